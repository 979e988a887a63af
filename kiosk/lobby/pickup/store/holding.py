"""Queries about a hand-over on hold: who did what to it and when, as the records say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from kiosk.back_office.accounting.rules import PaymentState
from kiosk.back_office.accounting.tables import payment
from kiosk.core.ids import OrderId, PickupId
from kiosk.core.task import Task
from kiosk.database.acting import View
from kiosk.lobby.pickup.store.pickups import wide
from kiosk.lobby.pickup.tables import pickup, pickup_scan
from kiosk.records.audit.tables import audit
from kiosk.records.staff.tables import person

_TOLD = (
    Task.PICKUP_IDENTIFY, Task.PICKUP_REQUEST, Task.PICKUP_CLAIM, Task.PICKUP_GIVE_BACK,
    Task.CASE_HOLD, Task.CASE_TAKE, Task.CASE_END,
)  # fmt: skip


def told(view: View, which: PickupId, since: date) -> Sequence[Row[Any]]:
    """What was done to a pickup at the lobby and at desks since that day, in order."""
    joined = audit.outerjoin(person, person.c.id == audit.c.person_id)
    chosen = select(
        audit.c.task, audit.c.at, audit.c.chain.label("station"), audit.c.evidence, person.c.name
    ).select_from(joined)
    named = audit.c.task.in_([task.id for task in _TOLD])
    mine = chosen.where(audit.c.day >= since, audit.c.about == which, named)
    return view.rows(mine.order_by(audit.c.at, audit.c.id))


def last_scan(view: View, which: PickupId) -> Row[Any] | None:
    """The newest tick that still counts, and whose it is."""
    joined = pickup_scan.join(person, person.c.id == pickup_scan.c.person_id)
    chosen = select(pickup_scan.c.at, person.c.name).select_from(joined)
    mine = chosen.where(pickup_scan.c.pickup_id == which).order_by(pickup_scan.c.at.desc())
    return view.row(mine.limit(1))


def last_payment(view: View, order: OrderId) -> Row[Any] | None:
    """The newest payment of an order that came in, and who took it."""
    joined = payment.outerjoin(person, person.c.id == payment.c.person_id)
    chosen = select(
        payment.c.minor, payment.c.way, payment.c.captured_at.label("at"), person.c.name
    ).select_from(joined)
    came = payment.c.state.not_in((PaymentState.PENDING, PaymentState.FAILED))
    mine = chosen.where(payment.c.order_id == order, came)
    return view.row(mine.order_by(payment.c.id.desc()).limit(1))


def some(view: View, pickups: Sequence[int]) -> Sequence[Row[Any]]:
    """These pickups, with all that stands around them."""
    return view.rows(wide().where(pickup.c.id.in_(pickups)).order_by(pickup.c.id))
