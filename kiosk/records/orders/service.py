"""Orders' verbs: take orders in, note what the offices know of them, hand over and cancel, and find them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Row

from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.fault import Check, Fault
from kiosk.core.ids import CustomerId, OrderId, OrderLineId
from kiosk.core.refusal import Refused
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.records.orders import rules, store
from kiosk.records.orders.rules import (
    Axis,
    Billing,
    Delivery,
    Fulfilment,
    Known,
    Line,
    NewLine,
    NewOrder,
    Order,
    OrderRefusal,
    Paper,
    Standing,
    Status,
)
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series

__all__ = [
    "Axis", "Billing", "Delivery", "Fulfilment", "Known", "Line", "NewLine", "NewOrder", "Order",
    "Paper", "Standing", "Status",
]  # fmt: skip

# ---------------------------------------------------------------------------------------- writing


def take_in(act: Act, *, orders: Sequence[NewOrder]) -> list[OrderId]:
    """A step: adds orders with their lines, however many, in few statements; gives their ids in order.

    An order without a number gets the next of the house; a number that somebody else's order has
    already gets ``-2`` behind it. Refused: no lines, amounts that do not add up, another currency
    than the business's, and an order that came from the same source before.
    """
    for each in orders:
        _check(act, each)
    _refuse_known(act, orders)
    cleaned = [_cleaned(each) for each in orders]
    numbers = _numbers(act, cleaned)
    made = store.add(act, cleaned, numbers)
    bulk.changed(act, Change.ORDER, made)
    return made


def _check(act: Act, order: NewOrder) -> None:
    if not order.lines:
        raise Refused(OrderRefusal.NO_LINES, number=order.number)
    if order.currency != act.facts.currency:
        raise Refused(OrderRefusal.OTHER_CURRENCY, number=order.number, currency=order.currency)
    if not rules.adds_up(order):
        raise Refused(OrderRefusal.DOES_NOT_ADD_UP, number=order.number)


def _refuse_known(act: Act, orders: Sequence[NewOrder]) -> None:
    by_source: dict[str, list[str]] = {}
    for each in orders:
        if each.source_id is not None:
            by_source.setdefault(each.source, []).append(each.source_id)
    for source, source_ids in by_source.items():
        twice = len(set(source_ids)) < len(source_ids)
        before = store.known(act, source, source_ids)
        if before or twice:
            told = next(iter(before), "") or source_ids[0]
            raise Refused(OrderRefusal.ALREADY_TAKEN_IN, number=told)


def _cleaned(order: NewOrder) -> NewOrder:
    number = text.clean_text(order.number, limit=40)
    remark = text.clean_text(order.note, limit=2_000, lines=True)
    lines = tuple(map(_cleaned_line, order.lines))
    if (number, remark, lines) == (order.number, order.note, order.lines):
        return order
    return replace(order, number=number, note=remark, lines=lines)


def _cleaned_line(line: NewLine) -> NewLine:
    sku, name = text.clean_text(line.sku, limit=80), text.clean_text(line.name)
    return line if (sku, name) == (line.sku, line.name) else replace(line, sku=sku, name=name)


def _numbers(act: Act, orders: Sequence[NewOrder]) -> list[str]:
    """A number of its own for each order; the house's own are taken last and in one go."""
    wanted = [each.number for each in orders if each.number]
    taken = set(store.ids_by_number(act, wanted)) if wanted else set()
    free: dict[int, str] = {}
    for at, each in enumerate(orders):
        if each.number:
            free[at] = _free(act, each.number, taken)
            taken.add(free[at])
    missing = [at for at in range(len(orders)) if at not in free]
    if missing:
        own = settings.next_numbers(act, series=Series.ORDER, count=len(missing))
        free |= dict(zip(missing, own, strict=True))
    return [free[at] for at in range(len(orders))]


def _free(act: Act, number: str, taken: set[str]) -> str:
    if number not in taken:
        return number
    count = 2
    while f"{number}-{count}" in taken or store.ids_by_number(act, [f"{number}-{count}"]):
        count += 1
    return f"{number}-{count}"


def note(act: Act, *, order: OrderId, axis: Axis, value: StrEnum) -> None:
    """A step: the room that knows writes its axis; to say what it says already changes nothing."""
    said = rules.AXES[axis](value)
    if store.set_axis(act, order, axis, said):
        act.changed(Change.ORDER, order)
    elif not store.exists(act, order):
        raise Refused(OrderRefusal.UNKNOWN_ORDER)


def release(
    act: Act, *, order: OrderId, lines: Mapping[OrderLineId, int], uncarried: bool = False
) -> Fulfilment:
    """A step: so much of each line has reached the customer; writes and gives the fulfilment axis.

    `uncarried`: with it goes whatever still waits and cannot be carried, a service, shipping, a tip.
    Refused: more than still waits of a line (`MORE_THAN_WAITING`), a line of another order.
    """
    return _move_on(act, order, lines, released=True, uncarried=uncarried)


def unrelease(
    act: Act, *, order: OrderId, lines: Mapping[OrderLineId, int], uncarried: bool = False
) -> Fulfilment:
    """A step: so much of each line is back from the customer; writes and gives the fulfilment axis.

    `uncarried`: what cannot be carried and was handed over waits again too. Refused: more than was
    handed over of a line.
    """
    found = _one(act, order)
    amounts = {line: -many for line, many in lines.items() if many}
    if uncarried:
        amounts |= {
            line.id: -line.released for line in found.lines if not line.carried and line.released
        }
    known = {line.id: line for line in found.lines}
    for line, by in amounts.items():
        if line not in known or known[line].released + by < 0:
            raise Refused(OrderRefusal.UNKNOWN_LINE)
    done = store.add_to_lines(act, order, amounts, released=True)
    axis = rules.fulfilled(_as_now(found.lines, done), found.fulfilment)
    if axis is not found.fulfilment:
        store.set_axis(act, order, Axis.FULFILMENT, axis)
    act.changed(Change.ORDER, order)
    return axis


