"""The brand side of the first run: how far one is, in words, and the doors."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.arches import Arches, Logo
from kiosk.ui.text import Label, Run, lay_out
from kiosk.ui.theme import Theme, theme_of

WIDE, DOT, STEP, BETWEEN = 300, 30, 76, 14


class SetupSteps(QWidget):
    """Steps from top to bottom. Done: filled with a check; now: bold; later: an outline."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._steps: Sequence[tuple[str, str]] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[tuple[str, str]], at: int) -> None:
        """Show these (words, what was answered) and stand at one of them."""
        self._steps, self._at = steps, at
        self.setAccessibleName(steps[at][0] if at < len(steps) else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDE - 64, max(1, len(self._steps) - 1) * STEP + DOT + 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (words, answer) in enumerate(self._steps):
            self._paint_dot(painter, theme, number)
            self._paint_words(painter, theme, number, words, answer)
        painter.end()

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _paint_dot(self, painter: QPainter, theme: Theme, number: int) -> None:
        whole = QRectF(self.rect())
        area = QRectF(0, number * STEP, DOT, DOT)
        area = painting.mirrored(area, whole, rtl=self._rtl())
        if number < len(self._steps) - 1:
            line = QRectF(area.center().x() - 1, area.bottom() + 2, 2, STEP - DOT - 4)
            role = "brand_mark" if number < self._at else "on_brand_soft"
            painter.fillRect(line, theme.colour(role))
        if number < self._at:
            painting.box(painter, area, DOT / 2, theme.colour("brand_mark"))
            inner = area.adjusted(7, 7, -7, -7)
            icons.paint(painter, "check", inner, theme.colour("on_mark"), stroke=2.6)
            return
        now = number == self._at
        ink = theme.colour("brand_mark" if now else "on_brand_soft")
        painter.setPen(QPen(ink, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        laid = lay_out(
            [Run(str(number + 1), bold=True)], DOT, theme, "small",
            align=Qt.AlignmentFlag.AlignHCenter, wrap=False,
        )  # fmt: skip
        laid.draw(painter, area.x(), area.center().y() - laid.height / 2, ink)

    def _paint_words(
        self, painter: QPainter, theme: Theme, number: int, words: str, answer: str
    ) -> None:
        whole = QRectF(self.rect())
        room = max(1.0, whole.width() - DOT - BETWEEN)
        bold = number <= self._at
        laid = lay_out([Run(words, bold=bold)], room, theme, "heading", rtl=self._rtl(), bold=bold)
        area = QRectF(DOT + BETWEEN, number * STEP + (DOT - laid.line) / 2, room, 1)
        area = painting.mirrored(area, whole, rtl=self._rtl())
        role = "on_brand" if bold else "on_brand_soft"
        laid.draw(painter, area.x(), area.y(), theme.colour(role))
        if answer and number < self._at:
            under = lay_out(answer, room, theme, "small", rtl=self._rtl(), wrap=False)
            painter.save()
            painter.setClipRect(QRectF(area.x(), 0, room, whole.height()))
            ink = theme.colour("on_brand_soft")
            under.draw(painter, area.x(), area.y() + laid.height - 1, ink)
            painter.restore()


class SetupSide(QWidget):
    """Logo, what this is, the steps, three doors."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "brand")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDE)
        self.title = Label("", "heading", "on_brand", name="setup.name")
        self.steps = SetupSteps(name="setup.steps")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Logo(32))
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(56)
        column.addWidget(self.steps)
        column.addStretch(1)
        self._doors = Arches(3, 1, height=170)
        self._doors.setFixedHeight(170)
        column.addWidget(self._doors)

    def fit(self, height: int) -> None:
        """In a low window the doors make room for the steps."""
        self._doors.setVisible(height >= 760)
