"""Running text for paper: made safe, broken into lines, letters joined, words in reading order.

Text is data here, never markup: `<b>Bob` prints as these six signs. Lines are broken in logical
order, then each line's Arabic letters are joined and its parts put into the order of the eye;
the other way round an Arabic sentence of two lines would be read from its end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, TypeAlias

from kiosk.documents import fonts

CAP = 5_000
"""Signs that one text may have on paper; a longer one ends in an ellipsis, so the cut is seen."""

UNBROKEN = 60
"""Signs without a space after which a line is broken wherever it stands."""

_ISOLATES = "\u2066\u2067\u2068\u2069"
_MARKS = "\u200e\u200f\u061c"
_JOINERS = "\u200c\u200d"
_KEPT = set(_ISOLATES + _MARKS + _JOINERS + "\n")
_ISLAND = re.compile("\u2066[^\u2066-\u2069\n]{1,40}\u2069")
_TOKEN = re.compile(r"\n| +|[^ \n]+")
_ARABIC = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u200f\u2067]")
_MIRROR = dict(zip("()[]{}<>«»\u2039\u203a≤≥", ")(][}{><»«\u203a\u2039≥≤", strict=True))
_BRACKETS = re.escape("".join(_MIRROR))
_MARK = "\ufe00"
_SPACED = re.compile(r"\s+|\S+")
_HAN = "\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# ruff: noqa: RUF001 - brackets and commas of Chinese are meant
_OPENS = re.escape("（《「『【〔“‘([{")
_CLOSES = re.escape("，。、；：？！）》」』】〕”’…—·,.;:?!)]}%")
_CHINESE = re.compile(f"[{_HAN}]")
_UNIT = re.compile(
    f"[{_OPENS}]*(?:[{_HAN}]|[^{_HAN}{_OPENS}{_CLOSES}]+)?[{_CLOSES}]*|[{_OPENS}]+", re.DOTALL
)
"""What stays together where words are not parted by spaces: a sign, or a word, and its brackets."""
_SELECTORS = re.compile("[\ufe00-\ufe0f]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


Words: TypeAlias = "str | Span | tuple[Span, ...]"
"""What a block takes as text: plain, in one style, or parts in several styles."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Signs of one face, as they stand from left to right; no face means a box with a code point."""

    text: str
    face: str
    size: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to draw; `said` is its text in logical order."""

    pieces: tuple[Piece, ...]
    size: float
    width: float
    said: str


def strong(text: str) -> Span:
    """`text` in bold."""
    return Span(text, bold=True)


def own(text: str) -> str:
    """`text` in the direction of its own letters: a name or an address in another script."""
    return f"\u2068{text}\u2069" if text else ""


def clean(text: str) -> str:
    """`text` as it may be printed: capped, composed, without controls and overrides of direction."""
    if len(text) > CAP:
        text = text[: CAP - 1] + "…"
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.translate(fonts.STAND_INS).replace("\t", " ")
    text = text if text.isprintable() else _printable(text)
    # A code or an amount is never broken in two.
    return _ISLAND.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() or sign in _KEPT or sign == "\u00a0")


def spans(words: Words, *, bold: bool = False) -> tuple[Span, ...]:
    """The cleaned parts of `words`; together they keep to the cap."""
    parts = (Span(words),) if isinstance(words, str) else words
    parts = (parts,) if isinstance(parts, Span) else parts
    room, kept = CAP, []
    for part in parts:
        if room > 0 and part.text:
            text = clean(part.text)[:room]
            room -= len(text)
            kept.append(Span(text, part.bold or bold, part.italic))
    return tuple(kept)


def lines(
    words: Words, *, size: float, width: float, rtl: bool, bold: bool = False
) -> tuple[Line, ...]:
    """`words` broken to `width` points; no text gives no line."""
    if isinstance(words, str):
        return _known_lines(words, size, width, rtl, bold)
    return _lines(words, size, width, rtl, bold)


def _lines(words: Words, size: float, width: float, rtl: bool, bold: bool) -> tuple[Line, ...]:
    laid: list[Line] = []
    row: list[Word] = []
    used = 0.0
    parts = spans(words, bold=bold)
    rtl = _runs_left(parts, rtl=rtl)
    for word, wide, ends in _fitting(parts, size, width):
        gap = _gap(row[-1], word, size) if row else 0.0
        if row and word and used + gap + wide > width + 0.01:
            laid.append(_line(row, size, rtl))
            row, used, gap = [], 0.0, 0.0
        if word:
            row.append(word)
            used += gap + wide
        if ends:
            laid.append(_line(row, size, rtl))
            row, used = [], 0.0
    if row:
        laid.append(_line(row, size, rtl))
    return tuple(laid)


_known_lines = lru_cache(maxsize=4096)(_lines)
"""Heads, days and names come again on every page of a run."""


def one_line(words: Words, *, size: float, rtl: bool = False, bold: bool = False) -> Line:
    """`words` on a single line whatever its width: an amount, a code, a number."""
    parts = [Span(p.text.replace("\n", " "), p.bold, p.italic) for p in spans(words, bold=bold)]
    return _line([Word(parts)] if parts else [], size, _runs_left(parts, rtl=rtl))


def _runs_left(parts: Iterable[Span], *, rtl: bool) -> bool:
    """Whether a text runs to the left: as its paper does, unless all its letters say otherwise."""
    text = "".join(part.text for part in parts)
    if not _RIGHT_TO_LEFT.search(text):
        return False
    return rtl or not any(unicodedata.bidirectional(sign) == "L" for sign in text)


# --------------------------------------------------------------------------------------- breaking


class Word(list[Span]):
    """What is not broken in two; `close` stands at the word before it without a space."""

    def __init__(self, parts: Iterable[Span] = (), *, close: bool = False) -> None:
        super().__init__(parts)
        self.close = close


def _gap(before: Word, word: Word, size: float) -> float:
    return 0.0 if word.close else _space(before[-1].bold, before[-1].italic, size)


def _fitting(
    parts: Iterable[Span], size: float, width: float
) -> Iterator[tuple[Word, float, bool]]:
    """Words none of which is wider than a line, each with its width and whether its line ends after it."""
    for word in _words(parts):
        if word is None:
            yield Word(), 0.0, True
            continue
        if sum(len(p.text) for p in word) <= UNBROKEN:
            wide = sum(_width(p, size) for p in word)
            if wide <= width:
                yield word, wide, False
                continue
        chunks = list(_chunks(word, size, width))
        for chunk in chunks[:-1]:
            yield Word([chunk], close=word.close), _width(chunk, size), True
        last = Word(chunks[-1:], close=word.close)
        yield last, sum(_width(chunk, size) for chunk in last), False


def _words(parts: Iterable[Span]) -> Iterator[Word | None]:
    word = Word()
    for part in parts:
        for token in _TOKEN.findall(part.text):
            if token[0] not in " \n":
                first, *rest = _units(token)
                word.append(replace(part, text=first))
                for unit in rest:
                    yield word
                    word = Word([replace(part, text=unit)], close=True)
                continue
            if word:
                yield word
                word = Word()
            if token == "\n":
                yield None
    if word:
        yield word


def _units(token: str) -> list[str]:
    """`token` where it may be broken: Chinese at any sign, but no line begins with its comma."""
    return list(filter(None, _UNIT.findall(token))) if _CHINESE.search(token) else [token]


def _chunks(word: list[Span], size: float, width: float) -> Iterator[Span]:
    for part in word:
        chunk, wide, signs = "", 0.0, 0
        for cluster in _clusters(part.text):
            more = _cluster_width(cluster, part.bold, part.italic) * size
            if chunk and (wide + more > width or signs + len(cluster) > UNBROKEN):
                yield replace(part, text=chunk)
                chunk, wide, signs = "", 0.0, 0
            chunk, wide, signs = chunk + cluster, wide + more, signs + len(cluster)
        if chunk:
            yield replace(part, text=chunk)


@lru_cache(maxsize=4096)
def _cluster_width(cluster: str, bold: bool, italic: bool) -> float:
    return _width(Span(cluster, bold, italic), 1)


def _clusters(text: str) -> Iterator[str]:
    """A sign with the marks that stand on it; at most eight, whatever somebody piles up."""
    cluster = ""
    for sign in text:
        marks = unicodedata.category(sign) in ("Mn", "Me", "Mc") or sign in _JOINERS
        if cluster and (not marks or len(cluster) >= 8):
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster


# ------------------------------------------------------------------------------- joining, ordering


def _line(row: list[Word], size: float, rtl: bool) -> Line:
    parts = _joined(row)
    pieces: list[Piece] = []
    # Each style is an island of its own: bold first, then plain, from the leading edge on.
    for part in reversed(parts) if rtl else parts:
        pieces.extend(_pieces(_ordered(_shaped(part.text), rtl=rtl), part, size))
    said = "".join(part.text for part in parts)
    return Line(tuple(pieces), size, sum(p.width for p in pieces), said)


def _joined(row: list[Word]) -> list[Span]:
    parts: list[Span] = []
    for number, word in enumerate(row):
        for place, part in enumerate(word):
            if number and not place and not word.close:
                parts[-1] = _longer(parts[-1], " ")
            if parts and (parts[-1].bold, parts[-1].italic) == (part.bold, part.italic):
                parts[-1] = _longer(parts[-1], part.text)
            else:
                parts.append(part)
    return parts


def _longer(part: Span, text: str) -> Span:
    return Span(part.text + text, part.bold, part.italic)


@cache
def _reshaper() -> Any:  # noqa: ANN401 - the library ships no types
    from arabic_reshaper import ArabicReshaper

    made = ArabicReshaper({"delete_harakat": False, "delete_tatweel": False})
    # It parses its settings again for every word; what they say never changes.
    made.configuration = _Settled(made.configuration.getboolean)
    return made


class _Settled:
    """Settings that are read once each."""

    def __init__(self, read: Callable[[str], bool]) -> None:
        self.getboolean = cache(read)


def _shaped(text: str) -> str:
    return str(_reshaper().reshape(text)) if _ARABIC.search(text) else text


def _ordered(text: str, *, rtl: bool) -> str:
    if not rtl and not _RIGHT_TO_LEFT.search(text):
        return text
    from bidi import get_display

    marked = "".join(
        sign + _MARK if sign in _MIRROR else sign
        for sign in text
        if not "\ufe00" <= sign <= "\ufe0f"
    )
    return _mirrored(str(get_display(marked, base_dir="R" if rtl else "L")))


def _mirrored(visual: str) -> str:
    """Brackets turned round where they stand in a run that goes to the left.

    The library reorders and turns nothing. A mark that clings to a bracket comes to stand before
    it in such a run and after it in any other: that says which brackets to turn.
    """
    turned = re.sub(f"{_MARK}([{_BRACKETS}])|([{_BRACKETS}]){_MARK}", _turn, visual)
    return turned.replace(_MARK, "")


def _turn(found: re.Match[str]) -> str:
    return _MIRROR[found[1]] if found[1] else found[2]


# ------------------------------------------------------------------------------------------ faces


def _width(part: Span, size: float) -> float:
    text = part.text
    if text.isascii() and text.isprintable() and " " not in text:
        return fonts.first(bold=part.bold, italic=part.italic).width(text, size)
    return sum(piece.width for piece in _pieces(_shaped(text), part, size))


@lru_cache(maxsize=256)
def _space(bold: bool, italic: bool, size: float) -> float:
    two, one = Span("x ", bold, italic), Span("x", bold, italic)
    return _width(two, size) - _width(one, size)


def _pieces(visual: str, style: Span, size: float) -> list[Piece]:
    """`visual` cut where the face changes; a word is not patched together from two faces."""
    visible = _visible(visual)
    first = fonts.first(bold=style.bold, italic=style.italic)
    if visible and first.draws(visible):
        # Most texts: one face draws them. Token by token, so that the sum is the one of any other way.
        wide = [first.width(token, size) for token in _SPACED.findall(visible)]
        return [Piece(visible, first.name, size, sum(wide[1:], wide[0]))]
    pieces: list[Piece] = []
    for token in _SPACED.findall(visible):
        whole = not _ARABIC.search(token) and fonts.face_for(
            token, bold=style.bold, italic=style.italic
        )
        for part in (token,) if whole else _clusters(token):
            _add(pieces, part, style, size)
    return pieces


def _visible(visual: str) -> str:
    if visual.isprintable() and not _SELECTORS.search(visual):
        return visual
    return "".join(sign for sign in visual if not fonts.invisible(sign))


def _add(pieces: list[Piece], text: str, style: Span, size: float) -> None:
    face = fonts.face_for(text, bold=style.bold, italic=style.italic)
    if text.isspace() and pieces and pieces[-1].face:
        # A space takes the face before it, so that a line is as few pieces as it can be.
        face = next((f for f in (fonts.face(pieces[-1].face),) if f.draws(text)), face)
    if face is None and len(text) > 1:
        for sign in text:
            _add(pieces, sign, style, size)
        return
    if face is None:
        digits = len(f"{ord(text):04X}")
        pieces.append(Piece(text, "", size, (0.31 * digits + 0.22) * size))
        return
    wide = face.width(text, size)
    if pieces and pieces[-1].face == face.name:
        last = pieces[-1]
        pieces[-1] = Piece(last.text + text, last.face, last.size, last.width + wide)
    else:
        pieces.append(Piece(text, face.name, size, wide))
