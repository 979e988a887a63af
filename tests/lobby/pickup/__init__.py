"""Pickup: codes, rules, the lobby, the desk, the hand-over, the receipt."""
