"""The basket: what is sold, how many of each, what it comes to; and after a sale what goes back."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.core.ids import ProductId
from kiosk.front_office.sales import rules
from kiosk.front_office.sales.rules import MOST_PIECES, Item, Key, Reckoned
from kiosk.ui.buttons import IconButton
from kiosk.ui.context import Context
from kiosk.ui.field import LineEdit
from kiosk.ui.frames import Frame
from kiosk.ui.pane import Pane
from kiosk.ui.pressable import Debounce
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, theme_of

SIDE, NUMBER, AMOUNT = 14, 46, 76


@dataclass
class Basket:
    """What will be sold: products in the order in which they came, and how many of each."""

    keys: dict[ProductId, Key] = field(default_factory=dict)
    counts: dict[ProductId, int] = field(default_factory=dict)

    def add(self, key: Key, pieces: int = 1) -> None:
        """One more of it."""
        self.put(key, self.counts.get(key.product, 0) + pieces)

    def put(self, key: Key, pieces: int) -> None:
        """So many of it; none takes it out."""
        if pieces <= 0:
            self.keys.pop(key.product, None)
            self.counts.pop(key.product, None)
            return
        self.keys[key.product] = key
        self.counts[key.product] = min(pieces, MOST_PIECES)

    def clear(self) -> None:
        """Nothing is in it."""
        self.keys.clear()
        self.counts.clear()

    @property
    def items(self) -> tuple[Item, ...]:
        """As `sales.ring_up` takes them."""
        return tuple(Item(product, count) for product, count in self.counts.items())

    def reckoned(self, *, included: bool) -> Reckoned:
        """What it comes to, line by line."""
        lines = [(key.price * self.counts[product], key.rate) for product, key in self.keys.items()]
        return rules.reckoned(lines, included=included)


class _Row(QWidget):
    """A product in the basket, with steppers."""

    def __init__(self, key: Key, *, name: str) -> None:
        super().__init__()
        self.key = key
        part = f"{name}.{key.product}"
        self.title = Label(key.name, "strong", name=f"{part}.name")
        self.less = IconButton(
            "minus", "", size="small", name=f"{part}.less", debounce=Debounce(0.0)
        )
        self.more = IconButton(
            "plus", "", size="small", name=f"{part}.more", debounce=Debounce(0.0)
        )
        self.number = LineEdit("number", name=f"{part}.number")
        self.number.setMaxLength(len(str(MOST_PIECES)))
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.amount = Label("", "body", wrap=False, ltr=True, name=f"{part}.amount")
        self._box = QWidget()
        end = QHBoxLayout(self._box)
        end.setContentsMargins(0, 0, 0, 0)
        end.addStretch(1)
        end.addWidget(self.amount)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 5, SIDE, 5)
        row.setSpacing(6)
        row.addWidget(self.title, 1)
        for part_ in (self.less, self.number, self.more, self._box):
            row.addWidget(part_, 0, Qt.AlignmentFlag.AlignVCenter)
        self.on_theme(theme_of(self))

    def on_theme(self, theme: Theme) -> None:
        """Room for the number and the amount in this text size."""
        grown = max(1.0, theme.scale)
        self.number.setFixedWidth(round(NUMBER * grown))
        self._box.setMinimumWidth(round(AMOUNT * grown))


class BasketRows(QWidget):
    """The rows, scrolling by themselves. A changed number says `changed`."""

    changed = Signal(object, int)

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context, self._name = context, name
        self.rows: dict[ProductId, _Row] = {}
        self.pane = Pane(spacing=0)
        self.pane.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)

    def show_basket(self, basket: Basket, reckoned: Reckoned) -> None:
        """Show the basket as it is; rows that stay keep what is being typed."""
        for product in [each for each in self.rows if each not in basket.keys]:
            row = self.rows.pop(product)
            row.hide()
            row.deleteLater()
        t, language = self._context.t, self._context.language
        last: _Row | None = None
        for number, (product, key) in enumerate(basket.keys.items()):
            if product not in self.rows:
                self._make(key)
                last = self.rows[product]
            row = self.rows[product]
            row.key = key
            count = basket.counts[product]
            row.title.setText(key.name)
            if row.number.text() != str(count):
                row.number.setText(str(count))
            said = words.amount(reckoned.totals[number], self._context.currency, language)
            row.amount.setText(said)
            for button, label in ((row.less, t("One less")), (row.more, t("One more"))):
                button.set_words(label)
                button.setToolTip(label.replace("<", "\u2039"))
            row.number.setAccessibleName(t("How many of {name}", name=key.name))
        if last is not None:
            self._reveal(last)

    def _make(self, key: Key) -> None:
        row = _Row(key, name=self._name)
        row.less.pressed_open.connect(functools.partial(self._step, row, -1))
        row.more.pressed_open.connect(functools.partial(self._step, row, 1))
        row.number.editingFinished.connect(functools.partial(self._typed, row))
        row.number.returnPressed.connect(functools.partial(self._typed, row))
        place = self.pane.column.count() - 1
        self.pane.column.insertWidget(place, row)
        self.rows[key.product] = row

    def _reveal(self, row: _Row) -> None:
        self.pane.column.activate()
        self.pane.ensureWidgetVisible(row, 0, 0)

    def _step(self, row: _Row, by: int) -> None:
        self.changed.emit(row.key, int(row.number.text() or "0") + by)

    def _typed(self, row: _Row) -> None:
        if row.number.isModified():
            row.number.setModified(False)
            self.changed.emit(row.key, int(row.number.text() or "0"))

    def edit(self, product: ProductId) -> None:
        """The keyboard goes to the number of this product."""
        row = self.rows.get(product)
        if row is not None:
            row.number.setFocus(Qt.FocusReason.OtherFocusReason)
            row.number.selectAll()


class DoneCard(QWidget):
    """After a sale: what goes back and the receipt's number stay until the next thing is scanned."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context = context
        self.title = Label("", "heading", name=f"{name}.title")
        self.detail = Label("", "small", name=f"{name}.detail")
        self.figure = Label("", "display", wrap=False, ltr=True, name=f"{name}.figure")
        card = Frame("hint")
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.detail)
        row = QHBoxLayout(card)
        row.setContentsMargins(SIDE, 12, SIDE, 12)
        row.addLayout(said, 1)
        row.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, SIDE, SIDE, SIDE)
        column.addWidget(card)
        column.addStretch(1)

    def say(self, title: str, detail: str, figure: str) -> None:
        """Say what was sold, and what goes back."""
        self.title.setText(title)
        self.detail.setText(detail)
        self.figure.setText(figure)
        self.figure.setVisible(bool(figure))
