"""A second person beside the pay card: what they approve, who they are, and a PIN of their own (E34)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.back_office.till.rules import Approver
from kiosk.core import words
from kiosk.core.ids import PersonId
from kiosk.records.staff.rules import Outcome
from kiosk.ui.boxes import PinBoxes
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.glyph import Glyph
from kiosk.ui.panel import FactRow
from kiosk.ui.remarks import Remark
from kiosk.ui.select import SelectField
from kiosk.ui.text import Label

SIDE = 16
SECOND_MS = 1_000


class SecondPerson(QWidget):
    """Says `given` with who approves and the PIN, as one; another name clears the PIN. Keeps no PIN."""

    given = Signal(int, str)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._people: tuple[Approver, ...] = ()
        self._currency, self._whose = context.currency, ""
        self._wait = 0
        self.minor = 0
        self._build()
        self._lay_out()
        self._second = QTimer(self)
        self._second.timeout.connect(self._one_second_less)
        self.who.chosen.connect(self._turn_to)
        self.pin.changed.connect(self._typed)
        self.pin.entered.connect(self._give)
        self.approve.pressed_open.connect(self._give)
        self.back.pressed_open.connect(self.left)

    def _build(self) -> None:
        name = "pickup.approval"
        self.title = Label("", "heading", name=f"{name}.title")
        self.back = Button("", "quiet", icon="x", size="small", name=f"{name}.back")
        self.asks = Label("", "small", name=f"{name}.asks")
        self.what = Label("", "heading", name=f"{name}.what")
        self.figure = Label("", "display", wrap=False, ltr=True, name=f"{name}.figure")
        self.unit = Label("", "heading", wrap=False, ltr=True, name=f"{name}.currency")
        self.order = Label("", "body", name=f"{name}.order")
        self.asked_by = FactRow(name=f"{name}.asked_by")
        self.why = Label("", "small", name=f"{name}.why")
        self.who = SelectField("", name=f"{name}.who")
        self.pin_words = Label("", "label", name=f"{name}.pin_words")
        self.pin = PinBoxes("", name=f"{name}.pin")
        self.below = Label("", "small", name=f"{name}.below")
        self.approve = Button("", "primary", icon="shield-check", name=f"{name}.approve")
        self.stays = Remark("", "shield-check", name=f"{name}.stays")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SIDE - 2, 8, SIDE - 2, 8)
        head.setSpacing(10)
        head.addWidget(Glyph("users"), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        sum_ = Frame("hint", name="pickup.approval.sum")
        inside = QVBoxLayout(sum_)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(0)
        money = QHBoxLayout()
        money.setSpacing(10)
        money.addWidget(self.figure)
        money.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignVCenter)
        money.addStretch(1)
        inside.addLayout(money)
        inside.addWidget(self.order)
        said = QVBoxLayout()
        said.setContentsMargins(SIDE, 10, SIDE, 12)
        said.setSpacing(4)
        for part in (self.asks, self.what, sum_, self.asked_by, self.why):
            said.addWidget(part)
        ground = Frame("ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(SIDE, 12, SIDE, 12)
        column.setSpacing(8)
        for each in (self.who, self.pin_words, self.pin, self.below, self.approve, self.stays):
            column.addWidget(each)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Frame("rule"))
        whole.addLayout(said)
        whole.addWidget(Frame("rule"))
        whole.addWidget(ground)

    # ---- what is asked

    def ask(
        self,
        minor: int,
        currency: str,
        *,
        whose: str,
        order: str,
        left: int,
        people: Sequence[Approver],
    ) -> None:
        """Ask for `minor` of `order` of the customer `whose`; `left` needs nobody else."""
        t = self._context.t
        self.minor, self._currency, self._whose = minor, currency, whose
        self._people = tuple(people)
        self._word()
        self.asks.setText(t("You approve"))
        self.what.setText(t("{name} pays later, by invoice", name=whose))
        self.figure.setText(words.amount(minor, currency, self._context.language))
        self.unit.setText(currency)
        self.order.setText(t("Order {number}", number=words.island(order)))
        signed = self._context.signed
        self.asked_by.say(t("Asked by"), signed.name if signed is not None else "")
        if left > 0:
            self.why.setText(
                t("Without a second person: {amount} at most.", amount=self._said(left))
            )
        else:
            self.why.setText(t("Without a second person nothing stays open here."))
        one = str(self._people[0].person) if len(self._people) == 1 else ""
        first = [("", t("Choose"))] if len(self._people) != 1 else []
        self.who.set_choices(
            [*first, *((str(each.person), self._named(each)) for each in self._people)]
        )
        self.who.set_value(one)
        self._turn_to("")

    def _named(self, each: Approver) -> str:
        return words.joined((each.name, words.island(each.station)), self._context.language)

    def _word(self) -> None:
        t = self._context.t
        self.title.setText(t("Second person needed"))
        self.back.set_words(t("Back"))
        self.who.set_texts(t("Who approves this"))
        self.pin.setAccessibleName(t("PIN of six digits"))
        amount = self._said(self.minor)
        self.approve.set_words(t("Approve {amount}", amount=amount))
        self.stays.setText(t("Both names stay with it. Another name here clears the PIN."))

    def _said(self, minor: int) -> str:
        return words.island(words.amount(minor, self._currency, self._context.language))

    @property
    def person(self) -> PersonId | None:
        """Who approves."""
        value = self.who.value()
        return PersonId(int(value)) if value else None

    # ---- what is typed

    def _turn_to(self, _value: str) -> None:
        """Somebody else: what was typed is not theirs."""
        t = self._context.t
        self._stop()
        self.pin.set_locked(False)
        self.pin.clear()
        self.pin.set_wrong(False)
        named = next((each.name for each in self._people if each.person == self.person), "")
        self.pin_words.setText(t("{name}, your PIN", name=named) if named else t("Then the PIN"))
        self.pin.set_locked(not named)
        if not self._people:
            self._below(t("Nobody else here has learnt to approve this."), "danger")
        else:
            self._below("", "soft")
        self._close()
        if named and self.isVisible():
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, typed: str) -> None:
        if typed:
            self._below("", "soft")
        self._close()

    def _close(self) -> None:
        t = self._context.t
        why = ""
        if self.person is None:
            why = t("First choose who approves.")
        elif self._wait:
            why = t("The next try waits a moment.")
        elif self.pin.left():
            why = t("Six digits first.")
        self.approve.set_closed(why or None)

    def _below(self, sentence: str, colour: str) -> None:
        self.below.set_look(colour=colour)
        self.below.setText(sentence)

    def _give(self) -> None:
        who, pin = self.person, self.pin.text()
        if who is None or self.pin.left() or self._wait:
            return
        self.pin.clear()
        self.given.emit(int(who), pin)

    # ---- what came of it

    def refuse(self, outcome: Outcome, seconds: int) -> None:
        """The PIN was not right, or waits."""
        t = self._context.t
        self._stop()
        self.pin.clear()
        if outcome is Outcome.DISABLED:
            self.pin.set_locked(True)
            self._below(t("This PIN is closed after ten wrong tries."), "danger")
        elif seconds:
            self._wait = seconds
            self.pin.set_locked(True)
            self._say_wait()
            self._second.start(SECOND_MS)
        else:
            self.pin.set_wrong(True)
            self._below(t("This PIN does not fit."), "danger")
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close()

    def _one_second_less(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._say_wait()
        else:
            self._turn_to("")

    def _say_wait(self) -> None:
        minutes, seconds = divmod(self._wait, 60)
        left = words.island(f"{minutes}:{seconds:02d}")
        said = self._context.t("This PIN does not fit. The next try opens in {time}.", time=left)
        self._below(said, "danger")

    def _stop(self) -> None:
        self._wait = 0
        self._second.stop()

    def wipe(self) -> None:
        """Nobody is asked any more."""
        self._stop()
        self.pin.set_locked(False)
        self.pin.clear()
        self.minor = 0

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._wait:
            self.pin.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
