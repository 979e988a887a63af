"""Every query for visits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Row, bindparam, literal, select, union, update
from sqlalchemy.sql.dml import ReturningUpdate

from kiosk.core.ids import VisitId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import LIVE, Reason, Visit, VisitState
from kiosk.front_office.queue.rules.tickets import TicketState
from kiosk.front_office.queue.tables import ticket, visit
from kiosk.records.customers.tables import customer

AT_A_DESK = (TicketState.CALLED, TicketState.SERVING)
# Made once: to build one of these takes SQLAlchemy longer than the database needs to run it.
_ONE = select(visit).where(visit.c.id == bindparam("which"))
_NEWEST_ABOUT = (
    select(visit)
    .where(
        visit.c.reason == bindparam("why"),
        visit.c.about == bindparam("what"),
        visit.c.day == bindparam("on"),
    )
    .order_by(visit.c.id.desc())
    .limit(1)
)
_STEP = update(visit).where(visit.c.id == bindparam("which"), visit.c.version == bindparam("seen"))


def one(view: View, which: VisitId) -> Row[Any] | None:
    """One visit."""
    return view.row(_ONE, {"which": which})


def newest_about(view: View, reason: Reason, about: int, day: date) -> Row[Any] | None:
    """Today's newest visit for this, over or not."""
    return view.row(_NEWEST_ABOUT, {"why": reason, "what": about, "on": day})


def add(act: Act, **values: object) -> VisitId:
    """Adds a visit that begins now."""
    return VisitId(act.insert(visit, day=act.day, arrived_at=act.now, version=1, **values))


def step(
    act: Act, which: VisitId, version: int, state: VisitState, values: Mapping[str, object]
) -> bool:
    """Takes a visit to `state` where its version still is `version`."""
    known = {"which": which, "seen": version, "state": state, "version": version + 1}
    return act.execute(_STEP, {**known, **values}).rowcount == 1


def go(
    act: Act,
    which: VisitId,
    before: frozenset[VisitState],
    state: VisitState,
    values: Mapping[str, object],
) -> str | None:
    """Takes a visit that stands in one of `before` to `state`; gives its number, None if it does not."""
    row = act.execute(_going(before), {"which": which, "state": state, **values}).one_or_none()
    return None if row is None else str(row.number)


@cache
def _going(before: frozenset[VisitState]) -> ReturningUpdate[Any]:
    return (
        update(visit)
        .where(visit.c.id == bindparam("which"))
        .where(visit.c.state.in_([literal(each, visit.c.state.type) for each in sorted(before)]))
        .values(version=visit.c.version + 1)
        .returning(visit.c.number)
    )


def of_day(view: View, day: date) -> Sequence[Row[Any]]:
    """All visits that began on `day`, in order of arrival."""
    return view.rows(select(visit).where(visit.c.day == day).order_by(visit.c.id))


def live(view: View) -> Sequence[Row[Any]]:
    """Whoever came today and is still here, in order of arrival."""
    here = select(visit).where(visit.c.state.in_(sorted(LIVE)), visit.c.day == view.day)
    return view.rows(here.order_by(visit.c.id))


_SERVING = union(
    select(visit.c.served_by.label("who")).where(
        visit.c.state == VisitState.IN_SERVICE, visit.c.day == bindparam("on")
    ),
    select(ticket.c.called_by.label("who")).where(
        ticket.c.state.in_([literal(each, ticket.c.state.type) for each in AT_A_DESK])
    ),
)
_COLLECTING = (
    select(visit.c.id, visit.c.number, visit.c.waiting_at, customer.c.name.label("customer"))
    .select_from(visit.outerjoin(customer, customer.c.id == visit.c.customer_id))
    .where(
        visit.c.state == VisitState.WAITING,
        visit.c.reason == Reason.COLLECTION,
        visit.c.day == bindparam("on"),
    )
    .order_by(visit.c.waiting_at, visit.c.id)
)


def serving_now(view: View) -> list[int | None]:
    """Whoever is calling or serving somebody at this moment."""
    return [row.who for row in view.rows(_SERVING, {"on": view.day})]


def collecting(view: View) -> Sequence[Row[Any]]:
    """Whoever waits today to collect, in the order in which they came."""
    return view.rows(_COLLECTING, {"on": view.day})


def read(row: Row[Any]) -> Visit:
    """A visit as its row says."""
    return Visit(
        VisitId(row.id), row.number, row.state, row.reason, row.customer_id, row.about, row.station,
        row.language, row.served_by, row.served_at_station, row.arrived_at, row.waiting_at,
        row.served_at, row.ended_at, row.version,
    )  # fmt: skip
