"""Countries fill in what is usual there; rates and drafts read back what was written."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import money
from kiosk.desk.administration import rules
from kiosk.desk.administration.rules import COUNTRIES, Draft, Till


def test_that_the_countries_we_know_are_whole():
    wanted = {"DE", "AT", "CH", "FR", "ES", "IT", "NL", "BE", "GB", "US", "JP", "AE", "SA", "EG"}
    assert set(COUNTRIES) == wanted
    for each in COUNTRIES.values():
        ZoneInfo(each.zone)
        assert money.exponent(each.currency) in (0, 2)
        assert 0 <= each.reduced <= each.usual <= 10_000


def test_that_every_country_of_the_list_has_a_currency_and_a_clock():
    for code, name in rules.countries("en"):
        usual = rules.country(code)
        assert name
        assert len(usual.currency) == 3
        ZoneInfo(usual.zone)


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_countries_stand_by_their_names_in_the_readers_language(language):
    names = dict(rules.countries(language))
    assert names["AT"] == {"en": "Austria", "de": "Österreich", "ar": "النمسا"}[language]
    assert len(names) > 200
    assert "EUR" in dict(rules.currencies(language))


def test_that_moving_to_a_country_fills_in_the_rest():
    draft = Draft(name="Harbour Lane", owner="Maren").moved_to("CH")
    assert (draft.currency, draft.zone) == ("CHF", "Europe/Zurich")
    assert (draft.usual, draft.reduced, draft.cash_step) == (810, 260, 5)
    assert draft.name == "Harbour Lane"
    assert not Draft().moved_to("US").included
    other = Draft().moved_to("BR")
    assert (other.currency, other.usual) == ("BRL", 0)


def test_that_tills_that_need_something_are_named():
    assert rules.country("AT").till is Till.DEVICE
    assert rules.country("FR").till is Till.SOFTWARE
    assert rules.country("GB").till is Till.FREE


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("20", 2000),
        ("8.1", 810),
        ("5,5", 550),
        (" 19 % ", 1900),
        ("0", 0),
        ("100", 10_000),
        ("٢٠", 2000),
    ],
)
def test_that_a_rate_is_read_as_it_is_typed(typed, points):
    assert rules.rate_of(typed) == points


@pytest.mark.parametrize("typed", ["", "-1", "101", "1e3", "twenty", "1.234", "5 5", "."])
def test_that_no_other_text_is_a_rate(typed):
    assert rules.rate_of(typed) is None


@given(st.integers(0, 10_000), st.sampled_from(["en", "de", "ar"]))
def test_that_a_rate_reads_back_what_was_written(points, language):
    assert rules.rate_of(rules.rate_text(points, language)) == points


def test_that_a_draft_reads_back_what_was_written_and_holds_no_pin():
    draft = Draft(step=3, name="Лавка", languages=("de", "ar"), owner="Ana").moved_to("EG")
    assert Draft.read(draft.text()) == draft
    assert "pin" not in json.loads(draft.text())


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{", '{"step": "two"}', '{"languages": "en"}', '{"name": 7}', "\x00"]
)
def test_that_a_file_that_is_no_draft_is_none(text):
    assert Draft.read(text) is None


@given(st.text(max_size=60))
def test_that_no_text_breaks_the_reading_of_a_draft(text):
    Draft.read(text)
