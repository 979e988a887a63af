"""Tests of the lobby's home, by hand and eye."""
