"""Codes that people read and type, of a pick-up or of an expected visit: how they are made, written, read and checked.

A code has 7 random symbols and one check symbol, all from the same 32: Douglas Crockford's base 32
("Base32 Encoding", crockford.com), which leaves out I, L, O and U. His own check symbol needs five
signs more, so ours is H. Michael Damm's: a running product in a totally anti-symmetric quasigroup
("Totally anti-symmetric quasigroups for all orders n != 2, 6", Discrete Mathematics 307, 2007). For 32
that is the field GF(2^5) with ``x * y = 2(x + y)``, reduced by x^5 + x^2 + 1. As 2 generates that field,
the eight places weigh eight different non-zero amounts: every single wrong symbol, every swap of any
two places and every twin (``AA`` for ``BB``) is noticed, not most of them. Luhn mod 32 would miss ``0Z``
for ``Z0``.

The symbols come from a keyed hash of a random seed. What is stored is the seed and a keyed hash to
find the code by; neither says anything without the business's key. So a receipt, a notice and the
lobby can show the same code again, and nobody who holds the database alone can.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NewType

Code = NewType("Code", str)
"""Eight symbols of `ALPHABET`, the last being the check symbol of the others."""

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_SYMBOLS: Final = 7
_VALUES: Final = {symbol: value for value, symbol in enumerate(ALPHABET)}
_MEANT: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})
_FILLING: Final = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_REDUCTION: Final = 0b100101
LONGEST: Final = 64
"""Signs that a reader looks at; whatever is longer is no code."""


def _twice(value: int) -> int:
    doubled = value << 1
    return doubled ^ _REDUCTION if doubled & 32 else doubled


def check_symbol(symbols: str) -> str:
    """The symbol that makes `symbols` (of `ALPHABET`) a whole code."""
    running = 0
    for symbol in symbols:
        running = _twice(running ^ _VALUES[symbol])
    return ALPHABET[running]


def is_code(text: str) -> bool:
    """Whether `text` is a code as it is kept: eight symbols, the last one fitting."""
    return (
        len(text) == RANDOM_SYMBOLS + 1
        and all(symbol in _VALUES for symbol in text)
        and check_symbol(text[:-1]) == text[-1]
    )


def code_from(random: bytes) -> Code:
    """The code of seven or more random bytes; each symbol is as likely as any other."""
    symbols = "".join(ALPHABET[byte & 31] for byte in random[:RANDOM_SYMBOLS])
    return Code(symbols + check_symbol(symbols))


def read_code(text: str) -> Code | None:
    """The code that somebody typed or said; None where it is none, so that it need not be looked up.

    Lower case, spaces and hyphens do not matter; I and L are read as 1, O as 0. There is no U.
    """
    if len(text) > LONGEST:
        return None
    plain = _FILLING.sub("", unicodedata.normalize("NFKC", text)).upper().translate(_MEANT)
    return Code(plain) if is_code(plain) else None


def written(code: Code) -> str:
    """The code as people read it: ``7F3K 9QAX``."""
    return f"{code[:4]} {code[4:]}"
