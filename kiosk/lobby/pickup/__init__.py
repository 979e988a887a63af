"""Pickup: a code, a second fact, the lines, the hand-over. Words: pickup, code, claim, hand over.

States: REQUESTED > PREPARING > STAGED > READY (or BLOCKED: waiting for a paper) > VERIFYING > RELEASING >
COLLECTED ; READY > OVERDUE. What was not taken becomes the next part (``PU-7/2``) with a code of its own.
"""
