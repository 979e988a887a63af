"""Need a colleague: one call a wish, whoever presses first has it, and the others hear who."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from kiosk.core.by import Customer, Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Task
from kiosk.cross_training.colleagues import service, texts
from kiosk.cross_training.colleagues.rules import CallState, ColleagueRefusal, concerns, state_of
from tests.makers import accounting as accounting_makers
from tests.makers.staff import a_person

DESK, OTHER, THIRD = "Desk 1", "Desk 2", "Desk 3"
PAY = Task.PAYMENT_TAKE.id


@pytest.fixture
def ana(business):
    return Person(a_person(business, name="Ana Lindqvist"), Role.RECEPTION)


@pytest.fixture
def eun(business):
    return Person(a_person(business, name="Eun-ji Park", role=Role.SALES), Role.SALES)


@pytest.fixture
def dev(business):
    return Person(a_person(business, name="Dev Patel", role=Role.MANUFACTURING), Role.MANUFACTURING)


def ask(business, who, *, wanted=None, task="", station=DESK):
    return business.do(service.call, who, None, station, wanted=wanted, task=task)


def go(business, who, call, seen=1, station=OTHER):
    return business.do(service.coming, who, None, station, call=call, seen=seen)


def refused(code, verb, *arguments, **facts):
    with pytest.raises(Refused) as said:
        verb(*arguments, **facts)
    assert said.value.refusal.code is code
    return said.value.refusal


def test_that_a_call_goes_from_asked_to_coming_to_done():
    assert state_of(coming=False, ended=False) is CallState.ASKED
    assert state_of(coming=True, ended=False) is CallState.COMING
    assert state_of(coming=True, ended=True) is CallState.DONE
    assert state_of(coming=False, ended=True) is CallState.DONE


def test_that_whoever_works_here_may_ask_whatever_they_have_learnt(business, ana):
    made = ask(business, ana, task=PAY)
    (seen,) = business.read(service.open_calls)
    assert (seen.id, seen.name, seen.station, seen.task) == (made, "Ana Lindqvist", DESK, PAY)
    assert (seen.state, seen.wanted, seen.coming) == (CallState.ASKED, None, None)


def test_that_a_second_press_is_the_same_call_and_another_wish_is_another(business, ana, eun):
    made = ask(business, ana)
    assert ask(business, ana) == made
    assert ask(business, ana, wanted=eun.id) != made
    assert ask(business, ana, task=PAY) != made
    assert len(business.read(service.open_calls)) == 3


def test_that_the_first_who_presses_coming_has_it_and_the_others_hear_who(business, ana, eun, dev):
    made = ask(business, ana)
    taken = go(business, eun, made)
    assert (taken.state, taken.coming_name) == (CallState.COMING, "Eun-ji Park")
    said = refused(ColleagueRefusal.ALREADY_COMING, go, business, dev, made, station=THIRD)
    assert said.facts == {"name": "Eun-ji Park"}
    assert go(business, eun, made, seen=1) == taken, "pressed twice it is done once"


def test_that_of_two_desks_that_press_at_once_exactly_one_has_it(business, ana, eun, dev):
    for _ in range(5):
        made = ask(business, ana)
        start = threading.Barrier(2)

        def press(who, station, call=made, start=start):
            start.wait()
            try:
                return go(business, who, call, station=station).coming
            except Refused as said:
                return said.refusal

        with ThreadPoolExecutor(2) as hands:
            both = list(hands.map(press, (eun, dev), (OTHER, THIRD)))
        (first,) = [each for each in both if isinstance(each, int)]
        (late,) = [each for each in both if not isinstance(each, int)]
        assert late.code is ColleagueRefusal.ALREADY_COMING
        name = {eun.id: "Eun-ji Park", dev.id: "Dev Patel"}[first]
        assert late.facts == {"name": name}
        business.do(service.done, ana, None, DESK, call=made)


def test_that_a_call_of_one_colleague_is_taken_by_nobody_else(business, ana, eun, dev):
    made = ask(business, ana, wanted=eun.id)
    said = refused(ColleagueRefusal.NOT_ASKED, go, business, dev, made)
    assert said.facts == {"name": "Eun-ji Park"}
    assert go(business, eun, made).state is CallState.COMING


def test_that_nobody_calls_or_helps_themselves(business, ana):
    refused(ColleagueRefusal.OWN_CALL, ask, business, ana, wanted=ana.id)
    made = ask(business, ana)
    refused(ColleagueRefusal.OWN_CALL, go, business, ana, made)


def test_that_a_stranger_is_not_called(business, ana):
    refused(ActRefusal.NOT_FOUND, ask, business, ana, wanted=PersonId(99_999))
    assert business.read(service.open_calls) == ()


def test_that_a_customer_calls_no_colleague(business):
    refused(ActRefusal.WRONG_ACTOR, ask, business, Customer())


def test_that_whoever_asked_or_came_ends_it_and_nobody_else(business, ana, eun, dev):
    made = ask(business, ana)
    with pytest.raises(Refused):
        business.do(service.done, dev, None, THIRD, call=made)
    go(business, eun, made)
    assert business.do(service.done, eun, None, OTHER, call=made) is CallState.DONE
    assert business.do(service.done, ana, None, DESK, call=made) is CallState.DONE
    assert business.read(service.open_calls) == ()
    refused(ColleagueRefusal.CALL_OVER, go, business, dev, made)


def test_that_a_call_that_nobody_ended_is_not_said_on_the_next_day(business, ana):
    ask(business, ana)
    hours = timedelta(hours=13)
    accounting_makers.tamper(
        business,
        "UPDATE colleague_call SET asked_at = asked_at - :micros, version = version + 1",
        micros=int(hours.total_seconds() * 1_000_000),
    )
    assert business.read(service.open_calls) == ()


def test_that_every_desk_hears_of_each_step(business, ana, eun):
    heard = []
    deaf = business.listen(lambda changes: heard.extend(kind for kind, _ in changes))
    made = ask(business, ana)
    go(business, eun, made)
    business.do(service.done, ana, None, DESK, call=made)
    deaf()
    assert heard.count(Change.COLLEAGUE_CALL) == 3


def test_that_a_desk_says_what_concerns_whoever_is_signed_in_there(business, ana, eun, dev):
    ask(business, ana)
    (open_to_all,) = business.read(service.open_calls)
    assert concerns(open_to_all, eun.id, OTHER)
    assert concerns(open_to_all, ana.id, DESK)
    assert not concerns(open_to_all, ana.id, THIRD), "one's own call is said where it was made"
    taken = go(business, eun, open_to_all.id)
    assert concerns(taken, eun.id, OTHER)
    assert not concerns(taken, dev.id, THIRD)
    ask(business, ana, wanted=dev.id)
    (_, for_dev) = business.read(service.open_calls)
    assert concerns(for_dev, dev.id, THIRD)
    assert not concerns(for_dev, eun.id, OTHER)


def test_that_a_desk_says_who_needs_whom(business, ana, eun):
    ask(business, ana, wanted=eun.id, task=PAY)
    (seen,) = business.read(service.open_calls)
    assert "Ana Lindqvist" in texts.fact(seen, eun.id, "en")
    assert texts.rest(seen, "Taking money", eun.id, "en") == "About: Taking money."
    assert texts.offered(seen, eun.id, "en") == "I am coming"
    assert texts.fact(seen, ana.id, "en") == "Eun-ji Park was asked to come."
    assert texts.offered(seen, ana.id, "en") == "Not needed any more"
    taken = go(business, eun, seen.id)
    assert texts.fact(taken, ana.id, "en") == "Eun-ji Park is coming to you."
    assert texts.offered(taken, eun.id, "en") == "Done"
