"""Foyer: front desk and back office for a business with a lobby."""
