"""Tests of kiosk.records.settings."""
