"""The three actions of a sale in one line: done, now, still to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.ui import icons, painting
from kiosk.ui.text import Run, lay_out, natural_width
from kiosk.ui.theme import Theme, theme_of

DOT, NEAR, APART = 22, 8, 20


class StepsLine(QWidget):
    """Dots with their words beside; what does not fit in the width is left out from the end."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._steps: tuple[str, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def at(self) -> int:
        """Which step it is now, from 0."""
        return self._at

    def show_steps(self, steps: Sequence[str], at: int) -> None:
        """Stand at step `at`."""
        self._steps, self._at = tuple(steps), at
        now = self._steps[at] if at < len(self._steps) else ""
        self.setAccessibleName(words.joined((now,), "en"))
        self.updateGeometry()
        self.update()

    @property
    def rtl(self) -> bool:
        """Whether the first step stands at the right."""
        return self.layoutDirection().name == "RightToLeft"

    def _wide(self, theme: Theme, step: str) -> float:
        return (
            DOT + NEAR + natural_width([Run(step, bold=True)], theme, "body", rtl=self.rtl) + APART
        )

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        wide = sum(self._wide(theme, step) for step in self._steps)
        return QSize(round(wide), max(DOT, theme.line("body", rtl=self.rtl)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for number, step in enumerate(self._steps):
            wide = self._wide(theme, step)
            if x + wide - APART > self.width():
                break
            self._paint_one(painter, theme, number, step, x)
            x += wide
        painter.end()

    def _paint_one(self, painter: QPainter, theme: Theme, number: int, step: str, x: float) -> None:
        whole = QRectF(self.rect())
        area = QRectF(x, (self.height() - DOT) / 2, DOT, DOT)
        area = painting.mirrored(area, whole, rtl=self.rtl)
        if number <= self._at:
            painting.box(painter, area, DOT / 2, theme.colour("accent"))
        else:
            painter.setPen(QPen(theme.colour("edge"), 2))
            painter.setBrush(theme.colour("ground"))
            painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        if number < self._at:
            inner = area.adjusted(4, 4, -4, -4)
            icons.paint(painter, "check", inner, theme.colour("on_accent"), stroke=2.6)
        else:
            figure = lay_out([Run(str(number + 1), bold=True)], DOT, theme, "micro")
            ink = theme.colour("on_accent" if number == self._at else "text")
            left = area.x() + (DOT - figure.natural) / 2
            figure.draw(painter, left, area.y() + (DOT - figure.height) / 2, ink)
        run = [Run(step, bold=number == self._at)]
        laid = lay_out(run, 600.0, theme, "body", rtl=False, wrap=False)
        said = QRectF(x + DOT + NEAR, 0, laid.natural, 1)
        said = painting.mirrored(said, whole, rtl=self.rtl)
        laid.draw(painter, said.x(), (self.height() - laid.height) / 2, theme.colour("text"))
