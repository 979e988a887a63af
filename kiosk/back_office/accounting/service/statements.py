"""Reading a customer's statement of account from the ledger."""

from __future__ import annotations

from datetime import date

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import OpenItem, Statement, Use
from kiosk.back_office.accounting.store import statements as store
from kiosk.core.ids import CustomerId
from kiosk.database.acting import View


def statement(view: View, *, customer: CustomerId, since: date | None = None) -> Statement:
    """What became open and was settled since a day (90 days ago), what is open now, and what they have."""
    first = since or view.day - rules.STATEMENT_DAYS
    before = store.stood(view, Use.RECEIVABLE, customer, first)
    rows = [
        (row.day, row.kind, row.number or "", row.way, int(row.minor))
        for row in store.moved(view, customer, first)
        if row.minor
    ]
    items = tuple(
        OpenItem(
            row.number or "", row.day, row.due_day, int(row.total), _open(row),
            rules.days_late(row.due_day, _open(row), view.day),
        )
        for row in store.open_items(view, customer)
    )  # fmt: skip
    lines = rules.with_balance(before, rows)
    return Statement(
        customer, view.facts.currency, first, view.day, before, lines, items,
        lines[-1].balance if lines else before,
        -store.stood(view, Use.DEPOSITS, customer), -store.stood(view, Use.STORE_CREDIT, customer),
    )  # fmt: skip


def _open(row: object) -> int:
    amounts = (getattr(row, name) for name in ("deducted", "paid", "credited"))
    return int(getattr(row, "total")) - sum(map(int, amounts))  # noqa: B009 - a row
