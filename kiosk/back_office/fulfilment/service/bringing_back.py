"""Bringing back: what a hand-over took off the shelf stands there again, as it stood before."""

from __future__ import annotations

from datetime import datetime

from kiosk.back_office.fulfilment.rules import FulfilmentRefusal
from kiosk.back_office.fulfilment.store import bringing_back as store
from kiosk.core.change import Change
from kiosk.core.ids import OrderId, OrderLineId, ShipmentId
from kiosk.core.refusal import Refused
from kiosk.database.acting import Act, View
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import Why


def packages_out(view: View, *, order: OrderId, at: datetime) -> dict[str, dict[OrderLineId, int]]:
    """The packages of an order that went out at that very moment, with what is in each."""
    found: dict[str, dict[OrderLineId, int]] = {}
    for row in store.out_at(view, order, at):
        found.setdefault(row.number, {})[OrderLineId(row.order_line_id)] = row.quantity
    return found


def bring_back(act: Act, *, order: OrderId, at: datetime) -> dict[str, str]:
    """A step: the packages that a hand-over took stand on their places again, and their goods in stock.

    Gives each package's place, to be carried there. Refused: nothing went out then.
    """
    rows = store.out_at(act, order, at)
    if not rows:
        raise Refused(FulfilmentRefusal.UNKNOWN_PACKAGE)
    lines = sorted({row.order_line_id for row in rows})
    back = stock.take_back(act, why=Why.HANDED_OVER, about=lines, at=at)
    places: dict[int, int] = {}
    for row in rows:
        came = next(
            move
            for move in back
            if (move.about, move.quantity) == (row.order_line_id, row.quantity)
        )
        back.remove(came)
        places[row.package_id] = came.place
    named = store.put_back(act, places)
    for shipment in store.stage_again(act, sorted({row.shipment_id for row in rows})):
        act.changed(Change.SHIPMENT, ShipmentId(shipment))
        act.changed(Change.SHELF, ShipmentId(shipment))
    act.changed(Change.ORDER, order)
    return {row.number: named[places[row.package_id]] for row in rows}
