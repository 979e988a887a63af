"""Beside the board: what is still to come of visits that were finished in part, each with its owner."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.front_office.queue.rules.tickets import FollowUp
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.text import Label


class FollowUps(QWidget):
    """`done` carries the id and the version that was seen."""

    done = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[int, tuple[QWidget, Label, Label, Button]] = {}
        self._shown: dict[int, FollowUp] = {}
        self.panel = Panel(name="queue.follow_ups")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def show_all(self, follow_ups: Sequence[FollowUp]) -> None:
        """Show these, the oldest first."""
        self._shown = {int(each.id): each for each in follow_ups}
        for key in [key for key in self._rows if key not in self._shown]:
            row = self._rows.pop(key)[0]
            row.hide()
            row.deleteLater()
        for key, each in self._shown.items():
            if key not in self._rows:
                self._rows[key] = self._row(key)
            _row, head, what, button = self._rows[key]
            who = each.owner_name.split(" ")[0]
            number = words.island(each.number)
            head.setText(self._context.t("{number}, {name} sees to it", number=number, name=who))
            what.setText(each.what)
            button.set_words(self._context.t("Done"))
        self.panel.say(self._context.t("Still to come"), str(len(self._shown)))
        self.setVisible(bool(self._shown))

    def _row(self, key: int) -> tuple[QWidget, Label, Label, Button]:
        name = f"queue.follow_up.{key}"
        head = Label("", "small", "soft", name=f"{name}.head")
        what = Label("", "strong", name=f"{name}.what")
        button = Button("", icon="check", size="small", name=f"{name}.done")
        button.pressed_open.connect(functools.partial(self._press, key))
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        for part in (head, what, button):
            column.addWidget(part)
        self.panel.add(row)
        return row, head, what, button

    def _press(self, key: int) -> None:
        shown = self._shown.get(key)
        if shown is not None:
            self.done.emit(key, shown.version)
