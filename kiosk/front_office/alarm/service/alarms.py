"""An alarm begins, people are marked safe, helped out, and it ends; what a screen shows of it meanwhile."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.core import text, words
from kiosk.core.by import Customer, Person
from kiosk.core.change import Change
from kiosk.core.ids import AlarmId, PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.alarm import rules, store
from kiosk.front_office.alarm.rules import (
    Alarm,
    AlarmKind,
    AlarmRefusal,
    Board,
    BuildingList,
    Help,
    PersonRow,
)
from kiosk.front_office.alarm.service import lists
from kiosk.front_office.alarm.service.owner import policy
from kiosk.front_office.queue.rules.leaving import Inside
from kiosk.front_office.queue.service import leaving
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind


@does(Task.ALARM_RAISE)
def raise_alarm(act: Act, *, kind: AlarmKind, way_out: str = "") -> AlarmId:
    """Begins an alarm: the list of who is in is taken and sent in this very transaction.

    `way_out`: another exit than the usual one, in words. A real alarm ends a drill that is open. Refused:
    one is open already; of two that are raised at once the second hears so.
    """
    known = store.opened(act)
    if known is not None:
        if kind is AlarmKind.DRILL or known.kind is AlarmKind.REAL:
            raise Refused(AlarmRefusal.ALREADY_OPEN, time=_clock(act, known))
        store.end(act, AlarmId(known.id), known.version, _who(act))
    made = store.begin(act, kind, _who(act), text.clean_text(way_out, limit=120))
    inside = leaving.inside(act)
    store.add_people(act, made, [_row(each) for each in inside])
    found = BuildingList(act.now, act.facts.name, tuple(map(rules.listed, inside)))
    lists.send(act, found=found, alarm=str(kind))
    act.about = made
    act.note(kind=str(kind), people=len(inside))
    act.changed(Change.ALARM, made)
    return made


def _row(each: Inside) -> dict[str, object]:
    about = each.person if each.visit is None else each.visit
    return {
        "who": rules.who_of(each), "about": about, "name": each.name, "place": each.where,
        "since": each.since, "perhaps": each.perhaps,
    }  # fmt: skip


@does(Task.ALARM_MARK_SAFE, about="row")
def mark_safe(act: Act, *, row: int, seen: int, safe: bool = True) -> PersonRow:
    """Says that somebody on the list is outside, or, after a slip, that they are not; gives the row now.

    Refused: not on the list, the alarm is over, somebody else was faster; nobody is safe but by somebody.
    """
    known = store.person_row(act, row)
    if known is None:
        raise Refused(AlarmRefusal.UNKNOWN_PERSON)
    if known.ended_at is not None:
        raise Refused(AlarmRefusal.OVER)
    who = _who(act)
    if who is None:
        raise Refused(AlarmRefusal.NO_PERSON)
    if (known.safe_at is not None) != safe:
        if not store.mark(act, row, seen, who if safe else None):
            raise Refused(ActRefusal.CHANGED_MEANWHILE)
        act.changed(Change.ALARM, known.alarm_id)
    people = store.people(act, AlarmId(known.alarm_id))
    return next(_person(each) for each in people if each.id == row)


@does(Task.ALARM_ASK_HELP)
def ask_help(act: Act) -> int:
    """Somebody at this lobby screen cannot get out alone; gives the call. Asking twice is one call.

    Refused: no alarm is open.
    """
    known = store.opened(act)
    if known is None:
        raise Refused(AlarmRefusal.OVER)
    which, visit = AlarmId(known.id), act.by.visit if isinstance(act.by, Customer) else None
    open_one = store.help_at(act, which, act.station)
    made = store.add_help(act, which, visit) if open_one is None else int(open_one.id)
    if visit is not None:
        store.needs_help(act, which, visit)
    act.about = made
    act.changed(Change.ALARM, known.id)
    return made


@does(Task.ALARM_HELP, about="call")
def go_to_help(act: Act, *, call: int, seen: int) -> int:
    """Whoever presses first goes. Refused: somebody is going already (with who), they are out."""
    known = _help(act, call)
    if known.going_by is not None and known.going_by != _who(act):
        raise Refused(AlarmRefusal.SOMEBODY_GOING, name=known.going.split(" ")[0])
    if known.going_by is None:
        _step(act, known, seen, going_by=_who(act), going_at=act.now)
    return call


@does(Task.ALARM_HELP, about="call")
def helped_out(act: Act, *, call: int, seen: int) -> int:
    """Somebody got them out. Refused: they are out already, or it is not as it was `seen`."""
    _step(act, _help(act, call), seen, done_at=act.now)
    return call


def _help(act: Act, call: int) -> Row[Any]:
    known = store.help_one(act, call)
    if known is None or known.done_at is not None:
        raise Refused(AlarmRefusal.HELP_OVER)
    return known


def _step(act: Act, known: Row[Any], seen: int, **values: object) -> None:
    if not store.step_help(act, known.id, seen, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.ALARM, known.alarm_id)


@does(Task.ALARM_END, about="alarm")
def end_alarm(act: Act, *, alarm: AlarmId, seen: int) -> AlarmId:
    """All clear: every screen goes back to what it was. Refused: it is over, or not as it was `seen`."""
    known = store.one(act, alarm)
    if known is None or known.ended_at is not None:
        raise Refused(AlarmRefusal.OVER)
    if not store.end(act, alarm, seen, _who(act)):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    people = [_person(each) for each in store.people(act, alarm)]
    act.note(
        people=len(people), safe=sum(1 for each in people if each.safe_at is not None),
        minutes=rules.minutes(known.began_at, act.now),
    )  # fmt: skip
    act.changed(Change.ALARM, alarm)
    return alarm


# ------------------------------------------------------------------------------------------ reads


def now(view: View) -> Alarm | None:
    """The alarm that is open: what every screen may know, nobody's name in it."""
    row = store.opened(view)
    return None if row is None else _alarm(view, row)


