"""The faces of our papers: which of them draws a character, and how wide it is."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"

_LATIN = {
    (False, False): "AtkinsonHyperlegible-Regular",
    (True, False): "AtkinsonHyperlegible-Bold",
    (False, True): "AtkinsonHyperlegible-Italic",
    (True, True): "AtkinsonHyperlegible-BoldItalic",
}
_ARABIC = {False: "NotoSansArabic-Regular", True: "NotoSansArabic-Bold"}
# Greek, Cyrillic, Vietnamese and what else Atkinson lacks. TrueType outlines: ReportLab refuses CFF.
_WORLD = {False: "NotoSans-Regular", True: "NotoSans-Bold"}
# The 6,763 signs of GB 2312, those that names have beside them, and kana; LICENSE says what was cut.
_CHINESE = {False: "NotoSansSC-Regular", True: "NotoSansSC-Bold"}

STAND_INS = {
    0x2000: " ", 0x2001: " ", 0x2002: " ", 0x2003: " ", 0x2004: " ", 0x2005: " ", 0x2006: " ",
    0x2008: " ", 0x2009: " ", 0x200A: " ", 0x205F: " ", 0x3000: " ",
    0x2007: "\u00a0", 0x202F: "\u00a0",  # babel groups French digits by a narrow no-break space
    0x2010: "-", 0x2011: "-",
}  # fmt: skip
"""Signs that look the same as one that every face has."""


class MissingGlyph(Exception):  # noqa: N818 - named like the Refusals: it says what is so
    """A paper holds characters that no shipped face can draw; `characters` are these, once each."""

    def __init__(self, characters: str) -> None:
        codes = " ".join(f"U+{ord(sign):04X}" for sign in characters)
        super().__init__(f"No face draws {codes}")
        self.characters = characters


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One loaded TrueType face, known to ReportLab by `name`."""

    name: str
    widths: dict[str, float]
    """Thousandths of the size, by sign; what is not in here is not in the face."""

    def draws(self, text: str) -> bool:
        """Whether every sign of `text` is in this face."""
        return self.widths.keys() >= set(text)

    def width(self, text: str, size: float) -> float:
        """How wide `text`, whose signs are all in this face, stands at `size` points."""
        return sum(map(self.widths.__getitem__, text)) * size / 1000


@cache
def face(name: str) -> Face:
    """The face of that file name in `FOLDER`, loaded and made known to ReportLab once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    path = FOLDER / f"{name}.ttf"
    # Without the ASCII block of each subset a receipt is a third smaller.
    font = TTFont(name, str(path), asciiReadable=False)
    _use_tabular_figures(font.face, path.read_bytes())
    pdfmetrics.registerFont(font)
    glyphs = font.face.charToGlyph
    widths = {
        chr(code): float(width) for code, width in font.face.charWidths.items() if glyphs.get(code)
    }
    return Face(name, widths)


def first(*, bold: bool = False, italic: bool = False) -> Face:
    """The face that is tried first, which draws most of what is written here."""
    return face(_LATIN[bold, italic])


def chain(*, bold: bool = False, italic: bool = False) -> Iterable[Face]:
    """The faces to try, first wins; the later ones are loaded only when they are asked for."""
    yield face(_LATIN[bold, italic])
    yield face(_ARABIC[bold])
    yield face(_WORLD[bold])
    yield face(_CHINESE[bold])


@cache
def _face_of(sign: str, bold: bool, italic: bool) -> Face | None:
    return next((f for f in chain(bold=bold, italic=italic) if sign in f.widths), None)


def face_for(text: str, *, bold: bool = False, italic: bool = False) -> Face | None:
    """The first face that draws all of `text` (a sign, a sign with its marks, a word)."""
    if len(text) == 1:
        return _face_of(text, bold, italic)
    return next((f for f in chain(bold=bold, italic=italic) if f.draws(text)), None)


@lru_cache(maxsize=4096)
def invisible(sign: str) -> bool:
    """Whether `sign` shapes or orders others and has no picture of its own."""
    return unicodedata.category(sign) in ("Cf", "Cc") or 0xFE00 <= ord(sign) <= 0xFE0F


def missing(text: str) -> str:
    """The visible characters of `text` that no face draws, once each, in their order.

    A paper shows such a character as a box with its code point: readable, never silent.
    """
    seen = dict.fromkeys(unicodedata.normalize("NFC", text).translate(STAND_INS))
    return "".join(
        sign for sign in seen if not (sign.isspace() or invisible(sign) or face_for(sign))
    )


# ----------------------------------------------------------------------------- figures of one width


def _use_tabular_figures(face: TTFontFace, file: bytes) -> None:
    """Let digits be the face's figures of equal width, as the screens have by ``tnum``.

    ReportLab knows no OpenType features; it maps code points to glyphs, so the map is pointed at
    the glyphs that the feature would put there.
    """
    figures = _single_substitutions(file, "tnum")
    for code in range(ord("0"), ord("9") + 1):
        glyph = face.charToGlyph.get(code)
        if glyph in figures and "Atkinson" in face.filename:
            face.charToGlyph[code] = figures[glyph]
            face.charWidths[code] = face.hmetrics[figures[glyph]][0] * 1000 / face.unitsPerEm


def _single_substitutions(file: bytes, feature: str) -> dict[int, int]:
    """Glyph to glyph, as the GSUB table of a TrueType `file` says for `feature`."""
    table = _table(file, b"GSUB")

    def short(at: int) -> int:
        return int(struct.unpack_from(">H", table, at)[0])

    found: dict[int, int] = {}
    features, lookups = (short(6), short(8)) if table else (0, 0)
    for record in range(short(features) if table else 0):
        at = features + 2 + 6 * record
        if table[at : at + 4] != feature.encode():
            continue
        at = features + short(at + 4)
        for number in range(short(at + 2)):
            lookup = lookups + short(lookups + 2 + 2 * short(at + 4 + 2 * number))
            for part in range(short(lookup + 4) if short(lookup) == 1 else 0):
                found |= _substitution(short, lookup + short(lookup + 6 + 2 * part))
    return found


def _substitution(short: Callable[[int], int], at: int) -> dict[int, int]:
    cover = at + short(at + 2)
    glyphs: list[int] = []
    for entry in range(short(cover + 2)):
        if short(cover) == 1:
            glyphs.append(short(cover + 4 + 2 * entry))
        else:
            spot = cover + 4 + 6 * entry
            glyphs.extend(range(short(spot), short(spot + 2) + 1))
    if short(at) == 1:
        return {glyph: (glyph + short(at + 4)) & 0xFFFF for glyph in glyphs}
    return {glyph: short(at + 6 + 2 * place) for place, glyph in enumerate(glyphs)}


def _table(file: bytes, tag: bytes) -> bytes:
    for record in range(struct.unpack_from(">H", file, 4)[0]):
        name, _, start, length = struct.unpack_from(">4sLLL", file, 12 + 16 * record)
        if name == tag:
            return file[start : start + length]
    return b""
