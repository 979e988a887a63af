"""Tickets: the numbers that wait and are called, one comparator for every caller, and timed periods.

WAITING -> CALLED -> SERVING -> DONE ; CALLED -> CALLED (again, three times at most, 60 s apart) -> MISSED ;
MISSED -> WAITING (within the tolerance the place is kept, else behind) ; WAITING, SERVING -> ON_HOLD -> WAITING,
SERVING ; WAITING, SERVING -> TRANSFERRED (a new ticket elsewhere, its original arrival kept) ;
WAITING, CALLED, MISSED, ON_HOLD -> CANCELLED (product.md 5.2).
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.core.ids import FollowUpId, PersonId, TicketId, VisitId
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.kinds import NEEDS_A_LOOK, CallBy


class TicketState(StrEnum):
    """Where a number stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    ON_HOLD = "on_hold"
    MISSED = "missed"
    DONE = "done"
    DONE_IN_PART = "done_in_part"
    TRANSFERRED = "transferred"
    CANCELLED = "cancelled"


class WaitCause(StrEnum):
    """Why somebody waits; the minutes of a wait are split by it, to the second."""

    QUEUE = "queue"
    NOT_READY = "not_ready"
    NOBODY = "nobody"
    PAPER = "paper"
    MONEY = "money"


class PeriodKind(StrEnum):
    """What the time of a period was."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    ON_HOLD = "on_hold"
    MISSED = "missed"


_T = TicketState
STEPS: dict[TicketState, frozenset[TicketState]] = {
    _T.WAITING: frozenset({_T.CALLED, _T.SERVING, _T.ON_HOLD, _T.TRANSFERRED, _T.CANCELLED}),
    _T.CALLED: frozenset({_T.CALLED, _T.SERVING, _T.MISSED, _T.WAITING, _T.CANCELLED}),
    _T.MISSED: frozenset({_T.WAITING, _T.CALLED, _T.CANCELLED}),
    _T.SERVING: frozenset({_T.DONE, _T.DONE_IN_PART, _T.ON_HOLD, _T.TRANSFERRED, _T.WAITING}),
    _T.ON_HOLD: frozenset(
        {_T.SERVING, _T.WAITING, _T.TRANSFERRED, _T.CANCELLED, _T.DONE, _T.DONE_IN_PART}
    ),
    _T.DONE: frozenset(),
    _T.DONE_IN_PART: frozenset(),
    _T.TRANSFERRED: frozenset(),
    _T.CANCELLED: frozenset(),
}
OVER = frozenset({_T.DONE, _T.DONE_IN_PART, _T.TRANSFERRED, _T.CANCELLED})
TIMED: dict[TicketState, PeriodKind] = {
    _T.WAITING: PeriodKind.WAITING, _T.CALLED: PeriodKind.CALLED, _T.SERVING: PeriodKind.SERVING,
    _T.ON_HOLD: PeriodKind.ON_HOLD, _T.MISSED: PeriodKind.MISSED,
}  # fmt: skip
MOST_CALLS = 3
CALL_AGAIN_AFTER_S = 60


def may_go(state: TicketState, to: TicketState) -> bool:
    """Whether a ticket in `state` may become `to`."""
    return to in STEPS[state]


@dataclass(frozen=True, slots=True)
class Ticket:
    """One number in one queue; `arrived_at` is the customer's own arrival, kept through transfers.

    `priority`: a smaller number goes first, `USUAL_PRIORITY` where nobody said otherwise. `due_at`: the time of an
    appointment. `before`: the ticket that has to be over before its turn comes. `looked_at`: when a person last looked for somebody who is not called by sound.
    """

    id: TicketId
    visit: VisitId
    service: int
    number: str
    state: TicketState
    priority: int
    due_at: datetime | None
    arrived_at: datetime
    call_by: CallBy
    language: str
    cause: WaitCause
    called_by: PersonId | None
    called_station: str | None
    called_at: datetime | None
    calls: int
    looked_at: datetime | None
    before: TicketId | None
    ended_at: datetime | None
    version: int
    behind_at: datetime | None = None
    promised_from: int | None = None
    promised_to: int | None = None

    @property
    def place_at(self) -> datetime:
        """The time by which it stands: the appointment's, else the arrival; who came back too late, since then."""
        return self.behind_at or self.due_at or self.arrived_at


USUAL_PRIORITY = 100


def order(ticket: Ticket) -> tuple[int, datetime, int]:
    """Whose turn it is: the smallest first. The one comparator of every caller (product.md 5.2, T6).

    Priority; then the appointment's time, else the arrival; then the ticket's own id. Who came early for an
    appointment stands by its time, and so overtakes nobody who was here before it.
    """
    return (ticket.priority, ticket.place_at, ticket.id)


class TicketRefusal(StrEnum):
    """What the numbers refuse."""

    UNKNOWN_TICKET = "ticket_unknown"
    UNKNOWN_SERVICE = "queue_unknown"
    UNKNOWN_FOLLOW_UP = "follow_up_unknown"
    NOBODY_WAITS = "ticket_nobody_waits"
    OVER = "ticket_over"
    TAKEN = "ticket_taken"
    AT_A_DESK = "ticket_at_a_desk"
    NOT_NOW = "ticket_not_now"
    TOO_SOON = "ticket_too_soon"
    CALLED_ENOUGH = "ticket_called_enough"
    CALLED_TOO_LITTLE = "ticket_called_too_little"
    NOBODY_LOOKED = "ticket_nobody_looked"
    BEING_SERVED = "ticket_being_served"
    SAME_SERVICE = "ticket_same_service"
    SAY_WHAT_IS_LEFT = "ticket_say_what_is_left"
    NOT_THEIRS = "ticket_not_theirs"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is still to come of a visit finished in part: the `owner` sees to it."""

    id: FollowUpId
    number: str
    what: str
    owner: PersonId
    owner_name: str
    since: datetime
    version: int


def wait_before_calling(ticket: Ticket, now: datetime) -> int:
    """Seconds until it may be called again, or missed; 0: now. A clock set back keeps nobody waiting."""
    if ticket.called_at is None or now < ticket.called_at:
        return 0
    gone = (now - ticket.called_at).total_seconds()
    return max(0, math.ceil(CALL_AGAIN_AFTER_S - gone))


def looked(ticket: Ticket) -> bool:
    """Whether a person has looked since the last call, for whoever would not hear it (E45)."""
    if ticket.call_by not in NEEDS_A_LOOK:
        return True
    return (
        ticket.looked_at is not None
        and ticket.called_at is not None
        and ticket.looked_at >= ticket.called_at
    )


def keeps_place(missed_at: datetime, now: datetime, tolerance: int) -> bool:
    """Whether somebody who was missed comes back in time to stand where they stood; `tolerance` in minutes."""
    return now - missed_at <= timedelta(minutes=tolerance)


def visit_state(states: Collection[TicketState], *, served: bool) -> VisitState:
    """Where a visit stands by its tickets; `served`: somebody has begun with one of them.

    Served in part is never "left unserved" (product.md 5.1, T7).
    """
    left = set(states)
    if _T.SERVING in left:
        return VisitState.IN_SERVICE
    if left & {_T.WAITING, _T.CALLED, _T.MISSED}:
        return VisitState.WAITING
    if _T.ON_HOLD in left:
        return VisitState.PARKED
    if not left & {_T.DONE, _T.DONE_IN_PART} and not served:
        return VisitState.LEFT_UNSERVED
    whole = left <= {_T.DONE, _T.TRANSFERRED}
    return VisitState.COMPLETED if whole else VisitState.COMPLETED_PARTIAL
