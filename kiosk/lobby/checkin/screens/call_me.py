"""How shall we call you? Four ways, each the whole row; the choice is kept for next time, the reason never."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import NEEDS_A_LOOK, CallBy
from kiosk.front_office.queue.rules.visitors import Arrived
from kiosk.lobby.checkin import texts
from kiosk.lobby.checkin.screens.going import VISIT, Going, arrived, show_steps
from kiosk.ui.arch_rows import ArchRow
from kiosk.ui.buttons import Button
from kiosk.ui.codes import CodeDisplay
from kiosk.ui.context import Context
from kiosk.ui.flow import FlowScreen, stack
from kiosk.ui.notices import NoticeBar
from kiosk.ui.text import Label

ICONS = {
    CallBy.SOUND: "volume-2",
    CallBy.LIGHT: "sun",
    CallBy.MESSAGE: "message-circle",
    CallBy.COME_TO_ME: "footprints",
}
SHOWN_MS, BLINK_MS = 4_000, 500


class Sample(QFrame):
    """What a call by light looks like: the whole page in two grounds in turn, slower than twice a second."""

    def __init__(self, page: FlowScreen) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("checkin.call_me.sample")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", "brand")
        middle = Qt.AlignmentFlag.AlignHCenter
        self.number = CodeDisplay("A 42", role="number", align=middle)
        self.words = Label("", "title", "on_brand", align=middle)
        self.number.set_look("number", "on_brand")
        inside = QVBoxLayout(self)
        inside.addStretch(1)
        inside.addWidget(self.number)
        inside.addWidget(self.words)
        inside.addStretch(1)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.hide)
        self.hide()

    def play(self, said: str) -> None:
        """Show it for a moment; a touch ends it."""
        self.words.setText(said)
        self.setGeometry(self._page.rect())
        self.raise_()
        self.show()
        self._end.start(SHOWN_MS)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.hide()


class CallMeScreen(FlowScreen):
    """What was chosen last time is chosen already, behind two facts."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._going = Going()
        self.title = Label("", "title", name="checkin.call_me.title")
        self.then = Label("", "body", "soft", name="checkin.call_me.then")
        self.rows = {
            each: ArchRow("", ICONS[each], checkable=True, name=f"checkin.call_me.{each}")
            for each in CallBy
        }
        self.look = NoticeBar("", icon="eye", name="checkin.call_me.look")
        self.go = Button("", "primary", icon_end="arrow-right", name="checkin.call_me.go")
        self.show_me = Button("", "quiet", icon="play", name="checkin.call_me.show")
        self._build()
        self.sample = Sample(self)
        self.go.pressed_open.connect(self._arrive)
        self.show_me.pressed_open.connect(self._play)
        self._shape = False

    def _build(self) -> None:
        rows = QVBoxLayout()
        rows.setSpacing(20)
        for each, row in self.rows.items():
            row.toggled.connect(functools.partial(self._chosen, each))
            row.explain.connect(self._why)
            rows.addWidget(row)
        stack(self.read, (self.title, 4), (self.then, 24))
        self.read.addLayout(rows)
        self.read.addSpacing(26)
        self.read.addStretch(1)
        stack(self.do, (self.look, 24), (self.go, 28), (self.show_me, 0))
        self.do.addStretch(1)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: Going) -> None:
        going = arguments["going"]
        self._going = going
        known = going.found.call_by if going.found is not None else None
        if known is not None and not (known is CallBy.MESSAGE and not self._address()):
            going.call_by = known
        self.rows[going.call_by].setChecked(True)
        self.retext()

    @override
    def retext(self) -> None:
        t, language = self.t, self.context.language
        show_steps(self, self.context, VISIT)
        self.title.setText(t("How shall we call you?"))
        self.then.setText(t("We keep your choice for next time. We never keep why."))
        address = self._address()
        message = t("To {address}. You may wait outside, 5 minutes away.", address=address)
        details = {
            CallBy.SOUND: t("Your number is called aloud and stands on the screen."),
            CallBy.LIGHT: t("All screens here light up with your number. No voice."),
            CallBy.MESSAGE: message,
            CallBy.COME_TO_ME: t("One of us walks to where you sit."),
        }
        for each, row in self.rows.items():
            row.set_texts(texts.call_by(each, language), details[each])
        self.rows[CallBy.MESSAGE].set_closed(
            None if address else t("For this we need an e-mail address of yours.")
        )
        self.look.say(
            t("Nobody is passed over."),
            t("Before we go on to the next number, one of us looks for you."), "supervised", icon="eye",
        )  # fmt: skip
        self.show_me.set_words(t("Show me what it looks like"))
        self._follow()

    @override
    def wipe(self) -> None:
        self._going = Going()
        super().wipe()

    # ---- inside

    def _address(self) -> str:
        """Where a message goes, masked where it was not typed just now."""
        found = self._going.found
        return self._going.who.email or (found.masked.email if found is not None else "")

    def _chosen(self, each: CallBy, on: bool) -> None:
        if on:
            self._going.call_by = each
            self._follow()

    def _follow(self) -> None:
        chosen, t = self._going.call_by, self.t
        self.look.setVisible(chosen in NEEDS_A_LOOK)
        self.show_me.setVisible(chosen is CallBy.LIGHT)
        said = {
            CallBy.SOUND: t("Call me by sound"),
            CallBy.LIGHT: t("Call me by screen and light"),
            CallBy.MESSAGE: t("Call me by message"),
            CallBy.COME_TO_ME: t("Come to me"),
        }
        self.go.set_words(said[chosen])

    def _why(self, reason: str) -> None:
        self.notice("waiting", reason)

    def _play(self) -> None:
        self.sample.play(self.t("Please come to {place}.", place=self.t("the desk")))

    def _arrive(self) -> None:
        going = self._going
        kind = going.kind
        if kind is None:
            self.context.home()
            return
        owes = going.found is not None and going.found.owes
        self.ask(
            queue.arrive_visitor, then=self._arrived, busy=[self.go], kind=kind, who=going.who,
            call_by=going.call_by, language=self.context.language, visit=going.visit,
            customer=going.customer, owes=owes,
        )  # fmt: skip

    def _arrived(self, answer: Arrived) -> None:
        arrived(self.context, self._going, answer)
