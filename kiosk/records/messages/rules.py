"""Messages' words: what is sent to a customer, by which way, and whether it has left.

WAITING -> SENT, or -> FAILED after the last try (a person then calls, or tries again).
"""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """How a message reaches a customer."""

    EMAIL = "email"
    PAPER = "paper"


class MessageKind(StrEnum):
    """What a message says."""

    PICKUP_READY = "pickup_ready"
    REST_READY = "rest_ready"
    RECEIPT = "receipt"


class MessageState(StrEnum):
    """Whether it has left."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class MessageRefusal(StrEnum):
    """What messages refuse."""

    NO_ADDRESS = "message_no_address"
