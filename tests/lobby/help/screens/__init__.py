"""Tests of the lobby's help, by hand and eye."""
