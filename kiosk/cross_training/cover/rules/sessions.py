"""A cover's rules: whether it may begin, of what it warns, how long it lasts, and what its state is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from kiosk.core.ids import PersonId
from kiosk.core.task import Actor, Role, Skill, Task
from kiosk.cross_training.cover.rules.house import Colleague, House
from kiosk.cross_training.cover.rules.second import WITH_HELP
from kiosk.cross_training.cover.rules.words import (
    FINISHING,
    LUNCH_LASTS,
    NO_BREAK,
    CoverReason,
    CoverRefusal,
    CoverState,
    CoverWarning,
    LineKind,
    NoteKind,
)
from kiosk.cross_training.training.rules import ACTS_ALONE, Level


class Noted(Protocol):
    """A line of a handover note before it is kept."""

    @property
    def kind(self) -> LineKind:
        """What it is about."""
        ...

    @property
    def ref(self) -> int | None:
        """The row it is about."""
        ...

    @property
    def money(self) -> bool:
        """Ticked before the first money act."""
        ...

    @property
    def facts(self) -> tuple[tuple[str, str | int], ...]:
        """What its sentence names."""
        ...


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One kept line of a note; worded when it is shown."""

    id: int
    kind: LineKind
    ref: int | None
    facts: dict[str, str | int]
    money: bool
    ticked: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A handover note: OUT as the role was taken, BACK as it was handed back."""

    session: int
    kind: NoteKind
    written_at: datetime
    accepted_at: datetime | None
    lines: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A cover session under both names."""

    id: int
    person: PersonId
    name: str
    role: Role
    absent: PersonId | None
    absent_name: str
    reason: CoverReason
    station: str
    started_at: datetime
    hard_end: datetime
    ended_at: datetime | None
    state: CoverState
    warnings: tuple[CoverWarning, ...]
    unticked: int
    """Money lines of its note that are not ticked."""
    version: int


@dataclass(frozen=True, slots=True)
class Severity:
    """What stands against a cover: a refusal, or warnings that are acknowledged."""

    refusal: StrEnum | None = None
    warnings: tuple[CoverWarning, ...] = ()
    beside: bool = False
    """Nothing of the role can be done without somebody beside."""


def skills_of(role: Role) -> frozenset[Skill]:
    """What the tasks that belong to `role` ask for."""
    return _SKILLS[role]


_SKILLS = {
    role: frozenset(
        task.skill
        for task in Task
        if task.role is role and task.value.bound and Actor.PERSON in task.actors
    )
    for role in Role
}


def severity(house: House, me: Colleague, role: Role, in_since: datetime | None) -> Severity:
    """Whether `me` may take `role`, and of what she is warned; `in_since` is since when without a break."""
    if role in me.own:
        return Severity(CoverRefusal.OWN_ROLE)
    if me.covering(role) is not None:
        return Severity(CoverRefusal.ALREADY_COVERED)
    if not may_go_on(me, role):
        return Severity(CoverRefusal.NOTHING_LEARNT)
    return Severity(None, tuple(_warnings(house, me, role, in_since)), not _does(me, role))


def may_go_on(me: Colleague, role: Role) -> bool:
    """Whether something of the role is open to her still, alone or with somebody beside."""
    return _does(me, role) or _with_help(me, role)


def _with_help(me: Colleague, role: Role) -> bool:
    """Whether something of the role is hers with somebody beside: being learnt, or ended."""
    return any(
        me.levels.get(skill) is Level.SUPERVISED or skill in me.ended
        for skill in skills_of(role) & WITH_HELP
    )


def _warnings(
    house: House, me: Colleague, role: Role, in_since: datetime | None
) -> list[CoverWarning]:
    others = [each for each in house.people if each is not me and each.here]
    found = []
    if not any(each.acts_in(me.role) and _does(each, me.role) for each in others):
        found.append(CoverWarning.LEAVES_OWN_ROLE_EMPTY)
    if in_since is not None and house.now - in_since >= NO_BREAK:
        found.append(CoverWarning.NO_BREAK_FOR_SIX_HOURS)
    if any(each.role is role for each in others):
        found.append(CoverWarning.NOBODY_IS_AWAY)
    return found


def _does(who: Colleague, role: Role) -> bool:
    return any(who.levels.get(skill) in ACTS_ALONE for skill in skills_of(role))


def why_not_for(house: House, me: Colleague, role: Role, absent: PersonId) -> CoverRefusal | None:
    """Why `absent` cannot be covered in `role` by `me`: covers are not handed on, nor to each other."""
    other = house.find(absent)
    if other is None or role not in other.own:
        return CoverRefusal.COVERS_A_COVER
    if (other.human or other.person) == (me.human or me.person):
        return CoverRefusal.SAME_HUMAN
    if any(each.absent == me.person for each in other.covers):
        return CoverRefusal.COVERS_A_COVER
    return None


def hard_end(now: datetime, day: date, zone: str, *, short: bool) -> datetime:
    """When a cover ends by itself: an hour for a lunch or a break, else with the business day."""
    night = day_begins(day + timedelta(days=1), zone)
    return min(night, now + LUNCH_LASTS) if short else night


def day_begins(day: date, zone: str) -> datetime:
    """The first moment of a business day, UTC."""
    # Not above: it reads how this Python was built, and the first page covers nobody.
    from zoneinfo import ZoneInfo

    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def ends_at(end: datetime, ending: datetime | None) -> datetime:
    """From when on no new customer is begun with."""
    return end if ending is None else min(end, ending)


def over(end: datetime, ending: datetime | None, now: datetime) -> bool:
    """Whether even the customer in hand is not finished any more."""
    return now >= ends_at(end, ending) + FINISHING


def taken_back(end: datetime, ending: datetime | None) -> bool:
    """Whether its end came before its hour: whose role it is has it again."""
    return ending is not None and ending < end


def state_of(
    now: datetime,
    end: datetime,
    ending: datetime | None,
    ended: datetime | None,
    reviewed: datetime | None,
) -> CoverState:
    """A session's state from its times."""
    if reviewed is not None:
        return CoverState.REVIEWED
    if ended is not None or over(end, ending, now):
        return CoverState.CLOSED
    return CoverState.ENDING if now >= ends_at(end, ending) else CoverState.ACTIVE
