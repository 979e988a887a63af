"""A visit begins once, waits, is served, given back, finished or left; never a twin."""

from __future__ import annotations

import itertools

import pytest

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import CustomerId, VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill, Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue import rules
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import QueueRefusal, Reason, VisitState
from tests.makers import customers as customer_makers
from tests.makers.staff import OWNER, a_person


@does(Task.CUSTOMER_ADD)
def arrive(act: Act, *, customer: CustomerId | None = None, about: int | None = 1) -> VisitId:
    """The step as an act of its own."""
    return queue.arrive(
        act, reason=Reason.COLLECTION, customer=customer, about=about, language="en"
    )


@does(Task.CUSTOMER_ADD)
def step(act: Act, *, name: str, visit: VisitId, whole: bool = True) -> str:
    """Any other step as an act of its own."""
    if name == "finish":
        queue.finish(act, visit=visit, whole=whole)
    else:
        {
            "serve": queue.serve,
            "put_back": queue.put_back,
            "wait": queue.wait,
            "leave": queue.leave,
        }[name](act, visit=visit)
    return name


def go(business: Business, visit: VisitId, *names: str, by: Person | None = None) -> VisitState:
    for name in names:
        business.do(step, by=by or OWNER, name=name, visit=visit)
    return business.read(queue.visit_of, visit=visit).state


def test_that_somebody_who_arrives_gets_a_number(business: Business) -> None:
    customer = customer_makers.customer(business)
    visit = business.do(arrive, by=OWNER, customer=customer)
    seen = business.read(queue.visit_of, visit=visit)
    assert (seen.number, seen.state, seen.customer) == ("A 1", VisitState.ARRIVED, customer)
    assert seen.since == seen.arrived_at
    assert business.read(queue.in_the_lobby) == (seen,)
    assert business.read(queue.visits_today) == (seen,)


def test_that_arriving_twice_for_the_same_is_one_visit(business: Business) -> None:
    visits = {business.do(arrive, by=OWNER) for _ in range(3)}
    assert len(visits) == 1
    assert len(business.read(queue.visits_today)) == 1


def test_that_visits_about_nothing_in_particular_never_join(business: Business) -> None:
    visits = {business.do(arrive, by=OWNER, about=None) for _ in range(3)}
    assert len(visits) == 3
    numbers = [each.number for each in business.read(queue.in_the_lobby)]
    assert numbers == ["A 1", "A 2", "A 3"]


def test_that_a_visit_goes_its_way(business: Business) -> None:
    visit = business.do(arrive, by=OWNER)
    assert go(business, visit, "wait") is VisitState.WAITING
    assert go(business, visit, "serve") is VisitState.IN_SERVICE
    assert go(business, visit, "finish") is VisitState.COMPLETED
    assert business.read(queue.in_the_lobby) == ()


def test_that_who_serves_stands_in_the_visit(business: Business) -> None:
    person = a_person(business, Skill.WELCOME)
    visit = business.do(arrive, by=OWNER)
    go(business, visit, "wait", "serve", by=Person(person, Role.RECEPTION))
    seen = business.read(queue.visit_of, visit=visit)
    assert (seen.served_by, seen.served_at_station) == (person, "house")


def test_that_who_is_given_back_keeps_the_first_waiting(business: Business) -> None:
    visit = business.do(arrive, by=OWNER)
    go(business, visit, "wait")
    since = business.read(queue.visit_of, visit=visit).waiting_at
    go(business, visit, "serve", "put_back")
    seen = business.read(queue.visit_of, visit=visit)
    assert (seen.state, seen.waiting_at, seen.served_by) == (VisitState.WAITING, since, None)


def test_that_who_left_comes_back_as_the_same_visit(business: Business) -> None:
    visit = business.do(arrive, by=OWNER)
    assert go(business, visit, "leave") is VisitState.LEFT_UNSERVED
    assert business.do(arrive, by=OWNER) == visit
    seen = business.read(queue.visit_of, visit=visit)
    assert (seen.state, seen.ended_at) == (VisitState.ARRIVED, None)


def test_that_who_was_served_comes_back_as_another_visit(business: Business) -> None:
    visit = business.do(arrive, by=OWNER)
    go(business, visit, "serve", "finish")
    assert business.do(arrive, by=OWNER) != visit


def test_that_who_is_being_served_is_not_sent_away(business: Business) -> None:
    visit = business.do(arrive, by=OWNER)
    assert go(business, visit, "serve", "leave") is VisitState.IN_SERVICE


def test_that_a_visit_that_is_over_is_refused(business: Business) -> None:
    visit = business.do(arrive, by=OWNER)
    go(business, visit, "serve", "finish")
    for name in ("serve", "wait", "finish", "put_back"):
        with pytest.raises(Refused) as said:
            go(business, visit, name)
        assert said.value.refusal.code is QueueRefusal.VISIT_OVER


def test_that_an_unknown_visit_is_refused(business: Business) -> None:
    with pytest.raises(Refused) as said:
        business.read(queue.visit_of, visit=VisitId(99))
    assert said.value.refusal.code is QueueRefusal.UNKNOWN_VISIT


OVER = {
    VisitState.COMPLETED,
    VisitState.COMPLETED_PARTIAL,
    VisitState.LEFT_UNSERVED,
    VisitState.NO_SHOW,
    VisitState.REFUSED,
    VisitState.CANCELLED,
    VisitState.DEPARTED,
}


@pytest.mark.parametrize("state", sorted(OVER))
def test_that_what_is_over_only_arrives_again_or_departs(state: VisitState) -> None:
    ways = {to for to in VisitState if rules.may_go(state, to)}
    assert ways <= {VisitState.ARRIVED, VisitState.DEPARTED}
    assert (VisitState.ARRIVED in ways) == (state in (VisitState.NO_SHOW, VisitState.LEFT_UNSERVED))


def test_that_every_state_can_be_reached_from_being_expected() -> None:
    reached = {VisitState.EXPECTED}
    for _ in VisitState:
        reached |= {to for to in VisitState if any(rules.may_go(at, to) for at in reached)}
    assert reached == set(VisitState)


def test_that_whoever_walks_in_never_becomes_expected_or_a_no_show() -> None:
    reached = {VisitState.ARRIVED}
    for _ in VisitState:
        reached |= {to for to in VisitState if any(rules.may_go(at, to) for at in reached)}
    only_planned = {VisitState.EXPECTED, VisitState.NO_SHOW, VisitState.CANCELLED}
    assert reached == set(VisitState) - only_planned


@pytest.mark.parametrize("state", sorted(rules.LIVE))
def test_that_a_live_visit_ends_somehow(state: VisitState) -> None:
    direct = {to for to in VisitState if rules.may_go(state, to)}
    onward = {to for at, to in itertools.product(direct, VisitState) if rules.may_go(at, to)}
    assert OVER & (direct | onward)


def test_that_a_visit_is_either_live_or_over_or_only_expected() -> None:
    assert rules.LIVE | OVER | {VisitState.EXPECTED} == set(VisitState)
    assert not rules.LIVE & OVER
    assert rules.FINAL <= OVER
    assert set(VisitState) - rules.FINAL - {VisitState.EXPECTED} == rules.IN_THE_BUILDING
