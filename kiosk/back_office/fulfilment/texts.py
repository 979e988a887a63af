"""Sentences for the states of a shipment and for what fulfilment refuses."""

from __future__ import annotations

from enum import StrEnum

from kiosk.back_office.fulfilment.rules import FulfilmentRefusal, ShipmentState

STATES = {
    ShipmentState.WAITING: "To pick",
    ShipmentState.ASSIGNED: "Picking",
    ShipmentState.PICKED: "Picked",
    ShipmentState.PACKED: "Packed",
    ShipmentState.STAGED: "On the shelf",
    ShipmentState.SHIPPED: "Shipped",
    ShipmentState.DONE: "Done",
    ShipmentState.CANCELLED: "Cancelled",
}

REFUSALS: dict[StrEnum, str] = {
    FulfilmentRefusal.WRONG_STATE: "Order {number} has gone on meanwhile. You see it as it is now.",
    FulfilmentRefusal.WRONG_ITEM: "This does not belong to order {number}. Put it back.",
    FulfilmentRefusal.ITEM_COMPLETE: "{name}: all pieces are here already. Put this one back.",
    FulfilmentRefusal.NOT_ALL_PICKED: "Nothing of order {number} is picked yet. Scan the first piece.",
    FulfilmentRefusal.ITEM_WITHOUT_PACKAGE: "A piece of order {number} is in no package. Pack it first.",
    FulfilmentRefusal.PACKAGE_WITHOUT_PLACE: "A package of order {number} has no place. Scan a shelf.",
    FulfilmentRefusal.NOTHING_TO_PICK: "Order {number} has nothing to pick, or somebody has started it.",
    FulfilmentRefusal.SOMEBODY_ELSE: "{name} is picking this order.",
    FulfilmentRefusal.UNKNOWN_SHIPMENT: "This shipment is not there any more.",
    FulfilmentRefusal.UNKNOWN_PACKAGE: "This package is not on the shelf any more.",
    FulfilmentRefusal.NOT_A_SHELF: "{name} is no shelf place. Scan the label of a shelf.",
}
