"""The thin bar below lobby and desk: how far the first minute is, one sentence, and what to press."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.ui import painting
from kiosk.ui.buttons import Button
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import Theme, theme_of

HIGH = 58
DOT, LONG, BETWEEN = 10, 22, 8
MARK = "**"
"""Around the words of a sentence that stand out."""


class Dots(QWidget):
    """One for each state: those that are over are filled, the present one is long."""

    def __init__(self) -> None:
        super().__init__()
        self._many, self._at = 0, 0
        self.setObjectName("guide.dots")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def say(self, many: int, at: int) -> None:
        """Show state `at` of `many`, counted from nought."""
        self._many, self._at = many, at
        self.setAccessibleName(f"{min(at + 1, many)} / {many}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        wide = self._many * DOT + max(0, self._many - 1) * BETWEEN + LONG - DOT
        return QSize(round(wide * scale) + 2, round(DOT * scale) + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = theme.colour("brand_mark")
        whole, scale = QRectF(self.rect()), theme.scale
        left, high = 1.0, DOT * scale
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for place in range(self._many):
            wide = (LONG if place == self._at else DOT) * scale
            area = QRectF(left, (self.height() - high) / 2, wide, high)
            lit = place <= self._at
            painter.setBrush(mark if lit else Qt.BrushStyle.NoBrush)
            painter.setPen(Qt.PenStyle.NoPen if lit else theme.colour("on_brand_soft"))
            inset = 0.0 if lit else 0.75
            box = painting.mirrored(area, whole, rtl=rtl).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            left += wide + BETWEEN * scale
        painter.end()


class GuideBar(QWidget):
    """Says one sentence and offers one thing to do; `chosen` carries what was pressed of the choices."""

    onwards = Signal()
    do_it = Signal()
    let_me = Signal()
    chosen = Signal(str)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.setObjectName("guide")
        self.dots = Dots()
        self.sentence = Label("", "heading", "on_brand", bold=False, name="guide.sentence")
        t = words.t
        self.try_it = Button(t("Let me try", language), "on_brand", name="guide.let_me")
        self.do = Button(t("Do it for me", language), "on_brand", name="guide.do")
        self.next = Button(t("Next", language), "lit", icon_end="arrow-right", name="guide.next")
        self.choices: dict[str, Button] = {}
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.dots)
        self._row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.try_it, self.do, self.next):
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.next.pressed_open.connect(self.onwards)
        self.do.pressed_open.connect(self.do_it)
        self.try_it.pressed_open.connect(self.let_me)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def on_theme(self, theme: Theme) -> None:
        """The height grows with the words."""
        self.setFixedHeight(round(HIGH * max(1.0, theme.scale)))
        side = theme.space(5)
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(theme.space(4))

    def say(self, sentence: str, *, at: int, many: int) -> None:
        """Show state `at` of `many` in one sentence; words between two pairs of stars stand out."""
        self.dots.say(many, at)
        self.sentence.set_runs(list(_runs(sentence)))

    def offer(self, *, onwards: bool, do: bool, let_me: bool) -> None:
        """Which of the three can be pressed now."""
        self.next.setVisible(onwards)
        self.do.setVisible(do)
        self.try_it.setVisible(let_me)

    def offer_choices(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Offer (name, words, icon) in the place of the three; none takes them away."""
        wanted = {name: (said, icon) for name, said, icon in choices}
        for name in [name for name in self.choices if name not in wanted]:
            gone = self.choices.pop(name)
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for name, (said, icon) in wanted.items():
            if name not in self.choices:
                button = Button(said, "on_brand", icon=icon, name=f"guide.{name}")
                button.pressed_open.connect(functools.partial(self.chosen.emit, name))
                self.choices[name] = button
                self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).colour("brand_deep"))
        painter.end()


def _runs(sentence: str) -> Iterator[Run]:
    for place, part in enumerate(sentence.split(MARK)):
        if part:
            yield Run(part, bold=place % 2 == 1)
