"""Tests of kiosk.cross_training.training."""
