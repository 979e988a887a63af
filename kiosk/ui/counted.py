"""Lines of a paper with how many of each are meant: one less, the number, one more, and what they come to."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.buttons import IconButton
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.pane import Pane
from kiosk.ui.pressable import Debounce
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, theme_of

SIDE, NUMBER, AMOUNT = 14, 30, 84


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in a row now, already worded."""

    title: str
    detail: str
    amount: str


class CountedRow(QWidget):
    """One line: `count` of the `left` that can be meant. `beside` stands before the stepper, if anything."""

    def __init__(self, part: str, left: int, beside: QWidget | None = None) -> None:
        super().__init__()
        self.count, self.left = 0, left
        self.title = Label("", "strong", name=f"{part}.name")
        self.detail = Label("", "small", name=f"{part}.detail")
        # Whoever steps to five presses five times: no press of it is a double tap.
        self.less = IconButton(
            "minus", "", size="small", name=f"{part}.less", debounce=Debounce(0.0)
        )
        self.more = IconButton(
            "plus", "", size="small", name=f"{part}.more", debounce=Debounce(0.0)
        )
        self.number = Label("0", "strong", align=Qt.AlignmentFlag.AlignHCenter, name=f"{part}.n")
        self.amount = Label("", "body", wrap=False, ltr=True, name=f"{part}.amount")
        self._end = QWidget()
        end = QHBoxLayout(self._end)
        end.setContentsMargins(0, 0, 0, 0)
        end.addStretch(1)
        end.addWidget(self.amount)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 7, SIDE, 7)
        row.setSpacing(8)
        row.addLayout(said, 1)
        for each in (beside, self.less, self.number, self.more, self._end):
            if each is not None:
                row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self.on_theme(theme_of(self))

    def step(self, by: int) -> None:
        """One less or one more, within what is left."""
        self.count = max(0, min(self.left, self.count + by))

    def say(self, context: Context, said: Said) -> None:
        """Every text, as it is now."""
        t = context.t
        self.title.setText(said.title)
        self.detail.setText(said.detail)
        self.number.setText(str(self.count))
        self.amount.setText(said.amount)
        for button, label in ((self.less, t("One less")), (self.more, t("One more"))):
            button.set_words(label)
            button.setToolTip(label.replace("<", "\u2039"))
        self.more.set_closed(None if self.count < self.left else t("No more of it is left."))

    def on_theme(self, theme: Theme) -> None:
        """Room for the number and the amount in this text size."""
        grown = max(1.0, theme.scale)
        self.number.setFixedWidth(round(NUMBER * grown))
        self._end.setMinimumWidth(round(AMOUNT * grown))


class CountedRows(QWidget):
    """The lines of one paper; `changed` says that another number is meant now. Rooms word the rows."""

    changed = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._context = context
        self._rows: list[CountedRow] = []
        self.pane = Pane(spacing=0)
        self.pane.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)

    def word(self) -> None:
        """Every text, as it is now: the room says what its rows are."""

    def put(self, row: CountedRow) -> None:
        """One more line below the others."""
        row.less.pressed_open.connect(functools.partial(self._step, row, -1))
        row.more.pressed_open.connect(functools.partial(self._step, row, 1))
        place = self.pane.column.count() - 1
        if self._rows:
            self.pane.column.insertWidget(place, Frame("rule"))
            place += 1
        self.pane.column.insertWidget(place, row)
        self._rows.append(row)

    def wipe(self) -> None:
        """Forget them."""
        while self.pane.column.count() > 1:
            item = self.pane.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []

    def all_back(self) -> None:
        """Everything that is left is meant."""
        for row in self._rows:
            row.count = row.left
        self.word()
        self.changed.emit()

    def nothing(self) -> None:
        """Nothing is meant any more."""
        for row in self._rows:
            row.count = 0
        self.word()

    def _step(self, row: CountedRow, by: int) -> None:
        row.step(by)
        self.word()
        self.changed.emit()
