"""Today: what is ready, waiting and overdue, on one board."""
