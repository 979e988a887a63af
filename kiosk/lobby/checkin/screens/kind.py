"""What for: the kinds of visit that the owner declared, each a row that leads on; honest where nobody can serve."""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kiosk.core import words
from kiosk.front_office.queue.rules.kinds import Purpose
from kiosk.lobby.checkin import service, texts
from kiosk.lobby.checkin.rules import Offer
from kiosk.lobby.checkin.screens.going import FIND, Going, show_steps
from kiosk.ui.arch_rows import ArchRow
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.flow import FlowScreen, empty, stack
from kiosk.ui.notices import NoticeBar
from kiosk.ui.text import Label

ICONS = {
    Purpose.APPOINTMENT: "calendar-check",
    Purpose.WALK_IN: "message-circle",
    Purpose.VISITOR: "users",
    Purpose.DELIVERY: "truck",
    Purpose.STAYS: "moon",
    Purpose.COLLECTION: "package-open",
}


class KindScreen(FlowScreen):
    """Nothing is asked yet but what somebody has come for."""

    waits = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._offers: tuple[Offer, ...] | None = None
        self.title = Label("", "title", name="checkin.kind.title")
        self.none = NoticeBar("", kind="waiting", name="checkin.kind.none")
        self.none.hide()
        self.already = Button("", "secondary", icon="ticket", name="checkin.kind.already")
        self.somebody = Button("", "quiet", icon="hand", name="checkin.kind.help")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(18)
        stack(self.read, (self.title, 24), (self.none, 0))
        self.read.addLayout(self._rows)
        self.read.addSpacing(24)
        self.read.addStretch(1)
        stack(self.do, (self.already, 16), (self.somebody, 0))
        self.do.addStretch(1)
        self.already.pressed_open.connect(self._already)
        self.somebody.pressed_open.connect(self._call_somebody)

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.offers, then=self._show)

    @override
    def retext(self) -> None:
        if self._offers is not None:
            self._show(self._offers)

    @override
    def regard(self) -> None:
        super().regard()
        self.retext()

    @override
    def arrange(self, *, wide: bool, large: bool) -> None:
        self.do.setContentsMargins(0, 80 if wide else 0, 0, 0)

    def _show(self, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        t = self.t
        show_steps(self, self.context, FIND)
        self.title.setText(t("What brings you here?"))
        self.already.set_words(t("I have checked in already, or I am leaving"))
        self.somebody.set_words(t("Something else: ask a person"))
        empty(self._rows)
        self.none.setVisible(not offers)
        self.none.say(t("Please come to the desk."), t("There somebody checks you in."), "waiting")
        for offer in offers:
            self._rows.addWidget(self._row(offer))
        self.fill()

    def _row(self, offer: Offer) -> ArchRow:
        name = texts.name_of(offer.kind.names, self.context.language)
        icon = ICONS[offer.kind.purpose]
        row = ArchRow(
            name, icon, detail=self._detail(offer), name=f"checkin.kind.{offer.kind.code}"
        )
        row.pressed_open.connect(functools.partial(self._choose, offer))
        return row

    def _detail(self, offer: Offer) -> str:
        """What is good to know before one goes on: that it is over for today, or from when somebody can."""
        if offer.over:
            return self.t("The last number of today has been given.")
        if offer.task is None:
            return ""
        prospect = self.context.expect(offer.task)
        if prospect.now:
            return ""
        if prospect.back_at is None:
            return self.t("Nobody who can do this is here just now.")
        time = words.island(words.clock(prospect.back_at, self.context.zone))
        return self.t("From {time} somebody is here for it.", time=time)

    def _choose(self, offer: Offer) -> None:
        going = Going(offer)
        if offer.kind.purpose is Purpose.APPOINTMENT:
            self.context.go("checkin.find", going=going)
        elif offer.over or (offer.task is not None and not self.context.expect(offer.task).now):
            self.context.go("checkin.nobody", going=going)
        else:
            self.context.go("checkin.asks", going=going)

    def _already(self) -> None:
        self.context.go("checkin.find", going=Going())

    def _call_somebody(self) -> None:
        self.context.go("help.call")
