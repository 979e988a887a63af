"""What is at a desk now."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.core.ids import PickupId
from kiosk.database.acting import View
from kiosk.lobby.pickup.rules import SERVED
from kiosk.lobby.pickup.tables import pickup


def in_hand(view: View) -> list[PickupId]:
    """Pick-ups that somebody has at a desk, the oldest first."""
    held = select(pickup.c.id).where(
        pickup.c.state.in_(sorted(SERVED)),
        pickup.c.claimed_by.is_not(None),
        pickup.c.lease_until > view.now,
    )
    return [PickupId(row.id) for row in view.rows(held.order_by(pickup.c.id))]
