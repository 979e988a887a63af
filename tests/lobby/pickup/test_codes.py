"""The pick-up code: what its check symbol notices, what a reader forgives, and what guessing gets."""

from __future__ import annotations

import itertools
import random
import re
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import ALPHABET, Code

SCANNED = re.compile(r"[A-Z0-9-]{6,40}")
SAMPLES = ["7F3K9QAX", "K4TM82WP", "2NWM6XR4", "00000000"]
codes = st.binary(min_size=7, max_size=7).map(rules.code_from)


def some_codes(count: int, seed: int) -> list[Code]:
    dice = random.Random(seed)
    return [rules.code_from(dice.randbytes(7)) for _ in range(count)]


def test_that_the_alphabet_has_32_symbols_and_no_i_l_o_u():
    assert len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize("code", SAMPLES)
def test_that_every_sample_is_valid(code):
    assert rules.read_code(code) == code


def test_that_every_single_wrong_symbol_is_noticed():
    """All 8 places by 31 other symbols of 500 codes: 124,000 of 124,000, a rate of 1."""
    missed = [
        code
        for code in some_codes(500, 1)
        for place in range(8)
        for symbol in ALPHABET
        if symbol != code[place] and rules.is_code(code[:place] + symbol + code[place + 1 :])
    ]
    assert missed == []


def test_that_every_swap_of_any_two_symbols_is_noticed():
    """Neighbours and all others, 28 pairs of 2,000 codes: a rate of 1, where Luhn mod 32 misses some."""
    missed = []
    swapped = 0
    for code in some_codes(2_000, 2):
        for one, other in itertools.combinations(range(8), 2):
            if code[one] == code[other]:
                continue
            signs = list(code)
            signs[one], signs[other] = signs[other], signs[one]
            swapped += 1
            missed += [code] if rules.is_code("".join(signs)) else []
    assert swapped > 50_000
    assert missed == []


def test_that_every_swap_of_neighbours_is_noticed_at_every_place():
    """The proof, not a sample: each of 32 x 31 pairs at each of 6 places, and the check symbol's."""
    for one, other in itertools.permutations(ALPHABET, 2):
        for place in range(6):
            body = "0" * place + one + other + "0" * (5 - place)
            code = body + rules.check_symbol(body)
            assert not rules.is_code(code[:place] + other + one + code[place + 2 :])
    for body in ("00000" + one + other for one, other in itertools.product(ALPHABET, repeat=2)):
        code = body + rules.check_symbol(body)
        assert code[6] == code[7] or not rules.is_code(code[:6] + code[7] + code[6])


def test_that_every_twin_is_noticed():
    """``AA`` typed as ``BB``, at every pair of neighbours: 32 x 31 x 7 of them."""
    for place in range(6):
        for one, other in itertools.permutations(ALPHABET, 2):
            body = ["7"] * 7
            body[place] = body[place + 1] = one
            code = "".join(body) + rules.check_symbol("".join(body))
            assert not rules.is_code(code[:place] + other * 2 + code[place + 2 :])


def luhn_mod_32(symbols: str) -> int:
    total = 0
    for place, symbol in enumerate(reversed(symbols)):
        value = ALPHABET.index(symbol) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return -total % 32


def test_that_luhn_mod_32_would_miss_a_swap_that_ours_notices():
    assert luhn_mod_32("0Z") == luhn_mod_32("Z0")
    assert rules.check_symbol("0Z") != rules.check_symbol("Z0")


@given(codes)
def test_that_a_made_code_is_read_back_however_it_is_written(code):
    assert len(code) == 8
    assert rules.read_code(rules.written(code)) == code
    assert rules.read_code(f" {code[:2].lower()} {code[2:4]}-{code[4:].lower()}\n") == code
    assert rules.read_code(code.replace("1", "l").replace("0", "o")) == code
    assert rules.read_code(code.replace("1", "I").replace("0", "O")) == code


@pytest.mark.parametrize("dash", ["-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212"])
def test_that_any_hyphen_may_part_a_code(dash):
    assert rules.read_code(f"7F3K{dash}9QAX") == "7F3K9QAX"


@pytest.mark.parametrize(
    "text",
    ["", " ", "7F3K9QA", "7F3K9QAXX", "7F3K9QAY", "UUUUUUUU", "7F3K9QUX", "7F3K 9QA!", "ÄÖÜ", "7" * 64,
     "x" * 100_000, "7F3K\x009QAX", "'; DROP TABLE pickup; --", "\u202e7F3K9QAX", "FY-7F3K9QAX"],
)  # fmt: skip
def test_that_what_is_no_code_is_not_read(text):
    assert rules.read_code(text) is None


def test_that_full_width_letters_are_read_as_what_they_mean():
    assert rules.read_code("７Ｆ３Ｋ９ＱＡＸ") == "7F3K9QAX"  # noqa: RUF001


@given(st.text(max_size=80))
def test_that_no_text_ends_a_reader(text):
    code, square = rules.read_code(text), rules.read_square(text)
    assert code is None or rules.is_code(code)
    assert square is None or SCANNED.fullmatch(square)


@given(st.binary(min_size=16, max_size=16))
def test_that_a_square_fits_the_scanner_and_is_no_code(random_bytes):
    square = rules.square_from(random_bytes)
    assert SCANNED.fullmatch(square)
    assert rules.read_square(square) == square
    assert rules.read_square(square.lower()) == square
    assert rules.read_code(square) is None
    assert rules.square_from(random_bytes + b"more") == square


def test_that_two_squares_differ_where_their_bits_do():
    bits = secrets.token_bytes(16)
    others = {
        bytes([byte ^ 1 if place == at else byte for place, byte in enumerate(bits)])
        for at in range(16)
    }
    assert len({rules.square_from(each) for each in others} | {rules.square_from(bits)}) == 17


def test_that_each_symbol_is_as_likely_as_any_other():
    counted = dict.fromkeys(ALPHABET, 0)
    for code in some_codes(20_000, 3):
        for symbol in code[:7]:
            counted[symbol] += 1
    expected = 20_000 * 7 / 32
    spread = sum((many - expected) ** 2 / expected for many in counted.values())
    # Chi-square with 31 degrees of freedom: 61.1 is passed by chance once in a thousand.
    assert spread < 61.1


def test_that_a_hundred_thousand_guesses_hit_nothing():
    """1,000 live codes; one guess in 32 has a fitting check symbol, none opens anything."""
    live = set(some_codes(1_000, 4))
    dice = random.Random(5)
    guesses = ("".join(dice.choices(ALPHABET, k=8)) for _ in range(100_000))
    read = [code for code in map(rules.read_code, guesses) if code]
    assert 2_500 < len(read) < 3_800
    assert not live & set(read)
