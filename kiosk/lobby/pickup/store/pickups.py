"""Queries about pickups, their lines, scans and codes, and what the jobs look for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Row,
    Select,
    Text,
    bindparam,
    cast,
    delete,
    func,
    literal,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from kiosk.core.ids import OrderId, OrderLineId, PackageId, PersonId, PickupId, VisitId
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.database.conflict import Conflicting
from kiosk.database.types import Whole
from kiosk.front_office.queue.rules import CaseKind
from kiosk.front_office.queue.tables import held_case, visit
from kiosk.lobby.pickup.rules import (
    COLLECTABLE,
    SERVED,
    PickupState,
)
from kiosk.lobby.pickup.tables import (
    handover,
    pickup,
    pickup_line,
    pickup_scan,
    wrong_code,
)
from kiosk.records.customers.tables import customer
from kiosk.records.orders.tables import order_line, sales_order
from kiosk.records.settings.tables import business
from kiosk.records.staff.tables import person
from kiosk.records.stock.tables import product

_WHICH = bindparam("which", type_=Whole())
_BURNED: dict[str, Any] = {"code_seed": None, "code_hash": None, "qr_hash": None}


# ------------------------------------------------------------------------------------ one pickup


def _wide() -> Select[Any]:
    ticked = (
        select(func.aggregate_strings(cast(pickup_scan.c.package_id, Text), " "))
        .where(pickup_scan.c.pickup_id == pickup.c.id)
        .scalar_subquery()
    )
    joined = (
        pickup.join(sales_order, sales_order.c.id == pickup.c.order_id)
        .join(customer, customer.c.id == sales_order.c.customer_id)
        .outerjoin(visit, visit.c.id == pickup.c.visit_id)
        .outerjoin(person, person.c.id == pickup.c.claimed_by)
        .outerjoin(handover, handover.c.pickup_id == pickup.c.id)
        .outerjoin(
            held_case,
            (held_case.c.about == pickup.c.id)
            & (held_case.c.kind == CaseKind.PICKUP)
            & held_case.c.ended_at.is_(None),
        )
        .join(business, true())
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
        held_case.c.id.label("case_id"),
        held_case.c.version.label("case_version"),
        held_case.c.taken_by.label("case_taken_by"),
        ticked.label("ticked"),
        business.c.options,
    ).select_from(joined)


# Made once: to build one of these takes SQLAlchemy longer than the database needs to run it.
_WIDE = _wide()
_ONE = _WIDE.where(pickup.c.id == _WHICH)
_BY_HASH = _WIDE.where(
    or_(pickup.c.code_hash == bindparam("typed"), pickup.c.qr_hash == bindparam("scanned"))
)
_BY_ORDER_NUMBER = (
    _WIDE.where(
        sales_order.c.number.in_(bindparam("some", expanding=True)),
        pickup.c.code_hash.is_not(None),
    )
    .order_by(pickup.c.id.desc())
    .limit(1)
)
_BY_VISIT = _WIDE.where(pickup.c.visit_id == _WHICH)
_CHILD = _WIDE.where(pickup.c.parent_id == _WHICH)
_NEWEST = _WIDE.where(pickup.c.order_id == _WHICH).order_by(pickup.c.part.desc()).limit(1)
_BY_NUMBER = _WIDE.where(pickup.c.number == bindparam("said"))
_LOCK = select(pickup.c.id).where(pickup.c.id == _WHICH).with_for_update()
_LOCK_ORDER = select(sales_order.c.id).where(sales_order.c.id == _WHICH).with_for_update()
_FREE = or_(
    pickup.c.claimed_by.is_(None),
    pickup.c.claimed_by == bindparam("me"),
    pickup.c.lease_until <= bindparam("now"),
)
_CLAIM = (
    update(pickup)
    .where(pickup.c.id == _WHICH, _FREE)
    .where(pickup.c.state.in_(sorted(COLLECTABLE | SERVED)))
    .values(version=pickup.c.version + 1)
    .returning(pickup.c.id)
)


def wide() -> Select[Any]:
    """A pickup with its order, customer, visit, whoever has it, its open case, ticks, hand-over and the
    owner's choices: one statement."""
    return _WIDE


def one(view: View, which: PickupId) -> Row[Any] | None:
    """One pickup with all that stands around it."""
    return view.row(_ONE, {"which": which})


def by_hash(view: View, code_hash: str, qr_hash: str) -> Row[Any] | None:
    """The pickup that a code or a square opens."""
    return view.row(_BY_HASH, {"typed": code_hash, "scanned": qr_hash})


def by_order_number(view: View, numbers: Sequence[str]) -> Row[Any] | None:
    """The part of an order called one of `numbers` that a code opens now."""
    return view.row(_BY_ORDER_NUMBER, {"some": list(numbers)})


def by_visit(view: View, which: VisitId) -> Row[Any] | None:
    """The pickup that a customer in the lobby is here for."""
    return view.row(_BY_VISIT, {"which": which})


def child_of(view: View, which: PickupId) -> Row[Any] | None:
    """The next part of a pickup."""
    return view.row(_CHILD, {"which": which})


def newest_of(view: View, order: OrderId) -> Row[Any] | None:
    """The newest part of an order's pickup, over or not."""
    return view.row(_NEWEST, {"which": order})


def by_number(view: View, number: str) -> Row[Any] | None:
    """The pickup called `number`."""
    return view.row(_BY_NUMBER, {"said": number})


def lock(act: Act, which: PickupId) -> None:
    """Nobody else changes this pickup until the act is over; the embedded database has one writer."""
    if act.connection.dialect.name != "sqlite":
        act.execute(_LOCK, {"which": which})


