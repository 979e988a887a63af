"""What two do at the same moment: one badge at two desks, two accounts that follow each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import pytest

from kiosk.business import Business
from kiosk.core.by import Person, System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role
from kiosk.records.staff import rules, service
from kiosk.records.staff.rules import AbsenceKind, BadgeOutcome, Cost, PresenceState
from tests.makers.staff import OWNER, a_person

DOOR = System("sign-in")
PIN, BADGE = "284917", "04A1B2C3D4"
ROUNDS = 5


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 64))


def test_that_one_badge_at_two_desks_at_once_opens_one_of_them(business: Business) -> None:
    for number in range(ROUNDS):
        person = a_person(business, pin=PIN)
        business.do(service.give_badge, by=OWNER, person=person, code=f"{BADGE}{number}")
        desks = (f"Desk {number}A", f"Desk {number}B")
        for desk in desks:
            business.do(service.sign_in, by=DOOR, station=desk, person=person, pin=PIN)
        together = Barrier(2)

        def read(desk: str, badge: str = f"{BADGE}{number}", at: Barrier = together) -> object:
            at.wait(30)
            return business.do(service.read_badge, by=DOOR, station=desk, code=badge).outcome

        with ThreadPoolExecutor(2) as pool:
            outcomes = list(pool.map(read, desks))
        assert sorted(outcomes) == [BadgeOutcome.IN, BadgeOutcome.PIN]
        assert len(business.read(service.clashes, person=person)) == 1


def test_that_two_accounts_said_to_follow_each_other_at_once_have_one_first(
    business: Business,
) -> None:
    for _ in range(ROUNDS):
        one, other, third = (a_person(business) for _ in range(3))
        together = Barrier(3)

        def say(pair: tuple[PersonId, PersonId], at: Barrier = together) -> None:
            at.wait(30)
            with suppress(Refused):  # whoever came last may find that it is so already
                business.do(
                    service.same_human, OWNER, None, f"Desk {pair[0]}", person=pair[0],
                    first=pair[1],
                )  # fmt: skip

        with ThreadPoolExecutor(3) as pool:
            list(pool.map(say, ((one, other), (other, third), (third, one))))
        humans = business.read(service.humans)
        assert len({humans.get(each, each) for each in (one, other, third)}) == 1
        assert not set(humans) & set(humans.values())


def test_that_who_comes_while_a_colleague_calls_her_ill_is_one_of_both(business: Business) -> None:
    for number in range(ROUNDS):
        ana, ben = a_person(business, pin=PIN), a_person(business)
        together = Barrier(2)

        def comes(person: PersonId = ana, at: Barrier = together, n: int = number) -> None:
            at.wait(30)
            business.do(service.sign_in, by=DOOR, station=f"Desk {n}", person=person, pin=PIN)

        def calls(
            by: PersonId = ben, person: PersonId = ana, at: Barrier = together, n: int = number
        ) -> None:
            until = business.clock.moment(None) + rules.LUNCH
            at.wait(30)
            business.do(
                service.enter_absence, Person(by, Role.RECEPTION), None, f"Phone {n}",
                person=person, kind=AbsenceKind.ILL, until=until,
            )  # fmt: skip

        with ThreadPoolExecutor(2) as pool:
            for each in [pool.submit(comes), pool.submit(calls)]:
                each.result(60)
        found = {each.person: each for each in business.read(service.workers)}[ana]
        # Whatever came last holds: nobody is here and away at once.
        assert (found.state is PresenceState.IN) == (found.away_until is None)
