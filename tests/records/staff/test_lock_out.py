"""Guessing PINs: what is counted survives a crash, another desk and a clock set back; a lobby locks nobody out."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.core.by import Owner, Person, System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill
from kiosk.records.staff import rules, service
from kiosk.records.staff.rules import Cost, Outcome, SignedIn
from kiosk.records.staff.store import people as store
from tests.databases import Place
from tests.makers.staff import OWNER, a_person
from tests.records.staff.clocks import skip

DOOR = System("sign-in")
KEYPAD = System("staff-exit")
PIN, WRONG = "284917", "739154"
CHEAP = Cost(1, 64)


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", CHEAP)


def tries(business: Business, person: int, pin: str = WRONG, station: str = "Desk 1") -> SignedIn:
    return business.do(service.sign_in, by=DOOR, station=station, person=person, pin=pin)


def counted(business: Business, person: PersonId) -> int:
    row = business.read(lambda view: store.one(view, person))
    assert row is not None
    return int(row.failures)


# What a desk's PC does until its power is cut: five wrong PINs, and it is gone without a word.
GUESSING = """
import os, sys
from kiosk import business as businesses
from kiosk.core.by import System
from kiosk.records.staff import rules, service
rules.ARGON2 = rules.Cost(1, 64)
rules.SLOW_FROM = 99
opened = businesses.open_business(sys.argv[1], sys.argv[2])
for number in range(9):
    opened.do(service.sign_in, System("sign-in"), None, "Desk 1", person=int(sys.argv[3]), pin="739154")
os._exit(9)
"""


def test_that_nine_wrong_pins_a_crash_and_one_more_elsewhere_disable_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = businesses.open_business(place.database, place.home)
    person = a_person(before, pin=PIN)
    before.close()
    died = subprocess.run(
        [sys.executable, "-c", GUESSING, place.database, str(place.home), str(person)],
        env=os.environ, cwd=Path(__file__).resolve().parents[3], check=False, capture_output=True,
    )  # fmt: skip
    assert died.returncode == 9, died.stderr.decode()
    after = businesses.open_business(place.database, place.home)
    try:
        assert counted(after, person) == 9
        skip(after, monkeypatch, rules.SLOWEST)
        assert tries(after, person, station="Desk 2").outcome is Outcome.DISABLED
        skip(after, monkeypatch, timedelta(days=30))
        assert tries(after, person, PIN, "Desk 3").outcome is Outcome.DISABLED
    finally:
        after.close()


def test_that_a_clock_set_back_neither_shortens_a_wait_nor_opens_again(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person(business, pin=PIN)
    for _ in range(3):
        tries(business, person)
    skip(business, monkeypatch, timedelta(hours=-1))
    waiting = tries(business, person, PIN)
    assert waiting.outcome is Outcome.WAIT
    assert waiting.wait_seconds > 5
    monkeypatch.setattr(rules, "DISABLED_AT", 4)
    skip(business, monkeypatch, timedelta(hours=2))
    assert tries(business, person).outcome is Outcome.DISABLED
    skip(business, monkeypatch, timedelta(days=-1))
    assert tries(business, person, PIN).outcome is Outcome.DISABLED


def test_that_a_clock_set_back_wakes_no_desk_that_rests(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person(business, pin=PIN)
    for number in range(rules.DESK_TRIES):
        tries(business, 900_000 + number)
    assert tries(business, person, PIN).outcome is Outcome.WAIT
    skip(business, monkeypatch, timedelta(hours=-1))
    assert tries(business, person, PIN).outcome is Outcome.WAIT
    assert tries(business, person, PIN, "Desk 2").outcome is Outcome.IN


def test_that_guessing_through_everybody_at_one_desk_rests_that_desk_alone(
    business: Business,
) -> None:
    everybody = [a_person(business, pin=PIN) for _ in range(8)]
    outcomes = [tries(business, person).outcome for person in everybody * 3]
    assert outcomes.count(Outcome.WRONG) == rules.DESK_TRIES
    assert set(outcomes[rules.DESK_TRIES :]) == {Outcome.WAIT}
    assert all(counted(business, person) < rules.SLOW_FROM for person in everybody)
    assert tries(business, everybody[0], PIN, "Desk 2").outcome is Outcome.IN


def test_that_a_right_pin_ends_the_count_of_its_desk(business: Business) -> None:
    person = a_person(business, pin=PIN)
    for number in range(rules.DESK_TRIES - 1):
        tries(business, 900_000 + number)
    assert tries(business, person, PIN).outcome is Outcome.IN
    assert tries(business, 900_000).outcome is Outcome.WRONG
    assert tries(business, person, PIN).outcome is Outcome.IN


def test_that_three_thousand_guesses_in_the_lobby_lock_nobody_out(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = {name: a_person(business, name=f"Ana {name}", pin=PIN) for name in ("Lind", "Moor")}
    judged = 0
    # Half of them on each of the two databases.
    # Argon2 is not what is tested here: the counters are.
    monkeypatch.setattr(service.pins, "_fits", lambda *_said: False)
    for number in range(1_500):
        if number % 3 == 0:
            skip(business, monkeypatch, rules.KEYPAD_SLEEP)
        answer = business.do(
            service.prove, by=KEYPAD, station=f"Kiosk {number % 2}",
            name=("Lind", "Moor")[number % 2], pin=f"{number:06d}",
        )  # fmt: skip
        judged += answer.outcome is Outcome.WRONG
    assert judged < 350
    monkeypatch.undo()
    monkeypatch.setattr(rules, "ARGON2", CHEAP)
    for person in people.values():
        assert counted(business, person) == 0
        assert tries(business, person, PIN).outcome is Outcome.IN


def test_that_two_hundred_guesses_reach_the_hash_ten_times_at_most(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person(business, pin=PIN)
    outcomes = []
    for number in range(200):
        skip(business, monkeypatch, timedelta(minutes=3))
        outcomes.append(tries(business, person, f"7391{number:02d}"[:6], f"Desk {number}").outcome)
    assert outcomes.count(Outcome.WRONG) == rules.DISABLED_AT - 1
    assert outcomes[-1] is Outcome.DISABLED


@dataclass
class Reckoning:
    """What the rules say of one person's PIN, kept beside the database and compared after each try."""

    failures: int = 0
    next_try: datetime | None = None
    disabled: bool = False

    def expects(self, now: datetime, right: bool) -> Outcome:
        if self.disabled:
            return Outcome.DISABLED
        if self.next_try is not None and now < self.next_try:
            return Outcome.WAIT
        if right:
            self.failures, self.next_try = 0, None
            return Outcome.IN
        self.failures += 1
        wait = rules.delay_after(self.failures)
        self.next_try = now + wait if wait else None
        self.disabled = self.failures >= rules.DISABLED_AT
        return Outcome.DISABLED if self.disabled else Outcome.WRONG


