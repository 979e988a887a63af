"""The authority's judgement: may this person do this task at this second, alone, beside somebody, or not.

Deny by default. An act is done in exactly one role: the task's own, which is one's own role or one taken
by a live cover session. Then the level: U and O act alone, L and somebody whose qualification has ended
act with a U or O beside who has proved to be there. Emergency access opens what is flagged so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Declared
from kiosk.cross_training.training import rules as training
from kiosk.cross_training.training.rules import ACTS_ALONE, Held, Level


class Footing(StrEnum):
    """On what ground somebody may act."""

    ALONE = "alone"
    BESIDE = "beside"
    EMERGENCY = "emergency"
    ANYBODY = "anybody"


@dataclass(frozen=True, slots=True)
class Beside:
    """Who has proved at this station that she stands beside, and what she holds in the skill."""

    held: Held | None
    active: bool
    by_pin: bool
    until: datetime
    same_human: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the judgement looks at for one person and one task."""

    held: Held | None
    in_role: bool
    """The task's role is her own, or she covers it now."""
    beside: Beside | None = None
    emergency_until: datetime | None = None


def judge(
    task: Declared, standing: Standing, day: date, now: datetime, *, by_pin: bool
) -> Footing | ActRefusal:
    """The ground on which she may do `task`, or why not. `by_pin`: money, papers and refunds."""
    if task.anybody:
        return Footing.ANYBODY
    until = standing.emergency_until
    if task.emergency and until is not None and now < until:
        return Footing.EMERGENCY
    said = _by_level(task, standing, day, now, by_pin)
    if task.bound and not standing.in_role and said not in _UNLEARNT:
        return ActRefusal.NOT_IN_ROLE
    return said


_UNLEARNT = frozenset({ActRefusal.NOT_QUALIFIED, ActRefusal.SUSPENDED})
"""Said before the role: whoever may not do it in any role is not sent to take one."""


def _by_level(
    task: Declared, standing: Standing, day: date, now: datetime, by_pin: bool
) -> Footing | ActRefusal:
    held = standing.held
    refused = training.why_not(held, day, now)
    if refused is None and held is not None and held.level in ACTS_ALONE:
        return Footing.ALONE
    learning = refused is None and held is not None and held.level is Level.SUPERVISED
    if not learning and refused is not ActRefusal.EXPIRED:
        return refused or ActRefusal.NOT_QUALIFIED
    if not task.supervised:
        return refused or ActRefusal.NOT_QUALIFIED
    return (
        Footing.BESIDE
        if _counts(standing.beside, day, now, by_pin)
        else (refused or ActRefusal.SECOND_PERSON)
    )


def _counts(beside: Beside | None, day: date, now: datetime, by_pin: bool) -> bool:
    """Whether somebody stands beside: another human being, here now, U or O in force, by PIN where asked."""
    if beside is None or beside.same_human or not beside.active or now >= beside.until:
        return False
    if by_pin and not beside.by_pin:
        return False
    held = beside.held
    if held is None or held.level not in ACTS_ALONE:
        return False
    return training.why_not(held, day, now) is None
