"""Amounts in words, in the languages that the house speaks."""

from __future__ import annotations

import pytest

from kiosk.core import spelled


@pytest.mark.parametrize(
    ("minor", "language", "said"),
    [
        (7_400, "en", "seventy-four euros"),
        (100, "en", "one euro"),
        (101, "en", "one euro and one cent"),
        (50, "en", "fifty cents"),
        (0, "en", "zero euros"),
        (
            1_234_567,
            "en",
            "twelve thousand three hundred and forty-five euros and sixty-seven cents",
        ),
        (100_500, "en", "one thousand and five euros"),
        (7_400, "de", "vierundsiebzig Euro"),
        (100, "de", "ein Euro"),
        (2_150, "de", "einundzwanzig Euro und fünfzig Cent"),
        (1_234_500, "de", "zwölftausenddreihundertfünfundvierzig Euro"),
        (7_400, "ar", "أربعة وسبعون يورو"),
        (30_000, "ar", "ثلاثمئة يورو"),
        (500_000, "ar", "خمسة آلاف يورو"),
    ],
)
def test_that_an_amount_is_said_as_people_say_it(minor, language, said):
    assert spelled.amount(minor, "EUR", language) == said


@pytest.mark.parametrize(
    ("minor", "currency", "language"),
    [(7_400, "JPY", "en"), (7_400, "EUR", "fr"), (100_000_000, "EUR", "en"), (-5, "EUR", "en")],
)
def test_that_what_cannot_be_said_is_not(minor, currency, language):
    assert spelled.amount(minor, currency, language) == ""


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_no_two_amounts_sound_alike(language):
    said = {spelled.amount(minor * 100, "EUR", language) for minor in range(3_000)}
    assert len(said) == 3_000
