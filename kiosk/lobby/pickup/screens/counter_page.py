"""How the hand-over looks at a desk: the order, its packages, what is beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import Person
from kiosk.lobby.pickup.rules import Counter, PickupState
from kiosk.lobby.pickup.screens import packages
from kiosk.lobby.pickup.screens.ending import Ending
from kiosk.lobby.pickup.screens.paying import PayCard
from kiosk.lobby.pickup.screens.proof import Proof
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.curtain import Curtain
from kiosk.ui.field import Field
from kiosk.ui.frames import Frame
from kiosk.ui.notices import NoticeBar
from kiosk.ui.progress import ProgressBar
from kiosk.ui.remarks import Remark
from kiosk.ui.screen import Screen
from kiosk.ui.table import Table
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, theme_of, window_of

SIDE, PAY_SIDE = 320, 390
BESIDE_FROM = 1170
"""From this width of a window on, what is paid stands beside the packages."""
QWIDGETSIZE_MAX = 16_777_215


class CounterPage(Screen):
    """Everything that is seen; `counter` adds what is done."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._paying = False
        self._build()

    # ---- building

    def _build(self) -> None:
        self.title = Label("", "title", wrap=False, name="pickup.counter.title")
        self.customer = Label("", "title", bold=False, name="pickup.counter.customer")
        self.lobby = Chip("", "waiting", name="pickup.counter.lobby")
        self.place = Label("", "figure", wrap=False, name="pickup.counter.place")
        self.held = Label("", "body", "soft", wrap=False, name="pickup.counter.held")
        self.news = NoticeBar("", name="pickup.counter.news")
        self.news.hide()
        self.scan = Field("", "text", name="pickup.counter.scan")
        self.progress = ProgressBar(tone="accent", name="pickup.counter.progress")
        self.table = Table(
            packages.columns("en"), density="two_lines", selectable=True,
            name="pickup.counter.packages",
        )  # fmt: skip
        self.table.refitted.connect(self._fit_table)
        self.give_back = Button("", "secondary", icon="undo-2", name="pickup.counter.give_back")
        self.hold = Button("", "secondary", icon="pause", name="pickup.counter.hold")
        self.hold.hide()
        self.row = Button("", "quiet", name="pickup.counter.row")
        self.more = Button("", "quiet", icon="plus", name="pickup.counter.more")
        self.take = Button("", "primary", icon="package-search", name="pickup.counter.take")
        self.hand_over = Button("", "primary", icon="handshake", name="pickup.counter.hand_over")
        self.print = Button("", "primary", icon="printer", name="pickup.counter.print")
        self.next = Button("", "secondary", name="pickup.counter.next")
        self.why = Remark("", "info", name="pickup.counter.why")
        self.pay = PayCard(self.context)
        self.proof = Proof(self.context)
        self.ending = Ending(self.context)
        self.proof.asking.connect(self.ending.step_aside)
        self.beside = QWidget()
        self.beside.setFixedWidth(SIDE)
        self.pay.shown.connect(self._make_room)
        self._side = side = QVBoxLayout(self.beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        side.addWidget(self.pay)
        side.addWidget(self.proof)
        side.addWidget(self.ending)
        side.addStretch(1)
        main = QVBoxLayout()
        main.setSpacing(14)
        main.addLayout(self._head())
        main.addWidget(self.news)
        main.addWidget(self._card())
        main.addStretch(1)
        sheet = QWidget()
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(main, 1)
        row.addWidget(self.beside, 0)
        self.curtain = Curtain(sheet, name="pickup.counter.curtain")
        stage = QVBoxLayout(self)
        stage.setContentsMargins(0, 0, 0, 0)
        stage.addWidget(sheet, 1)
        stage.addWidget(self.curtain, 1)

    def _make_room(self, paying: bool) -> None:
        """The keys of paying need more room than what stands beside otherwise."""
        scale = max(1.0, theme_of(self).scale)
        self._paying = paying
        narrow = 0 < window_of(self).width() < BESIDE_FROM * scale
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
        if narrow:
            # In a window that is a part of a screen what stood beside stands below.
            self.beside.setMinimumWidth(0)
            self.beside.setMaximumWidth(QWIDGETSIZE_MAX)
        else:
            self.beside.setFixedWidth(round((PAY_SIDE if paying else SIDE) * scale))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room(self._paying)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room(self._paying)

    def _head(self) -> QHBoxLayout:
        middle = Qt.AlignmentFlag.AlignVCenter
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.customer, 1)
        for chip in (self.lobby, self.place):
            head.addWidget(chip, 0, middle)
        head.addWidget(self.held, 0, middle)
        return head

    def _card(self) -> Frame:
        card = Frame("card", name="pickup.counter.card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 16, 1, 16)
        column.setSpacing(14)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.setSpacing(16)
        top.addWidget(self.scan, 3)
        top.addWidget(self.progress, 2, Qt.AlignmentFlag.AlignBottom)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.setSpacing(10)
        foot.addWidget(self.give_back)
        foot.addWidget(self.hold)
        foot.addWidget(self.row)
        foot.addWidget(self.next)
        foot.addStretch(1)
        for button in (self.take, self.hand_over, self.print):
            foot.addWidget(button)
        reason = QHBoxLayout()
        reason.setContentsMargins(16, 0, 16, 0)
        reason.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        reason.addStretch(1)
        reason.addWidget(self.why)
        column.addLayout(top)
        column.addWidget(self.table)
        column.addLayout(foot)
        column.addLayout(reason)
        return card

    @override
    def unanswered(self) -> None:
        if self.curtain.drawn:
            self.curtain.rest()

    # ---- showing

    def on_theme(self, _theme: Theme) -> None:
        """The table stands at full height; the page scrolls."""
        self._fit_table()

    def _fit_table(self) -> None:
        self.table.setFixedHeight(max(80, self.table.whole_height()))

    def mine(self, counter: Counter) -> bool:
        """Whether whoever is signed in here has it."""
        by = self.context.by()
        return counter.held is not None and isinstance(by, Person) and counter.held.person == by.id

    def show_counter(self, counter: Counter, *, over: bool) -> None:
        """Show the pickup as it is now."""
        t, language = self.t, self.context.language
        mine = self.mine(counter)
        self.title.setText(t("Order {number}", number=words.island(counter.order_number)))
        self.customer.setText(counter.customer)
        self._show_lobby(counter, over=over)
        places = list(dict.fromkeys(each.place for each in counter.packages if each.wanted))
        self.place.setVisible(bool(places))
        self.place.setText(
            t("Place {place}", place=words.joined(map(words.island, places), language))
        )
        self._show_held(counter, mine=mine)
        self.held.setVisible(counter.held is not None and not over)
        now = self.context.now() if self.context.now is not None else None
        rows = packages.rows(counter, language, now, self.context.zone, over=over)
        at = packages.at(counter)
        self.table.set_rows(rows, at if at >= 0 else None)
        self._fit_table()
        wanted = [each for each in counter.packages if each.wanted]
        done = len(wanted) - counter.left
        self.progress.go(done, len(wanted), t("{done} of {all}", done=done, all=len(wanted)))
        self.progress.set_tone("ready" if wanted and not counter.left else "accent")
        self.proof.show_for(counter, mine=mine)
        # First who it is, then the money: what comes next stands on top.
        self._side.removeWidget(self.pay)
        first = self._side.indexOf(self.proof)
        self._side.insertWidget(first + (0 if counter.identity_enough else 1), self.pay)
        self.ending.show_for(counter)

    def _show_lobby(self, counter: Counter, *, over: bool) -> None:
        since = counter.waiting_since
        over = over or counter.state is PickupState.COLLECTED
        self.lobby.setVisible(since is not None and not over)
        if since is not None and self.context.now is not None:
            minutes = max(0, int((self.context.now() - since).total_seconds() // 60))
            waited = self.tn("In the lobby, {n} min", "In the lobby, {n} min", minutes)
            self.lobby.set_state("waiting", waited)

    def _show_held(self, counter: Counter, *, mine: bool) -> None:
        held, t = counter.held, self.t
        self.held.setVisible(held is not None)
        if held is None:
            return
        until = words.island(words.clock(held.until, self.context.zone))
        self.held.setText(t("yours until {time}", time=until) if mine else held.name)
        if not mine:
            place = words.island(held.station)
            fact = t("{name} has this pick-up at {place}.", name=held.name, place=place)
            self.news.say(fact, t("Until {time}.", time=until), "waiting")
            self.news.show()
