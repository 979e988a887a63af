"""What was sold on a receipt, and how many of each come back, to the store or set aside."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.core.ids import SaleLineId
from kiosk.front_office.sales import rules
from kiosk.front_office.sales.rules import BackItem, SalePage, SoldLine
from kiosk.ui.buttons import Button, IconButton
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.pane import Pane
from kiosk.ui.pressable import Debounce
from kiosk.ui.text import Label, island
from kiosk.ui.theme import Theme, theme_of

SIDE, NUMBER, AMOUNT = 14, 30, 76


class _Line(QWidget):
    """One line of the receipt with its stepper."""

    def __init__(self, line: SoldLine) -> None:
        super().__init__()
        self.line, self.count, self.aside = line, 0, False
        part = f"return.line.{line.id}"
        fast = Debounce(0.0)
        self.title = Label(line.name, "strong", name=f"{part}.name")
        self.detail = Label("", "small", name=f"{part}.detail")
        self.less = IconButton("minus", "", size="small", name=f"{part}.less", debounce=fast)
        self.more = IconButton(
            "plus", "", size="small", name=f"{part}.more", debounce=Debounce(0.0)
        )
        self.number = Label("0", "strong", align=Qt.AlignmentFlag.AlignHCenter, name=f"{part}.n")
        self.where = Button("", size="small", name=f"{part}.where")
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
        for each in (self.where, self.less, self.number, self.more, self._end):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self.on_theme(theme_of(self))

    def on_theme(self, theme: Theme) -> None:
        """Room for the number and the amount in this text size."""
        grown = max(1.0, theme.scale)
        self.number.setFixedWidth(round(NUMBER * grown))
        self._end.setMinimumWidth(round(AMOUNT * grown))


class ReturnRows(QWidget):
    """The lines; `changed` says that something else comes back now."""

    changed = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._context = context
        self._page: SalePage | None = None
        self.lines: dict[SaleLineId, _Line] = {}
        self.pane = Pane(spacing=0)
        self.pane.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)

    def show_page(self, page: SalePage) -> None:
        """Show the lines of a sale; of the same sale what was chosen stays, as far as it is left."""
        if self._page is None or page.id != self._page.id:
            self._make(page)
        self._page = page
        for line in page.lines:
            row = self.lines[line.id]
            row.line, row.count = line, min(row.count, line.left)
        self.word()

    def _make(self, page: SalePage) -> None:
        while self.pane.column.count() > 1:
            item = self.pane.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = {}
        for number, line in enumerate(page.lines):
            row = _Line(line)
            row.less.pressed_open.connect(functools.partial(self._step, row, -1))
            row.more.pressed_open.connect(functools.partial(self._step, row, 1))
            row.where.pressed_open.connect(functools.partial(self._turn, row))
            place = self.pane.column.count() - 1
            if number:
                self.pane.column.insertWidget(place, Frame("rule"))
                place += 1
            self.pane.column.insertWidget(place, row)
            self.lines[line.id] = row

    def _step(self, row: _Line, by: int) -> None:
        row.count = max(0, min(row.line.left, row.count + by))
        self.word()
        self.changed.emit()

    def _turn(self, row: _Line) -> None:
        row.aside = not row.aside
        self.word()
        self.changed.emit()

    def put_aside(self, aside: bool) -> None:
        """All of it goes aside, or to the store: what the reason proposes."""
        for row in self.lines.values():
            row.aside = aside
        self.word()

    def all_back(self) -> None:
        """Everything that is left comes back."""
        for row in self.lines.values():
            row.count = row.line.left
        self.word()
        self.changed.emit()

    def word(self) -> None:
        """Every text, as it is now."""
        t, language, currency = self._context.t, self._context.language, self._context.currency
        for row in self.lines.values():
            line = row.line
            price = island(words.amount(line.total, currency, language))
            detail = t("{n} sold for {amount}", n=line.quantity, amount=price)
            if line.returned:
                detail = t("{text}, {n} came back", text=detail, n=line.returned)
            row.detail.setText(detail)
            row.number.setText(str(row.count))
            row.amount.setText(words.amount(rules.back_of(line, row.count), currency, language))
            for button, label in ((row.less, t("One less")), (row.more, t("One more"))):
                button.set_words(label)
                button.setToolTip(label.replace("<", "\u2039"))
            row.more.set_closed(None if row.count < line.left else t("No more of it is left."))
            row.where.set_words(t("Set aside") if row.aside else t("To the store"))
            row.where.set_icons("archive" if row.aside else "store")
            row.where.setVisible(row.count > 0)

    def items(self) -> tuple[BackItem, ...]:
        """As `sales.give_back` takes them."""
        return tuple(
            BackItem(row.line.id, row.count, row.aside) for row in self.lines.values() if row.count
        )

    def minor(self) -> int:
        """What they are worth."""
        return sum(rules.back_of(row.line, row.count) for row in self.lines.values())
