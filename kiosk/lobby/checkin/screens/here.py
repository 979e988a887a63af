"""Checked in: the number large, what happens now and how long it takes; the same page says later how it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import CustomerId, VisitId
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.kinds import Departure, Outcome
from kiosk.front_office.queue.service import leaving
from kiosk.lobby.checkin import service, texts
from kiosk.lobby.checkin.rules import Status
from kiosk.lobby.checkin.screens import ticket
from kiosk.lobby.checkin.screens.going import DONE, show_steps
from kiosk.ui.arches import Arches
from kiosk.ui.buttons import Button
from kiosk.ui.codes import CodeDisplay
from kiosk.ui.context import Context
from kiosk.ui.flow import FlowScreen, stack
from kiosk.ui.notices import NoticeBar, NoticeKind
from kiosk.ui.remarks import Remark
from kiosk.ui.text import Label

CALLED = frozenset({VisitState.IN_SERVICE})
GONE = frozenset({VisitState.DEPARTED, VisitState.LEFT_UNSERVED, VisitState.REFUSED})
DECIDED_BY_DESK = frozenset({Outcome.LATE, Outcome.REFUSED})


class HereScreen(FlowScreen):
    """Whoever waits goes on waiting when the screen wipes itself; a second scan leads here again (E33)."""

    waits = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._visit: VisitId | None = None
        self._customer: CustomerId | None = None
        self._outcome: Outcome | None = None
        self._status: Status | None = None
        self._parted = False
        self._build()
        self.finish.pressed_open.connect(self._finish)
        self.print.pressed_open.connect(self._print)
        self.send.pressed_open.connect(self._send_ticket)
        self.leave.pressed_open.connect(self._leave)

    def _build(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title = Label("", "title", name="checkin.here.title")
        self.then = Label("", "body", "soft", name="checkin.here.then")
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self.head = Label("", "small", "soft", align=middle)
        self.number = CodeDisplay("", role="number", align=middle, name="checkin.here.number")
        self.lines = Label("", "body", align=middle, name="checkin.here.lines")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(36, 32, 36, 32)
        inside.setSpacing(8)
        for part in (self.head, self.number, self.lines):
            inside.addWidget(part)
        self.state = NoticeBar("", name="checkin.here.state")
        self.call_by = Remark("", "bell", role="body", name="checkin.here.call_by")
        self.arches = Arches(6, None, height=200)
        self.finish = Button("", "primary", icon="check", name="checkin.here.finish")
        self.print = Button("", "secondary", icon="printer", name="checkin.here.print")
        self.send = Button("", "secondary", icon="mail", name="checkin.here.send")
        self.leave = Button("", "secondary", icon="log-out", name="checkin.here.leave")
        stack(self.read, (self.title, 4), (self.then, 24), (self.card, 24))
        self.read.addStretch(1)
        stack(self.do, (self.state, 20), (self.call_by, 20), (self.arches, 24))
        for button in (self.finish, self.print, self.send, self.leave):
            self.do.addWidget(button)
            self.do.addSpacing(14)
        self.do.addStretch(1)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        visit, customer = arguments["visit"], arguments.get("customer")
        outcome = arguments.get("outcome")
        self._visit = VisitId(int(str(visit)))
        self._customer = None if customer is None else CustomerId(int(str(customer)))
        self._outcome = outcome if isinstance(outcome, Outcome) else None
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._visit is not None and not self._parted:
            self.ask(service.status, then=self._show, visit=self._visit)

    @override
    def retext(self) -> None:
        if self._status is not None:
            self._show(self._status)

    @override
    def arrange(self, *, wide: bool, large: bool) -> None:
        self.arches.setVisible(not wide and not large)

    @override
    def wipe(self) -> None:
        self._visit = self._customer = self._status = None
        super().wipe()

    # ---- showing

    def _show(self, status: Status) -> None:
        self._status = status
        language, t = self.context.language, self.t
        show_steps(self, self.context, DONE)
        outcome = self._outcome or status.outcome or Outcome.OK
        if status.state is not VisitState.ARRIVED and outcome in DECIDED_BY_DESK:
            # The desk has decided meanwhile.
            outcome = Outcome.OK
        self._say(status, outcome)
        self.head.setText(t("Your number"))
        self.number.set_code(status.number)
        self.lines.setText("\n".join(self._lines(status)))
        self.lines.setVisible(bool(status.lines))
        called = status.call_by
        self.call_by.setVisible(called is not None and bool(status.lines))
        if called is not None:
            way = texts.call_by(called, language)
            self.call_by.setText(t("How we call you: {way}", way=way))
        self.arches.light(3 if status.state in CALLED else None)
        self.finish.set_words(t("Finish"))
        self.print.set_words(t("Print my number"))
        self.send.set_words(t("Send it to my e-mail"))
        self.leave.set_words(
            t("I cannot wait: I am leaving") if status.lines else t("I am leaving: check out")
        )
        self.leave.setVisible(status.state not in CALLED | GONE and not self._parted)
        there = status.here and outcome not in DECIDED_BY_DESK
        self.print.setVisible(there)
        self.send.setVisible(there and status.email)
        self.card.setVisible(status.state not in GONE)
        self.fill()

    def _lines(self, status: Status) -> list[str]:
        language, t = self.context.language, self.t
        found = []
        for line in status.lines:
            name = texts.name_of(line.names, language)
            wait = texts.wait(line.from_minutes, line.to_minutes, language)
            if not wait:
                back = self.context.expect(line.task).back_at
                wait = t("We cannot say yet how long it takes.")
                if back is not None:
                    time = words.island(words.clock(back, self.context.zone))
                    wait = t("From {time} somebody is here for it.", time=time)
            found.append(t("{what}: {how_long}", what=name, how_long=wait))
        return found

    def _say(self, status: Status, outcome: Outcome) -> None:
        t = self.t
        place = words.island(status.station)
        if status.state in GONE:
            self.title.setText(t("Goodbye."))
            self.then.setText(t("You are checked out. Nothing of yours stays on this screen."))
            self.state.hide()
            return
        if status.station:
            self.title.setText(t("Please come to {place}.", place=place))
            self.then.setText(t("Somebody there is waiting for you."))
            self.state.say(t("It is your turn."), "", "ready")
            return
        title, then, kind, fact, rest = self._sentences(status, outcome)
        self.title.setText(title)
        self.then.setText(then)
        self.state.setVisible(bool(fact))
        self.state.say(fact, rest, kind)

    def _sentences(self, status: Status, outcome: Outcome) -> tuple[str, str, NoticeKind, str, str]:
        """Title, what happens now, and the notice: each outcome in its own words."""
        t = self.t
        waits = t("Take a seat, or stay here. We call your number.")
        host = status.told_host
        if not status.lines:
            waits = t("Take a seat, please. Somebody comes to you.")
        told = t("{name} knows that you are here.", name=host) if host else ""
        told = told or t("Every desk sees that you are here.")
        if outcome is Outcome.ALREADY_HERE:
            return (
                t("You are here already."), t("One check-in is enough: this is how it stands."),
                "ready", told, "",
            )  # fmt: skip
        if outcome is Outcome.LATE:
            return (
                t("You are a little late."), t("The desk sees how it can still be done."),
                "waiting", t("Please stay here a moment."), t("Somebody speaks to you soon."),
            )  # fmt: skip
        if outcome is Outcome.REFUSED:
            return (
                t("Please wait a moment."), t("Somebody comes to you."), "waiting",
                t("A colleague would like to speak to you first."), "",
            )  # fmt: skip
        if outcome is Outcome.EARLY:
            fact = t("You are early.")
            return (
                t("You are checked in."),
                waits,
                "ready",
                fact,
                t("We call you at your time, or before."),
            )
        if outcome is Outcome.PAPER_MISSING:
            fact = t("There is one short form to fill in while you wait.")
            return (
                t("You are checked in."),
                waits,
                "waiting",
                fact,
                t("The desk gives it to you."),
            )
        if outcome is Outcome.BALANCE_DUE:
            fact = t("There is something to settle.")
            return (t("You are checked in."), waits, "waiting", fact, t("You do that at the desk."))
        return t("You are checked in."), waits, "ready", told, ""

    # ---- what one can do

    def _print(self) -> None:
        status = self._status
        if status is not None:
            lines = tuple(line.partition(": ")[::2] for line in self._lines(status))
            self.ask(
                ticket.paper, then=self._to_printer, busy=[self.print], number=status.number,
                lines=lines, language=self.context.language,
            )  # fmt: skip

    def _to_printer(self, pdf: bytes) -> None:
        status = self._status
        if status is None:
            return
        if self.context.print_pdf(status.number, pdf):
            self.notice("ready", self.t("Your number is being printed."))
        else:
            # Nothing is lost for want of paper: the number stands here, and on every desk.
            self.notice(
                "waiting", self.t("The printer did not answer."),
                self.t("Your number is {number}. Every desk has it.", number=status.number),
            )  # fmt: skip

    def _send_ticket(self) -> None:
        if self._visit is not None:
            self.ask(
                service.send_ticket, then=self._sent, busy=[self.send], visit=self._visit,
                language=self.context.language,
            )  # fmt: skip

    def _sent(self, _sent: bool) -> None:
        self.notice("ready", self.t("Your number is on its way to your e-mail."))

    def _leave(self) -> None:
        if self._visit is not None:
            self.ask(
                leaving.depart, then=self._left, busy=[self.leave], visit=self._visit,
                how=Departure.SELF,
            )  # fmt: skip

    def _left(self, _state: VisitState) -> None:
        self._parted = True
        self.title.setText(self.t("Goodbye."))
        self.then.setText(self.t("You are checked out. Nothing of yours stays on this screen."))
        for part in (self.card, self.state, self.call_by, self.print, self.send, self.leave):
            part.hide()
        self.show_steps((), 0, "")
        self.context.finished()

    def _finish(self) -> None:
        self.context.home()
