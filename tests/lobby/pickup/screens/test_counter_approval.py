"""Invoice above the limit, by hand: a second person comes, reads what it is, and types a PIN of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from kiosk.core.task import Skill
from kiosk.desk.administration import service as administration
from kiosk.lobby.pickup.rules import PickupState
from kiosk.records.staff import service as staff
from kiosk.ui.boxes import PinBoxes
from kiosk.ui.choices import Choice
from tests.lobby.hands import find, press, sees
from tests.lobby.pickup.screens.test_counter import a_desk, person
from tests.lobby.pickup.screens.test_counter_paying import counter, fetched, way
from tests.makers.staff import OWNER, a_person

PIN, WRONG = "407319", "518420"


@pytest.fixture
def desk(qtbot, business):
    ana = person(business, "Ana Lindqvist", Skill.HAND_OUT, Skill.TAKE_MONEY)
    window = a_desk(qtbot, business, ana)
    yield window
    window.leave()


@pytest.fixture
def farid(business):
    return a_person(business, Skill.BOOKS, name="Farid Haddad", pin=PIN)


def asked(qtbot, business, desk):
    made = fetched(qtbot, business, desk)
    way(qtbot, desk, "later")
    return made


def choose(desk, who):
    find(desk, f"pickup.approval.person.{who}").click()


def type_pin(desk, pin):
    find(desk, "pickup.approval.pin").set_text(pin)


def approve(qtbot, desk):
    press(qtbot, desk, "pickup.approval.approve")


def test_that_above_the_limit_the_key_asks_for_a_second_person(qtbot, business, desk, farid):
    asked(qtbot, business, desk)
    assert sees(desk, "pickup.approval.title")
    assert find(desk, "pickup.approval.figure").text() == "43.00"
    assert find(desk, "pickup.approval.spelled").text() == "forty-three euros"
    assert find(desk, "pickup.counter.customer").text() in find(desk, "pickup.approval.what").text()
    assert "Ana Lindqvist" in find(desk, "pickup.approval.fact.2").text()
    offered = [each.words for each in desk.findChildren(Choice) if "approval" in each.objectName()]
    assert "Farid Haddad" in offered
    assert not any("Ana" in name for name in offered)


def test_that_the_right_pin_of_who_may_leaves_it_open_and_the_first_person_stays(
    qtbot, business, desk, farid
):
    made = asked(qtbot, business, desk)
    button = find(desk, "pickup.approval.approve")
    assert (button.closed, button.reason) == (True, "First choose who approves.")
    choose(desk, farid)
    assert button.reason == "Six digits first."
    type_pin(desk, PIN)
    approve(qtbot, desk)
    assert counter(business, made).due == 0
    assert not sees(desk, "pickup.pay.card")
    assert "Farid Haddad has approved it." in " ".join(desk.notices.facts())
    assert desk.context.signed.name == "Ana Lindqvist"
    press(qtbot, desk, "pickup.counter.hand_over")
    assert counter(business, made).state is PickupState.COLLECTED


def test_that_another_name_clears_the_pin(qtbot, business, desk, farid):
    other = a_person(business, Skill.BOOKS, name="Ben Okafor", pin="293847")
    asked(qtbot, business, desk)
    choose(desk, farid)
    type_pin(desk, PIN)
    choose(desk, other)
    assert find(desk, "pickup.approval.pin").text() == ""
    assert find(desk, "pickup.approval.approve").closed


def test_that_a_wrong_pin_is_said_counted_and_not_kept(qtbot, business, desk, farid):
    made = asked(qtbot, business, desk)
    choose(desk, farid)
    for _ in range(2):
        type_pin(desk, WRONG)
        approve(qtbot, desk)
        assert find(desk, "pickup.approval.below").text() == "This PIN does not fit."
        assert find(desk, "pickup.approval.pin").text() == ""
    type_pin(desk, WRONG)
    approve(qtbot, desk)
    assert "The next try opens in" in find(desk, "pickup.approval.below").text()
    assert find(desk, "pickup.approval.approve").closed
    type_pin(desk, PIN)
    assert find(desk, "pickup.approval.pin").text() == ""
    assert counter(business, made).due == 4_300


def test_that_one_may_go_back_and_pay_another_way(qtbot, business, desk, farid):
    made = asked(qtbot, business, desk)
    choose(desk, farid)
    type_pin(desk, PIN)
    press(qtbot, desk, "pickup.approval.back")
    assert not sees(desk, "pickup.approval.title")
    assert desk.findChild(PinBoxes, "pickup.approval.pin").text() == ""
    find(desk, "pickup.pay.reference").setText("0042")
    press(qtbot, desk, "pickup.pay.take")
    assert counter(business, made).due == 0


def test_that_what_was_typed_is_gone_with_the_customer(qtbot, business, desk, farid):
    asked(qtbot, business, desk)
    choose(desk, farid)
    type_pin(desk, PIN)
    fetched(qtbot, business, desk)
    assert not sees(desk, "pickup.approval.title")
    assert desk.findChild(PinBoxes, "pickup.approval.pin").text() == ""


def test_that_within_the_limit_nobody_else_is_asked(qtbot, business, desk, farid):
    allow(business, 5_000)
    made = asked(qtbot, business, desk)
    assert not sees(desk, "pickup.approval.title")
    press(qtbot, desk, "pickup.pay.take")
    assert counter(business, made).due == 0


def test_that_where_nobody_may_approve_it_says_so(qtbot, business, desk):
    owner = next(each for each in business.read(staff.people) if each.owner)
    business.do(staff.let_go, by=OWNER, person=owner.id, seen=owner.version)
    asked(qtbot, business, desk)
    assert "Nobody here can" in find(desk, "pickup.approval.asks_for").text()
    assert find(desk, "pickup.approval.approve").closed


def allow(business, minor):
    now = business.read(administration.money_rules)
    limits = replace(now.rules, credit=minor)
    business.do(administration.set_money_rules, by=OWNER, rules=limits, seen=now.version)


def typed_by_hand(qtbot, pin, digits):
    """One key after the other: what comes as fast as a burst is a scanner's, not a PIN."""
    for many, digit in enumerate(digits, 1):
        qtbot.keyClick(pin, digit)
        qtbot.waitUntil(lambda n=many: len(pin.text()) == n)


