"""Who can do this now, as a control asks it: one picture of the house, renewed when it changes.

It only decides how a control looks; whether an act is done is decided again inside its transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.core import words
from kiosk.core.by import By, Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.task import Actor, Task
from kiosk.ui.context import Closed, Prospect

if TYPE_CHECKING:
    from kiosk.cross_training.cover.rules.house import House
    from kiosk.cross_training.cover.rules.resolver import Verdict
    from kiosk.database.acting import View

RENEWED_BY = frozenset(
    {
        Change.PRESENCE, Change.COVER, Change.QUALIFICATION, Change.PERSON, Change.SESSION,
        Change.TILL,
    }
)  # fmt: skip
AT_LEAST = timedelta(minutes=1)
"""How often the picture is drawn anew where nothing is heard: a day ends, a suspension begins."""

Resolve = Callable[["House", PersonId, Task, str], "Verdict"]


class WhoCan:
    """The picture of one moment and what it answers; nobody works in the first one."""

    def __init__(self, house: House | None = None, *, resolve: Resolve | None = None) -> None:
        self.house = house
        self._resolve = resolve

    def closed(
        self, by: By, task: Task, *, station: str, language: str, zone: str, now: datetime
    ) -> Closed | None:
        """Why `task` is closed for `by` at `station`; None when it is open."""
        if not isinstance(by, Person):
            return None if Actor.PERSON not in task.actors else _sign_in(language)
        if Actor.PERSON not in task.actors or self.house is None:
            return Closed(words.t("This is not done from here.", language))
        # Not above, and below: the first page is painted before there is a house to ask about.
        from kiosk.app import why_closed
        from kiosk.cross_training.cover.rules.resolver import resolve

        house = replace(self.house, now=now)
        verdict = (self._resolve or resolve)(house, by.id, task, station)
        if verdict.open:
            return None
        return why_closed.worded(house, verdict, language, zone)

    def expect(self, task: Task, now: datetime) -> Prospect:
        """What a customer may expect of `task`; before the first picture it is not known to be closed."""
        if self.house is None:
            return Prospect(now=True)
        from kiosk.cross_training.cover.rules.resolver import Outlook, expect

        said = expect(replace(self.house, now=now), task)
        back = said.back_at if said.back_at is not None and said.back_at > now else None
        return Prospect(said.outlook is not Outlook.NOBODY, back)

    def turns(self, now: datetime) -> timedelta:
        """How long the picture holds unless something is heard: to the next end that is in it."""
        if self.house is None:
            return AT_LEAST
        ends = [each.until for each in self.house.beside]
        for who in self.house.people:
            ends += [cover.hard_end for cover in who.covers]
            ends += [who.away_until] if who.away_until is not None else []
        return min((end - now for end in ends if end > now), default=AT_LEAST)


def who_can(view: View) -> WhoCan:
    """The house as it is now."""
    from kiosk.cross_training.cover import service as cover

    return WhoCan(cover.house(view))


def _sign_in(language: str) -> Closed:
    return Closed(words.t("Sign in first.", language))
