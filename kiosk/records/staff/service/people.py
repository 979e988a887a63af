"""Staff's verbs: add a person, set and check PINs, sign in and out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from kiosk.core import text
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Task
from kiosk.database.acting import Act, Ahead, View, does
from kiosk.database.keys import Keys
from kiosk.records.staff import rules, store
from kiosk.records.staff.rules import Outcome, SignedIn, StaffRefusal

if TYPE_CHECKING:
    from argon2 import PasswordHasher


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


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is signed in at which station, since when."""

    person: PersonId
    name: str
    role: Role
    station: str
    since: datetime


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
    by = act.by.id if isinstance(act.by, Person) else None
    # Whoever owns a shop does everything in it until somebody else is hired for it.
    for own in Role if owner else (role,):
        store.add_role(act, made, own, by)
    act.about = made
    act.changed(Change.PERSON, made)
    return made


@does(Task.ROLE_ASSIGN, about="person")
def assign_roles(act: Act, *, person: PersonId, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Makes exactly `roles` and the main one `person`'s own; every other role is taken by a cover.

    A role that is taken away ends at this second. Gives the roles that are hers now.
    """
    known = _known(act, person)
    wanted = {*roles, known.role}
    by = act.by.id if isinstance(act.by, Person) else None
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
    _known(act, person)
    if not store.set_active(act, person, seen, active=False):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    store.close_all_of(act, person)
    act.changed(Change.PERSON, person)
    act.changed(Change.SESSION, person)
    return person


@does(Task.PIN_SET, about="person")
def set_pin(act: Act, *, person: PersonId, pin: str) -> PersonId:
    """Gives `person` a PIN of six digits. Refused: another shape, one that is guessed first."""
    keep_pin(act, person=person, pin=pin)
    return person


def keep_pin(act: Act, *, person: PersonId, pin: str) -> None:
    """A step: hashes and keeps a PIN (argon2id over a keyed pepper that the database does not hold)."""
    if len(pin) != rules.PIN_DIGITS or text.digits(pin) != pin:
        raise Refused(StaffRefusal.PIN_SHAPE)
    if rules.guessable(pin):
        raise Refused(StaffRefusal.PIN_GUESSABLE)
    known = _known(act, person)
    made = _hasher().hash(_peppered(act.keys, person, pin))
    store.keep_pin(act, person, made, known.pin_version)
    act.changed(Change.PERSON, person)


@does(Task.PIN_UNLOCK, about="person")
def unlock_pin(act: Act, *, person: PersonId) -> PersonId:
    """Opens a PIN that ten wrong tries disabled. Refused: unlocking one's own."""
    if isinstance(act.by, Person) and act.by.id == person:
        raise Refused(StaffRefusal.UNLOCK_SELF)
    known = _known(act, person)
    if known.pin_version is not None:
        store.count_failure(act, person, known.pin_version, 0, act.now, None)
    act.changed(Change.PERSON, person)
    return person


@dataclass(frozen=True, slots=True)
class _Tried:
    """A PIN held against the hash that was `kept` then (None: nobody's), and whether it was that one's."""

    kept: str | None
    fits: bool


def _kept_hash(view: View, *, person: PersonId) -> str | None:
    row = store.one(view, person)
    return None if row is None or not row.active else row.hash


def _tried(ahead: Ahead, *, person: PersonId, pin: str) -> _Tried:
    """Hashing takes as long as many acts: nobody who writes waits for it."""
    kept = ahead.read(_kept_hash, person=person)
    if kept is None:
        _spend_the_same(ahead.keys, person, pin)
    return _Tried(kept, kept is not None and _fits(ahead.keys, person, pin, kept))


@does(Task.SIGN_IN, about="person", before=_tried)
def sign_in(act: Act, *, person: PersonId, pin: str) -> SignedIn:  # noqa: ARG001 - tried ahead
    """Signs `person` in at the act's station if the PIN is hers. A wrong one is an answer: it is counted and kept.

    The third wrong PIN in a row waits 5 s, then 10, 20 ... (at most 15 min); the tenth disables it.
    However many try at once, one after the other is judged. Refused: the PIN was changed meanwhile.
    """
    answer = check_pin(act, person=person)
    if answer.outcome is Outcome.IN:
        store.open_session(act, person, act.station)
        act.changed(Change.SESSION, person)
    return answer


def check_pin(act: Act, *, person: PersonId) -> SignedIn:
    """A step: whether the PIN that was tried ahead is `person`'s; a wrong one is counted and kept.

    It signs nobody in. For an act whose `before` tries a PIN as `sign_in` does: `before_of(sign_in)`.
    """
    assert isinstance(act.ahead, _Tried)
    store.lock_pin(act, person)
    known = store.one(act, person)
    if known is None or not known.active or known.hash is None:
        return SignedIn(Outcome.WRONG)
    if known.disabled_at is not None:
        return SignedIn(Outcome.DISABLED)
    if act.now < known.next_try_at:
        return SignedIn(Outcome.WAIT, wait_seconds=_seconds(known.next_try_at, act.now))
    if act.ahead.kept != known.hash:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    if not act.ahead.fits:
        return _wrong(act, person, known)
    if known.failures:
        store.count_failure(act, person, known.pin_version, 0, act.now, None)
    return SignedIn(Outcome.IN, person, known.name, known.role, known.language)


def _wrong(act: Act, person: PersonId, known: Row[Any]) -> SignedIn:
    failures = known.failures + 1
    disabled = act.now if failures >= rules.DISABLED_AT else None
    wait = rules.delay_after(failures)
    store.count_failure(act, person, known.pin_version, failures, act.now + wait, disabled)
    act.note(outcome="wrong_pin", failures=failures)
    act.changed(Change.PERSON, person)
    if disabled is not None:
        return SignedIn(Outcome.DISABLED)
    left = rules.DISABLED_AT - failures
    return SignedIn(Outcome.WRONG, wait_seconds=int(wait.total_seconds()), tries_left=left)


def _candidates(view: View, *, name: str) -> dict[PersonId, str]:
    called = text.folded(text.clean_text(name))
    rows = store.named(view, called) if called else ()
    return {PersonId(row.id): str(row.hash) for row in rows}


def _all_tried(ahead: Ahead, *, name: str, pin: str) -> dict[PersonId, _Tried]:
    kept: dict[PersonId, str] = ahead.read(_candidates, name=name)
    if not kept:
        _spend_the_same(ahead.keys, PersonId(0), pin)
    return {who: _Tried(hash_, _fits(ahead.keys, who, pin, hash_)) for who, hash_ in kept.items()}


@does(Task.SIGN_IN, before=_all_tried)
def prove(act: Act, *, name: str, pin: str) -> SignedIn:  # noqa: ARG001 - tried ahead
    """Makes sure at a lobby that a member of staff stands there; signs nobody in and names nobody.

    Wrong and unknown read and cost the same. A wrong try counts against the station's keypad, which
    sleeps after three, and never against the person: nobody in a lobby can lock a colleague out.
    """
    kept = store.keypad_row(act, act.station)
    if kept is not None and act.now < kept.sleeps_until:
        return SignedIn(Outcome.WAIT, wait_seconds=_seconds(kept.sleeps_until, act.now))
    assert isinstance(act.ahead, dict)
    tried: dict[PersonId, _Tried] = act.ahead
    if _candidates(act, name=name) != {who: each.kept for who, each in tried.items()}:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    fitting = [who for who, each in tried.items() if each.fits]
    if fitting:
        act.about = fitting[0]
        if kept is not None:
            store.set_keypad(act, act.station, 0, act.now)
        return SignedIn(Outcome.IN)
    failures = (kept.failures if kept is not None else 0) + 1
    sleep = rules.keypad_sleep(failures)
    store.set_keypad(act, act.station, failures, act.now + sleep)
    act.note(outcome="wrong_pin_at_keypad", failures=failures)
    return SignedIn(Outcome.WRONG, wait_seconds=int(sleep.total_seconds()))


@does(Task.SIGN_OUT)
def sign_out(act: Act) -> int:
    """Signs out whoever is at the act's station; gives how many that were (0 or 1)."""
    ended = store.close_session(act, act.station)
    if ended:
        act.changed(Change.SESSION, 0)
    return ended


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


def who_is_in(view: View) -> tuple[Presence, ...]:
    """Who is signed in where, longest first."""
    return tuple(
        Presence(row.id, row.name, row.role, row.station, row.since)
        for row in store.open_sessions(view)
    )


def people_of(view: View, *, station: str) -> tuple[PersonId, ...]:
    """Who has been signed in at a station, the latest first."""
    return tuple(PersonId(row.person_id) for row in store.newest_at(view, station))


def _known(view: View, person: PersonId) -> Row[Any]:
    row = store.one(view, person)
    if row is None:
        raise Refused(StaffRefusal.UNKNOWN_PERSON)
    return row


def _hasher() -> PasswordHasher:
    # Here and below: each window asks this room who is here before anybody types a PIN.
    from argon2 import PasswordHasher

    cost = rules.ARGON2
    return PasswordHasher(time_cost=cost.passes, memory_cost=cost.kibibytes, parallelism=1)


def _peppered(keys: Keys, person: PersonId, pin: str) -> str:
    return keys.mac("pin-pepper", f"{person}:{pin}")


def _fits(keys: Keys, person: PersonId, pin: str, kept: str) -> bool:
    from argon2.exceptions import VerifyMismatchError

    try:
        return _hasher().verify(kept, _peppered(keys, person, pin))
    except VerifyMismatchError:
        return False


def _spend_the_same(keys: Keys, person: PersonId, pin: str) -> None:
    # Somebody unknown must take as long as somebody known with a wrong PIN.
    _hasher().hash(_peppered(keys, person, pin))


def _seconds(until: datetime, now: datetime) -> int:
    return max(1, round((until - now).total_seconds()))