def test_that_the_keyboard_is_enough_and_esc_leaves(qtbot, business, desk, farid):
    made = asked(qtbot, business, desk)
    choose(desk, farid)
    pin = find(desk, "pickup.approval.pin")
    typed_by_hand(qtbot, pin, PIN[:3])
    qtbot.keyClick(pin, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not sees(desk, "pickup.approval.title"))
    assert pin.text() == ""
    way(qtbot, desk, "later")
    choose(desk, farid)
    typed_by_hand(qtbot, pin, PIN)
    qtbot.keyClick(pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter(business, made).due == 0)


def test_that_a_badge_names_who_approves_and_no_more(qtbot, business, desk, farid):
    other = a_person(business, Skill.BOOKS, name="Ben Okafor", pin="293847")
    stranger = a_person(business, Skill.SELL, name="Kim Ray")
    for who, code in ((farid, "BADGE-FARID"), (other, "BADGE-BEN"), (stranger, "BADGE-KIM")):
        business.do(staff.give_badge, by=OWNER, person=who, code=code)
    made = asked(qtbot, business, desk)
    page = desk.navigator.current
    page.scanned("BADGE-FARID")
    assert find(desk, f"pickup.approval.person.{farid}").isChecked()
    type_pin(desk, PIN)
    page.scanned("badge-ben")
    assert find(desk, f"pickup.approval.person.{other}").isChecked()
    assert find(desk, "pickup.approval.pin").text() == ""
    page.scanned("BADGE-KIM")
    assert "cannot approve" in find(desk, "pickup.approval.below").text()
    assert counter(business, made).due == 4_300


def test_that_a_no_has_a_word_and_leaves_everything_to_pay(qtbot, business, desk, farid):
    made = asked(qtbot, business, desk)
    press(qtbot, desk, "pickup.approval.refuse")
    why = find(desk, "pickup.approval.why_not")
    why.set_value("ask")
    why.chosen.emit("ask")
    assert not sees(desk, "pickup.approval.title")
    assert any("Not approved" in fact for fact in desk.notices.facts())
    assert counter(business, made).due == 4_300
