"""Check-in by hand, in the real window of a lobby."""
