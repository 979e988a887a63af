"""Fulfilment's acts, from an order's first piece to the shelf, and the step that empties it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.back_office.fulfilment import rules
from kiosk.back_office.fulfilment.rules import FulfilmentRefusal, ShipmentState
from kiosk.back_office.fulfilment.service.board import Work, WorkLine, work_alone
from kiosk.back_office.fulfilment.store import shipments as store
from kiosk.back_office.fulfilment.tables import package_item, shipment, shipment_line
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import OrderId, PackageId, PersonId, PlaceId, ShipmentId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database import bulk
from kiosk.database.acting import Act, does
from kiosk.records.orders import service as orders
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind, Why
from kiosk.records.stock.service import NewMove


@dataclass(frozen=True, slots=True)
class Picked:
    """What a scan did: the line it belongs to, and how far the whole is."""

    line: int
    name: str
    picked: int
    quantity: int
    complete: bool
    version: int


@dataclass(frozen=True, slots=True)
class Packing:
    """`quantity` pieces of a shipment's `line` go into the package counted `package` (1, 2, ...)."""

    line: int
    package: int
    quantity: int


@does(Task.SHIPMENT_START, about="order")
def start(act: Act, *, order: OrderId) -> ShipmentId:
    """Makes the shipment of what an order still waits for, in the hands of whoever starts it.

    Refused: an order with nothing to pick, or one that somebody has started meanwhile.
    """
    wanted = orders.order(act, order=order)
    waiting = [line for line in wanted.lines if line.carried and line.waiting and line.product]
    part = store.part_to_start(act, order)
    if not waiting or part is None:
        raise Refused(FulfilmentRefusal.NOTHING_TO_PICK, number=wanted.number)
    made = ShipmentId(_new(act, order, part, ShipmentState.ASSIGNED, started_by=_who(act)))
    rows = [
        {"shipment_id": made, "order_line_id": line.id, "product_id": line.product,
         "quantity": line.waiting, "picked": 0}
        for line in waiting
    ]  # fmt: skip
    bulk.insert_all(act, shipment_line, rows)
    _changed(act, made, order)
    return made


def _new(
    act: Act, order: OrderId, part: int, state: ShipmentState, *, started_by: PersonId | None
) -> int:
    return act.insert(
        shipment,
        order_id=order,
        part=part,
        state=state,
        started_by=started_by,
        made_at=act.now,
        started_at=act.now if started_by else None,
        version=1,
    )


@does(Task.SHIPMENT_PICK, about="shipment_id")
def pick(act: Act, *, shipment_id: ShipmentId, code: str, quantity: int = 1) -> Picked:
    """Counts a scanned piece (SKU or barcode) as picked and moves it from the store to the bench.

    Refused: an item that is not in this order (`WRONG_ITEM`, the screen sounds), one more than is
    wanted (`ITEM_COMPLETE`), a shipment that is not being picked.
    """
    found = _in_state(act, shipment_id, ShipmentState.ASSIGNED)
    line = _line_for(found, code)
    if quantity < 1 or not store.add_picked(act, line.id, quantity):
        raise Refused(FulfilmentRefusal.ITEM_COMPLETE, name=line.name)
    store_place, bench = found.way or stock.places_of(act, kinds=[PlaceKind.STORE, PlaceKind.BENCH])
    stock.move(
        act, product=line.product, quantity=quantity, from_place=store_place, to_place=bench,
        why=Why.PICKED, about=line.order_line,
    )  # fmt: skip
    complete = found.picked + quantity == found.quantity
    if complete:
        _go(act, found, ShipmentState.PICKED, picked_by=_who(act), picked_at=act.now)
    _changed(act, shipment_id, found.order)
    version = found.version + (1 if complete else 0)
    return Picked(line.id, line.name, line.picked + quantity, line.quantity, complete, version)


