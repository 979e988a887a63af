"""Every query of fulfilment."""
