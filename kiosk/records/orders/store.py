"""Every query of the orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, case, func, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from kiosk.core.ids import CustomerId, OrderId, OrderLineId, ProductId
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.database.types import Whole
from kiosk.records.orders import rules
from kiosk.records.orders.rules import Axis, Known, Line, NewOrder, Order, Standing
from kiosk.records.orders.tables import order_line, sales_order

_ORDER = (
    sales_order.c.id, sales_order.c.number, sales_order.c.customer_id, sales_order.c.standing,
    sales_order.c.fulfilment, sales_order.c.billing, sales_order.c.paper, sales_order.c.delivery,
    sales_order.c.currency, sales_order.c.taxes_included, sales_order.c.goods,
    sales_order.c.discount, sales_order.c.shipping, sales_order.c.tax, sales_order.c.total,
    sales_order.c.source, sales_order.c.note, sales_order.c.placed_at, sales_order.c.promised_at,
    sales_order.c.version, sales_order.c.not_after,
)  # fmt: skip
_LINE = (
    order_line.c.id, order_line.c.position, order_line.c.product_id, order_line.c.sku,
    order_line.c.name, order_line.c.quantity, order_line.c.price, order_line.c.discount,
    order_line.c.total, order_line.c.rate, order_line.c.tax, order_line.c.carried,
    order_line.c.released, order_line.c.cancelled, order_line.c.version, order_line.c.order_id,
)  # fmt: skip
_AXES = {
    Axis.FULFILMENT: sales_order.c.fulfilment,
    Axis.BILLING: sales_order.c.billing,
    Axis.PAPER: sales_order.c.paper,
}
# Made once: to build one of these takes SQLAlchemy longer than the database needs to run it.
_WHICH = bindparam("which", type_=Whole())
_SET_AXIS = {
    axis: update(sales_order)
    .where(sales_order.c.id == _WHICH, column != bindparam("said", type_=column.type))
    .values(
        {column.name: bindparam("said", type_=column.type), "version": sales_order.c.version + 1}
    )
    for axis, column in _AXES.items()
}
_EXISTS = select(sales_order.c.id).where(sales_order.c.id == _WHICH)
_LINES = (
    select(*_LINE)
    .where(order_line.c.order_id.in_(bindparam("some", expanding=True)))
    .order_by(order_line.c.order_id, order_line.c.position)
)
_ORDERS = (
    select(*_ORDER)
    .where(sales_order.c.id.in_(bindparam("some", expanding=True)))
    .order_by(sales_order.c.id)
)
_ONE = (
    select(*_ORDER, *(column.label(f"line_{column.name}") for column in _LINE))
    .select_from(sales_order.outerjoin(order_line, order_line.c.order_id == sales_order.c.id))
    .where(sales_order.c.id == _WHICH)
    .order_by(order_line.c.position)
)
FEW = 40
"""Lines changed by one statement: each has a branch of its own in it."""


def _line(row: Row[Any]) -> Line:
    return Line(
        OrderLineId(row.id), row.position, None if row.product_id is None else ProductId(row.product_id),
        row.sku, row.name, row.quantity, row.price, row.discount, row.total, row.rate, row.tax,
        row.carried, row.released, row.cancelled, row.version,
    )  # fmt: skip


def _order(row: Row[Any], lines: Sequence[Line]) -> Order:
    return Order(
        OrderId(row.id), row.number, CustomerId(row.customer_id), row.standing, row.fulfilment,
        row.billing, row.paper, row.delivery, row.currency, row.taxes_included, row.goods,
        row.discount, row.shipping, row.tax, row.total, row.source, row.note, row.placed_at,
        row.promised_at, row.version, tuple(lines), row.not_after,
    )  # fmt: skip


# ---------------------------------------------------------------------------------------- writing


def add(act: Act, orders: Sequence[NewOrder], numbers: Sequence[str]) -> list[OrderId]:
    """Adds orders with their lines; gives their ids in the same order."""
    made = bulk.add(
        act,
        sales_order,
        [_order_row(act, each, number) for each, number in zip(orders, numbers, strict=True)],
    )
    lines = [
        {"order_id": number, "position": position, **_line_values(each, line)}
        for number, each in zip(made, orders, strict=True)
        for position, line in enumerate(each.lines, start=1)
    ]
    bulk.insert_all(act, order_line, lines)
    return [OrderId(number) for number in made]


def _order_row(act: Act, order: NewOrder, number: str) -> dict[str, Any]:
    return {
        "number": number,
        "customer_id": order.customer,
        "standing": order.standing,
        "fulfilment": rules.fulfilment_of(order),
        "billing": order.billing,
        "paper": order.paper,
        "delivery": order.delivery,
        "currency": order.currency,
        "taxes_included": order.taxes_included,
        "goods": order.goods,
        "discount": order.discount,
        "shipping": order.shipping,
        "tax": order.tax,
        "total": order.total,
        "source": order.source,
        "source_id": order.source_id,
        "fingerprint": order.fingerprint,
        "note": order.note,
        "placed_at": order.placed_at,
        "confirmed_at": act.now if order.standing is Standing.CONFIRMED else None,
        "promised_at": order.promised_at,
        "not_after": order.not_after,
        "version": 1,
    }


def _line_values(order: NewOrder, line: rules.NewLine) -> dict[str, Any]:
    released, cancelled = rules.already(line, order.standing)
    return {
        "product_id": line.product,
        "sku": line.sku,
        "name": line.name,
        "quantity": line.quantity,
        "price": line.price,
        "discount": line.discount,
        "total": line.total,
        "rate": line.rate,
        "tax": line.tax,
        "carried": line.carried,
        "released": released,
        "cancelled": cancelled,
        "version": 1,
    }


def set_axis(act: Act, order: OrderId, axis: Axis, value: StrEnum) -> bool:
    """Writes an axis where it says something else; whether it did."""
    return act.execute(_SET_AXIS[axis], {"which": order, "said": value}).rowcount == 1


def add_to_lines(
    act: Act, order: OrderId, amounts: Mapping[OrderLineId, int], *, released: bool
) -> dict[OrderLineId, tuple[int, int]]:
    """Adds to what is released (else cancelled) of lines, as far as it waits.

    Gives of each line that it changed what is released and what is cancelled now.
    """
    found: dict[OrderLineId, tuple[int, int]] = {}
    for some in bulk.slices(sorted(amounts), FEW):
        values: dict[str, int] = {"which": order}
        for number, line in enumerate(some):
            values |= {f"line_{number}": line, f"by_{number}": amounts[line]}
        rows = act.rows(_adding(len(some), released=released), values)
        found |= {OrderLineId(row.id): (row.released, row.cancelled) for row in rows}
    return found


@lru_cache(maxsize=2 * FEW)
def _adding(count: int, *, released: bool) -> ReturningUpdate[Any]:
    """The statement that adds to `count` lines."""

    def value(name: str, number: int) -> BindParameter[int]:
        return bindparam(f"{name}_{number}", type_=Whole())

    lines = [value("line", number) for number in range(count)]
    by = case(
        *((order_line.c.id == line, value("by", number)) for number, line in enumerate(lines)),
        else_=0,
    )
    gone = order_line.c.released + order_line.c.cancelled
    column = order_line.c.released if released else order_line.c.cancelled
    values = {column.name: column + by, "version": order_line.c.version + 1}
    return (
        update(order_line)
        .where(
            order_line.c.order_id == _WHICH,
            order_line.c.id.in_(lines),
            gone + by <= order_line.c.quantity,
        )
        .values(values)
        .returning(order_line.c.id, order_line.c.released, order_line.c.cancelled)
    )


# ---------------------------------------------------------------------------------------- reading


def exists(view: View, order: OrderId) -> bool:
    """Whether there is such an order."""
    return view.row(_EXISTS, {"which": order}) is not None


def one(view: View, order: OrderId) -> Order | None:
    """The order with this id and its lines, in one statement."""
    rows = view.rows(_ONE, {"which": order})
    lines = [Line(*row[len(_ORDER) : -1]) for row in rows if row.line_id is not None]
    return _order(rows[0], lines) if rows else None


def orders(view: View, numbers: Sequence[OrderId]) -> dict[OrderId, Order]:
    """The orders with these ids with their lines, as far as there are any: two statements a slice."""
    found: dict[OrderId, Order] = {}
    for some in bulk.slices(numbers):
        lines = _lines_by_order(view, some)
        for row in view.rows(_ORDERS, {"some": list(some)}):
            found[OrderId(row.id)] = _order(row, lines.get(row.id, ()))
    return found


def _lines_by_order(view: View, numbers: Sequence[int]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for row in view.rows(_LINES, {"some": list(numbers)}):
        found.setdefault(row.order_id, []).append(_line(row))
    return found


def ids_by_number(view: View, numbers: Sequence[str]) -> dict[str, OrderId]:
    """The orders with these numbers, as far as there are any."""
    found: dict[str, OrderId] = {}
    for some in bulk.slices(numbers):
        asked = select(sales_order.c.number, sales_order.c.id).where(sales_order.c.number.in_(some))
        found |= {row.number: OrderId(row.id) for row in view.rows(asked)}
    return found


def known(view: View, source: str, source_ids: Sequence[str]) -> dict[str, Known]:
    """What came from `source` before under these ids."""
    found: dict[str, Known] = {}
    for some in bulk.slices(source_ids):
        asked = select(sales_order.c.source_id, sales_order.c.id, sales_order.c.fingerprint).where(
            sales_order.c.source == source, sales_order.c.source_id.in_(some)
        )
        found |= {
            row.source_id: Known(OrderId(row.id), row.fingerprint or "") for row in view.rows(asked)
        }
    return found


def recent(view: View, wanted: Mapping[str, object], limit: int) -> list[OrderId]:
    """The newest orders whose columns say what `wanted` says, the newest first."""
    asked: Select[Any] = select(sales_order.c.id)
    for column, value in wanted.items():
        asked = asked.where(sales_order.c[column] == value)
    rows = view.rows(asked.order_by(sales_order.c.id.desc()).limit(limit))
    return [OrderId(row.id) for row in rows]


def order_of_line(view: View, line: OrderLineId) -> OrderId | None:
    """The order that a line belongs to."""
    row = view.row(select(order_line.c.order_id).where(order_line.c.id == line))
    return None if row is None else OrderId(row.order_id)


# ----------------------------------------------------------------------------------------- verify


def every(view: View) -> Sequence[Row[Any]]:
    """Every order with what its lines add up to and how much to carry is out and waits."""
    waits = order_line.c.quantity - order_line.c.released - order_line.c.cancelled
    carried = order_line.c.carried.is_(True)

    def total(what: Any) -> Any:  # noqa: ANN401 - an expression
        return func.coalesce(func.sum(what), 0)

    lines = (
        select(
            order_line.c.order_id,
            total(order_line.c.total).label("line_total"),
            total(order_line.c.tax).label("line_tax"),
            total(case((carried, order_line.c.released), else_=0)).label("carried_out"),
            total(case((carried, waits), else_=0)).label("carried_waiting"),
            func.count().label("line_count"),
        )
        .group_by(order_line.c.order_id)
        .subquery("of_lines")
    )
    asked = (
        select(*_ORDER, lines)
        .select_from(sales_order)
        .outerjoin(lines, lines.c.order_id == sales_order.c.id)
        .order_by(sales_order.c.id)
    )
    return view.rows(asked)


def lines_beyond(view: View) -> Sequence[Row[Any]]:
    """Lines of which more, or less than nothing, is out than was ordered."""
    gone = order_line.c.released + order_line.c.cancelled
    wrong = (
        (gone > order_line.c.quantity) | (order_line.c.released < 0) | (order_line.c.cancelled < 0)
    )
    asked = select(*_LINE).where(wrong).order_by(order_line.c.id)
    return view.rows(asked)
