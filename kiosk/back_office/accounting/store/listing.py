"""Queries of invoices as a list: by number or customer, the newest first, and what is unpaid by age."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, case, func, or_, select

from kiosk.back_office.accounting.rules import InvoiceState
from kiosk.back_office.accounting.tables import invoice
from kiosk.core.ids import CustomerId, InvoiceId
from kiosk.database.acting import View
from kiosk.records.customers.tables import customer

_OPEN = invoice.c.total - invoice.c.deducted - invoice.c.paid - invoice.c.credited
_LIST = (
    select(
        invoice, customer.c.name.label("customer_name"), customer.c.company.label("company")
    )
    .select_from(invoice.outerjoin(customer, customer.c.id == invoice.c.customer_id))
    .where(invoice.c.number.is_not(None))
    .order_by(invoice.c.id.desc())
)  # fmt: skip


def papers(
    view: View,
    numbers: Sequence[str] | None,
    customers: Sequence[CustomerId],
    after: InvoiceId | None,
    limit: int,
) -> Sequence[Row[Any]]:
    """The newest `limit` papers older than `after`; with `numbers`, only those or of these customers."""
    statement = _LIST
    if numbers is not None:
        named = invoice.c.number.in_(numbers)
        of_them = invoice.c.customer_id.in_(customers)
        statement = statement.where(or_(named, of_them) if customers else named)
    if after is not None:
        statement = statement.where(invoice.c.id < after)
    return view.rows(statement.limit(limit))


def ageing(view: View, today: date) -> Row[Any]:
    """What is open by how long it is late, and how many papers are."""
    due = invoice.c.due_day
    ages = {
        "not_due": or_(due.is_(None), due >= today),
        "to_30": due.between(today - timedelta(days=30), today - timedelta(days=1)),
        "to_60": due.between(today - timedelta(days=60), today - timedelta(days=31)),
        "over_60": due < today - timedelta(days=60),
    }
    sums = [
        func.coalesce(func.sum(case((fits, _OPEN), else_=0)), 0).label(name)
        for name, fits in ages.items()
    ]
    statement = select(*sums, func.count().label("many"))
    return view.rows(statement.where(invoice.c.state == InvoiceState.POSTED))[0]


def count(view: View) -> int:
    """How many papers have a number."""
    counted = select(func.count()).select_from(invoice).where(invoice.c.number.is_not(None))
    return int(view.connection.execute(counted).scalar_one())


def customer_name(view: View, id: CustomerId) -> str:  # noqa: A002 - a row's id
    """A customer's name, or the company's."""
    row = view.row(select(customer.c.name, customer.c.company).where(customer.c.id == id))
    return "" if row is None else row.name or row.company
