"""The rules of sales, pure: whose limit, which way back, what a basket and a part of a line come to."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.back_office.accounting.rules import WayToPay, cash_rounded
from kiosk.core.ids import ProductId, SaleLineId
from kiosk.core.money import LARGEST
from kiosk.front_office.sales import rules, texts
from kiosk.front_office.sales.rules import (
    CopyReason,
    Item,
    Limits,
    Reason,
    SaleRefusal,
    SoldLine,
)

TABLE = Limits(one=5_000, day=20_000, cash=50_000)
money = st.integers(0, 10**9)


def line(quantity: int, total: int, returned: int = 0, tax: int = 0) -> SoldLine:
    return SoldLine(
        SaleLineId(1), ProductId(1), "Spray", "S", quantity, 1, total, tax, 1_900, returned
    )


@pytest.mark.parametrize(
    ("minor", "before", "refused"),
    [
        (0, 0, None), (1, 0, None), (5_000, 0, None), (5_000, 15_000, None),
        (5_001, 0, SaleRefusal.OVER_LIMIT), (5_001, 20_000, SaleRefusal.OVER_LIMIT),
        (5_000, 15_001, SaleRefusal.OVER_LIMIT_DAY), (1, 20_000, SaleRefusal.OVER_LIMIT_DAY),
        (0, 20_000, None), (10**12, 0, SaleRefusal.OVER_LIMIT),
    ],
)  # fmt: skip
def test_that_a_limit_holds_for_one_act_and_for_the_day(minor, before, refused):
    assert rules.over(TABLE, minor, before) is refused


@given(minor=money, before=money, one=money, day=money)
def test_that_what_is_within_both_limits_is_done_by_one_person(minor, before, one, day):
    within = minor <= one and minor + before <= day
    assert (rules.over(Limits(one, day, 0), minor, before) is None) == within


@pytest.mark.parametrize(
    ("options", "table"),
    [
        ({}, Limits(5_000, 20_000, 50_000)),
        ({"return_limit": 0}, Limits(0, 20_000, 50_000)),
        ({"return_limit": 1_000, "return_limit_day": 2_000, "return_cash_cap": 3_000},
         Limits(1_000, 2_000, 3_000)),
        ({"return_limit": "much", "return_limit_day": -1, "return_cash_cap": True},
         Limits(5_000, 20_000, 50_000)),
        ({"return_limit": LARGEST, "return_limit_day": 1.5}, Limits(5_000, 20_000, 50_000)),
    ],
)  # fmt: skip
def test_that_the_owners_table_has_sound_defaults(options, table):
    assert rules.limits(options, 100) == table


@pytest.mark.parametrize(("paid", "way", "customer"), list(itertools.product(WayToPay, WayToPay, (False, True))))  # fmt: skip
def test_that_money_goes_back_as_it_came_or_stays_as_credit_of_somebody(paid, way, customer):
    refused = rules.why_not_back(TABLE, paid, way, 100, customer=customer)
    original = way is paid
    credit = way is WayToPay.STORE_CREDIT and customer
    assert (refused is None) == (original or credit)
    assert rules.ways_back(paid, customer=customer)[0] is paid


@pytest.mark.parametrize("paid", [way for way in WayToPay if way is not WayToPay.CASH])
def test_that_cash_never_goes_out_against_another_way(paid):
    for customer in (False, True):
        refused = rules.why_not_back(TABLE, paid, WayToPay.CASH, 1, customer=customer)
        assert refused is SaleRefusal.NOT_THIS_WAY_BACK


@pytest.mark.parametrize(("minor", "refused"), [
    (50_000, None), (50_001, SaleRefusal.CASH_CAP), (10**12, SaleRefusal.CASH_CAP),
])  # fmt: skip
def test_that_cash_has_a_cap(minor, refused):
    cash = WayToPay.CASH
    assert rules.why_not_back(TABLE, cash, cash, minor, customer=True) is refused
    card = WayToPay.CARD
    assert rules.why_not_back(TABLE, card, card, minor, customer=True) is None


@pytest.mark.parametrize(
    ("items", "refused"),
    [
        ((), SaleRefusal.EMPTY),
        ((Item(ProductId(1), 0),), SaleRefusal.QUANTITY),
        ((Item(ProductId(1), -1),), SaleRefusal.QUANTITY),
        ((Item(ProductId(1), 10_000),), SaleRefusal.QUANTITY),
        ((Item(ProductId(1), 10**15),), SaleRefusal.QUANTITY),
        ((Item(ProductId(1), 9_999),), None),
        ((Item(ProductId(1), 1),), None),
        (tuple(Item(ProductId(n), 1) for n in range(200)), None),
        (tuple(Item(ProductId(n), 1) for n in range(201)), SaleRefusal.TOO_MANY_LINES),
        ((Item(ProductId(1), 1), Item(ProductId(2), 0)), SaleRefusal.QUANTITY),
    ],
)
def test_that_an_odd_basket_is_named(items, refused):
    assert rules.why_no_basket(items) is refused


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 50)), max_size=20))
def test_that_a_product_stands_once_and_no_piece_is_lost(pairs):
    items = [Item(ProductId(product), count) for product, count in pairs]
    merged = rules.merged(items)
    assert len({item.product for item in merged}) == len(merged)
    assert sum(item.quantity for item in merged) == sum(count for _, count in pairs)
    assert [item.product for item in merged] == list(dict.fromkeys(p for p, _ in pairs))


@given(quantity=st.integers(1, 60), total=money, cuts=st.lists(st.integers(1, 20), max_size=20))
def test_that_parts_of_a_line_are_the_line_to_the_cent(quantity, total, cuts):
    back = returned = 0
    for cut in (*cuts, quantity):
        pieces = min(cut, quantity - returned)
        back += rules.back_of(line(quantity, total, returned), pieces)
        returned += pieces
    assert back == total


@given(price=st.integers(0, 10**7), quantity=st.integers(1, 99), pieces=st.integers(0, 99))
def test_that_a_piece_goes_back_at_its_price(price, quantity, pieces):
    pieces = min(pieces, quantity)
    assert rules.back_of(line(quantity, price * quantity), pieces) == price * pieces


rated = st.lists(st.tuples(st.integers(0, 10**7), st.sampled_from([0, 500, 700, 1_900, 2_000])))


@given(lines=rated, included=st.booleans())
def test_that_a_basket_adds_up(lines, included):
    found = rules.reckoned(lines, included=included)
    assert found.total == sum(found.totals)
    assert found.tax == sum(tax for _, tax in found.by_rate)
    shelf = sum(minor for minor, _ in lines)
    assert found.total == (shelf if included else shelf + found.tax)


@given(lines=rated)
def test_that_shelf_prices_with_tax_never_move(lines):
    assert list(rules.reckoned(lines, included=True).totals) == [minor for minor, _ in lines]


@given(minor=st.integers(-(10**9), 10**9), step=st.sampled_from([1, 2, 5, 10, 50, 100]))
def test_that_coins_are_at_most_half_a_step_off(minor, step):
    found = cash_rounded(minor, step)
    assert found % step == 0
    assert abs(found - minor) * 2 <= step


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_every_word_is_worded(language):
    for reason in Reason:
        assert texts.reason(reason, language)
    for each in CopyReason:
        assert texts.copy_reason(each, language)
    for way in WayToPay:
        assert texts.way(way, language)
    assert set(texts.REFUSALS) == set(SaleRefusal)


def test_that_a_fault_is_not_sold_again_by_itself():
    assert frozenset({Reason.FAULT}) == rules.SET_ASIDE
