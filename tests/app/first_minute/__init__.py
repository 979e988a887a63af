"""The first minute's rules and what is kept for after a power cut."""
