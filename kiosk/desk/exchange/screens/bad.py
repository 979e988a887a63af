"""The list of what cannot be taken in: row, column, what it says, why not, and the way to the row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from kiosk.desk.exchange.rules import Problem
from kiosk.desk.exchange.screens import faces
from kiosk.desk.exchange.screens.signs import Sign
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.table import Table


class BadPanel(Panel):
    """`most` rows are seen at once, the rest is scrolled to. `show_row` carries a row of the file."""

    show_row = Signal(int)

    def __init__(self, context: Context, most: int, *, name: str) -> None:
        super().__init__(name=f"{name}.panel")
        self._context, self._most = context, most
        self._problems: Sequence[Problem] = ()
        self.add_before(Sign("triangle-alert", "s_overdue"))
        self.save = Button("", "quiet", size="small", name=f"{name}.save")
        self.add_beside(self.save)
        self.table = Table(faces.bad_columns(context), name=f"{name}.table")
        self.fill(self.table)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.table.refitted.connect(lambda: self.set_most(self._most))
        self.table.pressed_cell.connect(lambda place, _column: self._asked(place))
        self.table.opened.connect(self._asked)

    def show_problems(self, problems: Sequence[Problem], rows: int, *, refused: bool) -> None:
        """Show these, which stand in so many rows; of a refused file they are only told."""
        self._problems = problems
        context = self._context
        said = context.tn("{n} row cannot be taken in", "{n} rows cannot be taken in", rows)
        self.say(context.t("What is wrong with the file") if refused else said)
        self.set_rule(False)
        self.save.set_words(context.t("Save this list"))
        self.table.set_columns(faces.bad_columns(context))
        self.table.set_rows(faces.bad_rows(problems, context, shown=not refused))
        self.set_most(self._most)

    def set_most(self, most: int) -> None:
        """See so many at once."""
        self._most = most
        shown = min(len(self._problems), most)
        self.table.setFixedHeight(self.table.height_of(shown) + 1)

    def _asked(self, place: int) -> None:
        if self._problems[place].row:
            self.show_row.emit(self._problems[place].row)
