"""Badges: whose they are, when they are enough, and what a copy of one gives away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from kiosk.business import Business
from kiosk.core.by import Person, System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.records.staff import rules, service
from kiosk.records.staff.rules import (
    BadgeOutcome,
    BadgeRead,
    Cost,
    Outcome,
    PresenceState,
    StaffRefusal,
)
from kiosk.records.staff.tables import badge as badge_table
from tests.makers.staff import OWNER, a_person
from tests.records.staff.clocks import skip

DOOR = System("sign-in")
PIN, BADGE = "284917", "04A1B2C3D4"


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 64))


def reads(business: Business, code: str = BADGE, station: str = "Desk 1") -> BadgeRead:
    return business.do(service.read_badge, by=DOOR, station=station, code=code)


def types(business: Business, person: int, pin: str = PIN, station: str = "Desk 1") -> Outcome:
    answer = business.do(service.sign_in, by=DOOR, station=station, person=person, pin=pin)
    return answer.outcome


def with_badge(business: Business, code: str = BADGE, **more: object) -> PersonId:
    person = a_person(business, pin=PIN, **more)  # type: ignore[arg-type]
    business.do(service.give_badge, by=OWNER, person=person, code=code)
    return person


def test_that_a_badge_alone_is_not_enough_before_a_pin_was_typed_here(business: Business) -> None:
    person = with_badge(business, name="Ana Lind")
    answer = reads(business)
    assert (answer.outcome, answer.person, answer.needs_pin) == (BadgeOutcome.PIN, person, True)
    assert business.read(service.who_is_in) == ()


def test_that_a_badge_signs_in_where_the_pin_was_typed_within_ten_minutes(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = with_badge(business, name="Ana Lind", role=Role.SALES)
    types(business, person)
    business.do(service.sign_out, by=DOOR, station="Desk 1", person=person)
    skip(business, monkeypatch, rules.PIN_AGAIN_AFTER - timedelta(seconds=5))
    answer = reads(business)
    assert (answer.outcome, answer.name, answer.role) == (BadgeOutcome.IN, "Ana Lind", Role.SALES)
    assert not answer.needs_pin
    assert [each.person for each in business.read(service.who_is_in)] == [person]
    skip(business, monkeypatch, timedelta(seconds=6))
    assert reads(business).outcome is BadgeOutcome.PIN


def test_that_a_pin_typed_at_one_desk_opens_no_other_by_badge(business: Business) -> None:
    types(business, with_badge(business), station="Desk 1")
    assert reads(business, station="Desk 2").outcome is BadgeOutcome.PIN


def test_that_caps_lock_and_spaces_make_no_other_badge(business: Business) -> None:
    person = with_badge(business)
    assert reads(business, " 04a1 b2c3d4").person == person


def test_that_the_same_badge_at_two_desks_within_a_minute_asks_for_the_pin_and_is_shown(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = with_badge(business)
    for desk in ("Desk 1", "Desk 2"):
        types(business, person, station=desk)
    assert reads(business, station="Desk 1").outcome is BadgeOutcome.IN
    skip(business, monkeypatch, timedelta(seconds=50))
    assert reads(business, station="Desk 2").outcome is BadgeOutcome.PIN
    (said,) = business.read(service.clashes, person=person)
    assert (said.station, said.elsewhere) == ("Desk 2", "Desk 1")
    assert types(business, person, station="Desk 2") is Outcome.IN
    business.do(service.see_clashes, by=Person(person, Role.RECEPTION), person=person)
    assert business.read(service.clashes, person=person) == ()


def test_that_after_a_minute_nobody_is_asked_at_the_second_desk(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = with_badge(business)
    for desk in ("Desk 1", "Desk 2"):
        types(business, person, station=desk)
    reads(business, station="Desk 1")
    skip(business, monkeypatch, timedelta(seconds=61))
    assert reads(business, station="Desk 2").outcome is BadgeOutcome.IN
    assert business.read(service.clashes, person=person) == ()


def test_that_a_clock_set_back_makes_no_pin_fresh_and_hides_no_copy(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = with_badge(business)
    types(business, person)
    types(business, person, station="Desk 2")
    reads(business)
    skip(business, monkeypatch, timedelta(hours=-3))
    assert reads(business).outcome is BadgeOutcome.PIN
    assert reads(business, station="Desk 2").outcome is BadgeOutcome.PIN
    assert len(business.read(service.clashes, person=person)) == 1


def test_that_an_ended_badge_is_refused_at_once_and_proves_nothing_any_more(
    business: Business,
) -> None:
    person = with_badge(business)
    types(business, person)
    reads(business)
    assert business.read(service.proven, person=person, station="Desk 1").badge_at is not None
    held = business.read(service.badges)[person]
    business.do(service.end_badge, by=OWNER, badge=held.id, seen=held.version)
    assert reads(business) == BadgeRead(BadgeOutcome.ENDED)
    assert not business.read(service.has_badge, person=person)
    proof = business.read(service.proven, person=person, station="Desk 1")
    assert proof.badge_at is None
    assert proof.pin_at is not None
    with pytest.raises(Refused) as refused:
        business.do(service.end_badge, by=OWNER, badge=held.id, seen=held.version)
    assert refused.value.refusal.code is ActRefusal.CHANGED_MEANWHILE


def test_that_a_new_badge_ends_the_one_before(business: Business) -> None:
    person = with_badge(business)
    types(business, person)
    business.do(service.give_badge, by=OWNER, person=person, code="0000111122")
    assert reads(business).outcome is BadgeOutcome.ENDED
    assert reads(business, "0000111122").outcome is BadgeOutcome.IN


def test_that_a_badge_is_one_persons_for_ever(business: Business) -> None:
    person, other = with_badge(business), a_person(business)
    for code, why in ((BADGE, StaffRefusal.BADGE_TAKEN), ("12345", StaffRefusal.BADGE_SHAPE)):
        with pytest.raises(Refused) as refused:
            business.do(service.give_badge, by=OWNER, person=other, code=code)
        assert refused.value.refusal.code is why
    held = business.read(service.badges)[person]
    business.do(service.end_badge, by=OWNER, badge=held.id, seen=held.version)
    with pytest.raises(Refused) as refused:
        business.do(service.give_badge, by=OWNER, person=other, code=BADGE)
    assert refused.value.refusal.code is StaffRefusal.BADGE_ENDED


def test_that_whoever_left_has_no_badge(business: Business) -> None:
    person = with_badge(business)
    types(business, person)
    business.do(service.let_go, by=OWNER, person=person, seen=1)
    assert reads(business).outcome is BadgeOutcome.ENDED
    assert business.read(service.badges) == {}


def test_that_a_badge_does_not_open_what_ten_wrong_pins_closed(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = with_badge(business)
    types(business, person)
    monkeypatch.setattr(rules, "DISABLED_AT", 2)
    for _ in range(2):
        types(business, person, "111112", "Desk 2")
    assert reads(business) == BadgeRead(BadgeOutcome.CLOSED)


def test_that_an_unknown_badge_names_nobody_and_many_of_them_rest_the_desk(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = with_badge(business)
    for number in range(rules.DESK_TRIES):
        assert reads(business, f"UNKNOWN{number}") == BadgeRead(BadgeOutcome.UNKNOWN)
    assert reads(business).outcome is BadgeOutcome.WAIT
    assert types(business, person) is Outcome.WAIT
    assert reads(business, station="Desk 2").outcome is BadgeOutcome.PIN
    skip(business, monkeypatch, timedelta(seconds=61))
    assert types(business, person) is Outcome.IN


def test_that_the_database_does_not_say_what_a_badge_says(business: Business) -> None:
    with_badge(business)
    kept = business.read(lambda view: view.execute(select(badge_table.c.mark)).scalar_one())
    assert kept == business.keys.mac("badge", BADGE.casefold())
    assert BADGE.casefold() not in kept.casefold()


def test_that_only_its_holder_has_seen_a_copy(business: Business) -> None:
    person, other = with_badge(business), a_person(business)
    with pytest.raises(Refused) as refused:
        business.do(service.see_clashes, by=Person(other, Role.RECEPTION), person=person)
    assert refused.value.refusal.code is StaffRefusal.NOT_YOURS


def test_that_badges_are_given_by_who_may_alone(business: Business) -> None:
    clerk = a_person(business, Skill.WELCOME)
    with pytest.raises(Refused):
        business.do(service.give_badge, by=Person(clerk, Role.RECEPTION), person=clerk, code=BADGE)
    manager = a_person(business, Skill.PEOPLE, role=Role.MANAGER)
    business.do(service.give_badge, by=Person(manager, Role.MANAGER), person=clerk, code=BADGE)
    assert business.read(service.has_badge, person=clerk)


def test_that_a_badge_says_that_its_holder_is_here(business: Business) -> None:
    person = with_badge(business)
    types(business, person)
    business.do(
        service.set_presence, by=Person(person, Role.RECEPTION), person=person,
        state=PresenceState.BREAK,
    )  # fmt: skip
    reads(business)
    found = {each.person: each for each in business.read(service.workers)}[person]
    assert (found.state, found.station) == (PresenceState.IN, "Desk 1")
