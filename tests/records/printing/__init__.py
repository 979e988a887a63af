"""Printing's words and verbs."""
