"""Tests that mirror the house."""
