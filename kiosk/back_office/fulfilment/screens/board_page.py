"""The board's side of fulfilment: tabs, the list with the most urgent first, and the order in hand."""

from __future__ import annotations

import functools

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.back_office.fulfilment import service
from kiosk.back_office.fulfilment.screens import worded
from kiosk.back_office.fulfilment.screens.bench import BenchPanel
from kiosk.back_office.fulfilment.service import Board, Card, Tab
from kiosk.back_office.fulfilment.service import bench as benches
from kiosk.back_office.fulfilment.service.bench import Bench, Spot
from kiosk.core.by import Person
from kiosk.core.ids import OrderId, ShipmentId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.ui.buttons import Button
from kiosk.ui.context import Closed, Context
from kiosk.ui.empty import EmptyState, Way
from kiosk.ui.list_panel import ListPanel
from kiosk.ui.rows import RowList
from kiosk.ui.screen import Screen
from kiosk.ui.tabs import Tab as TabWords
from kiosk.ui.tabs import Tabs
from kiosk.ui.text import Heading
from kiosk.ui.theme import Theme, theme_of, window_of

LIST_WIDE, LIST_NARROW, NARROW = 268, 250, 1200


class BoardPage(Screen):
    """To pick, picking, packed, on the shelf. Whatever is done with an order stands in `fulfilment`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._tab = Tab.TO_PICK
        self._board = Board(Tab.TO_PICK, (), dict.fromkeys(Tab, 0))
        self._in_hand: tuple[OrderId, ShipmentId | None] | None = None
        self._tasks: dict[Button, Task] = {}
        self._build()
        self._connect()
        self._guard_all()
        self.retext()

    # ---- how it is built

    def _build(self) -> None:
        self.title = Heading("", name="fulfilment.heading")
        self.tabs = Tabs(name="fulfilment.tabs")
        self.rows = RowList(name="fulfilment.rows")
        self.list = ListPanel(self.rows, name="fulfilment.list")
        self.panel = BenchPanel(self.context)
        self.panel.hide()
        self.none = EmptyState(name="fulfilment.none")
        work = QVBoxLayout()
        work.addWidget(self.panel)
        work.addStretch(1)
        self.work = QWidget()
        both = QHBoxLayout(self.work)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(14)
        both.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(work, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(8)
        column.addWidget(self.tabs)
        column.addSpacing(14)
        column.addWidget(self.work, 1)
        column.addWidget(self.none, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.rows.chosen.connect(self._on_row)

    def _guard_all(self) -> None:
        panel = self.panel
        self._tasks = {
            panel.start: Task.SHIPMENT_START,
            panel.pack: Task.SHIPMENT_PACK,
            panel.stage: Task.SHIPMENT_STAGE,
            panel.later: Task.SHIPMENT_SPLIT,
            panel.unpack: Task.SHIPMENT_UNPACK,
        }
        for button, task in self._tasks.items():
            button.explain.connect(functools.partial(self._why_waits, button))
            self.guard(button, task)
        self.guard(panel.scan, Task.SHIPMENT_PICK)

    # ---- what a screen offers

    @override
    def opened(self, *, order: OrderId | None = None, **arguments: object) -> None:
        self.refresh()
        if order is not None:
            self.ask(benches.spot_of, then=self._found, order=order)

    @override
    def wipe(self) -> None:
        self.panel.scan.drop()
        super().wipe()

    @override
    def refresh(self) -> None:
        self.ask(service.board, then=self._show_board, newest=True, tab=self._tab)

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("Fulfilment"))
        self.list.say(t("Most urgent first"))
        self._word_none()
        self._show_board(self._board)

    @override
    def regard(self) -> None:
        super().regard()
        self._hold()

    # ---- the board

    def _on_tab(self, key: str) -> None:
        self._tab = Tab(key)
        self._in_hand = None
        self._board = Board(self._tab, (), self._board.counts)
        self.refresh()

    def _show_board(self, board: Board) -> None:
        if board.tab is not self._tab:
            return
        self._board = board
        self.tabs.set_tabs(
            [TabWords(tab.value, worded.tab_words(tab, self.context), board.counts[tab])
             for tab in Tab]
        )  # fmt: skip
        with QSignalBlocker(self.tabs):
            self.tabs.choose(self._tab.value)
        keys = [worded.key_of(card) for card in board.cards]
        if self._key() not in keys:
            first = board.cards[0] if board.cards else None
            self._in_hand = (first.order, first.shipment) if first is not None else None
        rows = [worded.card_row(card, self.context) for card in board.cards]
        self.rows.set_rows(rows, choose=self._key())
        empty = not board.cards
        self.none.setVisible(empty)
        self.work.setVisible(not empty)
        if empty:
            self.panel.hide()
            self._word_none()
        else:
            self._look()

    def _key(self) -> str:
        if self._in_hand is None:
            return ""
        order, shipment = self._in_hand
        return f"{order}:{shipment or 0}"

    def _on_row(self, key: str) -> None:
        card = next((c for c in self._board.cards if worded.key_of(c) == key), None)
        if card is not None:
            self._take_in_hand(card)

    def _take_in_hand(self, card: Card) -> None:
        if (card.order, card.shipment) != self._in_hand:
            self.panel.scan.drop()
            self.panel.calm()
        self._in_hand = (card.order, card.shipment)
        self._look()

    def _look(self) -> None:
        if self._in_hand is not None:
            order, shipment = self._in_hand
            self.ask(
                benches.bench, then=self._show_bench, otherwise=self._gone, newest=True,
                order=order, shipment=shipment,
            )  # fmt: skip

    def _show_bench(self, bench: Bench) -> None:
        if self._in_hand != (bench.order, bench.shipment):
            return
        by = self.context.by()
        mine = isinstance(by, Person) and by.id == bench.by
        self.panel.show_bench(bench, mine=mine)
        self.panel.show()
        self._hold()
        self._focus()

    def _gone(self, refusal: Refusal) -> None:
        self._in_hand = None
        self.panel.hide()
        self.context.say_refusal(refusal)
        self.refresh()

    def _follow(self, tab: Tab, order: OrderId, shipment: ShipmentId) -> None:
        """The order in hand has gone on to another tab: go with it."""
        self._tab, self._in_hand = tab, (order, shipment)
        self.refresh()

    def _found(self, spot: Spot | None) -> None:
        if spot is not None:
            self._tab, self._in_hand = spot.tab, (spot.order, spot.shipment)
            self.refresh()

    def _word_none(self) -> None:
        t = self.t
        fact, sentence = {
            Tab.TO_PICK: (t("Nothing to pick"), t("Every order is in hand.")),
            Tab.PICKING: (t("Nobody is picking"), t("Start an order under To pick.")),
            Tab.PACKED: (
                t("Nothing is packed"),
                t("What is packed waits here for its shelf place."),
            ),
            Tab.ON_SHELF: (t("The shelf is empty"), t("What is ready to collect stands here.")),
        }[self._tab]
        self.none.say(fact, sentence)
        ways = (
            Way("package-open", t("By themselves"), t("A confirmed order with goods lands here.")),
            Way("scan-barcode", t("By scan"), t("Scan a package: its order opens.")),
            Way("clock", t("Still to come"), t("A rest that comes later waits under To pick.")),
        )
        self.none.set_ways(ways)

    # ---- what may be pressed

    def _hold(self) -> None:
        """Close what waits for something; what the resolver has closed stays so."""
        reasons = self.panel.why_closed()
        for button in self._tasks:
            button.set_closed(reasons.get(button))
        self.panel.explain(reasons)

    def _why_waits(self, button: Button, reason: str) -> None:
        closed = self.context.closed(self._tasks[button])
        if closed is None and self.context.shell is not None:
            self.context.shell.explain(button, Closed(reason))

    # ---- Qt

    def _focus(self) -> None:
        """The hands are at the scanner: it has the keyboard."""
        if self.panel.isVisible():
            self.panel.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_theme(self, _theme: Theme) -> None:
        """Another text size: another width of the list."""
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW
        wide = LIST_NARROW if narrow else LIST_WIDE
        self.list.setFixedWidth(round(wide * max(1.0, theme_of(self).scale)))
        for part in (self.list, self.panel):
            part.fit(window_of(self).height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()
        self._focus()
