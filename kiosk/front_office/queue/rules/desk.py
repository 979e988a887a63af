"""The desk's words for the board: in which column a number stands, its one next thing, and what else may be done. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.core.ids import PersonId
from kiosk.front_office.queue.rules.board import Board, Listed
from kiosk.front_office.queue.rules.kinds import NEEDS_A_LOOK
from kiosk.front_office.queue.rules.tickets import (
    MOST_CALLS,
    TicketState,
    looked,
    wait_before_calling,
)

LONG_WAIT = timedelta(minutes=15)
_T = TicketState


class Deed(StrEnum):
    """What a desk may do with a number."""

    CALL = "call"
    MEET = "meet"
    CALL_AGAIN = "call_again"
    LOOK = "look"
    MISS = "miss"
    COME_BACK = "come_back"
    HOLD = "hold"
    GO_ON = "go_on"
    TRANSFER = "transfer"
    FINISH = "finish"
    FINISH_PART = "finish_part"
    LEAVE = "leave"


SERVES = frozenset({Deed.CALL, Deed.MEET, Deed.GO_ON})
"""These ask for the task of the queue."""
_ALL: dict[TicketState, tuple[Deed, ...]] = {
    _T.WAITING: (Deed.CALL, Deed.MEET, Deed.HOLD, Deed.TRANSFER, Deed.LEAVE),
    _T.CALLED: (Deed.MEET, Deed.CALL_AGAIN, Deed.LOOK, Deed.MISS, Deed.COME_BACK, Deed.LEAVE),
    _T.SERVING: (Deed.FINISH, Deed.FINISH_PART, Deed.HOLD, Deed.TRANSFER, Deed.COME_BACK),
    _T.ON_HOLD: (Deed.GO_ON, Deed.FINISH_PART, Deed.TRANSFER, Deed.COME_BACK, Deed.LEAVE),
    _T.MISSED: (Deed.COME_BACK, Deed.CALL, Deed.LEAVE),
}


@dataclass(frozen=True, slots=True)
class Why:
    """Why a deed is not open yet: seconds to wait, calls made, or nobody has looked."""

    seconds: int = 0
    calls: int = 0
    look: bool = False


def deeds(listed: Listed) -> tuple[Deed, ...]:
    """Everything that may be done with a number, its next thing first."""
    found = _ALL.get(listed.ticket.state, ())
    heard = listed.ticket.call_by not in NEEDS_A_LOOK
    return tuple(each for each in found if each is not Deed.LOOK or not heard)


def next_deed(listed: Listed, me: PersonId | None) -> Deed | None:
    """The one thing of its card; what another desk has called or serves is that desk's."""
    at_a_desk = listed.ticket.state in (_T.CALLED, _T.SERVING)
    if at_a_desk and listed.ticket.called_by != me:
        return None
    return deeds(listed)[0]


def not_yet(listed: Listed, deed: Deed, now: datetime) -> Why | None:
    """Why this has to wait; None where it is open."""
    ticket = listed.ticket
    if deed is Deed.CALL_AGAIN:
        if ticket.calls >= MOST_CALLS:
            return Why(calls=ticket.calls)
        seconds = wait_before_calling(ticket, now)
        return Why(seconds=seconds) if seconds else None
    if deed is Deed.MISS:
        if ticket.calls < MOST_CALLS:
            return Why(calls=ticket.calls)
        seconds = wait_before_calling(ticket, now)
        if seconds:
            return Why(seconds=seconds)
        return None if looked(ticket) else Why(look=True)
    return None


def minutes(since: datetime, now: datetime) -> int:
    """Whole minutes from `since` to `now`."""
    return max(0, (now - since) // timedelta(minutes=1))


def waited(listed: Listed, now: datetime) -> int:
    """Minutes since they came, for whoever waits; since this began, for everybody else."""
    waiting = listed.ticket.state in (_T.WAITING, _T.MISSED)
    return minutes(listed.ticket.arrived_at if waiting else listed.since, now)


def is_long(listed: Listed, now: datetime) -> bool:
    """Whether somebody waits longer than was promised, or than is good."""
    if listed.ticket.state is not _T.WAITING:
        return False
    most = listed.ticket.promised_to
    limit = LONG_WAIT if most is None else timedelta(minutes=max(most, 1))
    return now - listed.ticket.arrived_at > limit


def every(board: Board) -> Iterable[Listed]:
    """All numbers of the board."""
    return (*board.waiting, *board.called, *board.serving, *board.on_hold, *board.missed)


def chosen(board: Board, service: int | None) -> Board:
    """The board of one queue alone; None: of all."""
    if service is None:
        return board

    def its(listed: tuple[Listed, ...]) -> tuple[Listed, ...]:
        return tuple(each for each in listed if each.ticket.service == service)

    return Board(
        now=board.now,
        services=board.services,
        waiting=its(board.waiting),
        called=its(board.called),
        serving=its(board.serving),
        on_hold=its(board.on_hold),
        missed=its(board.missed),
        follow_ups=board.follow_ups,
    )
