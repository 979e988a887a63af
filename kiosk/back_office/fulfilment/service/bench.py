"""What lies on the bench: one order as it is prepared, with whatever the hands need to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.back_office.fulfilment.service.board import Card, Tab, WorkLine, board, work
from kiosk.back_office.fulfilment.store import shipments as store
from kiosk.core.ids import OrderId, PackageId, PersonId, ShipmentId
from kiosk.database.acting import View
from kiosk.records.customers import service as customers
from kiosk.records.orders import service as orders
from kiosk.records.staff import service as staff
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind


@dataclass(frozen=True, slots=True)
class Parcel:
    """A package with its shelf place (empty while it has none) and what lies in it: line, quantity."""

    id: PackageId
    number: str
    place: str
    items: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """One order in hand; `shipment` is None while nobody has started it. `shelves` are free to use."""

    order: OrderId
    shipment: ShipmentId | None
    part: int
    number: str
    customer: str
    state: ShipmentState
    lines: tuple[WorkLine, ...]
    parcels: tuple[Parcel, ...]
    by: PersonId | None
    by_name: str
    since: datetime | None
    shelves: tuple[str, ...]

    @property
    def picked(self) -> int:
        """Pieces picked so far."""
        return sum(line.picked for line in self.lines)

    @property
    def quantity(self) -> int:
        """Pieces in all."""
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where on the board a code belongs."""

    tab: Tab
    order: OrderId
    shipment: ShipmentId | None


def bench(view: View, *, order: OrderId, shipment: ShipmentId | None) -> Bench:
    """The order as it lies on the bench. Refused: an order or a shipment that is not there any more."""
    if shipment is None:
        return _untouched(view, order)
    found = work(view, shipment=shipment)
    contents: dict[PackageId, list[tuple[int, int]]] = {}
    for item in store.items(view, [each.id for each in found.packages]):
        contents.setdefault(item.package_id, []).append((item.line, item.quantity))
    parcels = tuple(
        Parcel(each.id, each.number, each.place, tuple(contents.get(each.id, ())))
        for each in found.packages
    )
    name = staff.names(view).get(found.started_by, "") if found.started_by is not None else ""
    return Bench(
        found.order, shipment, found.part, found.number, found.customer, found.state, found.lines,
        parcels, found.started_by, name, store.began(view, shipment), _shelves(view),
    )  # fmt: skip


def _untouched(view: View, order: OrderId) -> Bench:
    found = orders.order(view, order=order)
    lines = tuple(
        WorkLine(line.id, line.id, line.product, line.name, line.sku, "", "", line.waiting, 0)
        for line in found.lines
        if line.carried and line.waiting and line.product
    )
    name = customers.card(view, customer=found.customer).name
    return Bench(
        order, None, 1, found.number, name, ShipmentState.WAITING, lines, (), None, "", None, (),
    )  # fmt: skip


def _shelves(view: View) -> tuple[str, ...]:
    return tuple(each.name for each in stock.places(view, kind=PlaceKind.SHELF))


def locate(view: View, *, code: str) -> Spot | None:
    """Where the order with this number, or with a package of this number, stands on the board."""
    wanted = code.strip().lstrip("#").casefold()
    number, _, _part = wanted.rpartition("-")
    for tab in Tab:
        card = _fitting(board(view, tab=tab).cards, {wanted, number} - {""})
        if card is not None:
            return Spot(tab, card.order, card.shipment)
    return None


def spot_of(view: View, *, order: OrderId) -> Spot | None:
    """Where an order stands on the board."""
    for tab in Tab:
        for card in board(view, tab=tab).cards:
            if card.order == order:
                return Spot(tab, card.order, card.shipment)
    return None


def _fitting(cards: Sequence[Card], wanted: set[str]) -> Card | None:
    return next((c for c in cards if c.number.lstrip("#").casefold() in wanted), None)
