"""Home's words: a *door* is one of the four things a customer may come for; *served* is who stands at a desk now."""

from __future__ import annotations

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
