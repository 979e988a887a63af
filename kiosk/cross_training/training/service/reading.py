"""What training tells: who holds what, in force or not; the matrix; which steps of a card are done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import rules, store
from kiosk.cross_training.training.rules import Held, Level, Signer
from kiosk.cross_training.training.rules.matrix import (
    Asker,
    Colleague,
    Granted,
    Matrix,
    matrix_of,
)
from kiosk.cross_training.training.rules.playbooks import playbook, tasks_of, ticked_by
from kiosk.database.acting import View
from kiosk.records.staff import service as staff
from kiosk.records.staff.service import Member

_ROLES = tuple(Role)
"""In the order of the house: whoever works together stands together."""


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


def matrix(view: View, *, asker: PersonId) -> Matrix:
    """Who can do what, as `asker` may see it: all by whoever manages, her skills by a trainer, who can by others."""
    people, granted, members = _held_by_all(view)
    return matrix_of(people, granted, _asker(view, asker, members, granted), view.day, view.now)


def whole_matrix(view: View, *, day: date | None = None) -> Matrix:
    """The same for the owner at the command line, who sees all of it; on `day`, or today."""
    people, granted, _members = _held_by_all(view)
    return matrix_of(people, granted, Asker(PersonId(0), manages=True), day or view.day, view.now)


def _held_by_all(
    view: View,
) -> tuple[list[Colleague], dict[PersonId, dict[Skill, Granted]], list[Member]]:
    members = [each for each in staff.people(view) if each.active]
    members.sort(key=lambda each: _ROLES.index(each.role))
    names, humans = {each.id: each.name for each in members}, staff.humans(view)
    people = [
        Colleague(each.id, each.name, each.role, humans.get(each.id, each.id)) for each in members
    ]
    granted: dict[PersonId, dict[Skill, Granted]] = {}
    for row in store.all_rows(view):
        by = "" if row.granted_by is None else names.get(PersonId(row.granted_by), "")
        one = Granted(store.held(row), row.origin, row.reason, by)
        granted.setdefault(PersonId(row.person_id), {})[row.skill] = one
    return people, granted, members


def _asker(
    view: View,
    person: PersonId,
    members: Sequence[Member],
    granted: Mapping[PersonId, Mapping[Skill, Granted]],
) -> Asker:
    me = next((each for each in members if each.id == person), None)
    if me is None:
        return Asker(person)
    teaches = frozenset(
        skill
        for skill, one in granted.get(person, {}).items()
        if one.held.level is Level.TRAINER and rules.why_not(one.held, view.day, view.now) is None
    )
    manages = staff.manages(view, person=person)
    signs = frozenset(
        skill
        for skill in Skill
        if rules.why_not_sign(Signer(me.owner, manages, skill in teaches), skill) is None
    )
    return Asker(person, manages, teaches, signs)
