"""On hold, by hand: the word is told, found on Today and by typing it, and whoever takes it goes on."""

from __future__ import annotations

import pytest

from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import CaseState, HoldReason
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method
from tests.lobby.hands import find, press, sees
from tests.lobby.pickup.screens.test_counter import a_desk, person
from tests.makers import pickup as maker
from tests.makers.staff import a_person

PAPER = HoldReason.WAITS_FOR_PAPER


@pytest.fixture
def ana(business):
    return person(business, "Ana Lindqvist", Skill.HAND_OUT, Skill.WELCOME, Skill.TAKE_MONEY)


@pytest.fixture
def eun(business):
    skills = (Skill.HAND_OUT, Skill.WELCOME)
    return Person(a_person(business, *skills, name="Eun-ji Park"), Role.RECEPTION)


@pytest.fixture
def desk(qtbot, business, ana):
    window = a_desk(qtbot, business, ana)
    yield window
    window.leave()


def begun(business, by):
    made = maker.ready(business, paid=False)
    business.do(pickups.claim, by, None, "Desk 2", pickup=made.pickup)
    business.do(pickups.make_sure, by, None, "Desk 2", pickup=made.pickup, method=Method.ID_SEEN)
    return made


def held(business, by):
    made = begun(business, by)
    asked = {"pickup": made.pickup, "reason": PAPER}
    return made, business.do(pickups.put_on_hold, by, None, "Desk 2", **asked)


def state(business, case):
    return business.read(queue.case_of, case=case).state


def test_that_the_word_is_shown_large_and_the_next_customer_may_come(qtbot, business, desk, ana):
    made = maker.ready(business)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    press(qtbot, desk, "pickup.counter.hold")
    deed = find(desk, "pickup.counter.hold_why.deed")
    assert deed.closed
    reason = find(desk, "pickup.counter.hold_why.reason")
    reason.set_value(str(PAPER))
    reason.chosen.emit(str(PAPER))
    press(qtbot, desk, "pickup.counter.hold_why.deed")
    (case,) = business.read(queue.cases)
    assert find(desk, "pickup.told.word").text() == case.word
    assert not sees(desk, "pickup.counter.hold")
    assert sees(desk, "pickup.counter.next")
    other = maker.ready(business)
    desk.go("pickup.counter", pickup_id=other.pickup)
    assert not sees(desk, "pickup.told.word")


def test_that_whoever_takes_it_sees_what_was_checked_and_goes_on(qtbot, business, desk, ana, eun):
    _made, on_hold = held(business, eun)
    desk.go("pickup.on_hold", case=on_hold.case)
    assert find(desk, "pickup.on_hold.word").text() == on_hold.word
    assert find(desk, "pickup.on_hold.points.who.title").text() == "It is Lin Bo"
    assert "Eun-ji" in find(desk, "pickup.on_hold.points.who.trailing").text()
    assert "Eun-ji Park" in find(desk, "pickup.on_hold.went").text()
    assert not sees(desk, "pickup.on_hold.points.goods.action")
    press(qtbot, desk, "pickup.on_hold.take")
    assert state(business, on_hold.case) is CaseState.TAKEN
    assert not sees(desk, "pickup.on_hold.take")
    press(qtbot, desk, "pickup.on_hold.points.goods.action")
    assert sees(desk, "pickup.counter.scan")


def test_that_it_can_be_given_back_or_put_on_hold_again(qtbot, business, desk, ana, eun):
    _made, on_hold = held(business, eun)
    desk.go("pickup.on_hold", case=on_hold.case)
    press(qtbot, desk, "pickup.on_hold.take")
    press(qtbot, desk, "pickup.on_hold.again")
    reason = find(desk, "pickup.on_hold.why.reason")
    reason.set_value(str(HoldReason.WAITS_FOR_GOODS))
    reason.chosen.emit(str(HoldReason.WAITS_FOR_GOODS))
    press(qtbot, desk, "pickup.on_hold.why.deed")
    case = business.read(queue.case_of, case=on_hold.case)
    assert (case.state, case.reason) == (CaseState.HELD, HoldReason.WAITS_FOR_GOODS)
    press(qtbot, desk, "pickup.on_hold.take")
    press(qtbot, desk, "pickup.on_hold.news.action")
    assert state(business, on_hold.case) is CaseState.HELD


def test_that_a_customer_who_has_left_ends_it(qtbot, business, desk, ana, eun):
    _made, on_hold = held(business, eun)
    desk.go("pickup.on_hold", case=on_hold.case)
    press(qtbot, desk, "pickup.on_hold.left")
    assert state(business, on_hold.case) is CaseState.ENDED


def test_that_who_comes_second_sees_who_has_it(qtbot, business, desk, ana, eun):
    _made, on_hold = held(business, eun)
    desk.go("pickup.on_hold", case=on_hold.case)
    seen = business.read(queue.case_of, case=on_hold.case).version
    other = Person(
        a_person(business, Skill.HAND_OUT, Skill.WELCOME, name="Greta Holm"), Role.RECEPTION
    )
    business.do(pickups.take_on, other, None, "Desk 3", case=on_hold.case, seen=seen)
    qtbot.waitUntil(lambda: not sees(desk, "pickup.on_hold.take"))
    assert state(business, on_hold.case) is CaseState.TAKEN
