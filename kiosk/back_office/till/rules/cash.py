"""What must be in a drawer, what a count differs by, and when a difference needs a second count or a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.back_office.till.rules.words import OUTWARD, MoveKind
from kiosk.core.money import LARGEST, tax_within


@dataclass(frozen=True, slots=True)
class Limits:
    """The owner's table: `difference` without questions, `paid_out` and `paid_in` of one move, in minor units."""

    difference: int
    paid_out: int
    paid_in: int


def limits(options: Mapping[str, object], unit: int) -> Limits:
    """The limits that the settings' options say; 5, 200 and 2,000 of the unit where they say nothing."""
    return Limits(
        _whole(options.get("till_difference_limit"), 5 * unit),
        _whole(options.get("till_paid_out_limit"), 200 * unit),
        _whole(options.get("till_paid_in_limit"), 2_000 * unit),
    )


def _whole(value: object, default: int) -> int:
    return value if type(value) is int and 0 <= value < LARGEST else default


def expected(opening: int, taken: int, moved: int) -> int:
    """The opening count, the cash of payments less that of refunds, and the signed moves."""
    return opening + taken + moved


def signed(kind: MoveKind, minor: int) -> int:
    """`minor` as it changes the drawer."""
    return -minor if kind in OUTWARD else minor


@dataclass(frozen=True, slots=True)
class Difference:
    """What a closed count says: `again` when it must be counted once more, `reason` when one is needed."""

    minor: int
    again: bool
    reason: bool


def difference(counted: int, should_be: int, limit: int, tries: int) -> Difference:
    """Up to `limit` no question; above it the first try (`tries` 0) counts again, later ones give a reason."""
    off = counted - should_be
    above = abs(off) > limit
    return Difference(off, again=above and tries == 0, reason=above)


def to_take_out(counted: int, base: int, smallest: int) -> int:
    """What goes to the safe so that `base` stays; nothing when less than that is there."""
    out = max(counted - base, 0)
    return out - out % smallest if smallest else out


def adds_up(counted: int, to_safe: int, left: int) -> bool:
    """Whether what goes to the safe and what stays are what was counted."""
    return to_safe >= 0 and left >= 0 and to_safe + left == counted


def paid_out_tax(minor: int, rate: int) -> int:
    """The tax that the receipt of a payment out contains, its rate in basis points."""
    return tax_within(minor, rate)


def lasted(since: datetime, until: datetime) -> timedelta:
    """How long it was; never below zero, whatever somebody did to the clock."""
    return max(until - since, timedelta(0))


def clock_went_back(opened: date, today: date) -> bool:
    """Whether the calendar says an earlier day than that of the opening: then nothing is closed on it."""
    return today < opened
