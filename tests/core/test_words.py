"""Sentences keep their facts apart, and numbers, days and times read as people of a language say."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from kiosk.core import words

FSI, LRI, PDI = "\u2068", "\u2066", "\u2069"
LOCALES = {
    "en": "en_GB", "de": "de_DE", "es": "es_ES", "fr": "fr_FR", "ar": "ar_EG", "zh": "zh_CN",
}  # fmt: skip
# The day, either with its year, either with its weekday, and the month alone.
PATTERNS = {
    "en": ("d MMMM", "{} y", "EEEE {}", "LLLL y"),
    "de": ("d. MMMM", "{} y", "EEEE, {}", "LLLL y"),
    "es": ("d 'de' MMMM", "{} 'de' y", "EEEE, {}", "LLLL 'de' y"),
    "fr": ("d MMMM", "{} y", "EEEE {}", "LLLL y"),
    "ar": ("d MMMM", "{} y", "EEEE، {}", "LLLL y"),
    "zh": ("M月d日", "y年{}", "{}EEEE", "y年M月"),
}


def latin(text: str) -> str:
    """Everybody of ours reads Latin digits."""
    return text.translate({0x0660 + digit: str(digit) for digit in range(10)})


def test_that_facts_do_not_turn_an_arabic_sentence():
    said = words.t("{name}, {day}, {time}", "ar", name="Eun-ji", day="13 أبريل", time="12:04")
    name, day, time = said.split("، ")
    assert name == f"{FSI}Eun-ji{PDI}"
    assert day == f"{FSI}13 أبريل{PDI}"
    assert time == f"{FSI}12:04{PDI}"


def test_that_an_island_and_arabic_words_stay_as_they_are():
    code = words.island("1090-1")
    assert words.t("Package {number}", "ar", number=code) == f"الطرد {LRI}1090-1{PDI}"
    assert words.t("Waiting for: {what}.", "ar", what="الدفع") == "بانتظار: الدفع."


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_a_sentence_from_left_to_right_has_no_hidden_signs(language):
    said = words.t("{name}, {day}, {time}", language, name="Eun-ji", day="13", time="12:04")
    assert said == "Eun-ji, 13, 12:04"


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 طرد"), (1, "طرد واحد"), (2, "طردان"), (3, "3 طرود"), (11, "11 طردًا"), (100, "100 طرد")],
)
def test_that_arabic_has_six_plurals(number, said):
    assert words.tn("{n} package", "{n} packages", number, "ar") == said


def test_that_a_list_has_the_comma_of_its_language_and_none_turns_its_neighbour():
    assert words.joined(("Ana", "", "Farid"), "en") == "Ana, Farid"
    assert words.joined(("Ana", "Farid"), "de") == "Ana, Farid"
    assert words.joined(("Ana", "فريد"), "ar") == f"{FSI}Ana{PDI}، فريد"
    assert words.joined(("Ana", "王小明"), "zh") == "Ana\u3001王小明"
    assert words.joined((), "ar") == ""


def test_that_an_arabic_address_keeps_its_order_in_an_english_list():
    said = words.joined(("شارع الميناء 4", "دبي"), "en")
    assert said == f"{FSI}شارع الميناء 4{PDI}, {FSI}دبي{PDI}"


@pytest.mark.parametrize(
    ("language", "locale"), [*LOCALES.items() - {("ar", "ar_EG")}, ("ar", "en_GB")]
)
@pytest.mark.parametrize(("currency", "places"), [("EUR", 2), ("JPY", 0), ("KWD", 3)])
def test_that_amounts_are_written_as_babel_writes_them(language, locale, currency, places):
    pattern = "#,##0" + ("." + "0" * places if places else "")
    for minor in (0, 1, -1, 99, 100, -100, 999_99, 100_000, -123_456_789, 10**13):
        value = Decimal(minor).scaleb(-places)
        expected = format_decimal(value, pattern, locale=locale)
        assert words.amount(minor, currency, language) == expected


def test_that_amounts_and_days_read_as_said():
    assert words.amount(128450, "EUR", "en") == "1,284.50"
    assert words.amount(128450, "EUR", "de") == "1.284,50"
    assert words.amount(128450, "EUR", "ar") == "1,284.50"
    assert words.amount(128450, "EUR", "es") == "1.284,50"
    assert words.amount(128450, "EUR", "fr") == "1\u202f284,50"
    assert words.amount(128450, "EUR", "zh") == "1,284.50"
    day = date(2026, 4, 13)
    assert words.day(day, "de", weekday=True) == "Montag, 13. April"
    assert words.day(day, "ar", weekday=True) == "الاثنين، 13 أبريل"
    assert words.day(day, "es", weekday=True, year=True) == "lunes, 13 de abril de 2026"
    assert words.day(date(2026, 5, 1), "fr", weekday=True) == "vendredi 1er mai"
    assert words.day(day, "zh", weekday=True, year=True) == "2026年4月13日星期一"
    assert words.day(day, "en", year=True) == "13 April 2026"
    assert words.month(day, "en") == "April 2026"
    assert words.month(day, "de") == "April 2026"
    assert words.month(day, "ar") == "أبريل 2026"
    assert words.clock(datetime(2026, 4, 13, 10, 4, tzinfo=UTC), "Europe/Vienna") == "12:04"


@pytest.mark.parametrize(("language", "locale"), LOCALES.items())
def test_that_days_and_months_are_named_as_babel_names_them(language, locale):
    # A leap year and one before: every date, and each on a few days of the week.
    for past in range(731):
        day = date(2027, 1, 1) + timedelta(days=past)
        date_of, of_year, of_week, month = PATTERNS[language]
        for year in (False, True):
            for weekday in (False, True):
                full = of_year.format(date_of) if year else date_of
                full = of_week.format(full) if weekday else full
                expected = latin(format_date(day, full, locale=locale))
                if language == "fr" and day.day == 1:
                    expected = re.sub(r"\b1 ", "1er ", expected)
                assert words.day(day, language, year=year, weekday=weekday) == expected
        assert words.month(day, language) == latin(format_date(day, month, locale=locale))
