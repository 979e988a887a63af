"""The field of a scanner: always where the hands are, typed into as well, with the scans in their order."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.field import LineEdit
from kiosk.ui.theme import Theme, theme_of

TALL, ICON, INSET = 44, 20, 14


class ScanField(LineEdit):
    """Emits `code` for each code, one after the other: the next waits until `done` was said."""

    code = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._waiting: deque[str] = deque()
        self._busy = False
        self.setTextMargins(INSET + ICON, 0, INSET + ICON, 0)
        self.returnPressed.connect(self._typed)

    def take(self, code: str) -> None:
        """A code was scanned: two pieces of one article are two scans, however quickly they come."""
        self._waiting.append(code)
        self._next()

    def set_busy(self, words: str | None) -> None:
        """Wait while a code is asked about; however that ends, the next one has its turn."""
        if words is None:
            self.done()

    def done(self) -> None:
        """The last code has its answer."""
        self._busy = False
        self._next()

    def drop(self) -> None:
        """Another order lies on the bench: what still waited was not meant for it."""
        self._waiting.clear()
        self._busy = False

    def _typed(self) -> None:
        typed = self.text().strip()
        self.wipe()
        if typed:
            self.take(typed)

    def _next(self) -> None:
        if not self._busy and self._waiting:
            self._busy = True
            self.code.emit(self._waiting.popleft())

    @override
    def _tall(self, theme: Theme) -> int:
        return max(TALL, super()._tall(theme))

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, self._tall(theme_of(self)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        painter = QPainter(self)
        area = QRectF(INSET, (self.height() - ICON) / 2, ICON, ICON)
        rtl = bool(self.alignment() & Qt.AlignmentFlag.AlignRight)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=rtl)
        icons.paint(painter, "scan-barcode", area, theme.colour("text"))
        painter.end()
