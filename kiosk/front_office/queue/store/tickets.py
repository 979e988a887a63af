"""Every query for tickets: the guarded steps, whose turn it is, and what the board shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    Row,
    Select,
    and_,
    bindparam,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.dml import ReturningUpdate

from kiosk.core.ids import PersonId, TicketId, VisitId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules.tickets import OVER, Ticket, TicketState
from kiosk.front_office.queue.tables import period, ticket, visit, visitor
from kiosk.records.customers.tables import customer
from kiosk.records.staff.tables import person

AT_A_DESK = (TicketState.CALLED, TicketState.SERVING)
LAST_CALLED = (TicketState.CALLED, TicketState.SERVING, TicketState.DONE, TicketState.DONE_IN_PART)

_other = ticket.alias("other")
_ELSEWHERE = exists(
    select(_other.c.id).where(
        _other.c.visit_id == ticket.c.visit_id,
        _other.c.id != ticket.c.id,
        _other.c.state.in_([literal(each, ticket.c.state.type) for each in AT_A_DESK]),
    )
)
_earlier = ticket.alias("earlier")
_NOT_YET = exists(
    select(_earlier.c.id).where(
        _earlier.c.id == ticket.c.before_id,
        _earlier.c.state.not_in([literal(each, ticket.c.state.type) for each in sorted(OVER)]),
    )
)
_PLACE: ColumnElement[Any] = func.coalesce(ticket.c.behind_at, ticket.c.due_at, ticket.c.arrived_at)
ORDER = (ticket.c.priority, _PLACE, ticket.c.id)
"""`rules.tickets.order`, as the database sorts."""

_ONE = select(ticket).where(ticket.c.id == bindparam("which"))
_VISIT = (
    select(visit)
    .where(visit.c.id.in_(select(ticket.c.visit_id).where(ticket.c.id == bindparam("which"))))
    .with_for_update()
)
_LOCKED = select(visit).where(visit.c.id == bindparam("which")).with_for_update()
_NEXT = (
    select(ticket)
    .where(
        ticket.c.state == TicketState.WAITING,
        ticket.c.service_id.in_(bindparam("services", expanding=True)),
        ~_ELSEWHERE,
        ~_NOT_YET,
    )
    .order_by(*ORDER)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_STATES = select(ticket.c.state).where(ticket.c.visit_id == bindparam("which"))
_LIVE = [literal(each, ticket.c.state.type) for each in sorted(set(TicketState) - OVER)]
_TWIN = select(ticket).where(
    ticket.c.visit_id == bindparam("visit"),
    ticket.c.service_id == bindparam("service"),
    ticket.c.state.in_(_LIVE),
)
_OF_VISIT = select(ticket).where(ticket.c.visit_id == bindparam("which")).order_by(ticket.c.id)
_ADD = insert(ticket).returning(ticket)


def read(row: Row[Any]) -> Ticket:
    """A ticket as its row says."""
    return Ticket(
        TicketId(row.id), VisitId(row.visit_id), row.service_id, row.number, row.state, row.priority,
        row.due_at, row.arrived_at, row.call_by, row.language, row.cause,
        None if row.called_by is None else PersonId(row.called_by), row.called_station,
        row.called_at, row.calls, row.looked_at,
        None if row.before_id is None else TicketId(row.before_id), row.ended_at, row.version,
        row.behind_at, row.promised_from, row.promised_to,
    )  # fmt: skip


def one(view: View, which: TicketId) -> Ticket | None:
    """One ticket."""
    row = view.row(_ONE, {"which": which})
    return None if row is None else read(row)


def lock_visit(act: Act, which: VisitId) -> Row[Any] | None:
    """A visit, that nobody else changes until the commit."""
    return act.row(_LOCKED, {"which": which})


def lock_visit_of(act: Act, which: TicketId) -> Row[Any] | None:
    """The visit of a ticket, that nobody else changes until the commit."""
    return act.row(_VISIT, {"which": which})


def first_waiting(act: Act, services: Sequence[int]) -> Ticket | None:
    """Whose turn it is in these queues and whom no other desk is calling at this moment."""
    row = act.row(_NEXT, {"services": list(services)})
    return None if row is None else read(row)


def step(
    act: Act,
    seen: Ticket,
    before: frozenset[TicketState],
    values: Mapping[str, object],
    *,
    alone: bool = False,
) -> Ticket | None:
    """Changes a ticket that stands as it was `seen`, in one of `before`; None: somebody was faster.

    `alone`: only while no other ticket of the same visit is at a desk.
    """
    asked = {"which": seen.id, "seen": seen.version, **values}
    row = act.execute(_stepping(before, alone), asked).one_or_none()
    return None if row is None else read(row)


@cache
def _stepping(before: frozenset[TicketState], alone: bool) -> ReturningUpdate[Any]:
    guarded = (
        update(ticket)
        .where(ticket.c.id == bindparam("which"), ticket.c.version == bindparam("seen"))
        .where(ticket.c.state.in_([literal(each, ticket.c.state.type) for each in sorted(before)]))
    )
    if alone:
        guarded = guarded.where(~_ELSEWHERE)
    return guarded.values(version=ticket.c.version + 1).returning(ticket)


def add(act: Act, values: Mapping[str, object]) -> Ticket:
    """Adds a ticket that waits from now on."""
    made = {"state": TicketState.WAITING, "day": act.day, "calls": 0, "version": 1}
    return read(act.execute(_ADD, {**made, **values}).one())


def live_twin(view: View, which: VisitId, service: int) -> Ticket | None:
    """The ticket that this visit already has in this queue."""
    row = view.row(_TWIN, {"visit": which, "service": service})
    return None if row is None else read(row)


def states(view: View, which: VisitId) -> list[TicketState]:
    """Where the tickets of a visit stand."""
    return [row.state for row in view.rows(_STATES, {"which": which})]


def of_visit(view: View, which: VisitId) -> tuple[Ticket, ...]:
    """Every ticket of a visit, the first first."""
    return tuple(read(row) for row in view.rows(_OF_VISIT, {"which": which}))


def waiting(view: View) -> tuple[Ticket, ...]:
    """Whoever waits, in the order in which they are called."""
    chosen = select(ticket).where(ticket.c.state == TicketState.WAITING).order_by(*ORDER)
    return tuple(read(row) for row in view.rows(chosen))


def left_over(view: View, *, today: bool) -> tuple[Ticket, ...]:
    """Tickets that nobody serves and that are not over: of earlier days, or of `today` too."""
    resting = sorted(set(TicketState) - OVER - {TicketState.SERVING})
    chosen = select(ticket).where(ticket.c.state.in_(resting))
    chosen = chosen.where(ticket.c.day <= view.day if today else ticket.c.day < view.day)
    return tuple(read(row) for row in view.rows(chosen.order_by(ticket.c.id)))


def every(view: View) -> Sequence[Row[Any]]:
    """Every ticket with where its visit stands, visit by visit."""
    joined = ticket.join(visit, visit.c.id == ticket.c.visit_id)
    found = select(
        ticket.c.id, ticket.c.visit_id, ticket.c.state, visit.c.state.label("visit_state"),
        visit.c.served_at,
    ).select_from(joined)  # fmt: skip
    return view.rows(found.order_by(ticket.c.visit_id, ticket.c.id))


# -------------------------------------------------------------------------------------- the board


def _named() -> Select[Any]:
    joined = (
        ticket.join(visit, visit.c.id == ticket.c.visit_id)
        .outerjoin(visitor, visitor.c.visit_id == ticket.c.visit_id)
        .outerjoin(customer, customer.c.id == visit.c.customer_id)
        .outerjoin(person, person.c.id == ticket.c.called_by)
        .outerjoin(period, and_(period.c.ticket_id == ticket.c.id, period.c.ended_at.is_(None)))
    )
    name = func.coalesce(func.nullif(visitor.c.name, ""), customer.c.name, "").label("customer")
    called = person.c.name.label("caller")
    began = period.c.began_at
    return select(ticket, name, called, visitor.c.company, began).select_from(joined)


_BOARD = _named().where(ticket.c.state.in_(_LIVE)).order_by(*ORDER)
_TICKET = _named().where(ticket.c.id == bindparam("which"))
_CALLED = (
    _named()
    .where(ticket.c.state == TicketState.CALLED)
    .order_by(ticket.c.called_at.desc(), ticket.c.id.desc())
)
_LAST = (
    _named()
    .where(
        ticket.c.day == bindparam("on"),
        ticket.c.state.in_([literal(each, ticket.c.state.type) for each in LAST_CALLED]),
        ticket.c.called_at.is_not(None),
    )
    .order_by(ticket.c.called_at.desc(), ticket.c.id.desc())
    .limit(bindparam("most"))
)
_ENDED = (
    _named()
    .where(
        ticket.c.day == bindparam("on"),
        or_(ticket.c.state == TicketState.DONE, ticket.c.state == TicketState.DONE_IN_PART),
    )
    .order_by(ticket.c.ended_at.desc(), ticket.c.id.desc())
    .limit(bindparam("most"))
)


def board(view: View) -> Sequence[Row[Any]]:
    """Every ticket that is not over with who it is and who called, in the order of calling."""
    return view.rows(_BOARD)


def named(view: View, which: TicketId) -> Row[Any] | None:
    """One ticket with who it is and who called."""
    return view.row(_TICKET, {"which": which})


def called(view: View) -> Sequence[Row[Any]]:
    """Whoever is called and has not come to the desk yet, the newest call first."""
    return view.rows(_CALLED)


def last_called(view: View, most: int) -> Sequence[Row[Any]]:
    """The last of today who were called and came, or are on their way."""
    return view.rows(_LAST, {"on": view.day, "most": most})


def ended(view: View, most: int) -> Sequence[Row[Any]]:
    """The last of today who were served."""
    return view.rows(_ENDED, {"on": view.day, "most": most})
