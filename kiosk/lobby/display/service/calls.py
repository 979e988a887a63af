"""Who is called where: tickets, and beside them collections, which are served without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from kiosk.core.words import t
from kiosk.database.acting import View
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import Reason, Visit, VisitState
from kiosk.front_office.queue.rules.board import Board as Queue
from kiosk.front_office.queue.rules.board import Listed, shown_name
from kiosk.front_office.queue.rules.kinds import CallBy, Service, named
from kiosk.front_office.queue.rules.tickets import USUAL_PRIORITY, order
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
    Wait,
)


def board(view: View, *, language: str = "") -> Board:
    """What the display shows and says: numbers, desks and times, never a reason and never a whole name."""
    language = language or view.facts.language
    line = queue.board(view)
    names = {each.id: named(each.names, language, view.facts.language) for each in line.services}
    here = [each for each in queue.in_the_lobby(view) if each.reason is Reason.COLLECTION]
    served = [each for each in here if each.state is VisitState.IN_SERVICE]
    ways = store.preferences(view, {each.customer for each in served if each.customer is not None})
    calls = [_of_ticket(each, names) for each in line.called]
    calls += [_of_visit(each, ways, language) for each in served]
    now = [each for each in calls if each.until is None or view.now < each.until]
    now.sort(key=_newest, reverse=True)
    at_desks = _at_desks(line, served, {each.key for each in now})
    following, waiting = _following(line)
    before = (*sorted(at_desks, key=_at, reverse=True), *_over(view))
    return Board(
        tuple(now), before[:MOST_BEFORE], following, waiting, _waits(view, line.services, names)
    )


def _newest(call: Call) -> tuple[datetime, str]:
    return call.at, call.key


def _at(before: Before) -> datetime:
    return before.at


def _ticket_key(number: int) -> str:
    return f"ticket-{number}"


def _visit_key(number: int) -> str:
    return f"visit-{number}"


def _of_ticket(listed: Listed, names: Mapping[int, str]) -> Call:
    ticket = listed.ticket
    key, at = _ticket_key(ticket.id), ticket.called_at or listed.since
    return Call(
        key, f"{key}-{ticket.calls}-{at.isoformat()}", ticket.number, ticket.called_station or "",
        ticket.call_by, ticket.language, shown_name(listed.customer), names.get(ticket.service, ""), at,
        ticket.calls, looked=ticket.looked_at is not None and ticket.looked_at >= at,
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


def _at_desks(line: Queue, served: Sequence[Visit], called: set[str]) -> list[Before]:
    """Who has come: at a desk now."""
    found = [
        Before(
            _ticket_key(each.ticket.id), each.ticket.number, each.ticket.called_station or "",
            Served.NOW, each.ticket.called_at or each.since,
        )
        for each in line.serving
    ]  # fmt: skip
    return found + [
        Before(
            _visit_key(each.id), each.number, each.served_at_station or "", Served.NOW, each.since
        )
        for each in served
        if _visit_key(each.id) not in called
    ]


def _over(view: View) -> Sequence[Before]:
    """The last numbers that were served."""
    over = [
        Before(_ticket_key(each.ticket.id), each.ticket.number, "", Served.SERVED,
               each.ticket.ended_at or each.since)
        for each in queue.served_today(view)
    ]  # fmt: skip
    over += [
        Before(_visit_key(row.id), row.number, "", Served.SERVED, row.ended_at)
        for row in store.collected(view)
    ]
    return sorted(over, key=_at, reverse=True)[:MOST_BEFORE]


def _following(line: Queue) -> tuple[tuple[str, ...], int]:
    """Whose turn is next, and how many wait: tickets and collections in the one order."""
    turns = [(*order(each.ticket), each.ticket.number) for each in line.waiting]
    turns += [
        (USUAL_PRIORITY, each.since, int(each.visit), each.number) for each in line.collecting
    ]
    turns.sort()
    return tuple(number for *_turn, number in turns[:MOST_NEXT]), len(turns)


def _waits(view: View, services: Sequence[Service], names: Mapping[int, str]) -> tuple[Wait, ...]:
    """What whoever came now may be told of each queue that somebody serves."""
    found = []
    for each in services:
        if each.active:
            told = queue.promise(view, service=each.id)
            if told.from_minutes is not None and told.to_minutes is not None:
                found.append(Wait(names[each.id], told.from_minutes, told.to_minutes))
    return tuple(found)
