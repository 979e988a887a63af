"""What an invoice billed, and how many of each are taken back."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.back_office.accounting.rules import Back, CreditLine, CreditPage
from kiosk.core import words
from kiosk.ui.buttons import IconButton
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.pane import Pane
from kiosk.ui.pressable import Debounce
from kiosk.ui.text import Label, island
from kiosk.ui.theme import Theme, theme_of

SIDE, NUMBER, AMOUNT = 14, 30, 84


class CreditRow(QWidget):
    """One line of the invoice with how many of it go back."""

    def __init__(self, line: CreditLine, place: int) -> None:
        super().__init__()
        self.line, self.count = line, 0
        part = f"credit.line.{place}"
        self.title = Label("", "strong", name=f"{part}.name")
        self.detail = Label("", "small", name=f"{part}.detail")
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
        for each in (self.less, self.number, self.more, self._end):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self.on_theme(theme_of(self))

    @property
    def worth(self) -> int:
        """What of it goes back comes to."""
        return self.line.worth(self.count)

    def on_theme(self, theme: Theme) -> None:
        """Room for the number and the amount in this text size."""
        grown = max(1.0, theme.scale)
        self.number.setFixedWidth(round(NUMBER * grown))
        self._end.setMinimumWidth(round(AMOUNT * grown))


class CreditRows(QWidget):
    """The lines; `changed` says that something else goes back now."""

    changed = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._context = context
        self._page: CreditPage | None = None
        self.rows: list[CreditRow] = []
        self.pane = Pane(spacing=0)
        self.pane.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)

    def show_page(self, page: CreditPage) -> None:
        """Show an invoice's lines; of the same invoice what was chosen stays, as far as it is left."""
        if self._page is None or page.invoice != self._page.invoice:
            self._make(page)
        self._page = page
        for row, line in zip(self.rows, page.lines, strict=True):
            row.line, row.count = line, min(row.count, line.left)
        self.word()

    def _make(self, page: CreditPage) -> None:
        self.wipe()
        for place, line in enumerate(page.lines):
            row = CreditRow(line, place)
            row.less.pressed_open.connect(functools.partial(self._step, row, -1))
            row.more.pressed_open.connect(functools.partial(self._step, row, 1))
            at = self.pane.column.count() - 1
            if place:
                self.pane.column.insertWidget(at, Frame("rule"))
                at += 1
            self.pane.column.insertWidget(at, row)
            self.rows.append(row)

    def wipe(self) -> None:
        """Forget them."""
        while self.pane.column.count() > 1:
            item = self.pane.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self._page = [], None

    def _step(self, row: CreditRow, by: int) -> None:
        row.count = max(0, min(row.line.left, row.count + by))
        self.word()
        self.changed.emit()

    def all_back(self) -> None:
        """Everything that is left goes back."""
        for row in self.rows:
            row.count = row.line.left
        self.word()
        self.changed.emit()

    def nothing(self) -> None:
        """Nothing goes back any more."""
        for row in self.rows:
            row.count = 0
        self.word()

    def word(self) -> None:
        """Every text, as it is now."""
        context, t = self._context, self._context.t
        language, currency = context.language, context.currency
        for row in self.rows:
            line = row.line
            row.title.setText(line.name or t("Share of the order"))
            price = island(words.amount(line.total, currency, language))
            detail = t("{n} billed for {amount}", n=line.quantity, amount=price)
            if line.came_back:
                detail = t("{text}, {n} came back", text=detail, n=line.came_back)
            row.detail.setText(detail)
            row.number.setText(str(row.count))
            row.amount.setText(words.amount(row.worth, currency, language))
            for button, label in ((row.less, t("One less")), (row.more, t("One more"))):
                button.set_words(label)
                button.setToolTip(label.replace("<", "\u2039"))
            row.more.set_closed(None if row.count < line.left else t("No more of it is left."))

    def lines(self) -> tuple[Back, ...]:
        """As `till.credit_invoice` takes them."""
        return tuple(Back(row.line.id, row.count) for row in self.rows if row.count)

    def minor(self) -> int:
        """What they come to."""
        return sum(row.worth for row in self.rows)
