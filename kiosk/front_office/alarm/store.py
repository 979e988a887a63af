"""Every query of the alarm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select, update

from kiosk.core.ids import AlarmId, PersonId, VisitId
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.front_office.alarm.rules import HOUSE, AlarmKind, Who
from kiosk.front_office.alarm.tables import alarm, alarm_help, alarm_person
from kiosk.front_office.queue.tables import held_case, visit, visitor
from kiosk.records.customers.tables import customer
from kiosk.records.staff.tables import person

_beginner, _ender = person.alias("beginner"), person.alias("ender")
_ALARM = select(
    alarm, _beginner.c.name.label("began_name"), _ender.c.name.label("ended_name")
).select_from(
    alarm.outerjoin(_beginner, _beginner.c.id == alarm.c.began_by).outerjoin(
        _ender, _ender.c.id == alarm.c.ended_by
    )
)
_OPEN = _ALARM.where(alarm.c.ended_at.is_(None))
_PEOPLE = (
    select(alarm_person, person.c.name.label("safe_name"))
    .select_from(alarm_person.outerjoin(person, person.c.id == alarm_person.c.safe_by))
    .where(alarm_person.c.alarm_id == bindparam("which"))
    .order_by(alarm_person.c.id)
)


def _helps() -> Select[Any]:
    joined = (
        alarm_help.outerjoin(person, person.c.id == alarm_help.c.going_by)
        .outerjoin(visit, visit.c.id == alarm_help.c.visit_id)
        .outerjoin(visitor, visitor.c.visit_id == visit.c.id)
        .outerjoin(customer, customer.c.id == visit.c.customer_id)
    )
    return select(
        alarm_help, person.c.name.label("going"), visitor.c.name.label("visitor"),
        customer.c.name.label("customer"),
    ).select_from(joined)  # fmt: skip


def opened(view: View) -> Row[Any] | None:
    """The alarm that is open, with who began it."""
    return view.row(_OPEN)


def one(view: View, which: AlarmId) -> Row[Any] | None:
    """One alarm, open or over."""
    return view.row(_ALARM.where(alarm.c.id == which))


def newest(view: View, most: int) -> Sequence[Row[Any]]:
    """The last alarms, the newest first."""
    return view.rows(_ALARM.order_by(alarm.c.id.desc()).limit(most))


def begin(act: Act, kind: AlarmKind, who: PersonId | None, way_out: str) -> AlarmId:
    """Opens an alarm; a second open one is kept out by an index."""
    return AlarmId(
        act.insert(
            alarm, kind=kind, house=HOUSE, began_at=act.now, began_by=who, station=act.station,
            way_out=way_out, version=1,
        )
    )  # fmt: skip


def end(act: Act, which: AlarmId, seen: int, who: PersonId | None) -> bool:
    """Ends an open alarm that still is at `seen`."""
    fits = (alarm.c.id == which) & (alarm.c.version == seen) & alarm.c.ended_at.is_(None)
    changed = update(alarm).where(fits).values(ended_at=act.now, ended_by=who, version=seen + 1)
    return act.execute(changed).rowcount == 1


def add_people(act: Act, which: AlarmId, rows: Sequence[Mapping[str, object]]) -> None:
    """Writes down everybody who is in."""
    more = {"alarm_id": which, "needs_help": False, "version": 1}
    bulk.insert_all(act, alarm_person, [{**row, **more} for row in rows])


def people(view: View, which: AlarmId) -> Sequence[Row[Any]]:
    """Everybody who was in when it began, in the order of its list."""
    return view.rows(_PEOPLE, {"which": which})


def person_row(view: View, which: int) -> Row[Any] | None:
    """One of them, with their alarm's end."""
    joined = alarm_person.join(alarm, alarm.c.id == alarm_person.c.alarm_id)
    return view.row(
        select(alarm_person, alarm.c.ended_at).select_from(joined).where(alarm_person.c.id == which)
    )


def mark(act: Act, which: int, seen: int, who: PersonId | None) -> bool:
    """Says that somebody is safe, by whom; or, by nobody, that they are not after all."""
    fits = (alarm_person.c.id == which) & (alarm_person.c.version == seen)
    values = {"safe_at": None if who is None else act.now, "safe_by": who, "version": seen + 1}
    return act.execute(update(alarm_person).where(fits).values(values)).rowcount == 1


def needs_help(act: Act, which: AlarmId, visitor_id: VisitId) -> None:
    """Says of a visitor on the list that they cannot get out alone."""
    theirs = (
        (alarm_person.c.alarm_id == which)
        & (alarm_person.c.who != Who.STAFF)
        & (alarm_person.c.about == visitor_id)
        & alarm_person.c.needs_help.is_(False)
    )
    values = {"needs_help": True, "version": alarm_person.c.version + 1}
    act.execute(update(alarm_person).where(theirs).values(values))


def helps(view: View, which: AlarmId) -> Sequence[Row[Any]]:
    """Who asked for help, the oldest first."""
    return view.rows(_helps().where(alarm_help.c.alarm_id == which).order_by(alarm_help.c.id))


def help_at(view: View, which: AlarmId, station: str) -> Row[Any] | None:
    """The open call of a station."""
    here = (alarm_help.c.alarm_id == which) & (alarm_help.c.station == station)
    return view.row(select(alarm_help).where(here, alarm_help.c.done_at.is_(None)))


def help_one(view: View, which: int) -> Row[Any] | None:
    """One call for help."""
    return view.row(_helps().where(alarm_help.c.id == which))


def add_help(act: Act, which: AlarmId, visitor_id: VisitId | None) -> int:
    """Somebody at the act's station needs help from now on."""
    return act.insert(
        alarm_help, alarm_id=which, station=act.station, visit_id=visitor_id, asked_at=act.now,
        version=1,
    )  # fmt: skip


def step_help(act: Act, which: int, seen: int, values: Mapping[str, object]) -> bool:
    """Changes an open call that still is at `seen`."""
    fits = (alarm_help.c.id == which) & (alarm_help.c.version == seen)
    changed = update(alarm_help).where(fits, alarm_help.c.done_at.is_(None))
    return act.execute(changed.values(version=seen + 1, **values)).rowcount == 1


def parked(view: View, since: object) -> int:
    """How many cases were put on hold since then and nobody has taken."""
    held = select(func.count()).select_from(held_case)
    row = view.row(held.where(held_case.c.held_at >= since, held_case.c.taken_at.is_(None)))
    return 0 if row is None else int(row[0])
