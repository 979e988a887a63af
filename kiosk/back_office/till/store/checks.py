"""What `verify` compares of the till: each sum by session, in a handful of statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from kiosk.back_office.accounting.rules import PaymentState, Use, WayToPay
from kiosk.back_office.accounting.tables import (
    account,
    balance,
    entry_line,
    payment,
    refund,
    uncounted,
)
from kiosk.back_office.till.rules import CountKind
from kiosk.back_office.till.tables import (
    cash_move,
    till_count,
    till_count_line,
    till_report,
    till_session,
)
from kiosk.database.acting import View
from kiosk.records.settings.rules import Series
from kiosk.records.settings.tables import series

_NOT_TAKEN = [
    str(state) for state in (PaymentState.PENDING, PaymentState.FAILED, PaymentState.VOIDED)
]


def sessions(view: View) -> Sequence[Row[Any]]:
    """Every session in the order of its number."""
    return view.rows(select(till_session).order_by(till_session.c.number))


def cash(view: View) -> dict[int, int]:
    """The cash of payments less refunds, by session."""
    came = (
        select(payment.c.session_id, func.sum(payment.c.minor + payment.c.rounding).label("minor"))
        .where(payment.c.way == WayToPay.CASH, payment.c.state.not_in(_NOT_TAKEN))
        .where(payment.c.session_id.is_not(None))
        .group_by(payment.c.session_id)
    )
    went = (
        select(refund.c.session_id, func.sum(refund.c.minor + refund.c.rounding).label("minor"))
        .where(refund.c.way == WayToPay.CASH, refund.c.session_id.is_not(None))
        .group_by(refund.c.session_id)
    )
    found = {int(row.session_id): int(row.minor) for row in view.rows(came)}
    for row in view.rows(went):
        id_ = int(row.session_id)
        found[id_] = found.get(id_, 0) - int(row.minor)
    return found


def moved(view: View) -> dict[int, int]:
    """What the moves come to, by session."""
    columns = (cash_move.c.session_id, func.sum(cash_move.c.minor).label("minor"))
    rows = view.rows(select(*columns).group_by(cash_move.c.session_id))
    return {int(row.session_id): int(row.minor) for row in rows}


def moves_outside(view: View) -> Sequence[Row[Any]]:
    """Moves on a day before their session was opened or after it was closed."""
    joined = cash_move.join(till_session, till_session.c.id == cash_move.c.session_id)
    outside = (cash_move.c.day < till_session.c.opened_day) | (
        cash_move.c.day > till_session.c.closed_day
    )
    columns = (
        cash_move.c.id,
        cash_move.c.day,
        till_session.c.opened_day,
        till_session.c.closed_day,
    )
    return view.rows(select(*columns).select_from(joined).where(outside).order_by(cash_move.c.id))


def payments_outside(view: View) -> Sequence[Row[Any]]:
    """Payments on a day before their session was opened or after it was closed."""
    joined = payment.join(till_session, till_session.c.id == payment.c.session_id)
    outside = (payment.c.day < till_session.c.opened_day) | (
        payment.c.day > till_session.c.closed_day
    )
    columns = (payment.c.id, payment.c.day, till_session.c.opened_day, till_session.c.closed_day)
    return view.rows(select(*columns).select_from(joined).where(outside).order_by(payment.c.id))


def wrong_counts(view: View) -> Sequence[Row[Any]]:
    """Counts whose lines come to something else."""
    summed = func.coalesce(func.sum(till_count_line.c.face * till_count_line.c.many), 0)
    joined = till_count.outerjoin(till_count_line, till_count_line.c.count_id == till_count.c.id)
    statement = select(till_count.c.id, till_count.c.minor, summed.label("found"))
    grouped = statement.select_from(joined).group_by(till_count.c.id, till_count.c.minor)
    return view.rows(grouped.having(summed != till_count.c.minor).order_by(till_count.c.id))


def last_counts(view: View) -> dict[tuple[int, CountKind], int]:
    """What the newest whole count of each session and kind came to."""
    newest = (
        select(func.max(till_count.c.id))
        .where(till_count.c.complete.is_(True))
        .group_by(till_count.c.session_id, till_count.c.kind)
    )
    rows = view.rows(select(till_count).where(till_count.c.id.in_(newest)))
    return {(int(row.session_id), row.kind): int(row.minor) for row in rows}


def reports(view: View) -> Sequence[Row[Any]]:
    """Every report in the order of its kind and number."""
    return view.rows(select(till_report).order_by(till_report.c.kind, till_report.c.number))


def last_number(view: View, kind: Series) -> int:
    """The last number that a series gave."""
    row = view.row(select(series.c.last).where(series.c.kind == kind, series.c.year == 0))
    return 0 if row is None else int(row.last)


def cash_of_entries(view: View) -> dict[int, int]:
    """What each session's closing entry changes the cash account by, by entry."""
    joined = entry_line.join(account, account.c.id == entry_line.c.account_id)
    mine = select(till_session.c.entry_id).where(till_session.c.entry_id.is_not(None))
    statement = (
        select(entry_line.c.entry_id, func.sum(entry_line.c.minor).label("minor"))
        .select_from(joined)
        .where(account.c.use == Use.CASH, entry_line.c.entry_id.in_(mine))
        .group_by(entry_line.c.entry_id)
    )
    return {int(row.entry_id): int(row.minor) for row in view.rows(statement)}


def cash_in_books(view: View) -> int:
    """What the account of cash in tills says."""
    joined = balance.join(account, account.c.id == balance.c.account_id)
    summed = select(func.coalesce(func.sum(balance.c.minor), 0)).select_from(joined)
    return int(view.execute(summed.where(account.c.use == Use.CASH)).scalar_one())


def blind(view: View) -> dict[int, date]:
    """The sessions whose cash accounting does not tell, and since when."""
    return {row.session_id: row.day for row in view.rows(select(uncounted))}
