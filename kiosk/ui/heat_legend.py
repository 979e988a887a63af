"""The key to a heat map: small cells as they look in it, each with its words, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import heat_cells
from kiosk.ui.heat_cells import HeatCell
from kiosk.ui.text import lay_out, natural_width
from kiosk.ui.theme import Theme, restyles, theme_of

CELL, GAP, BESIDE, BETWEEN = QSize(26, 22), 20, 8, 8


class HeatLegend(QWidget):
    """Entries of a cell and what it means."""

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._entries: Sequence[tuple[HeatCell, str]] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_entries(self, entries: Sequence[tuple[HeatCell, str]]) -> None:
        """Show these."""
        self._entries = entries
        self.setAccessibleName(", ".join(words for _cell, words in entries))
        self.updateGeometry()
        self.update()

    def _places(self, theme: Theme, width: int) -> list[tuple[float, float, float]]:
        """Start, top and width of each entry."""
        x, y, found = 0.0, 0.0, []
        for _cell, words in self._entries:
            wide = CELL.width() + BESIDE + natural_width(words, theme, "small", rtl=self.rtl) + 1
            if x and x + wide > width:
                x, y = 0.0, y + CELL.height() + BETWEEN
            found.append((x, y, wide))
            x += wide + GAP
        return found

    @property
    def rtl(self) -> bool:
        """Whether it starts at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def on_theme(self, _theme: Theme) -> None:
        """Other sizes and colours."""
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        places = self._places(theme_of(self), width)
        return round(max((y for _x, y, _wide in places), default=0.0)) + CELL.height()

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, self.heightForWidth(max(300, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(300, self.width())))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, rtl = theme_of(self), QPainter(self), self.rtl
        places = self._places(theme, self.width())
        for (cell, words), (x, y, wide) in zip(self._entries, places, strict=True):
            picture = heat_cells.draw(theme, cell, CELL, self.devicePixelRatioF(), rtl=rtl)
            at = self.width() - x - CELL.width() if rtl else x
            painter.drawPixmap(round(at), round(y), picture)
            room = wide - CELL.width() - BESIDE
            laid = lay_out(words, room, theme, "small", rtl=rtl, wrap=False)
            start = self.width() - x - wide if rtl else x + CELL.width() + BESIDE
            top = y + (CELL.height() - laid.height) / 2
            laid.draw(painter, start, top, theme.colour("text"))
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)
