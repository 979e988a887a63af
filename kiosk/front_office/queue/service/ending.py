"""What becomes of numbers by itself: whoever went, nights, and why one waits when somebody comes or goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.core.change import Change
from kiosk.core.ids import TicketId, VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue.rules import QueueRefusal
from kiosk.front_office.queue.rules.kinds import Overnight
from kiosk.front_office.queue.rules.tickets import PeriodKind, TicketState, WaitCause
from kiosk.front_office.queue.service import turning, waits
from kiosk.front_office.queue.service.declared import service_of, services
from kiosk.front_office.queue.service.turning import BACK, FREE, LEFT
from kiosk.front_office.queue.store import tickets as store

_T = TicketState


def end_tickets(act: Act, *, visit: VisitId) -> int:
    """A step: whoever has gone waits for nothing any more; gives how many numbers that ended.

    A number that is being served stays. The visit follows.
    """
    row = store.lock_visit(act, visit)
    if row is None:
        raise Refused(QueueRefusal.UNKNOWN_VISIT)
    ended = [each for each in store.of_visit(act, visit) if each.state in LEFT]
    for each in ended:
        turning.go(act, known=each, before=LEFT, to=_T.CANCELLED, values={})
    if ended:
        turning.follow(act, row=row)
    return len(ended)


def overnight_due(view: View) -> Sequence[dict[str, Any]]:
    """Numbers of days that are over: one act of `close_number` each."""
    keeps = {each.id for each in services(view, every=True) if each.overnight is Overnight.KEEP}
    return [
        {"ticket": each.id}
        for each in store.left_over(view, today=False)
        if each.service not in keeps or each.state in (_T.CALLED, _T.MISSED)
    ]


@does(Task.TICKET_CLOSE, about="ticket")
def close_number(act: Act, *, ticket: TicketId) -> TicketState:
    """What becomes of a number when its day is closed: it ends, or it is kept and waits tomorrow.

    A number that is being served is left alone.
    """
    row = turning.lock(act, ticket=ticket)
    known = turning.ticket_of(act, ticket=ticket)
    if known.state not in LEFT:
        return known.state
    keep = service_of(act, service=known.service).overnight is Overnight.KEEP
    if not keep:
        turning.go(act, known=known, before=LEFT, to=_T.CANCELLED, values={})
        turning.follow(act, row=row)
        return _T.CANCELLED
    if known.state in (_T.CALLED, _T.MISSED):
        turning.go(
            act, known=known, before=BACK, to=_T.WAITING, values=dict(FREE), cause=known.cause
        )
        return _T.WAITING
    return known.state


def causes_due(view: View) -> Sequence[dict[str, Any]]:
    """Queues where somebody waits for another reason than a moment ago: somebody came who can serve, or went."""
    found: dict[int, set[WaitCause]] = {}
    for each in store.waiting(view):
        if each.cause in (WaitCause.QUEUE, WaitCause.NOBODY):
            found.setdefault(each.service, set()).add(each.cause)
    due = []
    for service, causes in found.items():
        cause = WaitCause.QUEUE if waits.who_can(view, service=service) else WaitCause.NOBODY
        if causes != {cause}:
            due.append({"service": service, "cause": cause})
    return due


@does(Task.TICKET_CAUSE)
def set_cause(act: Act, *, service: int, cause: WaitCause) -> int:
    """From now on whoever waits in this queue for a turn waits by `cause`; gives how many."""
    other = WaitCause.NOBODY if cause is WaitCause.QUEUE else WaitCause.QUEUE
    chosen = [e for e in store.waiting(act) if e.service == service and e.cause is other]
    return sum(wait_for(act, ticket=each.id, cause=cause) for each in chosen)


def wait_for(act: Act, *, ticket: TicketId, cause: WaitCause) -> bool:
    """A step: from now on this one waits by another cause (a paper is filled in, a payment is open).

    Gives whether that changed anything; who is called or served meanwhile waits for nothing.
    """
    known = turning.ticket_of(act, ticket=ticket)
    before = frozenset({_T.WAITING})
    if known.state is not _T.WAITING or known.cause is cause:
        return False
    if store.step(act, known, before, {"cause": cause}) is None:
        return False
    turning.turn(act, ticket=known, kind=PeriodKind.WAITING, cause=cause)
    act.changed(Change.TICKET, ticket)
    return True
