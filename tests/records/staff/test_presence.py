"""Who is in the house, who is away until when, who may know why, and which accounts are one human being."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.business import Business
from kiosk.core.by import Person, System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.database.clock import MachineClock
from kiosk.records.staff import rules, service
from kiosk.records.staff.rules import (
    AbsenceKind,
    AbsenceState,
    Cost,
    Outcome,
    PresenceState,
    StaffRefusal,
)
from kiosk.records.staff.service import Away, Worker
from tests.makers.staff import OWNER, a_person
from tests.records.staff.clocks import skip

DOOR = System("sign-in")
PIN = "284917"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 64))


def comes(business: Business, person: int, station: str = "Desk 1") -> None:
    answer = business.do(service.sign_in, by=DOOR, station=station, person=person, pin=PIN)
    assert answer.outcome is Outcome.IN


def worker(business: Business, person: int) -> Worker:
    return {each.person: each for each in business.read(service.workers)}[PersonId(person)]


def me(person: PersonId) -> Person:
    return Person(person, Role.RECEPTION)


def away(
    business: Business, by: PersonId, person: PersonId, kind: AbsenceKind, lasts: timedelta = HOUR
) -> int:
    until = business.clock.moment(None) + lasts
    return business.do(
        service.enter_absence, by=me(by), station="Desk 1", person=person, kind=kind, until=until
    )


def seen_by(business: Business, asker: PersonId) -> Away:
    (row,) = business.read(service.absences, asker=asker)
    return row


def test_that_a_pin_says_who_is_in_and_where(business: Business) -> None:
    person = a_person(business, Skill.SELL, name="Ana Lind", pin=PIN)
    before = worker(business, person)
    assert (before.state, before.station, before.since) == (PresenceState.OUT, "", None)
    comes(business, person)
    found = worker(business, person)
    assert (found.name, found.state, found.station) == ("Ana Lind", PresenceState.IN, "Desk 1")
    assert found.own == frozenset({Role.RECEPTION, Role.SALES})
    assert found.active
    assert found.away_until is None
    assert found.human is None


def test_that_who_signs_out_everywhere_has_left(business: Business) -> None:
    person = a_person(business, pin=PIN)
    comes(business, person)
    comes(business, person, "Desk 2")
    business.do(service.sign_out, by=DOOR, station="Desk 1", person=person)
    assert worker(business, person).state is PresenceState.IN
    business.do(service.sign_out, by=DOOR, station="Desk 2", person=person)
    assert worker(business, person).state is PresenceState.OUT


def test_that_whoever_forgot_to_sign_out_is_not_in_on_the_next_day(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person(business, pin=PIN)
    comes(business, person)
    skip(business, monkeypatch, timedelta(days=1))
    assert worker(business, person).state is PresenceState.OUT
    comes(business, person)
    assert worker(business, person).state is PresenceState.IN


def test_that_lunch_keeps_the_session_and_a_pin_ends_it(business: Business) -> None:
    person = a_person(business, pin=PIN)
    comes(business, person)
    away(business, person, person, AbsenceKind.LUNCH)
    found = worker(business, person)
    assert (found.state, found.station) == (PresenceState.BREAK, "Desk 1")
    assert found.away_until is not None
    assert len(business.read(service.who_is_in)) == 1
    comes(business, person)
    found = worker(business, person)
    assert (found.state, found.away_until) == (PresenceState.IN, None)
    assert business.read(service.absences, asker=person) == ()


def test_that_who_goes_home_ill_is_signed_out(business: Business) -> None:
    person = a_person(business, pin=PIN)
    comes(business, person)
    away(business, person, person, AbsenceKind.ILL)
    assert worker(business, person).state is PresenceState.OUT
    assert business.read(service.who_is_in) == ()


def test_that_a_colleague_enters_what_was_said_on_the_phone(business: Business) -> None:
    ana, ben = a_person(business, name="Ana"), a_person(business, name="Ben")
    away(business, ana, ben, AbsenceKind.ILL, timedelta(hours=6))
    until = worker(business, ben).away_until
    assert until is not None
    assert until > business.clock.moment(None) + timedelta(hours=5)


def test_that_the_kind_is_told_to_the_person_who_entered_it_and_a_manager_alone(
    business: Business,
) -> None:
    ana, ben, cleo = (a_person(business, name=name) for name in ("Ana", "Ben", "Cleo"))
    boss = a_person(business, role=Role.MANAGER)
    away(business, ana, ben, AbsenceKind.ILL)
    for asker, sees in ((ben, True), (ana, True), (boss, True), (cleo, False)):
        row = seen_by(business, asker)
        assert row.name == "Ben"
        assert row.until_at > business.clock.moment(None)
        assert (row.kind is AbsenceKind.ILL) is sees
        assert row.may_end is sees
    assert seen_by(business, cleo).kind is None
    (untold,) = business.read(service.absences, asker=None)
    assert untold.kind is None


def test_that_whoever_covers_the_manager_is_told_no_kind(business: Business) -> None:
    ben, boss = a_person(business), a_person(business, role=Role.MANAGER)
    business.do(service.assign_roles, by=OWNER, person=ben, roles=(Role.SALES,))
    away(business, boss, boss, AbsenceKind.TRAINING)
    assert seen_by(business, ben).kind is None


def test_that_the_person_confirms_what_a_colleague_entered_and_nobody_his_own(
    business: Business,
) -> None:
    ana, ben = a_person(business), a_person(business)
    made = away(business, ana, ben, AbsenceKind.LATE)
    assert seen_by(business, ben).may_confirm
    own, boss = a_person(business), a_person(business, role=Role.MANAGER)
    for by, whose in ((own, own), (boss, ana)):
        entered = away(business, by, whose, AbsenceKind.LEAVE)
        with pytest.raises(Refused) as refused:
            business.do(service.confirm_absence, by=me(by), absence=entered, seen=1)
        assert refused.value.refusal.code is StaffRefusal.CONFIRM_OTHER
        business.do(service.end_absence, by=me(by), absence=entered, seen=1)
    for by in (ana, a_person(business)):
        with pytest.raises(Refused) as refused:
            business.do(service.confirm_absence, by=me(by), absence=made, seen=1)
        assert refused.value.refusal.code is StaffRefusal.CONFIRM_OTHER
    business.do(service.confirm_absence, by=me(ben), absence=made, seen=1)
    assert not seen_by(business, ben).may_confirm
    with pytest.raises(Refused) as refused:
        business.do(service.confirm_absence, by=me(ben), absence=made, seen=1)
    assert refused.value.refusal.code is ActRefusal.CHANGED_MEANWHILE


def test_that_a_leave_to_come_is_reported_then_confirmed_then_lasts(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, boss = a_person(business), a_person(business, role=Role.MANAGER)
    start = business.clock.moment(None) + 2 * HOUR
    made = business.do(
        service.enter_absence, by=me(ana), person=ana, kind=AbsenceKind.LEAVE, start=start,
        until=start + HOUR,
    )  # fmt: skip
    assert seen_by(business, ana).state is AbsenceState.REPORTED
    assert worker(business, ana).away_until is None
    business.do(service.confirm_absence, by=me(boss), absence=made, seen=1)
    assert seen_by(business, ana).state is AbsenceState.CONFIRMED
    skip(business, monkeypatch, 2 * HOUR)
    assert seen_by(business, ana).state is AbsenceState.ACTIVE
    assert worker(business, ana).away_until == start + HOUR
    skip(business, monkeypatch, HOUR)
    assert business.read(service.absences, asker=ana) == ()
    assert worker(business, ana).away_until is None


def test_that_an_end_that_is_past_and_somebody_unknown_are_refused(business: Business) -> None:
    ana = a_person(business)
    with pytest.raises(Refused) as refused:
        away(business, ana, ana, AbsenceKind.BREAK, -HOUR)
    assert refused.value.refusal.code is StaffRefusal.ABSENCE_PAST
    with pytest.raises(Refused) as refused:
        away(business, ana, PersonId(999_999), AbsenceKind.ILL)
    assert refused.value.refusal.code is StaffRefusal.UNKNOWN_PERSON
    gone = a_person(business)
    business.do(service.let_go, by=OWNER, person=gone, seen=1)
    with pytest.raises(Refused) as refused:
        away(business, ana, gone, AbsenceKind.ILL)
    assert refused.value.refusal.code is ActRefusal.NOT_ACTIVE


def test_that_a_second_of_one_kind_takes_the_place_of_the_first(business: Business) -> None:
    ana = a_person(business)
    away(business, ana, ana, AbsenceKind.LUNCH, HOUR)
    away(business, ana, ana, AbsenceKind.LUNCH, HOUR / 2)
    assert seen_by(business, ana).until_at < business.clock.moment(None) + HOUR


def test_that_an_absence_is_ended_by_its_own_three_alone_and_once(business: Business) -> None:
    ana, ben, cleo = (a_person(business) for _ in range(3))
    made = away(business, ana, ben, AbsenceKind.LATE)
    with pytest.raises(Refused) as refused:
        business.do(service.end_absence, by=me(cleo), absence=made, seen=1)
    assert refused.value.refusal.code is StaffRefusal.NOT_YOURS
    business.do(service.end_absence, by=me(ana), absence=made, seen=1)
    assert worker(business, ben).state is PresenceState.OUT
    with pytest.raises(Refused) as refused:
        business.do(service.end_absence, by=me(ben), absence=made, seen=1)
    assert refused.value.refusal.code is ActRefusal.CHANGED_MEANWHILE


def test_that_nobody_says_where_a_colleague_is_but_a_manager_that_one_has_left(
    business: Business,
) -> None:
    ana, ben = a_person(business, pin=PIN), a_person(business)
    boss = a_person(business, role=Role.MANAGER)
    comes(business, ana)
    for by, state in ((ben, PresenceState.OUT), (boss, PresenceState.BREAK)):
        with pytest.raises(Refused) as refused:
            business.do(service.set_presence, by=me(by), person=ana, state=state)
        assert refused.value.refusal.code is StaffRefusal.NOT_YOURS
    business.do(service.set_presence, by=me(boss), person=ana, state=PresenceState.OUT)
    assert worker(business, ana).state is PresenceState.OUT
    assert business.read(service.who_is_in) == ()


@pytest.mark.parametrize("state", list(PresenceState))
def test_that_one_says_where_one_is(business: Business, state: PresenceState) -> None:
    ana = a_person(business, pin=PIN)
    comes(business, ana)
    business.do(service.set_presence, by=me(ana), station="Desk 1", person=ana, state=state)
    assert worker(business, ana).state is state


# ------------------------------------------------------------------------------------ human beings


def test_that_a_second_account_is_the_same_human_being_for_good(business: Business) -> None:
    ana, again = a_person(business), a_person(business)
    assert business.do(service.same_human, by=OWNER, person=again, first=ana) == ana
    assert business.read(service.humans) == {again: ana}
    assert worker(business, again).human == ana
    with pytest.raises(Refused) as refused:
        business.do(service.same_human, by=OWNER, person=ana, first=again)
    assert refused.value.refusal.code is StaffRefusal.SAME_ALREADY


def test_that_a_third_account_follows_the_first_of_them_all(business: Business) -> None:
    one, two, three = (a_person(business) for _ in range(3))
    business.do(service.same_human, by=OWNER, person=two, first=one)
    business.do(service.same_human, by=OWNER, person=three, first=two)
    assert business.read(service.humans) == {two: one, three: one}


def test_that_nobody_opens_the_pin_of_the_own_second_account(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = a_person(business, Skill.PEOPLE, role=Role.MANAGER)
    again = a_person(business, pin=PIN)
    business.do(service.same_human, by=OWNER, person=again, first=boss)
    with pytest.raises(Refused) as refused:
        business.do(service.unlock_pin, by=Person(boss, Role.MANAGER), person=again)
    assert refused.value.refusal.code is StaffRefusal.UNLOCK_SELF


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), max_size=12))
def test_that_joined_accounts_have_one_first_whatever_is_said_in_whatever_order(
    said: list[tuple[int, int]],
) -> None:
    humans: dict[PersonId, PersonId] = {}
    one_of: dict[int, set[int]] = {number: {number} for number in range(1, 8)}
    for person, first in said:
        answer = rules.joined(humans, PersonId(person), PersonId(first))
        if isinstance(answer, StaffRefusal):
            continue
        second, kept = answer
        assert second not in humans  # what was said once is never said otherwise
        humans[second] = kept
        together = one_of[person] | one_of[first]
        for each in together:
            one_of[each] = together
    for number, together in one_of.items():
        assert len({humans.get(PersonId(each), PersonId(each)) for each in together}) == 1
        assert humans.get(PersonId(number), PersonId(number)) in together


# ----------------------------------------------------------------------------------------- rules

NOW = MachineClock().moment(None).replace(microsecond=0)
_moments = st.integers(-10_000, 10_000).map(lambda seconds: NOW + timedelta(seconds=seconds))


@given(_moments, st.integers(1, 9_000), _moments, st.none() | _moments, st.booleans())
def test_that_an_absence_only_ever_goes_on_to_its_next_state(
    from_at: object, lasts: int, now: object, ended_at: object, confirmed: bool
) -> None:
    until = from_at + timedelta(seconds=lasts)  # type: ignore[operator]
    order = list(AbsenceState)
    states = [
        rules.absence_state(from_at, until, ended_at, confirmed, now + timedelta(seconds=later))  # type: ignore[arg-type, operator]
        for later in (0, 10, 1_000, 30_000)
    ]
    assert [order.index(each) for each in states] == sorted(order.index(each) for each in states)
    assert states[-1] is AbsenceState.ENDED


@given(_moments, _moments, st.integers(1, 3_600))
def test_that_nothing_proved_later_than_now_is_fresh(at: object, now: object, lasts: int) -> None:
    fresh = rules.fresh(at, now, timedelta(seconds=lasts))  # type: ignore[arg-type]
    assert fresh == (0 <= (now - at).total_seconds() < lasts)  # type: ignore[operator]
    assert not rules.fresh(None, now, timedelta(seconds=lasts))  # type: ignore[arg-type]
