"""What every act of tickets is made of: one guarded update, the period of each state, the visit that follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from kiosk.core.change import Change
from kiosk.core.ids import TicketId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View
from kiosk.front_office.queue import rules
from kiosk.front_office.queue.rules import LIVE, VisitState
from kiosk.front_office.queue.rules import tickets as ticket_rules
from kiosk.front_office.queue.rules.tickets import (
    OVER,
    TIMED,
    PeriodKind,
    Ticket,
    TicketRefusal,
    TicketState,
    WaitCause,
)
from kiosk.front_office.queue.service.declared import service_of
from kiosk.front_office.queue.service.visits import move, who
from kiosk.front_office.queue.store import periods
from kiosk.front_office.queue.store import tickets as store
from kiosk.front_office.queue.store import visits as visit_store

_T = TicketState
CALLABLE = frozenset({_T.WAITING, _T.MISSED})
CALLED = frozenset({_T.CALLED})
MET = frozenset({_T.WAITING, _T.CALLED})
HELD_FROM = frozenset({_T.WAITING, _T.SERVING})
ON_HOLD = frozenset({_T.ON_HOLD})
PASSED_ON = frozenset({_T.WAITING, _T.SERVING, _T.ON_HOLD})
BACK = frozenset({_T.CALLED, _T.MISSED, _T.ON_HOLD, _T.SERVING})
FINISHED = frozenset({_T.SERVING, _T.ON_HOLD})
LEFT = frozenset({_T.WAITING, _T.CALLED, _T.MISSED, _T.ON_HOLD})
FREE: dict[str, object] = {
    "called_by": None, "called_station": None, "called_at": None, "calls": 0, "looked_at": None,
    "looked_by": None,
}  # fmt: skip
"""Nobody calls it any more."""


def add_ticket(
    act: Act, *, values: Mapping[str, object], began_at: datetime | None = None
) -> Ticket:
    """A step: adds a ticket that begins to wait, where another one's time ended."""
    made = store.add(act, values)
    periods.open_next(
        act, visit_id=made.visit, ticket_id=made.id, kind=PeriodKind.WAITING, cause=made.cause,
        began_at=began_at or act.now,
    )  # fmt: skip
    act.changed(Change.TICKET, made.id)
    return made


def call_values(act: Act, *, calls: int) -> dict[str, object]:
    """A step's: what a call to this desk writes."""
    return {
        "state": _T.CALLED, "calls": calls, "called_by": who(act), "called_station": act.station,
        "called_at": act.now, "looked_at": None, "looked_by": None,
    }  # fmt: skip


def desk_values(act: Act, *, known: Ticket) -> dict[str, object]:
    """A step's: who serves it, and where."""
    at = known.called_at or act.now
    return {"called_by": who(act), "called_station": act.station, "called_at": at}


def called_now(act: Act, *, done: Ticket) -> Ticket:
    """A step: the time of a call begins."""
    turn(act, ticket=done, kind=PeriodKind.CALLED, cause=None)
    act.changed(Change.TICKET, done.id)
    return done


def go(
    act: Act,
    *,
    known: Ticket,
    before: frozenset[TicketState],
    to: TicketState,
    values: Mapping[str, object],
    cause: WaitCause | None = None,
    alone: bool = False,
) -> Ticket:
    """A step: takes a ticket to `to`, ends the period of its state and begins the next."""
    assert ticket_rules.may_go(known.state, to), f"{known.state} to {to}"
    ended = {"ended_at": act.now} if to in OVER else {}
    done = change(
        act, known=known, before=before, values={"state": to, **values, **ended}, alone=alone
    )
    turn(act, ticket=done, kind=TIMED.get(to), cause=cause)
    if known.state in FINISHED and to in (_T.DONE, _T.DONE_IN_PART, _T.TRANSFERRED):
        _keep_pace(act, done)
    act.changed(Change.TICKET, done.id)
    return done


def change(
    act: Act,
    *,
    known: Ticket,
    before: frozenset[TicketState],
    values: Mapping[str, object],
    alone: bool = False,
) -> Ticket:
    """A step: the one guarded update of an act. Refused with what the ticket is now."""
    done = store.step(act, known, before, values, alone=alone)
    if done is None:
        again = ticket_of(act, ticket=known.id)
        at_a_desk = alone and again.version == known.version and again.state in before
        raise _no(act, again, before, at_a_desk=at_a_desk)
    return done


