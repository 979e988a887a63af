"""The lobby's queue at the desk: call the next one; who waits, is called, is served, is on hold or was missed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kiosk.core.by import Person
from kiosk.core.ids import FollowUpId, PersonId, TicketId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue import texts
from kiosk.front_office.queue.rules import desk
from kiosk.front_office.queue.rules.board import Board, Collecting, Listed, in_turn
from kiosk.front_office.queue.rules.desk import SERVES, Deed
from kiosk.front_office.queue.rules.kinds import Service
from kiosk.front_office.queue.rules.tickets import Ticket, WaitCause
from kiosk.front_office.queue.screens import faces
from kiosk.front_office.queue.screens.chosen import Chosen
from kiosk.front_office.queue.screens.follow_ups import FollowUps
from kiosk.ui.buttons import Button
from kiosk.ui.card import Card
from kiosk.ui.card_column import CardColumn
from kiosk.ui.columns import Columns, Part
from kiosk.ui.context import Context
from kiosk.ui.empty import EmptyState
from kiosk.ui.figures import Figure, Figures
from kiosk.ui.pane import Pane
from kiosk.ui.screen import Screen
from kiosk.ui.select import Select
from kiosk.ui.text import Heading

AGES_MS = 20_000
"""Waiting times grow by themselves: the board is asked again so often while it is shown."""
CALL_NEXT_KEY = "F8"
ALL = "all"


class BoardScreen(Screen):
    """F8 calls the next one. Arrows walk the cards, Enter acts, Space shows everything that may be done."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._board: Board | None = None
        self._chosen: str = ""
        self.title = Heading("", name="queue.board.title")
        self.which = Select(name="queue.board.which")
        self.figures = Figures(name="queue.board.figures")
        self.call = Button("", "primary", icon="bell-ring", name="queue.board.call_next")
        self.waiting = CardColumn(name="queue.waiting")
        self.called = CardColumn(name="queue.called")
        self.serving = CardColumn(name="queue.serving")
        self.resting = CardColumn(name="queue.resting")
        self.chosen = Chosen(context)
        self.follow_ups = FollowUps(context)
        self.empty = EmptyState(icon="ticket", name="queue.board.empty")
        self._columns = (self.waiting, self.called, self.serving, self.resting)
        self._arrange()
        self._connect()
        self.retext()

    def _arrange(self) -> None:
        side = Pane()
        side.column.addWidget(self.chosen)
        side.column.addWidget(self.follow_ups)
        side.column.addStretch(1)
        self.chosen.hide()
        parts = [Part(each, least=208, gutter=True) for each in self._columns]
        self.board = Columns([*parts, Part(side, wide=268, narrow=262)])
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.which)
        head.addWidget(self.figures, 1)
        head.addWidget(self.call)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.board, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()

    def _connect(self) -> None:
        for place, column in enumerate(self._columns):
            column.acted.connect(self._act)
            column.opened.connect(self._open)
            column.sideways.connect(functools.partial(self._sideways, place))
            column.made.connect(self._close)
        self.call.pressed_open.connect(self._call_next)
        self.guard(self.call, Task.TICKET_CALL)
        self.which.chosen.connect(lambda _value: self._show_again())
        self.chosen.wanted.connect(self._wanted)
        self.chosen.left.connect(self._put_away)
        self.follow_ups.done.connect(self._followed_up)
        keys = QShortcut(QKeySequence(CALL_NEXT_KEY), self)
        keys.activated.connect(self.call.click)
        self._ages = QTimer(self)
        self._ages.timeout.connect(self._age)
        self._ages.start(AGES_MS)

    # ---- what the window asks

    @override
    def opened(self, *, ticket: TicketId | None = None, **arguments: object) -> None:
        self._put_away()
        self._chosen = "" if ticket is None else str(ticket)
        self.call.setFocus()
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(queue.board, then=self._show)

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("Lobby queue"))
        self.call.set_words(f"{t('Call next')}  {CALL_NEXT_KEY}")
        self.which.setAccessibleName(t("Which queue"))
        self.empty.say(t("Nobody waits."), t("Whoever checks in and waits for a desk stands here."))
        self.chosen.retext()
        self._show_again()

    @override
    def wipe(self) -> None:
        self._ages.stop()
        self._board, self._chosen = None, ""
        self.chosen.put_away()
        super().wipe()

    # ---- showing

    @property
    def _me(self) -> PersonId | None:
        by = self.context.by()
        return by.id if isinstance(by, Person) else None

    @property
    def _services(self) -> dict[int, Service]:
        return {} if self._board is None else {each.id: each for each in self._board.services}

    def _service(self) -> int | None:
        value = self.which.value()
        return int(value) if value.isdecimal() else None

    def _show(self, board: Board) -> None:
        self._board = board
        names = [
            (str(each.id), faces.service_name(each, self.context))
            for each in board.services
            if each.active
        ]
        self.which.set_choices([(ALL, self.t("All queues")), *names])
        if not self.which.value():
            self.which.set_value(ALL)
        self.which.setVisible(len(names) > 1)
        self._show_again()

    def _show_again(self) -> None:
        if self._board is None:
            return
        board = desk.chosen(self._board, self._service())
        self.board.setVisible(not self._board.nothing)
        self.empty.setVisible(self._board.nothing)
        self._fill(board)
        self._say_heads(board)
        self.figures.set_figures([] if self._board.nothing else self._figures(board))
        self.follow_ups.show_all(self._board.follow_ups)
        self._guard_call(board)
        self._show_chosen()

    def _fill(self, board: Board) -> None:
        face = functools.partial(
            faces.card, context=self.context, services=self._services, now=board.now, me=self._me
        )
        line: list[Listed | Collecting] = sorted([*board.waiting, *board.collecting], key=in_turn)
        self.waiting.set_cards(
            [
                faces.collecting(each, self.context, board.now)
                if isinstance(each, Collecting)
                else face(each)
                for each in line
            ]
        )
        self.called.set_cards([face(each) for each in board.called])
        mine_first = sorted(board.serving, key=lambda each: each.ticket.called_by != self._me)
        self.serving.set_cards([face(each) for each in mine_first])
        self.resting.set_cards([face(each) for each in (*board.missed, *board.on_hold)])
        for column in self._columns:
            for card in column.cards():
                self._close(card)

    def _say_heads(self, board: Board) -> None:
        t, language = self.t, self.context.language
        longest = max((desk.waited(each, board.now) for each in board.waiting), default=0)
        said = t("longest {time}", time=texts.minutes(longest, language)) if longest else ""
        self.waiting.say(t("Waiting"), said, empty=t("Nobody waits."))
        self.called.say(t("Called"), "", empty=t("Nobody is called."))
        self.serving.say(t("Being served"), "", empty=t("Nobody is being served."))
        missed = self.tn("{n} missed", "{n} missed", len(board.missed)) if board.missed else ""
        self.resting.say(t("On hold"), missed, empty=t("Nobody is on hold."))

    def _figures(self, board: Board) -> list[Figure]:
        t, language = self.t, self.context.language
        many = len(board.waiting) + len(board.collecting)
        found = [Figure("waiting", str(many), t("in the queue"))]
        longest = max((desk.waited(each, board.now) for each in board.waiting), default=0)
        if longest:
            slow = any(desk.is_long(each, board.now) for each in board.waiting)
            told = texts.minutes(longest, language)
            found.append(
                Figure("longest", told, t("longest wait"), "s_waiting" if slow else "text")
            )
        nobody = sum(each.ticket.cause is WaitCause.NOBODY for each in board.waiting)
        if nobody:
            found.append(Figure("nobody", str(nobody), t("nobody here can serve"), "s_overdue"))
        return found

    def _guard_call(self, board: Board) -> None:
        """Open where one of the queues shown may be served from here; else the resolver says who could."""
        shown = self._service()
        tasks = [
            each.task
            for each in board.services
            if each.active and (shown is None or each.id == shown)
        ]
        closed = self.context.closed
        task = next((each for each in tasks if closed(each) is None), next(iter(tasks), None))
        self.guard(self.call, task or Task.TICKET_CALL)
        line = board.waiting
        self.call.set_closed(None if line else self.t("Nobody waits."))

    def _close(self, card: Card) -> None:
        listed = self._find(card.facts.key)
        deed = None if listed is None else desk.next_deed(listed, self._me)
        if listed is None or deed not in SERVES:
            self.guard(card.action, Task.TICKET_CALL)
            return
        service = self._services.get(listed.ticket.service)
        if service is None:
            return
        self.guard(card.action, service.task)
        closed = self.context.closed(service.task)
        if closed is not None:
            takes = closed.take_role is not None
            can = self.t("You can do this.") if takes else ""
            card.show_closed(closed.then or closed.reason, can, takes=takes)

    # ---- choosing

    def _find(self, key: str) -> Listed | None:
        if self._board is None:
            return None
        found = (each for each in desk.every(self._board) if str(each.ticket.id) == key)
        return next(found, None)

    def _open(self, key: str) -> None:
        if key.startswith("visit."):
            self.context.go("today")
            return
        self._chosen = key
        self._show_chosen()
        if self._chosen:
            self.chosen.first().setFocus()

    def _show_chosen(self) -> None:
        listed = self._find(self._chosen) if self._chosen else None
        if listed is None:
            self._chosen = ""
            self.chosen.put_away()
            return
        self.chosen.show_number(listed, self._services, self._me)
        service = self._services.get(listed.ticket.service)
        if service is not None:
            for deed in SERVES:
                self.guard(self.chosen.deeds[deed], service.task)

    def _put_away(self) -> None:
        key, self._chosen = self._chosen, ""
        self.chosen.put_away()
        for column in self._columns:
            card = column.card(key) if key else None
            if card is not None:
                card.setFocus()

    def _sideways(self, place: int, step: int) -> None:
        at = self.focusWidget()
        height = at.mapTo(self.window(), at.rect().center()).y() if at is not None else 0
        place += step
        while 0 <= place < len(self._columns):
            if self._columns[place].take_focus(height):
                return
            place += step

    # ---- doing

    def _call_next(self) -> None:
        service = self._service()
        services = () if service is None else (service,)
        self.ask(
            queue.call_next, then=self._called, otherwise=self._refused, busy=[self.call],
            services=services,
        )  # fmt: skip

    def _called(self, ticket: Ticket) -> None:
        self._chosen = str(ticket.id)
        self.refresh()

    def _act(self, key: str) -> None:
        listed = self._find(key)
        deed = None if listed is None else desk.next_deed(listed, self._me)
        if listed is None or deed is None:
            self._open(key)
            return
        self._do(listed, deed, "")

    def _wanted(self, deed: str, said: str) -> None:
        listed = self.chosen.listed
        if listed is not None:
            self._do(listed, Deed(deed), said)

    def _do(self, listed: Listed, deed: Deed, said: str) -> None:
        verb, more = _act_of(deed, said)
        button = self.chosen.deeds[deed]
        self.ask(
            verb, then=functools.partial(self._done, deed), otherwise=self._refused,
            busy=[button], ticket=listed.ticket.id, seen=listed.ticket.version, **more,
        )  # fmt: skip

    def _done(self, deed: Deed, ticket: Ticket) -> None:
        if deed in (Deed.CALL, Deed.MEET, Deed.GO_ON):
            self._chosen = str(ticket.id)
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()

    def _followed_up(self, which: int, seen: int) -> None:
        self.ask(
            queue.end_follow_up, then=lambda _answer: self.refresh(), otherwise=self._refused,
            follow_up=FollowUpId(which), seen=seen,
        )  # fmt: skip

    def _age(self) -> None:
        if self.isVisible():
            self.refresh()


def _act_of(deed: Deed, said: str) -> tuple[Callable[..., Ticket], dict[str, Any]]:
    """The act of a deed, and what it is told."""
    match deed:
        case Deed.HOLD:
            return queue.hold_ticket, {"cause": WaitCause(said)}
        case Deed.TRANSFER:
            return queue.transfer, {"service": int(said)}
        case Deed.FINISH:
            return queue.finish_ticket, {"whole": True}
        case Deed.FINISH_PART:
            return queue.finish_ticket, {"whole": False, "follow_up": said}
        case _:
            return _PLAIN[deed], {}


_PLAIN: dict[Deed, Callable[..., Ticket]] = {
    Deed.CALL: queue.call_this,
    Deed.MEET: queue.meet,
    Deed.CALL_AGAIN: queue.call_again,
    Deed.LOOK: queue.look,
    Deed.MISS: queue.miss,
    Deed.COME_BACK: queue.come_back,
    Deed.GO_ON: queue.go_on,
    Deed.LEAVE: queue.leave_ticket,
}
