"""Check-in: two facts, one visit, a way to be called, a number."""
