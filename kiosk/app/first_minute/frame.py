"""The frame of the first minute: lobby left, desk right, the calls above, the guide below; or two full screens."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.shell.call_strip import CallStrip
from kiosk.shell.desk import DeskWindow
from kiosk.shell.guide_bar import GuideBar
from kiosk.shell.lobby import LobbyWindow
from kiosk.ui.theme import Theme, apply_theme, theme_of

SHAPE = (9, 16)
"""A kiosk stands upright."""
LEAST_DESK = 960
TALL = 900
"""From this height on the strip and the bar are read from further away."""
LARGE = 1.3
AROUND, BETWEEN = 10, 10


class Frame(QWidget):
    """Holds the windows of the shop; without `lobby` that one has a screen of its own."""

    closed = Signal()

    def __init__(
        self, lobby: LobbyWindow | None, desk: DeskWindow, strip: CallStrip, bar: GuideBar
    ) -> None:
        super().__init__()
        self.frames = True
        self.setObjectName("first_minute")
        self.lobby, self.desk, self.strip, self.bar = lobby, desk, strip, bar
        self.setWindowTitle(desk.context.business_name)
        self.setLayoutDirection(desk.context.direction)
        for part in (lobby, desk, strip, bar):
            if part is not None:
                part.setWindowFlags(Qt.WindowType.Widget)
                part.setParent(self)
                part.show()
        self._look(LARGE)

    # ---- Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look(LARGE if self.height() >= TALL else 1.0)
        self._place()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.desk)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("ground"))
        painter.setPen(theme.colour("edge"))
        for part in (self.lobby, self.desk):
            if part is not None:
                painter.drawRect(part.geometry().adjusted(-1, -1, 0, 0))
        painter.end()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    # ---- inside

    def _look(self, scale: float) -> None:
        theme = Theme.load("desk", theme_of(self.desk).scheme, scale)
        for part in (self.strip, self.bar):
            apply_theme(part, theme)

    def _place(self) -> None:
        wide, high = self.width(), self.height()
        above, below = self.strip.minimumHeight(), self.bar.minimumHeight()
        self.strip.setGeometry(0, 0, wide, above)
        self.bar.setGeometry(0, high - below, wide, below)
        room = QRect(AROUND, above + AROUND, wide - 2 * AROUND, high - above - below - 2 * AROUND)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for part, area in zip((self.lobby, self.desk), self._shares(room), strict=True):
            if part is not None:
                left = wide - area.right() - 1 if rtl else area.left()
                part.setGeometry(left, area.top(), area.width(), area.height())
        self.update()

    def _shares(self, room: QRect) -> tuple[QRect, QRect]:
        if self.lobby is None:
            return QRect(), room
        upright = room.height() * SHAPE[0] // SHAPE[1]
        kiosk = min(upright, max(room.width() - LEAST_DESK - BETWEEN, room.width() // 4))
        rest = room.width() - kiosk - BETWEEN
        return (
            QRect(room.left(), room.top(), kiosk, room.height()),
            QRect(room.left() + kiosk + BETWEEN, room.top(), rest, room.height()),
        )
