"""Who can do what, as one person may see it: people by skills, how many can do each alone, who must not fall ill.

Whoever manages sees all of it; a trainer her own skills; everybody their own row. Of the rest one sees who
can: U and O in force, without a date, and nothing below. Two accounts of one human being count once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.training import rules
from kiosk.cross_training.training.rules import ACTS_ALONE, Held, Level, Origin, State


class Head(StrEnum):
    """Under which head a skill stands."""

    FRONT_DESK = "front_desk"
    FULFILMENT = "fulfilment"
    WORKSHOP = "workshop"
    ACCOUNTING = "accounting"
    HOUSE = "house"


HEADS = {
    Head.FRONT_DESK: (
        Skill.WELCOME, Skill.HAND_OUT, Skill.SELL, Skill.PAPERS, Skill.SERVICE, Skill.MARKET,
    ),
    Head.FULFILMENT: (
        Skill.PICK_AND_PACK, Skill.SHIP, Skill.GOODS_IN, Skill.OWN_GOODS, Skill.COUNT_STOCK,
    ),
    Head.WORKSHOP: (Skill.WORKSHOP, Skill.CHECK_WORK),
    Head.ACCOUNTING: (
        Skill.TAKE_MONEY, Skill.CLOSE_TILL, Skill.REFUND, Skill.INVOICE, Skill.BOOKS,
    ),
    Head.HOUSE: (Skill.TAKE_IN_ORDERS, Skill.TRAIN, Skill.PEOPLE, Skill.SETTINGS),
}  # fmt: skip
HEAD_OF = {skill: head for head, skills in HEADS.items() for skill in skills}
_USED = frozenset(task.skill for task in Task)
SHOWN = tuple(skill for skills in HEADS.values() for skill in skills if skill in _USED)
"""Skills that some task asks for: what nobody can do here yet is nobody's single point of failure."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one person sees of a colleague's skill; `told` is whether that is all there is."""

    level: Level
    state: State = State.IN_FORCE
    told: bool = False
    declared: bool = False
    ending: bool = False
    until: date | None = None
    suspended_from: datetime | None = None
    suspended_until: datetime | None = None
    reason: str = ""
    granted_by: str = ""
    """A name; empty where the owner's key granted it."""

    @property
    def able(self) -> bool:
        """Whether it can be done alone now."""
        return self.state is State.IN_FORCE and self.level in ACTS_ALONE


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works here, before anybody looks at them."""

    person: PersonId
    name: str
    role: Role
    human: PersonId


@dataclass(frozen=True, slots=True)
class Granted:
    """What somebody holds in one skill and where it comes from."""

    held: Held
    origin: Origin
    reason: str = ""
    granted_by: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: somebody and what may be seen of what they hold."""

    person: PersonId
    name: str
    role: Role
    human: PersonId
    marks: dict[Skill, Mark]


@dataclass(frozen=True, slots=True)
class Total:
    """How many human beings can do a skill alone today, and how many of them may teach it."""

    able: int
    trainers: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everything that the page shows to `asker`."""

    asker: PersonId
    day: date
    skills: tuple[Skill, ...]
    lines: tuple[Line, ...]
    totals: dict[Skill, Total]
    manages: bool = False
    teaches: frozenset[Skill] = frozenset()
    signs: frozenset[Skill] = frozenset()
    """Skills that the asker may sign off, for anybody but herself."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A skill that one person alone, or nobody, can do once somebody is away."""

    skill: Skill
    left: int
    who: str = ""
    """Whoever is left."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who looks: whether she manages, which skills she teaches and which she may sign off."""

    person: PersonId
    manages: bool = False
    teaches: frozenset[Skill] = frozenset()
    signs: frozenset[Skill] = frozenset()


def matrix_of(
    people: Sequence[Colleague],
    granted: Mapping[PersonId, Mapping[Skill, Granted]],
    asker: Asker,
    day: date,
    now: datetime,
) -> Matrix:
    """The matrix on `day` at `now`, as `asker` may see it."""
    lines = []
    for each in people:
        marks: dict[Skill, Mark] = {}
        held = granted.get(each.person, {})
        for skill in SHOWN:
            one = held.get(skill)
            if one is None:
                continue
            told = asker.manages or asker.person == each.person or skill in asker.teaches
            mark = _mark(one, day, now, told=told)
            if mark is not None:
                marks[skill] = mark
        lines.append(Line(each.person, each.name, each.role, each.human, marks))
    totals = {skill: _total(lines, skill) for skill in SHOWN}
    return Matrix(
        asker.person, day, SHOWN, tuple(lines), totals, asker.manages, asker.teaches, asker.signs
    )


def _mark(one: Granted, day: date, now: datetime, *, told: bool) -> Mark | None:
    held = one.held
    state = rules.state(held, day, now)
    if not told:
        open_to_all = state is State.IN_FORCE and held.level in ACTS_ALONE
        return Mark(held.level) if open_to_all else None
    return Mark(
        held.level, state, told=True, declared=one.origin is Origin.DECLARED,
        ending=rules.ending(held, day, now), until=held.until_day,
        suspended_from=held.suspended_from, suspended_until=held.suspended_until,
        reason=one.reason, granted_by=one.granted_by,
    )  # fmt: skip


def _total(lines: Sequence[Line], skill: Skill) -> Total:
    able, trainers = set(), set()
    for line in lines:
        mark = line.marks.get(skill)
        if mark is not None and mark.able:
            able.add(line.human)
            if mark.level is Level.TRAINER:
                trainers.add(line.human)
    return Total(len(able), len(trainers))


def able_in(matrix: Matrix, skill: Skill) -> tuple[Line, ...]:
    """The rows of those who can do it alone; a human being's first account stands for all."""
    found: dict[PersonId, Line] = {}
    for line in matrix.lines:
        mark = line.marks.get(skill)
        if mark is not None and mark.able:
            found.setdefault(line.human, line)
    return tuple(found.values())


def one_person_only(matrix: Matrix) -> tuple[Skill, ...]:
    """Single points of failure: skills that one person alone can do, or nobody."""
    return tuple(skill for skill in matrix.skills if matrix.totals[skill].able <= 1)


def without_trainer(matrix: Matrix) -> tuple[Skill, ...]:
    """Skills that nobody here may teach and sign off."""
    return tuple(skill for skill in matrix.skills if not matrix.totals[skill].trainers)


def without(matrix: Matrix, person: PersonId) -> tuple[Drop, ...]:
    """What drops to one person or to nobody if this human being is away, worst first."""
    gone = next((line.human for line in matrix.lines if line.person == person), None)
    drops = []
    for skill in matrix.skills:
        able = able_in(matrix, skill)
        left = [line for line in able if line.human != gone]
        if len(left) < len(able) and len(left) <= 1:
            drops.append(Drop(skill, len(left), _names(left)))
    return tuple(sorted(drops, key=lambda drop: drop.left))


def _names(lines: Iterable[Line]) -> str:
    return next((line.name for line in lines), "")
