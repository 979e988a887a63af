"""Tests of the screens of display."""
