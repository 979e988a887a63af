"""Every query of the stock."""
