"""One person of a list: the name, where they were last, and what is said of them or pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.front_office.alarm.rules import PersonRow
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.notices import Link
from kiosk.ui.text import Label, Small
from kiosk.ui.theme import theme_of


class PersonLine(QWidget):
    """A row of the list of an alarm: *Mark safe*, or that they are outside."""

    safe = Signal(int)
    slip = Signal(int)

    def __init__(self, context: Context, row: PersonRow, place: str) -> None:
        super().__init__()
        self.row = row
        self._context = context
        name = f"alarm.{row.id}"
        self.setObjectName(name)
        self.name = Label(row.name, "strong", name=f"{name}.name")
        self.place = Small(place, name=f"{name}.place")
        self.needs = Chip("", "overdue", icon="accessibility", name=f"{name}.needs")
        self.chip = Chip("", "ready", name=f"{name}.outside")
        self.button = Button("", "secondary", size="small", name=f"{name}.mark")
        self.undo = Link("", name=f"{name}.undo")
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.name, self.place):
            words.addWidget(part)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 5, 0, 6)
        across.setSpacing(10)
        across.addLayout(words, 1)
        for control in (self.needs, self.undo, self.chip, self.button):
            across.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.pressed_open.connect(lambda: self.safe.emit(self.row.id))
        self.undo.pressed_open.connect(lambda: self.slip.emit(self.row.id))
        self.show_row(row, place)

    def show_row(self, row: PersonRow, place: str) -> None:
        """As it is now."""
        self.row = row
        t = self._context.t
        outside = row.safe_at is not None
        self.place.setText(place)
        self.needs.setVisible(row.needs_help and not outside)
        self.needs.set_state("overdue", t("needs help"), "accessibility")
        self.chip.setVisible(outside)
        self.chip.set_state("ready", t("outside"))
        self.undo.setVisible(outside)
        self.undo.set_words(t("Not after all"))
        self.undo.setAccessibleDescription(row.name)
        self.button.setVisible(not outside)
        self.button.set_words(t("Mark safe"))
        self.button.setAccessibleDescription(f"{row.name}, {place}")

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme_of(self).colour("line"))
        painter.end()
