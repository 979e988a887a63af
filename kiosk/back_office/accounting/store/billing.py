"""Queries of what orders owe: their lines as billing sees them, payments, invoices and their lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Row, Select, Table, bindparam, case, func, select
from sqlalchemy.sql.selectable import Subquery

from kiosk.back_office.accounting.rules import LIVE, InvoiceKind, InvoiceState
from kiosk.back_office.accounting.tables import invoice, invoice_line, later, payment
from kiosk.core.ids import InvoiceId, OrderId
from kiosk.database import bulk
from kiosk.database.acting import Act, Values, View
from kiosk.records.orders.rules import Standing
from kiosk.records.orders.tables import order_line, sales_order

_PLAIN = {
    "version": 1, "credited": 0, "returns": False, "receipt_id": None, "bill_to": "", "address": "",
    "tax_number": "",
}  # fmt: skip
"""What an invoice says where it says nothing else."""

_RECEIPT, _FULL = invoice.alias("receipt"), invoice.alias("full")
_CREDITED = invoice.alias("taken_back")
_PAPER = (
    select(
        invoice,
        sales_order.c.number.label("order_number"),
        _RECEIPT.c.number.label("receipt_number"),
        _FULL.c.number.label("full_number"),
        _CREDITED.c.number.label("credited_number"),
    )
    .select_from(
        invoice.outerjoin(sales_order, sales_order.c.id == invoice.c.order_id)
        .outerjoin(_RECEIPT, _RECEIPT.c.id == invoice.c.receipt_id)
        .outerjoin(_FULL, _FULL.c.receipt_id == invoice.c.id)
        .outerjoin(_CREDITED, _CREDITED.c.id == invoice.c.credits)
    )
    .where(invoice.c.id == bindparam("paper"))
)
_LINE_IDS = (
    select(invoice_line.c.id)
    .where(invoice_line.c.invoice_id == bindparam("paper"))
    .order_by(invoice_line.c.id)
)
_BACK = invoice_line.alias("back")
_LINES_TO_CREDIT = (
    select(
        invoice_line,
        select(func.coalesce(func.sum(_BACK.c.quantity), 0))
        .where(_BACK.c.credits == invoice_line.c.id)
        .scalar_subquery()
        .label("came_back"),
    )
    .where(invoice_line.c.invoice_id == bindparam("paper"))
    .order_by(invoice_line.c.id)
)


_SOME: BindParameter[Any] = bindparam("some", expanding=True)


def _order_rows() -> Select[Any]:
    line = order_line
    joined = sales_order.outerjoin(line, line.c.order_id == sales_order.c.id)
    columns = (
        sales_order.c.id.label("order_id"), sales_order.c.number, sales_order.c.customer_id,
        sales_order.c.currency, sales_order.c.total.label("order_total"), sales_order.c.shipping,
        sales_order.c.taxes_included, line.c.id, line.c.product_id, line.c.name, line.c.quantity,
        line.c.price, line.c.total, line.c.tax, line.c.rate, line.c.carried, line.c.released,
        line.c.cancelled,
    )  # fmt: skip
    statement = select(*columns).select_from(joined).where(sales_order.c.id.in_(_SOME))
    return statement.order_by(sales_order.c.id, line.c.position)


_ORDER_ROWS = _order_rows()


def order_rows(view: View, orders: Sequence[OrderId]) -> Sequence[Row[Any]]:
    """Each order's lines beside the order (an order without lines has one row), in order."""
    return view.rows(_ORDER_ROWS, {"some": list(orders)})


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
    values: dict[str, object] = {"on": view.day}
    if orders is not None:
        values["some"] = list(orders)
    return view.rows(_money(some=orders is not None), values)


@cache
def _money(*, some: bool) -> Select[Any]:
    paid, billed, promised = _payments(some=some), _papers(some=some), _promises(some=some)
    joined = (
        sales_order.outerjoin(paid, paid.c.order_id == sales_order.c.id)
        .outerjoin(billed, billed.c.order_id == sales_order.c.id)
        .outerjoin(promised, promised.c.order_id == sales_order.c.id)
    )
    zero = [
        func.coalesce(column, 0).label(column.name)
        for column in (*paid.columns, *billed.columns, *promised.columns)
        if column.name != "order_id"
    ]
    columns = (
        sales_order.c.id, sales_order.c.customer_id, sales_order.c.currency, sales_order.c.total,
        sales_order.c.billing,
    )  # fmt: skip
    statement = select(*columns, *zero).select_from(joined)
    if some:
        statement = statement.where(sales_order.c.id.in_(_SOME))
    else:
        statement = statement.where(sales_order.c.standing == Standing.CONFIRMED)
    return statement.order_by(sales_order.c.id)


