"""A button that is held: what it does concerns everybody, and nobody does it by brushing against it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.buttons import Button, Kind
from kiosk.ui.theme import theme_of

HOLD_MS = 1_200
STEP_MS = 60


class HeldButton(Button):
    """`held` after it was down for a while, by mouse, finger or key; a short press says nothing and does nothing."""

    held = Signal()

    def __init__(
        self, text: str, kind: Kind = "secondary", *, icon: str, name: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, kind, icon=icon, name=name, size="tall", parent=parent)
        self._down_for = 0
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._grow)
        self.pressed.connect(self._begin)
        self.released.connect(self._stop)

    def _begin(self) -> None:
        if not self.closed:
            self._down_for = 0
            self._timer.start()

    def _stop(self) -> None:
        self._timer.stop()
        self._down_for = 0
        self.update()

    def _grow(self) -> None:
        self._down_for += STEP_MS
        self.update()
        if self._down_for >= HOLD_MS:
            self._stop()
            self.held.emit()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        # A key that is held repeats: only its last release is one.
        if not event.isAutoRepeat():
            super().keyReleaseEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._down_for:
            return
        theme = theme_of(self)
        painter = QPainter(self)
        wide = self.width() * min(1.0, self._down_for / HOLD_MS)
        role = "on_danger" if self.kind == "danger" else "danger"
        painter.fillRect(QRectF(0, self.height() - 5, wide, 5), theme.colour(role))
        painter.end()
