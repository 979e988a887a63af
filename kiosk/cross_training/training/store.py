"""Every query of the training room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select, update

from kiosk.core.ids import PersonId
from kiosk.core.task import Skill
from kiosk.cross_training.training.tables import qualification
from kiosk.database.acting import Act, View


def find(view: View, person: PersonId, skill: Skill) -> Row[Any] | None:
    """The qualification of a person in a skill."""
    fits = (qualification.c.person_id == person) & (qualification.c.skill == skill)
    return view.row(select(qualification).where(fits))


def add(act: Act, **values: object) -> int:
    """Adds a qualification."""
    return act.insert(qualification, **values, granted_at=act.now, version=1)


def change(act: Act, id: int, seen: int, **values: object) -> bool:  # noqa: A002 - a row's id
    """Changes a qualification where its version still is `seen`."""
    fits = (qualification.c.id == id) & (qualification.c.version == seen)
    return (
        act.execute(update(qualification).where(fits).values(**values, version=seen + 1)).rowcount
        == 1
    )


def of_person(view: View, person: PersonId) -> Sequence[Row[Any]]:
    """All that a person holds."""
    return view.rows(select(qualification).where(qualification.c.person_id == person))


def all_rows(view: View) -> Sequence[Row[Any]]:
    """Every qualification."""
    return view.rows(select(qualification).order_by(qualification.c.person_id))
