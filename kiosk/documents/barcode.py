"""Codes that a scanner reads: the square (QR) and the bars (Code 128), as rectangles to fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, TypeAlias

Cells: TypeAlias = tuple[tuple[float, float, float, float], ...]
"""Left, top, width, height, in units of one module."""

QUIET_SQUARE = 4
QUIET_BARS = 10
"""Modules of white that a scanner needs around a code."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code of `width` by `height` modules, without its white border.

    `seams` covers the joints between `cells` once more: viewers that soften edges show a white
    hair where two dark rectangles meet.
    """

    cells: Cells
    width: int
    height: int
    seams: Cells = ()


@lru_cache(maxsize=64)
def square(payload: str) -> Code:
    """A QR code of `payload` that is still read when a seventh of it is dirty."""
    import segno

    # No micro codes: cheap scanners do not read them.
    rows = [list(row) for row in segno.make(payload, error="m", micro=False).matrix]
    across = tuple((left, top, long, 1.0) for left, top, long in _runs(rows))
    down = tuple(
        (top, left, 1.0, long) for left, top, long in _runs(zip(*rows, strict=True)) if long > 1
    )
    return Code(across, len(rows), len(rows), down)


def _runs(rows: Iterable[Iterable[int]]) -> Iterator[tuple[float, float, float]]:
    """Where a dark run begins, in which row, and how long it is."""
    for top, row in enumerate(rows):
        left = 0
        for dark, run in groupby(row):
            long = len(list(run))
            if dark:
                yield float(left), float(top), float(long)
            left += long


@lru_cache(maxsize=64)
def bars(payload: str) -> Code:
    """A Code 128 of `payload` (ASCII); its bars are one module high, to be stretched."""
    from reportlab.graphics.barcode.code128 import Code128

    if not payload.isascii() or not payload:
        raise ValueError("Code 128 holds ASCII signs only")
    made: Any = Code128(payload, quiet=0, barWidth=1, barHeight=1)
    made.validate()
    made.encode()
    made.decompose()
    cells, left = [], 0
    # `decomposed` alternates bars and spaces; a letter is a space, its place in the alphabet, a digit a bar.
    for sign in made.decomposed:
        dark = sign.isupper()
        wide = ord(sign.lower()) - ord("a") + 1
        if dark:
            cells.append((float(left), 0.0, float(wide), 1.0))
        left += wide
    return Code(tuple(cells), left, 1)


def module(width: float, modules: int) -> float:
    """How wide, in points, a module of bars may be so that `modules` of them fit into `width`.

    Whole dots of a label printer (8 dots a millimetre), three at most: bars that a printer has to
    round are bars that a scanner misreads.
    """
    dot = 72 / 25.4 / 8
    dots = min(3, int(width / (modules * dot)))
    return dots * dot if dots else width / modules
