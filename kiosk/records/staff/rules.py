"""Staff's words: a *person* works here, a *PIN* of six digits proves it, a *session* is being signed in.

A wrong PIN costs time: from the third on 5, 10, 20 ... seconds (at most 15 minutes); the tenth in a
row disables the PIN until a second person, the recovery code or the owner unlocks it. A keypad in the
lobby sleeps 60 s after 3 wrong tries, so that nobody there can lock a colleague out.

*Present* is who is in the house: IN -> SERVING | BACK_OFFICE | BREAK -> IN -> OUT. An *absence* is away
until a time: REPORTED -> CONFIRMED -> ACTIVE -> ENDED, derived from its times; its *kind* is told to the
person, the manager and whoever entered it, to nobody else.
A *badge* says who holds it; it can be copied, so money asks for the PIN too. A *proof* is when somebody
last showed either at a station. Two accounts may be one human being: a second person is another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from kiosk.core.ids import PersonId
from kiosk.core.task import Role

PIN_DIGITS = 6
DISABLED_AT = 10
SLOW_FROM = 3
SLOWEST = timedelta(minutes=15)
KEYPAD_TRIES = 3
KEYPAD_SLEEP = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: argon2id passes over a memory of so many KiB."""

    passes: int
    kibibytes: int


ARGON2 = Cost(1, 46 * 1024)
"""OWASP ASVS 5.0 appendix C: argon2id t=1, m >= 47,104 KiB, p=1. Tests put a cheaper one here."""


class Outcome(StrEnum):
    """What came of a PIN. Wrong and unknown read the same; the counters are kept either way."""

    IN = "in"
    WRONG = "wrong"
    WAIT = "wait"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The answer to a PIN: who is in now, or how many seconds the next try waits."""

    outcome: Outcome
    person: PersonId | None = None
    name: str = ""
    role: Role = Role.RECEPTION
    language: str = ""
    wait_seconds: int = 0
    tries_left: int = 0


class PresenceState(StrEnum):
    """Where somebody is as far as the house knows."""

    IN = "in"
    SERVING = "serving"
    BACK_OFFICE = "back_office"
    BREAK = "break"
    OUT = "out"


HERE = frozenset({PresenceState.IN, PresenceState.SERVING, PresenceState.BACK_OFFICE})
"""States in which a colleague can be asked to come."""


class AbsenceKind(StrEnum):
    """Why somebody is away; seen by few."""

    LUNCH = "lunch"
    BREAK = "break"
    LATE = "late"
    ILL = "ill"
    LEAVE = "leave"
    TRAINING = "training"
    OFF_SITE = "off_site"
    NO_SHOW = "no_show"


SHORT = frozenset({AbsenceKind.LUNCH, AbsenceKind.BREAK})
"""Kinds after which one goes on where one was: nobody is signed out for them."""


class AbsenceState(StrEnum):
    """How far an absence is, derived from its times."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    ACTIVE = "active"
    ENDED = "ended"


class BadgeOutcome(StrEnum):
    """What came of a badge."""

    IN = "in"
    PIN = "pin"
    """It is somebody's, and the PIN is asked for."""
    UNKNOWN = "unknown"
    ENDED = "ended"
    CLOSED = "closed"
    """Whose it is has a PIN that wrong tries closed."""
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class BadgeRead:
    """The answer to a badge: who is in now, or whose PIN is asked for; nobody is named otherwise."""

    outcome: BadgeOutcome
    person: PersonId | None = None
    name: str = ""
    role: Role = Role.RECEPTION
    language: str = ""
    needs_pin: bool = False
    wait_seconds: int = 0
    copied: bool = False
    """It was read at another station within the last minute."""


@dataclass(frozen=True, slots=True)
class Proof:
    """When somebody last proved at a station who they are; None: never."""

    badge_at: datetime | None = None
    pin_at: datetime | None = None


LUNCH = timedelta(minutes=60)
DESK_TRIES = 15
"""Wrong PINs and unknown badges in a row, whoever's, after which a desk rests as a keypad does."""
BADGE_AT_LEAST = 6
"""Signs of a badge: shorter ones are typed by hand."""
TWO_PLACES = timedelta(seconds=60)
"""Nobody is at two stations within this time: a badge that is has a copy."""
PIN_AGAIN_AFTER = timedelta(minutes=10)
"""How long a badge alone uncovers a desk after the last PIN (blueprint 6)."""
A_BREAK = timedelta(minutes=15)
"""What counts as a break where nobody said beforehand until when."""
PROOF_LASTS = timedelta(minutes=5)
"""How long a badge read before counts towards *badge and PIN*."""