def locked(act: Act, row: Row[Any]) -> Row[Any] | None:
    """The pickup in `row` as it is once nobody else changes it; the embedded database has one writer."""
    if act.connection.dialect.name == "sqlite":
        return row
    lock(act, PickupId(row.id))
    return one(act, PickupId(row.id))


def lock_order(act: Act, order: OrderId) -> None:
    """Nobody else makes a pickup of this order until the act is over."""
    if act.connection.dialect.name != "sqlite":
        act.execute(_LOCK_ORDER, {"which": order})


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
    bulk.insert_all(act, pickup_line, rows)


def change(
    act: Act, which: PickupId, version: int, states: frozenset[PickupState], **values: object
) -> bool:
    """Changes a pickup that still is in one of `states` at this version; False: somebody was faster."""
    known = {"which": which, "seen": version, "version": version + 1}
    return act.execute(_changing(states), known | values).first() is not None


@cache
def _changing(states: frozenset[PickupState]) -> ReturningUpdate[Any]:
    return (
        update(pickup)
        .where(pickup.c.id == _WHICH, pickup.c.version == bindparam("seen"))
        .where(pickup.c.state.in_([literal(each, pickup.c.state.type) for each in sorted(states)]))
        .returning(pickup.c.id)
    )


def claim(act: Act, which: PickupId, me: PersonId, **values: object) -> bool:
    """Takes a pickup that nobody has, that I have, or whose lease is over; False: somebody has it."""
    known = {"which": which, "me": me, "now": act.now, "claimed_by": me}
    return act.execute(_CLAIM, known | values).first() is not None


def burn(act: Act, which: PickupId, version: int, **values: object) -> bool:
    """Ends a pickup that is being handed over at this version: its code opens nothing any more."""
    releasing = frozenset({PickupState.RELEASING})
    free = {"claimed_by": None, "lease_until": None, "fetching": False, "signature": None}
    return change(act, which, version, releasing, **(_BURNED | free | values))


# -------------------------------------------------------------------------------- lines and scans


def _lines() -> Select[Any]:
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
    chosen = statement.where(pickup_line.c.pickup_id.in_(bindparam("some", expanding=True)))
    return chosen.order_by(pickup_line.c.pickup_id, order_line.c.position)


_LINES = _lines()
_TAKE = update(pickup_line).where(
    pickup_line.c.pickup_id == _WHICH, pickup_line.c.order_line_id == bindparam("line")
)
_FORGET = delete(pickup_scan).where(pickup_scan.c.pickup_id == _WHICH)
_FORGET_ONE = _FORGET.where(pickup_scan.c.package_id == bindparam("package"))
_FORGET_OTHERS = _FORGET.where(pickup_scan.c.package_id.not_in(bindparam("some", expanding=True)))
_ADD_SCAN = Conflicting(lambda insert_into: insert_into(pickup_scan).on_conflict_do_nothing())


def lines(view: View, pickups: Sequence[int]) -> Sequence[Row[Any]]:
    """What these pickups cover, in the order of their order's lines."""
    return view.rows(_LINES, {"some": list(pickups)})


def take(act: Act, which: PickupId, taken: Mapping[OrderLineId, int]) -> None:
    """Writes down how many of each line were taken, all in one statement."""
    rows = [{"which": which, "line": line, "taken": many} for line, many in sorted(taken.items())]
    act.execute(_TAKE, rows)


def add_scan(act: Act, which: PickupId, package: PackageId, me: PersonId) -> None:
    """Notes a scan; the same package twice is one scan."""
    values = {"pickup_id": which, "package_id": package, "person_id": me, "at": act.now}
    act.execute(_ADD_SCAN.of(act.connection), values)


def forget_scan(act: Act, which: PickupId, package: PackageId) -> None:
    """Takes one tick away."""
    act.execute(_FORGET_ONE, {"which": which, "package": package})


def keep_scans(act: Act, which: PickupId, packages: Sequence[PackageId]) -> None:
    """Takes the ticks of all other packages away."""
    act.execute(_FORGET_OTHERS, {"which": which, "some": list(packages)})


def forget_scans(act: Act, which: PickupId) -> None:
    """The ticks of a pickup that is handed over are in its hand-over."""
    act.execute(_FORGET, {"which": which})


# ---------------------------------------------------------------------------------------- codes


def _tries() -> Select[Any]:
    w = wrong_code.c
    station: BindParameter[Any] = bindparam("station")
    session: BindParameter[Any] = bindparam("session")
    since: BindParameter[Any] = bindparam("since")
    day: BindParameter[Any] = bindparam("day")
    of_session = select(func.count()).where(w.session == session, w.station == station)
    of_station = select(func.count()).where(w.station == station, w.at > since)
    of_pickup = select(func.count()).select_from(
        wrong_code.join(pickup, pickup.c.id == w.pickup_id)
    ).where(w.pickup_id == _WHICH, w.day == day, w.at >= pickup.c.code_at)  # fmt: skip
    return select(
        of_session.scalar_subquery().label("session"),
        of_station.scalar_subquery().label("station"),
        of_pickup.scalar_subquery().label("pickup"),
    )


_TRIES = _tries()
_CODE_TAKEN = select(pickup.c.id).where(pickup.c.code_hash == bindparam("typed"))


def code_taken(view: View, code_hash: str) -> bool:
    """Whether a live pickup has this very code."""
    return view.row(_CODE_TAKEN, {"typed": code_hash}) is not None


def tries(view: View, station: str, session: str, since: datetime, about: int) -> Row[Any]:
    """Wrong tries: of this session, at this screen `since` then, and at this pickup today with its code."""
    values = {"station": station, "session": session, "since": since, "day": view.day}
    return view.execute(_TRIES, values | {"which": about}).one()


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
