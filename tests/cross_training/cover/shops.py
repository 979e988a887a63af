"""Covers, colleagues beside and emergencies for tests, written by acts; a clock that can be put on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from kiosk.business import Business
from kiosk.core.by import Person, System
from kiosk.core.ids import Key, PersonId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.words import CoverReason, CoverWarning, LineKind, NoteKind
from kiosk.cross_training.cover.store import authority, sessions
from kiosk.cross_training.cover.store import beside as store
from kiosk.database import opening
from kiosk.database.acting import Act, View, does
from tests.makers.staff import acting

STATION = "Desk 1"
PIN = "402817"


class Line:
    """A line of a handover note before it is kept."""

    def __init__(self, kind: LineKind, *, money: bool = False) -> None:
        self.kind, self.ref, self.money, self.facts = kind, 7, money, (("many", 2),)


MONEY_LINE = Line(LineKind.TILL_OPEN, money=True)
PLAIN_LINE = Line(LineKind.TO_PICK)


@does(Task.COVER_TAKE)
def take(
    act: Act,
    *,
    role: Role,
    absent: PersonId | None = None,
    reason: CoverReason = CoverReason.VACANT,
    money: bool = False,
    warnings: tuple[CoverWarning, ...] = tuple(CoverWarning),
) -> int:
    """Takes a role as the panel does, but for its proof; gives the session's id."""
    lines = (MONEY_LINE, PLAIN_LINE) if money else (PLAIN_LINE,)
    return cover.begin(act, role=role, absent=absent, reason=reason, lines=lines, warnings=warnings)


@does(Task.COVER_HAND_BACK)
def hand_back(act: Act, *, session: int) -> int:
    """Hands a role back."""
    return cover.close(act, session=session, lines=(PLAIN_LINE,))


@does(Task.COVER_RENEW)
def reach_the_end(act: Act) -> int:
    """The covers of whoever acts have come to their hard end at this moment; gives how many."""
    rows = sessions.live_of(act, act.by.id)
    for row in rows:
        assert sessions.change(act, row.id, row.version, hard_end=act.now)
    return len(rows)


@does(Task.BESIDE_STAND)
def stand(
    act: Act, *, supervisor: PersonId, learner: PersonId, skills: tuple[Skill, ...], by_pin: bool
) -> int:
    """Writes down that somebody stands beside, whoever they are: the authority must judge it."""
    until = act.now + timedelta(minutes=10)
    for skill in skills:
        store.stand(act, supervisor, learner, skill, by_pin=by_pin, until=until)
    return len(skills)


@does(Task.EMERGENCY_OPEN)
def emergency(act: Act, *, skills: tuple[Skill, ...]) -> int:
    """Writes emergency access down for whatever skill: the authority must judge it."""
    until = act.now + timedelta(minutes=30)
    for skill in skills:
        store.add_emergency(act, act.by.id, skill, "nobody else is here", until)
    return len(skills)


class Hours:
    """Puts a business's clock on, for acts and for reads; it is never put back by less than it was."""

    def __init__(self, business: Business) -> None:
        self.business = business
        self.shift = timedelta()
        clock: Any = business.clock
        real = clock.moment
        clock.moment = lambda said: real(said) + self.shift

    @property
    def now(self) -> datetime:
        return self.business.clock.moment(None)

    def pass_by(self, **how_long: float) -> None:
        self.shift += timedelta(**how_long)


def beside(
    business: Business,
    supervisor: PersonId,
    learner: PersonId,
    *skills: Skill,
    by_pin: bool = True,
    station: str = STATION,
) -> None:
    """`supervisor` stands beside `learner` at `station`."""
    business.do(
        stand, System("desk"), None, station,
        supervisor=supervisor, learner=learner, skills=skills, by_pin=by_pin,
    )  # fmt: skip


def covers(business: Business, person: PersonId, roles: Iterable[Role], **how: Any) -> list[int]:
    """`person` takes each of `roles`; gives the sessions."""
    return [business.do(take, acting(person), None, STATION, role=each, **how) for each in roles]


def code_of(
    business: Business, verb: object, by: Any, station: str = STATION, **said: Any
) -> object:
    """Why `by` may not; None if they may."""
    try:
        business.do(verb, by, None, station, **said)
    except Refused as refused:
        return refused.refusal.code
    return None


@does(Task.COVER_TAKE)
def cover_as_is(act: Act, *, role: Role, lasts: timedelta, money: bool, closed: bool) -> int:
    """Writes a cover session down, whether or not one may begin so: the authority must judge it."""
    end = act.now + lasts
    made = sessions.add(act, act.by.id, role, None, CoverReason.VACANT, (), end)
    sessions.add_note(act, made, NoteKind.OUT, [MONEY_LINE] if money else [])
    if closed:
        sessions.change(act, made, 1, ended_at=act.now)
    return made


@does(Task.BESIDE_STAND)
def stand_as_is(
    act: Act, *, supervisor: PersonId, learner: PersonId, skill: Skill, by_pin: bool,
    lasts: timedelta, used: bool,
) -> int:  # fmt: skip
    """The same for who stands beside."""
    made = store.stand(act, supervisor, learner, skill, by_pin=by_pin, until=act.now + lasts)
    if used:
        authority.use_beside(act, made, 1)
    return made


@does(Task.EMERGENCY_OPEN)
def emergency_as_is(act: Act, *, skill: Skill, lasts: timedelta, closed: bool) -> int:
    """The same for emergency access."""
    made = store.add_emergency(act, act.by.id, skill, "nobody else is here", act.now + lasts)
    if closed:
        store.change_emergency(act, made, 1, ended_at=act.now)
    return made


Rights = dict[tuple[PersonId, Skill, Role], dict[str, object] | None]


def answers(
    view: View, by: Person, station: str = STATION, rows: Rights | None = None
) -> dict[Task, object]:
    """What the authority says to each task: as `View.why_not`, but each row of rights is read once."""
    assert view.authority is not None
    rows = {} if rows is None else rows
    said: dict[Task, object] = {}
    for task in Task:
        at = (by.id, task.skill, task.role)
        if at not in rows:
            asked = opening.about(by, task, station)
            row = view.execute(view.authority.question(), asked).mappings().one_or_none()
            rows[at] = None if row is None else dict(row)
        act = Act(
            view.connection, view.now, view.facts, view.keys, by, task, station, Key(""),
            asking=True,
        )  # fmt: skip
        try:
            view.authority.judge(act, rows[at])
            said[task] = None
        except Refused as refused:
            said[task] = refused.refusal.code
    return said
