"""Queries about pickups, their lines, scans and codes, and what the jobs look for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.back_office.fulfilment.tables import shipment
from kiosk.core.ids import OrderId, OrderLineId, PackageId, PersonId, PickupId, VisitId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import LIVE as LIVE_VISITS
from kiosk.front_office.queue.tables import visit
from kiosk.lobby.pickup.rules import (
    COLLECTABLE,
    SERVED,
    Blocker,
    PickupState,
)
from kiosk.lobby.pickup.tables import (
    handover,
    pickup,
    pickup_line,
    pickup_scan,
    pickup_shipment,
    wrong_code,
)
from kiosk.records.customers.tables import customer
from kiosk.records.orders.rules import Billing, Delivery, Paper
from kiosk.records.orders.tables import order_line, sales_order
from kiosk.records.settings.tables import business
from kiosk.records.staff.tables import person
from kiosk.records.stock.tables import product

PAPER_DONE = (Paper.NOT_REQUIRED, Paper.COMPLETE)
_BURNED: dict[str, Any] = {"code_seed": None, "code_hash": None, "qr_hash": None}


def options(view: View) -> Mapping[str, object]:
    """The owner's choices, by name."""
    row = view.row(select(business.c.options))
    return {} if row is None else dict(row.options or {})


# ------------------------------------------------------------------------------------ one pickup


def wide() -> Select[Any]:
    """A pickup with its order, customer, visit, whoever has it, and its hand-over: one statement."""
    joined = (
        pickup.join(sales_order, sales_order.c.id == pickup.c.order_id)
        .join(customer, customer.c.id == sales_order.c.customer_id)
        .outerjoin(visit, visit.c.id == pickup.c.visit_id)
        .outerjoin(person, person.c.id == pickup.c.claimed_by)
        .outerjoin(handover, handover.c.pickup_id == pickup.c.id)
    )
    return select(
        pickup,
        sales_order.c.number.label("order_number"),
        sales_order.c.customer_id,
        sales_order.c.currency,
        sales_order.c.paper,
        sales_order.c.placed_at,
        sales_order.c.promised_at,
        customer.c.name.label("customer"),
        customer.c.city,
        customer.c.phone,
        customer.c.email,
        customer.c.language.label("customer_language"),
        visit.c.number.label("visit_number"),
        visit.c.state.label("visit_state"),
        visit.c.language.label("visit_language"),
        visit.c.arrived_at,
        visit.c.waiting_at,
        visit.c.served_at,
        person.c.name.label("holder"),
        handover.c.id.label("handover_id"),
        handover.c.receipt_number,
        handover.c.at.label("handed_at"),
        handover.c.confirmed,
        handover.c.whole,
    ).select_from(joined)


def one(view: View, which: PickupId) -> Row[Any] | None:
    """One pickup with all that stands around it."""
    return view.row(wide().where(pickup.c.id == which))


def by_hash(view: View, code_hash: str, qr_hash: str) -> Row[Any] | None:
    """The pickup that a code or a square opens."""
    return view.row(wide().where(or_(pickup.c.code_hash == code_hash, pickup.c.qr_hash == qr_hash)))


def by_order_number(view: View, numbers: Sequence[str]) -> Row[Any] | None:
    """The part of an order called one of `numbers` that a code opens now."""
    asked = wide().where(sales_order.c.number.in_(numbers), pickup.c.code_hash.is_not(None))
    return view.row(asked.order_by(pickup.c.id.desc()).limit(1))


def by_visit(view: View, which: VisitId) -> Row[Any] | None:
    """The pickup that a customer in the lobby is here for."""
    return view.row(wide().where(pickup.c.visit_id == which))


def child_of(view: View, which: PickupId) -> Row[Any] | None:
    """The next part of a pickup."""
    return view.row(wide().where(pickup.c.parent_id == which))


def newest_of(view: View, order: OrderId) -> Row[Any] | None:
    """The newest part of an order's pickup, over or not."""
    found = wide().where(pickup.c.order_id == order)
    return view.row(found.order_by(pickup.c.part.desc()).limit(1))


def by_number(view: View, number: str) -> Row[Any] | None:
    """The pickup called `number`."""
    return view.row(wide().where(pickup.c.number == number))


def lock(act: Act, which: PickupId) -> None:
    """Nobody else changes this pickup until the act is over; the embedded database has one writer."""
    if act.connection.dialect.name != "sqlite":
        act.execute(select(pickup.c.id).where(pickup.c.id == which).with_for_update())


def lock_order(act: Act, order: OrderId) -> None:
    """Nobody else makes a pickup of this order until the act is over."""
    act.execute(select(sales_order.c.id).where(sales_order.c.id == order).with_for_update())


def add(act: Act, **values: Any) -> PickupId:  # noqa: ANN401 - a row's values
    """Adds a pickup, without a code yet."""
    empty: dict[str, Any] = {
        "blockers": [], "facts": [], "collector": "", "fetching": False, "made_at": act.now, "version": 1,
    }  # fmt: skip
    return PickupId(act.insert(pickup, **(empty | values)))


