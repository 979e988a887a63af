"""Tests of the lobby's help."""
