"""A ticket is issued, held, passed on, finished, or left: steps and acts at the desk beside the calls.

The visit follows its tickets, and each state is a timed period.
"""

from __future__ import annotations

from datetime import datetime

from kiosk.core import text
from kiosk.core.by import Customer
from kiosk.core.change import Change
from kiosk.core.ids import FollowUpId, TicketId, VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue.rules import LIVE, QueueRefusal, VisitState
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.front_office.queue.rules.tickets import (
    USUAL_PRIORITY,
    Ticket,
    TicketRefusal,
    TicketState,
    WaitCause,
)
from kiosk.front_office.queue.service import turning, waits
from kiosk.front_office.queue.service.declared import service_of
from kiosk.front_office.queue.service.turning import FINISHED, HELD_FROM, LEFT, ON_HOLD, PASSED_ON
from kiosk.front_office.queue.service.visits import who
from kiosk.front_office.queue.store import periods
from kiosk.front_office.queue.store import tickets as store

_T = TicketState
LONGEST_FOLLOW_UP = 200


def issue(
    act: Act,
    *,
    visit: VisitId,
    service: int,
    call_by: CallBy,
    language: str,
    due_at: datetime | None = None,
    priority: int = USUAL_PRIORITY,
    cause: WaitCause = WaitCause.QUEUE,
    before: TicketId | None = None,
) -> Ticket:
    """A step: gives a visit a number in a queue, with what it is promised; the visit waits from now on.

    A live number in the same queue is given again, never a twin. Where nobody who is here can serve,
    the wait begins by that cause. Refused: the visit is over, no such queue.
    """
    row = store.lock_visit(act, visit)
    if row is None:
        raise Refused(QueueRefusal.UNKNOWN_VISIT)
    if row.state not in LIVE:
        raise Refused(QueueRefusal.VISIT_OVER, number=row.number)
    if not service_of(act, service=service).active:
        raise Refused(TicketRefusal.UNKNOWN_SERVICE)
    twin = store.live_twin(act, visit, service)
    if twin is not None:
        return twin
    arrived = row.arrived_at or act.now
    said = waits.promise_at(act, service=service, priority=priority, at=due_at or arrived)
    if said.who_can == 0 and cause is WaitCause.QUEUE:
        cause = WaitCause.NOBODY
    values: dict[str, object] = {
        "visit_id": visit, "service_id": service, "number": row.number, "priority": priority,
        "due_at": due_at, "arrived_at": arrived, "call_by": call_by, "language": language,
        "cause": cause, "before_id": before, "promised_from": said.from_minutes,
        "promised_to": said.to_minutes,
    }  # fmt: skip
    # A desk may have had to decide first (late, on the refused list): that was waiting too.
    since = arrived if row.state is VisitState.ARRIVED and arrived <= act.now else None
    made = turning.add_ticket(act, values=values, began_at=since)
    turning.follow(act, row=row)
    return made


@does(Task.TICKET_HOLD, about="ticket")
def hold_ticket(act: Act, *, ticket: TicketId, seen: int, cause: WaitCause) -> Ticket:
    """Puts a number on hold: something else has to happen first, and the wait counts for that `cause`."""
    row = turning.lock(act, ticket=ticket)
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=HELD_FROM)
    values: dict[str, object] = {"cause": cause}
    done = turning.go(act, known=known, before=HELD_FROM, to=_T.ON_HOLD, values=values, cause=cause)
    turning.follow(act, row=row)
    return done


@does(Task.TICKET_HOLD, about="ticket")
def go_on(act: Act, *, ticket: TicketId, seen: int) -> Ticket:
    """Goes on serving somebody who was on hold, at this desk."""
    row = turning.lock(act, ticket=ticket)
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=ON_HOLD)
    turning.may_serve(act, service=known.service)
    values = turning.desk_values(act, known=known)
    done = turning.go(act, known=known, before=ON_HOLD, to=_T.SERVING, values=values, alone=True)
    turning.follow(act, row=row)
    return done


@does(Task.TICKET_TRANSFER, about="ticket")
def transfer(act: Act, *, ticket: TicketId, seen: int, service: int) -> Ticket:
    """Passes somebody on to another queue; gives the new ticket, with the old one's arrival and priority.

    Refused: it is the same queue, or no queue.
    """
    row = turning.lock(act, ticket=ticket)
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=PASSED_ON)
    if service == known.service:
        raise Refused(TicketRefusal.SAME_SERVICE)
    if not service_of(act, service=service).active:
        raise Refused(TicketRefusal.UNKNOWN_SERVICE)
    turning.go(act, known=known, before=PASSED_ON, to=_T.TRANSFERRED, values={})
    said = waits.promise_at(act, service=service, priority=known.priority, at=known.place_at)
    cause = WaitCause.QUEUE if said.who_can else WaitCause.NOBODY
    values: dict[str, object] = {
        "visit_id": known.visit, "service_id": service, "number": known.number,
        "priority": known.priority, "due_at": known.due_at, "arrived_at": known.arrived_at,
        "behind_at": known.behind_at, "call_by": known.call_by, "language": known.language,
        "cause": cause, "before_id": known.id, "promised_from": said.from_minutes,
        "promised_to": said.to_minutes,
    }  # fmt: skip
    ended = periods.of_ticket(act, known.id)[-1].ended_at
    made = turning.add_ticket(act, values=values, began_at=ended)
    turning.follow(act, row=row)
    return made


@does(Task.TICKET_FINISH, about="ticket")
def finish_ticket(
    act: Act, *, ticket: TicketId, seen: int, whole: bool, follow_up: str = ""
) -> Ticket:
    """Ends the service; the visit is done with its last number. In part: `follow_up` says what is left.

    Whoever finishes owns what is left. Refused: in part without saying what is left.
    """
    row = turning.lock(act, ticket=ticket)
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=FINISHED)
    what = text.clean_text(follow_up, limit=LONGEST_FOLLOW_UP)
    if not whole and not what:
        raise Refused(TicketRefusal.SAY_WHAT_IS_LEFT)
    to = _T.DONE if whole else _T.DONE_IN_PART
    done = turning.go(act, known=known, before=FINISHED, to=to, values={})
    if not whole:
        periods.add_follow_up(
            act, visit_id=known.visit, ticket_id=known.id, owner_id=who(act), what=what
        )
    turning.follow(act, row=row)
    return done


@does(Task.TICKET_LEAVE, about="ticket")
def leave_ticket(act: Act, *, ticket: TicketId, seen: int) -> Ticket:
    """Ends a number that is not wanted any more; a customer only their own. Refused: they are being served."""
    row = turning.lock(act, ticket=ticket)
    known = turning.as_seen(act, ticket=ticket, seen=seen, before=LEFT)
    if isinstance(act.by, Customer) and act.by.visit != known.visit:
        raise Refused(TicketRefusal.NOT_THEIRS)
    done = turning.go(act, known=known, before=LEFT, to=_T.CANCELLED, values={})
    turning.follow(act, row=row)
    return done


@does(Task.FOLLOW_UP_END)
def end_follow_up(act: Act, *, follow_up: FollowUpId, seen: int) -> FollowUpId:
    """Says that what was left is done. Refused: it is done already."""
    if not periods.end_follow_up(act, follow_up, seen, who(act)):
        raise Refused(TicketRefusal.UNKNOWN_FOLLOW_UP)
    act.changed(Change.TICKET, 0)
    return follow_up
