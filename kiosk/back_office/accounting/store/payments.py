"""Queries of money as it came and went: payments, what they cover, what went back, what may come later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    Table,
    bindparam,
    func,
    literal,
    literal_column,
    select,
    union_all,
    update,
)

from kiosk.back_office.accounting.rules import (
    LIVE,
    InvoiceKind,
    InvoiceState,
    PaymentState,
)
from kiosk.back_office.accounting.store import billing
from kiosk.back_office.accounting.tables import (
    LEFT_OVER,
    PENDING,
    covering,
    deposit_tax,
    entry,
    invoice,
    later,
    payment,
    refund,
)
from kiosk.core.ids import CustomerId, InvoiceId, OrderId, PaymentId
from kiosk.database import bulk
from kiosk.database.acting import Act, Values, View
from kiosk.records.customers.tables import customer
from kiosk.records.settings.tables import business

_FRESH = {
    "state": PaymentState.CAPTURED, "used": 0, "on_bills": 0, "refunded": 0, "returned": 0,
    "tax": 0,    "at_counter": False, "given": 0, "change": 0, "rounding": 0, "slip": "", "reference": "",
    "session_id": None, "person_id": None, "station": "", "version": 1,
}  # fmt: skip
_ONE = select(payment).where(payment.c.id == bindparam("id"))
_OF_ORDER = (
    select(payment)
    .where(payment.c.order_id == bindparam("order"), payment.c.state.in_(LIVE))
    .order_by(payment.c.id)
)
_OPEN_OF_ORDER = (
    select(invoice)
    .where(
        invoice.c.order_id == bindparam("order"),
        invoice.c.state == InvoiceState.POSTED,
        invoice.c.kind.in_((InvoiceKind.INVOICE, InvoiceKind.FINAL)),
    )
    .order_by(invoice.c.id)
)

_COVERED_BY = (
    select(
        *payment.c,
        func.min(covering.c.how).label("how"),
        func.sum(covering.c.minor).label("covers"),
    )
    .select_from(covering.join(payment, payment.c.id == covering.c.payment_id))
    .where(covering.c.invoice_id == bindparam("paper"))
    .group_by(*payment.c)
    .order_by(payment.c.id)
)

_HOLD = select(customer.c.id).where(customer.c.id == bindparam("customer")).with_for_update()


def add_payments(act: Act, rows: Sequence[Values]) -> list[int]:
    """Adds captured payments of which nothing is used; their ids in the order given."""
    return billing.add(act, payment, [_FRESH | {"day": act.day} | dict(row) for row in rows])


def one(view: View, id: PaymentId) -> Row[Any] | None:  # noqa: A002 - a row's id
    """A payment."""
    return view.row(_ONE, {"id": id})


def some(view: View, ids: Iterable[PaymentId]) -> Sequence[Row[Any]]:
    """These payments, oldest first."""
    return view.rows(select(payment).where(payment.c.id.in_(list(ids))).order_by(payment.c.id))


def of_order(view: View, order: OrderId) -> Sequence[Row[Any]]:
    """The payments of an order whose money came, oldest first."""
    return view.rows(_OF_ORDER, {"order": order})


def change_payment(act: Act, id: int, seen: int, **values: object) -> bool:  # noqa: A002 - a row's id
    """Changes a payment where its version still is `seen`."""
    fits = (payment.c.id == id) & (payment.c.version == seen)
    changed = update(payment).where(fits).values(**values, version=seen + 1)
    return act.execute(changed).rowcount == 1


def add_coverings(act: Act, rows: Sequence[Values]) -> None:
    """Writes down what of which payment covers which paper."""
    bulk.insert_all(act, covering, rows)


def add_refunds(act: Act, rows: Sequence[Values]) -> None:
    """Writes down what of which payment went back."""
    bulk.insert_all(act, refund, rows)


def add_deposit_taxes(act: Act, rows: Sequence[Values]) -> None:
    """Writes down net and tax of deposits by rate."""
    bulk.insert_all(act, deposit_tax, rows)


def deposit_taxes(view: View, payments: Sequence[int]) -> Sequence[Row[Any]]:
    """Net and tax of these deposits by rate, as they came."""
    row = deposit_tax.c
    came = (row.payment_id.in_(payments)) & (row.net + row.tax > 0)
    return view.rows(select(deposit_tax).where(came).order_by(row.id))


def covered_by(view: View, paper: InvoiceId) -> Sequence[Row[Any]]:
    """The payments that cover a paper, each with how and how much of it, oldest first."""
    return view.rows(_COVERED_BY, {"paper": paper})


def refunds_of_paper(view: View, paper: InvoiceId) -> Sequence[Row[Any]]:
    """What went back by a credit note."""
    fits = refund.c.invoice_id == paper
    return view.rows(select(refund).where(fits).order_by(refund.c.id))


def deposit_taxes_of_paper(view: View, paper: InvoiceId) -> Sequence[Row[Any]]:
    """Net and tax of the deposits that a paper deducts, below zero, by rate."""
    fits = deposit_tax.c.invoice_id == paper
    order = (deposit_tax.c.payment_id, deposit_tax.c.rate.desc())
    return view.rows(select(deposit_tax).where(fits).order_by(*order))


def entry_of(view: View, id: PaymentId) -> int | None:  # noqa: A002 - a row's id
    """The entry with which a payment came in."""
    found = select(func.min(entry.c.id)).where(entry.c.payment_id == id)
    made = view.connection.execute(found).scalar_one()
    return None if made is None else int(made)


def open_papers(view: View, order: OrderId) -> Sequence[Row[Any]]:
    """An order's papers that stand open, oldest first."""
    return view.rows(_OPEN_OF_ORDER, {"order": order})


