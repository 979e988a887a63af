"""Queries of my roles: what stands open in the house, what a cover did, which notes wait to be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, exists, func, select

from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.back_office.fulfilment.tables import shipment
from kiosk.back_office.till.rules import SessionState
from kiosk.back_office.till.tables import drawer, till_session
from kiosk.core.ids import PersonId
from kiosk.cross_training.cover.rules.words import NoteKind
from kiosk.cross_training.cover.tables import cover_session, handover_line, handover_note
from kiosk.database.acting import View
from kiosk.front_office.queue.tables import held_case
from kiosk.records.audit.tables import audit
from kiosk.records.orders.tables import sales_order
from kiosk.records.staff.tables import person

_NOT_OPEN = (SessionState.CLOSED, SessionState.VERIFIED)


def open_tills(view: View) -> Sequence[Row[Any]]:
    """Tills that are not closed, with their drawer and whoever answers for them."""
    joined = till_session.join(drawer, drawer.c.id == till_session.c.drawer_id).join(
        person, person.c.id == till_session.c.holder
    )
    chosen = select(
        till_session.c.id, till_session.c.number, drawer.c.name, drawer.c.station,
        drawer.c.sharing, person.c.name.label("holder"), till_session.c.opened_at,
        till_session.c.drawer_id,
    ).select_from(joined)  # fmt: skip
    return view.rows(
        chosen.where(till_session.c.state.not_in(_NOT_OPEN)).order_by(till_session.c.id)
    )


def free_cases(view: View) -> Sequence[Row[Any]]:
    """Cases on hold that nobody has taken up, the oldest first."""
    joined = held_case.join(person, person.c.id == held_case.c.held_by)
    chosen = select(
        held_case.c.id,
        held_case.c.word,
        held_case.c.reason,
        person.c.name,
        held_case.c.held_at,
        held_case.c.held_by,
    ).select_from(joined)
    free = chosen.where(held_case.c.ended_at.is_(None), held_case.c.taken_at.is_(None))
    return view.rows(free.order_by(held_case.c.held_at, held_case.c.id))


def deeds(view: View, session: int) -> Sequence[Row[Any]]:
    """What was done under a cover session, counted by task."""
    chosen = (
        select(audit.c.task, func.count().label("many"))
        .where(audit.c.cover_id == session)
        .group_by(audit.c.task)
    )
    return view.rows(chosen)


def touched(view: View, session: int) -> Sequence[Row[Any]]:
    """Which things were done what with under a cover session."""
    chosen = select(audit.c.task, audit.c.about).where(
        audit.c.cover_id == session, audit.c.about.is_not(None)
    )
    return view.rows(chosen.distinct())


def begun_orders(view: View, by: PersonId, since: datetime) -> Sequence[Row[Any]]:
    """Orders that somebody has begun to prepare since and that do not lie on the shelf, the oldest first."""
    under_way = (ShipmentState.ASSIGNED, ShipmentState.PICKED, ShipmentState.PACKED)
    joined = shipment.join(sales_order, sales_order.c.id == shipment.c.order_id)
    chosen = select(sales_order.c.number).select_from(joined).where(
        shipment.c.started_by == by, shipment.c.started_at >= since,
        shipment.c.state.in_(under_way),
    )  # fmt: skip
    return view.rows(chosen.order_by(shipment.c.id))


def done_since(view: View, by: PersonId, since: datetime) -> Sequence[Row[Any]]:
    """Which tasks somebody has done since a moment, each with when it was first done."""
    chosen = (
        select(audit.c.task, func.min(audit.c.at).label("first"))
        .where(audit.c.person_id == by, audit.c.at >= since)
        .group_by(audit.c.task)
    )
    return view.rows(chosen)


def unread_of(view: View, owner: PersonId, limit: int) -> Sequence[Row[Any]]:
    """Ended covers for `owner` whose note back has lines that she has not confirmed, the oldest first."""
    left = exists(select(handover_line.c.id)).where(
        handover_line.c.note_id == handover_note.c.id, handover_line.c.ticked_at.is_(None)
    )
    joined = cover_session.join(handover_note, handover_note.c.session_id == cover_session.c.id)
    chosen = (
        select(cover_session.c.id)
        .select_from(joined)
        .where(
            cover_session.c.absent_id == owner, handover_note.c.kind == NoteKind.BACK, left,
        )
        .order_by(cover_session.c.id)
        .limit(limit)
    )  # fmt: skip
    return view.rows(chosen)