class StaffRefusal(StrEnum):
    """What staff refuses."""

    NAME_MISSING = "person_name_missing"
    NAME_TAKEN = "person_name_taken"
    NAME_SAME = "person_name_same"
    UNKNOWN_PERSON = "person_unknown"
    PIN_SHAPE = "pin_not_six_digits"
    PIN_GUESSABLE = "pin_guessable"
    OWN_PIN_ONLY = "own_pin_only"
    UNLOCK_SELF = "unlock_needs_second_person"
    BADGE_SHAPE = "badge_shape"
    BADGE_TAKEN = "badge_taken"
    BADGE_ENDED = "badge_ended"
    SAME_ALREADY = "same_person_already"
    SAME_BOTH = "same_person_both_first"
    ABSENCE_PAST = "absence_past"
    NOT_YOURS = "presence_not_yours"
    CONFIRM_OTHER = "absence_confirmed_by_another"


def fresh(at: datetime | None, now: datetime, lasts: timedelta) -> bool:
    """Whether something proved `at` still counts; what a clock that was set back puts ahead of now does not."""
    return at is not None and timedelta() <= now - at < lasts


def two_places(elsewhere_at: datetime | None, now: datetime) -> bool:
    """Whether a badge read elsewhere then cannot be here now; a clock set back hides no copy."""
    return elsewhere_at is not None and now - elsewhere_at < TWO_PLACES


def absence_state(
    from_at: datetime, until_at: datetime, ended_at: datetime | None, confirmed: bool, now: datetime
) -> AbsenceState:
    """How far an absence is at `now`."""
    if ended_at is not None or now >= until_at:
        return AbsenceState.ENDED
    if now >= from_at:
        return AbsenceState.ACTIVE
    return AbsenceState.CONFIRMED if confirmed else AbsenceState.REPORTED


def joined(
    humans: dict[PersonId, PersonId], person: PersonId, first: PersonId
) -> tuple[PersonId, PersonId] | StaffRefusal:
    """Which account becomes a second one of which, so that all of one human being have one first.

    What was said stays said: of two first accounts that both have second ones, neither can follow.
    """
    one, other = humans.get(person, person), humans.get(first, first)
    if one == other:
        return StaffRefusal.SAME_ALREADY
    firsts = set(humans.values())
    if one not in firsts:
        return one, other
    if other not in firsts:
        return other, one
    return StaffRefusal.SAME_BOTH


def delay_after(failures: int) -> timedelta:
    """How long after `failures` wrong PINs in a row the next try waits (NIST SP 800-63B-4: rising)."""
    if failures < SLOW_FROM:
        return timedelta()
    return min(timedelta(seconds=5 * 2 ** min(failures - SLOW_FROM, 20)), SLOWEST)


def waits_until(now: datetime, wait: timedelta) -> datetime:
    """Until when a `wait` from `now` lasts; none at all is over whatever the clock is set to later."""
    return now + wait if wait else _OVER


def keypad_sleep(failures: int) -> timedelta:
    """How long a lobby's keypad sleeps after so many wrong tries in a row: 60 s after three, then doubling."""
    rounds, rest = divmod(failures, KEYPAD_TRIES)
    if rest or not rounds:
        return timedelta()
    doubled: int = 2 ** min(rounds - 1, 20)
    return min(KEYPAD_SLEEP * doubled, SLOWEST)


def desk_rest(failures: int) -> timedelta:
    """How long a desk rests after so many wrong tries in a row there: 60 s after fifteen, then doubling."""
    rounds, rest = divmod(failures, DESK_TRIES)
    if rest or not rounds:
        return timedelta()
    doubled: int = 2 ** min(rounds - 1, 20)
    return min(KEYPAD_SLEEP * doubled, SLOWEST)


def guessable(pin: str) -> bool:
    """Whether `pin` is one that is tried first: one digit, runs, pairs, halves, dates, well-known ones."""
    if len(set(pin)) <= 2 or pin in "01234567890123456789" or pin in "98765432109876543210":
        return True
    if pin[:3] == pin[3:] or pin[:2] * 3 == pin or pin in _WELL_KNOWN or pin == pin[::-1]:
        return True
    return _a_date(pin)


def _a_date(pin: str) -> bool:
    first, second, third = int(pin[:2]), int(pin[2:4]), int(pin[4:])
    day_month = 1 <= first <= 31 and 1 <= second <= 12
    month_day = 1 <= first <= 12 and 1 <= second <= 31
    year_first = 1 <= second <= 12 and 1 <= third <= 31
    return day_month or month_day or year_first


_OVER = datetime(1970, 1, 1, tzinfo=UTC)
_WELL_KNOWN = frozenset(
    {
        "159753",
        "147258",
        "258369",
        "147852",
        "789456",
        "123654",
        "456789",
        "142536",
        "696969",
        "520131",
    }
)
