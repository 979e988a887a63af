"""The parts of a tape, from the top down; all words come ready, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.documents.table import Weight

LONGEST_BARS = 20
"""Signs that bars on a roll have room for, at two dots a module."""


@dataclass(frozen=True, slots=True)
class Centre:
    """Words in the middle: the name of the business (LARGE), what the paper is (STRONG), the rest."""

    words: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Text:
    """Running words from the leading edge."""

    words: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Pair:
    """Words and an amount at the end of their first line; a tape has one that is LARGE."""

    words: str
    amount: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Dashes:
    """A dashed line across."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A Code 128 over what it says: the number of a receipt, so that a return can be scanned."""

    payload: str

    def __post_init__(self) -> None:
        fits = 0 < len(self.payload) <= LONGEST_BARS
        if not (fits and self.payload.isascii() and self.payload.isprintable()):
            raise ValueError("bars on a roll hold 1 to 20 printable ASCII signs")


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code, and the code in large letters for whoever has no scanner."""

    payload: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Space:
    """White, in lines."""

    lines: int = 1


Part: TypeAlias = Centre | Text | Pair | Dashes | Bars | Square | Space


@dataclass(frozen=True, slots=True)
class Tape:
    """A paper on a roll, cut behind its last part. `practice`: the word for it, empty in earnest."""

    title: str
    language: str
    parts: tuple[Part, ...]
    practice: str = ""

    def all_parts(self) -> tuple[Part, ...]:
        """The parts, between two lines that say so where it is practice."""
        if not self.practice:
            return self.parts
        said = Centre(self.practice, Weight.STRONG)
        return (said, Dashes(), *self.parts, Dashes(), said)
