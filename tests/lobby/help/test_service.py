"""Calls for help: one a station, whoever presses first goes, and no name for whoever waits."""

import pytest

from kiosk.core.by import Customer, Person
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill
from kiosk.lobby.help import service
from kiosk.lobby.help.rules import STEPS, CallState, HelpRefusal, may_go
from tests.makers.staff import a_person

LOBBY, DESK = "Lobby 1", "Desk 1"


def call(business, station=LOBBY, language="de"):
    return business.do(service.call, Customer(), None, station, language=language)


def colleague(business, name=""):
    return Person(a_person(business, Skill.WELCOME, name=name), Role.RECEPTION)


def test_that_a_call_ends_and_never_begins_again():
    assert may_go(CallState.CALLED, CallState.COMING)
    assert may_go(CallState.CALLED, CallState.DONE)
    assert STEPS[CallState.DONE] == frozenset()


def test_that_a_second_press_at_one_screen_joins_the_call(business):
    made = call(business)
    assert call(business) == made
    assert call(business, "Lobby 2") != made
    seen = business.read(service.open_calls)
    assert [(each.station, each.language, each.state) for each in seen] == [
        (LOBBY, "de", CallState.CALLED),
        ("Lobby 2", "de", CallState.CALLED),
    ]


def test_that_the_first_who_presses_coming_takes_it(business):
    made = call(business)
    ana, eun = colleague(business, "Ana Lindqvist"), colleague(business, "Eun-ji Park")
    taken = business.do(service.coming, ana, None, DESK, help_call=made, seen=1)
    assert (taken.state, taken.coming) == (CallState.COMING, "Ana")
    with pytest.raises(Refused) as refused:
        business.do(service.coming, eun, None, "Desk 2", help_call=made, seen=1)
    assert refused.value.refusal.code is HelpRefusal.SOMEBODY_COMING
    assert refused.value.refusal.facts == {"name": "Ana"}
    assert business.do(service.coming, ana, None, DESK, help_call=made, seen=1) == taken


def test_that_whoever_waits_hears_the_state_and_no_name(business):
    made = call(business)
    assert business.read(service.heard, help_call=made).state is CallState.CALLED
    ana = colleague(business, "Ana Lindqvist")
    business.do(service.coming, ana, None, DESK, help_call=made, seen=1)
    heard = business.read(service.heard, help_call=made)
    assert heard.state is CallState.COMING
    assert "Ana" not in str(heard)


def test_that_a_call_that_is_done_is_not_taken_and_leaves_the_list(business):
    made = call(business)
    ana = colleague(business)
    assert business.do(service.done, ana, None, DESK, help_call=made) is CallState.DONE
    assert business.read(service.open_calls) == ()
    with pytest.raises(Refused) as refused:
        business.do(service.coming, ana, None, DESK, help_call=made, seen=2)
    assert refused.value.refusal.code is HelpRefusal.CALL_OVER


def test_that_a_customer_may_call_it_off_twice(business):
    made = call(business)
    for _ in range(2):
        state = business.do(service.call_off, Customer(), None, LOBBY, help_call=made)
        assert state is CallState.DONE
    assert call(business) != made
