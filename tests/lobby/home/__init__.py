"""Tests of the lobby's home."""
