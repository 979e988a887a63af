"""What the board of the queue shows: numbers in their columns, what each says, and the names that may be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.core.ids import PersonId, TicketId, VisitId
from kiosk.front_office.queue.rules.kinds import CallBy, Service
from kiosk.front_office.queue.rules.tickets import (
    USUAL_PRIORITY,
    FollowUp,
    Ticket,
    TicketState,
    order,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A ticket with who it is (empty where nobody has said) and who called; `since` its present state began."""

    ticket: Ticket
    customer: str
    company: str
    caller: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Collecting:
    """Somebody who came to collect: no ticket, but in the same lobby and the same order."""

    visit: VisitId
    number: str
    customer: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Board:
    """The queue as it was at `now`; each column in the order of the one comparator."""

    now: datetime
    services: tuple[Service, ...]
    waiting: tuple[Listed, ...] = ()
    called: tuple[Listed, ...] = ()
    serving: tuple[Listed, ...] = ()
    on_hold: tuple[Listed, ...] = ()
    missed: tuple[Listed, ...] = ()
    collecting: tuple[Collecting, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether there is nobody at all."""
        columns = (self.waiting, self.called, self.serving, self.on_hold, self.missed)
        return not any(columns) and not self.collecting and not self.follow_ups


@dataclass(frozen=True, slots=True)
class Called:
    """One call as the display and the kiosks show it; `name` is short ("Ana L.") or empty. Nothing else is personal."""

    ticket: TicketId
    visit: VisitId
    number: str
    station: str
    language: str
    call_by: CallBy
    name: str
    at: datetime
    calls: int
    state: TicketState
    by: PersonId | None


def shown_name(name: str) -> str:
    """First name and the last name's initial, as a stranger may read them: "Ana L."."""
    words = name.split()
    if len(words) < 2:
        return words[0] if words else ""
    initial = next((sign for sign in words[-1] if sign.isalpha()), "")
    return f"{words[0]} {initial.upper()}." if initial else words[0]


def in_turn(listed: Listed | Collecting) -> tuple[int, datetime, int]:
    """Tickets and collections under each other: the one comparator for both."""
    if isinstance(listed, Collecting):
        return (USUAL_PRIORITY, listed.since, listed.visit)
    return order(listed.ticket)