def _line_for(found: Work, code: str) -> WorkLine:
    said = code.strip().casefold()
    fitting = [
        line for line in found.lines if said in (line.sku.casefold(), line.barcode.casefold())
    ]
    if not said or not fitting:
        raise Refused(FulfilmentRefusal.WRONG_ITEM, number=found.number)
    # Two lines of one product: fill the first, then the second.
    return next((line for line in fitting if line.picked < line.quantity), fitting[-1])


@does(Task.SHIPMENT_SPLIT, about="shipment_id")
def split(act: Act, *, shipment_id: ShipmentId) -> ShipmentId:
    """Sends on what is picked; the rest becomes the next part, *still to come*. Refused: nothing picked."""
    found = _in_state(act, shipment_id, ShipmentState.ASSIGNED)
    if not found.picked:
        raise Refused(FulfilmentRefusal.NOT_ALL_PICKED, number=found.number)
    part = store.part_to_add(act, found.order)
    rest = ShipmentId(_new(act, found.order, part, ShipmentState.WAITING, started_by=None))
    rows = [
        {"shipment_id": rest, "order_line_id": line.order_line, "product_id": line.product,
         "quantity": line.quantity - line.picked, "picked": 0}
        for line in found.lines
        if line.picked < line.quantity
    ]  # fmt: skip
    bulk.insert_all(act, shipment_line, rows)
    for line in found.lines:
        store.shrink(act, line.id, line.picked)
    _go(act, found, ShipmentState.PICKED, picked_by=_who(act), picked_at=act.now)
    _changed(act, rest, found.order)
    act.changed(Change.SHIPMENT, shipment_id)
    return rest


@does(Task.SHIPMENT_START, about="shipment_id")
def resume(act: Act, *, shipment_id: ShipmentId) -> ShipmentId:
    """Takes a part that was still to come into one's hands."""
    found = _in_state(act, shipment_id, ShipmentState.WAITING)
    _go(act, found, ShipmentState.ASSIGNED, started_by=_who(act), started_at=act.now)
    _changed(act, shipment_id, found.order)
    return shipment_id


@does(Task.SHIPMENT_PACK, about="shipment_id")
def pack(
    act: Act, *, shipment_id: ShipmentId, packing: tuple[Packing, ...]
) -> tuple[tuple[PackageId, str], ...]:
    """Puts every picked piece into a package; gives each package's id and number (``1042-1``).

    Refused: a piece that is in no package or in two (`ITEM_WITHOUT_PACKAGE`), not all picked.
    """
    found = _in_state(act, shipment_id, ShipmentState.PICKED)
    put: dict[int, int] = {}
    for each in packing:
        put[each.line] = put.get(each.line, 0) + each.quantity
    if put != {line.id: line.picked for line in found.lines} or any(
        p.quantity < 1 for p in packing
    ):
        raise Refused(FulfilmentRefusal.ITEM_WITHOUT_PACKAGE, number=found.number)
    before = store.package_count(act, found.order)
    counts = sorted({each.package for each in packing})
    stem = found.number.lstrip("#").upper()
    numbers = [f"{stem}-{before + place}" for place in range(1, len(counts) + 1)]
    ids = store.add_packages(act, shipment_id, numbers)
    made = dict(zip(counts, zip(ids, numbers, strict=True), strict=True))
    rows: dict[tuple[int, int], int] = {}
    for each in packing:
        key = (made[each.package][0], each.line)
        rows[key] = rows.get(key, 0) + each.quantity
    values = [
        {"package_id": which, "shipment_line_id": line, "quantity": quantity}
        for (which, line), quantity in rows.items()
    ]
    bulk.insert_all(act, package_item, values)
    _go(act, found, ShipmentState.PACKED, packed_by=_who(act), packed_at=act.now)
    _changed(act, shipment_id, found.order)
    return tuple(made.values())


