"""What training tells: who holds what, in force or not."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.core.ids import PersonId
from kiosk.core.task import Skill
from kiosk.cross_training.training import rules, store
from kiosk.cross_training.training.rules import Held, Level
from kiosk.cross_training.training.rules.playbooks import playbook, tasks_of, ticked_by
from kiosk.database.acting import View


def held_by(view: View, *, person: PersonId) -> dict[Skill, Held]:
    """All that `person` holds, in force or not."""
    return {row.skill: store.held(row) for row in store.of_person(view, person)}


def standing(view: View, *, day: date) -> dict[PersonId, dict[Skill, Held]]:
    """All that everybody holds that has begun by `day`, in force or not."""
    found: dict[PersonId, dict[Skill, Held]] = {}
    for row in store.all_rows(view):
        if row.from_day <= day:
            found.setdefault(PersonId(row.person_id), {})[row.skill] = store.held(row)
    return found


def in_force(view: View, *, day: date) -> dict[PersonId, dict[Skill, Level]]:
    """Who may act in which skill on `day`, at the view's moment."""
    found: dict[PersonId, dict[Skill, Level]] = {}
    for row in store.all_rows(view):
        if rules.why_not(store.held(row), day, view.now) is None:
            found.setdefault(PersonId(row.person_id), {})[row.skill] = row.level
    return found


def ticked(view: View, *, person: PersonId, skill: Skill, since: datetime) -> frozenset[str]:
    """The steps of the skill's how-to card that `person` has done since a moment, as the record has it."""
    card = playbook(skill)
    return ticked_by(card, store.done_since(view, person, tasks_of(card), since))
