"""Every query of accounting: the ledger, the papers, and the checks."""
