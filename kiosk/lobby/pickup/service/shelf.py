"""What several of pickup's verbs look at: what of a pickup is on the shelf, what is wanted, what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import ShelfPackage
from kiosk.core import money
from kiosk.core.ids import OrderId, OrderLineId, PackageId, PickupId
from kiosk.core.refusal import Refused
from kiosk.database.acting import View
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import (
    LineState,
    OwnersTable,
    PickupRefusal,
    WaitingLine,
)
from kiosk.lobby.pickup.store import jobs
from kiosk.lobby.pickup.store import pickups as store


@dataclass(frozen=True)
class Shelf:
    """A pickup's lines, its packages on the shelf, and what the customer chose of them."""

    order: OrderId
    currency: str
    promised_at: datetime | None
    lines: tuple[Row[Any], ...]
    packages: tuple[ShelfPackage, ...]
    scanned: frozenset[PackageId]
    chosen: frozenset[OrderLineId] | None
    """None: everything that is ready."""

    def holding(self, packages: Iterable[ShelfPackage]) -> dict[OrderLineId, int]:
        """How many of each line are in these packages."""
        held: dict[OrderLineId, int] = {}
        for package in packages:
            for item in package.items:
                held[item.order_line] = held.get(item.order_line, 0) + item.quantity
        return held

    @property
    def ready(self) -> dict[OrderLineId, int]:
        """How many of each line are on the shelf."""
        return self.holding(self.packages)

    @property
    def wanted(self) -> tuple[ShelfPackage, ...]:
        """The packages to fetch: whole ones, so with a chosen line comes what is packed with it."""
        if self.chosen is None:
            return self.packages
        return tuple(
            package
            for package in self.packages
            if any(item.order_line in self.chosen for item in package.items)
        )

    def with_their_packages(self, chosen: frozenset[OrderLineId]) -> frozenset[OrderLineId]:
        """`chosen` and every line that is packed with one of them, and so on."""
        while True:
            fetched = replace(self, chosen=chosen).wanted
            wider = frozenset(self.holding(fetched)) | chosen
            if wider == chosen:
                return chosen
            chosen = wider

    def packages_of(self, chosen: frozenset[OrderLineId]) -> list[PackageId]:
        """The packages that hold any of these lines."""
        return [package.id for package in replace(self, chosen=chosen).wanted]

    def is_what_was_signed(self, lines: Iterable[OrderLineId]) -> bool:
        """Whether these lines are the ones that the customer chose, and so signed for, at the screen."""
        return self.chosen is not None and set(lines) == self.chosen

    @property
    def taken(self) -> tuple[ShelfPackage, ...]:
        """The packages that were held under the scanner."""
        return tuple(package for package in self.packages if package.id in self.scanned)

    @property
    def left(self) -> int:
        """How many wanted packages are not scanned yet."""
        return sum(1 for package in self.wanted if package.id not in self.scanned)

    def rest(self, taken: Mapping[OrderLineId, int]) -> dict[OrderLineId, int]:
        """What is still to come of each line when `taken` is gone."""
        left = {
            OrderLineId(row.order_line_id): row.quantity - taken.get(row.order_line_id, 0)
            for row in self.lines
        }
        return {line: quantity for line, quantity in left.items() if quantity > 0}

    def shown(
        self, quantities: Mapping[OrderLineId, int], state: LineState
    ) -> tuple[WaitingLine, ...]:
        """So many of each line as a customer sees them."""
        expected = self.promised_at if state is LineState.LATER else None
        return tuple(
            WaitingLine(
                OrderLineId(row.order_line_id), row.name, quantities[row.order_line_id], state, expected,
                row.picture or "", _part(row, quantities[row.order_line_id]),
            )
            for row in self.lines
            if quantities.get(row.order_line_id)
        )  # fmt: skip

    def value(self, quantities: Mapping[OrderLineId, int]) -> int:
        """What so many of each line cost, minor units."""
        return sum(_part(row, quantities.get(row.order_line_id, 0)) for row in self.lines)


def _part(row: Row[Any], quantity: int) -> int:
    return money.part(row.total, quantity, row.ordered)


def shelf(view: View, *, row: Row[Any]) -> Shelf:
    """What is on the shelf of the pickup in `row`."""
    return shelves(view, rows=[row])[PickupId(row.id)]


def shelves(view: View, *, rows: Sequence[Row[Any]]) -> dict[PickupId, Shelf]:
    """What is on the shelf of several pickups, in two statements however many they are."""
    numbers = [int(row.id) for row in rows]
    if not numbers:
        return {}
    lines: dict[int, list[Row[Any]]] = {}
    for line in store.lines(view, numbers):
        lines.setdefault(line.pickup_id, []).append(line)
    packages = fulfilment.on_shelf(view, orders=[OrderId(row.order_id) for row in rows])
    return {
        PickupId(row.id): Shelf(
            OrderId(row.order_id),
            row.currency,
            row.promised_at if row.promised_at and row.promised_at > view.now else None,
            tuple(lines.get(row.id, ())),
            packages.get(OrderId(row.order_id), ()) if row.state in rules.LIVE else (),
            frozenset(PackageId(int(ticked)) for ticked in (row.ticked or "").split()),
            None if row.wanted is None else frozenset(OrderLineId(line) for line in row.wanted),
        )
        for row in rows
    }


def due(view: View, *, shelf: Shelf, packages: Iterable[ShelfPackage]) -> int:
    """What is still to pay for these packages, minor units."""
    lines = shelf.holding(packages)
    return accounting.due(view, order=shelf.order, lines=lines) if lines else 0


def owners_table(view: View, *, row: Row[Any]) -> OwnersTable:
    """The owner's table as the settings said when the pickup in `row` was read."""
    return rules.owners_table(row.options or {}, money.exponent(view.facts.currency))


def papers(view: View, *, row: Row[Any]) -> int:  # noqa: ARG001 - papers get a room of their own
    """How many papers are still to be signed for the pickup in `row`."""
    return 0 if row.paper in jobs.PAPER_DONE else 1


def pickup_row(view: View, *, pickup: PickupId) -> Row[Any]:
    """The pickup with all that stands around it. Refused: there is none with this id."""
    row = store.one(view, pickup)
    if row is None:
        raise Refused(PickupRefusal.UNKNOWN_PICKUP)
    return row
