"""What is ready, what is not and when; what to do about it; what is to be done before one goes."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from kiosk.core.by import By
from kiosk.core.ids import OrderLineId, VisitId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.rules import LineState, PickupRefusal, Requested, Waiting
from kiosk.lobby.pickup.screens import said, steps
from kiosk.lobby.pickup.screens.before import BeforeYouGo
from kiosk.lobby.pickup.screens.choices import TAKE, Wishes
from kiosk.lobby.pickup.screens.collector import Collector
from kiosk.lobby.pickup.screens.farewell import leave_quietly
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.flow import FlowScreen, empty, stack
from kiosk.ui.lines import LineRow
from kiosk.ui.notices import NoticeBar
from kiosk.ui.text import Label


class LinesScreen(FlowScreen):
    """Opened after code and fact; who walks away from it has asked for nothing."""

    waits = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._visit: VisitId | None = None
        self._by: By | None = None
        self._waiting: Waiting | None = None
        self._left_out: set[OrderLineId] = set()
        self._fresh = self._told = False
        self._parting = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = Label("", "title", name="pickup.lines.title")
        self.order = Label("", "body", "soft", name="pickup.lines.order")
        self.blocked = NoticeBar("", kind="blocked", name="pickup.lines.blocked")
        self.blocked.hide()
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self._rows = QVBoxLayout(self.card)
        self._rows.setContentsMargins(2, 2, 2, 2)
        self._rows.setSpacing(0)
        self.rows: list[LineRow] = []
        self.wishes = Wishes(self.context)
        self.before = BeforeYouGo(self.context)
        self.collector = Collector(self.context, self.keys, self.foot)
        self.go_on = Button("", "primary", icon_end="arrow-right", name="pickup.lines.go_on")
        stack(self.read, (self.title, 4), (self.order, 22), (self.blocked, 16), (self.card, 0))
        self.read.addStretch(1)
        # Between, not after: what is hidden takes no room.
        self.do.setSpacing(20)
        for part in (self.wishes, self.before, self.collector.who, self.go_on, self.collector):
            self.do.addWidget(part)
        self.do.addStretch(1)

    def _connect(self) -> None:
        self.go_on.pressed_open.connect(self._go_on)
        self.go_on.explain.connect(self._why_closed)
        self.wishes.chosen.connect(self._word_go)
        self.collector.changed.connect(self._named)
        self.collector.typing.connect(self._make_room)
        self.collector.calls.connect(self._call_somebody)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: VisitId) -> None:
        visit = arguments["visit"]
        self._visit, self._by = visit, self.context.by()
        self._fresh = True
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._visit is not None and not self._parting:
            self.ask(service.waiting, then=self._show, visit=self._visit)

    @override
    def retext(self) -> None:
        if self._waiting is not None:
            self._show(self._waiting)

    @override
    def arrange(self, *, wide: bool, large: bool) -> None:
        self.before.arrange(wide=wide, large=large)
        self.collector.keyboard.set_low(low=wide)
        self.do.setContentsMargins(0, 0 if wide else 28, 0, 0)

    @override
    def wipe(self) -> None:
        if self._by is not None and not self._parting:
            leave_quietly(self.context, self._by)
        self._visit = self._by = self._waiting = None
        self.context.be_nobody()
        super().wipe()

    # ---- showing

    def _show(self, waiting: Waiting) -> None:
        self._waiting = waiting
        there = (VisitState.WAITING, VisitState.IN_SERVICE)
        if waiting.served_at or (self._fresh and waiting.visit_state in there):
            # A desk that has it by now is where to go, whatever was being chosen here.
            self._fresh = False
            self.context.go("pickup.waiting", visit=waiting.visit)
            return
        self._fresh = False
        if self._nobody_can(waiting):
            self._told = True
            self.context.go("pickup.closed", waiting=waiting)
            return
        language = self.context.language
        self.title.setText(said.headline(waiting, language))
        self.order.setText(said.which(waiting, language))
        self._show_rows(waiting)
        self.collector.retext()
        self._make_room(self.collector.is_typing)
        self.collector.setVisible(self._can_take())
        self._show_blocked(waiting)
        self._word_go()
        self.fill()

    def _nobody_can(self, waiting: Waiting) -> bool:
        """Whether nobody here can hand out what is ready, and the customer has not been told."""
        if self._told or not waiting.ready or waiting.blockers:
            return False
        return not self.context.expect(Task.PICKUP_RELEASE).now

    def _make_room(self, typing: bool) -> None:
        """While a name is typed, only its field stands above the keyboard."""
        waiting = self._waiting
        if waiting is None:
            return
        self.card.setVisible(not typing)
        self.go_on.setVisible(not typing)
        if typing:
            self.wishes.hide()
            self.before.hide()
        else:
            self.wishes.show_for(waiting)
            self.before.show_for(waiting)

    def _show_rows(self, waiting: Waiting) -> None:
        empty(self._rows)
        self.rows = []
        language = self.context.language
        now = self.context.now() if self.context.now is not None else None
        for number, line in enumerate(waiting.lines):
            ready = line.state is LineState.READY
            when = said.when(line.expected_at, now, self.context.zone, language)
            row = LineRow(
                line.name,
                said.detail(line, language),
                chip=("ready", self.t("Ready")) if ready else ("waiting", when),
                first=not number,
                name=f"pickup.line.{line.line}",
            )
            row.setChecked(ready and line.line not in self._left_out)
            if ready:
                row.toggled.connect(self._on_ticked)
            else:
                row.set_closed(self.t("This is not ready yet."))
                row.explain.connect(self._why_closed)
            self.rows.append(row)
            self._rows.addWidget(row)

    def _show_blocked(self, waiting: Waiting) -> None:
        self.blocked.setVisible(bool(waiting.blockers))
        if waiting.papers:
            papers = self.tn("{n} paper to sign", "{n} papers to sign", waiting.papers)
            fact = self.t("Waiting for: {what}.", what=papers)
            self.blocked.say(fact, self.t("At the desk we have it ready."), "blocked")
        elif waiting.blockers:
            fact = self.t("Waiting for: {what}.", what=self.t("the payment"))
            self.blocked.say(fact, self.t("You pay at the desk."), "blocked")

    def _can_take(self) -> bool:
        waiting = self._waiting
        return waiting is not None and bool(waiting.ready) and not waiting.blockers

    def _must_sign(self) -> bool:
        waiting = self._waiting
        return waiting is not None and (waiting.signature or bool(self.collector.name()))

    def _why_nobody_else(self, waiting: Waiting) -> str:
        """Why nobody may collect what is ticked in the customer's place; empty: somebody may."""
        if not waiting.by_code:
            return self.t("Without the code only the customer can collect.")
        ticked = self._ticked()
        if sum(line.total for line in waiting.ready if line.line in ticked) < waiting.holder_below:
            return ""
        return self.t("For goods of this value we ask the customer first.")

    def _ticked(self) -> tuple[OrderLineId, ...]:
        ready = self._waiting.ready if self._waiting is not None else ()
        return tuple(line.line for line in ready if line.line not in self._left_out)

    # ---- the next step

    def _word_go(self) -> None:
        waiting = self._waiting
        if waiting is None:
            return
        language = self.context.language
        self.collector.allow(self._why_nobody_else(waiting))
        names = steps.names(language, waiting=waiting, sign=self._must_sign())
        self.show_steps(names, 1, steps.said(names, 1, language))
        chosen = len(self._ticked())
        self.go_on.set_closed(None)
        if not self._can_take():
            self.go_on.set_words(self.t("Call somebody") if waiting.blockers else self.t("Finish"))
        elif self.wishes.value() != TAKE:
            self.go_on.set_words(self.t("Come back later"))
        elif not chosen:
            self.go_on.set_words(self.t("Take nothing"))
            self.go_on.set_closed(self.t("Tick at least one item that is ready."))
        elif self.collector.stopped:
            self.go_on.set_words(self.t("Call somebody"))
        else:
            self.go_on.set_words(self._take_words(chosen, waiting))

    def _take_words(self, n: int, waiting: Waiting) -> str:
        if self._must_sign():
            return self.tn("Take {n}, and sign", "Take {n}, and sign", n)
        if waiting.due:
            return self.tn("Take {n}, and pay at the desk", "Take {n}, and pay at the desk", n)
        return self.tn("Take {n} now", "Take {n} now", n)

    def _go_on(self) -> None:
        waiting = self._waiting
        if waiting is None:
            return
        if self._parting:
            self.context.home()
        elif not self._can_take():
            if waiting.blockers:
                self._call_somebody()
            else:
                self.context.home()
        elif self.wishes.value() != TAKE:
            self._part()
        elif self.collector.stopped:
            self._call_somebody()
        elif self._must_sign():
            self._sign()
        else:
            self.ask(
                service.request,
                then=self._requested,
                otherwise=self._refused,
                busy=[self.go_on],
                lines=self._ticked(),
                collector="",
                signature=None,
            )

    def _call_somebody(self) -> None:
        self.context.go("help.call")

    def _sign(self) -> None:
        waiting = self._waiting
        assert waiting is not None
        taken = self._ticked()
        self.context.go(
            "pickup.sign",
            waiting=waiting,
            lines=taken,
            collector=self.collector.name(),
        )

    def _requested(self, asked: Requested) -> None:
        self.context.go("pickup.waiting", visit=asked.visit)

    def _refused(self, refusal: Refusal) -> None:
        if refusal.code is PickupRefusal.SIGNATURE_MISSING:
            self._sign()
            return
        if refusal.code is not PickupRefusal.SOMEBODY_ELSE:
            self.context.say_refusal(refusal)
        self.refresh()

    # ---- another day

    def _part(self) -> None:
        self.ask(service.leave, then=self._parted, busy=[self.go_on], cancelled=True)

    def _parted(self, _ended: bool) -> None:
        self._parting = True
        waiting = self._waiting
        name = waiting.called if waiting is not None else ""
        self.title.setText(self.t("See you then, {name}.", name=name))
        self.order.setText(self.t("We tell you when it is all ready. Your code stays the same."))
        for part in (self.card, self.wishes, self.before, self.collector):
            part.hide()
        self.go_on.set_words(self.t("Finish"))
        self.show_steps((), 0, "")
        self.context.finished()

    # ---- slots

    def _on_ticked(self, _on: bool) -> None:
        waiting = self._waiting
        if waiting is None:
            return
        self._left_out = {
            line.line
            for line, row in zip(waiting.lines, self.rows, strict=True)
            if line.state is LineState.READY and not row.isChecked()
        }
        self._word_go()

    def _named(self) -> None:
        self._word_go()

    def _why_closed(self, reason: str) -> None:
        self.notice("waiting", reason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._told and self._waiting is not None and not self.rows:
            # Back from *nobody can hand it out now*: whoever waits chooses what they take.
            self._show(self._waiting)
