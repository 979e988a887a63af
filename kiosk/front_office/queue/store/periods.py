"""Every query for timed periods, for the pace of services, and for follow-ups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, insert, select, update

from kiosk.core.ids import FollowUpId, PersonId, TicketId, VisitId
from kiosk.database.acting import Act, View
from kiosk.database.types import Moment
from kiosk.front_office.queue.rules.tickets import FollowUp, PeriodKind
from kiosk.front_office.queue.tables import follow_up, pace, period, ticket
from kiosk.records.staff.tables import person

_AT = bindparam("at", type_=Moment)
_CLOSE = (
    update(period)
    .where(period.c.ticket_id == bindparam("which"), period.c.ended_at.is_(None))
    # A clock set back ends it where it began: no time is negative, and the next one adjoins.
    .values(ended_at=case((period.c.began_at > _AT, period.c.began_at), else_=_AT))
    .returning(period.c.kind, period.c.began_at, period.c.ended_at)
)
_OPEN = insert(period)
_OF_TICKET = select(period).where(period.c.ticket_id == bindparam("which")).order_by(period.c.id)
_OF_VISIT = select(period).where(period.c.visit_id == bindparam("which")).order_by(period.c.id)
_FASTER = (
    update(pace)
    .where(pace.c.service_id == bindparam("which"), pace.c.day == bindparam("on"))
    .values(
        served=pace.c.served + 1,
        seconds=pace.c.seconds + bindparam("more"),
        squares=pace.c.squares + bindparam("square"),
    )
)
_FOLLOW_UPS = (
    select(follow_up, ticket.c.number, person.c.name.label("owner"))
    .select_from(
        follow_up.join(ticket, ticket.c.id == follow_up.c.ticket_id).join(
            person, person.c.id == follow_up.c.owner_id
        )
    )
    .where(follow_up.c.done_at.is_(None))
    .order_by(follow_up.c.since, follow_up.c.id)
)
_END_FOLLOW_UP = update(follow_up).where(
    follow_up.c.id == bindparam("which"),
    follow_up.c.version == bindparam("seen"),
    follow_up.c.done_at.is_(None),
)


@dataclass(frozen=True, slots=True)
class Closed:
    """A period that has just ended."""

    kind: PeriodKind
    began_at: datetime
    ended_at: datetime


def close(act: Act, which: TicketId) -> Closed | None:
    """Ends the open period of a ticket; never before it began."""
    row = act.execute(_CLOSE, {"which": which, "at": act.now}).one_or_none()
    return None if row is None else Closed(row.kind, row.began_at, row.ended_at)


def open_next(act: Act, **values: object) -> None:
    """Begins a period of a ticket."""
    act.execute(_OPEN, values)


def of_ticket(view: View, which: TicketId) -> Sequence[Row[Any]]:
    """Every period of a ticket, in order."""
    return view.rows(_OF_TICKET, {"which": which})


def of_visit(view: View, which: VisitId) -> Sequence[Row[Any]]:
    """Every period of every ticket of a visit."""
    return view.rows(_OF_VISIT, {"which": which})


def of_days(view: View, first: date, last: date) -> Sequence[Row[Any]]:
    """Every period of tickets of these days, ticket by ticket in order."""
    joined = period.join(ticket, ticket.c.id == period.c.ticket_id)
    chosen = select(period, ticket.c.day, ticket.c.service_id).select_from(joined)
    return view.rows(
        chosen.where(ticket.c.day.between(first, last)).order_by(period.c.ticket_id, period.c.id)
    )


def every(view: View) -> Sequence[Row[Any]]:
    """Every period there is, ticket by ticket in order."""
    return view.rows(select(period).order_by(period.c.ticket_id, period.c.id))


# ---------------------------------------------------------------------------------------- the pace


def keep_pace(act: Act, service: int, seconds: int) -> None:
    """One more was served by this service today, for so long."""
    more = {"more": seconds, "square": seconds * seconds}
    if act.execute(_FASTER, {"which": service, "on": act.day, **more}).rowcount == 0:
        first = {"served": 1, "seconds": seconds, "squares": seconds * seconds}
        act.execute(insert(pace), {"service_id": service, "day": act.day, **first})


def paces(view: View, since: date) -> Sequence[Row[Any]]:
    """How long serving took by service and day, since that day."""
    return view.rows(select(pace).where(pace.c.day >= since))


# -------------------------------------------------------------------------------------- follow-ups


def add_follow_up(act: Act, **values: object) -> FollowUpId:
    """Writes down what is still to come."""
    return FollowUpId(act.insert(follow_up, since=act.now, version=1, **values))


def follow_ups(view: View) -> tuple[FollowUp, ...]:
    """What is still to come, the oldest first."""
    return tuple(
        FollowUp(FollowUpId(row.id), row.number, row.what, PersonId(row.owner_id), row.owner, row.since,
                 row.version)
        for row in view.rows(_FOLLOW_UPS)
    )  # fmt: skip


def end_follow_up(act: Act, which: FollowUpId, seen: int, by: PersonId | None) -> bool:
    """Ends one that still stands as it was `seen`."""
    values = {"which": which, "seen": seen, "done_at": act.now, "done_by": by, "version": seen + 1}
    return act.execute(_END_FOLLOW_UP, values).rowcount == 1
