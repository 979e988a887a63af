"""Reading the books: the trial balance from kept balances, and an order's entries."""

from __future__ import annotations

from datetime import date

from kiosk.back_office.accounting.rules import AccountBalance, Entry, EntryLine, TrialBalance
from kiosk.back_office.accounting.store import ledger
from kiosk.core.ids import EntryId, InvoiceId, OrderId
from kiosk.database.acting import View


def trial_balance(view: View, *, as_of: date | None = None) -> TrialBalance:
    """Every account's balance now, or at the end of the day `as_of`.

    Kept balances are by month, so that of history only the last month's lines are read, and none now.
    """
    month = None if as_of is None else f"{as_of:%Y-%m}"
    moved = {} if as_of is None else ledger.moved(view, as_of.replace(day=1), as_of)
    rows = tuple(
        AccountBalance(row.code, row.name, row.kind, row.use, int(row.minor) + moved.get(row.id, 0))
        for row in ledger.balances(view, month)
    )
    debit = sum(row.minor for row in rows if row.minor > 0)
    credit = -sum(row.minor for row in rows if row.minor < 0)
    return TrialBalance(as_of, rows, debit, credit)


def entries_of(view: View, *, order: OrderId) -> tuple[Entry, ...]:
    """Every entry of an order, oldest first, with its lines."""
    heads: dict[int, Entry] = {}
    lines: dict[int, list[EntryLine]] = {}
    for row in ledger.lines_of_order(view, order):
        invoice = None if row.invoice_id is None else InvoiceId(row.invoice_id)
        reverses = None if row.reverses is None else EntryId(row.reverses)
        head = Entry(EntryId(row.id), row.number, row.kind, row.day, invoice, reverses, ())
        heads.setdefault(row.id, head)
        lines.setdefault(row.id, []).append(EntryLine(row.code, row.name, row.minor, row.rate))
    return tuple(
        Entry(each.id, each.number, each.kind, each.day, each.invoice, each.reverses, tuple(told))
        for each, told in ((head, lines[id_]) for id_, head in heads.items())
    )
