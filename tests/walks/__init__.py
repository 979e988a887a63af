"""Whole journeys: real threads, real windows, a real database."""
