"""Taking back: goods that nobody will collect go from shelf and bench into the store, until somebody decides."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.back_office.fulfilment import rules
from kiosk.back_office.fulfilment.rules import FulfilmentRefusal, ShipmentState
from kiosk.back_office.fulfilment.store import shipments as store
from kiosk.back_office.fulfilment.tables import shipment, shipment_line
from kiosk.core.change import Change
from kiosk.core.ids import OrderId, ShipmentId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database import bulk
from kiosk.database.acting import Act, does
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Axis, Fulfilment
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind, Why
from kiosk.records.stock.service import NewMove


@dataclass(frozen=True, slots=True)
class ToPutBack:
    """A package that somebody carries from its shelf place into the store."""

    number: str
    place: str


def take_back(act: Act, *, order: OrderId) -> tuple[ToPutBack, ...]:
    """A step: what is prepared of `order` and not out ends CANCELLED, its goods count as in the store.

    The order then needs a decision (`prepare_again`). Gives what is to be carried.
    """
    live = store.live_of(act, order)
    shelved = {row.id: ToPutBack(row.number, row.place) for row in store.on_shelf(act, [order])}
    store_place, bench = stock.places_of(act, kinds=[PlaceKind.STORE, PlaceKind.BENCH])
    moves = [
        NewMove(
            row.product_id, row.picked, bench, store_place, Why.UNPICKED, row.order_line_id
        )
        for row in live
        if row.picked and row.state is not ShipmentState.STAGED
    ] + [
        NewMove(
            item.product_id, item.quantity, item.place_id, store_place, Why.UNPICKED,
            item.order_line_id,
        )
        for item in store.leaving(act, list(shelved))
        if item.place_id is not None
    ]  # fmt: skip
    if moves:
        stock.moves(act, moves=moves)
    if shelved and store.go_out(act, list(shelved)) != len(shelved):
        raise Refused(FulfilmentRefusal.UNKNOWN_PACKAGE)
    for which, (state, version) in {row.id: (row.state, row.version) for row in live}.items():
        assert rules.may_go(state, ShipmentState.CANCELLED), state
        if not store.step(act, ShipmentId(which), version, ShipmentState.CANCELLED):
            raise Refused(ActRefusal.CHANGED_MEANWHILE)
        act.changed(Change.SHIPMENT, which)
    orders.note(act, order=order, axis=Axis.FULFILMENT, value=Fulfilment.EXCEPTION)
    return tuple(shelved.values())


@does(Task.SHIPMENT_PREPARE_AGAIN, about="order")
def prepare_again(act: Act, *, order: OrderId) -> ShipmentId | None:
    """The decision about an order whose goods were taken back: what still waits is picked once more.

    Gives its next part where some of it is out already. Refused: an order that needs no decision, or of
    which nothing waits any more.
    """
    wanted = orders.order(act, order=order)
    waiting = [line for line in wanted.lines if line.carried and line.waiting and line.product]
    if wanted.fulfilment is not Fulfilment.EXCEPTION or not waiting:
        raise Refused(FulfilmentRefusal.NOTHING_TO_PICK, number=wanted.number)
    act.changed(Change.ORDER, order)
    if not any(line.released for line in wanted.lines):
        orders.note(act, order=order, axis=Axis.FULFILMENT, value=Fulfilment.WAITING)
        return None
    orders.note(act, order=order, axis=Axis.FULFILMENT, value=Fulfilment.PARTIAL)
    part = store.part_to_add(act, order)
    waits = ShipmentState.WAITING
    made = act.insert(shipment, order_id=order, part=part, state=waits, made_at=act.now, version=1)
    rows = [
        {"shipment_id": made, "order_line_id": line.id, "product_id": line.product,
         "quantity": line.waiting, "picked": 0}
        for line in waiting
    ]  # fmt: skip
    bulk.insert_all(act, shipment_line, rows)
    act.changed(Change.SHIPMENT, made)
    return ShipmentId(made)
