"""The field of the counter: a scanner's code, a typed number or a name; Enter in it goes on."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.field import LineEdit
from kiosk.ui.theme import Theme, restyles, theme_of

TALL, ICON, INSET = 44, 20, 14


class FindField(LineEdit):
    """Emits `code` (and whether it was typed) for one after the other: the next waits for `done`.

    `looked` follows what is being typed, `went_on` says Enter in the empty field.
    """

    code = Signal(str, bool)
    looked = Signal(str)
    went_on = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._waiting: deque[tuple[str, bool]] = deque()
        self._busy = False
        self.setTextMargins(INSET + ICON, 0, INSET + ICON, 0)
        self.returnPressed.connect(self._typed)
        self.textEdited.connect(self.looked)

    def take(self, code: str) -> None:
        """A code was scanned: two pieces of one article are two scans, however quickly they come."""
        self._waiting.append((code, False))
        self._next()

    def set_busy(self, words: str | None) -> None:
        """Wait while a code is asked about; however that ends, the next one has its turn."""
        if words is None:
            self._busy = False
            self._next()

    def drop(self) -> None:
        """What still waited is not meant any more."""
        self._waiting.clear()
        self._busy = False
        self.wipe()

    def _typed(self) -> None:
        typed = self.text().strip()
        if typed:
            self._waiting.append((typed, True))
            self._next()
        else:
            self.went_on.emit()

    def _next(self) -> None:
        if not self._busy and self._waiting:
            self._busy = True
            self.code.emit(*self._waiting.popleft())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self._lean()
        super().changeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._lean()
        super().showEvent(event)

    def _lean(self) -> None:
        self.align_to(rtl=self.layoutDirection() == Qt.LayoutDirection.RightToLeft)

    @override
    def _tall(self, theme: Theme) -> int:
        return max(TALL, super()._tall(theme))

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self._tall(theme_of(self)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        painter = QPainter(self)
        area = QRectF(INSET, (self.height() - ICON) / 2, ICON, ICON)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = painting.mirrored(area, QRectF(self.rect()), rtl=rtl)
        icons.paint(painter, "scan-barcode", area, theme.colour("text"))
        painter.end()
