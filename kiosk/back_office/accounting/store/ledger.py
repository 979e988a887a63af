"""Queries of the ledger: accounts, entries with their lines, and kept balances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Insert, Row, func, insert, or_, select

from kiosk.back_office.accounting.rules import ChartRow, Entry, EntryLine, Use
from kiosk.back_office.accounting.tables import account, balance, entry, entry_line
from kiosk.core.ids import EntryId, InvoiceId, OrderId, PaymentId
from kiosk.database import bulk
from kiosk.database.acting import Act, Values, View
from kiosk.database.conflict import Conflicting
from kiosk.records.orders.tables import sales_order
from kiosk.records.staff.tables import person

_ACCOUNTS = select(account.c.use, account.c.id).where(account.c.use.is_not(None))


def _raising(insert_into: Any) -> Insert:  # noqa: ANN401 - a dialect's insert
    made = insert_into(balance)
    raised = balance.c.minor + made.excluded.minor
    return made.on_conflict_do_update(  # type: ignore[no-any-return]
        index_elements=["account_id", "month"], set_={"minor": raised}
    )


_RAISING = Conflicting(_raising)

_WITH_LINES = (
    select(
        entry.c.id, entry.c.number, entry.c.kind, entry.c.day, entry.c.at, entry.c.invoice_id,
        entry.c.payment_id, entry.c.reverses, account.c.code, account.c.name, entry_line.c.minor,
        entry_line.c.rate, person.c.name.label("person"),
    )
    .select_from(
        entry.join(entry_line, entry_line.c.entry_id == entry.c.id)
        .join(account, account.c.id == entry_line.c.account_id)
        .outerjoin(person, person.c.id == entry.c.person_id)
    )
    .order_by(entry.c.id, entry_line.c.id)
)  # fmt: skip


def add_accounts(act: Act, chart: Sequence[ChartRow]) -> None:
    """Adds the accounts of a chart."""
    rows = [{"code": row.code, "name": row.name, "kind": row.kind, "use": row.use} for row in chart]
    act.execute(insert(account), rows)


def account_ids(view: View) -> dict[Use, int]:
    """The account of each use."""
    return {row.use: row.id for row in view.rows(_ACCOUNTS)}


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
    if rows:
        act.execute(_RAISING.of(act.connection), rows)


def entry_with_lines(view: View, id: int) -> Sequence[Row[Any]]:  # noqa: A002 - a row's id
    """One entry's lines, each beside its entry."""
    joined = entry.join(entry_line, entry_line.c.entry_id == entry.c.id)
    columns = (
        entry.c.order_id, entry.c.invoice_id, entry.c.payment_id, entry_line.c.account_id,
        entry_line.c.minor, entry_line.c.rate, entry_line.c.customer_id,
    )  # fmt: skip
    statement = select(*columns).select_from(joined).where(entry.c.id == id)
    return view.rows(statement.order_by(entry_line.c.id))


def entries_of_order(view: View, order: OrderId) -> tuple[Entry, ...]:
    """Every entry of an order, oldest first, with its lines."""
    return _entries(view.rows(_WITH_LINES.where(entry.c.order_id == order)))


def entries_of_paper(
    view: View, paper: InvoiceId, payments: Sequence[PaymentId]
) -> tuple[Entry, ...]:
    """Every entry of a paper and of these payments, oldest first."""
    of_paper = entry.c.invoice_id == paper
    fits = or_(of_paper, entry.c.payment_id.in_(payments)) if payments else of_paper
    return _entries(view.rows(_WITH_LINES.where(fits)))


def one_entry(view: View, id: EntryId) -> Entry | None:  # noqa: A002 - a row's id
    """One entry with its lines."""
    return next(iter(_entries(view.rows(_WITH_LINES.where(entry.c.id == id)))), None)


def _entries(rows: Sequence[Any]) -> tuple[Entry, ...]:
    lines: dict[int, list[EntryLine]] = {}
    heads: dict[int, Any] = {}
    for row in rows:
        heads.setdefault(row.id, row)
        lines.setdefault(row.id, []).append(EntryLine(row.code, row.name, row.minor, row.rate))
    return tuple(
        Entry(
            EntryId(id_), head.number, head.kind, head.day,
            None if head.invoice_id is None else InvoiceId(head.invoice_id),
            None if head.reverses is None else EntryId(head.reverses), tuple(lines[id_]), head.at,
            head.person or "", None if head.payment_id is None else PaymentId(head.payment_id),
        )
        for id_, head in heads.items()
    )  # fmt: skip


def account_of(view: View, code: str) -> Row[Any] | None:
    """An account by its code."""
    return view.row(select(account).where(account.c.code == code))


def account_lines(
    view: View, id: int, first: date, last: date, after: tuple[date, int] | None, limit: int  # noqa: A002
) -> Sequence[Row[Any]]:  # fmt: skip
    """Lines of an account between two days, oldest first, `limit` of them after a place."""
    line = entry_line.c
    joined = entry_line.join(entry, entry.c.id == line.entry_id).outerjoin(
        sales_order, sales_order.c.id == entry.c.order_id
    )
    fits = (line.account_id == id) & line.day.between(first, last)
    if after is not None:
        fits &= or_(line.day > after[0], (line.day == after[0]) & (line.id > after[1]))
    columns = (
        line.id, line.entry_id, entry.c.number, entry.c.kind, line.day, line.minor, line.rate,
        sales_order.c.number.label("order_number"),
    )  # fmt: skip
    statement = select(*columns).select_from(joined).where(fits)
    return view.rows(statement.order_by(line.day, line.id).limit(limit))


def place_of(view: View, id: int) -> tuple[date, int] | None:  # noqa: A002 - a row's id
    """Where a line stands among those of its account."""
    row = view.row(select(entry_line.c.day).where(entry_line.c.id == id))
    return None if row is None else (row.day, id)


def balance_before(view: View, id: int, day: date) -> int:  # noqa: A002 - a row's id
    """An account's balance when a day begins."""
    kept = select(func.coalesce(func.sum(balance.c.minor), 0)).where(
        balance.c.account_id == id, balance.c.month < f"{day:%Y-%m}"
    )
    line = entry_line.c
    moved_ = select(func.coalesce(func.sum(line.minor), 0)).where(
        line.account_id == id, line.day >= day.replace(day=1), line.day < day
    )
    row = view.connection.execute(select(kept.scalar_subquery(), moved_.scalar_subquery())).one()
    return int(row[0]) + int(row[1])


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
