"""Tests of what every office works on."""
