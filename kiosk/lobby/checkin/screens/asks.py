"""What this kind of visit asks, and no more: a name, a company, a phone, whom one comes to see, how many packages."""

from __future__ import annotations

from dataclasses import replace

from typing_extensions import override

from kiosk.core.ids import PersonId
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import Ask, CallBy
from kiosk.front_office.queue.rules.visitors import Arrived, Who
from kiosk.lobby.checkin import service, texts
from kiosk.lobby.checkin.screens.going import VISIT, Going, arrived, show_steps
from kiosk.lobby.checkin.screens.typing_page import TypingScreen
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import stack
from kiosk.ui.notices import NoticeBar
from kiosk.ui.remarks import Remark
from kiosk.ui.text import Label

MAY_BE_EMPTY = frozenset({Ask.PHONE, Ask.EMAIL, Ask.PACKAGES})


class AsksScreen(TypingScreen):
    """A phone and an e-mail may be left out; then nobody can be told by them."""

    keys_name = "checkin.asks"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._going = Going()
        self._unknown_host = ""
        self.title = Label("", "title", name="checkin.asks.title")
        self.by_ask = {
            Ask.NAME: Field("", "text", name="checkin.asks.name"),
            Ask.COMPANY: Field("", "text", name="checkin.asks.company"),
            Ask.HOST: Field("", "text", name="checkin.asks.host"),
            Ask.PACKAGES: Field("", "number", name="checkin.asks.packages"),
            Ask.PHONE: Field("", "phone", name="checkin.asks.phone"),
            Ask.EMAIL: Field("", "email", name="checkin.asks.email"),
        }
        self.by_ask[Ask.PACKAGES].edit.setMaxLength(4)
        self.host = NoticeBar("", kind="waiting", name="checkin.asks.host_unknown")
        self.host.hide()
        self.remark = Remark("", "lock", name="checkin.asks.remark")
        self.go = Button("", "primary", icon_end="arrow-right", name="checkin.asks.go")
        self.known = Button("", "quiet", icon="search", name="checkin.asks.known")
        self.read.addWidget(self.title)
        self.read.addSpacing(22)
        for field in self.by_ask.values():
            self.read.addWidget(self.take_field(field))
            self.read.addSpacing(4)
            field.changed.connect(self._on_changed)
        stack(self.read, (self.host, 14), (self.remark, 20), (self.go, 8), (self.known, 0))
        self.read.addStretch(1)
        self.go.pressed_open.connect(self.go_on)
        self.known.pressed_open.connect(self._find)
        self.retext()

    # ---- what a screen offers

    @override
    def opened(self, **arguments: Going) -> None:
        self._going = arguments["going"]
        self.retext()
        if not self._asked:
            self._on()
            return
        self.begin_typing()

    @property
    def _asked(self) -> tuple[Ask, ...]:
        offer = self._going.offer
        return () if offer is None else offer.kind.asks

    @override
    def retext(self) -> None:
        t = self.t
        show_steps(self, self.context, VISIT)
        self.word_keys()
        offer = self._going.offer
        if offer is not None:
            self.title.setText(texts.name_of(offer.kind.names, self.context.language))
        labels = {
            Ask.NAME: t("Your name"), Ask.COMPANY: t("Your company"),
            Ask.HOST: t("Whom do you come to see?"), Ask.PACKAGES: t("How many packages?"),
            Ask.PHONE: t("Your phone number (you may leave it out)"),
            Ask.EMAIL: t("Your e-mail address (you may leave it out)"),
        }  # fmt: skip
        for ask, field in self.by_ask.items():
            field.set_texts(labels[ask])
            field.setVisible(ask in self._asked)
        self.remark.setText(t("Only the desk sees this."))
        self.known.set_words(t("I have been here before: find me"))
        self.host.say(
            t("Nobody of this one name works here."),
            t("Type the whole name, or go on: the desk helps."), "waiting",
        )  # fmt: skip
        self._word_go()

    @override
    def wipe(self) -> None:
        self._going = Going()
        self._unknown_host = ""
        super().wipe()

    # ---- inside

    def _needed(self) -> list[Field]:
        return [self.by_ask[ask] for ask in self._asked if ask not in MAY_BE_EMPTY]

    def _word_go(self) -> None:
        left = sum(not field.text().strip() for field in self._needed())
        words = self.tn("Go on: one field left", "Go on: {n} fields left", left) if left else ""
        self.go.set_words(words or self.t("Go on"))
        self.go.set_closed(words or None)

    def _on_changed(self, _text: str) -> None:
        self.host.hide()
        self._word_go()

    def _find(self) -> None:
        self.context.go("checkin.find", going=self._going)

    def _said(self, ask: Ask) -> str:
        return self.by_ask[ask].text().strip() if ask in self._asked else ""

    @override
    def go_on(self) -> None:
        if any(not field.text().strip() for field in self._needed()):
            return
        packages = self._said(Ask.PACKAGES)
        self._going.who = Who(
            self._said(Ask.NAME), self._said(Ask.COMPANY), self._said(Ask.PHONE),
            self._said(Ask.EMAIL), None, int(packages) if packages else None,
        )  # fmt: skip
        host = self._said(Ask.HOST)
        if host and host != self._unknown_host:
            self.ask(service.host_called, then=self._host, busy=[self.go], said=host)
        else:
            self._on()

    def _host(self, found: PersonId | None) -> None:
        if found is None:
            self._unknown_host = self._said(Ask.HOST)
            self.host.show()
            return
        self._going.who = replace(self._going.who, host=found)
        self._on()

    def _on(self) -> None:
        going = self._going
        if going.chooses:
            self.context.go("checkin.call_me", going=going)
            return
        kind = going.kind
        if kind is not None:
            self.ask(
                queue.arrive_visitor, then=self._arrived, busy=[self.go], kind=kind, who=going.who,
                call_by=CallBy.SOUND, language=self.context.language,
            )  # fmt: skip

    def _arrived(self, answer: Arrived) -> None:
        arrived(self.context, self._going, answer)
