"""Training's words: a *qualification* is a person's *level* in a *skill*, from a day until a day.

Levels: I in training, L under supervision, U alone, O alone and may train others.
States of this issue: DECLARED (by the owner on the first day, 90 days) and PROVEN; a qualification is
*in force* when its day has come, its last day has not passed, it is not revoked and not suspended now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.core.refusal import ActRefusal

DECLARED_DAYS = 90
"""How long what the owner declares on the first day is valid."""


class Level(StrEnum):
    """How far somebody is in a skill."""

    IN_TRAINING = "I"
    SUPERVISED = "L"
    ALONE = "U"
    TRAINER = "O"


class Origin(StrEnum):
    """Where a qualification comes from: said by the owner, or proven by work."""

    DECLARED = "declared"
    PROVEN = "proven"


class TrainingRefusal(StrEnum):
    """What training refuses."""

    OWN_QUALIFICATION = "own_qualification"
    LEVEL_NOT_DECLARABLE = "level_not_declarable"


ACTS_ALONE = frozenset({Level.ALONE, Level.TRAINER})


@dataclass(frozen=True, slots=True)
class Held:
    """What a person holds in one skill, as the authority reads it inside the act's transaction."""

    level: Level
    from_day: date
    until_day: date | None
    suspended_from: datetime | None
    suspended_until: datetime | None
    revoked_at: datetime | None


def declared_until(day: date) -> date:
    """The last day of what is declared on `day`."""
    return day + timedelta(days=DECLARED_DAYS)


def why_not(held: Held | None, day: date, now: datetime) -> ActRefusal | None:
    """Why `held` does not let its person act on business day `day` at `now`; None when it does.

    Expiry takes effect at the end of the business day `until_day`; revocation and suspension at once.
    """
    if held is None or held.level is Level.IN_TRAINING:
        return ActRefusal.NOT_QUALIFIED
    if held.revoked_at is not None and held.revoked_at <= now:
        return ActRefusal.NOT_QUALIFIED
    begun = held.suspended_from is not None and held.suspended_from <= now
    if begun and (held.suspended_until is None or now < held.suspended_until):
        return ActRefusal.SUSPENDED
    if day < held.from_day:
        return ActRefusal.NOT_QUALIFIED
    if held.until_day is not None and day > held.until_day:
        return ActRefusal.EXPIRED
    return None
