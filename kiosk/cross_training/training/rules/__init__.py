"""Training's words: a *qualification* is a person's *level* in a *skill*, from a day until a day.

Levels: I in training, L under supervision, U alone, O alone and may train others.
It is DECLARED (by the owner on the first day, 90 days, counts as its level) or PROVEN, by the *sign-off* of
a trainer of the skill. It is *in force* when its day has come, its last day has not passed, it is not
revoked and not suspended now; it is *ending* within 30 days of its last day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.core.refusal import ActRefusal
from kiosk.core.task import PROVEN_BY_PIN, Skill

DECLARED_DAYS = 90
"""How long what the owner declares on the first day is valid."""
ENDING_DAYS = 30
"""From so many days before its last day on a qualification is said to be ending."""


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
    ONLY_A_TRAINER = "only_a_trainer_signs_off"
    MANAGER_CONFIRMS = "manager_confirms_money"
    MANAGER_GIVES_BACK = "manager_gives_back_what_was_revoked"
    ENDS_BEFORE_TODAY = "qualification_ends_before_today"
    PAUSE_ENDS_FIRST = "suspension_ends_before_it_begins"
    REASON_MISSING = "suspension_reason_missing"


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


@dataclass(frozen=True, slots=True)
class Signer:
    """Who wants to sign off a skill: the business's owner, a manager by an own role, a trainer in force."""

    owner: bool
    manages: bool
    trains: bool


class State(StrEnum):
    """How a qualification stands now."""

    IN_FORCE = "in_force"
    ENDED = "ended"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    LATER = "later"
    """Its first day has not come."""


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


def state(held: Held, day: date, now: datetime) -> State:
    """How `held` stands on business day `day` at `now`, whatever its level."""
    refused = why_not(replace(held, level=Level.TRAINER), day, now)
    if refused is None:
        return State.IN_FORCE
    if refused is ActRefusal.NOT_QUALIFIED:
        return State.LATER if held.revoked_at is None or held.revoked_at > now else State.REVOKED
    return State.ENDED if refused is ActRefusal.EXPIRED else State.SUSPENDED


def ending(held: Held, day: date, now: datetime) -> bool:
    """Whether it is in force and its last day is at most 30 days away."""
    if held.until_day is None or state(held, day, now) is not State.IN_FORCE:
        return False
    return held.until_day - day <= timedelta(days=ENDING_DAYS)


def why_not_sign(signer: Signer, skill: Skill) -> TrainingRefusal | None:
    """Why `signer` may not sign off `skill`; None where she may.

    Only a trainer of the skill, or the owner. Money, papers and refunds are confirmed by a manager: the
    trainer who signs them off is one herself.
    """
    if signer.owner:
        return None
    if not signer.trains:
        return TrainingRefusal.ONLY_A_TRAINER
    if skill in PROVEN_BY_PIN and not signer.manages:
        return TrainingRefusal.MANAGER_CONFIRMS
    return None