def board(view: View, *, alarm: AlarmId | None = None) -> Board | None:
    """An alarm with everybody on its list, the open one if no other; for desks. None: there is none."""
    row = store.opened(view) if alarm is None else store.one(view, alarm)
    return None if row is None else _board(view, row)


def last_boards(view: View, *, most: int = 20) -> tuple[Board, ...]:
    """The last alarms and drills, the newest first."""
    return tuple(_board(view, row) for row in store.newest(view, most))


def _board(view: View, row: Row[Any]) -> Board:
    which = AlarmId(row.id)
    told = messages.since(view, kind=MessageKind.BUILDING_LIST, since=row.began_at)
    sent = [each.sent_at for each in told if each.sent_at is not None]
    return Board(
        _alarm(view, row), row.began_name or "", row.ended_name or "",
        tuple(_person(each) for each in store.people(view, which)),
        tuple(_called(each) for each in store.helps(view, which)),
        len({each.address for each in told}), min(sent, default=None),
        store.parked(view, row.began_at),
    )  # fmt: skip


def _alarm(view: View, row: Row[Any]) -> Alarm:
    said = policy(view).options
    return Alarm(
        AlarmId(row.id), row.kind, row.began_at, row.station, row.way_out, row.ended_at,
        row.version, said.exits, said.meeting, said.arrows,
    )  # fmt: skip


def _person(row: Row[Any]) -> PersonRow:
    return PersonRow(
        row.id, row.who, row.about, row.name, row.place, row.since, row.perhaps, row.needs_help,
        row.safe_at, row.safe_name or "", row.version,
    )  # fmt: skip


def _called(row: Row[Any]) -> Help:
    return Help(
        row.id, row.station, row.visitor or row.customer or "", row.asked_at, row.going or "",
        row.going_at, row.done_at, row.version,
    )  # fmt: skip


def _who(act: Act) -> PersonId | None:
    return act.by.id if isinstance(act.by, Person) else None


def _clock(view: View, row: Row[Any]) -> str:
    return words.clock(row.began_at, view.facts.zone)
