"""Queries about the day: who is expected, here, served and done, the counts, and hand-overs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, case, exists, func, or_, select

from kiosk.core.ids import HandoverId, OrderId, PickupId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import LIVE as LIVE_VISITS
from kiosk.front_office.queue.tables import visit
from kiosk.lobby.pickup.rules import COLLECTABLE, LIVE, OPEN, PickupState
from kiosk.lobby.pickup.store.jobs import is_here
from kiosk.lobby.pickup.store.pickups import wide
from kiosk.lobby.pickup.tables import handover, pickup, pickup_line
from kiosk.records.customers.tables import customer
from kiosk.records.messages.rules import MessageKind, MessageState
from kiosk.records.messages.tables import message
from kiosk.records.orders.rules import Billing, Delivery, Fulfilment, Standing
from kiosk.records.orders.tables import order_line, sales_order
from kiosk.records.staff.tables import person

NOTICES = (MessageKind.PICKUP_READY, MessageKind.REST_READY)


def here_now(view: View) -> Sequence[Row[Any]]:
    """Pickups that somebody is in the lobby for, in order of arrival."""
    chosen = wide().where(visit.c.day == view.day, visit.c.state.in_(sorted(LIVE_VISITS)))
    return view.rows(chosen.order_by(visit.c.id))


def done_today(view: View, limit: int) -> Sequence[Row[Any]]:
    """Pickups handed over today, the newest first."""
    chosen = wide().where(handover.c.day == view.day)
    return view.rows(chosen.order_by(handover.c.id.desc()).limit(limit))


def expected(view: View, until: datetime, limit: int) -> Sequence[Row[Any]]:
    """Pickups promised before `until` that nobody has come for yet."""
    chosen = wide().where(
        pickup.c.state.in_(sorted(OPEN)),
        sales_order.c.promised_at < until,
        or_(visit.c.id.is_(None), ~is_here(view)),
    )
    return view.rows(chosen.order_by(sales_order.c.promised_at, pickup.c.id).limit(limit))


def on_shelf(view: View, until: datetime, limit: int) -> Sequence[Row[Any]]:
    """Pickups on the shelf that nobody is here for: overdue, promised before `until`, free, blocked."""
    promised = and_(
        sales_order.c.promised_at < until,
        pickup.c.state.not_in((PickupState.OVERDUE, PickupState.BLOCKED)),
    )
    rank = case(
        (pickup.c.state == PickupState.OVERDUE, 0),
        (promised, 1),
        (pickup.c.state == PickupState.BLOCKED, 3),
        else_=2,
    )
    chosen = wide().where(
        pickup.c.state.in_(sorted(OPEN)), or_(visit.c.id.is_(None), ~is_here(view))
    )
    order = (rank, case((promised, sales_order.c.promised_at)), pickup.c.hold_until, pickup.c.id)
    return view.rows(chosen.order_by(*order).limit(limit))


def counts(view: View) -> dict[PickupState, int]:
    """How many live pickups stand in each state."""
    counted = (
        select(pickup.c.state, func.count().label("many"))
        .where(pickup.c.state.in_(sorted(LIVE)))
        .group_by(pickup.c.state)
    )
    return {row.state: int(row.many) for row in view.rows(counted)}


def unpaid(view: View) -> int:
    """How many pickups on the shelf belong to an order that is not paid."""
    joined = pickup.join(sales_order, sales_order.c.id == pickup.c.order_id)
    owing = sales_order.c.billing.not_in((Billing.NONE, Billing.PAID))
    counted = select(func.count()).select_from(joined)
    chosen = counted.where(pickup.c.state.in_(sorted(COLLECTABLE)), owing)
    return int(view.execute(chosen).scalar_one())


def not_told(view: View) -> int:
    """How many pickups wait on the shelf whose notice has not left."""
    told = exists(select(message.c.id)).where(
        message.c.about == pickup.c.id,
        message.c.kind.in_(NOTICES),
        message.c.state == MessageState.SENT,
    )
    counted = select(func.count()).select_from(pickup)
    chosen = counted.where(pickup.c.state.in_(sorted(COLLECTABLE)), ~told)
    return int(view.execute(chosen).scalar_one())


def promised_not_ready(view: View, until: datetime) -> int:
    """How many orders are promised before `until` and have nothing on the shelf."""
    ready = exists(select(pickup.c.id)).where(
        pickup.c.order_id == sales_order.c.id, pickup.c.state.in_(sorted(OPEN))
    )
    counted = select(func.count()).select_from(sales_order)
    chosen = counted.where(
        sales_order.c.standing == Standing.CONFIRMED,
        sales_order.c.delivery == Delivery.PICKUP,
        sales_order.c.fulfilment.in_((Fulfilment.WAITING, Fulfilment.PARTIAL)),
        sales_order.c.promised_at < until,
        ~ready,
    )
    return int(view.execute(chosen).scalar_one())


def waits_today(view: View) -> Sequence[Row[Any]]:
    """When whoever was served today began to wait, and when they were served."""
    chosen = select(visit.c.waiting_at, visit.c.served_at)
    served = and_(visit.c.waiting_at.is_not(None), visit.c.served_at.is_not(None))
    return view.rows(chosen.where(visit.c.day == view.day, served))


# ------------------------------------------------------------------------------------ hand-overs


def add_handover(act: Act, **values: Any) -> HandoverId:  # noqa: ANN401 - a row's values
    """Adds the one hand-over of a pickup."""
    return HandoverId(act.insert(handover, at=act.now, day=act.day, **values))


def handed_over(view: View, which: HandoverId) -> Row[Any] | None:
    """A hand-over with its pickup, order, customer and who served."""
    joined = (
        handover.join(pickup, pickup.c.id == handover.c.pickup_id)
        .join(sales_order, sales_order.c.id == pickup.c.order_id)
        .join(customer, customer.c.id == sales_order.c.customer_id)
        .join(person, person.c.id == handover.c.person_id)
    )
    chosen = select(
        handover,
        pickup.c.order_id,
        sales_order.c.number.label("order_number"),
        sales_order.c.currency,
        sales_order.c.customer_id,
        customer.c.name.label("customer"),
        person.c.name.label("served_by"),
    ).select_from(joined)
    return view.row(chosen.where(handover.c.id == which))


def handover_of(view: View, which: PickupId) -> Row[Any] | None:
    """The hand-over that ended a pickup."""
    return view.row(select(handover).where(handover.c.pickup_id == which))


def orders_of_customer(view: View, customers: Sequence[int], limit: int) -> Sequence[Row[Any]]:
    """The live pickups of some customers, the newest first."""
    chosen = wide().where(
        sales_order.c.customer_id.in_(customers), pickup.c.state.in_(sorted(LIVE))
    )
    return view.rows(chosen.order_by(pickup.c.id.desc()).limit(limit))


# -------------------------------------------------------------------------------------- checking


def every_pickup(view: View) -> Sequence[Row[Any]]:
    """Every pickup with its hand-over, for `verify`."""
    joined = pickup.outerjoin(handover, handover.c.pickup_id == pickup.c.id)
    chosen = select(
        pickup.c.id,
        pickup.c.state,
        pickup.c.method,
        pickup.c.code_hash,
        pickup.c.claimed_by,
        pickup.c.lease_until,
        handover.c.id.label("handover_id"),
        handover.c.method.label("handover_method"),
    ).select_from(joined)
    return view.rows(chosen.order_by(pickup.c.id))


def taken_by_line(view: View) -> Sequence[Row[Any]]:
    """What pickups say was taken of each order line beside what the line says was handed over."""
    taken = func.sum(pickup_line.c.taken)
    chosen = (
        select(order_line.c.id, order_line.c.released, taken.label("taken"))
        .select_from(pickup_line.join(order_line, order_line.c.id == pickup_line.c.order_line_id))
        .group_by(order_line.c.id, order_line.c.released)
        .having(taken > order_line.c.released)
    )
    return view.rows(chosen.order_by(order_line.c.id))


def live_orders(view: View) -> Sequence[OrderId]:
    """Orders that have more than one live pickup: there must be none."""
    chosen = (
        select(pickup.c.order_id)
        .where(pickup.c.state.in_(sorted(LIVE)))
        .group_by(pickup.c.order_id)
        .having(func.count() > 1)
    )
    return [OrderId(row.order_id) for row in view.rows(chosen.order_by(pickup.c.order_id))]
