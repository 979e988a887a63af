"""Orders for tests, made by acts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

from kiosk.business import Business
from kiosk.core import money
from kiosk.core.by import Owner
from kiosk.core.ids import CustomerId, OrderId, OrderLineId, ProductId
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import (
    Axis,
    Delivery,
    Fulfilment,
    NewLine,
    NewOrder,
    Order,
    Standing,
)

OWNER = Owner("tester")
Pairs = tuple[tuple[OrderLineId, int], ...]
PLACED = datetime(2026, 4, 13, 9, 0, tzinfo=UTC)


@does(Task.ORDERS_IMPORT)
def take_in(act: Act, *, orders_: tuple[NewOrder, ...]) -> list[OrderId]:
    """The step `orders.take_in` as an act of its own."""
    return orders.take_in(act, orders=orders_)


@does(Task.ORDERS_IMPORT, about="order")
def note(act: Act, *, order: OrderId, axis: Axis, value: StrEnum) -> None:
    """The step `orders.note` as an act of its own."""
    orders.note(act, order=order, axis=axis, value=value)


@does(Task.ORDERS_IMPORT, about="order")
def release(act: Act, *, order: OrderId, lines: Pairs) -> Fulfilment:
    """The step `orders.release` as an act of its own."""
    return orders.release(act, order=order, lines=dict(lines))


@does(Task.ORDERS_IMPORT, about="order")
def cancel_rest(act: Act, *, order: OrderId, lines: Pairs) -> Fulfilment:
    """The step `orders.cancel_rest` as an act of its own."""
    return orders.cancel_rest(act, order=order, lines=dict(lines))


def pairs(lines: Mapping[OrderLineId, int]) -> Pairs:
    """How much of each line, as an act takes it: what is asked of an act is plain data."""
    return tuple(lines.items())


def line(
    product: ProductId | None = None,
    *,
    sku: str = "FRAME-A4",
    name: str = "Oak frame A4",
    quantity: int = 1,
    price: int = 2_400,
    discount: int = 0,
    rate: int = 1_900,
    carried: bool = True,
) -> NewLine:
    """A line whose price includes its tax."""
    total = quantity * price - discount
    tax = money.tax_within(total, rate)
    return NewLine(product, sku, name, quantity, price, discount, total, rate, tax, carried)


def new_order(customer: CustomerId, *lines: NewLine, **others: object) -> NewOrder:
    """An order of these lines (one frame where none are given), for pick-up, confirmed."""
    lines = lines or (line(),)
    made = NewOrder(
        customer=customer,
        delivery=Delivery.PICKUP,
        standing=Standing.CONFIRMED,
        currency="EUR",
        taxes_included=True,
        goods=sum(each.quantity * each.price for each in lines),
        discount=sum(each.discount for each in lines),
        shipping=0,
        tax=sum(each.tax for each in lines),
        total=sum(each.total for each in lines),
        lines=lines,
        placed_at=PLACED,
    )
    return replace(made, **others)  # type: ignore[arg-type]


def order(business: Business, customer: CustomerId, *lines: NewLine, **others: object) -> Order:
    """An order that is there, as `new_order` makes it."""
    made = business.do(take_in, by=OWNER, orders_=(new_order(customer, *lines, **others),))
    return business.read(orders.order, order=made[0])
