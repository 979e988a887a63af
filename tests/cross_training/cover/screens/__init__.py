"""Tests of cover's screens."""