def hold(act: Act, customer_id: CustomerId) -> None:
    """Lets nobody else spend or owe for a customer until this act is kept; an embedded writer is alone."""
    act.execute(_HOLD, {"customer": customer_id})


def store_credit(view: View, customer_id: CustomerId) -> int:
    """What a customer has as store credit."""
    by_credit: ColumnElement[bool] = literal_column("way = 'store_credit'")
    came = select(func.coalesce(func.sum(refund.c.minor), 0)).where(
        refund.c.customer_id == customer_id, by_credit
    )
    went = select(func.coalesce(func.sum(payment.c.minor), 0)).where(
        payment.c.customer_id == customer_id, by_credit, payment.c.state.in_(LIVE)
    )
    row = view.connection.execute(select(came.scalar_subquery(), went.scalar_subquery())).one()
    return int(row[0]) - int(row[1])


def pending_or_left(view: View) -> Sequence[Row[Any]]:
    """Payments without an outcome, and counter payments that no paper used up, oldest first."""
    pending = view.rows(select(payment).where(literal_column(PENDING)))
    live = payment.c.state.in_(LIVE)
    left = view.rows(select(payment).where(literal_column(LEFT_OVER), live))
    return sorted((*pending, *left), key=lambda row: int(row.id))


def taken(view: View, *, day: date | None = None, session: int | None = None) -> Sequence[Row[Any]]:
    """What came and went back on a day or in a till session, by way of paying."""
    one, zero = literal(1, Integer), literal(0, Integer)

    def part(table: Table, **sums: ColumnElement[Any]) -> Select[Any]:
        fits = table.c.day == day if session is None else table.c.session_id == session
        names = ("count", "minor", "refunds", "back", "coins")
        columns = [func.coalesce(func.sum(sums.get(name, zero)), 0).label(name) for name in names]
        statement: Select[Any] = select(table.c.way, *columns).where(fits).group_by(table.c.way)
        return statement

    came, went = payment.c, refund.c
    coins = came.minor + came.rounding
    back = went.minor + went.rounding
    both = union_all(
        part(payment, count=one, minor=came.minor, coins=coins).where(came.state.in_(LIVE)),
        part(refund, refunds=one, back=went.minor, coins=-back),
    ).subquery("both")
    names = ("count", "minor", "refunds", "back", "coins")
    statement: Select[Any] = select(
        both.c.way, *(func.sum(both.c[each]).label(each) for each in names)
    )
    return view.rows(statement.group_by(both.c.way).order_by(both.c.way))


# ------------------------------------------------------------------------------------------- later


def add_later(act: Act, **values: object) -> int:
    """Adds what may be paid later."""
    return act.insert(later, **values, used=0, version=1)


def promises(view: View, order: OrderId, day: date) -> Sequence[Row[Any]]:
    """What of an order taken on `day` may be paid later, oldest first."""
    fits = (later.c.order_id == order) & (later.c.day == day)
    return view.rows(select(later).where(fits).order_by(later.c.id))


def change_later(act: Act, id: int, seen: int, used: int) -> bool:  # noqa: A002 - a row's id
    """Writes how much of a promise is used."""
    fits = (later.c.id == id) & (later.c.version == seen)
    changed = update(later).where(fits).values(used=used, version=seen + 1)
    return act.execute(changed).rowcount == 1


def owed(view: View, customer_id: CustomerId, day: date) -> int:
    """What a customer has open on papers, and may still leave open today."""
    standing = invoice.c.total - invoice.c.deducted - invoice.c.paid
    on_papers = select(func.coalesce(func.sum(standing), 0)).where(
        invoice.c.customer_id == customer_id, invoice.c.state == InvoiceState.POSTED
    )
    promised = select(func.coalesce(func.sum(later.c.minor - later.c.used), 0)).where(
        later.c.customer_id == customer_id, later.c.day == day
    )
    row = view.connection.execute(select(on_papers.scalar_subquery(), promised.scalar_subquery()))
    return sum(int(each) for each in row.one())


def options(view: View) -> dict[str, Any]:
    """The owner's options."""
    return dict(view.connection.execute(select(business.c.options)).scalar_one_or_none() or {})


def change_paper(act: Act, id: int, seen: int, **values: object) -> bool:  # noqa: A002 - a row's id
    """Changes an invoice where its version still is `seen`."""
    fits = (invoice.c.id == id) & (invoice.c.version == seen)
    changed = update(invoice).where(fits).values(**values, version=seen + 1)
    return act.execute(changed).rowcount == 1
