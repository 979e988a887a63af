"""Customers: one card for each, found by e-mail or phone, never by name alone. Words: customer."""
