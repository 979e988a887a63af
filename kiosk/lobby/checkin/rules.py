"""Check-in's words: a *fact* is something only the visitor knows; two of them before anything personal shows.

ASKED -> FOUND (masked) -> CONFIRMED -> HERE ; at each step an *outcome* says how it goes on.
A name is never looked up by itself: with it the last four digits of the phone must fit, and it lists nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.core.ids import CustomerId, PersonId, VisitId
from kiosk.core.task import Task
from kiosk.front_office.queue.rules import LIVE, VisitState
from kiosk.front_office.queue.rules.kinds import CallBy, Outcome, Service, VisitKind
from kiosk.front_office.queue.rules.visitors import COMES, CallBack, Expected, Plan
from kiosk.records.customers.rules import Fact

SESSION_TRIES = 3
"""Wrong tries in one customer's session before the lobby says *please see the desk*."""
DAY_TRIES = 5
"""Wrong tries at one visit in a day before it needs the desk."""
SLOWEST = 8
"""Seconds; a lobby screen slows down, it is never locked for others."""
SLOW_WINDOW = timedelta(minutes=10)
"""Wrong tries at one lobby screen longer ago than this no longer slow it."""
DOTS = "\u2022" * 4


class Way(StrEnum):
    """By what somebody is looked for."""

    CODE = "code"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"


BESIDE: dict[Way, tuple[Fact, ...]] = {
    Way.CODE: (Fact.PHONE_LAST_4, Fact.FAMILY_NAME),
    Way.PHONE: (Fact.FAMILY_NAME,),
    Way.EMAIL: (Fact.FAMILY_NAME,),
    Way.NAME: (Fact.PHONE_LAST_4,),
}
"""The second fact that counts beside each: never the same thing said twice."""


class CheckinRefusal(StrEnum):
    """What check-in refuses."""

    NOT_FOUND = "checkin_not_found"


class Met(StrEnum):
    """What looking for somebody came to; NOT_FOUND says nothing more."""

    FOUND = "found"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Identified:
    """The answer to two facts: ids only, so that nothing personal is kept with the answer."""

    met: Met
    visit: VisitId | None = None
    customer: CustomerId | None = None
    slow_seconds: int = 0
    see_desk: bool = False


@dataclass(frozen=True, slots=True)
class Masked:
    """Whoever was found, as somebody behind them may read it."""

    initials: str
    name: str
    phone: str
    email: str
    phone_end: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the confirming page shows after two facts: masked, with the time that was planned."""

    masked: Masked
    visit: VisitId | None
    customer: CustomerId | None
    kind: int | None
    state: VisitState | None
    planned_at: datetime | None
    host: str
    outcome: Outcome
    minutes: int
    owes: bool
    papers: bool
    call_by: CallBy | None

    @property
    def here(self) -> bool:
        """Whether they have checked in already (E33)."""
        return self.outcome is Outcome.ALREADY_HERE


@dataclass(frozen=True, slots=True)
class Line:
    """A number that still waits: its queue, and what may be told of it now."""

    names: dict[str, str]
    task: Task
    from_minutes: int | None
    to_minutes: int | None
    before: int


@dataclass(frozen=True, slots=True)
class Status:
    """How it stands with somebody who has checked in."""

    visit: VisitId
    number: str
    state: VisitState
    outcome: Outcome | None
    kind: int | None
    call_by: CallBy | None
    station: str
    lines: tuple[Line, ...]
    email: bool
    told_host: str

    @property
    def here(self) -> bool:
        """Whether they still wait or are being served."""
        return self.state in LIVE


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of visit as the lobby offers it; `over`: its last number of today has been given.

    `task`: what whoever serves must be able to do; None where nobody has to.
    """

    kind: VisitKind
    task: Task | None
    service: int | None
    over: bool


# ------------------------------------------------------------------------------------------- masks


