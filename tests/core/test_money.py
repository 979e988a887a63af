"""Money is exact: nothing is lost in sharing, halves go one way, and what is no amount is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import money
from kiosk.core.money import NotMoney


@given(
    st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**9), min_size=1, max_size=12)
)  # fmt: skip
def test_that_parts_add_up_to_the_whole_and_none_is_a_cent_off(
    total: int, weights: list[int]
) -> None:
    parts = money.share(total, weights)
    assert sum(parts) == total
    if sum(weights):
        exact = [Fraction(total * weight, sum(weights)) for weight in weights]
        assert all(abs(part - fair) < 1 for part, fair in zip(parts, exact, strict=True))


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1, 1], [33, 33, 34]),
        (-100, [1, 1, 1], [-33, -33, -34]),
        (2, [1, 1, 1], [0, 1, 1]),
        (5, [0, 0], [0, 5]),
        (0, [3, 4], [0, 0]),
        (7, [5, 0, 2], [5, 0, 2]),
    ],
)
def test_that_the_cents_that_remain_go_where_most_is_missing(
    total: int, weights: list[int], parts: list[int]
) -> None:
    assert money.share(total, weights) == parts


@pytest.mark.parametrize("weights", [[], [1, -1]])
def test_that_nothing_is_shared_among_nobody(weights: list[int]) -> None:
    with pytest.raises(ValueError, match=r"share among|below zero"):
        money.share(10, weights)


@pytest.mark.parametrize(
    ("minor", "numerator", "denominator", "part"),
    [(1, 1, 2, 1), (3, 1, 2, 2), (5, 1, 2, 3), (-1, 1, 2, -1), (-3, 1, 2, -2), (249, 1, 100, 2)],
)
def test_that_half_a_cent_is_rounded_away_from_zero(
    minor: int, numerator: int, denominator: int, part: int
) -> None:
    assert money.part(minor, numerator, denominator) == part


def test_that_tax_within_a_price_and_on_top_of_it_differ() -> None:
    assert (money.tax_within(11_900, 1900), money.tax_on(10_000, 1900)) == (1_900, 1_900)
    assert (money.tax_within(10_000, 1900), money.tax_on(11_900, 1900)) == (1_597, 2_261)
    assert (money.tax_within(10_700, 700), money.tax_on(10_000, 0)) == (700, 0)


def test_that_a_part_of_a_large_amount_is_exact() -> None:
    # Seventeen digits: more than a float can tell apart.
    assert money.part(90_071_992_547_409_93, 1, 1) == 90_071_992_547_409_93
    assert money.part(9_999_999_999_999, 9_999, 10_000) == 9_998_999_999_999
    assert money.part(2_850, 105, 100) == 2_993  # 2992.5, which a float makes 2992


def test_that_a_slipped_key_is_no_amount() -> None:
    assert money.parse("99999999999.99", "EUR") == money.LARGEST - 1
    for said in ("100000000000.00", "-100000000000", "9" * 40):
        with pytest.raises(NotMoney) as refused:
            money.parse(said, "EUR")
        assert refused.value.why == money.TOO_LARGE


def test_that_more_decimals_than_the_currency_has_are_refused() -> None:
    assert money.parse("12.500", "EUR") == 1_250
    assert (money.parse("7", "JPY"), money.parse("7.125", "KWD")) == (7, 7_125)
    for said, currency in (("12.505", "EUR"), ("7.5", "JPY"), ("7.1255", "KWD")):
        with pytest.raises(NotMoney) as refused:
            money.parse(said, currency)
        assert refused.value.why == money.TOO_MANY_DECIMALS


@pytest.mark.parametrize(
    "said", ["1e3", "0x1", "12,50", "1_000", "--1", "+1", ".", ".5", "5.", "NaN", "1 000", "-"]
)
def test_that_what_is_no_plain_number_is_refused(said: str) -> None:
    with pytest.raises(NotMoney) as refused:
        money.parse(said, "EUR")
    assert refused.value.why == money.NOT_A_NUMBER


@given(st.integers(-money.LARGEST + 1, money.LARGEST - 1), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_that_an_amount_reads_back_as_it_was_written(minor: int, currency: str) -> None:
    assert money.parse(money.plain(minor, currency), currency) == minor
