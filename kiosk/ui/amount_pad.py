"""Any amount: a field for the keyboard and a keypad for the finger; what is typed is an amount or says why not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core import money, words
from kiosk.core.money import NotMoney
from kiosk.ui import cash_keys
from kiosk.ui.cash_keys import NOT_ABOVE_ZERO
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.keys import Keypad
from kiosk.ui.text import island

DIGITS = 13


class AmountPad(QWidget):
    """Says `done` with the minor units. Digits of the keypad come in from the smallest coin, as on a till."""

    done = Signal(object)

    def __init__(self, context: Context, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.currency = context, context.currency
        self.field = Field("", "money", name=f"{name}.amount")
        self.field.entered.connect(self.take)
        self.keys = Keypad("", "", name=f"{name}.keypad")
        self.keys.digit.connect(self._digit)
        self.keys.deleted.connect(self._delete)
        self.keys.done.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.keys)
        self.setFocusProxy(self.field)

    def retext(self, label: str) -> None:
        """Word it in the window's language."""
        self.keys.delete_key.setAccessibleName(self._context.t("Delete"))
        self.keys.done_key.setAccessibleName(self._context.t("Done"))
        self.field.set_texts(label)

    def clear(self) -> None:
        """Begin anew."""
        self.field.wipe()

    def take(self) -> None:
        """The amount is typed."""
        try:
            minor = cash_keys.typed(self.field.text(), self.currency)
        except NotMoney as wrong:
            self.field.set_error(wrong_amount(wrong.why, self.currency, self._context))
            return
        self.done.emit(minor)

    def _digits(self) -> str:
        return "".join(sign for sign in self.field.text() if sign.isdigit())

    def _digit(self, digit: str) -> None:
        self.field.set_text(money.plain(int((self._digits() + digit)[:DIGITS]), self.currency))

    def _delete(self) -> None:
        left = int(self._digits()[:-1] or "0")
        self.field.set_text(money.plain(left, self.currency) if left else "")


def wrong_amount(why: str, currency: str, context: Context) -> str:
    """The sentence for what is no amount of `currency`."""
    t = context.t
    places = money.exponent(currency)
    if why == money.TOO_MANY_DECIMALS and not places:
        return t("Whole amounts only.")
    if why == money.TOO_MANY_DECIMALS:
        return context.tn(
            "At most {n} digit after the point.", "At most {n} digits after the point.", places
        )
    if why == money.TOO_LARGE:
        return t("This is more than one payment may be.")
    if why == NOT_ABOVE_ZERO:
        return t("It must be more than nothing.")
    example = words.amount(20 * 10**places, currency, context.language)
    return t("Type an amount, such as {example}.", example=island(example))
