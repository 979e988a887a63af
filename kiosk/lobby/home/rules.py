"""Home's words: a *door* is one of the four things a customer may come for."""
