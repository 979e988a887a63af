"""Training's verbs: declare what people can do on the first day, suspend it, read who holds what."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from kiosk.core import text
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Skill, Task
from kiosk.cross_training.training import rules, store
from kiosk.cross_training.training.rules import Held, Level, Origin, TrainingRefusal
from kiosk.database.acting import Act, View, does


@does(Task.QUALIFICATION_DECLARE, about="person")
def declare(act: Act, *, person: PersonId, skills: tuple[Skill, ...], level: Level) -> int:
    """Declares that `person` holds `level` in each of `skills` for 90 days; gives how many.

    Refused: declaring for oneself (`OWN_QUALIFICATION`); the owner's key may declare for anybody.
    """
    if isinstance(act.by, Person) and act.by.id == person:
        raise Refused(TrainingRefusal.OWN_QUALIFICATION)
    return hold(act, person=person, skills=skills, level=level)


def hold(act: Act, *, person: PersonId, skills: tuple[Skill, ...], level: Level) -> int:
    """A step: writes down that `person` is declared at `level` in `skills`; the first run needs it too."""
    by = act.by.id if isinstance(act.by, Person) else None
    until = rules.declared_until(act.day)
    for skill in dict.fromkeys(skills):
        known = store.find(act, person, skill)
        values = {
            "level": level, "origin": Origin.DECLARED, "from_day": act.day, "until_day": until,
            "suspended_from": None, "suspended_until": None, "revoked_at": None, "granted_by": by,
            "reason": "",
        }  # fmt: skip
        if known is None:
            store.add(act, person_id=person, skill=skill, **values)
        else:
            store.change(act, known.id, known.version, **values)
    act.note(skills=len(skills), level=str(level))
    act.changed(Change.QUALIFICATION, person)
    return len(skills)


@does(Task.QUALIFICATION_SUSPEND, about="person")
def suspend(
    act: Act, *, person: PersonId, skill: Skill, until: datetime | None, reason: str
) -> datetime | None:
    """Suspends a qualification from this second, until `until` (UTC) or until it is declared again."""
    known = store.find(act, person, skill)
    if known is None:
        raise Refused(ActRefusal.NOT_FOUND)
    values = {
        "suspended_from": act.now,
        "suspended_until": until,
        "reason": text.clean_text(reason),
    }
    if not store.change(act, known.id, known.version, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.note(skill=str(skill))
    act.changed(Change.QUALIFICATION, person)
    return until


@does(Task.QUALIFICATION_DECLARE, about="person")
def revoke(act: Act, *, person: PersonId, skill: Skill, reason: str) -> bool:
    """Takes a qualification away from this second on."""
    known = store.find(act, person, skill)
    if known is None:
        raise Refused(ActRefusal.NOT_FOUND)
    values = {"revoked_at": act.now, "reason": text.clean_text(reason)}
    if not store.change(act, known.id, known.version, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.note(skill=str(skill))
    act.changed(Change.QUALIFICATION, person)
    return True


def held_by(view: View, *, person: PersonId) -> dict[Skill, Held]:
    """All that `person` holds, in force or not."""
    return {row.skill: _held(row) for row in store.of_person(view, person)}


def in_force(view: View, *, day: date) -> dict[PersonId, dict[Skill, Level]]:
    """Who may act in which skill on `day`, at the view's moment."""
    found: dict[PersonId, dict[Skill, Level]] = {}
    for row in store.all_rows(view):
        if rules.why_not(_held(row), day, view.now) is None:
            found.setdefault(PersonId(row.person_id), {})[row.skill] = row.level
    return found


def _held(row: Row[Any]) -> Held:
    return Held(
        row.level,
        row.from_day,
        row.until_day,
        row.suspended_from,
        row.suspended_until,
        row.revoked_at,
    )
