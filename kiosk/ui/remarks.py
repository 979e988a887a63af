"""A remark: an icon and a sentence beside it, for what is good to know and asks for nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, restyles, theme_of


class Remark(Label):
    """Small soft words after an icon of their height."""

    def __init__(
        self,
        text: str = "",
        icon: str = "info",
        *,
        role: str = "small",
        colour: str = "soft",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, colour, name=name, parent=parent)
        self._icon = icon
        # The icon stands at the first line: so do the words, where the row is taller than they are.
        self.setAlignment(
            (self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignTop
        )
        self.on_theme(theme_of(self))

    def set_icon(self, icon: str) -> None:
        """Another meaning."""
        self._icon = icon
        self.update()

    def _size(self, theme: Theme) -> int:
        return round(theme.type(self._role).size * 1.2)

    @override
    def on_theme(self, theme: Theme) -> None:
        super().on_theme(theme)
        room = self._size(theme) + (theme.px(14) if theme.lobby else 6)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setContentsMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        size = self._size(theme)
        top = (theme.line(self._role, rtl=self.rtl) - size) / 2
        area = painting.mirrored(QRectF(0, top, size, size), QRectF(self.rect()), rtl=self.rtl)
        painter = QPainter(self)
        icons.paint(painter, self._icon, area, theme.colour(self._colour), rtl=self.rtl)
        painter.end()
