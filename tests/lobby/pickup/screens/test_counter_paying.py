"""Paying at the hand-over, by hand: cash with change, a slip, a terminal that answers late or never."""

from __future__ import annotations

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import PaymentState, WayToPay
from kiosk.core.task import Skill
from kiosk.devices.card_terminal import Kind, Outcome
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState
from tests.lobby.hands import find, press, sees
from tests.lobby.pickup.screens.test_counter import a_desk, asked_for, numbers, person, scan
from tests.makers import till as tills
from tests.makers.terminal import Terminal


@pytest.fixture
def ana(business):
    return person(business, "Ana Lindqvist", Skill.HAND_OUT, Skill.TAKE_MONEY)


@pytest.fixture
def desk(qtbot, business, ana):
    window = a_desk(qtbot, business, ana)
    yield window
    window.leave()


@pytest.fixture
def till(business):
    return tills.opened(business, tills.cashier(business))


def fetched(qtbot, business, desk):
    """An unpaid order of 43.00 at this desk, its customer known and every package scanned."""
    made = asked_for(business, paid=False)
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    for number in numbers(business, made):
        scan(desk, number)
    return made


def counter(business, made):
    return business.read(pickups.counter, pickup=made.pickup)


def way(qtbot, desk, key):
    press(qtbot, desk, f"pickup.pay.way.{key}")


def test_that_an_unpaid_order_shows_what_is_to_pay_and_is_not_handed_over(qtbot, business, desk):
    fetched(qtbot, business, desk)
    assert find(desk, "pickup.pay.figure").text() == "43.00"
    hand_over = find(desk, "pickup.counter.hand_over")
    assert hand_over.closed
    assert "43.00" in hand_over.reason


def test_that_cash_waits_for_a_till_and_says_so(qtbot, business, desk):
    fetched(qtbot, business, desk)
    cash = find(desk, "pickup.pay.way.cash")
    assert (cash.closed, cash.reason) == (True, "Open the till for cash; cards work without.")


def test_that_cash_gives_change_and_opens_the_hand_over(qtbot, business, desk, till):
    made = fetched(qtbot, business, desk)
    way(qtbot, desk, "cash")
    press(qtbot, desk, "pickup.pay.given.5000")
    assert find(desk, "pickup.pay.back_figure").text() == "7.00"
    press(qtbot, desk, "pickup.pay.take")
    assert "is paid. Give back" in desk.notices.facts()[0]
    assert counter(business, made).due == 0
    assert not sees(desk, "pickup.pay.card")
    press(qtbot, desk, "pickup.counter.hand_over")
    assert counter(business, made).state is PickupState.COLLECTED
    assert business.read(accounting.unfinished) == ()


def test_that_a_part_paid_in_cash_leaves_the_rest_to_pay(qtbot, business, desk, till):
    made = fetched(qtbot, business, desk)
    way(qtbot, desk, "cash")
    press(qtbot, desk, "pickup.pay.given.other")
    for key in "2000":
        press(qtbot, desk, f"pickup.pay.keypad.{key}")
    press(qtbot, desk, "pickup.pay.keypad.done")
    press(qtbot, desk, "pickup.pay.take")
    assert counter(business, made).due == 2_300
    assert find(desk, "pickup.pay.figure").text() == "23.00"
    assert find(desk, "pickup.counter.hand_over").closed


def test_that_a_slip_is_typed_where_the_terminal_stands_beside(qtbot, business, desk):
    made = fetched(qtbot, business, desk)
    way(qtbot, desk, "card")
    assert find(desk, "pickup.pay.take").closed
    find(desk, "pickup.pay.reference").setText("0042")
    press(qtbot, desk, "pickup.pay.take")
    assert counter(business, made).due == 0


