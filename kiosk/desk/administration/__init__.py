"""Administration: the first run, people and PINs, signing in."""