def add_lines(act: Act, which: PickupId, lines: Mapping[OrderLineId, int]) -> None:
    """Says how many of which order lines a pickup covers."""
    rows = [
        {"pickup_id": which, "order_line_id": line, "quantity": quantity, "taken": 0}
        for line, quantity in lines.items()
    ]
    act.execute(insert(pickup_line), rows)


def change(
    act: Act, which: PickupId, version: int, states: frozenset[PickupState], **values: object
) -> bool:
    """Changes a pickup that still is in one of `states` at this version; False: somebody was faster."""
    guarded = (
        update(pickup)
        .where(pickup.c.id == which, pickup.c.version == version)
        .where(pickup.c.state.in_(sorted(states)))
        .values(version=version + 1, **values)
        .returning(pickup.c.id)
    )
    return act.execute(guarded).first() is not None


def claim(act: Act, which: PickupId, me: PersonId, **values: object) -> bool:
    """Takes a pickup that nobody has, that I have, or whose lease is over; False: somebody has it."""
    free = or_(
        pickup.c.claimed_by.is_(None), pickup.c.claimed_by == me, pickup.c.lease_until <= act.now
    )
    guarded = (
        update(pickup)
        .where(pickup.c.id == which, free)
        .where(pickup.c.state.in_(sorted(COLLECTABLE | SERVED)))
        .values(version=pickup.c.version + 1, claimed_by=me, **values)
        .returning(pickup.c.id)
    )
    return act.execute(guarded).first() is not None


def burn(act: Act, which: PickupId, version: int, **values: object) -> bool:
    """Ends a pickup that is being handed over at this version: its code opens nothing any more."""
    releasing = frozenset({PickupState.RELEASING})
    free = {"claimed_by": None, "lease_until": None, "fetching": False, "signature": None}
    return change(act, which, version, releasing, **(_BURNED | free | values))


# -------------------------------------------------------------------------------- lines and scans


def lines(view: View, pickups: Sequence[int]) -> Sequence[Row[Any]]:
    """What these pickups cover, in the order of their order's lines."""
    joined = pickup_line.join(order_line, order_line.c.id == pickup_line.c.order_line_id).outerjoin(
        product, product.c.id == order_line.c.product_id
    )
    statement = select(
        pickup_line.c.pickup_id,
        pickup_line.c.order_line_id,
        pickup_line.c.quantity,
        pickup_line.c.taken,
        order_line.c.name,
        order_line.c.total,
        order_line.c.tax,
        order_line.c.rate,
        order_line.c.quantity.label("ordered"),
        order_line.c.released,
        order_line.c.cancelled,
        product.c.picture,
    ).select_from(joined)
    chosen = statement.where(pickup_line.c.pickup_id.in_(pickups))
    return view.rows(chosen.order_by(pickup_line.c.pickup_id, order_line.c.position))


def take(act: Act, which: PickupId, taken: Mapping[OrderLineId, int]) -> None:
    """Writes down how many of each line were taken, all in one statement."""
    line = pickup_line.c.order_line_id
    many = case(dict(taken), value=line, else_=pickup_line.c.taken)
    chosen = update(pickup_line).where(pickup_line.c.pickup_id == which, line.in_(sorted(taken)))
    act.execute(chosen.values(taken=many))


def uncarried(view: View, order: OrderId) -> dict[OrderLineId, int]:
    """What of an order cannot be carried and still waits, by line."""
    line = order_line.c
    left = line.quantity - line.released - line.cancelled
    chosen = select(line.id, left.label("left")).where(
        line.order_id == order, line.carried.is_(False), left > 0
    )
    return {OrderLineId(row.id): int(row.left) for row in view.rows(chosen)}


def scans(view: View, pickups: Sequence[int]) -> dict[int, set[PackageId]]:
    """The packages that were held under the scanner, by pickup."""
    found: dict[int, set[PackageId]] = {}
    chosen = select(pickup_scan.c.pickup_id, pickup_scan.c.package_id)
    for row in view.rows(chosen.where(pickup_scan.c.pickup_id.in_(pickups))):
        found.setdefault(row.pickup_id, set()).add(PackageId(row.package_id))
    return found


def add_scan(act: Act, which: PickupId, package: PackageId, me: PersonId) -> None:
    """Notes a scan; the same package twice is one scan."""
    made: Any = sqlite if act.connection.dialect.name == "sqlite" else postgresql
    values = {"pickup_id": which, "package_id": package, "person_id": me, "at": act.now}
    act.execute(made.insert(pickup_scan).values(values).on_conflict_do_nothing())


def forget_scan(act: Act, which: PickupId, package: PackageId) -> None:
    """Takes one tick away."""
    chosen = delete(pickup_scan).where(pickup_scan.c.pickup_id == which)
    act.execute(chosen.where(pickup_scan.c.package_id == package))


def keep_scans(act: Act, which: PickupId, packages: Sequence[PackageId]) -> None:
    """Takes the ticks of all other packages away."""
    chosen = delete(pickup_scan).where(pickup_scan.c.pickup_id == which)
    act.execute(chosen.where(pickup_scan.c.package_id.not_in(packages)))


