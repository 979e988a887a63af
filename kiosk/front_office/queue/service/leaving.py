"""Who is in the building, who goes, and the closing sweep that takes the forgotten for gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from kiosk.core.by import Customer
from kiosk.core.change import Change
from kiosk.core.ids import PersonId, VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue.rules import QueueRefusal, Reason, Visit, VisitState, leaving
from kiosk.front_office.queue.rules.kinds import Departure
from kiosk.front_office.queue.rules.leaving import GOES_UNSERVED, Inside, LeavingRefusal
from kiosk.front_office.queue.service import visits as queue
from kiosk.front_office.queue.store import leaving as store
from kiosk.records.settings import service as settings
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import PresenceState

SWEEP_AT_ONCE = 200
"""Visits that one act takes for gone: whoever waits for the writer waits for no more."""
ROUNDS = 25


@does(Task.VISIT_DEPART, about="visit")
def depart(act: Act, *, visit: VisitId, how: Departure) -> VisitState:
    """Somebody has gone; gives where the visit stands. Gone already stays so.

    `how`: SELF at the kiosk, by whoever proved to be this visit; DESK or HOST by somebody who works here.
    Who waits leaves unserved; a case on hold stays one. Refused: not in the building, being served (finish
    first), another one's visit.
    """
    if isinstance(act.by, Customer):
        how = Departure.SELF
        if act.by.visit != visit:
            raise Refused(LeavingRefusal.NOT_YOURS)
    row = store.one(act, visit)
    if row is None:
        raise Refused(QueueRefusal.UNKNOWN_VISIT)
    if row.state is VisitState.DEPARTED:
        return VisitState.DEPARTED
    state = row.state
    if state is VisitState.IN_SERVICE:
        if row.reason is not Reason.VISIT or store.has_open_ticket(act, visit):
            raise Refused(LeavingRefusal.BEING_SERVED, number=row.number)
        # Fetched by a host: what they came for is over when they go.
        queue.finish(act, visit=visit, whole=True)
        state = VisitState.COMPLETED
    steps = leaving.way_out(state)
    if not steps:
        raise Refused(LeavingRefusal.NOT_INSIDE)
    if state in GOES_UNSERVED:
        _leave_the_queue(act, visit)
    known: Visit = queue.visit_of(act, visit=visit)
    for to in leaving.way_out(known.state):
        ends: dict[str, object] = {} if known.ended_at is not None else {"ended_at": act.now}
        queue.move(act, visit=known, to=to, values=ends)
        known = queue.visit_of(act, visit=visit)
    store.departed(act, visit, how)
    act.note(how=str(how))
    return known.state


def _leave_the_queue(act: Act, visit: VisitId) -> None:
    """Numbers that still wait are given back: nobody calls who has gone."""
    for ticket in store.cancel_tickets(act, visit):
        act.changed(Change.TICKET, ticket)


# -------------------------------------------------------------------------------- the closing sweep


def sweep_due(view: View) -> Sequence[dict[str, Any]]:
    """Whom nobody saw go: of earlier days, and of today some time after closing."""
    end = settings.closing(view)
    today = end is not None and view.now >= end + leaving.SWEEP_AFTER
    before = view.day.fromordinal(view.day.toordinal() + int(today))
    found = store.forgotten(view, before, SWEEP_AT_ONCE * ROUNDS)
    starts = range(0, len(found), SWEEP_AT_ONCE)
    return [{"visits": tuple(found[start : start + SWEEP_AT_ONCE])} for start in starts]


@does(Task.VISIT_SWEEP)
def sweep(act: Act, *, visits: tuple[VisitId, ...]) -> int:
    """Takes these for gone and marks it as assumed; gives how many.

    Never who is being served, whose case is on hold, whose number still waits overnight, or who is of a
    kind that stays after closing, whatever `visits` says.
    """
    gone = store.sweep(act, visits)
    for each in gone:
        act.changed(Change.VISIT, each)
    act.note(assumed=len(gone))
    return len(gone)


# ----------------------------------------------------------------------------------- who is inside


def inside(view: View) -> tuple[Inside, ...]:
    """Everybody in the building now: visits that nobody saw go, whoever stays after closing, and staff.

    Visitors come first, who is surely here before who has perhaps gone; then staff by presence.
    """
    visits = sorted((_visitor(view, row) for row in store.inside(view)), key=lambda v: v.perhaps)
    return (*visits, *_staff(view))


def _visitor(view: View, row: Row[Any]) -> Inside:
    stays, badge = bool(row.stays), bool(row.badge or row.wears_badge)
    place = row.station
    if row.state is VisitState.IN_SERVICE and row.served_at_station:
        place = row.served_at_station
    return Inside(
        name=row.visitor or row.customer or row.number, place=place,
        since=row.arrived_at or view.now, visit=VisitId(row.id), number=row.number,
        company=row.company or "", host=row.host or "", badge=row.badge or "", stays=stays,
        perhaps=leaving.perhaps_gone(row.state, row.ended_at, view.now, badge=badge, stays=stays),
    )  # fmt: skip


def _staff(view: View) -> list[Inside]:
    """Who is present, one human being once; also on a break, for nobody knows that they went out."""
    seen: set[PersonId] = set()
    found = []
    for each in staff.workers(view):
        one = each.human or each.person
        if each.state is PresenceState.OUT or one in seen:
            continue
        seen.add(one)
        found.append(Inside(each.name, each.station, each.since or view.now, person=each.person))
    return found
