"""Queries of taking a hand-over back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select, update

from kiosk.back_office.till.tables import drawer, till_session
from kiosk.core.ids import OrderLineId, PickupId
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.lobby.pickup.tables import pickup_line


def taken(view: View, which: PickupId) -> dict[OrderLineId, int]:
    """How many of each line a pickup's hand-over took."""
    chosen = select(pickup_line.c.order_line_id, pickup_line.c.taken).where(
        pickup_line.c.pickup_id == which, pickup_line.c.taken > 0
    )
    return {OrderLineId(row.order_line_id): row.taken for row in view.rows(chosen)}


def take_nothing(act: Act, which: PickupId) -> None:
    """Nothing of this pickup was taken after all."""
    act.execute(update(pickup_line).where(pickup_line.c.pickup_id == which).values(taken=0))


def add_to(act: Act, which: PickupId, lines: Mapping[OrderLineId, int]) -> None:
    """A pickup covers so much more of each line."""
    mine = pickup_line.c.pickup_id == which
    there = {row.order_line_id for row in act.rows(select(pickup_line.c.order_line_id).where(mine))}
    new = []
    for line, many in sorted(lines.items()):
        if line in there:
            more = update(pickup_line).where(mine, pickup_line.c.order_line_id == line)
            act.execute(more.values(quantity=pickup_line.c.quantity + many))
        else:
            new.append({"pickup_id": which, "order_line_id": line, "quantity": many, "taken": 0})
    bulk.insert_all(act, pickup_line, new)


def closed_since(view: View, station: str, at: datetime) -> bool:
    """Whether the till of a station was counted and closed since then."""
    counted = (
        select(func.count())
        .select_from(till_session.join(drawer, drawer.c.id == till_session.c.drawer_id))
        .where(drawer.c.station == station, till_session.c.closed_at >= at)
    )
    return bool(view.connection.execute(counted).scalar_one())
