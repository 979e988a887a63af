"""Messages' words: what is sent to a customer, by which way, and whether it has left.

WAITING -> SENT, or -> FAILED after the last try (a person then calls, or tries again).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from kiosk.core.ids import CustomerId, MessageId


class Way(StrEnum):
    """How a message reaches a customer."""

    EMAIL = "email"
    PAPER = "paper"


class MessageKind(StrEnum):
    """What a message says."""

    PICKUP_READY = "pickup_ready"
    REST_READY = "rest_ready"
    RECEIPT = "receipt"
    SALE_RECEIPT = "sale_receipt"
    TICKET = "ticket"
    CALLED = "called"
    VISITOR_HERE = "visitor_here"
    VISITOR_STILL_HERE = "visitor_still_here"
    BUILDING_LIST = "building_list"


class MessageState(StrEnum):
    """Whether it has left."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class MessageRefusal(StrEnum):
    """What messages refuse."""

    NO_ADDRESS = "message_no_address"
    UNKNOWN_MESSAGE = "message_unknown"
    ALREADY_SENT = "message_already_sent"


RETRY_AFTER = (
    timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4),
)  # fmt: skip
"""How long after each try in vain the next one comes."""
TRIES = len(RETRY_AFTER) + 1
"""How often a message is tried before it has failed and a person decides."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a customer; `content` is emptied once it is sent."""

    id: MessageId
    kind: MessageKind
    way: Way
    customer: CustomerId | None
    about: int
    language: str
    address: str
    content: Mapping[str, Any]
    state: MessageState
    attempts: int
    error: str
    queued_at: datetime
    sent_at: datetime | None


def way_to(email: str) -> Way:
    """How to reach somebody with this e-mail address, or without one."""
    return Way.EMAIL if email else Way.PAPER


def after_failure(attempts: int) -> MessageState:
    """What a message is after so many tries in vain."""
    return MessageState.FAILED if attempts >= TRIES else MessageState.WAITING


def next_try(attempts: int, now: datetime) -> datetime:
    """When a message that was tried so often in vain is due again."""
    return now + RETRY_AFTER[min(attempts, len(RETRY_AFTER)) - 1]
