"""What hides a page until its first answer is there: its ground, and after a blink a calm spinner."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.pressable import SPIN_STEP_DEGREES, SPIN_STEP_MS
from kiosk.ui.text import lay_out
from kiosk.ui.theme import theme_of


class Curtain(QWidget):
    """While it is drawn, `sheet` is hidden: no hand, no Tab and no screen reader finds anything in it."""

    def __init__(self, sheet: QWidget, *, name: str) -> None:
        super().__init__()
        self._sheet = sheet
        self._words = ""
        self._seen = False
        self._turn = 0.0
        self.setObjectName(name)
        self._blink = QTimer(self)
        self._blink.setSingleShot(True)
        self._blink.timeout.connect(self._show_spinner)
        self._spin = QTimer(self)
        self._spin.timeout.connect(self._step)
        self.hide()

    @property
    def drawn(self) -> bool:
        """Whether the page is hidden."""
        return self._sheet.isHidden()

    @property
    def spinning(self) -> bool:
        """Whether it says that one is to wait."""
        return self._seen

    def draw(self, words: str) -> None:
        """Hide the page; `words` and the spinner come after 300 ms."""
        self._words = words
        self._sheet.hide()
        self.show()
        if not self._seen:
            self._blink.start(theme_of(self).duration("spinner_after"))

    def rest(self) -> None:
        """The answer did not come and the window has said so: nothing turns any more."""
        self._blink.stop()
        self._spin.stop()
        self._seen = False
        self.setAccessibleName("")
        self.update()

    def open(self) -> None:
        """Show the page."""
        self.rest()
        self.hide()
        self._sheet.show()

    def _show_spinner(self) -> None:
        self._seen = True
        self.setAccessibleName(self._words)
        if theme_of(self).motion:
            self._spin.start(SPIN_STEP_MS)
        self.update()

    def _step(self) -> None:
        self._turn = (self._turn + SPIN_STEP_DEGREES) % 360
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._seen:
            return
        theme = theme_of(self)
        middle = Qt.AlignmentFlag.AlignHCenter
        said = lay_out(self._words, self.width(), theme, "body", align=middle)
        side = theme.icon("normal") * (2 if theme.lobby else 1)
        top = max(0.0, self.height() / 3 - side)
        painter = QPainter(self)
        area = QRectF((self.width() - side) / 2, top, side, side)
        painting.spinner(painter, area, theme.colour("accent"), self._turn)
        said.draw(painter, 0, top + side + theme.space(4), theme.colour("soft"))
        painter.end()
