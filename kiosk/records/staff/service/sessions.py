"""Signing in and out: several people may be signed in at one desk, and who proved last acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Task
from kiosk.database.acting import Act, View, does
from kiosk.records.staff.rules import PresenceState, Proof
from kiosk.records.staff.store import people as store
from kiosk.records.staff.store import presence as presences


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is signed in at which station, since when."""

    person: PersonId
    name: str
    role: Role
    station: str
    since: datetime


@does(Task.SIGN_OUT, about="person")
def sign_out(act: Act, *, person: PersonId | None = None) -> int:
    """Ends `person`'s session at the act's station, nobody else's; without one everybody's there.

    Gives how many that were. Whoever is signed in nowhere any more has left the house.
    """
    gone = store.close_sessions(act, act.station, person)
    for each in gone:
        act.changed(Change.SESSION, each)
        if not store.signed_in_anywhere(act, each):
            presences.set_presence(act, each, PresenceState.OUT, "")
            act.changed(Change.PRESENCE, each)
    return len(gone)


def proven(view: View, *, person: PersonId, station: str) -> Proof:
    """When `person` last proved at `station` who they are, by badge and by PIN; see `rules.fresh`."""
    row = presences.proof_of(view, person, station)
    return Proof() if row is None else Proof(row.badge_at, row.pin_at)


def signed_in_at(view: View, *, station: str) -> tuple[Presence, ...]:
    """Who is signed in at `station`, whoever proved last first: that is who acts there."""
    newest = {
        row.person_id: max(filter(None, (row.badge_at, row.pin_at)), default=None)
        for row in presences.proofs_at(view, station)
    }
    here = [each for each in who_is_in(view) if each.station == station]
    return tuple(sorted(here, key=lambda each: newest.get(each.person) or each.since, reverse=True))


def who_is_in(view: View) -> tuple[Presence, ...]:
    """Who is signed in where, longest first."""
    return tuple(
        Presence(row.id, row.name, row.role, row.station, row.since)
        for row in store.open_sessions(view)
    )


def people_of(view: View, *, station: str) -> tuple[PersonId, ...]:
    """Who has been signed in at a station, the latest first."""
    return tuple(PersonId(row.person_id) for row in store.newest_at(view, station))
