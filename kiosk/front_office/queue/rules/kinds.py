"""What somebody may come for, as the owner declares it, and how a customer wants to be called.

A *kind of visit* is data: what it asks, which papers it needs, whether a badge label is printed, who is
told, and to which *services* (queues) it leads. Nothing here knows a particular business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.task import Role, Task


class Purpose(StrEnum):
    """What kinds of visit there are; each has steps of its own at check-in."""

    APPOINTMENT = "appointment"
    WALK_IN = "walk_in"
    VISITOR = "visitor"
    DELIVERY = "delivery"
    COLLECTION = "collection"
    STAYS = "stays"


class Ask(StrEnum):
    """What a kind asks at check-in, beside who it is."""

    NAME = "name"
    COMPANY = "company"
    PHONE = "phone"
    EMAIL = "email"
    HOST = "host"
    PACKAGES = "packages"


class Told(StrEnum):
    """Who is told that somebody has come."""

    NOBODY = "nobody"
    HOST = "host"
    ROLE = "role"


class CallBy(StrEnum):
    """How a customer wants to be called (the reason is never kept)."""

    SOUND = "sound"
    LIGHT = "light"
    MESSAGE = "message"
    COME_TO_ME = "come_to_me"


NEEDS_A_LOOK = frozenset({CallBy.LIGHT, CallBy.MESSAGE, CallBy.COME_TO_ME})
"""Called in these ways, nobody is missed before a person has looked (E45)."""


class Outcome(StrEnum):
    """What check-in found; each has its own words and next step."""

    OK = "ok"
    EARLY = "early"
    LATE = "late"
    WRONG_DAY = "wrong_day"
    BALANCE_DUE = "balance_due"
    PAPER_MISSING = "paper_missing"
    NOT_FOUND = "not_found"
    REFUSED = "refused"
    ALREADY_HERE = "already_here"


class Overnight(StrEnum):
    """What becomes of numbers that still wait when the day is closed."""

    KEEP = "keep"
    CLOSE = "close"


class Departure(StrEnum):
    """Who said that somebody has gone; swept: nobody saw it, the closing sweep assumed it."""

    SELF = "self"
    DESK = "desk"
    HOST = "host"
    SWEPT = "swept"


@dataclass(frozen=True, slots=True)
class Service:
    """A queue: what one waits for. `task` says who may serve; `minutes` is the owner's first guess.

    `last_before`: minutes before closing at which the last number is given. A missed number keeps its
    place for `tolerance` minutes. `names` by language; English or the house's is the fallback.
    """

    id: int
    names: Mapping[str, str]
    task: Task
    minutes: int
    last_before: int
    overnight: Overnight
    tolerance: int
    active: bool
    position: int
    version: int


@dataclass(frozen=True, slots=True)
class VisitKind:
    """One kind of visit, as the owner declared it; `early` and `late` are minutes round a planned time."""

    id: int
    code: str
    names: Mapping[str, str]
    purpose: Purpose
    asks: tuple[Ask, ...]
    papers: tuple[str, ...]
    badge: bool
    told: Told
    told_role: Role | None
    services: tuple[int, ...]
    stays: bool
    early: int
    late: int
    active: bool
    position: int
    version: int


def named(names: Mapping[str, str], language: str, house: str) -> str:
    """The name in this language, else in the house's, else in English, else any that there is."""
    for each in (language, house, "en"):
        if names.get(each):
            return names[each]
    return next((name for name in names.values() if name), "")
