"""Who: a pass code, a phone, an e-mail or a name, and one thing more. Until both fit nothing shows."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kiosk.core.by import Customer
from kiosk.core.ids import uuid7
from kiosk.front_office.queue.rules.visitors import PASS
from kiosk.lobby.checkin import service
from kiosk.lobby.checkin.rules import Found, Identified, Met, Way
from kiosk.lobby.checkin.screens.going import FIND, Going, show_steps
from kiosk.lobby.checkin.screens.typing_page import TypingScreen
from kiosk.records.customers.rules import Fact
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import empty, stack
from kiosk.ui.notices import NoticeBar
from kiosk.ui.remarks import Remark
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.text import Label

SECOND_MS = 1_000
PHONE_PLACES = 4


class FindScreen(TypingScreen):
    """A wrong word, an unknown one and one that needs the desk look and cost the same."""

    keys_name = "checkin.find"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._going = Going()
        self._way = Way.CODE
        self._session = uuid7()
        self._slow, self._over = 0, False
        self._columns = 4
        self._build()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._second)
        self.go.pressed_open.connect(self.go_on)
        self.somebody.pressed_open.connect(self._call_somebody)
        self.retext()

    def _build(self) -> None:
        self.title = Label("", "title", name="checkin.find.title")
        self.hint = NoticeBar("", kind="accent", icon="scan-line", name="checkin.find.hint")
        self._choice_place = QVBoxLayout()
        self.choice: SegmentedChoice | None = None
        self.shown = {
            Way.CODE: Field("", "postcode", name="checkin.find.code"),
            Way.PHONE: Field("", "phone", name="checkin.find.phone"),
            Way.EMAIL: Field("", "email", name="checkin.find.email"),
            Way.NAME: Field("", "text", name="checkin.find.name"),
        }
        self.family = Field("", "text", name="checkin.find.family")
        self.end = Field("", "number", name="checkin.find.end")
        self.end.edit.setMaxLength(PHONE_PLACES)
        self.remark = Remark("", "lock", name="checkin.find.remark")
        self.wrong = NoticeBar("", kind="overdue", name="checkin.find.wrong")
        self.wrong.hide()
        self.slow = Remark("", "timer", name="checkin.find.slow")
        self.slow.hide()
        self.go = Button("", "primary", icon_end="arrow-right", name="checkin.find.go")
        self.somebody = Button("", "primary", icon="hand", name="checkin.find.help")
        self.somebody.hide()
        stack(self.read, (self.title, 16), (self.hint, 22))
        self.read.addLayout(self._choice_place)
        self.read.addSpacing(22)
        for field in (*self.shown.values(), self.family, self.end):
            self.read.addWidget(self.take_field(field))
            self.read.addSpacing(4)
            field.changed.connect(self._on_changed)
        stack(self.read, (self.remark, 16), (self.wrong, 12), (self.slow, 12), (self.go, 0))
        self.read.addWidget(self.somebody)
        self.read.addStretch(1)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: Going) -> None:
        self._going = arguments.get("going") or Going()
        self.begin_typing()

    @override
    def scanned(self, code: str) -> None:
        plain = code.strip().upper()
        if not plain.startswith(PASS):
            fact = self.t("This is not a pass code.")
            self.notice("blocked", fact, self.t("It stands in the message that we sent you."))
            return
        self._choose(Way.CODE)
        self.shown[Way.CODE].set_text(plain.removeprefix(PASS))
        self.family.edit.setFocus()
        self._word()

    @override
    def retext(self) -> None:
        t = self.t
        show_steps(self, self.context, FIND)
        self.word_keys()
        labels = {
            Way.CODE: t("Pass code"), Way.PHONE: t("Phone"), Way.EMAIL: t("E-mail"),
            Way.NAME: t("Name"),
        }  # fmt: skip
        self.shown[Way.CODE].set_texts(t("Your pass code, eight signs"))
        self.shown[Way.PHONE].set_texts(t("Your phone number"))
        self.shown[Way.EMAIL].set_texts(t("Your e-mail address"))
        self.shown[Way.NAME].set_texts(t("First name and family name"))
        self.family.set_texts(t("And your family name"))
        self.end.set_texts(t("And the last 4 digits of your phone"))
        self.remark.setText(t("Nothing about you is shown before both are there."))
        self.somebody.set_words(t("Call somebody"))
        empty(self._choice_place)
        answers = [(str(way), label) for way, label in labels.items()]
        self.choice = SegmentedChoice(
            answers, str(self._way), columns=self._columns, name="checkin.find.way"
        )
        self.choice.chosen.connect(self._on_way)
        self._choice_place.addWidget(self.choice)
        self._word()

    @override
    def wipe(self) -> None:
        self._clock.stop()
        self._going = Going()
        self._session = uuid7()
        super().wipe()

    @override
    def arrange(self, *, wide: bool, large: bool) -> None:
        super().arrange(wide=wide, large=large)
        self._columns = 2 if large else 4
        if self.choice is not None:
            self.choice.set_columns(self._columns)

    # ---- which way

    def _on_way(self, value: str) -> None:
        self._choose(Way(value))
        self.begin_typing()

    def _choose(self, way: Way) -> None:
        self._way = way
        if self.choice is not None and self.choice.value() != str(way):
            self.choice.set_value(str(way))
        self._word()

    @property
    def _fact(self) -> Fact:
        return Fact.PHONE_LAST_4 if self._way is Way.NAME else Fact.FAMILY_NAME

    def _second_field(self) -> Field:
        return self.end if self._fact is Fact.PHONE_LAST_4 else self.family

    def _word(self) -> None:
        t = self.t
        self.title.setText(t("Please come to the desk.") if self._over else t("Let us find you."))
        fact, rest = t("Hold your pass code under the scanner,"), t("from paper or your phone.")
        self.hint.say(fact, rest, "accent", icon="scan-line")
        for way, field in self.shown.items():
            field.setVisible(way is self._way and not self._over)
        self.family.setVisible(self._fact is Fact.FAMILY_NAME and not self._over)
        self.end.setVisible(self._fact is Fact.PHONE_LAST_4 and not self._over)
        for part in (self.remark, self.hint, self.go):
            part.setVisible(not self._over)
        if self.choice is not None:
            self.choice.setVisible(not self._over)
        self.somebody.setVisible(self._over)
        self.show_keys(there=not self._over)
        self._word_go()

    def _word_go(self) -> None:
        words = self._why_not_yet()
        self.go.set_words(words or self.t("Go on"))
        self.go.set_closed(words or None)

    def _why_not_yet(self) -> str:
        if self._slow:
            return self.tn("Wait {n} second", "Wait {n} seconds", self._slow)
        left = sum(not each.text() for each in (self.shown[self._way], self._second_field()))
        return self.tn("Go on: one field left", "Go on: {n} fields left", left) if left else ""

    def _on_changed(self, _text: str) -> None:
        if not self._slow and not self._over:
            self.wrong.hide()
        self._word_go()

    # ---- going on

    @override
    def go_on(self) -> None:
        if self._why_not_yet() or self._over:
            return
        self.ask(
            service.identify, then=self._known, busy=[self.go], way=self._way,
            shown=self.shown[self._way].text(), fact=self._fact, said=self._second_field().text(),
            session=self._session, language=self.context.language,
        )  # fmt: skip

    def _known(self, answer: Identified) -> None:
        self._second_field().wipe()
        if answer.met is not Met.FOUND:
            self._say_wrong(answer)
            return
        for field in self.fields:
            field.wipe()
        self._going.visit, self._going.customer = answer.visit, answer.customer
        if answer.visit is not None:
            self.context.act_as(Customer(answer.visit))
        self.ask(
            service.found, then=self._found, busy=[self.go], visit=answer.visit,
            customer=answer.customer,
        )  # fmt: skip

    def _found(self, found: Found) -> None:
        going = self._going
        going.found = found
        if found.here and found.visit is not None:
            self.context.go(
                "checkin.here", visit=found.visit, outcome=found.outcome, customer=going.customer
            )
        else:
            self.context.go("checkin.confirm", going=going, way=self._way)

    def _say_wrong(self, answer: Identified) -> None:
        self._over = answer.see_desk
        self._slow = 0 if answer.see_desk else answer.slow_seconds
        rest = self.t("Look at the message that we sent you, or ask at the desk.")
        if self._over:
            rest = self.t("There we find you together.")
        self.wrong.say(self.t("This does not fit together."), rest, "overdue")
        self.wrong.show()
        self._word()
        self._word_slow()
        if self._slow:
            self._clock.start(SECOND_MS)

    def _word_slow(self) -> None:
        self.slow.setVisible(bool(self._slow))
        self.slow.setText(
            self.tn(
                "You can try again in {n} second.", "You can try again in {n} seconds.", self._slow
            )
        )

    def _second(self) -> None:
        self._slow = max(0, self._slow - 1)
        if not self._slow:
            self._clock.stop()
        self._word_slow()
        self._word_go()

    def _call_somebody(self) -> None:
        self.context.go("help.call")
