"""Every query of the staff room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from kiosk.core import text
from kiosk.core.ids import PersonId
from kiosk.core.task import Role
from kiosk.database.acting import Act, View
from kiosk.records.staff.tables import person


def add_person(act: Act, name: str, role: Role, owner: bool, language: str) -> PersonId:
    """Adds a person who works here from now on."""
    return PersonId(
        act.insert(
            person,
            name=name,
            folded=text.folded(name),
            role=role,
            owner=owner,
            active=True,
            language=language,
            added_at=act.now,
            version=1,
        )
    )


def people(view: View) -> Sequence[Row[Any]]:
    """Everybody, also who has left, by name."""
    return view.rows(select(person).order_by(person.c.folded, person.c.id))
