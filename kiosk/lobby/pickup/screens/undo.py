"""Taking a hand-over back at a desk: each package lies here again, why, and where it goes then."""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import PickupId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.lobby.pickup import service, texts
from kiosk.lobby.pickup.rules.undoing import Undoable, Voided, VoidReason
from kiosk.ui.buttons import Button, IconButton
from kiosk.ui.choices import CheckRow, Choice
from kiosk.ui.context import Closed, Context
from kiosk.ui.frames import Frame
from kiosk.ui.notices import NoticeBar
from kiosk.ui.pane import Pane
from kiosk.ui.panel import Panel
from kiosk.ui.side_screen import SideScreen
from kiosk.ui.text import Heading, Label

GAP, SIDE = 14, 16


class UndoScreen(SideScreen):
    """One hand-over of today; `opened` says which pick-up it ended."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pickup: PickupId | None = None
        self._page: Undoable | None = None
        self._voided: Voided | None = None
        self._reason: VoidReason | None = None
        self._build()
        self._lay_out()
        self.leave.pressed_open.connect(context.back)
        self.take_back.pressed_open.connect(self._void)
        self.take_back.explain.connect(self._explain_void)
        self.guard(self.take_back, Task.PICKUP_VOID)
        self.retext()

    def _build(self) -> None:
        self.leave = IconButton("arrow-left", "", name="undo.back")
        self.title = Heading("", name="undo.heading")
        self.news = NoticeBar("", name="undo.news")
        self.number = Label("", "title", name="undo.order")
        self.detail = Label("", "small", name="undo.detail")
        self.all_here = Label("", "strong", name="undo.all_here")
        self.packages = Pane(spacing=4)
        self.packages.set_edges(2, 2)
        self.packages.column.addStretch(1)
        self.ticks: dict[str, CheckRow] = {}
        self.why = Label("", "strong", name="undo.why")
        self.reasons: dict[VoidReason, Choice] = {}
        self._group = QButtonGroup(self)
        for reason in VoidReason:
            choice = Choice("", name=f"undo.reason.{reason}")
            choice.clicked.connect(functools.partial(self._choose, reason))
            self._group.addButton(choice)
            self.reasons[reason] = choice
        self.follows = Label("", "small", name="undo.follows")
        self.take_back = Button("", "primary", icon="undo-2", name="undo.take_back")
        self.say_why = Label("", "small", name="undo.say_why")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.leave)
        head.addWidget(self.title, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(SIDE, 12, SIDE, 12)
        column.setSpacing(6)
        column.addWidget(self.number)
        column.addWidget(self.detail)
        column.addWidget(Frame("rule"))
        column.addWidget(self.all_here)
        column.addWidget(self.packages, 1)
        panel = Panel(name="undo.panel")
        panel.fill(left)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(SIDE, 14, SIDE, 14)
        side.setSpacing(6)
        side.addWidget(self.why)
        for choice in self.reasons.values():
            side.addWidget(choice)
        side.addStretch(1)
        for part in (self.follows, self.take_back, self.say_why):
            side.addWidget(part)
        self.side = self.beside = Panel(name="undo.side")
        self.side.fill(right)
        self.work = QWidget()
        both = QHBoxLayout(self.work)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(GAP)
        both.addWidget(panel, 1)
        both.addWidget(self.side)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        page.addLayout(head)
        page.addWidget(self.news)
        page.addWidget(self.work, 1)
        self.news.hide()

    # ---- what a screen offers

    @override
    def opened(self, *, pickup: PickupId | None = None, **arguments: object) -> None:
        self._pickup, self._page, self._voided, self._reason = pickup, None, None, None
        self._group.setExclusive(False)
        for choice in self.reasons.values():
            choice.setChecked(False)
        self._group.setExclusive(True)
        for tick in self.ticks.values():
            tick.hide()
            tick.deleteLater()
        self.ticks = {}
        self.news.hide()
        self.work.hide()
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._pickup is not None and self._voided is None:
            self.ask(
                service.undoable, then=self._show, otherwise=self._cannot, pickup=self._pickup
            )  # fmt: skip

    @override
    def retext(self) -> None:
        t, language = self.t, self.context.language
        self.leave.set_words(t("Back"))
        self.leave.setToolTip(t("Back").replace("<", "\u2039"))
        self.title.setText(t("Take a hand-over back"))
        self.all_here.setText(t("Tick each package that lies before you"))
        self.why.setText(t("What went wrong"))
        for reason, choice in self.reasons.items():
            choice.set_texts(texts.void_reason(reason, language))
        self.follows.setText(
            t("The sale is reversed and its receipt is void. The customer is told a new code.")
        )
        self.take_back.set_words(t("Take it back"))
        self._word()

    @override
    def regard(self) -> None:
        super().regard()
        self._hold()

    @override
    def scanned(self, code: str) -> None:
        tick = self.ticks.get(code)
        self.context.beep("right" if tick is not None else "wrong")
        if tick is not None:
            tick.setChecked(True)
            self._hold()

    @override
    def wipe(self) -> None:
        self._page = self._pickup = None
        super().wipe()

    # ---- what it shows

    def _show(self, page: Undoable) -> None:
        if self._page is None:
            for number, _held in page.packages:
                tick = CheckRow("", name=f"undo.package.{number}")
                tick.clicked.connect(self._hold)
                self.packages.column.insertWidget(self.packages.column.count() - 1, tick)
                self.ticks[number] = tick
        self._page = page
        self.work.show()
        self._word()
        self.context.filled()

    def _cannot(self, refusal: Refusal) -> None:
        self.news.say(self.context.refusal_sentence(refusal), "", "overdue")
        self.news.show()

    def _word(self) -> None:
        page = self._page
        if page is None:
            return
        t, zone = self.t, self.context.zone
        self.number.setText(t("Order {number}", number=words.island(page.order_number)))
        facts = (
            t("Receipt {number}", number=words.island(page.receipt)),
            t("handed over at {time}", time=words.island(words.clock(page.at, zone))),
            t("until {time}", time=words.island(words.clock(page.until, zone))),
        )
        self.detail.setText(words.joined(facts, self.context.language))
        for number, held in page.packages:
            self.ticks[number].set_texts(words.island(number), detail=held)
        self._hold()

    # ---- what may be pressed

    def _choose(self, reason: VoidReason) -> None:
        self._reason = reason
        self._hold()

    def _hold(self) -> None:
        """Close the button while a package or the reason is missing."""
        if self._page is None:
            return
        closed = self.context.closed(Task.PICKUP_VOID)
        why = closed.reason if closed is not None else self._why_not()
        self.take_back.set_closed(why or None)
        self.say_why.setText(why)
        self.say_why.setVisible(bool(why))

    def _why_not(self) -> str:
        if self._voided is not None:
            return self.t("It is taken back.")
        if not all(tick.isChecked() for tick in self.ticks.values()):
            return self.t("Every package must lie before you. Without one, make a credit note.")
        return "" if self._reason is not None else self.t("Choose what went wrong.")

    def _explain_void(self, reason: str) -> None:
        if self.context.closed(Task.PICKUP_VOID) is None and self.context.shell is not None:
            self.context.shell.explain(self.take_back, Closed(reason))

    # ---- the act

    def _void(self) -> None:
        page = self._page
        if page is not None and self._reason is not None:
            here = tuple(number for number, tick in self.ticks.items() if tick.isChecked())
            self.ask(
                service.void, then=self._done, otherwise=self._refused, busy=[self.take_back],
                pickup=page.pickup, reason=self._reason, back=here,
            )  # fmt: skip

    def _done(self, voided: Voided) -> None:
        self._voided = voided
        self.context.beep("right")
        language = self.context.language
        fact = self.t("Taken back. Receipt {number} is void.", number=words.island(voided.receipt))
        where = [
            self.t("{package} to {place}", package=words.island(number), place=words.island(place))
            for number, place in voided.places
        ]
        again = self.t("It waits as {number} with a new code.", number=words.island(voided.number))
        self.news.say(fact, f"{words.joined(where, language)}. {again}", "ready")
        self.news.show()
        self._hold()

    def _refused(self, refusal: Refusal) -> None:
        self.context.beep("wrong")
        self.context.say_refusal(refusal)
        self.refresh()
