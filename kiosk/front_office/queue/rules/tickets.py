"""Tickets: the numbers that wait and are called, one comparator for every caller, and timed periods.

WAITING -> CALLED -> SERVING -> DONE ; CALLED -> CALLED (again, three times at most, 60 s apart) -> MISSED ;
MISSED -> WAITING (within the tolerance the place is kept, else behind) ; WAITING, SERVING -> ON_HOLD -> WAITING,
SERVING ; WAITING, SERVING -> TRANSFERRED (a new ticket elsewhere, its original arrival kept) ;
WAITING, CALLED, MISSED, ON_HOLD -> CANCELLED (product.md 5.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core.ids import PersonId, TicketId, VisitId
from kiosk.front_office.queue.rules.kinds import CallBy


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
    appointment. `looked_at`: when a person last looked for somebody who is not called by sound.
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


USUAL_PRIORITY = 100


def order(ticket: Ticket) -> tuple[int, datetime, int]:
    """Whose turn it is: the smallest first. The one comparator of every caller (product.md 5.2, T6).

    Priority; then the appointment's time, else the arrival; then the ticket's own id. Who came early for an
    appointment stands by its time, and so overtakes nobody who was here before it.
    """
    at = ticket.arrived_at if ticket.due_at is None else ticket.due_at
    return (ticket.priority, at, ticket.id)
