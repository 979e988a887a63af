"""Which orders and payments are the customer's in hand: a cover that has ended finishes him, and no other."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from kiosk.core.ids import OrderId
from kiosk.database.acting import Act


def is_in_hand(act: Act, served: AbstractSet[int]) -> bool:
    """Whether `act` is about the order, or a payment, of one of the pick-ups that are `served`.

    So is a sale whose card was asked for at this station: the basket had been begun with.
    """
    # Not above: it knows rooms, and a cover that has ended acts seldom.
    from kiosk.back_office.accounting import service as accounting
    from kiosk.lobby.pickup import service as pickups

    order: OrderId | None = None
    if act.subject == "order" and act.about is not None:
        order = OrderId(act.about)
    elif act.subject == "payment":
        known = next(
            (each for each in accounting.unfinished(act) if each.payment == act.about), None
        )
        if known is not None and known.order is None:
            return known.station == act.station
        order = None if known is None else known.order
    return order is not None and pickups.newest(act, order=order) in served
