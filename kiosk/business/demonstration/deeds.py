"""What the demonstration's days are made of: the shop while it is being lived, and a deed at its time."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.business.demonstration.story import Story
from kiosk.business.house import Business
from kiosk.core.by import Person
from kiosk.database.clock import StoryClock

Report = Callable[[int, int], None]


def quiet(_done: int, _of: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class Deed:
    """Something that somebody does at a time of the story."""

    at: datetime
    deed: Callable[[], None]


@dataclass
class Shop:
    """The demonstration while it is being lived."""

    business: Business
    clock: StoryClock
    story: Story
    report: Report
    pickers: list[Person] = field(default_factory=list)
    givers: list[Person] = field(default_factory=list)
    shelves: list[str] = field(default_factory=list)
    desks: list[str] = field(default_factory=list)
    kiosks: list[str] = field(default_factory=list)
    learned: dict[str, list[Person]] = field(default_factory=dict)
    """Who has learnt each skill."""

    @property
    def rng(self) -> random.Random:
        """The story's dice."""
        return self.story.rng
