"""People: who works here, in which roles of their own, and which accounts are one human being."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Task
from kiosk.database.acting import Act, View, does
from kiosk.records.staff import rules
from kiosk.records.staff.rules import PresenceState, StaffRefusal
from kiosk.records.staff.service.knowing import doer, known
from kiosk.records.staff.store import people as store
from kiosk.records.staff.store import presence as presences


@dataclass(frozen=True, slots=True)
class Renamed:
    """What somebody was called before, and is called from now on; the record of the act keeps both."""

    person: PersonId
    before: str
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works here, as a list shows her."""

    id: PersonId
    name: str
    role: Role
    owner: bool
    active: bool
    has_pin: bool
    disabled: bool
    language: str
    version: int


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
    by = doer(act)
    # Whoever owns a shop does everything in it until somebody else is hired for it.
    for own in Role if owner else (role,):
        store.add_role(act, made, own, by)
    act.about = made
    act.changed(Change.PERSON, made)
    return made


@does(Task.PERSON_RENAME, about="person")
def rename(act: Act, *, person: PersonId, name: str, seen: int) -> Renamed:
    """Calls a person otherwise from now on; it is the same account and the same human being as before.

    The name before stays with the record of this act, and papers keep the name that they were made with.
    Refused: no name, the same one, that of another human being who works here.
    """
    found = known(act, person=person)
    cleaned = text.clean_text(name)
    if not cleaned:
        raise Refused(StaffRefusal.NAME_MISSING)
    if cleaned == found.name:
        raise Refused(StaffRefusal.NAME_SAME)
    first = humans(act)
    me = first.get(person, person)
    for other in store.called(act, text.folded(cleaned)):
        if first.get(PersonId(other.id), other.id) != me:
            raise Refused(StaffRefusal.NAME_TAKEN)
    if not store.set_name(act, person, seen, cleaned):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.PERSON, person)
    return Renamed(person, found.name, cleaned)


def names_before(view: View, *, person: PersonId) -> tuple[tuple[str, datetime], ...]:
    """What somebody was called before, each name with until when, the newest first."""
    found = []
    for row in store.renames(view, person):
        said = msgspec.json.decode(row.answer, type=Renamed)
        found.append((said.before, row.at))
    return tuple(found)


@does(Task.ROLE_ASSIGN, about="person")
def assign_roles(act: Act, *, person: PersonId, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Makes exactly `roles` and the main one `person`'s own; every other role is taken by a cover.

    A role that is taken away ends at this second. Gives the roles that are hers now.
    """
    found = known(act, person=person)
    wanted = {*roles, found.role}
    by = doer(act)
    rows = {row.role: row for row in store.roles_of(act, person)}
    for role in Role:
        row = rows.get(role)
        if row is None and role in wanted:
            store.add_role(act, person, role, by)
        elif row is not None and (row.until is None) != (role in wanted):
            store.set_role(act, row, None if role in wanted else act.now, by)
    act.note(roles=",".join(sorted(wanted)))
    act.changed(Change.PERSON, person)
    return tuple(role for role in Role if role in wanted)


def own_roles(view: View) -> dict[PersonId, frozenset[Role]]:
    """Whose own which roles are, for everybody."""
    found: dict[PersonId, set[Role]] = {}
    for row in store.own_roles(view):
        found.setdefault(PersonId(row.person_id), set()).add(row.role)
    return {person: frozenset(roles) for person, roles in found.items()}


@does(Task.PERSON_DISABLE, about="person")
def let_go(act: Act, *, person: PersonId, seen: int) -> PersonId:
    """Ends a person's work here at this second: signed out everywhere, every act refused from now on."""
    known(act, person=person)
    if not store.set_active(act, person, seen, active=False):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    store.close_all_of(act, person)
    presences.set_presence(act, person, PresenceState.OUT, "")
    for each in presences.live_badges(act, person):
        presences.end_badge(act, each.id, each.version)
    presences.forget_badge_proofs(act, person)
    act.changed(Change.PERSON, person)
    act.changed(Change.SESSION, person)
    act.changed(Change.PRESENCE, person)
    return person


@does(Task.SAME_PERSON, about="person")
def same_human(act: Act, *, person: PersonId, first: PersonId) -> PersonId:
    """Says for good that these two accounts are one human being; gives the first account of them all.

    From now on neither is a second person for the other, over the whole history of everything.
    Refused: it is so already; both already are the first of others.
    """
    presences.lock_people(act)
    for each in (person, first):
        known(act, person=each)
    said = rules.joined(humans(act), person, first)
    if isinstance(said, StaffRefusal):
        raise Refused(said)
    second, kept = said
    presences.add_same(act, second, kept, doer(act))
    act.note(first=kept)
    for each in (second, kept):
        act.changed(Change.PERSON, each)
    return kept


def humans(view: View) -> dict[PersonId, PersonId]:
    """Every second account with the first account of the same human being; whoever is not in it is one alone."""
    return {PersonId(row.person_id): PersonId(row.human_id) for row in presences.same_people(view)}


def people(view: View) -> tuple[Member, ...]:
    """Everybody who works or worked here, by name."""
    return tuple(
        Member(
            row.id,
            row.name,
            row.role,
            row.owner,
            row.active,
            row.set_at is not None,
            row.disabled_at is not None,
            row.language,
            row.version,
        )
        for row in store.people(view)
    )


def names(view: View) -> dict[PersonId, str]:
    """Everybody's name by id."""
    return {PersonId(row.id): str(row.name) for row in store.people(view)}
