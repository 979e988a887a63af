"""What is paid, without widgets: likely sums, typed amounts, change, and what is still missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import money
from kiosk.core.money import NotMoney
from kiosk.ui.cash_keys import NOT_ABOVE_ZERO, likely, short, typed
from kiosk.ui.paying import Due, Gap, Paying, Taken, Way

EURO = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
FRANC = (5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
YEN = (1, 5, 10, 50, 100, 500, 1_000, 2_000, 5_000, 10_000)
CASH = Way("cash", "Cash", "banknote", "Take {amount}", change=True)
CARD = Way("card", "Card", "credit-card", "Take {amount} by card", reference="Slip", must=True)
CREDIT = Way("credit", "Credit", "ticket", "Take {amount} of the credit", most=500)


@pytest.mark.parametrize(
    ("due", "keys"),
    [
        (1_030, (1_050, 1_100, 1_500, 2_000, 5_000, 10_000)),
        (2_340, (2_350, 2_400, 2_500, 3_000, 5_000, 10_000)),
        (340, (350, 400, 500, 1_000, 2_000, 5_000)),
        (5_000, (10_000, 20_000)),
        (99, (100, 200, 500, 1_000, 2_000, 5_000)),
        (12_000, (15_000, 20_000)),
    ],
)
def test_that_the_keys_are_the_next_round_sums_and_notes(due, keys):
    assert likely(due, EURO) == keys


@given(due=st.integers(1, 10**9), faces=st.sampled_from([EURO, FRANC, YEN, ()]))
def test_that_every_key_is_more_than_is_to_pay_and_none_stands_twice(due, faces):
    keys = likely(due, faces)
    assert len(keys) <= 6
    assert list(keys) == sorted(set(keys))
    assert all(each > due for each in keys)


@given(due=st.integers(-(10**9), 0))
def test_that_nothing_is_likely_where_nothing_is_to_pay(due):
    assert likely(due, EURO) == ()


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("20", 2_000), ("20.5", 2_050), ("20,50", 2_050), (" 20.00 ", 2_000), ("1.284,50", 128_450),
        ("1,284.50", 128_450), ("1'284.50", 128_450), ("1 284,50", 128_450), ("0.01", 1),
        (".5", 50), ("7.", 700),
    ],
)  # fmt: skip
def test_that_an_amount_is_read_as_people_type_it(text, minor):
    assert typed(text, "EUR") == minor


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", money.EMPTY), ("abc", money.NOT_A_NUMBER), ("1.2.3", money.NOT_A_NUMBER),
        ("1,2,3", money.NOT_A_NUMBER), ("1.234", money.TOO_MANY_DECIMALS), ("1.000", money.TOO_MANY_DECIMALS), ("0", NOT_ABOVE_ZERO),
        ("0.00", NOT_ABOVE_ZERO), ("-5", NOT_ABOVE_ZERO), ("1.005", money.TOO_MANY_DECIMALS),
        ("10000000000000", money.TOO_LARGE), ("9" * 40, money.TOO_LARGE), ("1e3", money.NOT_A_NUMBER),
        ("5-", money.NOT_A_NUMBER), ("1.2,3,4", money.NOT_A_NUMBER),
    ],
)  # fmt: skip
def test_that_what_is_no_amount_says_why(text, why):
    with pytest.raises(NotMoney) as refused:
        typed(text, "EUR")
    assert refused.value.why == why


def test_that_a_currency_without_decimals_takes_none():
    assert typed("1284", "JPY") == 1_284
    with pytest.raises(NotMoney) as refused:
        typed("12.5", "JPY")
    assert refused.value.why == money.TOO_MANY_DECIMALS


@given(minor=st.integers(1, money.LARGEST - 1), currency=st.sampled_from(["EUR", "JPY", "KWD"]))
def test_that_what_is_written_plainly_is_read_again(minor, currency):
    assert typed(money.plain(minor, currency), currency) == minor


@pytest.mark.parametrize(
    ("minor", "language", "said"),
    [
        (2_000, "en", "20"), (1_050, "en", "10.50"), (50, "en", "0.50"), (0, "en", "0.00"),
        (100_000, "en", "1,000"), (100_000, "de", "1.000"), (1_050, "de", "10,50"),
    ],
)  # fmt: skip
def test_that_whole_amounts_have_no_decimals_on_a_key(minor, language, said):
    assert short(minor, "EUR", language) == said


def test_that_change_is_what_was_given_less_what_is_to_pay():
    assert Paying(Due(1_030, "EUR"), CASH, 2_000).outcome == Taken("cash", 1_030, 2_000, 970, "")


def test_that_cash_is_what_coins_make_and_the_debt_stays():
    asked = Paying(Due(1_028, "CHF", cash=1_030), CASH, 2_000)
    assert asked.to_pay == 1_030
    assert asked.outcome == Taken("cash", 1_028, 2_000, 970, "")
    assert Paying(Due(1_028, "CHF", cash=1_030), CARD, None, "17").to_pay == 1_028


@given(due=st.integers(1, 10**7), given_=st.integers(0, 10**7), part=st.booleans())
def test_that_money_given_in_cash_is_never_lost(due, given_, part):
    asked = Paying(Due(due, "EUR", part=part), CASH, given_)
    taken = asked.outcome
    if taken is None:
        assert given_ == 0 or (given_ < due and not part)
        return
    assert taken.given == taken.minor + taken.change == given_
    assert 0 < taken.minor <= due
    assert part or taken.minor == due
    assert taken.change == max(0, given_ - due)


@given(due=st.integers(1, 10**7), given_=st.none() | st.integers(0, 10**8))
def test_that_only_cash_gives_change(due, given_):
    for way in (CARD, CREDIT):
        taken = Paying(Due(due, "EUR"), way, given_, "17").outcome
        assert taken is None or (taken.given, taken.change, taken.minor) == (0, 0, due)


@pytest.mark.parametrize(
    ("asked", "gap"),
    [
        (Paying(), Gap.NOTHING_DUE),
        (Paying(Due(0, "EUR"), CASH, 100), Gap.NOTHING_DUE),
        (Paying(Due(-5, "EUR"), CASH, 100), Gap.NOTHING_DUE),
        (Paying(Due(100, "EUR"), None), Gap.NOTHING_DUE),
        (Paying(Due(100, "EUR"), CASH), Gap.NOT_SAID),
        (Paying(Due(100, "EUR"), CASH, 0), Gap.NOT_SAID),
        (Paying(Due(100, "EUR"), CASH, 99), Gap.NOT_ENOUGH),
        (Paying(Due(100, "EUR", part=True), CASH, 99), None),
        (Paying(Due(100, "EUR"), Way("x", "X", "x", "{amount}", closed="No till")), Gap.WAY_CLOSED),
        (Paying(Due(501, "EUR"), CREDIT), Gap.TOO_LITTLE_LEFT),
        (Paying(Due(501, "EUR", part=True), CREDIT), None),
        (Paying(Due(500, "EUR"), CREDIT), None),
        (Paying(Due(500, "EUR", part=True), Way("c", "C", "c", "{amount}", most=0)),
         Gap.TOO_LITTLE_LEFT),
        (Paying(Due(100, "EUR"), CARD, None, "  "), Gap.NO_REFERENCE),
        (Paying(Due(100, "EUR"), CARD, None, "17"), None),
    ],
)  # fmt: skip
def test_that_what_is_missing_has_a_name(asked, gap):
    assert asked.gap is gap
    assert (asked.outcome is None) == (gap is not None)
