"""A scanner's burst becomes one clean code or nothing; a person's keys stay a person's."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.scanner import DESK, GAP, LOBBY, Burst, Kind, clean

PICKUP = "7F3K9QXZ"
CORPUS = [
    *(chr(code) for code in range(0x20)),
    *(f"ABC{chr(code)}123" for code in range(0x20)),
    *(f"{chr(code)}{PICKUP}" for code in range(0x20)),
    *(f"{PICKUP}{chr(code)}" for code in range(0x20) if code not in (9, 10, 13)),
    "]C1\x1d0112345",
    "\x1b]0;title\x07",
    "\x7f\x80\x9b",
    "A" * 4296,
    "ünïcødé",
    "' OR 1=1 --",
    "<img src=/etc/hostname>",
]


def scan(burst, payload, *, at=0.0, each=0.004, suffix="\r"):
    """Every verdict for a payload typed as a wedge does."""
    verdicts = []
    for sign in payload + suffix:
        verdicts += burst.press(sign, sign, at)
        at += each
    return [*verdicts, burst.pause()]


def said(verdicts):
    return [verdict for verdict in verdicts if verdict.kind is not Kind.WAIT]


@pytest.mark.parametrize(
    ("burst", "code"),
    [
        (PICKUP, PICKUP),
        ("7f3k9qxz", PICKUP),
        (f"]Q1{PICKUP}", PICKUP),
        ("PU-7-2", "PU-7-2"),
        ("ABC12", None),
        ("A" * 41, None),
        ("ÄBC1234", None),
        ("7F3K 9QXZ", None),
        ("", None),
    ],
)
def test_that_a_code_is_cleaned(burst, code):
    assert clean(burst) == code


def test_that_the_desk_takes_what_stands_on_goods():
    assert clean("frm-Oak 30x40", DESK) == "frm-Oak 30x40"
    assert clean("]E04006381333931", DESK) == "4006381333931"


def test_that_the_stations_prefix_is_taken_off():
    assert clean(f"~{PICKUP}", LOBBY, "~") == PICKUP


def test_that_a_scan_is_one_code():
    (verdict,) = said(scan(Burst(), PICKUP))
    assert (verdict.kind, verdict.code) == (Kind.CODE, PICKUP)


def test_that_a_second_code_after_the_enter_is_swallowed():
    burst = Burst()
    verdicts = said(scan(burst, f"{PICKUP}\rDELETE-ALL\r"))
    assert [verdict.code for verdict in verdicts] == [PICKUP]
    (again,) = said(scan(burst, "PU-7-2", at=5.0))
    assert again.code == "PU-7-2"


def test_that_a_scanner_without_a_suffix_is_heard_after_its_pause():
    (verdict,) = said(scan(Burst(), PICKUP, suffix=""))
    assert verdict.code == PICKUP


@pytest.mark.parametrize("suffix", ["\r", "\n", "\t", "\r\n"])
@pytest.mark.parametrize("payload", CORPUS, ids=repr)
def test_that_a_hostile_code_presses_nothing(payload, suffix):
    verdicts = said(scan(Burst(), payload, suffix=suffix))
    assert all(verdict.kind is Kind.NONSENSE for verdict in verdicts)
    assert all(sign.isprintable() for verdict in verdicts for sign in verdict.keys)


def test_that_every_held_key_of_slow_typing_comes_back_in_order():
    burst = Burst()
    verdicts = said(scan(burst, "Jonas 1042", each=0.08))
    assert {verdict.kind for verdict in verdicts} == {Kind.KEYS}
    keys = itertools.chain.from_iterable(verdict.keys for verdict in verdicts)
    assert "".join(keys) == "Jonas 1042\r"


def test_that_two_rolled_over_letters_are_a_persons():
    burst = Burst()
    verdicts = said([*burst.press("a", "a", 0.0), *burst.press("n", "n", 0.02), burst.pause()])
    assert [(verdict.kind, verdict.keys) for verdict in verdicts] == [(Kind.KEYS, ("a", "n"))]


@given(st.text(max_size=60), st.floats(min_value=0.0, max_value=GAP * 0.9))
def test_that_no_burst_gives_more_than_one_code(payload, each):
    verdicts = said(scan(Burst(), payload, each=each))
    codes = [verdict.code for verdict in verdicts if verdict.kind is Kind.CODE]
    assert len(codes) <= 1
    assert all(LOBBY.fullmatch(code) for code in codes)


def test_that_a_burst_of_a_million_signs_keeps_only_its_beginning():
    burst = Burst()
    for place in range(20_000):
        burst.press("A", "A", place * 0.0001)
    assert len(burst.pause().keys) <= 5_000
