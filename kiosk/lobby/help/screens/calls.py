"""Help at the desk: who needs somebody, since when, and one button to say that one is coming."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kiosk.core import words
from kiosk.core.task import Task
from kiosk.lobby.help import service, texts
from kiosk.lobby.help.rules import Call, CallState
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.flow import empty
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading, Label, Small


class CallsScreen(Screen):
    """A short list, the longest waiting first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._calls: tuple[Call, ...] = ()
        self.title = Heading("", name="help.calls.title")
        self.none = Label("", "body", "soft", name="help.calls.none")
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(self.none)
        column.addLayout(self._list)
        column.addStretch(1)
        self.retext()

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.open_calls, then=self._show)

    @override
    def retext(self) -> None:
        self.title.setText(self.t("Calls for help"))
        self.none.setText(self.t("Nobody needs help just now."))
        self._show(self._calls)

    def _show(self, calls: tuple[Call, ...]) -> None:
        self._calls = calls
        empty(self._list)
        self.none.setVisible(not calls)
        for call in calls:
            self._list.addWidget(self._card(call))

    def _card(self, call: Call) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        said = QVBoxLayout()
        said.addWidget(Label(call.station, "heading", name=f"help.{call.id}.place"))
        said.addWidget(Small(texts.about(call, self.context.language)))
        row.addLayout(said, 1)
        since = words.clock(call.at, self.context.zone)
        if call.state is CallState.COMING:
            who = self.t("{name} is coming", name=call.coming)
            row.addWidget(Chip(who, "ready", name=f"help.{call.id}.state"))
            button = Button(self.t("Done"), "secondary", name=f"help.{call.id}.done")
            verb = functools.partial(self._done, call, button)
        else:
            chip = self.t("Since {time}", time=words.island(since))
            row.addWidget(Chip(chip, "waiting", name=f"help.{call.id}.state"))
            button = Button(self.t("I am coming"), "primary", name=f"help.{call.id}.coming")
            verb = functools.partial(self._coming, call, button)
        write = Button(self.t("Show text"), "quiet", icon="type", name=f"help.{call.id}.text")
        write.pressed_open.connect(functools.partial(self._write, call))
        self.guard(write, Task.TEXT_SHOW)
        row.addWidget(write, 0, Qt.AlignmentFlag.AlignVCenter)
        button.pressed_open.connect(verb)
        self.guard(button, Task.HELP_ANSWER)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _coming(self, call: Call, button: Button) -> None:
        self.ask(
            service.coming, then=self._answered, busy=[button], help_call=call.id, seen=call.version
        )

    def _done(self, call: Call, button: Button) -> None:
        self.ask(service.done, then=self._answered, busy=[button], help_call=call.id)

    def _write(self, call: Call) -> None:
        """To who waits at that screen and does not hear well: it stands there, large."""
        self.context.go("text.show", where=call.station, who=call.number)

    def _answered(self, _answer: object) -> None:
        self.refresh()
