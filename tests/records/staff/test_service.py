"""PINs resist guessing, on both databases; a wrong one is an answer that is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from threading import Event

import msgspec
import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import select

from kiosk.business import Business
from kiosk.core.by import Person, System
from kiosk.core.ids import PersonId, command_key
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.database.acting import View
from kiosk.database.tables import command
from kiosk.records.staff import rules, service
from kiosk.records.staff.rules import Outcome, SignedIn, StaffRefusal
from kiosk.records.staff.service import pins
from kiosk.records.staff.store import people as store
from tests.makers.staff import OWNER, a_person

DOOR = System("sign-in")
PIN = "284917"


def tries(business: Business, person: int, pin: str, station: str = "Desk 1") -> SignedIn:
    return business.do(service.sign_in, by=DOOR, station=station, person=person, pin=pin)


def wait_over(business: Business, monkeypatch: pytest.MonkeyPatch) -> None:
    """The waiting time after wrong tries passes: the act's clock is put on by a quarter of an hour."""
    real = business.clock.moment
    business.skipped = getattr(business, "skipped", timedelta()) + rules.SLOWEST
    skipped = business.skipped
    monkeypatch.setattr(
        type(business.clock), "moment", lambda _self, said: real.__func__(_self, said) + skipped
    )


def test_that_the_right_pin_signs_in(business: Business) -> None:
    person = a_person(business, name="Ana Lind", pin=PIN)
    answer = tries(business, person, PIN)
    assert (answer.outcome, answer.name) == (Outcome.IN, "Ana Lind")
    there = business.read(service.who_is_in)
    assert [(each.person, each.station) for each in there] == [(person, "Desk 1")]


def test_that_several_people_are_signed_in_at_one_desk_and_who_proved_last_acts(
    business: Business,
) -> None:
    one, other = a_person(business, pin=PIN), a_person(business, pin="739154")
    tries(business, one, PIN)
    tries(business, other, "739154")
    here = business.read(service.signed_in_at, station="Desk 1")
    assert [each.person for each in here] == [other, one]
    tries(business, one, PIN)
    here = business.read(service.signed_in_at, station="Desk 1")
    assert [each.person for each in here] == [one, other]


def test_that_signing_out_ends_only_ones_own_session(business: Business) -> None:
    one, other = a_person(business, pin=PIN), a_person(business, pin="739154")
    tries(business, one, PIN)
    tries(business, other, "739154")
    assert business.do(service.sign_out, by=DOOR, station="Desk 1", person=one) == 1
    assert [each.person for each in business.read(service.who_is_in)] == [other]
    assert business.do(service.sign_out, by=DOOR, station="Desk 1") == 1
    assert business.read(service.who_is_in) == ()


def test_that_a_wrong_pin_is_counted_and_kept(business: Business) -> None:
    person = a_person(business, pin=PIN)
    answer = tries(business, person, "111112")
    assert (answer.outcome, answer.tries_left) == (Outcome.WRONG, 9)
    assert business.read(lambda view: store.one(view, person).failures) == 1


def test_that_the_third_wrong_pin_makes_the_next_try_wait(business: Business) -> None:
    person = a_person(business, pin=PIN)
    answers = [tries(business, person, "111112").outcome for _ in range(3)]
    assert answers == [Outcome.WRONG] * 3
    waiting = tries(business, person, PIN)
    assert waiting.outcome is Outcome.WAIT
    assert 1 <= waiting.wait_seconds <= 5


