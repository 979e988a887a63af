"""Queue: visits begin, wait, are served and end."""
