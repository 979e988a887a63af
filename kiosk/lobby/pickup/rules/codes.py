"""The pick-up code's square: how it is made and read. What people type is any code of the house (`core.codes`)."""

from __future__ import annotations

import re
from typing import Final, NewType

from kiosk.core.codes import (
    ALPHABET,
    LONGEST,
    Code,
    check_symbol,
    code_from,
    is_code,
    read_code,
    written,
)

__all__ = [
    "ALPHABET",
    "LONGEST",
    "Code",
    "Square",
    "check_symbol",
    "code_from",
    "is_code",
    "read_code",
    "read_square",
    "square_from",
    "written",
]

Square = NewType("Square", str)
"""What the square says to a scanner: ``FY-`` and 128 bits. Opaque: no id, nothing personal."""

SQUARE_SYMBOLS: Final = 26
_SQUARE: Final = re.compile(f"FY-[{ALPHABET}]{{{SQUARE_SYMBOLS}}}")


def square_from(random: bytes) -> Square:
    """The square's text of sixteen random bytes."""
    number = int.from_bytes(random[:16])
    symbols = [ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(SQUARE_SYMBOLS))]
    return Square("FY-" + "".join(symbols))


def read_square(text: str) -> Square | None:
    """The square's text as a scanner hands it over; None where it is none."""
    plain = text.strip().upper()
    return Square(plain) if _SQUARE.fullmatch(plain) else None