def initials(name: str) -> str:
    """The first letters of the first and the last word."""
    parts = name.split()
    return "".join(part[0].upper() for part in (parts[:1] + parts[1:][-1:]))


def masked_name(name: str) -> str:
    """Each word by its first letter; how long it is does not show."""
    return " ".join(f"{part[0]}{DOTS}" for part in name.split())


def masked_phone(digits: str) -> str:
    """Only the last two digits."""
    return (
        f"\u2022\u2022\u2022 \u2022\u2022\u2022 \u2022\u2022 {digits[-2:]}"
        if len(digits) > 4
        else ""
    )


def masked_email(email: str) -> str:
    """The first letter and the end behind the last dot."""
    before, at, behind = email.partition("@")
    if not (before and at and "." in behind):
        return ""
    end = behind.rpartition(".")[2]
    return f"{before[0]}{DOTS}@{DOTS}.{end}"


# ---------------------------------------------------------------------------------------- choosing


def chosen(rows: Iterable[Expected], today: Iterable[VisitId], now: datetime) -> Expected | None:
    """Which of somebody's visits is meant: here now, else planned today nearest to now, else the next one."""
    ids = frozenset(today)
    every = list(rows)
    here = [each for each in every if each.visit in ids and each.state in LIVE]
    coming = [each for each in every if each.visit in ids and each.state in COMES]
    other = [
        each for each in every
        if each.visit not in ids and each.state is VisitState.EXPECTED and each.planned_at
    ]  # fmt: skip

    def apart(each: Expected) -> timedelta:
        return timedelta() if each.planned_at is None else abs(each.planned_at - now)

    for some in (here, coming, other):
        if some:
            return min(some, key=apart)
    return None


def slow_seconds(wrong: int) -> int:
    """How long a lobby screen waits after `wrong` wrong tries: 2, 4, then 8 seconds."""
    return min(2 ** min(wrong, 4), SLOWEST) if wrong > 0 else 0


@dataclass(frozen=True, slots=True)
class DeskDay:
    """A day as the desk sees it: who comes, for what; who waits to be called back; who may be visited."""

    day: date
    visits: tuple[Expected, ...]
    kinds: tuple[VisitKind, ...]
    call_backs: tuple[CallBack, ...]
    hosts: tuple[tuple[PersonId, str], ...]


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the owner declared for the lobby, in use or not, and the languages in which it has names."""

    kinds: tuple[VisitKind, ...]
    services: tuple[Service, ...]
    languages: tuple[str, ...]


# --------------------------------------------------------------------------------------- calendars


class CalendarProblem(StrEnum):
    """Why an event, or a whole file, cannot be taken in."""

    NOT_A_CALENDAR = "calendar_not_one"
    TOO_LARGE = "calendar_too_large"
    NO_UID = "calendar_no_uid"
    NO_NAME = "calendar_no_name"
    NO_TIME = "calendar_no_time"
    REPEATS = "calendar_repeats"
    TWICE = "calendar_twice"
    NO_KIND = "calendar_no_kind"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An event that can be read: who comes when, to whom; `cancelled` ones are not expected."""

    number: int
    uid: str
    name: str
    email: str
    phone: str
    at: datetime
    until: datetime | None
    host: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """An event that cannot be taken in: the `number` of the event, why, and what it says. 0: the whole file."""

    number: int
    problem: CalendarProblem
    value: str = ""


@dataclass(frozen=True, slots=True)
class CalendarPreview:
    """What would become of a file: `plans` are new, `moved` known ones at another time, `past` are over."""

    plans: tuple[Plan, ...]
    moved: tuple[Plan, ...]
    cancelled: tuple[str, ...]
    unchanged: int
    past: int
    problems: tuple[Unread, ...]

    @property
    def refused(self) -> bool:
        """Whether nothing of the file can be read."""
        return any(not each.number for each in self.problems)


@dataclass(frozen=True, slots=True)
class CalendarTaken:
    """What became of it."""

    planned: int
    moved: int
    cancelled: int
