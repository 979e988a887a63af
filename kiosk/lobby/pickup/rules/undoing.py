"""Taking a hand-over back (P17): why, how long after it, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.core.ids import PickupId
from kiosk.lobby.pickup.rules.policy import LONGEST_VOID, VOID_MINUTES


class VoidReason(StrEnum):
    """What went wrong."""

    WRONG_CUSTOMER = "wrong_customer"
    WRONG_GOODS = "wrong_goods"
    TOO_EARLY = "too_early"
    OTHER = "other"


class VoidRefusal(StrEnum):
    """Why a hand-over stays as it is."""

    NOT_HANDED_OVER = "void_not_handed_over"
    ALREADY_VOID = "void_already"
    TOO_LATE = "void_too_late"
    AFTER_CLOSE = "void_after_close"
    NOT_ALL_BACK = "void_not_all_back"
    REST_IS_GONE = "void_rest_handed_over"
    RECEIPT_VOID = "void_receipt"


@dataclass(frozen=True, slots=True)
class Undoable:
    """A hand-over that can be taken back until `until`: its packages, each with what is in it."""

    pickup: PickupId
    number: str
    order_number: str
    receipt: str
    at: datetime
    until: datetime
    packages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Voided:
    """A hand-over that was taken back: where its packages go, and the pick-up that has a new code."""

    receipt: str
    next: PickupId
    number: str
    places: tuple[tuple[str, str], ...]


def void_window(options: Mapping[str, object]) -> timedelta:
    """How long a hand-over can be taken back, as the owner's options say."""
    said = options.get("pickup_void_minutes")
    return timedelta(
        minutes=said if type(said) is int and 0 <= said <= LONGEST_VOID else VOID_MINUTES
    )
