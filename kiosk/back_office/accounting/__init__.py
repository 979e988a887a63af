"""Accounting: the ledger, invoices, deposits, credit notes. Words: account, entry, invoice, deposit, credit note."""
