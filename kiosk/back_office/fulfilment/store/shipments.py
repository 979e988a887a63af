"""Queries of shipments: the board, one in hand, its packages, and what stands on the shelf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    func,
    select,
    update,
)

from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.back_office.fulfilment.tables import package, package_item, shipment, shipment_line
from kiosk.core.ids import OrderId, PackageId, PlaceId, ShipmentId
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.database.types import Whole
from kiosk.records.customers.tables import customer
from kiosk.records.orders.rules import Fulfilment, Standing
from kiosk.records.orders.tables import order_line, sales_order
from kiosk.records.stock.rules import PlaceKind
from kiosk.records.stock.tables import place, product

# Made once: to build one of these takes SQLAlchemy longer than the database needs to run it.
_WHICH = bindparam("which", type_=Whole())
_SOME: BindParameter[Any] = bindparam("some", expanding=True)
_MORE = bindparam("more", type_=Whole())
_LIMIT: BindParameter[int] = bindparam("limit", type_=Integer())
_URGENT = func.coalesce(sales_order.c.promised_at, sales_order.c.placed_at)
_OF_PACKAGE = package.join(shipment, shipment.c.id == package.c.shipment_id)
_LIVE = tuple(state for state in ShipmentState if state is not ShipmentState.CANCELLED)
_OVER = (ShipmentState.CANCELLED, ShipmentState.SHIPPED, ShipmentState.DONE)


def _to_pick() -> ColumnElement[bool]:
    """Confirmed orders with something to carry and no live shipment."""
    prepared = select(shipment.c.id).where(
        shipment.c.order_id == sales_order.c.id, shipment.c.state.in_(_LIVE)
    )
    carried = select(order_line.c.id).where(
        order_line.c.order_id == sales_order.c.id,
        order_line.c.carried.is_(True),
        order_line.c.quantity > order_line.c.released + order_line.c.cancelled,
    )
    return and_(
        sales_order.c.standing == Standing.CONFIRMED,
        sales_order.c.fulfilment == Fulfilment.WAITING,
        ~prepared.exists(),
        carried.exists(),
    )


def _with_customer(*columns: ColumnElement[Any]) -> Select[Any]:
    named: list[ColumnElement[Any]] = [
        *columns,
        sales_order.c.number,
        sales_order.c.placed_at,
        sales_order.c.promised_at,
        sales_order.c.delivery,
        sales_order.c.customer_id,
        customer.c.name.label("customer"),
    ]
    joined = sales_order.join(customer, customer.c.id == sales_order.c.customer_id)
    return select(*named).select_from(joined)


def _shipments_in() -> Select[Any]:
    counted = (
        select(func.count(package.c.id))
        .where(package.c.shipment_id == shipment.c.id)
        .scalar_subquery()
    )
    shelves = (
        select(func.min(place.c.name))
        .select_from(package.join(place, place.c.id == package.c.place_id))
        .where(package.c.shipment_id == shipment.c.id)
        .scalar_subquery()
    )
    return (
        _with_customer(
            shipment.c.id.label("shipment_id"),
            shipment.c.order_id,
            shipment.c.part,
            shipment.c.state,
            shipment.c.started_by,
            shipment.c.staged_at,
            counted.label("packages"),
            shelves.label("shelf"),
        )
        .join(shipment, shipment.c.order_id == sales_order.c.id)
        .where(shipment.c.state.in_(bindparam("states", expanding=True)))
        .order_by(_URGENT, shipment.c.id)
        .limit(_LIMIT)
    )


def _work() -> Select[Any]:
    """A shipment with its order and customer beside each of its lines."""
    columns = ("id", "order_id", "part", "state", "started_by", "version")
    line = shipment_line.c

    def first(kind: PlaceKind) -> ColumnElement[Any]:
        return select(func.min(place.c.id)).where(place.c.kind == kind).scalar_subquery()

    return (
        _with_customer(
            *(shipment.c[name] for name in columns),
            line.id.label("line"),
            line.order_line_id,
            line.product_id,
            line.quantity,
            line.picked,
            order_line.c.name,
            product.c.sku,
            product.c.barcode,
            product.c.picture,
            first(PlaceKind.STORE).label("store_place"),
            first(PlaceKind.BENCH).label("bench"),
        )
        .join(shipment, shipment.c.order_id == sales_order.c.id)
        .outerjoin(shipment_line, line.shipment_id == shipment.c.id)
        .outerjoin(order_line, order_line.c.id == line.order_line_id)
        .outerjoin(product, product.c.id == line.product_id)
        .where(shipment.c.id == _WHICH)
        .order_by(order_line.c.position, line.id)
    )


def _on_shelf() -> Select[Any]:
    joined = (
        package.join(shipment, shipment.c.id == package.c.shipment_id)
        .join(place, place.c.id == package.c.place_id)
        .join(package_item, package_item.c.package_id == package.c.id)
        .join(shipment_line, shipment_line.c.id == package_item.c.shipment_line_id)
    )
    return (
        select(
            shipment.c.order_id,
            package.c.id,
            package.c.number,
            place.c.name.label("place"),
            shipment_line.c.order_line_id,
            package_item.c.quantity,
        )
        .select_from(joined)
        .where(shipment.c.order_id.in_(_SOME), shipment.c.state == ShipmentState.STAGED)
        .where(package.c.out_at.is_(None))
        .order_by(package.c.id, package_item.c.id)
    )


def _contents() -> Select[Any]:
    """Packages beside each thing in them."""
    return (
        select(
            package.c.id.label("package_id"),
            package.c.shipment_id,
            package.c.place_id,
            shipment_line.c.order_line_id,
            shipment_line.c.product_id,
            package_item.c.quantity,
        )
        .select_from(
            package.outerjoin(package_item, package_item.c.package_id == package.c.id).outerjoin(
                shipment_line, shipment_line.c.id == package_item.c.shipment_line_id
            )
        )
        .order_by(package.c.id, package_item.c.id)
    )


_ORDERS_TO_PICK = (
    _with_customer(sales_order.c.id.label("order_id"))
    .where(_to_pick())
    .order_by(_URGENT, sales_order.c.id)
    .limit(_LIMIT)
)
_NEXT_PART = (
    func.coalesce(
        select(func.max(shipment.c.part))
        .where(shipment.c.order_id == sales_order.c.id)
        .scalar_subquery(),
        0,
    )
    + 1
)
_PART_TO_ADD = select(_NEXT_PART.label("part")).where(sales_order.c.id == _WHICH)
_PART_TO_START = _PART_TO_ADD.where(_to_pick())
_SHIPMENTS_IN = _shipments_in()
_COUNT_IN = select(shipment.c.state, func.count().label("many")).group_by(shipment.c.state)
_COUNT_TO_PICK = select(func.count()).select_from(sales_order).where(_to_pick())
_WORK = _work()
_PACKAGES = (
    select(package, place.c.name.label("place"))
    .select_from(package.outerjoin(place, place.c.id == package.c.place_id))
    .where(package.c.shipment_id.in_(_SOME))
    .order_by(package.c.id)
)
_ON_SHELF = _on_shelf()
_IN_SHIPMENT = _contents().where(package.c.shipment_id == _WHICH)
_LEAVING = _contents().where(package.c.id.in_(_SOME), package.c.out_at.is_(None))
_BY_NUMBER = (
    select(package, shipment.c.order_id)
    .select_from(_OF_PACKAGE)
    .where(package.c.number == bindparam("said"))
)
_PACKAGE_COUNT = select(func.count()).select_from(_OF_PACKAGE).where(shipment.c.order_id == _WHICH)
_STEP = update(shipment).where(
    shipment.c.id == _WHICH, shipment.c.version == bindparam("seen", type_=Whole())
)
_FINISH = (
    update(shipment)
    .where(
        shipment.c.id.in_(_SOME),
        shipment.c.state == ShipmentState.STAGED,
        ~select(package.c.id)
        .where(package.c.shipment_id == shipment.c.id, package.c.out_at.is_(None))
        .exists(),
    )
    .values(version=shipment.c.version + 1)
)
_ADD_PICKED = (
    update(shipment_line)
    .where(shipment_line.c.id == _WHICH, shipment_line.c.picked + _MORE <= shipment_line.c.quantity)
    .values(picked=shipment_line.c.picked + _MORE)
)
_PUT = update(package).where(package.c.id == _WHICH)
_GO_OUT = update(package).where(package.c.id.in_(_SOME), package.c.out_at.is_(None))


def orders_to_pick(view: View, limit: int) -> Sequence[Row[Any]]:
    """Orders that nobody has started, most urgent first."""
    return view.rows(_ORDERS_TO_PICK, {"limit": limit})


def part_to_start(view: View, order: OrderId) -> int | None:
    """Which part of this order one starts now; None where nothing is to pick or somebody started."""
    row = view.row(_PART_TO_START, {"which": order})
    return None if row is None else int(row.part)


def part_to_add(view: View, order: OrderId) -> int:
    """The number of the next shipment of an order."""
    return int(view.execute(_PART_TO_ADD, {"which": order}).scalar_one())


def shipments_in(view: View, states: Sequence[ShipmentState], limit: int) -> Sequence[Row[Any]]:
    """Shipments in one of `states` with their order and customer, oldest first."""
    return view.rows(_SHIPMENTS_IN, {"states": list(states), "limit": limit})


def count_in(view: View) -> dict[ShipmentState, int]:
    """How many shipments stand in each state."""
    return {row.state: int(row.many) for row in view.rows(_COUNT_IN)}


def count_to_pick(view: View) -> int:
    """How many orders wait to be started."""
    return int(view.execute(_COUNT_TO_PICK).scalar_one())


def work(view: View, which: ShipmentId) -> Sequence[Row[Any]]:
    """One shipment with its order and customer, a row for each of its lines (one without lines: one).

    Store and bench stand beside it, for what is picked goes from one to the other.
    """
    return view.rows(_WORK, {"which": which})


def began(view: View, which: ShipmentId) -> datetime | None:
    """When somebody took a shipment in hand."""
    row = view.row(select(shipment.c.started_at).where(shipment.c.id == which))
    found: datetime | None = row.started_at if row is not None else None
    return found


def packages(view: View, shipments: Sequence[int]) -> Sequence[Row[Any]]:
    """The packages of some shipments with the name of their shelf place."""
    return view.rows(_PACKAGES, {"some": list(shipments)})


def items(view: View, which: Sequence[int]) -> Sequence[Row[Any]]:
    """What lies in some packages, by the shipment's line."""
    columns = (package_item.c.package_id, package_item.c.quantity)
    statement = select(*columns, package_item.c.shipment_line_id.label("line"))
    chosen = statement.where(package_item.c.package_id.in_(which))
    return view.rows(chosen.order_by(package_item.c.id))


