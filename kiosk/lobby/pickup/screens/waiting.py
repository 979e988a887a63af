"""You are expected: the number, what happens now, and where to go as soon as a desk has it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import VisitId
from kiosk.core.task import Task
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.rules import Thanks, Waiting
from kiosk.lobby.pickup.screens import said, steps
from kiosk.ui.arches import Arches
from kiosk.ui.buttons import Button
from kiosk.ui.codes import CodeDisplay
from kiosk.ui.context import Context
from kiosk.ui.flow import FlowScreen, stack
from kiosk.ui.notices import NoticeBar
from kiosk.ui.remarks import Remark
from kiosk.ui.text import Label


class WaitingScreen(FlowScreen):
    """The customer may stay or sit down: whoever waits goes on waiting when the screen wipes itself."""

    waits = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._visit: VisitId | None = None
        self._waiting: Waiting | None = None
        self._over = False
        self._build()
        self.change.pressed_open.connect(self.context.back)
        self.change.explain.connect(self._why_closed)
        self.leave.pressed_open.connect(self._leave)

    def _build(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title = Label("", "title", name="pickup.waiting.title")
        self.then = Label("", "body", "soft", name="pickup.waiting.then")
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self.number_head = Label("", "small", "soft", align=middle)
        self.number = CodeDisplay("", role="number", align=middle, name="pickup.waiting.number")
        self.items = Label("", "body", align=middle, name="pickup.waiting.items")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(36, 32, 36, 32)
        inside.setSpacing(8)
        for part in (self.number_head, self.number, self.items):
            inside.addWidget(part)
        self.arches = Arches(6, None, height=220)
        self.state = NoticeBar("", name="pickup.waiting.state")
        self.pay = Remark("", "wallet", role="body", name="pickup.waiting.pay")
        self.change = Button("", "secondary", icon="pencil", name="pickup.waiting.change")
        self.leave = Button("", "secondary", name="pickup.waiting.leave")
        stack(self.read, (self.title, 4), (self.then, 24), (self.card, 28))
        self.read.addStretch(1)
        stack(self.do, (self.state, 20), (self.pay, 20), (self.arches, 28))
        for button in (self.change, self.leave):
            self.do.addWidget(button)
            self.do.addSpacing(16)
        self.do.addStretch(1)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: VisitId) -> None:
        visit = arguments["visit"]
        self._visit = visit
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._visit is not None and not self._over:
            self.ask(service.thanks, then=self._perhaps_done, visit=self._visit)

    @override
    def retext(self) -> None:
        if self._waiting is not None:
            self._show(self._waiting)

    @override
    def wipe(self) -> None:
        self._waiting = self._visit = None
        super().wipe()

    # ---- inside

    def _perhaps_done(self, thanks: Thanks | None) -> None:
        if self._visit is None:
            return
        if thanks is None:
            self.ask(service.waiting, then=self._show, visit=self._visit)
            return
        self._over = True
        self.context.go("pickup.done", thanks=thanks)

    def _show(self, waiting: Waiting) -> None:
        self._waiting = waiting
        t, language = self.t, self.context.language
        names = steps.names(language, waiting=waiting, sign=waiting.signature or waiting.signed)
        at = len(names) - 1
        self.show_steps(names, at, steps.said(names, at, language))
        served = waiting.visit_state is VisitState.IN_SERVICE and bool(waiting.served_at)
        place = words.island(waiting.served_at or "")
        if served:
            self.title.setText(t("Please come to {place}.", place=place))
            self.then.setText(t("Somebody there has your order."))
            self.state.say(t("Your order is being fetched."), "", "ready")
        else:
            self.title.setText(t("You are expected, {name}.", name=waiting.called))
            self.then.setText(t("Take a seat, or stay here. We call your number."))
            fact = t("Every desk sees that you are here.")
            self.state.say(fact, self._when(), "waiting")
        self.arches.light(3 if served else None)
        self.number_head.setText(t("Your number"))
        self.number.set_code(waiting.visit_number)
        wanted = [line.name for line in waiting.ready if line.line in waiting.wanted]
        self.items.setText(said.listed(wanted, language))
        self.pay.setVisible(bool(waiting.due))
        self.pay.setText(t("Something to pay: you do that at the desk."))
        self.change.set_words(t("Change what I take"))
        why = t("Somebody is fetching it already. Tell them at the desk.") if served else None
        self.change.set_closed(why)
        self.leave.set_words(t("I cannot wait: another day"))
        self.leave.set_closed(why)
        self.fill()

    def _when(self) -> str:
        """That nobody has it, or from when somebody can hand it out."""
        prospect = self.context.expect(Task.PICKUP_RELEASE)
        if prospect.now or prospect.back_at is None:
            return self.t("Nobody has it yet.")
        time = words.island(words.clock(prospect.back_at, self.context.zone))
        return self.t("We can hand it out from {time}.", time=time)

    def _leave(self) -> None:
        self.ask(service.leave, then=self._left, busy=[self.leave], cancelled=True)

    def _left(self, _ended: bool) -> None:
        self.context.home()

    def _why_closed(self, reason: str) -> None:
        self.notice("waiting", reason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._over:
            # Back from the last page: there is nothing to go back to.
            QTimer.singleShot(0, self, self.context.home)
