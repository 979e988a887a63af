"""Fulfilment's verbs: start, pick, pack, put on the shelf, hand out; and what its board shows."""

from __future__ import annotations

from kiosk.back_office.fulfilment.service.board import (
    Board,
    Card,
    ShelfItem,
    ShelfPackage,
    Staged,
    Tab,
    Work,
    WorkLine,
    WorkPackage,
    board,
    on_shelf,
    order_of_package,
    staged,
    verify_fulfilment,
    work,
)
from kiosk.back_office.fulfilment.service.bringing_back import bring_back, packages_out
from kiosk.back_office.fulfilment.service.steps import (
    Packing,
    Picked,
    hand_out,
    pack,
    pick,
    resume,
    split,
    stage,
    start,
    unpack,
)
from kiosk.back_office.fulfilment.service.taking_back import ToPutBack, prepare_again, take_back

__all__ = [
    "Board", "Card", "Packing", "Picked", "ShelfItem", "ShelfPackage", "Staged", "Tab", "ToPutBack", "Work",
    "WorkLine", "WorkPackage", "board", "bring_back", "hand_out", "on_shelf", "order_of_package", "pack", "packages_out", "pick",
    "prepare_again", "resume", "split", "stage", "staged", "start", "take_back", "unpack", "verify_fulfilment", "work",
]  # fmt: skip
