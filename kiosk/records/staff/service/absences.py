"""Who is in the house and who is away until when; why is told to the person, a manager and who entered it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Task
from kiosk.database.acting import Act, View, does
from kiosk.records.staff import rules
from kiosk.records.staff.rules import (
    HERE,
    SHORT,
    AbsenceKind,
    AbsenceState,
    PresenceState,
    StaffRefusal,
)
from kiosk.records.staff.service.arriving import arrive, state_on
from kiosk.records.staff.service.knowing import doer, known, manages
from kiosk.records.staff.service.people import own_roles
from kiosk.records.staff.store import people as people_store
from kiosk.records.staff.store import presence as store


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works here, and where they are; `human` is the first account of theirs, None: this one."""

    person: PersonId
    name: str
    role: Role
    own: frozenset[Role]
    active: bool
    state: PresenceState
    station: str
    since: datetime | None
    away_until: datetime | None
    human: PersonId | None


@dataclass(frozen=True, slots=True)
class Away:
    """An absence as one reader may see it; `kind` is None where it is none of their business."""

    id: int
    person: PersonId
    name: str
    kind: AbsenceKind | None
    from_at: datetime
    until_at: datetime
    state: AbsenceState
    may_end: bool
    may_confirm: bool
    version: int


@does(Task.PRESENCE_SET, about="person")
def set_presence(act: Act, *, person: PersonId, state: PresenceState) -> PresenceState:
    """Says where `person` is from now on; OUT signs them out everywhere, being here ends what they are away for.

    Refused: for a colleague, but that a manager says of one that they have left.
    """
    known(act, person=person)
    by = doer(act)
    sends_home = state is PresenceState.OUT and manages(act, person=by)
    if by is not None and by != person and not sends_home:
        raise Refused(StaffRefusal.NOT_YOURS)
    store.lock_whereabouts(act, person)
    if state in HERE:
        arrive(act, person=person)
    row = store.presence_of(act, person)
    if row is None or row.state is not state:
        station = "" if state is PresenceState.OUT else (row.station if row else act.station)
        store.set_presence(act, person, state, station)
    if state is PresenceState.OUT and people_store.close_all_of(act, person):
        act.changed(Change.SESSION, person)
    act.changed(Change.PRESENCE, person)
    return state


@does(Task.ABSENCE_ENTER, about="person")
def enter_absence(
    act: Act, *, person: PersonId, kind: AbsenceKind, until: datetime, start: datetime | None = None
) -> int:
    """Says that `person` is away until then, for oneself or for a colleague on the phone; gives its id.

    One of the same kind that lasts now is ended by it. Refused: an end that is past or before `start`,
    somebody who does not work here.
    """
    found = known(act, person=person)
    if not found.active:
        raise Refused(ActRefusal.NOT_ACTIVE)
    store.lock_whereabouts(act, person)
    begins = act.now if start is None else max(start, act.now)
    if until <= begins:
        raise Refused(StaffRefusal.ABSENCE_PAST)
    if begins == act.now:
        store.end_live_absences(act, person, kind)
        _go(act, person, kind)
    made = store.add_absence(act, person, kind, begins, until, doer(act))
    # Its kind is nobody's business: the record says that there is one.
    act.note(absence=made)
    act.changed(Change.PRESENCE, person)
    return made


def _go(act: Act, person: PersonId, kind: AbsenceKind) -> None:
    row = store.presence_of(act, person)
    here = row is not None and state_on(act, state=row.state, since=row.since) in HERE
    if kind in SHORT:
        if here and row is not None:
            store.set_presence(act, person, PresenceState.BREAK, row.station)
        return
    if here:
        store.set_presence(act, person, PresenceState.OUT, "")
    if people_store.close_all_of(act, person):
        act.changed(Change.SESSION, person)


@does(Task.ABSENCE_ENTER)
def confirm_absence(act: Act, *, absence: int, seen: int) -> int:
    """Says that an absence is as it was reported. Refused: by who entered it, by who is neither it nor a manager."""
    row, by = _open_absence(act, absence), doer(act)
    if by is None or not _confirms(row, by, manages(act, person=by)):
        raise Refused(StaffRefusal.CONFIRM_OTHER)
    if not store.confirm_absence(act, absence, seen, by):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.about = row.person_id
    act.note(absence=absence)
    act.changed(Change.PRESENCE, row.person_id)
    return absence


@does(Task.ABSENCE_END)
def end_absence(act: Act, *, absence: int, seen: int) -> PersonId:
    """Ends an absence at this second; gives whose it was. Refused: by who neither has, entered nor manages it."""
    row, by = _open_absence(act, absence), doer(act)
    if by is not None and not _sees(row, by, manages(act, person=by)):
        raise Refused(StaffRefusal.NOT_YOURS)
    if not store.end_absence(act, absence, seen):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    if by is not None and by == row.person_id and row.from_at <= act.now:
        arrive(act, person=by)
    act.about = row.person_id
    act.note(absence=absence)
    act.changed(Change.PRESENCE, row.person_id)
    return PersonId(row.person_id)


def _open_absence(act: Act, absence: int) -> Row[Any]:
    row = store.absence_by_id(act, absence)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    return row


def workers(view: View) -> tuple[Worker, ...]:
    """Everybody who works or worked here, by name, with where they are now."""
    own = own_roles(view)
    return tuple(_worker(view, row, own) for row in store.workers(view))


def _worker(view: View, row: Row[Any], own: dict[PersonId, frozenset[Role]]) -> Worker:
    state = state_on(view, state=row.state, since=row.since) if row.active else PresenceState.OUT
    out = state is PresenceState.OUT
    human = None if row.human_id is None else PersonId(row.human_id)
    return Worker(
        PersonId(row.id), row.name, row.role, own.get(PersonId(row.id), frozenset()), row.active,
        state, "" if out else row.station, None if out else row.since, row.away_until, human,
    )  # fmt: skip


def absences(view: View, *, asker: PersonId | None) -> tuple[Away, ...]:
    """Who is away or will be, by the beginning; the kind only where `asker` is it, entered it or manages."""
    manager = manages(view, person=asker)
    return tuple(_away(view, row, asker, manager) for row in store.open_absences(view))


def _away(view: View, row: Row[Any], asker: PersonId | None, manager: bool) -> Away:
    sees = _sees(row, asker, manager)
    confirmed = row.confirmed_by is not None
    state = rules.absence_state(row.from_at, row.until_at, row.ended_at, confirmed, view.now)
    confirms = not confirmed and _confirms(row, asker, manager)
    return Away(
        row.id, PersonId(row.person_id), row.name, row.kind if sees else None, row.from_at,
        row.until_at, state, sees, confirms, row.version,
    )  # fmt: skip


def _sees(row: Row[Any], asker: PersonId | None, manager: bool) -> bool:
    return asker is not None and (manager or asker in (row.person_id, row.entered_by))


def _confirms(row: Row[Any], asker: PersonId | None, manager: bool) -> bool:
    """Whoever entered it does not confirm it; the person does, or a manager."""
    if asker is None or asker == row.entered_by:
        return False
    return manager or asker == row.person_id
