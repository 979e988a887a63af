"""An icon that stands beside words and says nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons
from kiosk.ui.theme import theme_of


class Glyph(QWidget):
    """One icon in a colour role, as large as this window's icons."""

    def __init__(
        self,
        icon: str,
        colour: str = "accent",
        *,
        size: str = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._colour, self._size = icon, colour, size
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, colour: str = "accent") -> None:
        """Another icon or colour."""
        self._icon, self._colour = icon, colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme_of(self).icon(self._size)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icons.paint(painter, self._icon, QRectF(self.rect()), theme.colour(self._colour), rtl=rtl)
        painter.end()
