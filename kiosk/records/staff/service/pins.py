"""PINs: set, tried, closed after ten wrong ones and opened again by another human being."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from kiosk.core import text
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, Ahead, View, does
from kiosk.database.keys import Keys
from kiosk.records.staff import rules
from kiosk.records.staff.rules import Outcome, SignedIn, StaffRefusal
from kiosk.records.staff.service.arriving import arrive
from kiosk.records.staff.service.knowing import known
from kiosk.records.staff.service.people import humans
from kiosk.records.staff.store import people as store
from kiosk.records.staff.store import presence as presences

if TYPE_CHECKING:
    from argon2 import PasswordHasher


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
    found = known(act, person=person)
    made = _hasher().hash(_peppered(act.keys, person, pin))
    store.keep_pin(act, person, made, found.pin_version)
    act.changed(Change.PERSON, person)


@does(Task.PIN_UNLOCK, about="person")
def unlock_pin(act: Act, *, person: PersonId) -> PersonId:
    """Opens a PIN that ten wrong tries disabled. Refused: unlocking one's own, also by a second account."""
    one = humans(act)
    if isinstance(act.by, Person) and one.get(act.by.id, act.by.id) == one.get(person, person):
        raise Refused(StaffRefusal.UNLOCK_SELF)
    found = known(act, person=person)
    if found.pin_version is not None:
        _open_again(act, person, found)
    act.changed(Change.PERSON, person)
    return person


def _code_tried(ahead: Ahead, *, person: PersonId, code: str) -> bool:  # noqa: ARG001 - any person
    return ahead.recovers(code)


@does(Task.PIN_UNLOCK, about="person", before=_code_tried)
def unlock_by_code(act: Act, *, person: PersonId, code: str) -> Outcome:  # noqa: ARG001 - tried ahead
    """Opens a PIN for whoever has the recovery code. A wrong code is an answer, counted at the station."""
    if rest_of(act):
        return Outcome.WAIT
    if act.ahead is not True:
        count_at_station(act)
        act.note(outcome="wrong_recovery_code")
        return Outcome.WRONG
    found = known(act, person=person)
    forget_at_station(act)
    if found.pin_version is not None:
        _open_again(act, person, found)
    act.note(outcome="recovery_code")
    act.changed(Change.PERSON, person)
    return Outcome.IN


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


def check_pin(act: Act, *, person: PersonId) -> SignedIn:
    """A step: whether the PIN that was tried ahead is `person`'s; a wrong one is counted and kept.

    It signs nobody in, but a right one is kept as a proof at the act's station, and who proved is here.
    For an act whose `before` tries a PIN as `sign_in` does: `before_of(sign_in)`.
    """
    assert isinstance(act.ahead, _Tried)
    store.lock_pin(act, person)
    resting = rest_of(act)
    if resting:
        return SignedIn(Outcome.WAIT, wait_seconds=resting)
    found = store.one(act, person)
    if found is None or not found.active or found.hash is None:
        count_at_station(act)
        return SignedIn(Outcome.WRONG)
    if found.disabled_at is not None:
        return SignedIn(Outcome.DISABLED)
    if act.now < found.next_try_at:
        return SignedIn(Outcome.WAIT, wait_seconds=_seconds(found.next_try_at, act.now))
    if act.ahead.kept != found.hash:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    if not act.ahead.fits:
        return _wrong(act, person, found)
    _right(act, person, found)
    return SignedIn(Outcome.IN, person, found.name, found.role, found.language)


def _right(act: Act, person: PersonId, found: Row[Any]) -> None:
    if found.failures:
        _open_again(act, person, found)
    forget_at_station(act)
    presences.keep_proof(act, person, pin_at=act.now)
    arrive(act, person=person)


def _open_again(act: Act, person: PersonId, found: Row[Any]) -> None:
    at_once = rules.waits_until(act.now, timedelta())
    store.count_failure(act, person, found.pin_version, 0, at_once, None)


def _wrong(act: Act, person: PersonId, found: Row[Any]) -> SignedIn:
    failures = found.failures + 1
    disabled = act.now if failures >= rules.DISABLED_AT else None
    wait = rules.delay_after(failures)
    opens = rules.waits_until(act.now, wait)
    store.count_failure(act, person, found.pin_version, failures, opens, disabled)
    count_at_station(act)
    act.note(outcome="wrong_pin", failures=failures)
    act.changed(Change.PERSON, person)
    if disabled is not None:
        return SignedIn(Outcome.DISABLED)
    left = rules.DISABLED_AT - failures
    return SignedIn(Outcome.WRONG, wait_seconds=int(wait.total_seconds()), tries_left=left)


def rest_of(act: Act) -> int:
    """A step: for how many seconds the act's station still rests after wrong tries there."""
    kept = store.keypad_row(act, act.station)
    if kept is None or act.now >= kept.sleeps_until:
        return 0
    return _seconds(kept.sleeps_until, act.now)


def count_at_station(act: Act) -> None:
    """A step: one more wrong try at the act's desk, whoever's; it rests after many in a row."""
    kept = store.keypad_row(act, act.station)
    failures = (kept.failures if kept is not None else 0) + 1
    opens = rules.waits_until(act.now, rules.desk_rest(failures))
    store.set_keypad(act, act.station, failures, opens)


def forget_at_station(act: Act) -> None:
    """A step: somebody has proved at the act's station who they are; wrong tries there are over."""
    kept = store.keypad_row(act, act.station)
    if kept is not None and kept.failures:
        store.set_keypad(act, act.station, 0, rules.waits_until(act.now, timedelta()))


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

    Whoever it was may raise an alarm: the answer has their id, no name.

    Wrong and unknown read and cost the same. A wrong try counts against the station's keypad, which
    sleeps after three, and never against the person: nobody in a lobby can lock a colleague out.
    """
    resting = rest_of(act)
    if resting:
        return SignedIn(Outcome.WAIT, wait_seconds=resting)
    assert isinstance(act.ahead, dict)
    tried: dict[PersonId, _Tried] = act.ahead
    if _candidates(act, name=name) != {who: each.kept for who, each in tried.items()}:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    fitting = [who for who, each in tried.items() if each.fits]
    if fitting:
        act.about = fitting[0]
        forget_at_station(act)
        return SignedIn(Outcome.IN, person=fitting[0])
    kept = store.keypad_row(act, act.station)
    failures = (kept.failures if kept is not None else 0) + 1
    sleep = rules.keypad_sleep(failures)
    store.set_keypad(act, act.station, failures, rules.waits_until(act.now, sleep))
    act.note(outcome="wrong_pin_at_keypad", failures=failures)
    return SignedIn(Outcome.WRONG, wait_seconds=int(sleep.total_seconds()))


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
