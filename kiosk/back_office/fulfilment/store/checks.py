"""Queries for `verify`: packages that hold something else than what was picked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select

from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.back_office.fulfilment.tables import package_item, shipment, shipment_line
from kiosk.database.acting import View


def faults(view: View) -> Sequence[Row[Any]]:
    """Lines whose packages hold something else than what was picked, once packed."""
    packed = (ShipmentState.PACKED, ShipmentState.STAGED, ShipmentState.DONE)
    held = (
        select(func.coalesce(func.sum(package_item.c.quantity), 0))
        .where(package_item.c.shipment_line_id == shipment_line.c.id)
        .scalar_subquery()
    )
    statement = (
        select(shipment_line.c.id, shipment_line.c.picked, held.label("held"))
        .select_from(shipment_line.join(shipment, shipment.c.id == shipment_line.c.shipment_id))
        .where(shipment.c.state.in_(packed), held != shipment_line.c.picked)
        .order_by(shipment_line.c.id)
    )
    return view.rows(statement)


def count_lines(view: View) -> int:
    """How many lines there are to check."""
    return int(view.execute(select(func.count()).select_from(shipment_line)).scalar_one())
