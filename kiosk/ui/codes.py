"""Numbers and codes to read: two groups of four, left to right everywhere; and the square to scan."""

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui.text import Label
from kiosk.ui.theme import theme_of

QUIET_ZONE = 4
LEAST_SQUARE = 160
"""A phone's camera reads it still."""


def grouped(code: str, size: int = 4) -> str:
    """A code in groups, with one space between them."""
    plain = "".join(code.split())
    return " ".join(plain[at : at + size] for at in range(0, len(plain), size))


class CodeDisplay(Label):
    """A pick-up code or a number in large signs."""

    def __init__(
        self,
        code: str,
        *,
        role: str = "code",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", role, align=align, ltr=True, name=name, parent=parent)
        self.set_code(code)

    def set_code(self, code: str) -> None:
        """Show another code; assistive technology hears it sign by sign."""
        shown = grouped(code) if len(code.replace(" ", "")) > 6 else code
        self.setText(shown)
        self.setAccessibleName(" ".join(shown.replace(" ", ",")))


class QrCode(QWidget):
    """The square to scan: always dark on light, whatever the theme."""

    def __init__(
        self,
        payload: str,
        *,
        side: int = 264,
        said: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._rows: tuple[bytes, ...] = ()
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_payload(payload)

    def set_payload(self, payload: str) -> None:
        """Show another payload; none shows nothing."""
        self._rows = ()
        if payload:
            square = segno.make(payload, error="m", micro=False)
            self._rows = tuple(bytes(row) for row in square.matrix)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = max(theme_of(self).px(self._side), LEAST_SQUARE)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rows:
            return
        theme = theme_of(self)
        dark, light = theme.colour("text"), theme.colour("surface")
        if dark.lightness() > light.lightness():
            dark, light = light, dark
        painter = QPainter(self)
        painter.fillRect(self.rect(), light)
        cells = len(self._rows) + 2 * QUIET_ZONE
        # Whole pixels: a scanner likes no soft edges.
        ratio = self.devicePixelRatioF()
        cell = max(1, int(self.width() * ratio / cells)) / ratio
        start = (self.width() - cell * len(self._rows)) / 2
        start = round(start * ratio) / ratio
        for y, row in enumerate(self._rows):
            for x, on in enumerate(row):
                if on:
                    painter.fillRect(QRectF(start + x * cell, start + y * cell, cell, cell), dark)
        painter.end()
