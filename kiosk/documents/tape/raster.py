"""Dots for a receipt printer: what its own letters cannot say, and codes whose bars are whole dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.documents import barcode, page, preview
from kiosk.documents.barcode import Code
from kiosk.documents.tape import paper
from kiosk.documents.tape.parts import Bars, Part, Square

DOTS = 576
"""Across the 72 mm on which an 80 mm printer prints."""
DPI = 203.2
_ROW = DOTS // 8
_BAND = 128
"""Rows in one piece: printers with little memory take no more."""
_AT_ONCE = 40
"""Parts in one picture; a longer picture would be drawn smaller."""
_BAR_HIGH = 80
_DARK = 150
"""Grey from which on a dot is left white."""
_SQUARE = 240
"""Dots that a square is wide at most: 30 mm, as on the PDF."""
_BITS = bytes(ord("1") if grey < _DARK else ord("0") for grey in range(256))
# Printable width, no margin, letters as high as the printer's own.
_STRIP = page.Paper(72, 0, 0, (8.8,))


def strip(parts: Sequence[Part], language: str) -> bytes:
    """`parts` as a picture: our faces, shaped and in reading order."""
    rows = [
        row
        for start in range(0, len(parts), _AT_ONCE)
        for row in _drawn(parts[start : start + _AT_ONCE], language)
    ]
    return b"".join(_printed(rows))


def _drawn(parts: Sequence[Part], language: str) -> Iterator[bytes]:
    pdf = paper.build(parts, "", language, _STRIP)
    for picture in preview.pictures(pdf, dpi=DPI):
        grey = picture.pixels[1::3]
        for start in range(0, picture.width * picture.height, picture.width):
            yield _packed(grey[start : start + picture.width])


def code(part: Bars | Square) -> bytes:
    """A code in the middle, every module so many whole dots."""
    if isinstance(part, Bars):
        made = barcode.bars(part.payload)
        unit = min(3, DOTS // (made.width + 2 * barcode.QUIET_BARS))
        return b"".join(_printed(_cells(made, unit, _BAR_HIGH)))
    made = barcode.square(part.payload)
    unit = max(1, min(_SQUARE // made.width, DOTS // (made.width + 2 * barcode.QUIET_SQUARE)))
    return b"".join(_printed(_cells(made, unit, unit)))


def _packed(greys: bytes) -> bytes:
    line = greys[:DOTS].ljust(DOTS, b"\xff").translate(_BITS)
    return int(line, 2).to_bytes(_ROW)


def _cells(made: Code, wide: int, high: int) -> list[bytes]:
    """The rows of a code; a cell is a whole number of modules."""
    lines = [0] * made.height
    inset = (DOTS - made.width * wide) // 2
    for left, top, width, height in made.cells:
        end = inset + int(left + width) * wide
        mask = ((1 << int(width) * wide) - 1) << (DOTS - end)
        for row in range(int(top), int(top + height)):
            lines[row] |= mask
    return [line.to_bytes(_ROW) for line in lines for _ in range(high)]


def _printed(rows: list[bytes]) -> Iterator[bytes]:
    """GS v 0: rows of dots in normal density, band by band."""
    for start in range(0, len(rows), _BAND):
        band = rows[start : start + _BAND]
        yield b"\x1dv0\x00" + _ROW.to_bytes(2, "little") + len(band).to_bytes(2, "little")
        yield _harmless(b"".join(band))


def _harmless(dots: bytes) -> bytes:
    """`dots` in which no printer finds an order: DLE EOT, DLE ENQ and DLE DC4 (which opens the drawer)
    are obeyed even inside a picture. One more dot beside a thin stroke is seen by nobody; a code has none.
    """
    for order in (b"\x04", b"\x05", b"\x14"):
        dots = dots.replace(b"\x10" + order, b"\x18" + order)
    return dots