@pytest.mark.parametrize("seed", range(4))
def test_that_every_history_of_tries_on_any_desk_under_any_clock_is_judged_by_the_rules(
    business: Business, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    drawn = Random(seed)
    person, reckoning = a_person(business, pin=PIN), Reckoning()
    ends = drawn.choice((0.1, 0.02))
    for number in range(70):
        if drawn.random() < 0.5:
            moved = drawn.choice((-3_600, -10, -2, 4, 20, 200, 1_000))
            skip(business, monkeypatch, timedelta(seconds=moved))
        right = drawn.random() < ends
        now = business.clock.moment(None)
        if reckoning.next_try is not None and abs((reckoning.next_try - now).total_seconds()) < 2:
            continue  # too near to tell which of the two clocks it is judged by
        # A desk of its own each time: what a desk counts is not what is reckoned here.
        said = tries(business, person, PIN if right else WRONG, f"Desk {number}").outcome
        assert said is reckoning.expects(now, right), number


# -------------------------------------------------------------------------------- opening it again


def closed(business: Business, monkeypatch: pytest.MonkeyPatch, *skills: Skill) -> PersonId:
    person = a_person(business, *skills, pin=PIN)
    with monkeypatch.context() as patch:
        patch.setattr(rules, "DISABLED_AT", 1)
        assert tries(business, person, station="Desk 9").outcome is Outcome.DISABLED
    return person


def test_that_a_second_person_opens_it_and_the_owner_from_anywhere(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = a_person(business, Skill.PEOPLE, role=Role.MANAGER)
    for by in (Person(boss, Role.MANAGER), Owner("maren")):
        person = closed(business, monkeypatch)
        business.do(service.unlock_pin, by=by, person=person)
        assert tries(business, person, PIN).outcome is Outcome.IN


def test_that_a_clerk_who_may_not_opens_nobodys(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk, person = a_person(business, Skill.WELCOME), closed(business, monkeypatch)
    with pytest.raises(Refused):
        business.do(service.unlock_pin, by=Person(clerk, Role.RECEPTION), person=person)
    assert tries(business, person, PIN).outcome is Outcome.DISABLED


def test_that_the_recovery_code_opens_it_and_a_wrong_code_does_not(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = businesses.open_business(place.database, place.home)
    try:
        person = closed(opened, monkeypatch)
        wrong = "-".join(["AAAA"] * 8)
        for code, outcome, then in (
            (wrong, Outcome.WRONG, Outcome.DISABLED),
            (place.recovery_code.lower(), Outcome.IN, Outcome.IN),
        ):
            said = opened.do(
                service.unlock_by_code, by=OWNER, station="Desk 1", person=person, code=code
            )
            assert said is outcome
            assert tries(opened, person, PIN).outcome is then
    finally:
        opened.close()


def test_that_guessed_recovery_codes_rest_the_desk(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = businesses.open_business(place.database, place.home)
    try:
        person = closed(opened, monkeypatch)
        monkeypatch.setattr(rules, "DESK_TRIES", 2)
        said = [
            opened.do(service.unlock_by_code, by=OWNER, station="Desk 1", person=person, code=code)
            for code in ("A", "B", place.recovery_code)
        ]
        assert said == [Outcome.WRONG, Outcome.WRONG, Outcome.WAIT]
    finally:
        opened.close()
