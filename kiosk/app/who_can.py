"""Who may do what, as a control asks it: a picture of the qualifications, renewed when they change.

It only decides how a control looks; whether an act is done is decided again inside its transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.core import words
from kiosk.core.by import By, Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.task import Actor, Skill, Task
from kiosk.cross_training.training.rules import ACTS_ALONE, Level
from kiosk.ui.context import Closed

if TYPE_CHECKING:
    from kiosk.database.acting import View

RENEWED_BY = frozenset({Change.QUALIFICATION, Change.PERSON, Change.SESSION})


@dataclass(frozen=True, slots=True)
class Rights:
    """Levels in force by person and skill, and who is signed in now by name."""

    levels: dict[PersonId, dict[Skill, Level]] = field(default_factory=dict)
    present: tuple[tuple[PersonId, str], ...] = ()

    def may(self, person: PersonId, skill: Skill) -> bool:
        """Whether `person` may act alone by `skill`."""
        return self.levels.get(person, {}).get(skill) in ACTS_ALONE

    def who_can(self, task: Task) -> tuple[str, ...]:
        """Names of those who are signed in and may do `task`."""
        return tuple(name for person, name in self.present if self.may(person, task.skill))

    def closed(self, by: By, task: Task, language: str) -> Closed | None:
        """Why `task` is closed for `by`; None when it is open. Nobody's missing level is told to others."""
        if not isinstance(by, Person):
            return None if Actor.PERSON not in task.actors else _sign_in(language)
        if self.may(by.id, task.skill):
            return None
        reason = words.t("You have not learnt this yet.", language)
        names = self.who_can(task)
        if not names:
            return Closed(reason, words.t("Nobody here can do it now.", language))
        said = words.joined(names, language)
        return Closed(reason, words.t("{names} can do it now.", language, names=said))


def _sign_in(language: str) -> Closed:
    return Closed(words.t("Sign in first.", language))


def rights(view: View) -> Rights:
    """The picture as it is now."""
    # Not above: windows are painted before SQLAlchemy is imported.
    from kiosk.cross_training.training import service as training
    from kiosk.records.staff import service as staff

    here = tuple((each.person, each.name) for each in staff.who_is_in(view))
    return Rights(training.in_force(view, day=view.day), tuple(dict.fromkeys(here)))
