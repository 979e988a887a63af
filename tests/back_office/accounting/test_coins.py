"""Cash to the smallest coin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.back_office.accounting import rules

STEPS = st.sampled_from((1, 5, 10, 25, 50, 100))


@pytest.mark.parametrize(
    ("minor", "step", "cash"),
    [
        (1_002, 5, 1_000), (1_003, 5, 1_005), (1_007, 5, 1_005), (1_008, 5, 1_010), (2, 5, 0),
        (3, 5, 5), (5, 10, 10), (4, 10, 0), (12, 25, 0), (13, 25, 25), (25, 50, 50), (7, 1, 7),
        (7, 0, 7), (1_050, 100, 1_100),
    ],
)  # fmt: skip
def test_that_cash_is_the_nearest_coin_and_a_half_goes_up(minor, step, cash):
    assert rules.cash_rounded(minor, step) == cash


@given(st.integers(0, 10**13), STEPS)
def test_that_no_customer_pays_more_than_half_a_coin_too_much(minor, step):
    cash = rules.cash_rounded(minor, step)
    assert cash % step == 0
    assert -step < 2 * rules.rounding_of(minor, step) <= step
    assert rules.cash_rounded(cash, step) == cash
