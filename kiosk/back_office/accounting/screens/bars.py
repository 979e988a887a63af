"""Amounts as bars from one line: their words before, the amount after, the longest is the whole width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.text import Run, island, lay_out, natural_width
from kiosk.ui.theme import Theme, restyles, theme_of

THICK, GAP, LEAST, SIDE = 14, 16, 4, 14


@dataclass(frozen=True)
class Bar:
    """One bar: its words, how long, the amount in words, a colour role."""

    words: str
    length: int
    amount: str
    colour: str


class Bars(QWidget):
    """Painted whole: nothing here is pressed."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these."""
        self._bars = tuple(bars)
        self.setAccessibleName(", ".join(f"{bar.words} {bar.amount}" for bar in bars))
        self.updateGeometry()
        self.update()

    def wipe(self) -> None:
        """Forget them."""
        self.show_bars(())

    @property
    def rtl(self) -> bool:
        """Whether bars start at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _row(self, theme: Theme) -> int:
        return theme.line("body", rtl=self.rtl) + 8

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, self._row(theme_of(self)) * len(self._bars) + 16)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, rtl = theme_of(self), self.rtl
        painter = QPainter(self)
        whole = QRectF(self.rect())
        names = [natural_width(bar.words, theme, "body", rtl=rtl) for bar in self._bars]
        sums = [natural_width([Run(bar.amount, bold=True)], theme, "strong") for bar in self._bars]
        before, after = max(names, default=0.0) + 2, max(sums, default=0.0) + 2
        room = max(0.0, self.width() - 2 * SIDE - before - after - 2 * GAP)
        longest = max((bar.length for bar in self._bars), default=0)
        tall = self._row(theme)
        for place, bar in enumerate(self._bars):
            middle = 8 + tall * place + tall / 2
            laid = lay_out(bar.words, before, theme, "body", rtl=rtl, wrap=False)
            area = painting.mirrored(QRectF(SIDE, 0, before, 1), whole, rtl=rtl)
            laid.draw(painter, area.x(), middle - laid.height / 2, theme.colour("text"))
            if bar.length > 0:
                long = max(float(LEAST), room * bar.length / longest)
                area = QRectF(SIDE + before + GAP, middle - THICK / 2, long, THICK)
                area = painting.mirrored(area, whole, rtl=rtl)
                painting.box(painter, area, 2, theme.colour(bar.colour))
            said = [Run(island(bar.amount), bold=True)]
            laid = lay_out(said, after, theme, "strong", wrap=False)
            area = QRectF(self.width() - SIDE - laid.natural, 0, laid.natural, 1)
            area = painting.mirrored(area, whole, rtl=rtl)
            laid.draw(painter, area.x(), middle - laid.height / 2, theme.colour("text"))
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.updateGeometry()
        super().changeEvent(event)
