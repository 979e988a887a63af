"""Queries of the ledger: accounts, entries with their lines, and kept balances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.back_office.accounting.rules import ChartRow, Use
from kiosk.back_office.accounting.tables import account, balance, entry, entry_line
from kiosk.core.ids import OrderId
from kiosk.database import bulk
from kiosk.database.acting import Act, Values, View


def add_accounts(act: Act, chart: Sequence[ChartRow]) -> None:
    """Adds the accounts of a chart."""
    rows = [{"code": row.code, "name": row.name, "kind": row.kind, "use": row.use} for row in chart]
    act.execute(insert(account), rows)


def account_ids(view: View) -> dict[Use, int]:
    """The account of each use."""
    rows = view.rows(select(account.c.use, account.c.id).where(account.c.use.is_not(None)))
    return {row.use: row.id for row in rows}


def add_entries(act: Act, rows: Sequence[Values]) -> list[int]:
    """Adds entries; their ids in the order given."""
    # One row needs no id reserved for it: a statement less in every act that posts.
    return [act.insert(entry, **rows[0])] if len(rows) == 1 else bulk.add(act, entry, rows)


def add_entry_lines(act: Act, rows: Sequence[Values]) -> None:
    """Adds lines of entries; a trigger adds each to its entry's sum."""
    bulk.insert_all(act, entry_line, rows)


def add_to_balances(act: Act, sums: Mapping[int, int], month: str) -> None:
    """Adds to each account's balance of `month`, in one statement and always in the same order."""
    rows = [
        {"account_id": id_, "month": month, "minor": minor}
        for id_, minor in sorted(sums.items())
        if minor
    ]
    if not rows:
        return
    dialect: Any = sqlite if act.connection.dialect.name == "sqlite" else postgresql
    made = dialect.insert(balance).values(rows)
    raised = balance.c.minor + made.excluded.minor
    act.execute(
        made.on_conflict_do_update(index_elements=["account_id", "month"], set_={"minor": raised})
    )


def entry_with_lines(view: View, id: int) -> Sequence[Row[Any]]:  # noqa: A002 - a row's id
    """One entry's lines, each beside its entry."""
    joined = entry.join(entry_line, entry_line.c.entry_id == entry.c.id)
    columns = (
        entry.c.order_id, entry.c.invoice_id, entry.c.payment_id, entry_line.c.account_id,
        entry_line.c.minor, entry_line.c.rate, entry_line.c.customer_id,
    )  # fmt: skip
    statement = select(*columns).select_from(joined).where(entry.c.id == id)
    return view.rows(statement.order_by(entry_line.c.id))


def lines_of_order(view: View, order: OrderId) -> Sequence[Row[Any]]:
    """Every line of an order's entries with its account, entry by entry."""
    joined = entry.join(entry_line, entry_line.c.entry_id == entry.c.id).join(
        account, account.c.id == entry_line.c.account_id
    )
    columns = (
        entry.c.id, entry.c.number, entry.c.kind, entry.c.day, entry.c.invoice_id, entry.c.reverses,
        account.c.code, account.c.name, entry_line.c.minor, entry_line.c.rate,
    )  # fmt: skip
    statement = select(*columns).select_from(joined).where(entry.c.order_id == order)
    return view.rows(statement.order_by(entry.c.id, entry_line.c.id))


def balances(view: View, before: str | None) -> Sequence[Row[Any]]:
    """Every account with the sum of its kept balances, of months before `before` or of all."""
    fits = balance.c.account_id == account.c.id
    if before is not None:
        fits &= balance.c.month < before
    summed = func.coalesce(func.sum(balance.c.minor), 0).label("minor")
    columns = (account.c.id, account.c.code, account.c.name, account.c.kind, account.c.use)
    statement = select(*columns, summed).select_from(account.outerjoin(balance, fits))
    return view.rows(statement.group_by(*columns).order_by(account.c.code))


def moved(view: View, first: date, last: date) -> dict[int, int]:
    """What the lines from `first` to `last` come to, by account."""
    summed = func.sum(entry_line.c.minor).label("minor")
    statement = select(entry_line.c.account_id, summed)
    within = entry_line.c.day.between(first, last)
    rows = view.rows(statement.where(within).group_by(entry_line.c.account_id))
    return {int(row.account_id): int(row.minor) for row in rows}
