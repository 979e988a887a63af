"""Tests of kiosk.database."""
