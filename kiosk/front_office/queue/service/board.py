"""Reads of the queue as windows show it: the desk's board, whoever is called, the last who were, the report."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row

from kiosk.core.ids import VisitId
from kiosk.database.acting import View
from kiosk.front_office.queue.rules import minutes as minute_rules
from kiosk.front_office.queue.rules.board import Board, Called, Collecting, Listed, shown_name
from kiosk.front_office.queue.rules.minutes import Minutes, Stretch
from kiosk.front_office.queue.rules.tickets import Ticket, TicketState
from kiosk.front_office.queue.service.declared import services
from kiosk.front_office.queue.store import periods
from kiosk.front_office.queue.store import tickets as store
from kiosk.front_office.queue.store import visits as visit_store

LAST = 4
"""So many of those who were called last a display shows."""
DONE = 20


def board(view: View) -> Board:
    """Everybody with a number that is not over, and whoever collects; each column in the order of calling."""
    columns: dict[TicketState, list[Listed]] = {}
    for row in store.board(view):
        found = _listed(row)
        columns.setdefault(found.ticket.state, []).append(found)
    return Board(
        now=view.now,
        services=services(view, every=True),
        waiting=tuple(columns.get(TicketState.WAITING, ())),
        called=tuple(columns.get(TicketState.CALLED, ())),
        serving=tuple(columns.get(TicketState.SERVING, ())),
        on_hold=tuple(columns.get(TicketState.ON_HOLD, ())),
        missed=tuple(columns.get(TicketState.MISSED, ())),
        collecting=tuple(
            Collecting(VisitId(row.id), row.number, row.customer or "", row.waiting_at)
            for row in visit_store.collecting(view)
        ),
        follow_ups=periods.follow_ups(view),
    )


def served_today(view: View) -> tuple[Listed, ...]:
    """The last who were served today, the newest first."""
    return tuple(_listed(row) for row in store.ended(view, DONE))


def called(view: View) -> tuple[Called, ...]:
    """Whoever is called and has not come yet, the newest call first."""
    return tuple(_called(row) for row in store.called(view))


def last_called(view: View, *, most: int = LAST) -> tuple[Called, ...]:
    """The last of today who were called, also those who have come, the newest call first."""
    return tuple(_called(row) for row in store.last_called(view, most))


def tickets_of(view: View, *, visit: VisitId) -> tuple[Ticket, ...]:
    """Every ticket of a visit, the first first."""
    return store.of_visit(view, visit)


def minutes_by_day(view: View, *, first: date, last: date) -> dict[tuple[date, int], Minutes]:
    """The seconds of all tickets by day and queue, as far as they have passed."""
    found: dict[tuple[date, int], list[Stretch]] = {}
    for row in periods.of_days(view, first, last):
        ended = row.ended_at or max(view.now, row.began_at)
        stretch = Stretch(row.kind, row.cause, row.began_at, ended)
        found.setdefault((row.day, row.service_id), []).append(stretch)
    return {each: minute_rules.split(stretches) for each, stretches in found.items()}


def _listed(row: Row[Any]) -> Listed:
    ticket = store.read(row)
    since = row.began_at or ticket.called_at or ticket.arrived_at
    return Listed(ticket, row.customer, row.company or "", row.caller or "", since)


def _called(row: Row[Any]) -> Called:
    ticket = store.read(row)
    assert ticket.called_at is not None
    return Called(
        ticket.id, ticket.visit, ticket.number, ticket.called_station or "", ticket.language,
        ticket.call_by, shown_name(row.customer), ticket.called_at, ticket.calls, ticket.state,
        ticket.called_by,
    )  # fmt: skip
