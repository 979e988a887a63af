"""Draws on one page: from the top down, and from the leading edge, whichever side that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.documents import fonts
from kiosk.documents.barcode import Code
from kiosk.documents.text import Line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
RULE = 0.6
"""Points; what 1.5 px of the mock-ups are on paper."""

INK = (0x23 / 255, 0x18 / 255, 0x26 / 255)
BLACK = (0.0, 0.0, 0.0)
_PRACTICE = (0.965, 0.86, 0.865)


class Side(Enum):
    """Where a line stands in its box."""

    LEADING = "leading"
    TRAILING = "trailing"
    CENTRE = "centre"
    FIGURES = "figures"
    """At the right in every language, so that amounts stand decimal under decimal."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page: `x` from the leading edge, `top` from the upper edge, in points."""

    x: float
    top: float
    width: float


@dataclass
class Pen:
    """One page being drawn. `rtl` mirrors places; it never mirrors signs, codes or marks."""

    canvas: Canvas
    width: float
    height: float
    rtl: bool
    ink: tuple[float, float, float] = INK
    lost: dict[str, None] = field(default_factory=dict)
    """What had to be drawn as a box, once each."""

    def left(self, x: float, width: float) -> float:
        """The physical left edge of what begins `x` points from the leading edge."""
        return self.width - x - width if self.rtl else x

    def text(
        self,
        line: Line,
        box: Box,
        baseline: float,
        side: Side = Side.LEADING,
        *,
        spacing: float = 0,
    ) -> None:
        """`line` on `baseline` (from the top); `spacing` points are put between its signs."""
        wide = line.width + spacing * sum(len(piece.text) for piece in line.pieces)
        if side is Side.CENTRE:
            x = self.left(box.x, box.width) + (box.width - wide) / 2
        else:
            to_right = side is Side.FIGURES or self.rtl is (side is Side.LEADING)
            x = self.left(box.x, box.width) + (box.width - wide + spacing if to_right else 0)
        self._pieces(line, x, self.height - baseline, spacing)

    def _pieces(self, line: Line, x: float, y: float, spacing: float) -> None:
        canvas = self.canvas
        canvas.setFillColorRGB(*self.ink)
        for piece in line.pieces:
            if piece.face:
                canvas.setFont(piece.face, piece.size)
                canvas.drawString(x, y, piece.text, charSpace=spacing)
            else:
                self._code_point(piece.text, x, y, piece.size, piece.width)
            x += piece.width + spacing * len(piece.text)

    def _code_point(self, sign: str, x: float, y: float, size: float, width: float) -> None:
        """A sign that no face draws: its number in a box, to be read and reported."""
        self.lost[sign] = None
        digits = f"{ord(sign):04X}"
        face = fonts.face("AtkinsonHyperlegible-Regular")
        small = 0.48 * size
        self.canvas.setStrokeColorRGB(*self.ink)
        self.canvas.setLineWidth(0.05 * size)
        self.canvas.rect(x + 0.05 * size, y - 0.08 * size, width - 0.1 * size, 0.78 * size)
        self.canvas.setFont(face.name, small)
        inset = (width - face.width(digits, small)) / 2
        # Who copies, searches or listens gets the sign itself. Shaped Arabic needs no such note:
        # viewers read its forms well, and where a note stands some of them turn its digits round.
        said = ("\ufeff" + sign).encode("utf-16-be", "replace").hex().upper()
        self.canvas.addLiteral(f"/Span <</ActualText <{said}>>> BDC")
        self.canvas.drawString(x + inset, y + 0.15 * size, digits)
        self.canvas.addLiteral("EMC")

    def rule(self, box: Box, *, thick: float = RULE, dashed: bool = False) -> None:
        """A line across `box` at its top."""
        x, y = self.left(box.x, box.width), self.height - box.top
        self.canvas.setStrokeColorRGB(*self.ink)
        self.canvas.setLineWidth(thick)
        self.canvas.setDash([2.2, 1.6] if dashed else [])
        self.canvas.line(x, y, x + box.width, y)
        self.canvas.setDash([])

    def code(self, code: Code, box: Box, unit: float, high: float = 0) -> None:
        """A code at the leading top of `box`, a module `unit` points; its signs never mirrored.

        `high` is how high a module stands, where that is another figure: bars are stretched.
        """
        x, y = self.left(box.x, box.width), self.height - box.top
        high = high or unit
        self.canvas.setFillColorRGB(*self.ink)
        for cells in (code.cells, code.seams):
            path = self.canvas.beginPath()
            for left, top, width, tall in cells:
                path.rect(x + left * unit, y - (top + tall) * high, width * unit, tall * high)
            if cells:
                self.canvas.drawPath(path, stroke=0, fill=1)

    def strokes(self, strokes: Iterable[Iterable[tuple[float, float]]], box: Box) -> None:
        """A drawn signature: points from 0 to 1 of the box's width, both ways from its top left."""
        x, y = self.left(box.x, box.width), self.height - box.top
        path = self.canvas.beginPath()
        for stroke in strokes:
            draw = path.moveTo
            for across, down in stroke:
                draw(x + across * box.width, y - down * box.width)
                draw = path.lineTo
        self.canvas.setStrokeColorRGB(*self.ink)
        self.canvas.setLineWidth(1.1)
        self.canvas.setLineCap(1)
        self.canvas.setLineJoin(1)
        self.canvas.drawPath(path, stroke=1, fill=0)
        self.canvas.setLineCap(0)
        self.canvas.setLineJoin(0)

    def arch(self, box: Box) -> None:
        """The house's mark, a door in a doorway; it is 8/7 as high as `box` is wide."""
        unit = box.width / 56
        x, foot = self.left(box.x, box.width), self.height - box.top - 64 * unit
        path = self.canvas.beginPath()

        def arch(inset: float, rise: float, *, back: bool = False) -> None:
            left, right = x + inset * unit, x + (56 - inset) * unit
            spring, radius = foot + rise * unit, (right - left) / 2
            around = (left, spring - radius, right, spring + radius)
            path.lineTo(right if back else left, spring)
            path.arcTo(*around, startAng=0 if back else 180, extent=180 if back else -180)
            path.lineTo(left if back else right, foot)

        path.moveTo(x, foot)
        arch(0, 36)
        path.lineTo(x + 44 * unit, foot)
        arch(12, 36, back=True)
        path.close()
        path.moveTo(x + 21 * unit, foot)
        arch(21, 32)
        path.close()
        self.canvas.setFillColorRGB(*self.ink)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def watermark(self, line: Line) -> None:
        """`line` large and pale across the page, under everything else; every so often on a roll."""
        ink, self.ink = self.ink, _PRACTICE
        steps = max(1, round(self.height / (1.6 * self.width)))
        for step in range(steps):
            self.canvas.saveState()
            self.canvas.translate(self.width / 2, self.height * (step + 0.5) / steps)
            self.canvas.rotate(35)
            self._pieces(line, -line.width / 2, -line.size / 3, 0)
            self.canvas.restoreState()
        self.ink = ink
