"""Help in the lobby: somebody is called at once, and the page says honestly what becomes of it."""

from __future__ import annotations

from typing_extensions import override

from kiosk.lobby.help import service, texts
from kiosk.lobby.help.rules import CallState, Heard, HelpCallId
from kiosk.ui.arches import Arches
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.flow import FlowScreen
from kiosk.ui.notices import NoticeBar, NoticeKind
from kiosk.ui.text import Label

FAR, NEAR = 0, 3


class HelpScreen(FlowScreen):
    """Opening it is the call: whoever needs help need not press twice."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._mine: HelpCallId | None = None
        self._heard: Heard | None = None
        self.title = Label("", "title", name="help.title")
        self.then = Label("", "body", "soft", name="help.then")
        self.state = NoticeBar("", name="help.state")
        self.again = Button("", "primary", icon="bell-ring", name="help.again")
        self.off = Button("", "secondary", name="help.off")
        self.arches = Arches(5, None, height=240)
        self._build()
        self.again.pressed_open.connect(self._call_now)
        self.off.pressed_open.connect(self._call_off)
        self.retext()

    def _build(self) -> None:
        self.read.addWidget(self.title)
        self.read.addSpacing(8)
        self.read.addWidget(self.then)
        self.read.addSpacing(36)
        self.read.addWidget(self.arches)
        self.do.addSpacing(36)
        self.do.addWidget(self.state)
        self.do.addSpacing(24)
        for button in (self.again, self.off):
            self.do.addWidget(button)
            self.do.addSpacing(20)
        self.do.addStretch(1)
        self.read.addStretch(1)

    @override
    def opened(self, **arguments: object) -> None:
        self._call_now()

    @override
    def refresh(self) -> None:
        if self._mine is not None:
            self.ask(service.heard, then=self._show, help_call=self._mine)

    @override
    def retext(self) -> None:
        self.again.set_words(self.t("Call again"))
        self.off.set_words(self.t("I no longer need anybody"))
        self._word()

    def _call_now(self) -> None:
        busy = [self.again]
        self.ask(service.call, then=self._called, busy=busy, language=self.context.language)

    def _called(self, call: HelpCallId) -> None:
        self._mine = call
        self.refresh()

    def _show(self, heard: Heard) -> None:
        self._heard = heard
        self._word()

    def _call_off(self) -> None:
        if self._mine is None:
            self.context.back()
            return
        self.ask(service.call_off, then=self._gone, busy=[self.off], help_call=self._mine)

    def _gone(self, _state: CallState) -> None:
        self._mine = None
        self.context.back()

    def _word(self) -> None:
        heard, language = self._heard, self.context.language
        if heard is None:
            self.title.setText(self.t("One moment"))
            for part in (self.state, self.again):
                part.hide()
            return
        self.title.setText(texts.title(heard, language))
        self.then.setText(texts.then(heard, language))
        over = heard.state is CallState.DONE
        self.again.setVisible(over)
        self.off.set_words(self.t("Back") if over else self.t("I no longer need anybody"))
        self.arches.light(2 if heard.state is CallState.COMING else None)
        kind, fact = self._state_of(heard)
        self.state.say(fact, "", kind)
        self.state.show()

    def _state_of(self, heard: Heard) -> tuple[NoticeKind, str]:
        if heard.state is CallState.COMING:
            return "ready", self.t("A colleague has seen your call.")
        if heard.state is CallState.DONE:
            return "ready", self.t("This call is done.")
        if not heard.somebody_in:
            return "waiting", self.t("You can wait here, or come back later.")
        return "waiting", self.t("Called. Nobody has answered yet.")
