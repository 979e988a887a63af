"""Tests of kiosk.migrations."""
