"""Reading the books: the trial balance from kept balances, an account's lines, and entries."""

from __future__ import annotations

from datetime import date, timedelta

from kiosk.back_office.accounting.rules import (
    AccountBalance,
    AccountLine,
    AccountLines,
    Entry,
    TrialBalance,
)
from kiosk.back_office.accounting.store import ledger
from kiosk.core.ids import EntryId, OrderId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import View

_MIDDLE = 15
"""The day of a month from which on what is left of it is the shorter way."""


def trial_balance(view: View, *, as_of: date | None = None) -> TrialBalance:
    """Every account's balance now, or at the end of the day `as_of`.

    Kept balances are by month. Of a day within one only the lines of the shorter way are read: those
    since the month began, or those until it ended; none lie behind today or a month's end.
    """
    moved: dict[int, int] = {}
    month = None
    if as_of is not None:
        end = (as_of.replace(day=28) + timedelta(days=4)).replace(day=1)
        behind = as_of >= view.day or as_of.day > _MIDDLE
        month = f"{end if behind else as_of:%Y-%m}"
        if behind and as_of + timedelta(days=1) < end:
            after = ledger.moved(view, as_of + timedelta(days=1), end - timedelta(days=1))
            moved = {account: -minor for account, minor in after.items()}
        elif not behind:
            moved = ledger.moved(view, as_of.replace(day=1), as_of)
    rows = tuple(
        AccountBalance(row.code, row.name, row.kind, row.use, int(row.minor) + moved.get(row.id, 0))
        for row in ledger.balances(view, month)
    )
    debit = sum(row.minor for row in rows if row.minor > 0)
    credit = -sum(row.minor for row in rows if row.minor < 0)
    return TrialBalance(as_of, rows, debit, credit)


def entries_of(view: View, *, order: OrderId) -> tuple[Entry, ...]:
    """Every entry of an order, oldest first, with its lines."""
    return ledger.entries_of_order(view, order)


def entry(view: View, *, entry: EntryId) -> Entry:
    """One entry with its lines. Refused: there is none."""
    found = ledger.one_entry(view, entry)
    if found is None:
        raise Refused(ActRefusal.NOT_FOUND)
    return found


def account_lines(
    view: View, *, account: str, first: date, last: date, limit: int = 100, after: int | None = None
) -> AccountLines:
    """Lines of the account with this code between two days, oldest first: the drill-down of a balance.

    `after` goes on behind a line. Refused: there is no such account.
    """
    row = ledger.account_of(view, account)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    place = None if after is None else ledger.place_of(view, after)
    found = ledger.account_lines(view, row.id, first, last, place, limit + 1)
    lines = tuple(
        AccountLine(
            each.id, EntryId(each.entry_id), each.number, each.kind, each.day, each.minor,
            each.rate, each.order_number or "",
        )
        for each in found[:limit]
    )  # fmt: skip
    before = ledger.balance_before(view, row.id, first)
    more = lines[-1].id if len(found) > limit else None
    return AccountLines(row.code, row.name, row.kind, before, lines, more)
