"""Fulfilment's words: a *shipment* prepares one order; a *package* holds picked items and stands on a *shelf place*.

WAITING -> ASSIGNED -> PICKED -> PACKED -> STAGED (pickup) | SHIPPED (carrier) -> DONE.
Back: PACKED -> PICKED, ASSIGNED -> WAITING. CANCELLED from any before DONE.
Packing is refused while an item is in no package; staging while a package has no place.
"""

from __future__ import annotations

from enum import StrEnum


class ShipmentState(StrEnum):
    """How far the preparation of an order is."""

    WAITING = "waiting"
    ASSIGNED = "assigned"
    PICKED = "picked"
    PACKED = "packed"
    STAGED = "staged"
    SHIPPED = "shipped"
    DONE = "done"
    CANCELLED = "cancelled"


STEPS: dict[ShipmentState, frozenset[ShipmentState]] = {
    ShipmentState.WAITING: frozenset({ShipmentState.ASSIGNED, ShipmentState.CANCELLED}),
    ShipmentState.ASSIGNED: frozenset(
        {ShipmentState.WAITING, ShipmentState.PICKED, ShipmentState.CANCELLED}
    ),
    ShipmentState.PICKED: frozenset({ShipmentState.PACKED, ShipmentState.CANCELLED}),
    ShipmentState.PACKED: frozenset(
        {ShipmentState.PICKED, ShipmentState.STAGED, ShipmentState.SHIPPED, ShipmentState.CANCELLED}
    ),
    ShipmentState.STAGED: frozenset({ShipmentState.DONE, ShipmentState.CANCELLED}),
    ShipmentState.SHIPPED: frozenset({ShipmentState.DONE}),
    ShipmentState.DONE: frozenset(),
    ShipmentState.CANCELLED: frozenset(),
}


class FulfilmentRefusal(StrEnum):
    """What fulfilment refuses."""

    WRONG_STATE = "shipment_wrong_state"
    WRONG_ITEM = "item_not_in_this_order"
    ITEM_COMPLETE = "item_already_complete"
    NOT_ALL_PICKED = "not_all_picked"
    ITEM_WITHOUT_PACKAGE = "item_without_package"
    PACKAGE_WITHOUT_PLACE = "package_without_place"
    NOTHING_TO_PICK = "nothing_to_pick"
    SOMEBODY_ELSE = "somebody_else_picks"
    UNKNOWN_SHIPMENT = "shipment_unknown"
    UNKNOWN_PACKAGE = "package_unknown"
    NOT_A_SHELF = "place_is_no_shelf"


def may_go(state: ShipmentState, to: ShipmentState) -> bool:
    """Whether a shipment in `state` may become `to`."""
    return to in STEPS[state]
