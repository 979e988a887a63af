"""An icon that stands by itself, and the band that says in one line whether all sums agree."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import theme_of


class Sign(QWidget):
    """One icon in a colour role; its meaning stands in words beside it."""

    def __init__(self, icon: str, colour: str, *, large: bool = False) -> None:
        super().__init__()
        self._icon, self._colour, self._large = icon, colour, large
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, icon: str, colour: str) -> None:
        """Show another one."""
        self._icon, self._colour = icon, colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        side = round(theme.icon("nav") * 1.4) if self._large else theme.icon("normal")
        return QSize(side, side)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icons.paint(painter, self._icon, QRectF(self.rect()), theme.colour(self._colour), rtl=rtl)
        painter.end()


class Verdict(QWidget):
    """The foot of the sums: green where all agree, red where they do not."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._state = "ready"
        self._sign = Sign("scale", "s_ready")
        self._words = Label("", "body", "s_ready", name=f"{name}.words")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)

    def say(self, fact: str, rest: str, *, good: bool) -> None:
        """Say it: the fact bold, the rest plain."""
        self._state = "ready" if good else "overdue"
        self._sign.set_look("scale", f"s_{self._state}")
        self._words.set_look(colour=f"s_{self._state}")
        self._words.set_runs([Run(f"{fact} ", bold=True), Run(rest, bold=False)])
        self.setAccessibleName(f"{fact} {rest}")
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).colour(f"s_{self._state}_tint"))
        painter.end()
