"""A sale by a card terminal: written down first, finished by its answer, and never guessed (E42)."""

from __future__ import annotations

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import PaymentState, WayToPay
from kiosk.back_office.till.rules import PayRefusal
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.devices.card_terminal import Kind, Outcome
from kiosk.front_office.sales import rules
from kiosk.front_office.sales import service as sales
from kiosk.front_office.sales.rules import Item, SaleRefusal
from tests.front_office.sales.hands import plain, sold, tap, there
from tests.front_office.sales.test_selling import left
from tests.makers.desks import find, press
from tests.makers.sales import do
from tests.makers.terminal import Terminal


def begun(business, by, goods, many=2):
    items = (Item(goods["SPRAY"], many),)
    return do(business, sales.begin_card, by, items=items, shown=650 * many)


def unfinished(business):
    return [(each.state, each.minor) for each in business.read(accounting.unfinished)]


@pytest.mark.parametrize("items", [(), (Item(1, 2),), (Item(7, 1), Item(12, 300))])
def test_that_a_basket_is_read_as_it_was_written(items):
    assert rules.read_items(rules.written(items)) == items


@pytest.mark.parametrize("said", ["x", "1x", "ax2", "1x2;3", "-1x2", "1x-2"])
def test_that_what_is_no_basket_is_empty(said):
    assert rules.read_items(said) == ()


def test_that_nothing_leaves_before_the_answer(business, by, goods):
    before = left(business, goods["SPRAY"])
    begun(business, by, goods)
    assert unfinished(business) == [(PaymentState.PENDING, 1_300)]
    assert left(business, goods["SPRAY"]) == before
    assert business.read(accounting.takings) == ()


def test_that_a_yes_sells_the_basket_that_was_written_down(business, by, goods):
    before = left(business, goods["SPRAY"])
    waiting = begun(business, by, goods)
    rung = do(business, sales.finish_card, by, payment=waiting.payment, slip="SIM-1")
    assert rung.total == 1_300
    assert left(business, goods["SPRAY"]) == before - 2
    assert unfinished(business) == []
    assert [each.way for each in business.read(accounting.takings)] == [WayToPay.CARD]
    assert business.check("ledger").faults == business.check("sales").faults == ()


def test_that_the_same_answer_twice_sells_once(business, by, goods):
    waiting = begun(business, by, goods)
    do(business, sales.finish_card, by, payment=waiting.payment, slip="SIM-1")
    with pytest.raises(Refused) as refused:
        do(business, sales.finish_card, by, payment=waiting.payment, slip="SIM-1")
    assert refused.value.refusal.code is ActRefusal.CHANGED_MEANWHILE
    assert len(sold(business)) == 1


def test_that_a_no_leaves_nothing_behind(business, by, goods):
    before = left(business, goods["SPRAY"])
    waiting = begun(business, by, goods)
    do(business, sales.drop_card, by, payment=waiting.payment)
    assert unfinished(business) == []
    assert left(business, goods["SPRAY"]) == before
    with pytest.raises(Refused):
        do(business, sales.finish_card, by, payment=waiting.payment, slip="SIM-1")


def test_that_one_station_asks_for_one_card_at_a_time(business, by, goods):
    begun(business, by, goods)
    with pytest.raises(Refused) as refused:
        begun(business, by, goods)
    assert refused.value.refusal.code is PayRefusal.UNDER_WAY


def test_that_another_sum_than_was_shown_is_refused(business, by, goods):
    items = (Item(goods["SPRAY"], 1),)
    with pytest.raises(Refused) as refused:
        do(business, sales.begin_card, by, items=items, shown=649)
    assert refused.value.refusal.code is SaleRefusal.PRICES_CHANGED


def test_that_charged_without_a_slip_is_refused(business, by, goods):
    waiting = begun(business, by, goods)
    with pytest.raises(Refused) as refused:
        do(business, sales.finish_card, by, payment=waiting.payment, slip=" ")
    assert refused.value.refusal.code is PayRefusal.SLIP_MISSING
    assert unfinished(business) == [(PaymentState.PENDING, 1_300)]


# ------------------------------------------------------------------------------------ by hand


def by_card(desk, goods):
    desk.context.card = terminal = Terminal()
    desk.go("sales")
    tap(desk, goods, "SPRAY")
    press(desk, "sales.pay.way.card")
    press(desk, "sales.pay.take")
    return terminal


def test_that_the_terminal_is_asked_and_its_yes_is_the_sale(business, goods, desk):
    terminal = by_card(desk, goods)
    assert find(desk, "sales.pay.take").busy
    assert terminal.asked[0][2:] == (650, "EUR")
    terminal.then(Outcome(Kind.APPROVED, slip="SIM-1"))
    assert [page.total for page in sold(business)] == [650]
    assert find(desk, "sales.done.title").text() == "Sold"


def test_that_a_declined_card_keeps_the_basket(business, goods, desk):
    terminal = by_card(desk, goods)
    terminal.then(Outcome(Kind.DECLINED))
    assert sold(business) == []
    assert plain(desk.notices.facts()[0]).startswith("The card was not accepted.")
    assert find(desk, "sales.pay.figure").text() == "6.50"
    assert not find(desk, "sales.pay.take").busy


def test_that_a_lost_answer_stands_in_the_way_until_it_is_settled(business, goods, desk):
    terminal = by_card(desk, goods)
    terminal.then(Outcome(Kind.UNKNOWN))
    assert not there(desk, "sales.pay.take")
    assert "6.50" in find(desk, "sales.lost.unknown").text()
    press(desk, "sales.lost.ask")
    terminal.then(Outcome(Kind.APPROVED, slip="SIM-2"))
    assert [page.total for page in sold(business)] == [650]
    assert there(desk, "sales.pay.take")


def test_that_a_lost_answer_is_settled_by_the_terminals_own_record(business, goods, desk):
    terminal = by_card(desk, goods)
    terminal.then(Outcome(Kind.UNKNOWN))
    press(desk, "sales.lost.not_charged")
    assert sold(business) == []
    assert unfinished(business) == []
    assert there(desk, "sales.pay.take")