def in_shipment(view: View, which: ShipmentId) -> Sequence[Row[Any]]:
    """A shipment's packages, a row for each thing in them."""
    return view.rows(_IN_SHIPMENT, {"which": which})


def leaving(view: View, which: Sequence[PackageId]) -> Sequence[Row[Any]]:
    """Those of the packages that are still there, a row for each thing in them."""
    return view.rows(_LEAVING, {"some": list(which)})


def on_shelf(view: View, orders: Sequence[OrderId]) -> Sequence[Row[Any]]:
    """The packages of some orders that stand on a shelf, with their items."""
    return view.rows(_ON_SHELF, {"some": list(orders)})


def live_of(view: View, order: OrderId) -> Sequence[Row[Any]]:
    """The shipments of an order that are not over, each beside its lines and what was picked of them."""
    line = shipment_line.c
    joined = shipment.outerjoin(shipment_line, line.shipment_id == shipment.c.id)
    found = select(shipment, line.order_line_id, line.product_id, line.picked).select_from(joined)
    chosen = found.where(shipment.c.order_id == order, shipment.c.state.not_in(_OVER))
    return view.rows(chosen.order_by(shipment.c.id, line.id))


def package_by_number(view: View, number: str) -> Row[Any] | None:
    """A package by what is scanned."""
    return view.row(_BY_NUMBER, {"said": number})


