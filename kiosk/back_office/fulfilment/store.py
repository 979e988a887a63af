"""Every query of fulfilment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select, update

from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.back_office.fulfilment.tables import package, package_item, shipment, shipment_line
from kiosk.core.ids import OrderId, PackageId, PlaceId, ShipmentId
from kiosk.database.acting import Act, View
from kiosk.records.customers.tables import customer
from kiosk.records.orders.rules import Fulfilment, Standing
from kiosk.records.orders.tables import order_line, sales_order
from kiosk.records.stock.tables import place, product

_LIVE = tuple(state for state in ShipmentState if state is not ShipmentState.CANCELLED)


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


def orders_to_pick(view: View, limit: int) -> Sequence[Row[Any]]:
    """Orders that nobody has started, most urgent first."""
    urgent = func.coalesce(sales_order.c.promised_at, sales_order.c.placed_at)
    statement = _with_customer(sales_order.c.id.label("order_id")).where(_to_pick())
    return view.rows(statement.order_by(urgent, sales_order.c.id).limit(limit))


def is_to_pick(view: View, order: OrderId) -> bool:
    """Whether nobody has started this order yet and there is something to pick."""
    statement = select(sales_order.c.id).where(sales_order.c.id == order, _to_pick())
    return view.row(statement) is not None


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


def shipments_in(view: View, states: Sequence[ShipmentState], limit: int) -> Sequence[Row[Any]]:
    """Shipments in one of `states` with their order and customer, oldest first."""
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
    statement = (
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
        .where(shipment.c.state.in_(states))
        .order_by(func.coalesce(sales_order.c.promised_at, sales_order.c.placed_at), shipment.c.id)
        .limit(limit)
    )
    return view.rows(statement)


def count_in(view: View) -> dict[ShipmentState, int]:
    """How many shipments stand in each state."""
    counted = select(shipment.c.state, func.count().label("many")).group_by(shipment.c.state)
    return {row.state: int(row.many) for row in view.rows(counted)}


def count_to_pick(view: View) -> int:
    """How many orders wait to be started."""
    counted = select(func.count()).select_from(sales_order).where(_to_pick())
    return int(view.execute(counted).scalar_one())


def shipment_row(view: View, which: ShipmentId) -> Row[Any] | None:
    """One shipment with its order and customer."""
    columns = [
        shipment.c[name] for name in ("id", "order_id", "part", "state", "started_by", "version")
    ]
    statement = _with_customer(*columns).join(shipment, shipment.c.order_id == sales_order.c.id)
    return view.row(statement.where(shipment.c.id == which))


def began(view: View, which: ShipmentId) -> datetime | None:
    """When somebody took a shipment in hand."""
    row = view.row(select(shipment.c.started_at).where(shipment.c.id == which))
    found: datetime | None = row.started_at if row is not None else None
    return found


def lines(view: View, which: ShipmentId) -> Sequence[Row[Any]]:
    """What a shipment must hold, line by line."""
    joined = shipment_line.join(order_line, order_line.c.id == shipment_line.c.order_line_id).join(
        product, product.c.id == shipment_line.c.product_id
    )
    statement = select(
        shipment_line.c.id,
        shipment_line.c.order_line_id,
        shipment_line.c.product_id,
        shipment_line.c.quantity,
        shipment_line.c.picked,
        order_line.c.name,
        product.c.sku,
        product.c.barcode,
        product.c.picture,
    ).select_from(joined)
    chosen = statement.where(shipment_line.c.shipment_id == which)
    return view.rows(chosen.order_by(order_line.c.position, shipment_line.c.id))


def packages(view: View, shipments: Sequence[int]) -> Sequence[Row[Any]]:
    """The packages of some shipments with the name of their shelf place."""
    statement = (
        select(package, place.c.name.label("place"))
        .select_from(package.outerjoin(place, place.c.id == package.c.place_id))
        .where(package.c.shipment_id.in_(shipments))
        .order_by(package.c.id)
    )
    return view.rows(statement)


def items(view: View, which: Sequence[int]) -> Sequence[Row[Any]]:
    """What lies in some packages."""
    statement = (
        select(
            package_item.c.package_id,
            package_item.c.quantity,
            shipment_line.c.id.label("line"),
            shipment_line.c.order_line_id,
            shipment_line.c.product_id,
        )
        .select_from(
            package_item.join(shipment_line, shipment_line.c.id == package_item.c.shipment_line_id)
        )
        .where(package_item.c.package_id.in_(which))
        .order_by(package_item.c.id)
    )
    return view.rows(statement)


def on_shelf(view: View, orders: Sequence[OrderId]) -> Sequence[Row[Any]]:
    """The packages of some orders that stand on a shelf, with their items."""
    joined = (
        package.join(shipment, shipment.c.id == package.c.shipment_id)
        .join(place, place.c.id == package.c.place_id)
        .join(package_item, package_item.c.package_id == package.c.id)
        .join(shipment_line, shipment_line.c.id == package_item.c.shipment_line_id)
    )
    statement = (
        select(
            shipment.c.order_id,
            package.c.id,
            package.c.number,
            place.c.name.label("place"),
            shipment_line.c.order_line_id,
            package_item.c.quantity,
        )
        .select_from(joined)
        .where(shipment.c.order_id.in_(orders), shipment.c.state == ShipmentState.STAGED)
        .where(package.c.out_at.is_(None))
        .order_by(package.c.id, package_item.c.id)
    )
    return view.rows(statement)


def package_by_number(view: View, number: str) -> Row[Any] | None:
    """A package by what is scanned."""
    joined = package.join(shipment, shipment.c.id == package.c.shipment_id)
    statement = select(package, shipment.c.order_id).select_from(joined)
    return view.row(statement.where(package.c.number == number))


def next_part(view: View, order: OrderId) -> int:
    """The number of the next shipment of an order."""
    newest = select(func.max(shipment.c.part)).where(shipment.c.order_id == order)
    return int(view.execute(newest).scalar() or 0) + 1


def package_count(view: View, order: OrderId) -> int:
    """How many packages an order has had."""
    joined = package.join(shipment, shipment.c.id == package.c.shipment_id)
    counted = select(func.count()).select_from(joined).where(shipment.c.order_id == order)
    return int(view.execute(counted).scalar() or 0)


def step(act: Act, which: ShipmentId, seen: int, state: ShipmentState, **values: object) -> bool:
    """Moves a shipment to `state` where its version still is `seen`."""
    fits = (shipment.c.id == which) & (shipment.c.version == seen)
    changed = update(shipment).where(fits).values(state=state, version=seen + 1, **values)
    return act.execute(changed).rowcount == 1


def add_picked(act: Act, line: int, quantity: int) -> bool:
    """Counts `quantity` more as picked, never above what the line must hold."""
    fits = (shipment_line.c.id == line) & (
        shipment_line.c.picked + quantity <= shipment_line.c.quantity
    )
    changed = update(shipment_line).where(fits)
    return act.execute(changed.values(picked=shipment_line.c.picked + quantity)).rowcount == 1


def shrink(act: Act, line: int, quantity: int) -> None:
    """Sets what a line must hold to what was picked of it; the rest goes into another shipment."""
    if quantity:
        act.execute(
            update(shipment_line).where(shipment_line.c.id == line).values(quantity=quantity)
        )
    else:
        act.execute(shipment_line.delete().where(shipment_line.c.id == line))


def put(act: Act, which: PackageId, where: PlaceId | None) -> None:
    """Puts a package on a shelf place, or takes it off before staging is undone."""
    staged = act.now if where else None
    changed = update(package).where(package.c.id == which)
    act.execute(changed.values(place_id=where, staged_at=staged))


def unpack(act: Act, which: ShipmentId) -> None:
    """Takes everything out of the packages of a shipment again."""
    ids = [row.id for row in packages(act, [which])]
    if ids:
        act.execute(package_item.delete().where(package_item.c.package_id.in_(ids)))
        act.execute(package.delete().where(package.c.id.in_(ids)))


def go_out(act: Act, which: Sequence[PackageId]) -> int:
    """Takes packages off their shelf for good; gives how many were still there."""
    still = package.c.id.in_(which) & package.c.out_at.is_(None)
    changed = update(package).where(still).values(out_at=act.now, place_id=None)
    return act.execute(changed).rowcount


def shelf_of(view: View, which: Sequence[PackageId]) -> dict[PackageId, tuple[ShipmentId, PlaceId]]:
    """Shipment and shelf place of packages that are still there."""
    statement = select(package.c.id, package.c.shipment_id, package.c.place_id)
    rows = view.rows(statement.where(package.c.id.in_(which), package.c.out_at.is_(None)))
    return {row.id: (row.shipment_id, row.place_id) for row in rows if row.place_id is not None}


def left_in(view: View, which: Sequence[ShipmentId]) -> frozenset[ShipmentId]:
    """Those of the shipments that still have a package on the shelf."""
    statement = select(package.c.shipment_id).distinct()
    rows = view.rows(statement.where(package.c.shipment_id.in_(which), package.c.out_at.is_(None)))
    return frozenset(ShipmentId(row[0]) for row in rows)


def states(view: View, which: Sequence[ShipmentId]) -> dict[ShipmentId, tuple[ShipmentState, int]]:
    """State and version of some shipments."""
    statement = select(shipment.c.id, shipment.c.state, shipment.c.version)
    rows = view.rows(statement.where(shipment.c.id.in_(which)))
    return {ShipmentId(row.id): (row.state, row.version) for row in rows}


def faults(view: View) -> Sequence[Row[Any]]:
    """Lines whose packages hold something else than what was picked, once packed."""
    packed = (ShipmentState.PACKED, ShipmentState.STAGED, ShipmentState.DONE)
    held = (
        select(func.coalesce(func.sum(package_item.c.quantity), 0))
        .where(package_item.c.shipment_line_id == shipment_line.c.id)
        .scalar_subquery()
    )
    statement = (
        select(shipment_line.c.id, shipment_line.c.picked, held.label("held"))
        .select_from(shipment_line.join(shipment, shipment.c.id == shipment_line.c.shipment_id))
        .where(shipment.c.state.in_(packed), held != shipment_line.c.picked)
        .order_by(shipment_line.c.id)
    )
    return view.rows(statement)


def count_lines(view: View) -> int:
    """How many lines there are to check."""
    return int(view.execute(select(func.count()).select_from(shipment_line)).scalar_one())
