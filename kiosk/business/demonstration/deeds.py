"""What the demonstration's days are made of: the shop while it is being lived, and a deed at its time."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.business.demonstration.story import Story
from kiosk.business.house import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
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
    hired: dict[str, PersonId] = field(default_factory=dict)
    shelves: list[str] = field(default_factory=list)
    desks: list[str] = field(default_factory=list)
    kiosks: list[str] = field(default_factory=list)
    doers: dict[tuple[Role, Skill], list[Person]] = field(default_factory=dict)
    """Who has this role and can do that by herself."""

    @property
    def pickers(self) -> list[Person]:
        """Whoever picks and packs."""
        return self.doers[Role.FULFILMENT, Skill.PICK_AND_PACK]

    @property
    def givers(self) -> list[Person]:
        """Whoever hands out orders."""
        return self.doers[Role.RECEPTION, Skill.HAND_OUT]

    @property
    def rng(self) -> random.Random:
        """The story's dice."""
        return self.story.rng
