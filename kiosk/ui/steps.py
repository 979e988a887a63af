"""Where we are: steps as bars with words in the lobby, as dots with a line at the desk."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.text import Run, lay_out
from kiosk.ui.theme import Theme, theme_of

BAR, BAR_GAP, DOT = 8, 16, 22


class Stepper(QWidget):
    """At most five steps in words. Done ones have a check, the present one is bold."""

    def __init__(
        self, steps: Sequence[str], at: int = 0, *, said: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._steps, self._at = tuple(steps), at
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.go(at, said=said)

    def go(self, at: int, *, said: str = "") -> None:
        """Stand at this step, counted from 0; `said` is the sentence for assistive technology."""
        self._at = at
        now = self._steps[at] if at < len(self._steps) else ""
        self.setAccessibleName(said or now)
        self.update()

    @property
    def rtl(self) -> bool:
        """Whether the first step stands at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _column(self) -> float:
        return (self.width() - BAR_GAP * (len(self._steps) - 1)) / max(1, len(self._steps))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        if not theme.lobby:
            return DOT + 8 + theme.line("small", rtl=self.rtl)
        each = (width - BAR_GAP * (len(self._steps) - 1)) / max(1, len(self._steps))
        if theme.scale > 1.0:
            each = float(width)
        tallest = 0.0
        for step in self._steps:
            laid = lay_out([Run(step, bold=True)], max(1.0, each), theme, "small", rtl=self.rtl)
            tallest = max(tallest, laid.height)
        return round(BAR + 11 + tallest)

    @override
    def sizeHint(self) -> QSize:
        width = 952 if theme_of(self).lobby else 92 * len(self._steps)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60 * len(self._steps), BAR + 11 + theme_of(self).line("small"))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, step in enumerate(self._steps):
            if theme.lobby:
                self._paint_bar(painter, theme, number, step)
            else:
                self._paint_dot(painter, theme, number, step)
        painter.end()

    def _paint_bar(self, painter: QPainter, theme: Theme, number: int, step: str) -> None:
        each = self._column()
        whole = QRectF(self.rect())
        area = QRectF(number * (each + BAR_GAP), 0, each, BAR)
        area = painting.mirrored(area, whole, rtl=self.rtl)
        if number <= self._at:
            painting.box(painter, area, BAR / 2, theme.colour("accent"))
        else:
            painting.box(painter, area, BAR / 2, theme.colour("ground"), theme.colour("edge"), 2)
        top, line = BAR + 11, theme.line("small", rtl=self.rtl)
        indent = 0.0
        if theme.scale > 1.0:
            self._paint_only(painter, theme, number, top)
            return
        if number < self._at:
            size = theme.px(26 * theme.scale)
            check = QRectF(number * (each + BAR_GAP), top + (line - size) / 2, size, size)
            check = painting.mirrored(check, whole, rtl=self.rtl)
            icons.paint(painter, "check", check, theme.colour("text"), stroke=2.6)
            indent = float(size + theme.px(8))
        room = max(1.0, each - indent)
        laid = lay_out([Run(step, bold=number == self._at)], room, theme, "small", rtl=self.rtl)
        words = QRectF(number * (each + BAR_GAP) + indent, 0, room, 1)
        words = painting.mirrored(words, whole, rtl=self.rtl)
        colour = "text" if number <= self._at else "soft"
        laid.draw(painter, words.x(), top, theme.colour(colour))

    def _paint_only(self, painter: QPainter, theme: Theme, number: int, top: float) -> None:
        """Large words have no room side by side: only the step where one is, over the whole width."""
        if number == self._at:
            run = [Run(self._steps[number], bold=True)]
            laid = lay_out(run, float(self.width()), theme, "small", rtl=self.rtl)
            laid.draw(painter, 0, top, theme.colour("text"))

    def _paint_dot(self, painter: QPainter, theme: Theme, number: int, step: str) -> None:
        each = self.width() / max(1, len(self._steps))
        whole = QRectF(self.rect())
        area = painting.mirrored(QRectF(number * each, 0, DOT, DOT), whole, rtl=self.rtl)
        if number < len(self._steps) - 1:
            line = QRectF(number * each + DOT + 6, DOT / 2 - 1, each - DOT - 12, 2)
            line = painting.mirrored(line, whole, rtl=self.rtl)
            painter.fillRect(line, theme.colour("accent" if number < self._at else "edge"))
        if number < self._at:
            painting.box(painter, area, DOT / 2, theme.colour("accent"))
            inner = area.adjusted(4, 4, -4, -4)
            icons.paint(painter, "check", inner, theme.colour("on_accent"), stroke=2.6)
        else:
            ring = theme.colour("accent" if number == self._at else "edge")
            painter.setPen(QPen(ring, 2))
            painter.setBrush(theme.colour("surface" if number == self._at else "ground"))
            painter.drawEllipse(area.adjusted(1, 1, -1, -1))
            laid = lay_out(
                str(number + 1), DOT, theme, "micro", align=Qt.AlignmentFlag.AlignHCenter
            )
            ink = theme.colour("text" if number == self._at else "soft")
            laid.draw(painter, area.x(), area.y() + (DOT - laid.height) / 2, ink)
        laid = lay_out(
            [Run(step, bold=number == self._at)], each - 4, theme, "small", rtl=self.rtl, wrap=False
        )
        words = painting.mirrored(QRectF(number * each, 0, each - 4, 1), whole, rtl=self.rtl)
        colour = "text" if number <= self._at else "soft"
        laid.draw(painter, words.x(), DOT + 6, theme.colour(colour))
