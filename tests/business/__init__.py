"""Tests of kiosk.business."""
