"""Shops drawn by Hypothesis: people, levels, roles, covers, colleagues beside, emergencies, absences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from hypothesis import strategies as st

from kiosk.business import Business
from kiosk.core.by import System
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import AbsenceKind, PresenceState
from tests.cross_training.cover.shops import (
    STATION,
    Hours,
    cover_as_is,
    emergency_as_is,
    stand_as_is,
)
from tests.makers.staff import OWNER, a_person, acting

SKILLS = (Skill.HAND_OUT, Skill.TAKE_MONEY, Skill.PICK_AND_PACK, Skill.REFUND, Skill.SETTINGS)
ROLES = (Role.RECEPTION, Role.ACCOUNTING, Role.FULFILMENT, Role.SALES, Role.MANAGER)
PEOPLE = 4
LIVE, OVER = timedelta(minutes=9), timedelta(minutes=-1)


class Held(StrEnum):
    """How somebody holds a skill."""

    FORCE = "force"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    SUSPENDED_BEFORE = "suspended_before"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Somebody:
    """One person of a drawn shop."""

    role: Role
    own: frozenset[Role]
    levels: dict[Skill, tuple[Level, Held]]
    covers: dict[Role, tuple[bool, bool, bool]]
    """For each role: its end is not reached, a money line is open, it is closed."""
    emergency: dict[Skill, tuple[bool, bool]]
    second_account: bool
    left: bool
    state: PresenceState
    away: AbsenceKind | None


@dataclass(frozen=True)
class Help:
    """Somebody stands beside somebody, whoever they are."""

    supervisor: int
    learner: int
    skill: Skill
    station: str
    by_pin: bool
    live: bool
    used: bool


Shop = tuple[list[Somebody], list[Help]]
_flags = st.booleans()
_seldom = st.integers(0, 5).map(lambda drawn: drawn == 5)
_often = st.integers(0, 3).map(bool)
_levels = st.sampled_from([*Level, Level.SUPERVISED, Level.ALONE])
_holds = st.sampled_from([*Held, *[Held.FORCE] * 4])
somebody = st.builds(
    Somebody,
    role=st.sampled_from(ROLES),
    own=st.frozensets(st.sampled_from(ROLES), max_size=1),
    levels=st.fixed_dictionaries({skill: st.tuples(_levels, _holds) for skill in SKILLS}),
    covers=st.dictionaries(
        st.sampled_from(ROLES), st.tuples(_often, _flags, _seldom), min_size=1, max_size=3
    ),
    emergency=st.dictionaries(st.sampled_from(SKILLS), st.tuples(_flags, _seldom), max_size=1),
    second_account=_seldom,
    left=_seldom,
    state=st.sampled_from(PresenceState),
    away=st.none() | st.sampled_from(AbsenceKind),
)
_who = st.integers(0, PEOPLE - 1)
helping = st.builds(
    Help,
    supervisor=_who,
    learner=_who,
    skill=st.sampled_from(SKILLS),
    station=st.sampled_from((STATION, STATION, "Desk 2")),
    by_pin=_flags,
    live=_often,
    used=_seldom,
)
shops = st.tuples(
    st.lists(somebody, min_size=PEOPLE, max_size=PEOPLE), st.lists(helping, max_size=8)
)


def written(business: Business, hours: Hours, shop: Shop) -> list[PersonId]:
    """Writes the shop down by acts, the older things first; gives its people."""
    people, helps = shop
    made = [a_person(business, role=each.role, roles=tuple(each.own)) for each in people]
    for who, each in zip(made, people, strict=True):
        _declare(business, who, each, expired=True)
    hours.pass_by(days=91)
    for who, each in zip(made, people, strict=True):
        _declare(business, who, each, expired=False)
        _roles(business, who, each)
    for each in helps:
        business.do(
            stand_as_is, System("desk"), None, each.station,
            supervisor=made[each.supervisor], learner=made[each.learner], skill=each.skill,
            by_pin=each.by_pin, lasts=LIVE if each.live else OVER, used=each.used,
        )  # fmt: skip
    for who, each in zip(made, people, strict=True):
        _fate(business, hours, who, each, made[0])
    return made


def _declare(business: Business, who: PersonId, each: Somebody, *, expired: bool) -> None:
    for skill, (level, held) in each.levels.items():
        if (held is Held.EXPIRED) is expired:
            business.do(training.declare, OWNER, person=who, skills=(skill,), level=level)


def _roles(business: Business, who: PersonId, each: Somebody) -> None:
    for role, (live, money, closed) in each.covers.items():
        lasts = LIVE if live else OVER
        business.do(
            cover_as_is, acting(who), None, STATION,
            role=role, lasts=lasts, money=money, closed=closed,
        )  # fmt: skip
    for skill, (live, closed) in each.emergency.items():
        lasts = LIVE if live else OVER
        business.do(
            emergency_as_is, acting(who), None, STATION, skill=skill, lasts=lasts, closed=closed
        )


def _fate(business: Business, hours: Hours, who: PersonId, each: Somebody, first: PersonId) -> None:
    for skill, (_level, held) in each.levels.items():
        said = {"person": who, "skill": skill, "reason": "review"}
        if held is Held.REVOKED:
            business.do(training.revoke, OWNER, **said)
        elif held is Held.SUSPENDED:
            business.do(training.suspend, OWNER, until=None, **said)
        elif held is Held.SUSPENDED_BEFORE:
            until = hours.now + timedelta(seconds=5)
            business.do(training.suspend, OWNER, until=until, **said)
    business.do(staff.set_presence, acting(who), None, STATION, person=who, state=each.state)
    if each.away is not None:
        until = hours.now + timedelta(hours=1)
        business.do(
            staff.enter_absence, acting(who), None, STATION,
            person=who, kind=each.away, until=until,
        )  # fmt: skip
    if each.second_account and who != first:
        business.do(staff.same_human, OWNER, person=who, first=first)
    if each.left:
        version = next(one.version for one in business.read(staff.people) if one.id == who)
        business.do(staff.let_go, OWNER, person=who, seen=version)
