"""Words as large as their box allows: a number that is called, a text that is shown. Never cut, never kept."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption

from kiosk.ui import fonts

LINE, TALL_LINE = 1.16, 1.35
SMALLER = 0.92
WIDE = 100_000.0


@dataclass
class Poster:
    """Words set at one size, ready to draw."""

    layout: QTextLayout
    size: int
    width: float
    height: float
    natural: float

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Draw with the corner of the first line's box here."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))

    def draw_in(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        """Draw in the middle of the box's height."""
        self.draw(painter, box.x(), box.y() + (box.height() - self.height) / 2, colour)


def poster(
    words: str,
    width: float,
    height: float,
    size: float,
    *,
    least: float,
    bold: bool = True,
    rtl: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    wrap: bool = False,
    spacing: float = 0.0,
) -> Poster:
    """Set `words` in the box as large as goes, from `size` down to `least`.

    What does not even fit at `least` goes on below the box (whoever shows it scrolls) or is broken.
    """
    at = size
    while True:
        last = at <= least
        laid = _set(words, width, round(at), bold, rtl, align, wrap or last, spacing)
        if last or (laid.natural <= width and laid.height <= height and not _torn(laid, words)):
            return laid
        at = max(least, at * SMALLER)


def _torn(laid: Poster, words: str) -> bool:
    """Whether a line ends inside a word: then it is better smaller."""
    ends = [
        line.textStart() + line.textLength()
        for line in (laid.layout.lineAt(each) for each in range(laid.layout.lineCount() - 1))
    ]
    text = laid.layout.text()
    return any(
        0 < end < len(text) and not text[end - 1].isspace() and not text[end].isspace()
        for end in ends
        if " " in words.strip() or len(words) < 30
    )


def _set(
    words: str,
    width: float,
    size: int,
    bold: bool,
    rtl: bool,
    align: Qt.AlignmentFlag,
    wrap: bool,
    spacing: float,
) -> Poster:
    font = fonts.face(size, bold=bold, spacing=0.0 if rtl else spacing)
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    option.setAlignment(_absolute(align, rtl=rtl))
    mode = (
        QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap
    )
    option.setWrapMode(mode)
    layout.setTextOption(option)
    metrics = QFontMetricsF(font)
    step = math.ceil(size * (TALL_LINE if rtl else LINE))
    drop = (step - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    count, natural = 0, 0.0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, round(count * step + drop - line.ascent(), 2)))
        natural = max(natural, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return Poster(layout, size, width, float(max(1, count) * step), natural)


def _absolute(align: Qt.AlignmentFlag, *, rtl: bool) -> Qt.AlignmentFlag:
    if align & Qt.AlignmentFlag.AlignHCenter:
        return Qt.AlignmentFlag.AlignHCenter
    trailing = bool(align & Qt.AlignmentFlag.AlignTrailing)
    side = Qt.AlignmentFlag.AlignRight if trailing != rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute
