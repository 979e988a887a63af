"""Tests of kiosk.records.audit."""
