"""Home: the lobby's doors and its languages."""
