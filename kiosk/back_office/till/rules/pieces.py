"""Notes and coins by currency, rolls, what a count comes to, and change in the fewest pieces.

Sources, read in 2025: ECB, *Banknotes* and *Common sides of euro coins*; Bank of England and Royal Mint;
Swiss National Bank, *Banknotes and coins*; U.S. Currency Education Program and U.S. Mint; Bank of
Canada; Reserve Banks of Australia and New Zealand; Riksbank, Norges Bank, Danmarks Nationalbank (the
1,000-krone note ended on 31 May 2025); Narodowy Bank Polski; Česká národní banka; Magyar Nemzeti
Bank; Banca Națională a României; Bank of Japan; Reserve Bank of India; Bank of Israel; Central Banks
of the UAE, Saudi Arabia and Kuwait. Rolls: euro by Regulation (EU) 1210/2010's standard packaging, the
dollar by the Federal Reserve's coin roll sizes, the franc by the Swiss National Bank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.core.money import LARGEST, exponent

MOST = 100_000
"""More pieces of one kind than this are a slipped key, not a drawer."""


@dataclass(frozen=True, slots=True)
class PieceKind:
    """One note or coin: its value in minor units, and how many are in a roll (0: not rolled)."""

    face: int
    note: bool
    roll: int = 0


Pieces = tuple[tuple[int, int], ...]
"""What was counted: (face value in minor units, how many). A kind that is not in it was not counted."""

# In hundredths of the currency's unit, so that 0.25 dinar stands beside 500 yen; largest first.
_NOTES: dict[str, str] = {
    "EUR": "500 200 100 50 20 10 5",
    "USD": "100 50 20 10 5 2 1",
    "GBP": "50 20 10 5",
    "CHF": "1000 200 100 50 20 10",
    "CAD": "100 50 20 10 5",
    "AUD": "100 50 20 10 5",
    "NZD": "100 50 20 10 5",
    "SEK": "1000 500 200 100 50 20",
    "NOK": "1000 500 200 100 50",
    "DKK": "500 200 100 50",
    "PLN": "500 200 100 50 20 10",
    "CZK": "5000 2000 1000 500 200 100",
    "HUF": "20000 10000 5000 2000 1000 500",
    "RON": "500 200 100 50 20 10 5 1",
    "JPY": "10000 5000 2000 1000",
    "INR": "500 200 100 50 20 10",
    "ILS": "200 100 50 20",
    "AED": "1000 500 200 100 50 20 10 5",
    "SAR": "500 200 100 50 20 10 5",
    "KWD": "20 10 5 1 0.5 0.25",
}
_COINS: dict[str, str] = {
    "EUR": "2 1 0.5 0.2 0.1 0.05 0.02 0.01",
    "USD": "1 0.5 0.25 0.1 0.05 0.01",
    "GBP": "2 1 0.5 0.2 0.1 0.05 0.02 0.01",
    "CHF": "5 2 1 0.5 0.2 0.1 0.05",
    "CAD": "2 1 0.25 0.1 0.05",
    "AUD": "2 1 0.5 0.2 0.1 0.05",
    "NZD": "2 1 0.5 0.2 0.1",
    "SEK": "10 5 2 1",
    "NOK": "20 10 5 1",
    "DKK": "20 10 5 2 1 0.5",
    "PLN": "5 2 1 0.5 0.2 0.1 0.05 0.02 0.01",
    "CZK": "50 20 10 5 2 1",
    "HUF": "200 100 50 20 10 5",
    "RON": "0.5 0.1 0.05 0.01",
    "JPY": "500 100 50 10 5 1",
    "INR": "20 10 5 2 1",
    "ILS": "10 5 2 1 0.5 0.1",
    "AED": "1 0.5 0.25",
    "SAR": "2 1 0.5 0.25 0.1 0.05 0.01",
    "KWD": "0.1 0.05 0.02 0.01 0.005",
}
_ROLLS: dict[str, dict[str, int]] = {
    "EUR": {"2": 25, "1": 25, "0.5": 40, "0.2": 40, "0.1": 40, "0.05": 50, "0.02": 50, "0.01": 50},
    "USD": {"1": 25, "0.5": 20, "0.25": 40, "0.1": 50, "0.05": 40, "0.01": 50},
    "CHF": {"5": 25, "2": 50, "1": 50, "0.5": 50, "0.2": 50, "0.1": 50, "0.05": 50},
}
_OTHER_NOTES = "1000 500 200 100 50 20 10 5"
_OTHER_COINS = "2 1 0.5 0.2 0.1 0.05 0.02 0.01"


def kinds(currency: str) -> tuple[PieceKind, ...]:
    """Every note, then every coin of `currency`, largest first; a plain 1-2-5 series where none is known."""
    places = exponent(currency)
    rolls = _ROLLS.get(currency, {})
    made = [
        PieceKind(_minor(face, places), note=True)
        for face in _NOTES.get(currency, _OTHER_NOTES).split()
    ]
    made += [
        PieceKind(_minor(face, places), note=False, roll=rolls.get(face, 0))
        for face in _COINS.get(currency, _OTHER_COINS).split()
    ]
    return tuple(kind for kind in made if kind.face > 0)


def _minor(face: str, places: int) -> int:
    whole, _, part = face.partition(".")
    return int(whole + part.ljust(places, "0")[:places])


def faces(currency: str) -> frozenset[int]:
    """The values that a piece of `currency` may have."""
    return frozenset(kind.face for kind in kinds(currency))


def total(pieces: Iterable[tuple[int, int]]) -> int:
    """What counted pieces come to, minor units."""
    return sum(face * many for face, many in pieces)


def fits(pieces: Pieces, currency: str) -> bool:
    """Whether each is a piece of `currency`, named once, no fewer than 0 and no more than a drawer holds."""
    known = faces(currency)
    named = [face for face, _ in pieces]
    if len(set(named)) < len(named) or not known.issuperset(named):
        return False
    return all(0 <= many <= MOST for _, many in pieces) and total(pieces) < LARGEST


def missing(pieces: Pieces, currency: str) -> tuple[PieceKind, ...]:
    """The kinds that were not counted yet; 0 is a count, nothing is none."""
    counted = {face for face, _ in pieces}
    return tuple(kind for kind in kinds(currency) if kind.face not in counted)


def change_of(minor: int, currency: str) -> tuple[tuple[tuple[int, int], ...], int]:
    """The fewest notes and coins for `minor`, as (face, how many), and what no piece can give.

    Largest first, which is the fewest for every series above; below zero gives nothing.
    """
    left, given = max(minor, 0), []
    for kind in kinds(currency):
        many, left = divmod(left, kind.face)
        if many:
            given.append((kind.face, many))
    return tuple(given), left


def one_by_one(pieces: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The faces of pieces, each as often as it is given: 5, 2, 2, 0.50, 0.20."""
    return tuple(face for face, many in pieces for _ in range(many))


def smallest(currency: str) -> int:
    """The smallest piece that can be given."""
    return min(faces(currency))


def typed(text: str, kind: PieceKind, before: int | None) -> int | None:
    """How many pieces a person means by `text`: ``12``, ``r2`` two rolls, ``r2+5``; None for no number.

    A single ``+`` or ``-`` counts one more or less than `before`.
    """
    said = "".join(text.split()).casefold()
    if said in ("+", "-"):
        step = 1 if said == "+" else -1
        return max((before or 0) + step, 0)
    parts = said.split("+")
    counted = [_part(part, kind) for part in parts]
    known = [each for each in counted if each is not None]
    if len(known) < len(parts) or sum(known) > MOST:
        return None
    return sum(known)


def _part(text: str, kind: PieceKind) -> int | None:
    rolled = text.startswith("r")
    digits = text[1:] if rolled else text
    if not digits or len(digits) > 6 or not digits.isdecimal():
        return None
    if rolled and not kind.roll:
        return None
    return int(digits) * (kind.roll if rolled else 1)


def as_counts(pieces: Pieces) -> Mapping[int, int]:
    """How many of each face were counted."""
    return dict(pieces)
