"""A card payment of which nobody knows what became: ask the terminal, or say what its own slip says."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.remarks import Remark


class LostCard(QWidget):
    """Says `ask_again`, `charged` with the slip's number, or `not_charged`; it guesses nothing (E42)."""

    ask_again = Signal()
    charged = Signal(str)
    not_charged = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context = context
        self.unknown = Remark("", "triangle-alert", name=f"{name}.unknown")
        self.ask = Button("", "primary", icon="refresh-cw", name=f"{name}.ask")
        self.slip = Field("", name=f"{name}.slip")
        self.yes = Button("", "secondary", icon="check", name=f"{name}.charged")
        self.no = Button("", "secondary", icon="x", name=f"{name}.not_charged")
        self.ask.pressed_open.connect(self.ask_again)
        self.slip.changed.connect(self._word_charged)
        self.yes.pressed_open.connect(lambda: self.charged.emit(self.slip.text().strip()))
        self.no.pressed_open.connect(self.not_charged)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        for part in (self.unknown, self.ask, self.slip, self.yes, self.no):
            column.addWidget(part)

    def show_for(self, minor: int, currency: str) -> None:
        """Word it for `minor` units that were asked for."""
        t, language = self._context.t, self._context.language
        amount = words.island(words.amount_with_currency(minor, currency, language))
        self.unknown.setText(
            t(
                "The card terminal did not say what became of {amount}. Nothing is guessed.",
                amount=amount,
            )
        )
        terminal = self._context.card
        self.ask.setVisible(terminal is not None and not terminal.needs_slip)
        self.ask.set_words(t("Ask the terminal again"))
        self.slip.set_texts(t("Number of the slip"))
        self.yes.set_words(t("It was charged"))
        self.no.set_words(t("It was not charged"))
        self._word_charged()

    def _word_charged(self) -> None:
        typed = bool(self.slip.text().strip())
        self.yes.set_closed(None if typed else self._context.t("Type the number of its slip."))
