"""What can be done with a receipt: print it again, or make it an invoice, once."""

from __future__ import annotations

import functools

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.front_office.sales import texts
from kiosk.front_office.sales.rules import CopyReason, SalePage
from kiosk.ui.buttons import Button
from kiosk.ui.context import Closed, Context
from kiosk.ui.field import Field
from kiosk.ui.select import Select
from kiosk.ui.text import Label, island

SIDE = 14


class PaperSide(QWidget):
    """Below the lines of a receipt: copies with a reason, and the form of an invoice."""

    asked_copy = Signal(object, bool)
    asked_send = Signal()
    asked_invoice = Signal(str, str, str)

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context = context
        self.copies = Label("", "small", name=f"{name}.copies")
        self.reason = Select(name=f"{name}.copy_reason")
        self.copy = Button("", icon="printer", name=f"{name}.copy")
        self.copy.pressed_open.connect(functools.partial(self._copy, sheet=False))
        self.sheet = Button("", icon="file-text", name=f"{name}.sheet")
        self.sheet.pressed_open.connect(functools.partial(self._copy, sheet=True))
        self.send = Button("", icon="send", name=f"{name}.send")
        self.send.pressed_open.connect(self.asked_send)
        self.send.explain.connect(self._explain_send)
        self.invoice = Button("", icon="file-text", name=f"{name}.invoice")
        self.invoice.pressed_open.connect(self._open_form)
        self.made = Label("", "small", name=f"{name}.made")
        self.name = Field("", name=f"{name}.invoice_name")
        self.address = Field("", name=f"{name}.invoice_address")
        self.number = Field("", name=f"{name}.invoice_tax_number")
        self.make = Button("", "primary", name=f"{name}.invoice_make")
        self.make.pressed_open.connect(self._make)
        self.form = QWidget()
        fields = QVBoxLayout(self.form)
        fields.setContentsMargins(0, 0, 0, 0)
        for part in (self.name, self.address, self.number, self.make):
            fields.addWidget(part)
        self.form.hide()
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        row.addWidget(self.copy)
        row.addWidget(self.sheet)
        more = QHBoxLayout()
        more.addWidget(self.copies, 1)
        more.addWidget(self.send)
        more.addWidget(self.invoice)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 10, SIDE, 10)
        column.addLayout(row)
        column.addLayout(more)
        column.addWidget(self.made)
        column.addWidget(self.form)

    def word(self, page: SalePage) -> None:
        """Every text, as it is now."""
        t, tn, language = self._context.t, self._context.tn, self._context.language
        self.reason.set_choices([(each, texts.copy_reason(each, language)) for each in CopyReason])
        if not self.reason.value():
            self.reason.set_value(CopyReason.LOST)
        self.copy.set_words(t("Print again"))
        self.sheet.set_words(t("On a sheet"))
        self.send.set_words(t("Send it"))
        none = t("There is no customer with an address on this receipt.")
        self.send.set_closed(None if page.customer is not None else none)
        said = tn("Printed again {n} time.", "Printed again {n} times.", page.copies)
        self.copies.setText(said if page.copies else t("Printed once."))
        made = page.invoice_number
        self.invoice.set_words(t("Make an invoice"))
        self.invoice.setVisible(not made)
        number = island(made)
        self.made.setText(t("Invoice {number} stands in place of this receipt.", number=number))
        self.made.setVisible(bool(made))
        self.form.setVisible(self.form.isVisibleTo(self) and not made)
        self.name.set_texts(t("Name on the invoice"))
        self.address.set_texts(t("Address"))
        self.number.set_texts(t("Tax number of the customer"), hint=t("Only where there is one"))
        self.make.set_words(t("Make the invoice, once"))

    def wipe(self) -> None:
        """Another receipt: nothing is open and nothing typed."""
        self.form.hide()
        for field in (self.name, self.address, self.number):
            field.wipe()

    def _open_form(self) -> None:
        self.form.setVisible(not self.form.isVisibleTo(self))
        if self.form.isVisibleTo(self):
            self.name.edit.setFocus()

    def _copy(self, *, sheet: bool) -> None:
        self.asked_copy.emit(CopyReason(self.reason.value()), sheet)

    def _explain_send(self, reason: str) -> None:
        if self._context.shell is not None:
            self._context.shell.explain(self.send, Closed(reason))

    def _make(self) -> None:
        if not self.name.text():
            self.name.set_error(self._context.t("An invoice needs a name."))
            return
        self.asked_invoice.emit(self.name.text(), self.address.text(), self.number.text())