def package_count(view: View, order: OrderId) -> int:
    """How many packages an order has had."""
    return int(view.execute(_PACKAGE_COUNT, {"which": order}).scalar() or 0)


def step(act: Act, which: ShipmentId, seen: int, state: ShipmentState, **values: object) -> bool:
    """Moves a shipment to `state` where its version still is `seen`."""
    known = {"which": which, "seen": seen, "state": state, "version": seen + 1}
    return act.execute(_STEP, known | values).rowcount == 1


def finish(act: Act, which: Sequence[ShipmentId]) -> None:
    """Those of the shipments that have nothing left on the shelf are done."""
    done = {"some": list(which), "state": ShipmentState.DONE, "done_at": act.now}
    act.execute(_FINISH, done)


def add_picked(act: Act, line: int, quantity: int) -> bool:
    """Counts `quantity` more as picked, never above what the line must hold."""
    return act.execute(_ADD_PICKED, {"which": line, "more": quantity}).rowcount == 1


def shrink(act: Act, line: int, quantity: int) -> None:
    """Sets what a line must hold to what was picked of it; the rest goes into another shipment."""
    if quantity:
        act.execute(
            update(shipment_line).where(shipment_line.c.id == line).values(quantity=quantity)
        )
    else:
        act.execute(shipment_line.delete().where(shipment_line.c.id == line))


def add_packages(act: Act, which: ShipmentId, numbers: Sequence[str]) -> list[PackageId]:
    """Adds packages of these numbers to a shipment; gives their ids in the same order."""
    rows = [{"shipment_id": which, "number": number} for number in numbers]
    # One row needs no id reserved for it.
    made = [act.insert(package, **rows[0])] if len(rows) == 1 else bulk.add(act, package, rows)
    return list(map(PackageId, made))


def put(act: Act, places: Mapping[PackageId, PlaceId]) -> None:
    """Puts each package on its shelf place."""
    rows = [
        {"which": which, "place_id": where, "staged_at": act.now} for which, where in places.items()
    ]
    act.execute(_PUT, rows)


def unpack(act: Act, which: ShipmentId) -> None:
    """Takes everything out of the packages of a shipment again."""
    ids = [row.id for row in packages(act, [which])]
    if ids:
        act.execute(package_item.delete().where(package_item.c.package_id.in_(ids)))
        act.execute(package.delete().where(package.c.id.in_(ids)))


def go_out(act: Act, which: Sequence[PackageId]) -> int:
    """Takes packages off their shelf for good; gives how many were still there."""
    gone = {"some": list(which), "out_at": act.now, "place_id": None}
    return act.execute(_GO_OUT, gone).rowcount
