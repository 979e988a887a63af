"""Money at a hand-over that did not come to its end: after a crash it is a red task, never a guess."""

from __future__ import annotations

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import PaymentState
from kiosk.core.ids import PickupId
from kiosk.database.acting import View
from kiosk.lobby.pickup.rules import SERVED, Unsettled
from kiosk.lobby.pickup.store import pickups as store

SHOWN = 20


def unsettled(view: View) -> tuple[Unsettled, ...]:
    """Payments of orders without an outcome, or captured for goods that did not leave, oldest first.

    What somebody has at a desk this moment is not among them: it is being finished.
    """
    found = []
    for money in accounting.unfinished(view):
        row = None if money.order is None else store.newest_of(view, money.order)
        if row is None:
            continue
        held = row.state in SERVED and row.lease_until is not None and row.lease_until > view.now
        if not held:
            asked = money.state is PaymentState.PENDING
            found.append(
                Unsettled(
                    PickupId(row.id), row.order_number, row.customer, money.minor, money.currency,
                    asked,
                )
            )  # fmt: skip
    return tuple(found[:SHOWN])
