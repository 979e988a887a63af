"""Tests of colleagues."""
