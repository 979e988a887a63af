"""Pickup: a code, a second fact, the lines, the hand-over. Words: pickup, code, claim, hand over. PREPARING > READY > VERIFYING > RELEASING > COLLECTED."""
