"""Today: its rules, its one read, its board on the screen."""
