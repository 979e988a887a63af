"""Leave by ...: an arrow, a door, one sentence, and the same in every other language. Nobody's name stands on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kiosk.core import words
from kiosk.front_office.alarm import service, texts
from kiosk.front_office.alarm.rules import Alarm, Arrow
from kiosk.front_office.alarm.screens.way_out import Said, WayOut
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.screen import Screen
from kiosk.ui.text import Label

MINUTE_MS = 5_000


class LeaveScreen(Screen):
    """`opened(alarm=..., helps=..., list_offered=...)`: a lobby offers help to get out, a desk its list."""

    list_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._alarm: Alarm | None = None
        self._asked = False
        self.way = WayOut(name="alarm.way")
        self.help = Button("", "out", icon="accessibility", size="tall", name="alarm.help")
        self.coming = Label("", "heading", "on_danger", name="alarm.coming")
        self.to_list = Button("", "on_danger", icon="list", name="alarm.to_list")
        self.coming.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.way, 1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(64, 12, 64, 56)
        for part in (self.coming, self.help, self.to_list):
            self._foot.addWidget(part, 1)
        column.addLayout(self._foot)
        self.help.pressed_open.connect(self._ask_help)
        self.to_list.pressed_open.connect(self.list_wanted)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.retext)
        self._clock.start(MINUTE_MS)

    @override
    def opened(
        self, *, alarm: Alarm | None = None, helps: bool = False, list_offered: bool = False,
        **arguments: object,
    ) -> None:  # fmt: skip
        self._alarm = alarm
        self.help.setVisible(helps and not self._asked)
        self.to_list.setVisible(list_offered)
        self.retext()

    def show_alarm(self, alarm: Alarm) -> None:
        """The same alarm as it is now."""
        self._alarm = alarm
        self.retext()

    @override
    def retext(self) -> None:
        alarm, context = self._alarm, self.context
        if alarm is None:
            return
        own = context.language
        now = context.now() if context.now is not None else alarm.began_at
        arrow = alarm.arrows.get(context.station, Arrow.NONE)
        self.way.say(
            Said(
                shop=context.business_name,
                time=words.island(words.clock(now, context.zone)),
                sentence=(texts.leave(alarm, own), own),
                then=texts.directions(alarm, context.station, own),
                others=tuple((texts.leave(alarm, each), each) for each in texts.others(own)),
                arrow=Arrow.NONE if alarm.way_out else arrow,
            )
        )
        self.help.set_words(self.t("I need help to get out"))
        self.to_list.set_words(self.t("Sign in to see who is in the building"))
        self.coming.setText(self.t("We know where you are. Somebody comes to get you out."))

    @property
    def spoken(self) -> str:
        """What is read aloud as it appears."""
        return self.way.accessibleName()

    def _ask_help(self) -> None:
        self.ask(service.ask_help, then=self._helped, busy=[self.help])

    def _helped(self, _call: object) -> None:
        self._asked = True
        self.help.hide()
        self.coming.show()
        self.coming.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(16, round(min(self.width() / 1080, self.height() / 1080) * 64))
        self._foot.setContentsMargins(side, 12, side, max(12, side * 5 // 6))
