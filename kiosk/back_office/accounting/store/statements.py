"""Queries of a customer's account: what stood open on papers and how it was settled, from the ledger itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.sql import ColumnElement

from kiosk.back_office.accounting.rules import InvoiceState, Use
from kiosk.back_office.accounting.tables import account, entry, entry_line, invoice, payment
from kiosk.core.ids import CustomerId
from kiosk.database.acting import View


def _on(use: Use, customer: CustomerId) -> ColumnElement[bool]:
    which = select(account.c.id).where(account.c.use == use).scalar_subquery()
    fits: ColumnElement[bool] = (entry_line.c.account_id == which) & (
        entry_line.c.customer_id == customer
    )
    return fits


def stood(view: View, use: Use, customer: CustomerId, before: date | None = None) -> int:
    """What a customer has on an account, or had when that day began: a debit above zero."""
    asked = select(func.coalesce(func.sum(entry_line.c.minor), 0)).where(_on(use, customer))
    if before is not None:
        asked = asked.where(entry_line.c.day < before)
    return int(view.connection.execute(asked).scalar_one())


def moved(view: View, customer: CustomerId, since: date) -> Sequence[Row[Any]]:
    """Each entry since then by which something of a customer's papers became open, or less."""
    joined = (
        entry_line.join(entry, entry.c.id == entry_line.c.entry_id)
        .outerjoin(invoice, invoice.c.id == entry.c.invoice_id)
        .outerjoin(payment, payment.c.id == entry.c.payment_id)
    )
    columns = (entry.c.id, entry.c.day, entry.c.kind, invoice.c.number, payment.c.way)
    summed = func.sum(entry_line.c.minor).label("minor")
    asked = select(*columns, summed).select_from(joined)
    fits = _on(Use.RECEIVABLE, customer) & (entry_line.c.day >= since)
    return view.rows(asked.where(fits).group_by(*columns).order_by(entry.c.id))


def open_items(view: View, customer: CustomerId) -> Sequence[Row[Any]]:
    """The papers of a customer that are not paid whole, the oldest first."""
    fits = (invoice.c.customer_id == customer) & (invoice.c.state == InvoiceState.POSTED)
    return view.rows(select(invoice).where(fits).order_by(invoice.c.day, invoice.c.id))
