"""Queries of what a hand-over took: its packages, their places, and the shipments that are not over after all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.back_office.fulfilment.tables import package, package_item, shipment, shipment_line
from kiosk.core.ids import OrderId
from kiosk.database.acting import Act, View
from kiosk.records.stock.tables import place


def out_at(view: View, order: OrderId, at: datetime) -> Sequence[Row[Any]]:
    """The packages of an order that went out at `at`, a row for each thing in them."""
    joined = (
        package.join(shipment, shipment.c.id == package.c.shipment_id)
        .join(package_item, package_item.c.package_id == package.c.id)
        .join(shipment_line, shipment_line.c.id == package_item.c.shipment_line_id)
    )
    columns = (
        package.c.id.label("package_id"), package.c.number, package.c.shipment_id,
        shipment_line.c.order_line_id, package_item.c.quantity,
    )  # fmt: skip
    fits = (shipment.c.order_id == order) & (package.c.out_at == at)
    statement = select(*columns).select_from(joined).where(fits)
    return view.rows(statement.order_by(package.c.id, package_item.c.id))


def put_back(act: Act, places: Mapping[int, int]) -> dict[int, str]:
    """Each package stands on its place again; gives how the places are called."""
    for which, where in sorted(places.items()):
        stands = update(package).where(package.c.id == which)
        act.execute(stands.values(out_at=None, place_id=where))
    chosen = select(place.c.id, place.c.name).where(place.c.id.in_(sorted(set(places.values()))))
    return {row.id: row.name for row in act.rows(chosen)}


def stage_again(act: Act, which: Sequence[int]) -> list[int]:
    """Those of the shipments that were over by it stand on the shelf again; gives all of them."""
    over = update(shipment).where(shipment.c.id.in_(which), shipment.c.state == ShipmentState.DONE)
    staged = {"state": ShipmentState.STAGED, "done_at": None, "version": shipment.c.version + 1}
    act.execute(over.values(staged))
    return list(which)
