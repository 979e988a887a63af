"""How-to cards: five to seven steps of a skill, each with its key point and its reason, from plain files.

A step is *ticked* by an act of one of its tasks; one without tasks happens where the program does not see it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.core.task import Skill

FOLDER = Path(__file__).resolve().parents[4] / "resources" / "playbooks"
FIRST = "en"
"""Every card is written in it: a language that has none yet reads this one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the reader's language."""

    id: str
    do: str
    key: str
    why: str
    tasks: frozenset[str]

    @property
    def seen(self) -> bool:
        """Whether the program sees it happen."""
        return bool(self.tasks)


@dataclass(frozen=True, slots=True)
class Playbook:
    """The how-to card of a skill; one without steps is not written yet."""

    skill: Skill
    steps: tuple[Step, ...]


@cache
def playbook(skill: Skill, language: str = FIRST) -> Playbook:
    """The card of `skill` in `language`."""
    file = FOLDER / f"{skill}.toml"
    if not file.is_file():
        return Playbook(skill, ())
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["step"]
    steps = []
    for row in rows:
        said = row.get(language) or row[FIRST]
        steps.append(Step(row["id"], said["do"], said["key"], said["why"], frozenset(row["tasks"])))
    return Playbook(skill, tuple(steps))


def tasks_of(card: Playbook) -> frozenset[str]:
    """All tasks that tick a step of it."""
    return frozenset(task for step in card.steps for task in step.tasks)


def ticked_by(card: Playbook, done: Iterable[str]) -> frozenset[str]:
    """The ids of the steps that the tasks in `done` tick."""
    known = frozenset(done)
    return frozenset(step.id for step in card.steps if step.tasks & known)