def forget_scans(act: Act, which: PickupId) -> None:
    """The ticks of a pickup that is handed over are in its hand-over."""
    act.execute(delete(pickup_scan).where(pickup_scan.c.pickup_id == which))


# ---------------------------------------------------------------------------------------- codes


def code_taken(view: View, code_hash: str) -> bool:
    """Whether a live pickup has this very code."""
    return view.row(select(pickup.c.id).where(pickup.c.code_hash == code_hash)) is not None


def tries(view: View, station: str, session: str, since: datetime, about: int) -> Row[Any]:
    """Wrong tries: of this session, at this screen `since` then, and at this pickup today with its code."""
    w = wrong_code.c
    of_session = select(func.count()).where(w.session == session, w.station == station)
    of_station = select(func.count()).where(w.station == station, w.at > since)
    of_pickup = select(func.count()).select_from(
        wrong_code.join(pickup, pickup.c.id == w.pickup_id)
    ).where(w.pickup_id == about, w.day == view.day, w.at >= pickup.c.code_at)  # fmt: skip
    counted = select(
        of_session.scalar_subquery().label("session"),
        of_station.scalar_subquery().label("station"),
        of_pickup.scalar_subquery().label("pickup"),
    )
    return view.execute(counted).one()


def wrong_today(view: View, pickups: Sequence[int]) -> dict[int, int]:
    """How many wrong tries each pickup has had today since its code was made."""
    w = wrong_code.c
    counted = (
        select(w.pickup_id, func.count().label("many"))
        .select_from(wrong_code.join(pickup, pickup.c.id == w.pickup_id))
        .where(w.pickup_id.in_(pickups), w.day == view.day, w.at >= pickup.c.code_at)
        .group_by(w.pickup_id)
    )
    return {int(row.pickup_id): int(row.many) for row in view.rows(counted)}


def add_wrong(act: Act, station: str, session: str, about: int | None) -> None:
    """Writes one wrong try down."""
    act.insert(
        wrong_code, day=act.day, at=act.now, station=station, session=session, pickup_id=about
    )


# ----------------------------------------------------------------------------------------- jobs


def _untold() -> ColumnElement[bool]:
    told = select(pickup_shipment.c.shipment_id).where(
        pickup_shipment.c.shipment_id == shipment.c.id
    )
    return and_(shipment.c.state == ShipmentState.STAGED, ~exists(told))


def untold_shipments(view: View, order: OrderId) -> Sequence[int]:
    """Staged shipments of an order that no pickup has told of."""
    chosen = select(shipment.c.id).where(shipment.c.order_id == order, _untold())
    return [int(row.id) for row in view.rows(chosen.order_by(shipment.c.id))]


def tell(act: Act, which: PickupId, shipments: Sequence[int]) -> None:
    """Writes down that these shipments have been told of."""
    rows = [{"shipment_id": each, "pickup_id": which, "at": act.now} for each in shipments]
    if rows:
        act.execute(insert(pickup_shipment), rows)


def orders_to_make_ready(view: View, limit: int) -> Sequence[OrderId]:
    """Orders with something on the shelf that nobody was told of, or whose papers or money changed."""
    staged = (
        select(shipment.c.order_id)
        .join(sales_order, sales_order.c.id == shipment.c.order_id)
        .where(_untold(), sales_order.c.delivery == Delivery.PICKUP)
    )
    joined = pickup.join(sales_order, sales_order.c.id == pickup.c.order_id)
    papers = sales_order.c.paper.in_(PAPER_DONE)
    paid = sales_order.c.billing.in_((Billing.PAID, Billing.NONE))
    only_paper = pickup.c.blockers == [str(Blocker.PAPER)]
    resolved = (
        select(pickup.c.order_id)
        .select_from(joined)
        .where(pickup.c.state == PickupState.BLOCKED, papers, or_(paid, only_paper))
    )
    outdated = (
        select(pickup.c.order_id)
        .select_from(joined)
        .where(pickup.c.state.in_(sorted(COLLECTABLE)), ~papers)
    )
    found = staged.union(resolved, outdated).subquery("found")
    chosen = select(found.c.order_id).order_by(found.c.order_id).limit(limit)
    return [OrderId(row.order_id) for row in view.rows(chosen)]


def not_settled(view: View) -> Sequence[Row[Any]]:
    """Ready pickups past their last day, and claims that were left lying, with nobody here for them today."""
    p = pickup.c
    chosen = select(p.id, p.state, p.blockers, p.hold_until, p.version).select_from(
        pickup.outerjoin(visit, visit.c.id == p.visit_id)
    )
    late = and_(p.state == PickupState.READY, p.hold_until < view.day)
    left = and_(p.state.in_(sorted(SERVED)), p.lease_until < view.now)
    nobody = or_(visit.c.id.is_(None), ~is_here(view))
    return view.rows(chosen.where(or_(late, left), nobody).order_by(p.id))


def is_here(view: View) -> ColumnElement[bool]:
    """Whether the joined visit is of today and not over."""
    return and_(visit.c.state.in_(sorted(LIVE_VISITS)), visit.c.day == view.day)
