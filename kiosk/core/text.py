"""Text from outside made safe to keep, to show and to search."""

from __future__ import annotations

import re
import unicodedata

NAME_LENGTH = 200
"""Graphemes that a name may have; longer ones are cut at a grapheme, never inside one."""

_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
_INVISIBLE = {0x200B, 0x2060, 0xFEFF, 0x00AD, 0x180E}
_JOINERS = {0x200C, 0x200D}
_UNSPLIT = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ħ": "h",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
    }
)
_SPACES = re.compile(r"[^\S\n]+")


def clean_text(text: str, *, limit: int = NAME_LENGTH, lines: bool = False) -> str:
    """`text` as it may be stored: NFC, no control, bidi, private or invisible signs, single spaces.

    `limit` graphemes are kept. With `lines` line ends stay (as ``\\n``), otherwise they become spaces.
    Joiners stay only between two visible signs, where Arabic, Persian and emoji need them.
    """
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        # Nothing to take out, and no white space but blanks: nearly every text, ten times as fast.
        return _cut(" ".join(text.split()), limit)
    if lines:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = []
    for sign in text:
        if sign.isspace():
            kept.append("\n" if lines and sign == "\n" else " ")
        elif _may_stay(sign):
            kept.append(sign)
    return _cut(_joined(_SPACES.sub(" ", "".join(kept))).strip(), limit)


def _may_stay(sign: str) -> bool:
    number = ord(sign)
    if number in _BIDI or number in _INVISIBLE:
        return False
    if number in _JOINERS:
        return True
    return unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn", "Cf")


def _joined(text: str) -> str:
    """Joiners without a visible neighbour on both sides say nothing and only make names differ."""
    kept = []
    for place, sign in enumerate(text):
        if ord(sign) in _JOINERS:
            before = text[place - 1] if place else " "
            after = text[place + 1] if place + 1 < len(text) else " "
            if before.isspace() or after.isspace() or {ord(before), ord(after)} & _JOINERS:
                continue
        kept.append(sign)
    return "".join(kept)


def _cut(text: str, limit: int) -> str:
    """The first `limit` graphemes, near enough: marks and joined signs stay with their base."""
    if len(text) <= limit:
        return text
    count = 0
    joined = False
    for place, sign in enumerate(text):
        extends = joined or unicodedata.combining(sign) or ord(sign) in _JOINERS
        extends = extends or 0xFE00 <= ord(sign) <= 0xFE0F or 0x1F3FB <= ord(sign) <= 0x1F3FF
        joined = ord(sign) == 0x200D
        if not extends:
            count += 1
            if count > limit:
                return text[:place].rstrip()
    return text


def folded(text: str) -> str:
    """`text` as the search column keeps it: case-folded, without marks, also ł, ø, ß and their like."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(bare.translate(_UNSPLIT).split())


def digits(text: str) -> str:
    """Only the digits 0 to 9 of `text`, other scripts' digits turned into them first."""
    if text.isascii():
        return "".join(sign for sign in text if "0" <= sign <= "9")
    plain = []
    for sign in unicodedata.normalize("NFKC", text):
        value = unicodedata.decimal(sign, None)
        if value is not None:
            plain.append(str(int(value)))
    return "".join(plain)
