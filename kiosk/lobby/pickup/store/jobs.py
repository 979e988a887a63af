"""Queries of pickup's jobs: what is on the shelf and untold, what to look at again, what was left lying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, and_, bindparam, exists, or_, select

from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.back_office.fulfilment.tables import shipment
from kiosk.core.ids import OrderId, PickupId
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import LIVE as LIVE_VISITS
from kiosk.front_office.queue.tables import visit
from kiosk.lobby.pickup.rules import COLLECTABLE, SERVED, Blocker, PickupState
from kiosk.lobby.pickup.tables import pickup, pickup_shipment
from kiosk.records.orders.rules import Billing, Delivery, Paper
from kiosk.records.orders.tables import sales_order

PAPER_DONE = (Paper.NOT_REQUIRED, Paper.COMPLETE)


def _untold() -> ColumnElement[bool]:
    told = select(pickup_shipment.c.shipment_id).where(
        pickup_shipment.c.shipment_id == shipment.c.id
    )
    return and_(shipment.c.state == ShipmentState.STAGED, ~exists(told))


def _to_make_ready() -> Select[Any]:
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
    limit = bindparam("limit", type_=Integer())
    return select(found.c.order_id).order_by(found.c.order_id).limit(limit)


# Made once: after every act that may have work for a job these are asked.
_UNTOLD = (
    select(shipment.c.id)
    .where(shipment.c.order_id == bindparam("which"), _untold())
    .order_by(shipment.c.id)
)
_TO_MAKE_READY = _to_make_ready()


def untold_shipments(view: View, order: OrderId) -> Sequence[int]:
    """Staged shipments of an order that no pickup has told of."""
    return [int(row.id) for row in view.rows(_UNTOLD, {"which": order})]


def tell(act: Act, which: PickupId, shipments: Sequence[int]) -> None:
    """Writes down that these shipments have been told of."""
    rows = [{"shipment_id": each, "pickup_id": which, "at": act.now} for each in shipments]
    bulk.insert_all(act, pickup_shipment, rows)


def orders_to_make_ready(view: View, limit: int) -> Sequence[OrderId]:
    """Orders with something on the shelf that nobody was told of, or whose papers or money changed."""
    return [OrderId(row.order_id) for row in view.rows(_TO_MAKE_READY, {"limit": limit})]


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