def _payments(*, some: bool) -> Subquery:
    row, left = payment.c, payment.c.minor - payment.c.used - payment.c.returned
    statement: Select[Any] = (
        select(
            row.order_id,
            func.sum(row.minor - row.returned - row.on_bills).label("paid_in"),
            func.sum(row.used - row.on_bills).label("used"),
            func.sum(row.refunded - row.returned).label("refunded"),
            func.sum(row.on_bills).label("on_bills"),
            func.sum(case((row.at_counter.is_(True), left), else_=0)).label("counter"),
        )
        .where(row.state.in_(LIVE))
        .group_by(row.order_id)
    )
    if some:
        statement = statement.where(row.order_id.in_(_SOME))
    return statement.subquery("paid")


def _promises(*, some: bool) -> Subquery:
    summed = func.sum(later.c.minor - later.c.used).label("later")
    statement: Select[Any] = select(later.c.order_id, summed).where(later.c.day == bindparam("on"))
    if some:
        statement = statement.where(later.c.order_id.in_(_SOME))
    return statement.group_by(later.c.order_id).subquery("promised")


def _papers(*, some: bool) -> Subquery:
    kind, state = invoice.c.kind, invoice.c.state
    live = state.not_in((InvoiceState.DRAFT, InvoiceState.KEPT))
    ahead = live & (kind == InvoiceKind.INVOICE)
    final = live & (kind == InvoiceKind.FINAL)
    note = kind == InvoiceKind.CREDIT_NOTE
    sums = {
        "ahead": (ahead, invoice.c.total),
        "ahead_paid": (ahead, invoice.c.paid + invoice.c.deducted),
        "final": (final, invoice.c.total),
        "final_paid": (final, invoice.c.paid),
        "credited": (live & note & invoice.c.returns.is_(False), invoice.c.total),
        "kept_open": (
            (state == InvoiceState.KEPT) & (kind == InvoiceKind.INVOICE),
            invoice.c.total,
        ),
        "kept_credited": ((state == InvoiceState.KEPT) & note, invoice.c.total),
    }
    columns = [
        func.sum(case((fits, minor), else_=0)).label(name) for name, (fits, minor) in sums.items()
    ]
    statement: Select[Any] = select(invoice.c.order_id, *columns).group_by(invoice.c.order_id)
    if some:
        statement = statement.where(invoice.c.order_id.in_(_SOME))
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


# ---------------------------------------------------------------------------------------- invoices


def add_invoices(act: Act, rows: Sequence[Values]) -> list[int]:
    """Adds invoices and credit notes; their ids in the order given."""
    return add(act, invoice, [_PLAIN | dict(row) for row in rows])


def add_invoice_lines(act: Act, rows: Sequence[Values]) -> None:
    """Adds lines of invoices."""
    bulk.insert_all(act, invoice_line, rows)


def paper(view: View, id: InvoiceId) -> Row[Any] | None:  # noqa: A002 - a row's id
    """An invoice with its order's number."""
    return view.row(_PAPER, {"paper": id})


def paper_lines(view: View, id: InvoiceId) -> Sequence[Row[Any]]:  # noqa: A002 - a row's id
    """The lines of an invoice in order."""
    statement = select(invoice_line).where(invoice_line.c.invoice_id == id)
    return view.rows(statement.order_by(invoice_line.c.id))


def line_ids(view: View, id: InvoiceId) -> Sequence[int]:  # noqa: A002 - a row's id
    """The ids of a paper's lines in order."""
    return view.connection.execute(_LINE_IDS, {"paper": id}).scalars().all()


def lines_to_credit(view: View, id: InvoiceId) -> Sequence[Row[Any]]:  # noqa: A002 - a row's id
    """A paper's lines, each with how many of it came back before."""
    return view.rows(_LINES_TO_CREDIT, {"paper": id})


def came_back(view: View, id: InvoiceId) -> int:  # noqa: A002 - a row's id
    """What goods that came back took of a paper."""
    total = func.coalesce(func.sum(invoice.c.total), 0)
    back = (invoice.c.credits == id) & invoice.c.returns.is_(True)
    return int(view.connection.execute(select(total).where(back)).scalar_one())


def credited(view: View, id: InvoiceId) -> bool:  # noqa: A002 - a row's id
    """Whether a credit note takes back something of a paper."""
    return view.row(select(invoice.c.id).where(invoice.c.credits == id).limit(1)) is not None


def full_invoice_of(view: View, receipt: InvoiceId) -> Row[Any] | None:
    """The full invoice that a receipt became."""
    return view.row(select(invoice).where(invoice.c.receipt_id == receipt))


def latest_final(view: View, order: OrderId) -> int | None:
    """The newest final invoice of an order."""
    fits = (invoice.c.order_id == order) & (invoice.c.kind == InvoiceKind.FINAL)
    fits &= invoice.c.state != InvoiceState.KEPT
    found = view.connection.execute(select(func.max(invoice.c.id)).where(fits)).scalar_one()
    return None if found is None else int(found)


def add(act: Act, table: Table, rows: Sequence[Values]) -> list[int]:
    """Adds rows; their ids in the order given. One row needs no id reserved for it."""
    return [act.insert(table, **rows[0])] if len(rows) == 1 else bulk.add(act, table, rows)
