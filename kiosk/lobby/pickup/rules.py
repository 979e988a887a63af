"""Pickup's words: a *pickup* is what one customer collects with one *code*; a *hand-over* ends it.

PREPARING -> READY | BLOCKED -> (READY) -> VERIFYING -> RELEASING -> COLLECTED ; READY -> OVERDUE ->
READY ; any before COLLECTED -> CANCELLED. What was not taken becomes a child (``PU-7/2``) with a new code.
"""

from __future__ import annotations

from enum import StrEnum


class PickupState(StrEnum):
    """Where a pickup stands (product.md 5.6)."""

    PREPARING = "preparing"
    BLOCKED = "blocked"
    READY = "ready"
    VERIFYING = "verifying"
    RELEASING = "releasing"
    OVERDUE = "overdue"
    COLLECTED = "collected"
    CANCELLED = "cancelled"


class Method(StrEnum):
    """How it was made sure who collects."""

    CODE = "code"
    CODE_AND_FACT = "code_and_fact"
    TWO_FACTS = "two_facts"
    ID_SEEN = "id_seen"
    KNOWN = "known_to_me"


class Confirmed(StrEnum):
    """What confirms the hand-over."""

    LIST = "list"
    SIGNATURE = "signature"
