"""The corner that staff hold for three seconds: it only asks; badge and PIN decide."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

HOLD_MS = 3_000
SIDE, HEIGHT = 56, 128
"""Inside the page's margin, so that it lies over no control."""


class Corner(QWidget):
    """Invisible, at the top of the leading margin."""

    held = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("shell.corner")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self.held)

    def place(self) -> None:
        """Stay in the leading corner of a window that has changed its size or direction."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setGeometry(self._window.width() - SIDE if mirrored else 0, 0, SIDE, HEIGHT)
        self.raise_()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._hold.start()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._hold.stop()