def test_that_the_tenth_wrong_pin_disables_it_everywhere(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person(business, pin=PIN)
    seen = []
    for number in range(10):
        wait_over(business, monkeypatch)
        seen.append(tries(business, person, "111112", f"Desk {number}").outcome)
    assert seen == [Outcome.WRONG] * 9 + [Outcome.DISABLED]
    wait_over(business, monkeypatch)
    assert tries(business, person, PIN, "Desk 99").outcome is Outcome.DISABLED


def test_that_the_count_survives_a_restart(place: object) -> None:
    from kiosk import business as businesses

    opened = businesses.open_business(place.database, place.home)
    person = a_person(opened, pin=PIN)
    for _ in range(3):
        tries(opened, person, "111112")
    opened.close()
    again = businesses.open_business(place.database, place.home)
    assert tries(again, person, PIN).outcome is Outcome.WAIT
    again.close()


def test_that_a_second_person_opens_a_disabled_pin_and_nobody_her_own(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person(business, Skill.PEOPLE, role=Role.MANAGER, pin=PIN)
    for _ in range(10):
        wait_over(business, monkeypatch)
        tries(business, person, "111112")
    with pytest.raises(Refused) as refused:
        business.do(service.unlock_pin, by=Person(person, Role.MANAGER), person=person)
    assert refused.value.refusal.code is StaffRefusal.UNLOCK_SELF
    business.do(service.unlock_pin, by=OWNER, person=person)
    assert tries(business, person, PIN).outcome is Outcome.IN


def test_that_nobody_who_writes_waits_for_a_hash(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person(business, pin=PIN)
    began, may_end, hashed = Event(), Event(), pins._fits

    def slow(*said: object) -> bool:
        began.set()
        assert may_end.wait(30)
        return hashed(*said)

    monkeypatch.setattr(pins, "_fits", slow)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(tries, business, person, PIN)
        assert began.wait(30)
        business.do(service.sign_out, by=DOOR, station="Desk 2")
        assert not answer.done()
        may_end.set()
        assert answer.result(30).outcome is Outcome.IN


def test_that_windows_do_not_wait_for_a_hash_either(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person(business, pin=PIN)
    may_end, hashed = Event(), pins._fits
    monkeypatch.setattr(pins, "_fits", lambda *said: may_end.wait(30) and hashed(*said))
    answer = business.submit(service.sign_in, {"person": person, "pin": PIN}, DOOR, None, "Desk 1")
    business.submit(service.sign_out, {}, DOOR, None, "Desk 2").result(30)
    assert not answer.done()
    may_end.set()
    assert answer.result(30).outcome is Outcome.IN


def test_that_a_pin_changed_while_it_was_tried_opens_nothing(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, hashed = a_person(business, pin=PIN), pins._fits

    def changed_meanwhile(*said: object) -> bool:
        fits = hashed(*said)
        business.do(service.set_pin, by=OWNER, person=person, pin="739154")
        return fits

    monkeypatch.setattr(pins, "_fits", changed_meanwhile)
    with pytest.raises(Refused) as refused:
        tries(business, person, PIN)
    assert refused.value.refusal.code is ActRefusal.CHANGED_MEANWHILE
    with pytest.raises(Refused) as refused:
        proves(business, business.read(service.names)[person], "739154")
    assert refused.value.refusal.code is ActRefusal.CHANGED_MEANWHILE
    assert business.read(service.who_is_in) == ()


def test_that_tries_at_once_are_judged_one_after_the_other(business: Business) -> None:
    person = a_person(business, pin=PIN)
    with ThreadPoolExecutor(6) as pool:
        answers = list(
            pool.map(lambda desk: tries(business, person, "111112", f"Desk {desk}"), range(6))
        )
    outcomes = [each.outcome for each in answers]
    judged = outcomes.count(Outcome.WRONG)
    assert judged >= rules.SLOW_FROM
    assert outcomes.count(Outcome.WAIT) == len(answers) - judged
    kept = business.read(lambda view: store.one(view, person))
    assert kept is not None
    assert kept.failures == judged


def test_that_the_same_try_twice_counts_once(business: Business) -> None:
    person, key = a_person(business, pin=PIN), command_key()
    said = {"person": person, "pin": "111112"}
    first, again = (business.do(service.sign_in, DOOR, key, "Desk 1", **said) for _ in range(2))
    assert first == again
    kept = business.read(lambda view: store.one(view, person))
    assert kept is not None
    assert kept.failures == 1


def test_that_what_is_kept_of_a_try_does_not_give_the_pin_away(business: Business) -> None:
    person, key = a_person(business, pin=PIN), command_key()
    said = {"person": person, "pin": PIN}
    business.do(service.sign_in, DOOR, key, "Desk 1", **said)
    kept = business.read(
        lambda view: view.execute(select(command.c.body).where(command.c.key == key)).scalar_one()
    )
    name = f"{service.sign_in.__module__}.{service.sign_in.__qualname__}"
    plain = msgspec.json.encode([name, said], order="deterministic")
    assert kept == business.keys.mac("command", plain)
    assert kept != sha256(plain).hexdigest()


def test_that_unknown_and_known_read_the_same(business: Business) -> None:
    person = a_person(business, pin=PIN)
    known = tries(business, person, "111112")
    unknown = tries(business, 999_999, "111112")
    assert replace(known, wait_seconds=0, tries_left=0) == unknown


def test_that_unknown_and_known_cost_the_same(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = a_person(business, pin=PIN), a_person(business), PersonId(999_999)
    gone = a_person(business, pin=PIN)
    business.do(service.let_go, by=OWNER, person=gone, seen=1)
    real, spent = pins._hasher, []

    def counted() -> PasswordHasher:
        spent.append(1)
        return real()

    monkeypatch.setattr(pins, "_hasher", counted)
    for person in (*asked, gone):
        spent.clear()
        assert tries(business, person, "111112").outcome is Outcome.WRONG
        assert len(spent) == 1  # argon2 ran once, whoever it was


@pytest.mark.parametrize("pin", ["111111", "123456", "010190", "159753"])
def test_that_a_pin_that_is_guessed_first_is_refused(business: Business, pin: str) -> None:
    person = a_person(business)
    with pytest.raises(Refused) as refused:
        business.do(service.set_pin, by=OWNER, person=person, pin=pin)
    assert refused.value.refusal.code is StaffRefusal.PIN_GUESSABLE


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567", "abcdef", "12 456", "\u0661\u0662\u0663\u0664\u0665\u0666"]
)
def test_that_a_pin_has_six_digits(business: Business, pin: str) -> None:
    person = a_person(business)
    with pytest.raises(Refused) as refused:
        business.do(service.set_pin, by=OWNER, person=person, pin=pin)
    assert refused.value.refusal.code is StaffRefusal.PIN_SHAPE


def test_that_the_hash_needs_the_pepper_and_meets_the_standard(business: Business) -> None:
    people = a_person(business, pin=PIN), a_person(business, pin=PIN)

    def kept(view: View) -> list[str]:
        return [str(store.one(view, person).hash) for person in people]

    hashes = business.read(kept)
    peppered = [business.keys.mac("pin-pepper", f"{person}:{PIN}") for person in people]
    for at, said in enumerate(hashes):
        assert said.startswith("$argon2id$")
        assert PIN not in said
        assert PasswordHasher().verify(said, peppered[at])
        # Whoever has the database alone can try this; and one's hash opens nothing for the other.
        for guess in (PIN, f"{people[at]}:{PIN}", f"{PIN}:{people[at]}", peppered[1 - at]):
            with pytest.raises(VerifyMismatchError):
                PasswordHasher().verify(said, guess)


def test_that_who_left_is_signed_out_and_cannot_come_back(business: Business) -> None:
    person = a_person(business, pin=PIN)
    tries(business, person, PIN)
    business.do(service.let_go, by=OWNER, person=person, seen=1)
    assert business.read(service.who_is_in) == ()
    assert tries(business, person, PIN).outcome is Outcome.WRONG


def test_that_a_name_is_cleaned_and_an_empty_one_refused(business: Business) -> None:
    person = a_person(business, name="  R&D\u202e <b>Świątek</b>\x00 ")
    assert {each.id: each.name for each in business.read(service.people)}[
        person
    ] == "R&D <b>Świątek</b>"
    with pytest.raises(Refused):
        business.do(service.add_person, by=OWNER, name=" \u200b ", role=Role.SALES)


KEYPAD = System("staff-exit")


def proves(business: Business, name: str, pin: str, station: str = "Kiosk 1") -> SignedIn:
    return business.do(service.prove, by=KEYPAD, station=station, name=name, pin=pin)


def test_that_a_family_name_and_a_pin_prove_staff_and_sign_nobody_in(business: Business) -> None:
    a_person(business, name="Ana Łind", pin=PIN)
    proved = proves(business, "lind", PIN)
    assert (proved.outcome, proved.name) == (Outcome.IN, "")
    assert proves(business, " Ana  Łind ", PIN).outcome is Outcome.IN
    assert business.read(service.who_is_in) == ()
    for other in ("Ana", "ind", "%", "", "Nobody"):
        assert proves(business, other, PIN, f"at {other}").outcome is Outcome.WRONG


def test_that_wrong_and_unknown_read_the_same_at_a_keypad(business: Business) -> None:
    a_person(business, name="Ana Lind", pin=PIN)
    assert proves(business, "Lind", "111112", "Kiosk 1") == proves(
        business, "Nobody", "111112", "Kiosk 2"
    )


def test_that_a_keypad_sleeps_after_three_and_longer_each_time(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_person(business, name="Ana Lind", pin=PIN)
    waits = [proves(business, "Lind", "111112").wait_seconds for _ in range(3)]
    assert waits == [0, 0, 60]
    assert proves(business, "Lind", PIN).outcome is Outcome.WAIT
    assert proves(business, "Lind", PIN, "Kiosk 2").outcome is Outcome.IN
    wait_over(business, monkeypatch)
    waits = [proves(business, "Lind", "111112").wait_seconds for _ in range(3)]
    assert waits == [0, 0, 120]
    wait_over(business, monkeypatch)
    assert proves(business, "Lind", PIN).outcome is Outcome.IN


def test_that_nobody_at_a_keypad_locks_a_colleague_out(business: Business) -> None:
    person = a_person(business, name="Ana Lind", pin=PIN)
    for number in range(40):
        proves(business, "Lind", "111112", f"Kiosk {number % 20}")
    answer = tries(business, person, PIN)
    assert answer.outcome is Outcome.IN
    assert business.read(lambda view: store.one(view, person).failures) == 0
