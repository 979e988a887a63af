"""Home's words: a *door* is one of the four things a customer may come for; *served* is who stands at a desk now.

A shop is BEFORE its hours, OPEN, soon LAST (when numbers end is said an hour ahead), GIVEN (no more numbers,
still open) or CLOSED. Where no hours are set it is open: nobody is sent away for want of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

NOON, EVENING, NIGHT = 12, 18, 4


class PartOfDay(StrEnum):
    """What one wishes somebody who comes in."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def part_of_day(hour: int) -> PartOfDay:
    """The part of the day at this hour of the shop's clock."""
    if NIGHT <= hour < NOON:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if NOON <= hour < EVENING else PartOfDay.EVENING


@dataclass(frozen=True, slots=True)
class Served:
    """A number that is being served, and where."""

    number: str
    station: str


@dataclass(frozen=True, slots=True)
class Lobby:
    """What anybody in the lobby may know: the numbers being served, and how many wait."""

    served: tuple[Served, ...]
    waiting: int


# ----------------------------------------------------------------------------------- opening hours

WEEK, SAID_AHEAD = 7, 60


class House(StrEnum):
    """What a customer may expect of the shop at this minute."""

    BEFORE = "before"
    OPEN = "open"
    LAST = "last"
    GIVEN = "given"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Hours:
    """(weekday, opens, closes) in minutes after midnight, Monday 0; and how many minutes before closing
    the last number of any queue is given (None: there is no queue)."""

    rows: tuple[tuple[int, int, int], ...] = ()
    last_before: int | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The minute's answer. `ahead`: in how many days it opens (0: today); times are minutes of the shop's clock."""

    house: House
    opens: int | None = None
    closes: int | None = None
    last: int | None = None
    ahead: int = 0

    @property
    def attended(self) -> bool:
        """Whether somebody may be at a desk."""
        return self.house not in (House.BEFORE, House.CLOSED)


def today(hours: Hours, weekday: int, minute: int) -> Today:
    """Where the shop stands on this weekday at this minute."""
    if not hours.rows:
        return Today(House.OPEN)
    spans = sorted((opens, closes) for day, opens, closes in hours.rows if day == weekday)
    for opens, closes in spans:
        if minute < opens:
            return Today(House.BEFORE, opens, closes)
        if minute < closes:
            return _within(hours, spans, closes, minute)
    return _next_day(hours.rows, weekday)


def _within(hours: Hours, spans: Sequence[tuple[int, int]], closes: int, minute: int) -> Today:
    end = spans[-1][1]
    if hours.last_before is None or closes != end:
        # Before a break numbers go on; the day's last hours decide.
        return Today(House.OPEN, closes=closes)
    last = max(0, end - hours.last_before)
    house = House.OPEN
    if minute >= last:
        house = House.GIVEN
    elif minute >= last - SAID_AHEAD:
        house = House.LAST
    return Today(house, closes=closes, last=last)


def _next_day(rows: Sequence[tuple[int, int, int]], weekday: int) -> Today:
    for ahead in range(1, WEEK + 1):
        spans = sorted(
            (opens, closes) for day, opens, closes in rows if day == (weekday + ahead) % WEEK
        )
        if spans:
            return Today(House.CLOSED, *spans[0], ahead=ahead)
    return Today(House.CLOSED)


@dataclass(frozen=True, slots=True)
class Wait:
    """What may be promised to whoever comes now, in whole minutes; nobody can serve: None."""

    least: int | None
    most: int | None
