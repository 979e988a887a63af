"""What several of staff's verbs ask first: is this somebody, who does it, is it a manager."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role
from kiosk.database.acting import Act, View
from kiosk.records.staff.rules import StaffRefusal
from kiosk.records.staff.store import people as store


def known(view: View, *, person: PersonId) -> Row[Any]:
    """That person; refused where nobody of this id was ever here."""
    row = store.one(view, person)
    if row is None:
        raise Refused(StaffRefusal.UNKNOWN_PERSON)
    return row


def doer(act: Act) -> PersonId | None:
    """Who does the act, where it is one of the people who work here."""
    return act.by.id if isinstance(act.by, Person) else None


def manages(view: View, *, person: PersonId | None) -> bool:
    """Whether management is that person's own; whoever covers it sees nobody's private matters."""
    return person is not None and any(
        row.role is Role.MANAGER and row.until is None for row in store.roles_of(view, person)
    )
