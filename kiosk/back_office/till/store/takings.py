"""What came into a session by payments, and the papers behind it; the cash of it stays here until the count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.sql import ColumnElement

from kiosk.back_office.accounting.rules import (
    InvoiceKind,
    InvoiceState,
    PaymentState,
    WayToPay,
)
from kiosk.back_office.accounting.tables import (
    account,
    covering,
    entry_line,
    invoice,
    invoice_line,
    payment,
    refund,
)
from kiosk.core.ids import OrderId, PaymentId, TillSessionId
from kiosk.database.acting import View

_NOT_TAKEN = [
    str(state) for state in (PaymentState.PENDING, PaymentState.FAILED, PaymentState.VOIDED)
]
_TAKEN = payment.c.state.not_in(_NOT_TAKEN)


def _sum(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(column), 0)


def cash(view: View, session: TillSessionId) -> int:
    """The cash that payments brought into a session, less what refunds took out of it."""
    came = select(_sum(payment.c.minor + payment.c.rounding)).where(
        payment.c.session_id == session, payment.c.way == WayToPay.CASH, _TAKEN
    )
    went = select(_sum(refund.c.minor + refund.c.rounding)).where(
        refund.c.session_id == session, refund.c.way == WayToPay.CASH
    )
    return int(view.execute(came).scalar_one()) - int(view.execute(went).scalar_one())


def ways(view: View, session: TillSessionId) -> list[tuple[WayToPay, int, int]]:
    """Payments of a session by way: how many, and what they come to less what went back that way."""
    mine = select(payment.c.way, func.count().label("many"), _sum(payment.c.minor).label("minor"))
    came = mine.where(payment.c.session_id == session, _TAKEN).group_by(payment.c.way)
    back = select(refund.c.way, _sum(refund.c.minor).label("minor"))
    gone = back.where(refund.c.session_id == session).group_by(refund.c.way)
    found = {row.way: [int(row.many), int(row.minor)] for row in view.rows(came)}
    for row in view.rows(gone):
        found.setdefault(row.way, [0, 0])[1] -= int(row.minor)
    return [(way, found[way][0], found[way][1]) for way in WayToPay if way in found]


def pending_of_order(view: View, order: OrderId) -> bool:
    """Whether nobody knows yet what became of a payment of an order."""
    waiting = (payment.c.order_id == order) & (payment.c.state == PaymentState.PENDING)
    return view.row(select(payment.c.id).where(waiting).limit(1)) is not None


def left_open(view: View, since: datetime) -> tuple[int, int]:
    """What hand-overs since then left open on their invoices: how many, and how much."""
    open_then = invoice.c.total - invoice.c.deducted
    stands = (invoice.c.kind == InvoiceKind.FINAL) & (invoice.c.state != InvoiceState.KEPT)
    asked = select(func.count().label("many"), _sum(open_then).label("minor")).where(
        stands, invoice.c.posted_at >= since, open_then > 0
    )
    row = view.rows(asked)[0]
    return int(row.many), int(row.minor)


def one_payment(view: View, id_: PaymentId) -> Row[Any] | None:
    """How a payment came, in which session and on which day."""
    columns = (payment.c.way, payment.c.session_id, payment.c.day, payment.c.state)
    return view.row(select(*columns).where(payment.c.id == id_))


def _papers(session: TillSessionId) -> ColumnElement[bool]:
    paid = select(covering.c.invoice_id).join(payment, payment.c.id == covering.c.payment_id)
    return invoice.c.id.in_(paid.where(payment.c.session_id == session, _TAKEN))


def _returns(session: TillSessionId) -> ColumnElement[bool]:
    back = select(refund.c.invoice_id).where(refund.c.session_id == session)
    return invoice.c.id.in_(back.where(refund.c.invoice_id.is_not(None)))


def sold(view: View, session: TillSessionId) -> Row[Any]:
    """Papers that payments of a session paid: how many, from which number to which, and their total."""
    columns = (
        func.count().label("many"), func.min(invoice.c.number).label("first"),
        func.max(invoice.c.number).label("last"), _sum(invoice.c.total).label("total"),
    )  # fmt: skip
    not_note = invoice.c.kind != InvoiceKind.CREDIT_NOTE
    return view.rows(select(*columns).where(_papers(session), not_note))[0]


def receipts(view: View, session: TillSessionId) -> Row[Any]:
    """The same of receipts alone: their numbers run on."""
    columns = (
        func.count().label("many"), func.min(invoice.c.number).label("first"),
        func.max(invoice.c.number).label("last"),
    )  # fmt: skip
    is_receipt = invoice.c.kind == InvoiceKind.RECEIPT
    return view.rows(select(*columns).where(_papers(session), is_receipt))[0]


def returned(view: View, session: TillSessionId) -> tuple[int, int]:
    """Credit notes by which money went back in a session: how many, and their total."""
    columns = (func.count().label("many"), _sum(invoice.c.total).label("total"))
    row = view.rows(select(*columns).where(_returns(session)))[0]
    return int(row.many), int(row.total)


def taxes(view: View, session: TillSessionId) -> dict[int, tuple[int, int]]:
    """Net and tax by rate of what was sold in a session, less what was taken back."""
    found: dict[int, tuple[int, int]] = {}
    for sign, which in ((1, _papers(session)), (-1, _returns(session))):
        joined = invoice_line.join(invoice, invoice.c.id == invoice_line.c.invoice_id)
        columns = (
            invoice_line.c.rate, _sum(invoice_line.c.net).label("net"),
            _sum(invoice_line.c.tax).label("tax"),
        )  # fmt: skip
        statement = select(*columns).select_from(joined).where(which)
        for row in view.rows(statement.group_by(invoice_line.c.rate)):
            net, tax = found.get(int(row.rate), (0, 0))
            found[int(row.rate)] = (net + sign * int(row.net), tax + sign * int(row.tax))
    return found


def deposits(view: View, session: TillSessionId) -> tuple[int, int]:
    """What was paid in advance in a session, and what earlier deposits paid of its papers."""
    ahead = select(_sum(payment.c.minor - payment.c.on_bills)).where(
        payment.c.session_id == session, payment.c.at_counter.is_(False), _TAKEN
    )
    joined = covering.join(payment, payment.c.id == covering.c.payment_id)
    papers = select(invoice.c.id).where(_papers(session))
    used = (
        select(_sum(covering.c.minor))
        .select_from(joined)
        .where(covering.c.invoice_id.in_(papers), payment.c.at_counter.is_(False))
    )
    return int(view.execute(ahead).scalar_one()), int(view.execute(used).scalar_one())


def entry_lines(view: View, entry: int) -> Sequence[Row[Any]]:
    """The lines of a journal entry with their accounts."""
    joined = entry_line.join(account, account.c.id == entry_line.c.account_id)
    columns = (account.c.code, account.c.name, entry_line.c.minor)
    statement = select(*columns).select_from(joined).where(entry_line.c.entry_id == entry)
    return view.rows(statement.order_by(entry_line.c.id))
