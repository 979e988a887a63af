"""Tests of the display: who is called, by sound and by light, and texts that are shown."""
