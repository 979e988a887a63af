"""The till's rules: what counts come to, change in the fewest pieces, rolls, limits, states."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import (
    LIVE,
    OUTWARD,
    STEPS,
    TELLS,
    MoveKind,
    PieceKind,
    SessionState,
)
from kiosk.core.money import LARGEST, exponent

CURRENCIES = (
    "EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "JPY",
    "INR", "ILS", "AED", "SAR", "KWD",
)  # fmt: skip
STRANGE = ("XTS", "BHD", "KRW", "UGX")
S = SessionState


def amounts(currency: str) -> list[str]:
    return [
        f"{kind.face / 10 ** exponent(currency):g}" for kind in rules.kinds(currency) if kind.note
    ]


# --------------------------------------------------------------------------------- notes and coins


@pytest.mark.parametrize("currency", [*CURRENCIES, *STRANGE])
def test_that_notes_come_first_and_each_falls_from_the_largest(currency: str) -> None:
    kinds = rules.kinds(currency)
    notes = [kind.face for kind in kinds if kind.note]
    coins = [kind.face for kind in kinds if not kind.note]
    assert [kind.note for kind in kinds] == [True] * len(notes) + [False] * len(coins)
    assert notes == sorted(set(notes), reverse=True)
    assert coins == sorted(set(coins), reverse=True)
    assert min(notes + coins) > 0


@pytest.mark.parametrize("currency", [*CURRENCIES, *STRANGE])
def test_that_every_multiple_of_the_smallest_piece_can_be_given(currency: str) -> None:
    smallest = rules.smallest(currency)
    for times in range(200):
        pieces, left = rules.change_of(times * smallest, currency)
        assert rules.total(pieces) + left == times * smallest
        assert left < smallest * 5


def fewest(minor: int, faces: list[int]) -> int:
    """By trying everything: how few pieces make `minor`."""
    best = [0] + [10**9] * minor
    for amount in range(1, minor + 1):
        best[amount] = 1 + min(
            (best[amount - face] for face in faces if face <= amount), default=10**9
        )
    return best[minor]


@pytest.mark.parametrize("currency", ["EUR", "USD", "GBP", "CHF", "PLN"])
@pytest.mark.parametrize("minor", [5, 30, 40, 65, 95, 130, 285, 365, 440, 970])
def test_that_change_takes_the_fewest_pieces(currency: str, minor: int) -> None:
    pieces, left = rules.change_of(minor, currency)
    assert left == 0
    faces = [kind.face for kind in rules.kinds(currency)]
    assert sum(many for _, many in pieces) == fewest(minor, faces)


def test_that_change_of_nine_seventy_is_five_two_two_fifty_twenty() -> None:
    pieces, left = rules.change_of(970, "EUR")
    assert (rules.one_by_one(pieces), left) == ((500, 200, 200, 50, 20), 0)


@pytest.mark.parametrize(
    ("minor", "currency", "left"), [(3, "CHF", 3), (12, "NZD", 2), (7, "AED", 7), (-5, "EUR", 0)]
)
def test_that_what_no_piece_can_give_is_left(minor: int, currency: str, left: int) -> None:
    assert rules.change_of(minor, currency)[1] == left


@given(minor=st.integers(0, 10**7), currency=st.sampled_from(CURRENCIES))
def test_that_change_never_makes_or_loses_money(minor: int, currency: str) -> None:
    pieces, left = rules.change_of(minor, currency)
    assert rules.total(pieces) + left == minor
    assert rules.total(tuple((face, 1) for face in rules.one_by_one(pieces))) == minor - left
    assert 0 <= left < 10 ** exponent(currency) * 5


def test_that_the_euro_has_its_seven_notes_and_eight_coins() -> None:
    assert amounts("EUR") == ["500", "200", "100", "50", "20", "10", "5"]
    assert sum(1 for kind in rules.kinds("EUR") if not kind.note) == 8


@pytest.mark.parametrize(
    ("currency", "faces"),
    [
        ("JPY", {10000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1}),
        ("KWD", {20000, 10000, 5000, 1000, 500, 250, 100, 50, 20, 10, 5}),
        ("CHF", {100000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5}),
    ],
)
def test_that_faces_are_minor_units_of_their_currency(currency: str, faces: set[int]) -> None:
    assert rules.faces(currency) == faces


# ------------------------------------------------------------------------------------------ counts


@pytest.mark.parametrize(
    "pieces",
    [
        ((500, 1), (500, 1)),
        ((300, 1),),
        ((500, -1),),
        ((500, rules.MOST + 1),),
        ((0, 1),),
        ((-500, 1),),
    ],
)
def test_that_what_is_no_piece_does_not_fit(pieces: rules.Pieces) -> None:
    assert not rules.fits(pieces, "EUR")


def test_that_nothing_and_zero_pieces_fit_but_only_zero_was_counted() -> None:
    assert rules.fits((), "EUR")
    assert rules.fits(((500, 0),), "EUR")
    assert len(rules.missing((), "EUR")) == 15
    assert {kind.face for kind in rules.missing(((500, 0), (1, 3)), "EUR")} == rules.faces(
        "EUR"
    ) - {500, 1}
    assert rules.missing(tuple((face, 0) for face in rules.faces("EUR")), "EUR") == ()


def test_that_no_fitting_count_reaches_the_largest_amount() -> None:
    most = tuple((face, rules.MOST) for face in rules.faces("EUR"))
    assert not rules.fits(most, "EUR") or rules.total(most) < LARGEST


@given(st.dictionaries(st.sampled_from(sorted(rules.faces("EUR"))), st.integers(0, 900)))
def test_that_a_count_is_the_sum_of_its_pieces(counts: dict[int, int]) -> None:
    pieces = tuple(counts.items())
    assert rules.fits(pieces, "EUR")
    assert rules.total(pieces) == sum(face * many for face, many in counts.items())
    assert dict(rules.as_counts(pieces)) == counts


TWO_EURO = PieceKind(200, note=False, roll=25)
FIFTY = PieceKind(5000, note=True)


@pytest.mark.parametrize(
    ("said", "kind", "before", "many"),
    [
        ("14", TWO_EURO, None, 14),
        ("0", TWO_EURO, None, 0),
        (" 7 ", TWO_EURO, None, 7),
        ("r2", TWO_EURO, None, 50),
        ("R2", TWO_EURO, None, 50),
        ("r2+5", TWO_EURO, None, 55),
        ("5+r1", TWO_EURO, None, 30),
        ("2+3", FIFTY, None, 5),
        ("+", TWO_EURO, 14, 15),
        ("-", TWO_EURO, 14, 13),
        ("-", TWO_EURO, 0, 0),
        ("+", TWO_EURO, None, 1),
        ("-", TWO_EURO, None, 0),
        ("٣", TWO_EURO, None, 3),
        ("", TWO_EURO, None, None),
        ("r", TWO_EURO, None, None),
        ("r1", FIFTY, None, None),
        ("2.5", TWO_EURO, None, None),
        ("1e3", TWO_EURO, None, None),
        ("-3", TWO_EURO, None, None),
        ("12+", TWO_EURO, None, None),
        ("many", TWO_EURO, None, None),
        ("9999999", TWO_EURO, None, None),
        ("r99999", TWO_EURO, None, None),
    ],
)
def test_that_what_is_typed_beside_a_coin_is_read(
    said: str, kind: PieceKind, before: int | None, many: int | None
) -> None:
    assert rules.typed(said, kind, before) == many


@given(st.text(max_size=8))
def test_that_no_text_breaks_a_count(said: str) -> None:
    many = rules.typed(said, TWO_EURO, 3)
    assert many is None or 0 <= many <= rules.MOST


# ------------------------------------------------------------------------------- sums and limits


def test_that_what_should_be_there_is_opening_cash_and_moves() -> None:
    assert rules.expected(15000, 61160, -1840 - 40000) == 34320


@pytest.mark.parametrize(
    ("counted", "tries", "again", "reason"),
    [
        (10000, 0, False, False),
        (10500, 0, False, False),
        (9500, 0, False, False),
        (10501, 0, True, True),
        (9499, 0, True, True),
        (10501, 1, False, True),
        (9499, 1, False, True),
        (10500, 1, False, False),
        (0, 2, False, True),
    ],
)
def test_that_a_difference_above_the_limit_counts_again_then_gives_a_reason(
    counted: int, tries: int, again: bool, reason: bool
) -> None:
    said = rules.difference(counted, 10000, 500, tries)
    assert (said.minor, said.again, said.reason) == (counted - 10000, again, reason)


@pytest.mark.parametrize(
    ("counted", "base", "smallest", "out"),
    [
        (34270, 15000, 1, 19270),
        (34273, 15000, 5, 19270),
        (15000, 15000, 1, 0),
        (9000, 15000, 1, 0),
        (0, 0, 1, 0),
        (100, 0, 1, 100),
    ],
)
def test_that_the_float_stays_and_the_rest_goes_to_the_safe(
    counted: int, base: int, smallest: int, out: int
) -> None:
    assert rules.to_take_out(counted, base, smallest) == out


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(1, 500))
def test_that_what_is_proposed_for_the_safe_always_adds_up(
    counted: int, base: int, smallest: int
) -> None:
    out = rules.to_take_out(counted, base, smallest)
    assert rules.adds_up(counted, out, counted - out)


@pytest.mark.parametrize(
    ("to_safe", "left", "fits"),
    [
        (100, 50, True),
        (150, 0, True),
        (0, 150, True),
        (100, 51, False),
        (151, -1, False),
        (-1, 151, False),
    ],
)
def test_that_safe_and_float_are_what_was_counted(to_safe: int, left: int, fits: bool) -> None:
    assert rules.adds_up(150, to_safe, left) is fits


def test_that_the_owners_limits_have_defaults_and_take_no_nonsense() -> None:
    assert rules.limits({}, 100) == rules.Limits(500, 20000, 200000)
    said = {"till_difference_limit": 0, "till_paid_out_limit": -5, "till_paid_in_limit": "many"}
    assert rules.limits(said, 100) == rules.Limits(0, 20000, 200000)
    assert rules.limits({"till_difference_limit": True}, 1).difference == 5
    assert rules.limits({"till_difference_limit": LARGEST}, 1).difference == 5


@pytest.mark.parametrize("kind", list(MoveKind))
def test_that_a_move_has_the_sign_of_its_direction(kind: MoveKind) -> None:
    assert rules.signed(kind, 100) == (-100 if kind in OUTWARD else 100)


@pytest.mark.parametrize(
    ("minor", "rate", "tax"), [(1840, 0, 0), (1200, 2000, 200), (100, 1900, 16)]
)
def test_that_what_is_paid_out_contains_its_tax(minor: int, rate: int, tax: int) -> None:
    assert rules.paid_out_tax(minor, rate) == tax


# ----------------------------------------------------------------------------------- states, clock


ALLOWED = {
    (S.OPENING, S.OPEN), (S.OPEN, S.HANDOVER), (S.HANDOVER, S.OPEN), (S.OPEN, S.COUNTING),
    (S.COUNTING, S.COUNTED), (S.COUNTED, S.CLOSED), (S.CLOSED, S.VERIFIED),
}  # fmt: skip


@pytest.mark.parametrize("to", list(S))
@pytest.mark.parametrize("state", list(S))
def test_that_a_session_goes_only_these_ways(state: SessionState, to: SessionState) -> None:
    assert rules.may_go(state, to) is ((state, to) in ALLOWED)


def test_that_every_state_is_live_or_closed_and_only_closed_counts_are_told() -> None:
    assert set(STEPS) == set(S)
    assert set(S) - LIVE == {S.CLOSED, S.VERIFIED}
    assert {S.COUNTED, S.CLOSED, S.VERIFIED} == TELLS
    assert not STEPS[S.VERIFIED]


def test_that_a_duration_is_never_below_zero() -> None:
    noon = datetime(2026, 4, 13, 12, tzinfo=UTC)
    assert rules.lasted(noon, noon + timedelta(hours=2)) == timedelta(hours=2)
    assert rules.lasted(noon, noon - timedelta(hours=2)) == timedelta(0)


def test_that_only_an_earlier_day_is_a_clock_set_back() -> None:
    day = date(2026, 4, 13)
    assert not rules.clock_went_back(day, day)
    assert not rules.clock_went_back(day, date(2026, 4, 14))
    assert rules.clock_went_back(day, date(2026, 4, 12))
