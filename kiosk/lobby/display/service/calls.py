"""Who is called where: tickets, and beside them collections, which are served without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from kiosk.core.words import t
from kiosk.database.acting import View
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import Reason, Visit, VisitState
from kiosk.front_office.queue.rules.kinds import CallBy, named
from kiosk.front_office.queue.rules.tickets import USUAL_PRIORITY, TicketState
from kiosk.lobby.display import store
from kiosk.lobby.display.rules import (
    FRESH,
    LIT_FOR,
    MOST_BEFORE,
    MOST_NEXT,
    Before,
    Board,
    Call,
    Served,
)


def board(view: View, *, language: str = "") -> Board:
    """What the display shows and says: numbers, desks and times, never a reason and never a whole name."""
    language = language or view.facts.language
    tickets = store.called(view)
    lobby = [each for each in queue.in_the_lobby(view) if each.reason is Reason.COLLECTION]
    served = [each for each in lobby if each.state is VisitState.IN_SERVICE]
    ways = store.preferences(view, {each.customer for each in served if each.customer is not None})
    calls = [_of_ticket(row, view, language) for row in tickets if row.state is TicketState.CALLED]
    calls += [_of_visit(each, ways, language) for each in served]
    now = [each for each in calls if each.until is None or view.now < each.until]
    now.sort(key=_newest, reverse=True)
    at_desks = [
        Before(_ticket_key(row.id), row.number, row.called_station or "", Served.NOW, row.called_at)
        for row in tickets
        if row.state is TicketState.SERVING
    ]
    called = {each.key for each in now}
    at_desks += [
        Before(
            _visit_key(each.id), each.number, each.served_at_station or "", Served.NOW, each.since
        )
        for each in served
        if _visit_key(each.id) not in called
    ]
    following, waiting = _following(view, lobby)
    before = (*sorted(at_desks, key=_at, reverse=True), *_over(view))
    return Board(tuple(now), before[:MOST_BEFORE], following, waiting)


def _newest(call: Call) -> tuple[datetime, str]:
    return call.at, call.key


def _at(before: Before) -> datetime:
    return before.at


def _ticket_key(number: int) -> str:
    return f"ticket-{number}"


def _visit_key(number: int) -> str:
    return f"visit-{number}"


def _of_ticket(row: Row[Any], view: View, language: str) -> Call:
    key = _ticket_key(row.id)
    return Call(
        key, f"{key}-{row.calls}", row.number, row.called_station or "", row.call_by, row.language,
        "", named(row.names, language, view.facts.language), row.called_at, row.calls,
        looked=row.looked_at is not None and row.looked_at >= row.called_at,
    )  # fmt: skip


def _of_visit(visit: Visit, ways: Mapping[int, CallBy], language: str) -> Call:
    """A collection that somebody serves now: whoever takes it in hand has called it."""
    key, by = _visit_key(visit.id), CallBy.SOUND
    if visit.customer is not None:
        by = ways.get(visit.customer, by)
    shines = LIT_FOR if by is CallBy.LIGHT else FRESH
    return Call(
        key, f"{key}-{visit.since.isoformat()}", visit.number, visit.served_at_station or "", by,
        visit.language, "", t("Order pick-up", language), visit.since, 1, until=visit.since + shines,
    )  # fmt: skip


def _over(view: View) -> Sequence[Before]:
    """The last numbers that were served."""
    over = [(_ticket_key(row.id), row.number, row.ended_at) for row in store.served(view)]
    over += [(_visit_key(row.id), row.number, row.ended_at) for row in store.collected(view)]
    over.sort(key=lambda each: each[2], reverse=True)
    return [Before(key, number, "", Served.SERVED, at) for key, number, at in over]


def _following(view: View, lobby: Sequence[Visit]) -> tuple[tuple[str, ...], int]:
    """Whose turn is next, and how many wait: tickets and collections in the one order."""
    turns = [
        (row.priority, row.due_at or row.arrived_at, row.id, row.number)
        for row in store.waiting(view)
    ]
    turns += [
        (USUAL_PRIORITY, each.waiting_at or each.since, each.id, each.number)
        for each in lobby
        if each.state is VisitState.WAITING
    ]
    turns.sort()
    return tuple(number for *_turn, number in turns[:MOST_NEXT]), len(turns)
