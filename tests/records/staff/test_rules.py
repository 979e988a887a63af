"""How long a wrong PIN waits, and which PINs are guessed first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.records.staff import rules


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [
        (0, 0),
        (1, 0),
        (2, 0),
        (3, 5),
        (4, 10),
        (5, 20),
        (6, 40),
        (7, 80),
        (8, 160),
        (9, 320),
        (11, 900),
    ],
)
def test_that_waiting_rises_with_each_wrong_pin(failures: int, seconds: int) -> None:
    assert rules.delay_after(failures).total_seconds() == seconds


@given(st.integers(0, 10_000))
def test_that_waiting_never_falls_and_never_passes_a_quarter_of_an_hour(failures: int) -> None:
    assert rules.delay_after(failures) <= rules.delay_after(failures + 1) <= rules.SLOWEST


@pytest.mark.parametrize("digit", "0123456789")
def test_that_one_digit_six_times_is_guessable(digit: str) -> None:
    assert rules.guessable(digit * 6)


@pytest.mark.parametrize(
    "pin",
    [
        "123456",
        "654321",
        "121212",
        "123123",
        "112211",
        "010190",
        "311299",
        "123321",
        "159753",
        "901231",
    ],
)
def test_that_patterns_and_dates_are_guessable(pin: str) -> None:
    assert rules.guessable(pin)


@pytest.mark.parametrize("pin", ["284917", "739154", "407319", "583604", "960473"])
def test_that_a_pin_without_a_pattern_is_not(pin: str) -> None:
    assert not rules.guessable(pin)


def test_that_most_pins_may_be_chosen() -> None:
    refused = sum(rules.guessable(f"{number:06d}") for number in range(0, 1_000_000, 7))
    assert refused * 7 / 1_000_000 < 0.12


def test_that_the_cost_meets_the_standard() -> None:
    assert rules.ARGON2.passes >= 1
    assert rules.ARGON2.kibibytes >= 47_104
