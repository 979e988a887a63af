"""Tests of the lobby's pickup, by hand and eye."""
