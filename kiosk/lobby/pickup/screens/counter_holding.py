"""Putting a hand-over on hold at its page: why, and then the word, large, to tell the customer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core.task import Task
from kiosk.front_office.queue import texts as queue_texts
from kiosk.front_office.queue.rules import Held, HoldReason
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.rules import SERVED, Counter
from kiosk.lobby.pickup.screens.counter_ending import EndingPage
from kiosk.lobby.pickup.screens.ending import Asked
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.spoken_word import SpokenWord
from kiosk.ui.text import Label


class Told(Panel):
    """The word of what was just put on hold."""

    def __init__(self, context: Context) -> None:
        super().__init__("", name="pickup.told")
        self._context = context
        self.word = SpokenWord(large=True, name="pickup.told.word")
        self.say_it = Label("", "body", name="pickup.told.say_it")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 0, 10)
        column.setSpacing(12)
        column.addWidget(self.word, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.say_it)
        self.add(inside)
        self.hide()

    def tell(self, word: str) -> None:
        """Show the word; without one nothing."""
        t = self._context.t
        self.word.say(word)
        self.say(t("On hold: tell the customer this word"))
        self.say_it.setText(
            t("Whoever goes on finds the case by it. Nothing has to be said or shown again.")
        )
        self.setVisible(bool(word))


class HoldPage(EndingPage):
    """The page of one pickup with what puts it on hold."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.told = Told(context)
        self.why_hold = Asked(danger=False, name="pickup.counter.hold_why")
        self.why_hold.hide()
        self._side.insertWidget(0, self.why_hold)
        self._side.insertWidget(0, self.told)
        self.hold.pressed_open.connect(self._ask_why)
        self.why_hold.agreed.connect(self._put_on_hold)
        self.why_hold.left.connect(self.why_hold.hide)
        self.guard(self.hold, Task.CASE_HOLD)

    def word_hold(self, counter: Counter, *, mine: bool, over: bool) -> None:
        """Where the pick-up is at this desk it can be put on hold; where it is not, nothing is asked."""
        there = mine and not over and counter.state in SERVED
        self.hold.set_words(self.t("Put on hold"))
        self.hold.setVisible(there)
        if not there:
            self.why_hold.hide()
        if mine or over:
            self.told.tell("")

    def forget_hold(self) -> None:
        """Another pick-up: what was asked and told is not its."""
        self.why_hold.hide()
        self.told.tell("")

    def _ask_why(self) -> None:
        language = self.context.language
        reasons = [(str(each), queue_texts.hold_reason(each, language)) for each in HoldReason]
        self.why_hold.forget()
        self.why_hold.ask(self.context, self.t("Put on hold"), reasons)
        self.why_hold.show()
        self.why_hold.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_on_hold(self, reason: str) -> None:
        self.ask(
            service.put_on_hold, then=self._is_held, otherwise=self._refused,
            busy=[self.why_hold.deed], pickup=self._pickup, reason=HoldReason(reason),
        )  # fmt: skip

    def _is_held(self, held: Held) -> None:
        self.context.beep("right")
        self.why_hold.hide()
        self.news.hide()
        self.told.tell(held.word)
        self.refresh()
