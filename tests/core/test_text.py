"""Text from outside is safe to keep: nothing unseen stays, and what people see is never cut in two."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import text

UNSEEN = {
    "nul": "\x00",
    "escape": "\x1b",
    "bell": "\x07",
    "delete": "\x7f",
    "half a sign": "\ud800",
    "private": "\ue000",
    "unassigned": "\u0378",
    "right to left override": "\u202e",
    "left to right mark": "\u200e",
    "isolate": "\u2067",
    "Arabic mark": "\u061c",
    "no width": "\u200b",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "invisible times": "\u2062",
}


@pytest.mark.parametrize("sign", UNSEEN.values(), ids=UNSEEN)
def test_that_what_nobody_sees_is_taken_out(sign: str) -> None:
    assert text.clean_text(f"Ana{sign} {sign}Lind{sign}") == "Ana Lind"
    assert text.clean_text(sign * 3) == ""


def test_that_white_space_is_one_blank() -> None:
    said = "  Ana \t\u00a0 Lind\r\nHamburg \u2003 "
    assert text.clean_text(said) == "Ana Lind Hamburg"
    assert text.clean_text(said, lines=True) == "Ana Lind\nHamburg"


def test_that_joiners_stay_where_letters_need_them() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert text.clean_text(family) == family
    assert text.clean_text(persian) == persian
    assert text.clean_text("\u200dAna\u200c \u200dLind\u200d") == "Ana Lind"


def test_that_two_ways_to_write_a_letter_are_one() -> None:
    assert text.clean_text("Mu\u0308ller") == text.clean_text("M\u00fcller") == "M\u00fcller"


@pytest.mark.parametrize(
    "sign",
    ["a", "q\u0323\u0307", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd"],
    ids=["letter", "letter with marks", "family", "thumb of a colour"],
)
def test_that_a_long_name_is_cut_between_signs_as_people_see_them(sign: str) -> None:
    assert text.clean_text(sign * 300) == sign * 200
    assert text.clean_text(sign * 200) == sign * 200
    assert text.clean_text(sign * 12, limit=10) == sign * 10


@given(st.text(max_size=60))
def test_that_cleaning_twice_changes_nothing_more(said: str) -> None:
    cleaned = text.clean_text(said)
    assert text.clean_text(cleaned) == cleaned
    assert not {unicodedata.category(sign) for sign in cleaned} & {"Cc", "Cs", "Co", "Cn"}
    cleaned.encode()


@pytest.mark.parametrize(
    ("said", "folded"),
    [
        ("M\u00fcller", "muller"),
        ("STRA\u00dfE", "strasse"),
        ("\u0141ukasz \u00d8re", "lukasz ore"),
        ("\u0130stanbul", "istanbul"),
        ("  Two   Words ", "two words"),
    ],
)
def test_that_folding_forgets_case_and_marks(said: str, folded: str) -> None:
    assert text.folded(said) == folded


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("+49 (40) 123-4", "49401234"),
        ("\u0661\u0662\u0663", "123"),
        ("\uff14\uff12", "42"),
        ("none", ""),
        ("x\u00e9 5", "5"),
    ],
)
def test_that_digits_of_any_script_are_read(said: str, digits: str) -> None:
    assert text.digits(said) == digits
