"""Every query for who is in the building and who goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, case, exists, literal, or_, select, update

from kiosk.core.ids import VisitId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import IN_THE_BUILDING, VisitState
from kiosk.front_office.queue.rules.kinds import Departure
from kiosk.front_office.queue.rules.leaving import GOES_UNSERVED, SERVED, STAYS_BACK, SWEPT
from kiosk.front_office.queue.rules.tickets import OVER, TicketState
from kiosk.front_office.queue.tables import period, ticket, visit, visit_kind, visitor
from kiosk.records.customers.tables import customer
from kiosk.records.staff.tables import person

_STATE = visit.c.state.type


def _of(states: frozenset[VisitState]) -> list[Any]:
    return [literal(each, _STATE) for each in sorted(states)]


def _wide() -> Select[Any]:
    host, serving = person.alias("host"), person.alias("serving")
    joined = (
        visit.outerjoin(visitor, visitor.c.visit_id == visit.c.id)
        .outerjoin(visit_kind, visit_kind.c.id == visitor.c.kind_id)
        .outerjoin(customer, customer.c.id == visit.c.customer_id)
        .outerjoin(host, host.c.id == visitor.c.host_id)
        .outerjoin(serving, serving.c.id == visit.c.served_by)
    )
    return select(
        visit, visitor.c.name.label("visitor"), visitor.c.company, visitor.c.badge,
        visitor.c.departed_at, visitor.c.host_id, visitor.c.version.label("visitor_version"),
        visit_kind.c.stays, visit_kind.c.badge.label("wears_badge"), visit_kind.c.told,
        visit_kind.c.told_role,
        customer.c.name.label("customer"), host.c.name.label("host"),
        serving.c.name.label("serving"),
    ).select_from(joined)  # fmt: skip


_STAYS = and_(
    visit.c.state.in_(_of(IN_THE_BUILDING)), visit.c.day >= bindparam("back"),
    visit_kind.c.stays.is_(True),
)  # fmt: skip
_TODAY = and_(visit.c.day == bindparam("today"), visit.c.state.in_(_of(IN_THE_BUILDING)))
_SERVED_ON = and_(visit.c.state == VisitState.IN_SERVICE, visit.c.day >= bindparam("back"))
# Made once: in an alarm nobody waits for a statement to be built.
_INSIDE = (
    _wide()
    .where(visit.c.day >= bindparam("back"), or_(_TODAY, _STAYS, _SERVED_ON))
    .where(visitor.c.departed_at.is_(None))
    .order_by(visit.c.id)
)
_ONE = _wide().where(visit.c.id == bindparam("which"))
_OPEN = [literal(each, ticket.c.state.type) for each in sorted(set(TicketState) - OVER)]
_OPEN_TICKET = exists(
    select(ticket.c.id).where(ticket.c.visit_id == visit.c.id, ticket.c.state.in_(_OPEN))
)
_HAS_OPEN = select(visit.c.id).where(visit.c.id == bindparam("which"), _OPEN_TICKET)
_FORGOTTEN = (
    select(visit.c.id)
    .outerjoin(visitor, visitor.c.visit_id == visit.c.id)
    .outerjoin(visit_kind, visit_kind.c.id == visitor.c.kind_id)
    .where(
        visit.c.state.in_(_of(SWEPT)),
        visit.c.day < bindparam("before"),
        or_(visit_kind.c.stays.is_(None), visit_kind.c.stays.is_(False)),
        ~_OPEN_TICKET,
    )
    .order_by(visit.c.id)
    .limit(bindparam("most"))
)
_HOSTED = (
    _wide()
    .where(
        visit.c.day == bindparam("today"), visit.c.state.in_(_of(IN_THE_BUILDING)),
        visitor.c.host_id.is_not(None), visitor.c.departed_at.is_(None),
    )
    .order_by(visit.c.id)
)  # fmt: skip


def inside(view: View) -> Sequence[Row[Any]]:
    """Visits of today that nobody saw go, who is served past midnight, and those of a kind that stays."""
    return view.rows(_INSIDE, {"today": view.day, "back": view.day - STAYS_BACK})


def hosted(view: View) -> Sequence[Row[Any]]:
    """Visits of today with a host that are still here."""
    return view.rows(_HOSTED, {"today": view.day})


def one(view: View, which: VisitId) -> Row[Any] | None:
    """One visit with who it is."""
    return view.row(_ONE, {"which": which})


def forgotten(view: View, before: date, most: int) -> list[VisitId]:
    """Visits of days before that one which nobody saw go and the sweep may take, the oldest first."""
    rows = view.rows(_FORGOTTEN, {"before": before, "most": most})
    return [VisitId(row.id) for row in rows]


def sweep(act: Act, which: Sequence[VisitId]) -> list[VisitId]:
    """Takes these for gone, where they still stand so; gives whom."""
    may = select(visit.c.id).where(visit.c.id.in_(which), visit.c.state.in_(_of(SWEPT)))
    stays = (
        select(visitor.c.visit_id)
        .join(visit_kind, visit_kind.c.id == visitor.c.kind_id)
        .where(visit_kind.c.stays.is_(True), visitor.c.visit_id == visit.c.id)
    )
    may = may.where(~exists(stays), ~_OPEN_TICKET).order_by(visit.c.id)
    if act.connection.dialect.name != "sqlite":
        may = may.with_for_update(of=visit)
    gone = [VisitId(row.id) for row in act.rows(may)]
    if not gone:
        return gone
    raised = {"version": visit.c.version + 1}
    unserved = update(visit).where(visit.c.id.in_(gone), visit.c.state.in_(_of(GOES_UNSERVED)))
    act.execute(unserved.values(state=VisitState.LEFT_UNSERVED, ended_at=act.now, **raised))
    left = update(visit).where(
        visit.c.id.in_(gone), visit.c.state.in_(_of(SERVED | {VisitState.LEFT_UNSERVED}))
    )
    act.execute(left.values(state=VisitState.DEPARTED, **raised))
    said = update(visitor).where(visitor.c.visit_id.in_(gone), visitor.c.departed_at.is_(None))
    act.execute(
        said.values(
            departed_at=act.now, departed_how=Departure.SWEPT, version=visitor.c.version + 1
        )
    )
    return gone


def cancel_tickets(act: Act, which: VisitId) -> list[int]:
    """Ends the open tickets of a visit and the period of each; gives which."""
    mine = ticket.c.visit_id == which
    ended = update(ticket).where(mine, ticket.c.state.in_(_OPEN)).returning(ticket.c.id)
    values = {"state": TicketState.CANCELLED, "ended_at": act.now}
    rows = act.execute(ended.values(**values, version=ticket.c.version + 1)).all()
    found = sorted(int(row.id) for row in rows)
    if found:
        # A clock that was set back makes no period that ends before it began.
        now = literal(act.now, period.c.began_at.type)
        last = case((period.c.began_at > now, period.c.began_at), else_=now)
        shut = update(period).where(period.c.ticket_id.in_(found), period.c.ended_at.is_(None))
        act.execute(shut.values(ended_at=last))
    return found


def departed(act: Act, which: VisitId, how: Departure) -> None:
    """Writes down who said that this visitor has gone."""
    said = update(visitor).where(visitor.c.visit_id == which, visitor.c.departed_at.is_(None))
    act.execute(said.values(departed_at=act.now, departed_how=how, version=visitor.c.version + 1))


def give_badge(act: Act, which: VisitId, number: str) -> None:
    """Writes the number of a visitor's badge down."""
    said = update(visitor).where(visitor.c.visit_id == which)
    act.execute(said.values(badge=number, version=visitor.c.version + 1))


def has_open_ticket(view: View, which: VisitId) -> bool:
    """Whether a number of this visit still waits or is served."""
    return view.row(_HAS_OPEN, {"which": which}) is not None
