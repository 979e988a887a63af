"""Tests of the windows and of what opens them."""
