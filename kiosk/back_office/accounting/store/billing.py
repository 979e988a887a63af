"""Queries of what orders owe: their lines as billing sees them, payments, invoices and their lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, Table, case, func, select, update
from sqlalchemy.sql.selectable import Subquery

from kiosk.back_office.accounting.rules import InvoiceKind, InvoiceState, PaymentState
from kiosk.back_office.accounting.tables import invoice, invoice_line, payment
from kiosk.core.ids import InvoiceId, OrderId
from kiosk.database import bulk
from kiosk.database.acting import Act, Values, View
from kiosk.records.orders.rules import Standing
from kiosk.records.orders.tables import order_line, sales_order


def order_rows(view: View, orders: Sequence[OrderId]) -> Sequence[Row[Any]]:
    """Each order's lines beside the order (an order without lines has one row), in order."""
    line = order_line
    joined = sales_order.outerjoin(line, line.c.order_id == sales_order.c.id)
    columns = (
        sales_order.c.id.label("order_id"), sales_order.c.number, sales_order.c.customer_id,
        sales_order.c.currency, sales_order.c.total.label("order_total"), sales_order.c.shipping,
        sales_order.c.taxes_included, line.c.id, line.c.product_id, line.c.name, line.c.quantity,
        line.c.price, line.c.total, line.c.tax, line.c.rate, line.c.carried, line.c.released,
        line.c.cancelled,
    )  # fmt: skip
    statement = select(*columns).select_from(joined).where(sales_order.c.id.in_(orders))
    return view.rows(statement.order_by(sales_order.c.id, line.c.position))


def order_heads(view: View, orders: Sequence[OrderId]) -> Sequence[Row[Any]]:
    """Customer, currency, total and billing axis of each order."""
    columns = (
        sales_order.c.id, sales_order.c.customer_id, sales_order.c.currency, sales_order.c.total,
        sales_order.c.billing,
    )  # fmt: skip
    return view.rows(select(*columns).where(sales_order.c.id.in_(orders)))


def money(view: View, orders: Sequence[OrderId] | None = None) -> Sequence[Row[Any]]:
    """What payments and papers of each order come to, beside its total and its billing axis.

    Without `orders`: every confirmed order.
    """
    paid, billed = _payments(orders), _papers(orders)
    joined = sales_order.outerjoin(paid, paid.c.order_id == sales_order.c.id).outerjoin(
        billed, billed.c.order_id == sales_order.c.id
    )
    zero = [
        func.coalesce(column, 0).label(column.name)
        for column in (*paid.columns, *billed.columns)
        if column.name != "order_id"
    ]
    columns = (
        sales_order.c.id, sales_order.c.customer_id, sales_order.c.currency, sales_order.c.total,
        sales_order.c.billing,
    )  # fmt: skip
    statement = select(*columns, *zero).select_from(joined)
    if orders is None:
        statement = statement.where(sales_order.c.standing == Standing.CONFIRMED)
    else:
        statement = statement.where(sales_order.c.id.in_(orders))
    return view.rows(statement.order_by(sales_order.c.id))


def _payments(orders: Sequence[OrderId] | None) -> Subquery:
    statement: Select[Any] = select(
        payment.c.order_id,
        func.sum(payment.c.minor).label("paid_in"),
        func.sum(payment.c.used).label("used"),
        func.sum(payment.c.refunded).label("refunded"),
    ).group_by(payment.c.order_id)
    if orders is not None:
        statement = statement.where(payment.c.order_id.in_(orders))
    return statement.subquery("paid")


def _papers(orders: Sequence[OrderId] | None) -> Subquery:
    kind, state = invoice.c.kind, invoice.c.state
    live = state.not_in((InvoiceState.DRAFT, InvoiceState.KEPT))
    sums = {
        "ahead": (live & (kind == InvoiceKind.INVOICE), invoice.c.total),
        "ahead_paid": (live & (kind == InvoiceKind.INVOICE), invoice.c.paid + invoice.c.deducted),
        "final": (live & (kind == InvoiceKind.FINAL), invoice.c.total),
        "final_deducted": (live & (kind == InvoiceKind.FINAL), invoice.c.deducted),
        "credited": (live & (kind == InvoiceKind.CREDIT_NOTE), invoice.c.total),
        "kept_open": (
            (state == InvoiceState.KEPT) & (kind == InvoiceKind.INVOICE),
            invoice.c.total,
        ),
        "kept_credited": (
            (state == InvoiceState.KEPT) & (kind == InvoiceKind.CREDIT_NOTE),
            invoice.c.total,
        ),
    }
    columns = [
        func.sum(case((fits, minor), else_=0)).label(name) for name, (fits, minor) in sums.items()
    ]
    statement: Select[Any] = select(invoice.c.order_id, *columns).group_by(invoice.c.order_id)
    if orders is not None:
        statement = statement.where(invoice.c.order_id.in_(orders))
    return statement.subquery("billed")


