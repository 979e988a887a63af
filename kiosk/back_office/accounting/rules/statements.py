"""A customer's statement of account: what was billed and paid, what is open, and what they have with us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.back_office.accounting.rules.words import EntryKind, WayToPay
from kiosk.core.ids import CustomerId

STATEMENT_DAYS = timedelta(days=90)
"""A statement tells so far back; what was before is carried forward."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """What stood open became more (`minor` above zero) or less, by which paper or payment."""

    day: date
    kind: EntryKind
    number: str
    way: WayToPay | None
    minor: int
    balance: int


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A paper of which something is unpaid."""

    number: str
    day: date
    due_day: date | None
    total: int
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class Statement:
    """All of it: `before` is carried forward to `since`; `balance` is what the open items come to.

    `deposits` is paid in advance and not used yet, `credit` the store credit.
    """

    customer: CustomerId
    currency: str
    since: date
    day: date
    before: int
    lines: tuple[StatementLine, ...]
    items: tuple[OpenItem, ...]
    balance: int
    deposits: int
    credit: int


def with_balance(
    before: int, rows: list[tuple[date, EntryKind, str, WayToPay | None, int]]
) -> tuple[StatementLine, ...]:
    """The rows with what stood open after each."""
    made, balance = [], before
    for day, kind, number, way, minor in rows:
        balance += minor
        made.append(StatementLine(day, kind, number, way, minor, balance))
    return tuple(made)
