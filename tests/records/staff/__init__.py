"""Tests of kiosk.records.staff."""
