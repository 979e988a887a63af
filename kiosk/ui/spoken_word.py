"""A word that is told to somebody: capitals on the brand's ground, an arch on top. Spoken, so never a number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.text import Run, lay_out
from kiosk.ui.theme import Theme, theme_of

HIGH, ROUND, FOOT, SIDE = 34, 17, 5, 14
LARGE = 2.4
"""So much larger it is where it is read out to a customer."""


class SpokenWord(QWidget):
    """The word; `large` where it is told at this moment."""

    def __init__(self, word: str = "", *, large: bool = False, name: str = "") -> None:
        super().__init__()
        self._word, self._by = word, LARGE if large else 1.0
        self._role = "hero" if large else "heading"
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(word)

    def text(self) -> str:
        """The word."""
        return self._word

    def say(self, word: str) -> None:
        """Show another word."""
        self._word = word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def set_text(self, word: str) -> None:
        """A page that is wiped empties it."""
        self.say(word)

    def _spaced(self) -> str:
        # Latin capitals stand a little apart; letters that are joined must not.
        latin = self._word.isascii()
        return "\u200a".join(self._word) if latin else self._word

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        laid = lay_out([Run(self._spaced())], 10_000.0, theme, self._role)
        by = self._by * theme.scale
        return QSize(round(laid.natural + 2 * SIDE * by), round(HIGH * by))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._word:
            return
        theme = theme_of(self)
        by = self._by * theme.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.fill(painter, _shape(QRectF(self.rect()), by), theme.colour("brand"))
        laid = lay_out([Run(self._spaced())], float(self.width()), theme, self._role)
        left = (self.width() - laid.natural) / 2
        laid.draw(painter, left, (self.height() - laid.height) / 2, theme.colour("brand_mark"))
        painter.end()

    def on_theme(self, _theme: Theme) -> None:
        """Another text size."""
        self.updateGeometry()


def _shape(area: QRectF, by: float) -> QPainterPath:
    """Round above, almost square below."""
    top, foot = 2 * ROUND * by, 2 * FOOT * by
    path = QPainterPath()
    path.moveTo(area.left(), area.top() + top / 2)
    path.arcTo(QRectF(area.left(), area.top(), top, top), 180, -90)
    path.arcTo(QRectF(area.right() - top, area.top(), top, top), 90, -90)
    path.arcTo(QRectF(area.right() - foot, area.bottom() - foot, foot, foot), 0, -90)
    path.arcTo(QRectF(area.left(), area.bottom() - foot, foot, foot), 270, -90)
    path.closeSubpath()
    return path