def billed_by_rate(view: View, order: OrderId) -> Sequence[Row[Any]]:
    """Net and tax of an order's invoices so far, by kind of line and rate."""
    joined = invoice.join(invoice_line, invoice_line.c.invoice_id == invoice.c.id)
    key = (invoice_line.c.what, invoice_line.c.rate)
    sums = (
        func.sum(invoice_line.c.net).label("net"),
        func.sum(invoice_line.c.tax).label("tax"),
    )
    fits = (invoice.c.order_id == order) & (invoice.c.kind != InvoiceKind.CREDIT_NOTE)
    fits &= invoice.c.state.not_in((InvoiceState.DRAFT, InvoiceState.KEPT))
    statement = select(*key, *sums).select_from(joined).where(fits)
    return view.rows(statement.group_by(*key).order_by(*key))


def ahead_numbers(view: View, order: OrderId) -> Sequence[str]:
    """The numbers of the invoices that billed an order ahead of its goods."""
    fits = (invoice.c.order_id == order) & (invoice.c.kind == InvoiceKind.INVOICE)
    statement = select(invoice.c.number).where(fits & invoice.c.number.is_not(None))
    return view.connection.execute(statement.order_by(invoice.c.id)).scalars().all()


# ---------------------------------------------------------------------------------------- payments


def add_payments(act: Act, rows: Sequence[Values]) -> list[int]:
    """Adds captured payments; their ids in the order given."""
    fresh = {"state": PaymentState.CAPTURED, "used": 0, "refunded": 0, "version": 1}
    return _add(act, payment, [fresh | dict(row) for row in rows])


def payments(view: View, orders: Sequence[OrderId]) -> Sequence[Row[Any]]:
    """The payments of orders, oldest first."""
    statement = select(payment).where(payment.c.order_id.in_(orders))
    return view.rows(statement.order_by(payment.c.order_id, payment.c.id))


def change_payment(act: Act, id: int, seen: int, **values: object) -> bool:  # noqa: A002 - a row's id
    """Changes a payment where its version still is `seen`."""
    fits = (payment.c.id == id) & (payment.c.version == seen)
    changed = update(payment).where(fits).values(**values, version=seen + 1)
    return act.execute(changed).rowcount == 1


# ---------------------------------------------------------------------------------------- invoices


def add_invoices(act: Act, rows: Sequence[Values]) -> list[int]:
    """Adds invoices and credit notes; their ids in the order given."""
    return _add(act, invoice, [{"version": 1} | dict(row) for row in rows])


def add_invoice_lines(act: Act, rows: Sequence[Values]) -> None:
    """Adds lines of invoices."""
    bulk.insert_all(act, invoice_line, rows)


def paper(view: View, id: InvoiceId) -> Row[Any] | None:  # noqa: A002 - a row's id
    """An invoice with its order's number."""
    joined = invoice.join(sales_order, sales_order.c.id == invoice.c.order_id)
    statement = select(invoice, sales_order.c.number.label("order_number")).select_from(joined)
    return view.row(statement.where(invoice.c.id == id))


def paper_lines(view: View, id: InvoiceId) -> Sequence[Row[Any]]:  # noqa: A002 - a row's id
    """The lines of an invoice in order."""
    statement = select(invoice_line).where(invoice_line.c.invoice_id == id)
    return view.rows(statement.order_by(invoice_line.c.id))


def latest_final(view: View, order: OrderId) -> int | None:
    """The newest final invoice of an order."""
    fits = (invoice.c.order_id == order) & (invoice.c.kind == InvoiceKind.FINAL)
    found = view.connection.execute(select(func.max(invoice.c.id)).where(fits)).scalar_one()
    return None if found is None else int(found)


def _add(act: Act, table: Table, rows: Sequence[Values]) -> list[int]:
    # One row needs no id reserved for it.
    return [act.insert(table, **rows[0])] if len(rows) == 1 else bulk.add(act, table, rows)
