"""Acts that call: whose turn it is, this one, again, missed, looked for, back, and met at the desk.

A call is one guarded update of a ticket as it was seen: two desks never call one person. Whoever calls or
serves must be able to do the task of the queue.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.change import Change
from kiosk.core.ids import TicketId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue.rules import tickets as ticket_rules
from kiosk.front_office.queue.rules.tickets import (
    MOST_CALLS,
    Ticket,
    TicketRefusal,
    TicketState,
    WaitCause,
)
from kiosk.front_office.queue.service import telling, turning
from kiosk.front_office.queue.service.declared import service_of, services
from kiosk.front_office.queue.service.turning import BACK, CALLABLE, CALLED, FREE, MET
from kiosk.front_office.queue.service.visits import who
from kiosk.front_office.queue.store import periods
from kiosk.front_office.queue.store import tickets as store

_T = TicketState
TRIES = 5
"""So often the next one is looked for, when two desks reach for two numbers of one customer."""


@does(Task.TICKET_CALL)
def call_next(act: Act, *, services: Sequence[int]) -> Ticket:
    """Calls whoever's turn it is in these queues (none named: in every one) to this desk.

    One guarded update: two desks never call one person. Refused: nobody waits there, or whoever
    calls can serve none of these queues.
    """
    wanted = _servable(act, services)
    for _ in range(TRIES):
        found = store.first_waiting(act, wanted)
        if found is None:
            break
        done = store.step(act, found, CALLABLE, turning.call_values(act, calls=1), alone=True)
        if done is not None:
            return _called(act, done)
    raise Refused(TicketRefusal.NOBODY_WAITS)


@does(Task.TICKET_CALL, about="ticket")
def call_this(act: Act, *, ticket: TicketId, seen: int) -> Ticket:
    """Calls this one to this desk, whoever's turn it is. Refused: see the module; or somebody was faster."""
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=CALLABLE)
    turning.may_serve(act, service=known.service)
    values = turning.call_values(act, calls=1)
    done = turning.change(act, known=known, before=CALLABLE, values=values, alone=True)
    return _called(act, done)


@does(Task.TICKET_CALL, about="ticket")
def call_again(act: Act, *, ticket: TicketId, seen: int) -> Ticket:
    """Calls somebody again who has not come: three times at most, 60 seconds apart, to the same desk."""
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=CALLED)
    if known.called_by != who(act):
        raise turning.taken(act, known=known)
    if known.calls >= MOST_CALLS:
        raise Refused(TicketRefusal.CALLED_ENOUGH, number=known.number, times=MOST_CALLS)
    _waited(act, known)
    done = turning.change(
        act, known=known, before=CALLED, values=turning.call_values(act, calls=known.calls + 1)
    )
    act.changed(Change.TICKET, done.id)
    telling.call_by_message(act, ticket=done)
    return done


@does(Task.TICKET_CALL, about="ticket")
def miss(act: Act, *, ticket: TicketId, seen: int) -> Ticket:
    """Says that somebody did not come after three calls; the place is kept for the queue's tolerance.

    Refused: called less than three times, or less than 60 seconds ago; whoever is not called by
    sound is missed by nobody who has not looked since the last call (E45).
    """
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=CALLED)
    if known.calls < MOST_CALLS:
        facts = {"number": known.number, "calls": known.calls, "times": MOST_CALLS}
        raise Refused(TicketRefusal.CALLED_TOO_LITTLE, **facts)
    _waited(act, known)
    if not ticket_rules.looked(known):
        raise Refused(TicketRefusal.NOBODY_LOOKED, number=known.number)
    return turning.go(act, known=known, before=CALLED, to=_T.MISSED, values={})


@does(Task.TICKET_LOOK, about="ticket")
def look(act: Act, *, ticket: TicketId, seen: int) -> Ticket:
    """Says that a person has looked for somebody who is called by light, by message or where they sit."""
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=CALLED)
    at = act.now if known.called_at is None else max(act.now, known.called_at)
    values: dict[str, object] = {"looked_at": at, "looked_by": who(act)}
    done = turning.change(act, known=known, before=CALLED, values=values)
    act.changed(Change.TICKET, done.id)
    return done


@does(Task.TICKET_CALL, about="ticket")
def come_back(act: Act, *, ticket: TicketId, seen: int) -> Ticket:
    """Puts somebody back among those who wait: who was missed, called by mistake, on hold, or not served yet.

    The place is kept, but by whoever was missed and is back after the queue's tolerance: they stand behind.
    """
    row = turning.lock(act, ticket=ticket)
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=BACK)
    values = dict(FREE)
    if known.state is _T.MISSED and not _keeps_place(act, known):
        values["behind_at"] = act.now
    values["cause"] = WaitCause.QUEUE
    done = turning.go(
        act, known=known, before=BACK, to=_T.WAITING, values=values, cause=WaitCause.QUEUE
    )
    turning.follow(act, row=row)
    return done


@does(Task.TICKET_CALL, about="ticket")
def meet(act: Act, *, ticket: TicketId, seen: int) -> Ticket:
    """Begins to serve whoever stands before this desk, called or not; the visit is in service."""
    row = turning.lock(act, ticket=ticket)
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=MET)
    turning.may_serve(act, service=known.service)
    done = turning.go(
        act,
        known=known,
        before=MET,
        to=_T.SERVING,
        values=turning.desk_values(act, known=known),
        alone=True,
    )
    turning.follow(act, row=row)
    return done


# ------------------------------------------------------------------------------------------ inside


def _called(act: Act, done: Ticket) -> Ticket:
    turning.called_now(act, done=done)
    telling.call_by_message(act, ticket=done)
    return done


def _waited(act: Act, known: Ticket) -> None:
    seconds = ticket_rules.wait_before_calling(known, act.now)
    if seconds:
        raise Refused(TicketRefusal.TOO_SOON, number=known.number, seconds=seconds)


def _servable(act: Act, asked: Sequence[int]) -> list[int]:
    """The queues among those asked for that whoever acts can serve. Refused: none of them, and why not."""
    there = [each for each in services(act) if not asked or each.id in asked]
    if not there:
        raise Refused(TicketRefusal.UNKNOWN_SERVICE if asked else TicketRefusal.NOBODY_WAITS)
    why_not = {
        task: act.why_not(act.by, task, station=act.station)
        for task in {each.task for each in there}
    }
    wanted = [each.id for each in there if why_not[each.task] is None]
    if not wanted:
        no = why_not[there[0].task]
        assert no is not None
        raise Refused(no.code, **no.facts)
    return wanted


def _keeps_place(act: Act, known: Ticket) -> bool:
    tolerance = service_of(act, service=known.service).tolerance
    missed = periods.of_ticket(act, known.id)[-1].began_at
    return ticket_rules.keeps_place(missed, act.now, tolerance)
