"""How the customer wants the receipt: on paper, by e-mail, both, or not at all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.lobby.pickup.rules import ReceiptWay, Thanks
from kiosk.lobby.pickup.screens import said
from kiosk.ui.choices import Choice
from kiosk.ui.context import Context
from kiosk.ui.text import Label

ICONS = {
    ReceiptWay.PAPER: "printer",
    ReceiptWay.EMAIL: "mail",
    ReceiptWay.BOTH: "copy",
    ReceiptWay.NONE: "x",
}


class ReceiptChoice(QWidget):
    """Cards side by side, one of them chosen: what we would do if nobody chose."""

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._columns = 2
        self.head = Label("", "label", name="pickup.done.receipt_head")
        self.cards = {
            way: Choice("", icon=icon, name=f"pickup.receipt.{way}") for way, icon in ICONS.items()
        }
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.head)
        column.addLayout(self._grid)
        for card in self.cards.values():
            self._grid.addWidget(card)
            card.toggled.connect(self._on_toggled)

    @property
    def way(self) -> ReceiptWay:
        """What is chosen."""
        return next((way for way, card in self.cards.items() if card.isChecked()), ReceiptWay.PAPER)

    def arrange(self, *, large: bool) -> None:
        """Large words stand below each other."""
        self._columns = 1 if large else 2
        self._place()

    def show_for(self, thanks: Thanks) -> None:
        """Offer what there is for this customer; what was chosen stays."""
        t = self._context.t
        self.head.setText(t("Your receipt {number}", number=words.island(thanks.receipt)))
        sends = bool(thanks.email)
        for way in (ReceiptWay.EMAIL, ReceiptWay.BOTH):
            self.cards[way].setVisible(sends)
        if not any(card.isChecked() for card in self.cards.values()):
            self.cards[ReceiptWay.EMAIL if sends else ReceiptWay.PAPER].setChecked(True)
        address = words.island(said.masked(thanks.email)) if sends else ""
        texts = {
            ReceiptWay.PAPER: (t("On paper"), t("It is printed here")),
            ReceiptWay.EMAIL: (t("By e-mail"), address),
            ReceiptWay.BOTH: (t("Both"), t("Paper and e-mail")),
            ReceiptWay.NONE: (t("No receipt"), t("We keep a copy for you")),
        }
        for way, (name, detail) in texts.items():
            self.cards[way].set_texts(name, detail=detail)
        self._place()

    def words(self) -> str:
        """What the page's next step does with it."""
        t = self._context.t
        return {
            ReceiptWay.PAPER: t("Print the receipt and finish"),
            ReceiptWay.EMAIL: t("Send the receipt and finish"),
            ReceiptWay.BOTH: t("Print, send, and finish"),
            ReceiptWay.NONE: t("Finish without a receipt"),
        }[self.way]

    def _place(self) -> None:
        there = [card for card in self.cards.values() if not card.isHidden()]
        for place, card in enumerate(there):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _on_toggled(self, on: bool) -> None:
        if on:
            self.chosen.emit()
