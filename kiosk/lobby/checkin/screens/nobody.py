"""Nobody can do it now: when somebody can, and what one can choose: wait, be called back, another day, a delivery."""

from __future__ import annotations

from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import CallBackId
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.visitors import Wanted
from kiosk.lobby.checkin.screens.going import VISIT, Going, show_steps
from kiosk.lobby.checkin.screens.typing_page import TypingScreen
from kiosk.ui.buttons import Button
from kiosk.ui.choices import Choice
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import stack
from kiosk.ui.text import Label


class NobodyScreen(TypingScreen):
    """A role that nobody can take gets no customer: this page says so, and what becomes of the wish."""

    keys_name = "checkin.nobody"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._going = Going()
        self._parted = False
        self._build()
        for choice in self.choices.values():
            choice.toggled.connect(self._on_chosen)
        self.go.pressed_open.connect(self.go_on)
        self.somebody.pressed_open.connect(self._call_somebody)

    def _build(self) -> None:
        self.title = Label("", "title", name="checkin.nobody.title")
        self.then = Label("", "body", "soft", name="checkin.nobody.then")
        self.stay = Choice("", icon="hourglass", name="checkin.nobody.stay")
        self.choices = {
            Wanted.CALL_BACK: Choice("", icon="phone", name="checkin.nobody.call_back"),
            Wanted.ANOTHER_DAY: Choice("", icon="calendar-days", name="checkin.nobody.another_day"),
            Wanted.DELIVERY: Choice("", icon="truck", name="checkin.nobody.delivery"),
        }
        self.choices[Wanted.CALL_BACK].setChecked(True)
        self.name = self.take_field(Field("", "text", name="checkin.nobody.name"))
        self.phone = self.take_field(Field("", "phone", name="checkin.nobody.phone"))
        self.go = Button("", "primary", icon_end="arrow-right", name="checkin.nobody.go")
        self.somebody = Button("", "quiet", icon="hand", name="checkin.nobody.help")
        stack(self.read, (self.title, 4), (self.then, 20))
        for choice in (self.stay, *self.choices.values()):
            self.read.addWidget(choice)
            self.read.addSpacing(10)
        stack(self.read, (self.name, 4), (self.phone, 14), (self.go, 4), (self.somebody, 0))
        self.read.addStretch(1)
        for field in self.fields:
            field.changed.connect(self._on_typed)
        self.stay.toggled.connect(self._on_chosen)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: Going) -> None:
        self._going = arguments["going"]
        self.retext()
        self.begin_typing()

    @override
    def wipe(self) -> None:
        self._going = Going()
        super().wipe()

    @override
    def regard(self) -> None:
        super().regard()
        if self._going.offer is not None and not self._parted:
            self._say_when()

    @override
    def retext(self) -> None:
        t = self.t
        self.word_keys()
        if self._parted:
            self._say_goodbye()
            return
        show_steps(self, self.context, VISIT)
        self._say_when()
        self.stay.set_texts(t("Wait here"), "", t("We call your number as soon as somebody can."))
        said = {
            Wanted.CALL_BACK: (t("Call me back"), t("As soon as somebody is here for it.")),
            Wanted.ANOTHER_DAY: (t("Another day"), t("We call you and find a time.")),
            Wanted.DELIVERY: (t("Send it to me"), t("We call you and arrange it.")),
        }
        for wanted, choice in self.choices.items():
            choice.set_texts(said[wanted][0], "", said[wanted][1])
        self.name.set_texts(t("Your name"))
        self.phone.set_texts(t("Your phone number"))
        self.somebody.set_words(t("Ask a person"))
        self._follow()

    # ---- inside

    def _say_when(self) -> None:
        offer, t = self._going.offer, self.t
        if offer is None:
            return
        back = None if offer.task is None else self.context.expect(offer.task).back_at
        self.stay.setVisible(not offer.over)
        if offer.over:
            self.title.setText(t("The last number of today has been given."))
            self.then.setText(t("We are sorry. This is what we can do for you:"))
        elif back is None:
            self.title.setText(t("Nobody who can do this is here just now."))
            self.then.setText(t("When is not known yet. This is what we can do for you:"))
        else:
            time = words.island(words.clock(back, self.context.zone))
            self.title.setText(t("From {time} somebody is here for it.", time=time))
            self.then.setText(t("Until then nobody here can do it. You can choose:"))

    def _wanted(self) -> Wanted | None:
        if self.stay.isChecked() and not self.stay.isHidden():
            return None
        return next((each for each, choice in self.choices.items() if choice.isChecked()), None)

    def _on_chosen(self, _on: bool) -> None:
        self._follow()

    def _on_typed(self, _text: str) -> None:
        self._follow()

    def _follow(self) -> None:
        wanted, t = self._wanted(), self.t
        for field in self.fields:
            field.setVisible(wanted is not None)
        self.show_keys(there=wanted is not None and not self._parted)
        if wanted is None:
            self.go.set_words(t("Wait here"))
            self.go.set_closed(None)
            return
        left = sum(not field.text().strip() for field in self.fields)
        words_ = self.tn("Go on: one field left", "Go on: {n} fields left", left) if left else ""
        self.go.set_words(words_ or t("Please call me"))
        self.go.set_closed(words_ or None)

    @override
    def go_on(self) -> None:
        going, wanted = self._going, self._wanted()
        if self._parted:
            self.context.home()
        elif wanted is None:
            page = "checkin.call_me" if going.customer is not None else "checkin.asks"
            self.context.go(page, going=going)
        elif all(field.text().strip() for field in self.fields):
            self.ask(
                queue.ask_call_back, then=self._asked, busy=[self.go], name=self.name.text(),
                phone=self.phone.text(), wanted=wanted, language=self.context.language,
                service=None if going.offer is None else going.offer.service,
                customer=going.customer,
            )  # fmt: skip

    def _asked(self, _made: CallBackId) -> None:
        self._parted = True
        for field in self.fields:
            field.wipe()
        for part in (self.stay, *self.choices.values(), *self.fields, self.somebody):
            part.hide()
        self.show_keys(there=False)
        self._say_goodbye()
        self.context.finished()

    def _say_goodbye(self) -> None:
        self.show_steps((), 0, "")
        self.title.setText(self.t("We call you."))
        self.then.setText(self.t("Every desk has your wish now. You need not wait here."))
        self.go.set_words(self.t("Finish"))
        self.go.set_closed(None)

    def _call_somebody(self) -> None:
        self.context.go("help.call")
