"""Beside the packages: how it was made sure who collects, the signature, what is to pay."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.lobby.pickup import texts
from kiosk.lobby.pickup.rules import Counter, Method, PickupState
from kiosk.lobby.pickup.screens.facts import TwoFacts
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.text import Small


class Proof(QWidget):
    """What stands between the goods and the customer, each with its state in a word."""

    made_sure = Signal(str)
    told = Signal(object)
    """The two facts that the customer said."""
    asking = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.who = Panel("", name="pickup.who")
        self.customer = FactRow(name="pickup.who.customer")
        self.phone = FactRow(name="pickup.who.phone")
        self.city = FactRow(name="pickup.who.city")
        self.collector = FactRow(name="pickup.who.collector")
        for row in (self.customer, self.phone, self.city, self.collector):
            self.who.add(row)
        self.before = Panel("", name="pickup.before_hand_over")
        self.method = FactRow(name="pickup.proof.method")
        self.signature = FactRow(name="pickup.proof.signature")
        self.pay = FactRow(name="pickup.proof.pay")
        self.papers = FactRow(name="pickup.proof.papers")
        self.hint = Small("", name="pickup.proof.hint")
        self.document = Button("", "secondary", icon="id-card", name="pickup.proof.document")
        self.known = Button("", "secondary", icon="user-check", name="pickup.proof.known")
        self.two = Button("", "secondary", icon="shield-check", name="pickup.proof.two_facts")
        self.facts = TwoFacts(context)
        self.facts.hide()
        self.ways = QWidget()
        ways = QVBoxLayout(self.ways)
        ways.setContentsMargins(0, 2, 0, 10)
        ways.setSpacing(8)
        self._ways = (self.hint, self.two, self.document, self.known)
        for way in (*self._ways, self.facts):
            ways.addWidget(way)
        for part in (self.method, self.ways, self.signature, self.pay, self.papers):
            self.before.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.who)
        column.addWidget(self.before)
        column.addStretch(1)
        self.document.pressed_open.connect(self._document)
        self.known.pressed_open.connect(self._known)
        self.two.pressed_open.connect(lambda: self._turn(asking=True))
        self.facts.left.connect(lambda: self._turn(asking=False))
        self.facts.told.connect(lambda: self.told.emit(self.facts.facts()))

    def show_for(self, counter: Counter, *, mine: bool) -> None:
        """Word it for this pickup; the buttons only where something is missing and it is at this desk."""
        t, language = self._context.t, self._context.language
        self.who.say(t("Customer"), words.island(counter.visit_number))
        self.customer.say(t("Name"), counter.customer)
        end = f"\u2022\u2022\u2022 {counter.phone_end}" if counter.phone_end else t("none")
        self.phone.say(t("Phone"), words.island(end))
        self.city.say(t("City"), counter.city or t("none"))
        self.collector.setVisible(bool(counter.collector))
        self.collector.say(t("Collected by"), counter.collector, "waiting")
        self.before.say(t("Before it leaves"))
        self.before.setVisible(counter.state is not PickupState.CANCELLED)
        enough = counter.identity_enough
        method = texts.method(counter.method, language) if counter.method else t("Not yet")
        self.method.say(t("Who it is"), method, "ready" if enough else "waiting")
        self.hint.setText(t("Scan the customer's code, or:"))
        self.ways.setVisible(mine and not enough)
        self.document.set_words(t("I have seen a document"))
        self.known.set_words(t("I know this customer"))
        self.two.set_words(t("Ask for two facts"))
        if self.facts.isHidden():
            self.facts.retext()
        elif enough or not mine:
            self._turn(asking=False)
        self._show_signature(counter)
        self._show_money(counter)

    def _show_signature(self, counter: Counter) -> None:
        t = self._context.t
        if counter.signed:
            self.signature.say(t("Signature"), t("Signed"), "ready")
        elif counter.signature:
            self.signature.say(t("Signature"), t("Missing"), "overdue")
        else:
            self.signature.say(t("Signature"), t("Not needed"))

    def _show_money(self, counter: Counter) -> None:
        t, language = self._context.t, self._context.language
        if counter.due:
            amount = words.amount_with_currency(counter.due, counter.currency, language)
            self.pay.say(t("Still to pay"), words.island(amount), "overdue")
        else:
            self.pay.say(t("Still to pay"), t("Nothing"), "ready")
        self.papers.setVisible(bool(counter.papers))
        self.papers.say(t("Papers to sign"), str(counter.papers), "overdue")

    def forget(self) -> None:
        """What a customer said is not kept for the next."""
        self._turn(asking=False)

    def _turn(self, *, asking: bool) -> None:
        self.facts.wipe()
        for way in self._ways:
            way.setVisible(not asking)
        self.facts.setVisible(asking)
        self.asking.emit(asking)
        if asking:
            self.facts.begin()

    def _document(self) -> None:
        self.made_sure.emit(str(Method.ID_SEEN))

    def _known(self) -> None:
        self.made_sure.emit(str(Method.KNOWN))
