"""Beside a hand-over: a customer has lost the code; whoever they are made sure of gets a new one (E14)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.lobby.pickup.rules import Counter, Method, PickupState
from kiosk.lobby.pickup.screens.facts import TwoFacts
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.text import Small

_RESTS_WITH_A_CODE = frozenset({PickupState.READY, PickupState.OVERDUE})


class LostCode(QWidget):
    """`wanted` carries how it was made sure and what the customer said; the screen asks and guards."""

    wanted = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._aside = self._there = False
        self.panel = Panel("", name="pickup.lost_code")
        self.lost = Button("", "quiet", icon="key-round", name="pickup.lost_code.lost")
        self.hint = Small("", name="pickup.lost_code.hint")
        self.document = Button("", "secondary", icon="id-card", name="pickup.lost_code.document")
        self.two = Button("", "secondary", icon="shield-check", name="pickup.lost_code.two_facts")
        self.facts = TwoFacts(context, name="pickup.lost_code.facts")
        self.back = Button("", "quiet", name="pickup.lost_code.back")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(8)
        for part in (self.lost, self.hint, self.two, self.document, self.facts, self.back):
            column.addWidget(part)
        self.panel.add(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panel)
        self.lost.pressed_open.connect(lambda: self._turn("ways"))
        self.two.pressed_open.connect(lambda: self._turn("facts"))
        self.back.pressed_open.connect(self.forget)
        self.facts.left.connect(lambda: self._turn("ways"))
        self.document.pressed_open.connect(lambda: self.wanted.emit(Method.ID_SEEN, ()))
        self.facts.told.connect(lambda: self.wanted.emit(Method.TWO_FACTS, self.facts.facts()))
        self.forget()

    def show_for(self, counter: Counter) -> None:
        """Word it for this pickup: there is a code to lose, and nobody is here who has proved it."""
        t = self._context.t
        self._there = counter.state in _RESTS_WITH_A_CODE and counter.visit is None
        self.setVisible(self._there and not self._aside)
        self.panel.say(t("If the code is lost"))
        self.lost.set_words(t("Send a new code"))
        self.hint.setText(t("The old code is dead at once. Who is it?"))
        self.document.set_words(t("I have seen a document"))
        self.two.set_words(t("Ask for two facts"))
        self.back.set_words(t("Leave it as it is"))
        if not self.facts.isHidden():
            self.facts.retext()

    def step_aside(self, aside: bool) -> None:
        """Somebody is here and is being asked: this can wait."""
        self._aside = aside
        self.setVisible(not aside and self._there)

    def forget(self) -> None:
        """Ask nothing, and keep nothing of what a customer said."""
        self._turn("")

    def _turn(self, to: str) -> None:
        self.facts.wipe()
        self.lost.setVisible(not to)
        for part in (self.hint, self.two, self.document, self.back):
            part.setVisible(to == "ways")
        self.facts.setVisible(to == "facts")
        if to == "facts":
            self.facts.begin()
