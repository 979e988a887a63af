"""Who can do this now? One answer for every control, the kiosk and the boards.

It says for one person whether a task is open to her, and if not what is nearest: take the role, have
somebody beside, call who can, or wait until whoever can is back. For a customer it says with whom, or
from when. It never says why another person cannot.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core.ids import PersonId
from kiosk.core.task import Actor, Role, Task
from kiosk.cross_training.cover.rules.finishing import for_who_is_served
from kiosk.cross_training.cover.rules.house import Colleague, House
from kiosk.cross_training.training.rules import ACTS_ALONE, Level


class Way(StrEnum):
    """What is nearest for the person who asks."""

    OPEN = "open"
    TAKE_ROLE = "take_role"
    """She is qualified; the task belongs to a role that she may take."""
    TICK_NOTE = "tick_note"
    """She covers the role; a money line of its note is not ticked."""
    COVER_ENDED = "cover_ended"
    BESIDE = "beside"
    """With a qualified colleague beside."""
    CLOSED = "closed"


class Why(StrEnum):
    """Her own reason, told to her alone."""

    NOT_LEARNT = "not_learnt"
    LEARNING = "learning"
    ENDED = "ended"
    OTHER_ROLE = "other_role"
    NOT_TICKED = "not_ticked"
    PAST_END = "past_end"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class Helper:
    """A colleague who can do it now: by herself in her role, or after taking the role."""

    person: PersonId
    name: str
    station: str
    serving: bool
    takes_role: bool


@dataclass(frozen=True, slots=True)
class Absent:
    """Whose role it is and who is away from it, until when if that is known."""

    person: PersonId
    name: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one person and one task."""

    task: Task
    way: Way
    why: Why | None = None
    helpers: tuple[Helper, ...] = ()
    absent: tuple[Absent, ...] = ()
    back_at: datetime | None = None
    """When somebody who can is back, where nobody here can do it."""

    @property
    def open(self) -> bool:
        """Whether a control for it is open."""
        return self.way is Way.OPEN


class Outlook(StrEnum):
    """The answer for a customer."""

    READY = "ready"
    SUPERVISED = "supervised"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a customer may expect: with whom it can be done now, or from when."""

    outlook: Outlook
    who: tuple[Helper, ...] = ()
    back_at: datetime | None = None


def resolve(house: House, person: PersonId, task: Task, station: str) -> Verdict:
    """Whether `task` is open to `person` at `station` now, and if not the best next step.

    It agrees with the authority inside the act: open exactly where the act would not be refused.
    """
    me = house.find(person)
    if me is None:
        return Verdict(task, Way.CLOSED, Why.NOT_HERE)
    way, why = _way(house, me, task, station)
    if way is Way.OPEN:
        return Verdict(task, way)
    helpers = who_can(house, task, but=me)
    back = None if helpers or way is Way.TAKE_ROLE else back_at(house, task, but=me)
    return Verdict(task, way, why, helpers, away_from(house, task.role), back)


def expect(house: House, task: Task) -> Prospect:
    """What a customer who needs `task` may expect; nobody away is named."""
    helpers = who_can(house, task)
    if not helpers:
        return Prospect(Outlook.NOBODY, back_at=back_at(house, task))
    busy = all(helper.serving for helper in helpers)
    if busy and any(_learner_with_help(house, each, task) for each in house.people):
        # Whoever can has a customer; a learner has none, and whoever can needs only to confirm it.
        return Prospect(Outlook.SUPERVISED, helpers)
    return Prospect(Outlook.READY, helpers)


def who_can(house: House, task: Task, but: Colleague | None = None) -> tuple[Helper, ...]:
    """Colleagues who are here and can do it alone: those in the role first, then those who would take it."""
    found = [
        each
        for each in house.people
        if each is not but and each.here and (task.anybody or alone(each, task))
    ]
    found.sort(key=lambda each: (_takes(each, task), _serving(each), each.name, each.person))
    return tuple(
        Helper(each.person, each.name, each.station, _serving(each), _takes(each, task))
        for each in found
    )


def away_from(house: House, role: Role) -> tuple[Absent, ...]:
    """Who has `role` as the main one and is not here; nobody where one of them is."""
    owners = [each for each in house.people if each.role is role]
    if any(each.here for each in owners):
        return ()
    return tuple(Absent(each.person, each.name, each.away_until) for each in owners)


def back_at(house: House, task: Task, but: Colleague | None = None) -> datetime | None:
    """When the first who can do it alone is back, where that is known."""
    times = [
        each.away_until
        for each in house.people
        if each is not but and each.away_until is not None and alone(each, task)
    ]
    return min(times, default=None)


def alone(who: Colleague, task: Task) -> bool:
    """Whether her level lets her do it by herself, whatever role she is in."""
    return who.levels.get(task.skill) in ACTS_ALONE


def _way(house: House, me: Colleague, task: Task, station: str) -> tuple[Way, Why | None]:
    if Actor.PERSON not in task.actors:
        return Way.CLOSED, Why.NOT_LEARNT
    if task.anybody:
        return Way.OPEN, None
    if task.value.emergency and task.skill in me.emergency:
        return Way.OPEN, None
    able, why = _able(house, me, task, station)
    if not able and why is not Why.LEARNING and why is not Why.ENDED:
        return Way.CLOSED, why
    if task.value.bound and not me.acts_in(task.role):
        return (
            (Way.TAKE_ROLE, Why.OTHER_ROLE)
            if able or _helped(house, me, task)
            else (Way.CLOSED, why)
        )
    if not able:
        return (Way.BESIDE if task.value.supervised else Way.CLOSED), why
    return _within_cover(house, me, task)


def _within_cover(house: House, me: Colleague, task: Task) -> tuple[Way, Why | None]:
    cover = None if task.role in me.own or not task.value.bound else me.covering(task.role)
    over = cover is not None and (cover.ending or house.now >= cover.hard_end)
    if cover is not None and over and not (cover.in_hand and for_who_is_served(task)):
        return Way.COVER_ENDED, Why.PAST_END
    if cover is not None and cover.unticked and task.by_pin:
        return Way.TICK_NOTE, Why.NOT_TICKED
    return Way.OPEN, None


def _able(house: House, me: Colleague, task: Task, station: str) -> tuple[bool, Why | None]:
    level = me.levels.get(task.skill)
    if level in ACTS_ALONE:
        return True, None
    learning = level is Level.SUPERVISED
    if not learning and task.skill not in me.ended:
        return False, Why.NOT_LEARNT
    if task.value.supervised and _stands_beside(house, me, task, station):
        return True, None
    return False, Why.LEARNING if learning else Why.ENDED


def _stands_beside(house: House, me: Colleague, task: Task, station: str) -> bool:
    for each in house.beside:
        if (each.learner, each.skill, each.station) != (me.person, task.skill, station):
            continue
        other = house.find(each.supervisor)
        if other is None or (other.human or other.person) == (me.human or me.person):
            continue
        if house.now < each.until and (each.by_pin or not task.by_pin) and alone(other, task):
            return True
    return False


def _helped(house: House, me: Colleague, task: Task) -> bool:
    return task.value.supervised and bool(who_can(house, task, but=me))


def _learner_with_help(house: House, who: Colleague, task: Task) -> bool:
    free = who.here and not _serving(who) and not _takes(who, task)
    return free and who.levels.get(task.skill) is Level.SUPERVISED and _helped(house, who, task)


def _takes(who: Colleague, task: Task) -> bool:
    return task.value.bound and not who.acts_in(task.role)


def _serving(who: Colleague) -> bool:
    return who.state.value == "serving"
