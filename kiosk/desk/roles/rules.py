"""Roles' words: *my roles* is one's own and those one may take; *waiting* is what stands open in a role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.cover.rules.words import LineKind


class Place(StrEnum):
    """Under which head of the panel a role stands."""

    OWN = "own"
    COVERED = "covered"
    MAY_TAKE = "may_take"
    BESIDE = "beside"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Away:
    """Whose role it is and who is not here; `until` where it is known."""

    person: PersonId
    name: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One role in the panel: how many wait there, who is away from it, and what it needs to take it."""

    role: Role
    place: Place
    waiting: int
    first: str = ""
    """The name of the customer in the lobby who waits for it, where there is one."""
    away: tuple[Away, ...] = ()
    here: tuple[str, ...] = ()
    session: int | None = None
    since: datetime | None = None
    hard_end: datetime | None = None
    missing: tuple[Skill, ...] = ()
    """Skills of the role that one has not; told to oneself alone."""
    by_badge: bool = False
    """Taking it needs a badge read at this station first, and it has not been read."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a handover note before it is kept: what it is about and its facts, worded when shown."""

    kind: LineKind
    ref: int | None = None
    money: bool = False
    facts: tuple[tuple[str, str | int], ...] = ()
