"""A hand-over on hold: put there under a spoken word, taken by one atomic claim, ended when nobody waits."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import CaseId, OrderId, PersonId, PickupId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.core.words import local_day
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import (
    CaseKind,
    Held,
    HoldReason,
    QueueRefusal,
    VisitState,
)
from kiosk.lobby.pickup.rules import SERVED, Claimed, Method
from kiosk.lobby.pickup.rules.holding import Event, Happened, OnHold, Trace, points
from kiosk.lobby.pickup.service import desk
from kiosk.lobby.pickup.service import today as reading
from kiosk.lobby.pickup.service.shelf import pickup_row
from kiosk.lobby.pickup.store import holding as store
from kiosk.lobby.pickup.store import pickups

_WAITS = frozenset({VisitState.ARRIVED, VisitState.WAITING})


@does(Task.CASE_HOLD, about="pickup")
def put_on_hold(act: Act, *, pickup: PickupId, reason: HoldReason) -> Held:
    """Puts what this desk has on hold and gives the word to tell the customer; the lease is over.

    What was checked stays: who it is, the scans, the money, the signature. The customer waits, and
    anybody qualified goes on. A case that was on hold before keeps its word. Refused: it is not at this
    desk, or handed over already.
    """
    row = desk.held(act, pickup=pickup)
    desk.let_go(act, row=row)
    visit = None if row.visit_id is None else VisitId(row.visit_id)
    made = queue.hold(act, kind=CaseKind.PICKUP, about=pickup, visit=visit, reason=reason)
    act.note(case=made.case, reason=str(reason))
    return made


@does(Task.CASE_TAKE, about="case")
def take_on(act: Act, *, case: CaseId, seen: int) -> Claimed:
    """Takes a case on hold: lease, visit and case in one, or nothing of them.

    Of two desks at once exactly one has it; the other is told who, and where (E24). Refused as well: it
    is over, or not as it was `seen` any more; what it is about cannot leave now (a paper, money first).
    """
    known = queue.case_of(act, case=case)
    pickup = PickupId(known.about)
    pickups.lock(act, pickup)
    row = pickup_row(act, pickup=pickup)
    if row.case_id != case:
        raise Refused(QueueRefusal.CASE_OVER, word=known.word)
    claimed = desk.take(act, pickup=pickup, seen=seen)
    act.about = pickup
    act.note(case=case)
    return claimed


@does(Task.CASE_END, about="case")
def customer_left(act: Act, *, case: CaseId) -> bool:
    """The customer has left: the case is over and the goods wait on the shelf; ticks are kept.

    Gives whether a visit ended by it; who comes back today goes on as the same visit. Refused: it is
    over already, or somebody else has it at a desk.
    """
    known = queue.case_of(act, case=case)
    pickup = PickupId(known.about)
    pickups.lock(act, pickup)
    row = pickup_row(act, pickup=pickup)
    if row.case_id != case:
        raise Refused(QueueRefusal.CASE_OVER, word=known.word)
    if row.state in SERVED and (_mine(act, row) or row.lease_until > act.now):
        # Refused where somebody else has it.
        row = desk.held(act, pickup=pickup)
        desk.let_go(act, row=row)
    queue.end_case(act, case=case)
    act.about = pickup
    act.note(case=case)
    act.changed(Change.PICKUP, pickup)
    return row.visit_id is not None and _gone(act, VisitId(row.visit_id))


def _gone(act: Act, visit: VisitId) -> bool:
    seen = queue.visit_of(act, visit=visit)
    if seen.state is VisitState.IN_SERVICE:
        queue.put_back(act, visit=visit)
        seen = queue.visit_of(act, visit=visit)
    return seen.state in _WAITS and queue.leave(act, visit=visit)


def _mine(act: Act, row: Row[Any]) -> bool:
    if not isinstance(act.by, Person):
        raise Refused(ActRefusal.WRONG_ACTOR, task=act.task.id)
    return bool(row.claimed_by == PersonId(act.by.id))


# ------------------------------------------------------------------------------------------ reads


def on_hold(view: View, *, case: CaseId) -> OnHold:
    """A case with all that a colleague needs to go on: checked by whom, what is left, how it went."""
    known = queue.case_of(view, case=case)
    pickup = PickupId(known.about)
    counter = reading.counter(view, pickup=pickup)
    visit = None if known.visit is None else queue.visit_of(view, visit=known.visit)
    arrived = None if visit is None else visit.arrived_at
    since = min(each for each in (arrived, known.held_at) if each is not None)
    told = store.told(view, pickup, local_day(since, view.facts.zone))
    told = [row for row in told if row.at >= since]
    return OnHold(
        known, counter,
        points(
            counter, sure=_sure(told), scan=_trace(store.last_scan(view, pickup)),
            signed=_signed(told), paid=_paid(view, counter.order),
        ),
        _went(told, arrived), arrived,
    )  # fmt: skip


def _trace(row: Row[Any] | None) -> Trace | None:
    return None if row is None else Trace(row.at, row.name or "")


def _sure(told: list[Row[Any]]) -> Trace | None:
    """When it was last made sure who it is: at a desk, or by code and fact at the lobby."""
    for row in reversed(told):
        if row.task == Task.PICKUP_CLAIM.id and "method" in row.evidence:
            return Trace(row.at, row.name or "", Method(row.evidence["method"]))
        if row.task == Task.PICKUP_IDENTIFY.id:
            return Trace(row.at)
    return None


def _signed(told: list[Row[Any]]) -> Trace | None:
    asked = [row.at for row in told if row.task == Task.PICKUP_REQUEST.id]
    return Trace(asked[-1]) if asked else None


def _paid(view: View, order: OrderId) -> Trace | None:
    row = store.last_payment(view, order)
    if row is None:
        return None
    return Trace(row.at, row.name or "", way=row.way, minor=int(row.minor))


_EVENTS = {
    Task.CASE_HOLD.id: Event.HELD,
    Task.CASE_TAKE.id: Event.TAKEN,
    Task.PICKUP_GIVE_BACK.id: Event.GIVEN_BACK,
    Task.CASE_END.id: Event.ENDED,
}


def _went(told: list[Row[Any]], arrived: datetime | None) -> tuple[Happened, ...]:
    found = [] if arrived is None else [Happened(Event.CAME, arrived)]
    served = ""
    for row in told:
        event = _EVENTS.get(row.task)
        if row.task == Task.PICKUP_CLAIM.id and row.name != served:
            event = Event.SERVED
        if event is None:
            continue
        served = row.name or "" if event in (Event.SERVED, Event.TAKEN) else ""
        why = row.evidence.get("reason") if event is Event.HELD else None
        reason = None if why is None else HoldReason(why)
        found.append(Happened(event, row.at, row.name or "", row.station, reason))
    return tuple(found)