@does(Task.SHIPMENT_UNPACK, about="shipment_id")
def unpack(act: Act, *, shipment_id: ShipmentId) -> ShipmentId:
    """Opens the packages again: PACKED becomes PICKED."""
    found = _in_state(act, shipment_id, ShipmentState.PACKED)
    store.unpack(act, shipment_id)
    _go(act, found, ShipmentState.PICKED, packed_by=None, packed_at=None)
    _changed(act, shipment_id, found.order)
    return shipment_id


@does(Task.SHIPMENT_STAGE, about="shipment_id")
def stage(
    act: Act, *, shipment_id: ShipmentId, places: tuple[tuple[PackageId, str], ...]
) -> ShipmentId:
    """Puts every package on a shelf place by the place's name; the customer is then told.

    Refused: a package without a place, a place that is no shelf, a package of another shipment.
    """
    found = _in_state(act, shipment_id, ShipmentState.PACKED)
    chosen = dict(places)
    contents = store.in_shipment(act, shipment_id)
    if {item.package_id for item in contents} != set(chosen):
        raise Refused(FulfilmentRefusal.PACKAGE_WITHOUT_PLACE, number=found.number)
    bench, known = stock.bench_and_places(act, names=chosen.values())
    shelves: dict[PackageId, PlaceId] = {}
    for which, name in chosen.items():
        place = known.get(name)
        if place is None or place.kind is not PlaceKind.SHELF:
            raise Refused(FulfilmentRefusal.NOT_A_SHELF, name=name)
        shelves[which] = place.id
    store.put(act, shelves)
    moves = [
        NewMove(
            item.product_id, item.quantity, bench, shelves[item.package_id], Why.STAGED,
            item.package_id,
        )
        for item in contents
    ]  # fmt: skip
    stock.moves(act, moves=moves)
    _go(act, found, ShipmentState.STAGED, staged_by=_who(act), staged_at=act.now)
    _changed(act, shipment_id, found.order)
    act.changed(Change.SHELF, shipment_id)
    return shipment_id


def hand_out(act: Act, *, packages: Sequence[PackageId]) -> None:
    """A step of the hand-over: the packages leave their shelf places, their goods go to the customer.

    A shipment whose last package leaves is DONE. Refused: a package that is not there any more.
    """
    leaving = [item for item in store.leaving(act, packages) if item.place_id is not None]
    if {item.package_id for item in leaving} != set(packages):
        raise Refused(FulfilmentRefusal.UNKNOWN_PACKAGE)
    customer = stock.place_of(act, kind=PlaceKind.CUSTOMER)
    moves = [
        NewMove(
            item.product_id, item.quantity, item.place_id, customer, Why.HANDED_OVER,
            item.order_line_id,
        )
        for item in leaving
    ]  # fmt: skip
    stock.moves(act, moves=moves)
    if store.go_out(act, packages) != len(set(packages)):
        raise Refused(FulfilmentRefusal.UNKNOWN_PACKAGE)
    touched = sorted({ShipmentId(item.shipment_id) for item in leaving})
    store.finish(act, touched)
    for shipment_id in touched:
        act.changed(Change.SHIPMENT, shipment_id)


def _in_state(act: Act, shipment_id: ShipmentId, state: ShipmentState) -> Work:
    found = work_alone(act, shipment=shipment_id)
    if found.state is not state:
        raise Refused(FulfilmentRefusal.WRONG_STATE, number=found.number, state=str(found.state))
    return found


def _go(act: Act, found: Work, state: ShipmentState, **values: object) -> None:
    assert rules.may_go(found.state, state), f"{found.state} to {state}"
    if not store.step(act, found.shipment, found.version, state, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)


def _who(act: Act) -> PersonId | None:
    return act.by.id if isinstance(act.by, Person) else None


def _changed(act: Act, which: ShipmentId, order: OrderId) -> None:
    act.changed(Change.SHIPMENT, which)
    act.changed(Change.ORDER, order)


__all__ = [
    "Packing", "Picked", "hand_out", "pack", "pick", "resume", "split", "stage", "start", "unpack",
]  # fmt: skip
