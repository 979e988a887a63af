"""A tape as ESC/POS: the printer's own letters where its code page has them, a picture where not.

Ours and not a library's: the one that was tried is old, needs seven packages, and prints `?` for
every script that the printer does not know. Western letters (WPC1252) are sent as such, since that
is quick; an Arabic line, a Polish name, all of a paper that runs from right to left go as dots.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from kiosk.core import words
from kiosk.documents import text
from kiosk.documents.table import Weight
from kiosk.documents.tape import raster
from kiosk.documents.tape.parts import (
    Bars,
    Centre,
    Dashes,
    Pair,
    Part,
    Space,
    Square,
    Tape,
    Text,
)

COLUMNS = 48
"""Letters of 12 dots across 576."""
_PAGE = "cp1252"
_START = b"\x1b@\x1bt\x10"
"""ESC @: as switched on; ESC t 16: WPC1252."""
_CUT = b"\x1dVB\x00"
"""GS V 66 0: feed to the knife, cut but for a point."""
_PLAIN, _STRONG = b"\x1bE\x00", b"\x1bE\x01"
_LEADING, _MIDDLE = b"\x1ba\x00", b"\x1ba\x01"
_SIZES = {1: b"\x1d!\x00", 2: b"\x1d!\x01", 4: b"\x1d!\x11"}
"""GS !: as it is, twice as high, twice as high and wide."""
_STAND_INS: dict[int, str | None] = {0x2212: "-"} | dict.fromkeys(
    (0x200C, 0x200D, 0x200E, 0x200F, 0x061C, *range(0x2066, 0x206A))
)
"""A minus as the code page has it, and no marks of direction; any other stranger makes a picture."""


def escpos(tape: Tape) -> bytes:
    """All that a printer needs for `tape`, cut at its end; the drawer is none of its business."""
    mirrored = words.rtl(tape.language)
    pieces = [_START]
    for drawn, group in groupby(tape.all_parts(), key=lambda part: _needs_dots(part, mirrored)):
        parts = list(group)
        pieces += [raster.strip(parts, tape.language)] if drawn else map(_bytes, parts)
    return b"".join((*pieces, _CUT))


def _needs_dots(part: Part, mirrored: bool) -> bool:
    match part:
        case Centre(said) | Text(said):
            return mirrored or _letters(said) is None
        case Pair(said, amount):
            return mirrored or _letters(said) is None or _letters(amount) is None
        case Dashes() | Space():
            return mirrored
        case Bars() | Square():
            return False


def _bytes(part: Part) -> bytes:
    match part:
        case Centre(said, weight):
            size = 4 if weight is Weight.LARGE else 1
            return _MIDDLE + _said(_wrapped(said, size), weight, size) + _LEADING
        case Text(said, weight):
            return _said(_wrapped(said, _height(weight)), weight, _height(weight))
        case Pair(said, amount, weight):
            return _said(_paired(said, amount), weight, _height(weight))
        case Dashes():
            return b"-" * COLUMNS + b"\n"
        case Space(lines):
            return b"\n" * lines
        case Bars(payload):
            return raster.code(part) + _MIDDLE + payload.encode() + b"\n" + _LEADING
        case Square(_, code):
            large = Centre(code, Weight.LARGE)
            return raster.code(part) + b"\n" + (_bytes(large) if code else b"")


def _height(weight: Weight) -> int:
    return 2 if weight is Weight.LARGE else 1


def _said(lines: list[str], weight: Weight, size: int) -> bytes:
    body = b"".join(line.replace("\u00a0", " ").encode(_PAGE) + b"\n" for line in lines)
    if weight is Weight.PLAIN:
        return body
    return _STRONG + _SIZES[size] + body + _SIZES[1] + _PLAIN


def _letters(said: str) -> str | None:
    """`said` in letters of the code page, or None where it has not all of them."""
    # What a hostile name holds beside letters - ESC, DLE - would be a command: `clean` takes it out.
    plain = text.clean(said).translate(_STAND_INS)
    try:
        plain.encode(_PAGE)
    except UnicodeEncodeError:
        return None
    return plain


def _wrapped(said: str, size: int) -> list[str]:
    return list(_broken(_letters(said) or "", COLUMNS // 2 if size == 4 else COLUMNS))


def _broken(plain: str, width: int) -> Iterator[str]:
    for line in plain.split("\n") if plain else ():
        # Codes and numbers keep their hyphens; a name too long for a line is broken at one of its own.
        too_long = any(len(word) > width for word in line.split(" "))
        yield from textwrap.wrap(line, width, break_on_hyphens=too_long) or [""]


def _paired(said: str, amount: str) -> list[str]:
    """The amount ends the first line; words that are too long go on under it."""
    figures = _letters(amount) or ""
    room = max(COLUMNS - len(figures) - 2, COLUMNS // 3)
    first, *rest = list(_broken(_letters(said) or "", room)) or [""]
    return [first.ljust(COLUMNS - len(figures)) + figures, *rest]