def test_that_the_terminal_is_asked_once_and_its_yes_pays(qtbot, business, desk):
    desk.context.card = terminal = Terminal()
    made = fetched(qtbot, business, desk)
    way(qtbot, desk, "card")
    press(qtbot, desk, "pickup.pay.take")
    assert find(desk, "pickup.pay.take").busy
    press(qtbot, desk, "pickup.pay.take")
    assert [asked[0] for asked in terminal.asked] == ["pay"]
    assert terminal.asked[0][2:] == (4_300, "EUR")
    terminal.then(Outcome(Kind.APPROVED, slip="SIM-1"))
    assert counter(business, made).due == 0
    assert not find(desk, "pickup.counter.hand_over").closed


def test_that_a_declined_card_leaves_everything_to_pay(qtbot, business, desk):
    desk.context.card = terminal = Terminal()
    made = fetched(qtbot, business, desk)
    way(qtbot, desk, "card")
    press(qtbot, desk, "pickup.pay.take")
    terminal.then(Outcome(Kind.DECLINED))
    assert counter(business, made).due == 4_300
    assert not find(desk, "pickup.pay.take").busy
    assert desk.notices.facts()[0].startswith("The card was not accepted.")


def test_that_a_lost_answer_is_never_guessed_and_can_be_asked_for(qtbot, business, desk):
    desk.context.card = terminal = Terminal()
    made = fetched(qtbot, business, desk)
    way(qtbot, desk, "card")
    press(qtbot, desk, "pickup.pay.take")
    terminal.then(Outcome(Kind.UNKNOWN))
    left = business.read(accounting.unfinished)
    assert [(each.state, each.minor) for each in left] == [(PaymentState.PENDING, 4_300)]
    assert "43.00" in find(desk, "pickup.lost.unknown").text()
    assert not sees(desk, "pickup.pay.take")
    press(qtbot, desk, "pickup.lost.ask")
    assert terminal.asked[-1] == ("ask", f"P{left[0].payment}")
    terminal.then(Outcome(Kind.APPROVED, slip="SIM-9"))
    assert counter(business, made).due == 0


def test_that_a_lost_answer_may_be_settled_from_the_terminals_own_record(qtbot, business, desk):
    desk.context.card = terminal = Terminal()
    made = fetched(qtbot, business, desk)
    way(qtbot, desk, "card")
    press(qtbot, desk, "pickup.pay.take")
    terminal.then(Outcome(Kind.UNKNOWN))
    assert find(desk, "pickup.lost.charged").closed
    find(desk, "pickup.lost.slip").setText("77")
    press(qtbot, desk, "pickup.lost.charged")
    assert counter(business, made).due == 0
    assert [each.way for each in business.read(accounting.takings)] == [WayToPay.CARD]


def test_that_an_invoice_is_no_way_for_who_takes_no_money(qtbot, business, desk):
    gus = person(business, "Gus Hand", Skill.HAND_OUT)
    desk.context.sign_in(gus, name="Gus Hand", role="Reception")
    fetched(qtbot, business, desk)
    assert find(desk, "pickup.pay.way.later").closed


def test_that_somebody_who_takes_no_money_finds_the_button_closed(qtbot, business, desk):
    gus = person(business, "Gus Hand", Skill.HAND_OUT)
    desk.context.sign_in(gus, name="Gus Hand", role="Reception")
    fetched(qtbot, business, desk)
    find(desk, "pickup.pay.reference")
    assert find(desk, "pickup.pay.take").closed


def test_that_more_can_be_sold_beside_what_is_collected(qtbot, business, desk):
    gone = []
    made = fetched(qtbot, business, desk)
    assert find(desk, "pickup.counter.more").closed
    eun = person(business, "Eun-ji Park", Skill.HAND_OUT, Skill.SELL)
    press(qtbot, desk, "pickup.counter.give_back")
    desk.context.sign_in(eun, name="Eun-ji Park", role="Sales")
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.take")
    desk.context.shell.go = lambda name, **facts: gone.append((name, facts))
    press(qtbot, desk, "pickup.counter.more")
    assert gone == [("sales", {"order": made.order.id, "pickup": made.pickup})]
