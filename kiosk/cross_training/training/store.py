"""Every query of the training room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training.rules import Held
from kiosk.cross_training.training.tables import qualification
from kiosk.database.acting import Act, View
from kiosk.records.audit.tables import audit
from kiosk.records.staff.tables import person, person_role

Qualification = Row[Any]
_NEW = {"suspended_from": None, "suspended_until": None, "reason": "", "version": 1}


def find(view: View, who: PersonId, skill: Skill) -> Qualification | None:
    """The qualification of a person in a skill."""
    fits = (qualification.c.person_id == who) & (qualification.c.skill == skill)
    return view.row(select(qualification).where(fits))


def held(row: Row[Any]) -> Held:
    """What a row of it says, as the rules read it."""
    return Held(
        row.level,
        row.from_day,
        row.until_day,
        row.suspended_from,
        row.suspended_until,
        row.revoked_at,
    )


def add(act: Act, **values: object) -> int:
    """Adds a qualification."""
    return act.insert(qualification, **(_NEW | values))


def change(act: Act, id: int, seen: int, **values: object) -> bool:  # noqa: A002 - a row's id
    """Changes a qualification where its version still is `seen`."""
    fits = (qualification.c.id == id) & (qualification.c.version == seen)
    return (
        act.execute(update(qualification).where(fits).values(**values, version=seen + 1)).rowcount
        == 1
    )


def of_person(view: View, who: PersonId) -> Sequence[Qualification]:
    """All that a person holds."""
    return view.rows(select(qualification).where(qualification.c.person_id == who))


def all_rows(view: View) -> Sequence[Qualification]:
    """Every qualification."""
    return view.rows(select(qualification).order_by(qualification.c.person_id))


def signer(view: View, who: PersonId, skill: Skill) -> Row[Any] | None:
    """Whether a person works here, owns the business and manages it, and what she holds in the skill."""
    theirs = (qualification.c.person_id == person.c.id) & (qualification.c.skill == skill)
    manager = (
        (person_role.c.person_id == person.c.id)
        & (person_role.c.role == Role.MANAGER)
        & person_role.c.until.is_(None)
    )
    joined = person.outerjoin(person_role, manager).outerjoin(qualification, theirs)
    columns = (person.c.active, person.c.owner, person_role.c.id.label("manages"))
    asked = select(*columns, *qualification.c[_HELD]).select_from(joined)
    return view.row(asked.where(person.c.id == who))


_HELD = ("level", "from_day", "until_day", "suspended_from", "suspended_until", "revoked_at")


def works_here(view: View, who: PersonId) -> bool:
    """Whether somebody of this id works here now."""
    here = (person.c.id == who) & person.c.active.is_(True)
    return view.row(select(person.c.id).where(here)) is not None


def done_since(view: View, who: PersonId, tasks: Iterable[str], since: datetime) -> frozenset[str]:
    """Which of `tasks` a person has done since a moment."""
    done = (audit.c.person_id == who) & (audit.c.at >= since) & audit.c.task.in_(sorted(tasks))
    return frozenset(row.task for row in view.rows(select(audit.c.task).where(done).distinct()))
