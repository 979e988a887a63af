"""Answers about the second person: who stands beside, and emergency access with its review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.core.ids import PersonId
from kiosk.core.task import Skill, Task
from kiosk.cross_training.cover.rules.words import REVIEW_WITHIN
from kiosk.records.staff.rules import Outcome

IN_AN_EMERGENCY = frozenset(task.skill for task in Task if task.value.emergency)
"""Skills that emergency access may open."""
WITH_HELP = frozenset(task.skill for task in Task if task.value.supervised)
"""Skills in which somebody may act with a colleague beside."""


@dataclass(frozen=True, slots=True)
class Stood:
    """The answer to a badge or a PIN beside a learner: until when it counts, or how long to wait."""

    outcome: Outcome
    supervisor: PersonId | None = None
    name: str = ""
    until: datetime | None = None
    wait_seconds: int = 0
    tries_left: int = 0
    needs_pin: bool = False
    """The badge was read elsewhere just now: it may be a copy."""


@dataclass(frozen=True, slots=True)
class EmergencyOpened:
    """The answer to a PIN for emergency access."""

    outcome: Outcome
    emergency: int | None = None
    until: datetime | None = None
    wait_seconds: int = 0
    tries_left: int = 0


@dataclass(frozen=True, slots=True)
class Emergency:
    """One emergency access, for the manager."""

    id: int
    person: PersonId
    name: str
    skill: Skill
    reason: str
    station: str
    started_at: datetime
    until: datetime
    ended_at: datetime | None
    live: bool
    reviewed_at: datetime | None
    reviewer: str
    finding: str
    overdue: bool
    """Not reviewed within two days: that person gets no other."""
    version: int
    acts: tuple[tuple[str, datetime], ...] = ()
    """What was done by it: the task and when, in order."""


@dataclass(frozen=True, slots=True)
class ToReview:
    """What somebody sees of emergency access: the manager everybody's, anybody else their own."""

    mine: tuple[Emergency, ...]
    """Open to the asker now, newest first."""
    waiting: tuple[Emergency, ...]
    """Not reviewed yet, newest first."""
    own: frozenset[int]
    """Those among them that are the asker's, by this or another account: somebody else reviews them."""
    reviews: bool
    """Whether the asker reviews those of others."""


def overdue(started: datetime, reviewed: datetime | None, now: datetime) -> bool:
    """Whether a review has been waited for too long."""
    return reviewed is None and now >= started + REVIEW_WITHIN
