"""Today: what is ready, who is in the lobby, who is being served, what is done; one action a card."""

from __future__ import annotations

import functools
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import CaseId, PickupId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.desk.today import rules, service, texts
from kiosk.desk.today.rules import CLAIMS, Board, Column, Deed, TodayCard
from kiosk.desk.today.screens import faces, visits
from kiosk.desk.today.screens.look_up import LookUp
from kiosk.desk.today.screens.side import DoneColumn, Side
from kiosk.desk.today.screens.visits import VisitCard
from kiosk.front_office.queue import service as queue
from kiosk.lobby.pickup import service as pickups
from kiosk.ui.card import Card
from kiosk.ui.card_column import CardColumn
from kiosk.ui.columns import Columns, Part
from kiosk.ui.context import Context
from kiosk.ui.empty import EmptyState, Way
from kiosk.ui.figures import Figure, Figures
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading, Label

AGES_MS = 20_000
"""Waiting times grow by themselves: the board is asked again so often while it is shown."""
SHOWN = 50


class TodayScreen(Screen):
    """The board. Arrows walk the cards, Enter acts, Space opens."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._board: Board | None = None
        self._cards: dict[str, TodayCard] = {}
        self._visits: dict[str, VisitCard] = {}
        self._touched: set[tuple[str, datetime | None]] = set()
        self.title = Heading("", name="today.title")
        self.day = Label("", "heading", "soft", bold=False, wrap=False, name="today.day")
        self.figures = Figures(name="today.figures")
        self.look_up = LookUp(context, self)
        self.shelf = CardColumn(name="today.shelf")
        self.lobby = CardColumn(name="today.lobby")
        self.served = CardColumn(name="today.served")
        self.done = DoneColumn(context)
        self.side = Side(context)
        self.empty = EmptyState(name="today.empty")
        self.empty.primary.set_icons("file-up")
        self._columns = {
            Column.SHELF: self.shelf,
            Column.LOBBY: self.lobby,
            Column.SERVED: self.served,
        }
        self._arrange()
        self._connect()
        self.retext()

    def _arrange(self) -> None:
        self.board = Columns(
            [
                Part(self.shelf, least=208, gutter=True),
                Part(self.lobby, least=208, gutter=True),
                Part(self.served, least=208, gutter=True),
                Part(self.done, wide=196, narrow=168),
                Part(self.side, wide=268, narrow=262),
            ]
        )
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.day)
        head.addWidget(self.look_up)
        head.addWidget(self.figures, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.board, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()

    def _connect(self) -> None:
        for place, column in enumerate(self._columns.values()):
            column.acted.connect(self._act)
            column.opened.connect(self._open)
            column.touched.connect(self._touch)
            column.sideways.connect(functools.partial(self._sideways, place))
            column.made.connect(self._on_made)
        for button, task, screen in (
            (self.side.open_calls, Task.HELP_ANSWER, "help.calls"),
            (self.side.open_picking, Task.SHIPMENT_START, "fulfilment"),
            (self.empty.primary, Task.ORDERS_IMPORT, "exchange.import"),
        ):
            button.pressed_open.connect(functools.partial(self.context.go, screen))
            self.guard(button, task)
        rows = self.side.money_rows
        rows.opened.connect(lambda key: self._open_found(PickupId(int(key))))
        rows.clicked.connect(lambda at: self._open_found(PickupId(int(rows.facts[at.row()].key))))
        self.look_up.asked.connect(self._find)
        self.look_up.opened.connect(self._open_found)
        self.look_up.opened_case.connect(self._open_case)
        self.look_up.down.connect(self._to_cards)
        keys = QShortcut(QKeySequence("Ctrl+K"), self)
        keys.activated.connect(self.look_up.field.edit.setFocus)
        self._ages = QTimer(self)
        self._ages.timeout.connect(self._age)
        self._ages.start(AGES_MS)

    # ---- what the window asks

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def wipe(self) -> None:
        self.look_up.wipe()
        super().wipe()

    @override
    def refresh(self) -> None:
        self.ask(service.board, then=self._show)

    @override
    def regard(self) -> None:
        super().regard()
        self.side.people.regard()
        for column in self._columns.values():
            for card in column.cards():
                self._close(card)

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("Today"))
        self.look_up.retext()
        self.empty.say(
            t("Nothing waits"),
            t("No goods are on a shelf place, no order is to pick, and nobody is in the lobby."),
            t("Import orders"),
        )
        self.empty.set_ways(
            (
                Way("file-up", t("From the web shop"),
                    t("Orders are taken in from its export. Then Fulfilment sees them.")),
                Way("archive", t("By Fulfilment"),
                    t("What is put on a shelf place appears here, and its customer is told.")),
                Way("scan-line", t("From the lobby"),
                    t("Whoever scans a pick-up code lights up here within a second.")),
            )
        )  # fmt: skip
        if self._board is not None:
            self._show(self._board)

    # ---- showing

    def _show(self, board: Board) -> None:
        self._board = board
        by = self.context.by()
        me = by.id if isinstance(by, Person) else None
        columns = rules.cards(board, me, self.context.zone)
        self._cards = {card.key: card for cards in columns.values() for card in cards}
        self._say_heads(board)
        self._visits = visits.cards(board, self.context, me)
        for place, cards in columns.items():
            shown = [(card, faces.face(card, self.context)) for card in cards]
            self._columns[place].set_cards(visits.among(shown, self._visits.values(), place))
        for card in columns[Column.LOBBY]:
            self._light(card, board.now)
        self.done.show_board(board)
        self.side.show_board(board)
        self.board.setVisible(not board.nothing)
        self.empty.setVisible(board.nothing)
        self.regard()

    def _say_heads(self, board: Board) -> None:
        t, language, shelf = self.t, self.context.language, board.pickups.shelf
        self.day.setText(words.day(board.day, language, weekday=True))
        promised = [card.promised_at for card in shelf if self._is_today(card.promised_at, board)]
        trailing = ""
        if len(shelf) >= SHOWN:
            trailing = t("the first {n}", n=SHOWN)
        elif promised and promised[0] is not None:
            trailing = t(
                "next {time}", time=words.island(words.clock(promised[0], self.context.zone))
            )
        just_now = t("just now")
        self.shelf.say(
            t("Expected") if board.expected else t("Ready"),
            trailing,
            just_now=just_now,
            empty=t("Nothing is ready to collect."),
        )
        longest = board.longest_wait
        # Under a minute there is nothing to hurry for, and the column's head is narrow.
        waits = texts.minutes(longest, language) if longest else ""
        self.lobby.say(
            t("In the lobby"),
            t("longest {time}", time=waits) if waits else "",
            empty=t("Nobody waits in the lobby."),
            just_now=just_now,
        )
        held = sum(1 for card in self._cards.values() if card.held)
        on_hold = self.tn("{n} on hold", "{n} on hold", held) if held else ""
        self.served.say(
            t("Being served"), on_hold, empty=t("Nobody is being served."), just_now=just_now
        )
        self.figures.set_figures([] if board.nothing else self._figures(board))

    def _is_today(self, moment: datetime | None, board: Board) -> bool:
        return moment is not None and words.local_day(moment, self.context.zone) == board.day

    def _figures(self, board: Board) -> list[Figure]:
        t, language, pickup = self.t, self.context.language, board.pickups
        found = [Figure("lobby", str(board.in_the_lobby), t("in the lobby"))]
        if board.longest_wait:
            slow = "s_waiting" if board.longest_wait >= rules.LONG_WAIT.seconds // 60 else "text"
            waited = texts.minutes(board.longest_wait, language)
            found.append(Figure("longest", waited, t("longest wait"), slow))
        if board.usual_wait is not None:
            usual = texts.minutes(board.usual_wait, language)
            found.append(Figure("usual", usual, t("usual wait today"), may_drop=True))
        late = "s_overdue" if pickup.overdue else "text"
        found.append(Figure("ready", str(pickup.ready), t("ready to collect")))
        found.append(Figure("overdue", str(pickup.overdue), t("overdue on the shelf"), late))
        return found

    def _light(self, card: TodayCard, now: datetime) -> None:
        shown = self.lobby.card(card.key)
        seconds = rules.lit_for(card, now)
        if shown is None or shown.lit or not seconds or (card.key, card.since) in self._touched:
            return
        self.lobby.light(card.key, seconds)

    # ---- doing

    def _act(self, key: str) -> None:
        card, shown = self._cards.get(key), self._shown(key)
        visit = self._visits.get(key)
        if visit is not None and visit.call and visit.listed is not None:
            self.ask(
                queue.call_this,
                then=lambda ticket: self.context.go(visits.BOARD, ticket=ticket.id),
                otherwise=self._not_taken,
                busy=[shown.action] if shown is not None else [],
                ticket=visit.listed.ticket.id,
                seen=visit.listed.ticket.version,
            )
        elif card is None or card.deed is None:
            self._open(key)
        elif card.deed is Deed.TAKE_ON and card.case is not None:
            self.ask(
                pickups.take_on,
                then=lambda _answer: self._go_to_case(card),
                otherwise=self._not_taken,
                busy=[shown.action] if shown is not None else [],
                case=card.case.id,
                seen=card.case.version,
            )
        elif card.deed in CLAIMS:
            self.ask(
                pickups.claim,
                then=lambda _answer: self._go_to_counter(card),
                busy=[shown.action] if shown is not None else [],
                pickup=card.pickup,
            )
        else:
            self._go_to_counter(card)

    def _not_taken(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()

    def _go_to_case(self, card: TodayCard) -> None:
        if card.case is not None:
            self.context.go("pickup.on_hold", case=card.case.id)

    def _open(self, key: str) -> None:
        card, shown = self._cards.get(key), self._shown(key)
        visit = self._visits.get(key)
        if visit is not None and visit.listed is not None:
            self.context.go(visits.BOARD, ticket=visit.listed.ticket.id)
            return
        if visit is not None:
            self.context.go(visits.EXPECTED)
            return
        if card is not None and card.held:
            self._go_to_case(card)
            return
        closed = self.context.closed(Task.PICKUP_RELEASE)
        if closed is not None and shown is not None and self.context.shell is not None:
            self.context.shell.explain(shown, closed)
        elif card is not None and closed is None:
            self._go_to_counter(card)

    def _find(self, typed: str) -> None:
        self.ask(pickups.find, then=self.look_up.show_found, newest=True, words=typed)

    def _to_cards(self) -> None:
        any(column.take_focus(0) for column in self._columns.values())

    def _open_case(self, case: CaseId) -> None:
        self.context.go("pickup.on_hold", case=case)

    def _open_found(self, pickup: PickupId) -> None:
        closed = self.context.closed(Task.PICKUP_RELEASE)
        if closed is None:
            self.context.go("pickup.counter", pickup_id=pickup)
        elif self.context.shell is not None:
            self.context.shell.explain(self.look_up, closed)

    def _go_to_counter(self, card: TodayCard) -> None:
        self.context.go("pickup.counter", pickup_id=card.pickup)

    def _touch(self, key: str) -> None:
        card = self._cards.get(key)
        if card is not None:
            self._touched.add((key, card.since))

    def _sideways(self, place: int, step: int) -> None:
        columns = list(self._columns.values())
        at = self.focusWidget()
        height = at.mapTo(self.window(), at.rect().center()).y() if at is not None else 0
        place += step
        while 0 <= place < len(columns):
            if columns[place].take_focus(height):
                return
            place += step

    # ---- inside

    def _shown(self, key: str) -> Card | None:
        found = (column.card(key) for column in self._columns.values())
        return next((card for card in found if card is not None), None)

    def _on_made(self, card: Card) -> None:
        self._close(card)

    def _close(self, card: Card) -> None:
        known, visit = self._cards.get(card.facts.key), self._visits.get(card.facts.key)
        if visit is not None:
            task = visit.task
        elif known is None or known.deed is None:
            return
        else:
            task = rules.task_of(known.deed)
        self.guard(card.action, task)
        closed = self.context.closed(task)
        if closed is not None:
            can = self.t("You can do this.") if closed.take_role is not None else ""
            takes = closed.take_role is not None
            card.show_closed(closed.then or closed.reason, can, takes=takes)

    def _age(self) -> None:
        if self.isVisible():
            self.refresh()
