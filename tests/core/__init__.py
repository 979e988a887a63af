"""Tests of kiosk.core."""
