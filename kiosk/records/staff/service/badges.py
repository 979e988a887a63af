"""Badges: given, read at a desk, ended at once; one that is at two places within a minute has a copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row

from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.database.keys import Keys
from kiosk.records.staff import rules
from kiosk.records.staff.rules import BadgeOutcome, BadgeRead, StaffRefusal
from kiosk.records.staff.service.arriving import arrive
from kiosk.records.staff.service.knowing import doer, known
from kiosk.records.staff.service.pins import count_at_station, forget_at_station, rest_of
from kiosk.records.staff.store import people as people_store
from kiosk.records.staff.store import presence as store


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge that counts; nobody can read from it what it says."""

    id: int
    person: PersonId
    given_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Clash:
    """A badge that was read at two stations within a minute."""

    at: datetime
    station: str
    elsewhere: str


@does(Task.BADGE_GIVE, about="person")
def give_badge(act: Act, *, person: PersonId, code: str) -> int:
    """Gives `person` the badge that says `code`; the one before is ended. Gives the badge's id.

    Refused: fewer than six signs, one that is somebody's, one that was ended once.
    """
    known(act, person=person)
    plain = _plain(code)
    if len(plain) < rules.BADGE_AT_LEAST:
        raise Refused(StaffRefusal.BADGE_SHAPE)
    mark = _mark(act.keys, plain)
    taken = store.badge_marked(act, mark)
    if taken is not None:
        ended = taken.ended_at is not None
        raise Refused(StaffRefusal.BADGE_ENDED if ended else StaffRefusal.BADGE_TAKEN)
    for each in store.live_badges(act, person):
        store.end_badge(act, each.id, each.version)
    store.forget_badge_proofs(act, person)
    made = store.add_badge(act, person, mark)
    act.note(badge=made)
    act.changed(Change.PERSON, person)
    return made


@does(Task.BADGE_END)
def end_badge(act: Act, *, badge: int, seen: int) -> PersonId:
    """Ends a badge at this second: it opens nothing any more. Gives whose it was."""
    row = store.badge_by_id(act, badge)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    if not store.end_badge(act, badge, seen):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    store.forget_badge_proofs(act, PersonId(row.person_id))
    act.about = row.person_id
    act.note(badge=badge)
    act.changed(Change.PERSON, row.person_id)
    return PersonId(row.person_id)


@does(Task.SIGN_IN)
def read_badge(act: Act, *, code: str) -> BadgeRead:
    """Signs in whose badge it is where their PIN was typed at this station within ten minutes.

    Otherwise, and where the badge was read at another station within the last minute, the PIN is asked
    for (`needs_pin`); that the badge has a copy is kept for its holder. An unknown badge is counted.
    """
    read = show_badge(act, code=code)
    if read.outcome is BadgeOutcome.IN and read.person is not None:
        forget_at_station(act)
        people_store.open_session(act, read.person, act.station)
        arrive(act, person=read.person)
        act.changed(Change.SESSION, read.person)
    return read


def show_badge(act: Act, *, code: str) -> BadgeRead:
    """A step: whose badge was read at the act's station, and whether the PIN is asked for; nobody is signed in.

    An unknown badge is counted. `copied`: it was read at another station within the last minute.
    """
    resting = rest_of(act)
    if resting:
        return BadgeRead(BadgeOutcome.WAIT, wait_seconds=resting)
    row = store.badge_marked(act, _mark(act.keys, _plain(code)))
    if row is None:
        count_at_station(act)
        act.note(outcome="badge_unknown")
        return BadgeRead(BadgeOutcome.UNKNOWN)
    act.about = row.person_id
    person = people_store.one(act, row.person_id)
    if row.ended_at is not None or person is None or not person.active:
        count_at_station(act)
        act.note(outcome="badge_ended", badge=row.id)
        return BadgeRead(BadgeOutcome.ENDED)
    if person.disabled_at is not None:
        act.note(outcome="badge_of_closed_pin", badge=row.id)
        return BadgeRead(BadgeOutcome.CLOSED)
    copied = _copied(act, row)
    proof = store.proof_of(act, row.person_id, act.station)
    pin_at = None if proof is None else proof.pin_at
    needs_pin = copied or not rules.fresh(pin_at, act.now, rules.PIN_AGAIN_AFTER)
    store.keep_proof(act, PersonId(row.person_id), badge_at=act.now)
    return BadgeRead(
        BadgeOutcome.PIN if needs_pin else BadgeOutcome.IN, PersonId(row.person_id), person.name,
        person.role, person.language, needs_pin, copied=copied,
    )  # fmt: skip


@does(Task.PRESENCE_SET)
def see_clashes(act: Act, *, person: PersonId) -> int:
    """`person` has been shown where the copies of the badge were read. Refused: for somebody else."""
    if person != doer(act):
        raise Refused(StaffRefusal.NOT_YOURS)
    many = store.see_clashes(act, person)
    act.changed(Change.PRESENCE, person)
    return many


def has_badge(view: View, *, person: PersonId) -> bool:
    """Whether `person` has a badge that counts."""
    return bool(store.live_badges(view, person))


def badge_holder(view: View, *, code: str) -> PersonId | None:
    """Whose badge says `code`, if it counts; it only names somebody: what they do asks for their PIN."""
    return store.holder_of(view, _mark(view.keys, _plain(code)))


def badges(view: View) -> dict[PersonId, Badge]:
    """Everybody's badge that counts."""
    return {
        PersonId(row.person_id): Badge(row.id, PersonId(row.person_id), row.given_at, row.version)
        for row in store.live_badges(view)
    }


def clashes(view: View, *, person: PersonId) -> tuple[Clash, ...]:
    """Where copies of `person`'s badge were read, until they have been shown it; the latest first."""
    return tuple(
        Clash(row.at, row.station, row.elsewhere) for row in store.unseen_clashes(view, person)
    )


def _copied(act: Act, badge: Row[object]) -> bool:
    """Whether the badge was just somewhere else; its holder is told."""
    other = store.badge_elsewhere(act, PersonId(badge.person_id), act.station)
    if other is None or not rules.two_places(other.badge_at, act.now):
        return False
    store.add_clash(act, badge, other.station)
    act.note(outcome="badge_at_two_stations", badge=badge.id)
    act.changed(Change.PRESENCE, badge.person_id)
    return True


def _plain(code: str) -> str:
    """A scanner on a keyboard with Caps Lock turns letters round; a badge says the same either way."""
    return "".join(code.split()).casefold()


def _mark(keys: Keys, plain: str) -> str:
    return keys.mac("badge", plain)
