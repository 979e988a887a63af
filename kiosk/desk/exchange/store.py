"""Every query of the exchange: what of one source stands in the books."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from kiosk.core.ids import OrderId
from kiosk.database import bulk
from kiosk.database.acting import View
from kiosk.records.orders.rules import Standing
from kiosk.records.orders.tables import sales_order


@dataclass(frozen=True, slots=True)
class Kept:
    """What one order that came from a source says today, minor units."""

    order: OrderId
    history: bool
    total: int
    tax: int
    shipping: int


def kept(view: View, source: str, source_ids: Sequence[str]) -> list[Kept]:
    """The orders that came from `source` under these ids."""
    columns = (
        sales_order.c.id,
        sales_order.c.standing,
        sales_order.c.total,
        sales_order.c.tax,
        sales_order.c.shipping,
    )
    found: list[Kept] = []
    for some in bulk.slices(source_ids):
        asked = select(*columns).where(
            sales_order.c.source == source, sales_order.c.source_id.in_(some)
        )
        found += [
            Kept(
                OrderId(row.id), row.standing is Standing.HISTORY, row.total, row.tax, row.shipping
            )
            for row in view.rows(asked.order_by(sales_order.c.id))
        ]
    return found
