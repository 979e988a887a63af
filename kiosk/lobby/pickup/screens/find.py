"""The way in: a code, or an order's number, and a fact on one page. Until both fit, no order shows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.by import Customer
from kiosk.core.ids import uuid7
from kiosk.lobby.pickup import rules, service
from kiosk.lobby.pickup.rules import Identified, Outcome
from kiosk.lobby.pickup.screens import steps
from kiosk.lobby.pickup.screens.entry import CodeEntry, FactEntry, NumberEntry
from kiosk.records.customers.rules import Fact
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.flow import FULL_WIDE, FlowScreen, stack
from kiosk.ui.keyboard import OnScreenKeyboard
from kiosk.ui.keys import CodeKeys
from kiosk.ui.notices import NoticeBar
from kiosk.ui.remarks import Remark
from kiosk.ui.text import Label
from kiosk.ui.theme import theme_of, window_of

SECOND_MS = 1_000


class FindScreen(FlowScreen):
    """A wrong code, an unknown one and one that needs the desk look and cost the same."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._session = uuid7()
        self._slow = 0
        self._over = False
        self._by_number = False
        self._build()
        self._connect()
        self.retext()
        self._follow()

    def _build(self) -> None:
        self.title = Label("", "title", name="pickup.find.title")
        self.hint = NoticeBar("", kind="accent", icon="scan-line", name="pickup.find.hint")
        self.code = CodeEntry(self.context)
        self.number = NumberEntry(self.context)
        self.number.hide()
        self.fact = FactEntry(self.context)
        self.wrong = NoticeBar("", kind="overdue", name="pickup.find.wrong")
        self.wrong.hide()
        self.slow = Remark("", "timer", name="pickup.find.slow")
        self.slow.hide()
        self.somebody = Button("", "primary", icon="hand", name="pickup.find.help")
        self.somebody.hide()
        stack(self.read, (self.title, 16), (self.hint, 28), (self.code, 0), (self.number, 28))
        stack(self.read, (self.fact, 18), (self.wrong, 16), (self.slow, 16), (self.somebody, 0))
        self.read.addStretch(1)
        self.code_keys = CodeKeys("", "", "", name="pickup.keys")
        self.letters = OnScreenKeyboard(
            "", self.context.language, languages=self.context.languages, name="pickup.letters"
        )
        self.letters.hide()
        self._stack = QWidget()
        keys = QVBoxLayout(self._stack)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.addWidget(self.code_keys)
        keys.addWidget(self.letters)
        self.foot.addWidget(self._stack)
        self.keys.show()

    def _connect(self) -> None:
        self.code_keys.typed.connect(self._type)
        self.code_keys.deleted.connect(self._delete)
        self.code_keys.other_way.connect(self._other_way)
        self.code_keys.go_on.connect(self._go_on)
        self.letters.done.connect(self._next)
        self.number.changed.connect(self._follow)
        self.number.entered.connect(self._next)
        self.number.back.connect(self._other_way)
        self.hint.pressed_open.connect(self._call_somebody)
        self.somebody.pressed_open.connect(self._call_somebody)
        self.code.changed.connect(self._follow)
        self.code.boxes.filled.connect(self._to_fact)
        self.code.boxes.entered.connect(self._go_on)
        self.fact.changed.connect(self._follow)
        self.fact.chosen.connect(self._to_fact)
        self.fact.entered.connect(self._go_on)
        for field in (*self.fact.fields.values(), self.number.field):
            field.edit.installEventFilter(self)
        self.code.boxes.installEventFilter(self)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._second)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        self.code.boxes.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def scanned(self, code: str) -> None:
        square = rules.read_square(code)
        typed = rules.read_code(code)
        if self._by_number and (square or typed):
            self._other_way()
        if square is not None:
            self.code.take_square(square)
        elif typed is not None:
            self.code.take_code(typed)
        else:
            then = self.t("It stands in the message that we sent you.")
            self.notice("blocked", self.t("This is not a pick-up code."), then)
            return
        self._take_back()
        self._to_fact()

    @override
    def retext(self) -> None:
        language = self.context.language
        names = steps.names(language)
        self.show_steps(names, 0, steps.said(names, 0, language))
        self._say_way()
        self.code.retext()
        self.number.retext()
        self.fact.retext()
        self.code_keys.delete_key.set_words(self.t("Delete"))
        self.somebody.set_words(self.t("Call somebody"))
        self.letters.setAccessibleName(self.t("Keyboard"))
        self.letters.set_language(language)
        self.letters.set_done(self.t("Go on"))
        self._word_slow()
        self._follow()

    @override
    def wipe(self) -> None:
        self._clock.stop()
        self._session = uuid7()
        super().wipe()

    @override
    def arrange(self, *, wide: bool, large: bool) -> None:
        cramped = wide and window_of(self).width() < FULL_WIDE * theme_of(self).fit
        self.fact.set_columns(1 if large else 2 if cramped else 3)
        place = self.do if wide else self.foot
        place.addWidget(self._stack, 0, Qt.AlignmentFlag.AlignTop)
        self._stack.setMinimumWidth(0)
        self.keys.setVisible(not wide and not self._over)

    # ---- the code, or the order's number

    def _say_way(self) -> None:
        t = self.t
        if self._over:
            self._show_wrong()
            return
        if self._by_number:
            self.title.setText(t("Your order's number, please."))
            fact, rest = t("No code at hand?"), t("At the desk we find your order by name.")
            self.hint.say(fact, rest, "accent", icon="info", action=t("Call somebody"))
            self.code_keys.other_key.set_words(t("I have the code"))
            return
        self.title.setText(t("Your pick-up code, please."))
        fact, rest = t("Hold it under the scanner,"), t("from paper or from your phone.")
        self.hint.say(fact, rest, "accent", icon="scan-line")
        self.code_keys.other_key.set_words(t("I have no code"))

    def _other_way(self) -> None:
        """The order's number in place of the code, or back again; what was typed of it is gone."""
        self._by_number = not self._by_number
        self.code.forget()
        self.number.forget()
        self.fact.forget()
        self.code.setVisible(not self._by_number)
        self.number.setVisible(self._by_number)
        self.fact.offer(rules.BESIDE_A_NUMBER if self._by_number else frozenset(Fact))
        self._say_way()
        self._take_back()
        first: QWidget = self.number.field.edit if self._by_number else self.code.boxes
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    @property
    def _entry(self) -> CodeEntry | NumberEntry:
        return self.number if self._by_number else self.code

    # ---- typing

    def _type(self, sign: str) -> None:
        if self._at_fact():
            self.fact.field.edit.put(sign)
        elif self._by_number:
            self.number.field.edit.put(sign)
        else:
            self.code.boxes.type(sign)

    def _delete(self) -> None:
        if self._at_fact():
            self.fact.field.edit.backspace()
        elif self._by_number:
            self.number.field.edit.backspace()
        else:
            self.code.boxes.delete()

    def _at_fact(self) -> bool:
        # The window's own, not the program's: a desk may be the active window.
        at = window_of(self).focusWidget()
        if at in (self.code.boxes, self.number.field.edit):
            return False
        return at is self.fact.field.edit or not self._entry.left

    def _to_fact(self, _signs: str = "") -> None:
        self.fact.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._choose_keys()
        return False

    def _choose_keys(self) -> None:
        at_fact = self._at_fact()
        words = self.fact.fact is not Fact.PHONE_LAST_4 if at_fact else self._by_number
        field = self.fact.field if at_fact else self.number.field
        self.code_keys.setVisible(not words)
        self.letters.setVisible(words)
        self.letters.write_to(field.edit if words else None)

    def _next(self) -> None:
        """The keyboard's last key: from the number to the fact, and from there on."""
        if self._at_fact() or self.number.left:
            self._go_on()
        else:
            self._to_fact()

    # ---- going on

    def _follow(self) -> None:
        self._choose_keys()
        self._word_go()
        if self._entry.shown and not self._slow and not self._over:
            self._take_back()

    def _word_go(self) -> None:
        key = self.code_keys.go_key
        words = self._why_not_yet()
        key.set_words(words or self.t("Go on"))
        key.set_closed(words or None)

    def _why_not_yet(self) -> str:
        if self._over:
            return self.t("See the desk")
        if self._slow:
            return self.tn("Wait {n} second", "Wait {n} seconds", self._slow)
        if self._by_number and self.number.left:
            return self.tn("Go on: one field left", "Go on: {n} fields left", 1)
        if left := self._entry.left:
            return self.tn("Go on: {n} sign left", "Go on: {n} signs left", left)
        if left := self.fact.left:
            if self.fact.fact is Fact.PHONE_LAST_4:
                return self.tn("Go on: {n} digit left", "Go on: {n} digits left", left)
            return self.tn("Go on: one field left", "Go on: {n} fields left", 1)
        return ""

    def _go_on(self) -> None:
        if self._why_not_yet():
            return
        shown: dict[str, Any] = {"number" if self._by_number else "shown": self._entry.shown}
        self.ask(
            service.identify_by_number if self._by_number else service.identify,
            then=self._known,
            busy=[self.code_keys.go_key],
            fact=self.fact.fact,
            said=self.fact.field.text(),
            session=self._session,
            language=self.context.language,
            **shown,
        )

    def _known(self, found: Identified) -> None:
        self.fact.forget()
        if found.outcome is not Outcome.FOUND or found.visit is None:
            self._say_wrong(found)
            return
        self._entry.forget()
        self.context.act_as(Customer(found.visit))
        self.context.go("pickup.lines", visit=found.visit)

    def _say_wrong(self, found: Identified) -> None:
        self._over = found.see_desk
        self._slow = 0 if found.see_desk else found.slow_seconds
        self.code.boxes.set_wrong(not self._by_number)
        self._show_wrong()
        self._word_go()
        if self._slow:
            self._clock.start(SECOND_MS)

    def _show_wrong(self) -> None:
        fact = self.t("This does not fit together.")
        rest = self.t("Look at the message that we sent you, or ask at the desk.")
        if self._over:
            self.title.setText(self.t("Please come to the desk."))
            rest = self.t("We find your order together.")
        self.wrong.say(fact, rest, "overdue")
        self.wrong.show()
        self.somebody.setVisible(self._over)
        for part in (self._entry, self.fact, self.hint, self._stack):
            part.setVisible(not self._over)
        if self.wide:
            # Side by side there is room for the news or for what is known already.
            self.hint.hide()
            self.fact.remark.hide()
        self.keys.setVisible(not self._over and not self.wide)
        self._word_slow()

    def _word_slow(self) -> None:
        self.slow.setVisible(bool(self._slow))
        self.slow.setText(
            self.tn(
                "You can try again in {n} second.", "You can try again in {n} seconds.", self._slow
            )
        )

    def _take_back(self) -> None:
        if not self._over:
            for part in (self.hint, self.fact.remark):
                part.show()
            self.wrong.hide()

    def _second(self) -> None:
        self._slow = max(0, self._slow - 1)
        if not self._slow:
            self._clock.stop()
        self._word_slow()
        self._word_go()

    def _call_somebody(self) -> None:
        self.context.go("help.call")