def cancel_rest(act: Act, *, order: OrderId, lines: Mapping[OrderLineId, int]) -> Fulfilment:
    """A step: so much of each line will not be handed over; writes and gives the fulfilment axis.

    Refused: more than still waits of a line (`MORE_THAN_WAITING`), a line of another order.
    """
    return _move_on(act, order, lines, released=False)


def _move_on(
    act: Act,
    number: OrderId,
    lines: Mapping[OrderLineId, int],
    *,
    released: bool,
    uncarried: bool = False,
) -> Fulfilment:
    amounts = {line: more for line, more in lines.items() if more}
    if any(more < 0 for more in amounts.values()):
        raise ValueError("less than nothing cannot be handed over")
    found = order(act, order=number)
    if uncarried:
        rest = {line.id: line.waiting for line in found.lines if not line.carried and line.waiting}
        amounts |= rest
    done = store.add_to_lines(act, number, amounts, released=released)
    for line in sorted(amounts):
        if line not in done:
            raise _too_much(act, number, line, amounts[line])
    axis = rules.fulfilled(_as_now(found.lines, done), found.fulfilment)
    if axis is not found.fulfilment:
        store.set_axis(act, number, Axis.FULFILMENT, axis)
    act.changed(Change.ORDER, number)
    return axis


def _as_now(lines: Sequence[Line], done: Mapping[OrderLineId, tuple[int, int]]) -> tuple[Line, ...]:
    """The lines with what the guarded statement says is released and cancelled of those it changed."""
    return tuple(
        replace(line, released=done[line.id][0], cancelled=done[line.id][1])
        if line.id in done
        else line
        for line in lines
    )


def _too_much(act: Act, number: OrderId, which: OrderLineId, wanted: int) -> Refused:
    line = next((each for each in order(act, order=number).lines if each.id == which), None)
    if line is None:
        return Refused(OrderRefusal.UNKNOWN_LINE)
    return Refused(
        OrderRefusal.MORE_THAN_WAITING, name=line.name, waiting=line.waiting, wanted=wanted
    )


# ---------------------------------------------------------------------------------------- reading


def order(view: View, *, order: OrderId) -> Order:
    """An order with its lines. Refused: there is none with this id."""
    return _one(view, order)


def _one(view: View, number: OrderId) -> Order:
    found = store.one(view, number)
    if found is None:
        raise Refused(OrderRefusal.UNKNOWN_ORDER)
    return found


def orders(view: View, *, orders: Sequence[OrderId]) -> dict[OrderId, Order]:
    """The orders with these ids with their lines, as far as there are any."""
    return store.orders(view, sorted(set(orders)))


def by_number(view: View, *, number: str) -> OrderId | None:
    """The order that people call `number`; ``1001`` finds ``#1001`` where there is no other."""
    said = text.clean_text(number, limit=40)
    if not said:
        return None
    found = store.ids_by_number(view, [said, f"#{said}"])
    return found.get(said) or found.get(f"#{said}")


def known_sources(view: View, *, source: str, source_ids: Sequence[str]) -> dict[str, Known]:
    """What came from `source` under these ids before: the order, and its fingerprint then."""
    return store.known(view, source, sorted(set(source_ids)))


def recent(
    view: View,
    *,
    standing: Standing | None = None,
    fulfilment: Fulfilment | None = None,
    billing: Billing | None = None,
    customer: CustomerId | None = None,
    limit: int = 50,
) -> tuple[Order, ...]:
    """The newest orders that are as asked, the newest first."""
    asked = {
        "standing": standing,
        "fulfilment": fulfilment,
        "billing": billing,
        "customer_id": customer,
    }
    wanted = {name: value for name, value in asked.items() if value is not None}
    numbers = store.recent(view, wanted, limit)
    found = store.orders(view, numbers)
    return tuple(found[number] for number in numbers)


def order_of_line(view: View, *, line: OrderLineId) -> OrderId:
    """The order that a line belongs to. Refused: there is no such line."""
    found = store.order_of_line(view, line)
    if found is None:
        raise Refused(OrderRefusal.UNKNOWN_LINE)
    return found


def verify(view: View) -> Check:
    """Whether every order's amounts are the sums of its lines, and its fulfilment what its lines say."""
    faults: list[Fault] = []
    checked = 0
    for row in store.every(view):
        checked += 1
        faults += _faults(row)
    for row in store.lines_beyond(view):
        gone = str(row.released + row.cancelled)
        faults.append(Fault("order_line", row.id, "released", f"0 to {row.quantity}", gone))
    return Check("orders", checked, tuple(faults))


def _faults(row: Row[Any]) -> list[Fault]:
    on_top = 0 if row.taxes_included else row.tax
    expected: dict[str, Callable[[], object]] = {
        "total": lambda: int(row.line_total or 0),
        "tax": lambda: int(row.line_tax or 0),
        "goods": lambda: row.total + row.discount - row.shipping - on_top,
        "fulfilment": lambda: rules.fulfilment_fitting(
            row.fulfilment, out=int(row.carried_out or 0), waiting=int(row.carried_waiting or 0)
        ),
    }
    found = {name: (wanted(), getattr(row, name)) for name, wanted in expected.items()}
    return [
        Fault("sales_order", row.id, name, str(wanted), str(said))
        for name, (wanted, said) in found.items()
        if wanted != said
    ]