def turn(act: Act, *, ticket: Ticket, kind: PeriodKind | None, cause: WaitCause | None) -> None:
    """A step: ends the open period of a ticket and begins the next where it ended."""
    ended = periods.close(act, ticket.id)
    if kind is None:
        return
    desk = kind in (PeriodKind.CALLED, PeriodKind.SERVING)
    periods.open_next(
        act, visit_id=ticket.visit, ticket_id=ticket.id, kind=kind, cause=cause,
        person_id=ticket.called_by if desk else None,
        station=ticket.called_station if desk else None,
        began_at=act.now if ended is None else ended.ended_at,
    )  # fmt: skip


def _keep_pace(act: Act, done: Ticket) -> None:
    """How long serving took, holds left out."""
    served = [
        row.ended_at - row.began_at
        for row in periods.of_ticket(act, done.id)
        if row.kind is PeriodKind.SERVING and row.ended_at is not None
    ]
    seconds = int(sum(each.total_seconds() for each in served))
    if served:
        periods.keep_pace(act, done.service, seconds)


def follow(act: Act, *, row: Row[Any]) -> None:
    """A step: takes the visit to where its tickets say that it stands."""
    found = visit_store.read(row)
    states = store.states(act, found.id)
    to = ticket_rules.visit_state(states, served=found.served_at is not None)
    if to is found.state or not rules.may_go(found.state, to):
        return
    values: dict[str, object] = {}
    if to is VisitState.WAITING:
        values = {"waiting_at": found.waiting_at or act.now}
    elif to is VisitState.IN_SERVICE:
        at = max(act.now, found.waiting_at or act.now)
        values = {"served_by": who(act), "served_at_station": act.station}
        values["served_at"] = found.served_at or at
    elif to not in LIVE:
        values = {"ended_at": act.now}
    move(act, visit=found, to=to, values=values)


def lock(act: Act, *, ticket: TicketId) -> Row[Any]:
    """A step: the visit of this ticket, that nobody else changes until the commit."""
    row = store.lock_visit_of(act, ticket)
    if row is None:
        raise Refused(TicketRefusal.UNKNOWN_TICKET)
    return row


def ticket_of(view: View, *, ticket: TicketId) -> Ticket:
    """One ticket; an unknown one is refused."""
    found = store.one(view, ticket)
    if found is None:
        raise Refused(TicketRefusal.UNKNOWN_TICKET)
    return found


def as_seen(act: Act, *, ticket: TicketId, seen: int, before: frozenset[TicketState]) -> Ticket:
    """A step's: the ticket as it was looked at, in a state from which this may be done; refused with what it is now."""
    known = ticket_of(act, ticket=ticket)
    if known.version != seen or known.state not in before:
        raise _no(act, known, before, at_a_desk=False)
    return known


def _no(act: Act, known: Ticket, before: frozenset[TicketState], *, at_a_desk: bool) -> Refused:
    if at_a_desk:
        return Refused(TicketRefusal.AT_A_DESK, number=known.number)
    if known.state in OVER:
        return Refused(TicketRefusal.OVER, number=known.number)
    if known.state in store.AT_A_DESK and known.called_by != who(act):
        return taken(act, known=known)
    if known.state is _T.SERVING and before <= LEFT:
        return Refused(TicketRefusal.BEING_SERVED, number=known.number)
    if known.state not in before:
        return Refused(TicketRefusal.NOT_NOW, number=known.number)
    return Refused(ActRefusal.CHANGED_MEANWHILE)


def taken(view: View, *, known: Ticket) -> Refused:
    """That another desk has it, and which."""
    row = store.named(view, known.id)
    name = "" if row is None else str(row.caller or "").split(" ")[0]
    facts = {"number": known.number, "name": name, "station": known.called_station or ""}
    return Refused(TicketRefusal.TAKEN, **facts)


def may_serve(act: Act, *, service: int) -> None:
    """A step's: refused where whoever acts cannot do the task of this queue."""
    task = service_of(act, service=service).task
    no = act.why_not(act.by, task, station=act.station)
    if no is not None:
        raise Refused(no.code, **no.facts)
