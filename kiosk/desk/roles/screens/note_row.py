"""One line of a handover note: its sign or its box, the fact, what stands below it, a chip at the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.cross_training.cover.rules.words import LineKind
from kiosk.desk.roles import texts
from kiosk.desk.roles.rules import Line
from kiosk.ui import painting
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.glyph import Glyph
from kiosk.ui.pressable import Pressable
from kiosk.ui.text import Label
from kiosk.ui.theme import theme_of

SIGNS = {
    LineKind.IN_HAND: ("user", "accent"),
    LineKind.TILL_OPEN: ("wallet", "s_waiting"),
    LineKind.CARD_UNKNOWN: ("credit-card", "s_waiting"),
    LineKind.MONEY_UNSETTLED: ("coins", "s_waiting"),
    LineKind.ON_HOLD: ("pause", "s_waiting"),
    LineKind.PROMISED: ("clock", "s_waiting"),
    LineKind.TO_PICK: ("package", "accent"),
    LineKind.OVERDUE: ("alarm-clock", "s_overdue"),
    LineKind.UNVERIFIED: ("shield-check", "accent"),
    LineKind.DONE: ("circle-check", "s_ready"),
    LineKind.STILL_OPEN: ("circle-dot", "s_waiting"),
}
SIDE = 24


class Tick(Pressable):
    """A box to tick; what was ticked stays ticked."""

    def __init__(self, words: str, *, name: str) -> None:
        super().__init__(words, name=name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painting.check_box(painter, area, theme_of(self), on=self.isChecked())
        painter.end()


class NoteRow(QWidget):
    """A line as a row across its card; a money line stands on its tint and has a box to tick."""

    ticked = Signal()

    def __init__(
        self,
        line: Line,
        context: Context,
        *,
        name: str,
        boxed: bool | None = None,
        done: bool = False,
        side: int = SIDE,
        chip: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._tint = line.money and not done
        said = texts.line(line, context.language, context.zone)
        self.setAccessibleName(" ".join(part for part in (said.fact, said.detail) if part))
        self.box: Tick | None = None
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(said.fact, "strong", name=f"{name}.fact"))
        if said.detail:
            words.addWidget(Label(said.detail, "small", "soft", name=f"{name}.detail"))
        row = QHBoxLayout(self)
        row.setContentsMargins(side, 10, side, 10)
        row.setSpacing(14)
        top = Qt.AlignmentFlag.AlignTop
        if line.money if boxed is None else boxed:
            self.box = Tick(said.fact, name=f"{name}.tick")
            self.box.setChecked(done)
            self.box.toggled.connect(self._on_toggled)
            row.addWidget(self.box, 0, top)
        else:
            icon, colour = ("circle-check", "s_ready") if done else SIGNS[line.kind]
            glyph = Glyph(icon, colour)
            sign = QVBoxLayout()
            sign.setContentsMargins(3, 1, 3, 0)
            sign.addWidget(glyph, 0, top)
            row.addLayout(sign)
        row.addLayout(words, 1)
        if said.chip and chip:
            state = "waiting" if line.money else "accent"
            icon = "wallet" if line.money else "user-check"
            row.addWidget(Chip(said.chip, state, icon=icon), 0, top)  # type: ignore[arg-type]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def is_ticked(self) -> bool:
        """Whether it has a box that is ticked."""
        return self.box is not None and self.box.isChecked()

    def _on_toggled(self, on: bool) -> None:
        self.update()
        if on:
            self.ticked.emit()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._tint:
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme_of(self).colour("s_waiting_tint"))
            painter.end()
