"""Staff's verbs: add a person, set and check PINs, sign in and out."""

from __future__ import annotations

from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Task
from kiosk.database.acting import Act, does
from kiosk.records.staff import store
from kiosk.records.staff.rules import StaffRefusal


@does(Task.PERSON_ADD)
def add_person(
    act: Act, *, name: str, role: Role, owner: bool = False, language: str = ""
) -> PersonId:
    """Adds somebody who works here, in their own `role`; an empty name is refused.

    `language` is that of their desk; empty is the business's own.
    """
    return hire(act, name=name, role=role, owner=owner, language=language)


def hire(act: Act, *, name: str, role: Role, owner: bool, language: str) -> PersonId:
    """A step: adds a person; the first run needs it for the owner."""
    cleaned = text.clean_text(name)
    if not cleaned:
        raise Refused(StaffRefusal.NAME_MISSING)
    made = store.add_person(act, cleaned, role, owner, language or act.facts.language)
    act.about = made
    act.changed(Change.PERSON, made)
    return made
