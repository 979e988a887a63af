"""What fulfilment reads: its board, one piece of work, and what stands on the shelf for an order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row

from kiosk.back_office.fulfilment.rules import FulfilmentRefusal, ShipmentState
from kiosk.back_office.fulfilment.store import checks
from kiosk.back_office.fulfilment.store import shipments as store
from kiosk.core.fault import Check, Fault
from kiosk.core.ids import (
    CustomerId,
    OrderId,
    OrderLineId,
    PackageId,
    PersonId,
    PlaceId,
    ProductId,
    ShipmentId,
)
from kiosk.core.refusal import Refused
from kiosk.database.acting import View

SHOWN = 200
"""How many cards a tab lists; its count says how many there are."""


class Tab(StrEnum):
    """The tabs of fulfilment's board."""

    TO_PICK = "to_pick"
    PICKING = "picking"
    PACKED = "packed"
    ON_SHELF = "on_shelf"


STATES = {
    Tab.PICKING: (ShipmentState.ASSIGNED, ShipmentState.PICKED),
    Tab.PACKED: (ShipmentState.PACKED,),
    Tab.ON_SHELF: (ShipmentState.STAGED,),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One order on the board; `shipment` is None while nobody has started it."""

    order: OrderId
    shipment: ShipmentId | None
    part: int
    number: str
    customer: str
    placed_at: datetime
    promised_at: datetime | None
    delivery: str
    state: ShipmentState
    packages: int
    shelf: str


@dataclass(frozen=True, slots=True)
class Board:
    """One tab's cards, most urgent first, and the count of each tab."""

    tab: Tab
    cards: tuple[Card, ...]
    counts: dict[Tab, int]


@dataclass(frozen=True, slots=True)
class WorkLine:
    """What must go into the packages: `picked` of `quantity`."""

    id: int
    order_line: OrderLineId
    product: ProductId
    name: str
    sku: str
    barcode: str
    picture: str
    quantity: int
    picked: int


@dataclass(frozen=True, slots=True)
class WorkPackage:
    """A package and its shelf place (empty while it has none)."""

    id: PackageId
    number: str
    place: str
    out: bool


@dataclass(frozen=True, slots=True)
class Work:
    """One shipment as its screen shows it; `version` goes back with each act."""

    shipment: ShipmentId
    order: OrderId
    number: str
    customer: str
    customer_id: CustomerId
    part: int
    state: ShipmentState
    started_by: PersonId | None
    version: int
    lines: tuple[WorkLine, ...]
    packages: tuple[WorkPackage, ...]
    way: tuple[PlaceId, PlaceId] | None = None
    """From the store to the bench."""

    @property
    def picked(self) -> int:
        """Pieces picked so far."""
        return sum(line.picked for line in self.lines)

    @property
    def quantity(self) -> int:
        """Pieces to pick in all."""
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """`quantity` pieces of an order line in a package."""

    order_line: OrderLineId
    quantity: int


@dataclass(frozen=True, slots=True)
class ShelfPackage:
    """A package on the shelf."""

    id: PackageId
    number: str
    place: str
    items: tuple[ShelfItem, ...]


@dataclass(frozen=True, slots=True)
class Staged:
    """A shipment that stands on the shelf, whole."""

    shipment: ShipmentId
    order: OrderId
    part: int
    staged_at: datetime


def board(view: View, *, tab: Tab) -> Board:
    """One tab of the board with the counts of all."""
    counted = store.count_in(view)
    counts = {each: sum(counted.get(state, 0) for state in STATES[each]) for each in STATES}
    counts[Tab.TO_PICK] = store.count_to_pick(view) + counted.get(ShipmentState.WAITING, 0)
    if tab is Tab.TO_PICK:
        # What was split off as still to come waits beside the orders that nobody has started.
        later = [_card(row) for row in store.shipments_in(view, (ShipmentState.WAITING,), SHOWN)]
        cards = (*later, *(_to_pick(row) for row in store.orders_to_pick(view, SHOWN)))[:SHOWN]
    else:
        cards = tuple(_card(row) for row in store.shipments_in(view, STATES[tab], SHOWN))
    return Board(tab, cards, counts)


def _to_pick(row: Row[Any]) -> Card:
    return Card(
        row.order_id, None, 1, row.number, row.customer, row.placed_at, row.promised_at,
        str(row.delivery), ShipmentState.WAITING, 0, "",
    )  # fmt: skip


def _card(row: Row[Any]) -> Card:
    return Card(
        row.order_id, row.shipment_id, row.part, row.number, row.customer, row.placed_at,
        row.promised_at, str(row.delivery), row.state, row.packages, row.shelf or "",
    )  # fmt: skip


def work(view: View, *, shipment: ShipmentId) -> Work:
    """One shipment with its lines and packages; an unknown one is refused."""
    packages = tuple(
        WorkPackage(each.id, each.number, each.place or "", each.out_at is not None)
        for each in store.packages(view, [shipment])
    )
    return replace(work_alone(view, shipment=shipment), packages=packages)


def work_alone(view: View, *, shipment: ShipmentId) -> Work:
    """One shipment with its lines and without its packages, in one statement; an unknown one is refused."""
    rows = store.work(view, shipment)
    if not rows:
        raise Refused(FulfilmentRefusal.UNKNOWN_SHIPMENT)
    lines = tuple(
        WorkLine(
            each.line, each.order_line_id, each.product_id, each.name, each.sku, each.barcode or "",
            each.picture, each.quantity, each.picked,
        )
        for each in rows
        if each.line is not None
    )  # fmt: skip
    row = rows[0]
    there = row.store_place is not None and row.bench is not None
    way = (PlaceId(row.store_place), PlaceId(row.bench)) if there else None
    return Work(
        row.id, row.order_id, row.number, row.customer, row.customer_id, row.part, row.state,
        row.started_by, row.version, lines, (), way,
    )  # fmt: skip


def on_shelf(view: View, *, orders: Sequence[OrderId]) -> dict[OrderId, tuple[ShelfPackage, ...]]:
    """What stands on the shelf for each of `orders`; an order without anything is left out."""
    found: dict[OrderId, dict[int, ShelfPackage]] = {}
    for row in store.on_shelf(view, orders):
        known = found.setdefault(row.order_id, {})
        before = known[row.id].items if row.id in known else ()
        items = (*before, ShelfItem(row.order_line_id, row.quantity))
        known[row.id] = ShelfPackage(row.id, row.number, row.place, items)
    return {order: tuple(packages.values()) for order, packages in found.items()}


def staged(view: View) -> tuple[Staged, ...]:
    """Every shipment that stands on the shelf."""
    rows = store.shipments_in(view, (ShipmentState.STAGED,), 100_000)
    return tuple(Staged(row.shipment_id, row.order_id, row.part, row.staged_at) for row in rows)


def order_of_package(view: View, *, number: str) -> OrderId | None:
    """The order whose package's number was scanned."""
    row = store.package_by_number(view, number.strip().upper())
    return None if row is None else OrderId(row.order_id)


def verify_fulfilment(view: View) -> Check:
    """Packages hold exactly what was picked, line by line."""
    faults: Iterable[Fault] = (
        Fault("shipment_line", row.id, "picked", str(row.held), str(row.picked))
        for row in checks.faults(view)
    )
    return Check("fulfilment", checks.count_lines(view), tuple(faults))
