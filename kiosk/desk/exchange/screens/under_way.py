"""While a file is read or taken in: what is happening, how far it is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.empty import EmptyDoors
from kiosk.ui.progress import ProgressBar
from kiosk.ui.text import Label

WIDTH = 480


class UnderWay(QWidget):
    """A fact, a bar, a sentence that says what is safe meanwhile."""

    stopped = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows = True
        self.setObjectName("exchange.under_way")
        centre = Qt.AlignmentFlag.AlignHCenter
        self.doors = EmptyDoors("hourglass")
        self.fact = Label("", "title", align=centre, name="exchange.under_way.fact")
        self.bar = ProgressBar(name="exchange.progress")
        self.far = Label("", "body", "soft", align=centre, name="exchange.under_way.far")
        self.safe = Label("", "body", "soft", align=centre, name="exchange.under_way.safe")
        self.stop = Button("", "secondary", name="exchange.stop")
        self.stop.pressed_open.connect(self.stopped)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        stack = QVBoxLayout(inner)
        stack.setSpacing(14)
        stack.addWidget(self.doors, 0, centre)
        for part in (self.fact, self.bar, self.far, self.safe):
            stack.addWidget(part)
        stack.addWidget(self.stop, 0, centre)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inner, 1000)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(across)
        column.addStretch(3)

    def begin(self, file: str, orders: int | None) -> None:
        """Reading `file`, or taking in so many `orders` of it."""
        t = self._context.t
        self._rows = orders is None
        self.doors.set_icon("file-spreadsheet" if orders is None else "folder-input")
        if orders is None:
            self.fact.setText(t("Reading {file}", file=words.island(file)))
            self.safe.setText(t("Nothing is written while we read."))
            self.stop.set_words(t("Stop reading"))
        else:
            tn = self._context.tn
            self.fact.setText(tn("Taking in {n} order", "Taking in {n} orders", orders))
            self.safe.setText(
                t("All of them or none. The lobby and the other desks wait a moment.")
            )
            self.stop.set_words(t("Stop, and take nothing in"))
        self.bar.go(0, 0)
        self.far.setText("")

    def go(self, done: int, of: int) -> None:
        """So far."""
        t = self._context.t
        self.bar.go(done, of)
        if self._rows:
            self.far.setText(t("{done} of {of} rows", done=done, of=of))
        else:
            self.far.setText(t("{done} of {of} orders", done=done, of=of))
