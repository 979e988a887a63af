"""The till of this desk: opened, moved, counted, closed and verified on one screen, a page for each."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kiosk.back_office.till import service
from kiosk.back_office.till.rules import (
    Closed,
    CountClosed,
    Desk,
    MoveKind,
    Opened,
    Past,
    Reported,
    SessionState,
    Stepped,
)
from kiosk.back_office.till.screens.close_page import ClosePage
from kiosk.back_office.till.screens.count_page import ClosingCount, OpeningCount
from kiosk.back_office.till.screens.no_drawer import NoDrawer
from kiosk.back_office.till.screens.papers import Paper, paper, photo_of
from kiosk.back_office.till.screens.past_page import PastPage
from kiosk.back_office.till.screens.side import Stack
from kiosk.back_office.till.screens.till_page import StandingPage
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.records.printing import service as printing
from kiosk.ui.context import Context
from kiosk.ui.pane import Pane
from kiosk.ui.screen import Screen


class TillsScreen(Screen):
    """What the till of this PC waits for is shown; closed tills are a step aside."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._desk: Desk | None = None
        self._session: int | None = None
        self._looking_back = False
        self.nothing, self.opening = NoDrawer(context), OpeningCount(context)
        self.now, self.count = StandingPage(context), ClosingCount(context)
        self.closing, self.past = ClosePage(context), PastPage(context)
        self.stack = Stack(
            (self.nothing, self.opening, self.now, self.count, self.closing, self.past)
        )
        pane = Pane()
        pane.column.addWidget(self.stack)
        pane.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)
        self._connect()
        self.retext()

    def _connect(self) -> None:
        self.nothing.deed.pressed_open.connect(self._add_drawer)
        self.nothing.past.pressed_open.connect(self.look_back)
        self.opening.done.connect(self._open)
        self.now.past.pressed_open.connect(self.look_back)
        self.now.report.pressed_open.connect(self._report)
        self.now.close_it.pressed_open.connect(self._begin_count)
        self.now.handed.connect(self._hand_over)
        self.now.form.asked.connect(self._move)
        self.count.stopped.connect(self._stop)
        self.count.done.connect(self._close_count)
        self.closing.done.connect(self._close)
        self.past.back.pressed_open.connect(self.look_at_now)
        self.past.print_it.pressed_open.connect(self._print)
        self.past.chosen.connect(self._choose)
        self.past.verified.connect(self._verify)
        self.guard(self.opening.deed, self.opening.task)
        self.guard(self.count.deed, self.count.task)
        self.guard(self.closing.deed, Task.TILL_CLOSE)
        self.guard(self.past.deed, Task.TILL_VERIFY)
        self.guard(self.past.print_it, Task.TILL_REPORT)
        self.guard(self.now.close_it, Task.TILL_COUNT)
        self.guard(self.now.form.deed, Task.CASH_MOVE)
        self.guard(self.now.report, Task.TILL_REPORT)
        self.guard(self.now.give, Task.TILL_HAND_OVER)
        self.guard(self.now.take, Task.TILL_HAND_OVER)
        self.guard(self.nothing.deed, Task.DRAWER_ADD)

    # ---- what a screen offers

    @override
    def opened(self, *, past: bool = False, **arguments: object) -> None:
        self._looking_back = past
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.desk, then=self._show, station=self.context.station)
        self.ask(printing.unsigned, then=self.now.show_unsigned, newest=True)
        if self._looking_back:
            self.ask(service.past, then=self._show_past)

    @override
    def retext(self) -> None:
        for page in (self.nothing, self.opening, self.now, self.count, self.closing, self.past):
            page.retext()

    @override
    def regard(self) -> None:
        super().regard()
        if self._desk is not None:
            for page in (self.opening, self.count, self.closing, self.past):
                page.hold()
            self.now.form.hold()

    # ---- what it shows

    def _show(self, desk: Desk) -> None:
        self._desk = desk
        if self._looking_back:
            self.stack.turn(self.past)
            return
        if desk.drawer is None:
            self.nothing.show_desk(desk)
            self.stack.turn(self.nothing)
        elif desk.opening is not None:
            self.stack.turn(self.opening)
            self.opening.show_opening(desk.opening)
        elif desk.page is not None:
            self.stack.turn(self.now)
            self.now.show_page(desk.page, desk.people)
        elif desk.count is not None:
            self._show_count(desk)

    def _show_count(self, desk: Desk) -> None:
        page = desk.count
        if page is None:
            return
        if page.session.state is SessionState.COUNTED:
            self.stack.turn(self.closing)
            self.closing.show_count(page)
            return
        fresh = self._session != page.session.id or self.stack.shown is not self.count
        self._session = page.session.id
        self.stack.turn(self.count)
        self.count.show_count(page, fresh=fresh)

    def look_back(self) -> None:
        """Show the closed tills."""
        self._looking_back = True
        self.stack.turn(self.past)
        self.refresh()

    def look_at_now(self) -> None:
        """Back to the till of this desk."""
        self._looking_back = False
        self.refresh()

    # ---- drawer, opening, hands

    def _add_drawer(self) -> None:
        self.ask(
            service.add_drawer, then=lambda _made: self.refresh(), busy=[self.nothing.deed],
            name=self.nothing.named.text(), at=self.context.station, base=self.nothing.base(),
        )  # fmt: skip

    def _open(self) -> None:
        if self._desk is None or self._desk.drawer is None:
            return
        self.ask(
            service.open_till, then=self._opened, otherwise=self._refused,
            busy=[self.opening.deed], drawer=self._desk.drawer.id,
            pieces=self.opening.board.pieces(), reason=self.opening.reason.text(),
        )  # fmt: skip

    def _opened(self, made: Opened) -> None:
        self.opening.board.wipe()
        self.notice("ready", self.t("Till {number} is open.", number=made.number))
        self.refresh()

    def _hand_over(self, to: int) -> None:
        self._of_session(service.hand_over, self._stepped, to=PersonId(to))

    def _stepped(self, _done: Stepped) -> None:
        self.refresh()

    def _of_session(
        self,
        verb: Callable[..., Any],
        then: Callable[[Any], None],
        **more: Any,  # noqa: ANN401 - an act names its own
    ) -> None:
        page = None if self._desk is None else self._desk.page
        if page is not None:
            found = page.session
            self.ask(
                verb, then=then, otherwise=self._refused,
                session=found.id, seen=found.version, **more,
            )  # fmt: skip

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()

    # ---- moves, mid-day report

    def _move(self, kind: str, minor: int, reason: str, bag: str, rate: int) -> None:
        asked = {"kind": MoveKind(kind), "minor": minor, "reason": reason, "bag": bag, "rate": rate}
        if self.now.form.photo:
            then = functools.partial(self._move_with, asked)
            self.ask(photo_of, then=then, busy=[self.now.form.deed], path=self.now.form.photo)
        else:
            self._move_with(asked, b"")

    def _move_with(self, asked: dict[str, object], photo: bytes | None) -> None:
        if photo is None:
            self.notice("waiting", self.t("This photo cannot be read. Choose another one."))
        else:
            self._of_session(service.move_cash, self._moved, **asked, photo=photo)

    def _moved(self, _done: Stepped) -> None:
        self.now.form.wipe()
        self.notice("ready", self.t("It is written down."))
        self.refresh()

    def _report(self) -> None:
        page = None if self._desk is None else self._desk.page
        if page is not None:
            self.ask(
                service.report_x, then=self._reported, busy=[self.now.report],
                session=page.session.id,
            )  # fmt: skip

    def _reported(self, made: Reported) -> None:
        self.notice("ready", self.t("Mid-day report {number} is printing.", number=made.number))

    # ---- count and close

    def _begin_count(self) -> None:
        self._of_session(service.count, self._stepped)

    def _stop(self) -> None:
        self._of_count(service.count, self._stopped, pieces=self.count.board.pieces())

    def _stopped(self, _done: Stepped) -> None:
        self.notice("ready", self.t("The count is kept. Go on whenever you like."))
        self.context.home()

    def _close_count(self) -> None:
        self._of_count(
            service.close_count, self._count_closed, busy=[self.count.deed],
            pieces=self.count.board.pieces(),
        )  # fmt: skip

    def _count_closed(self, done: CountClosed) -> None:
        if done.again:
            self.count.board.wipe()
            self._session = None
        self.refresh()

    def _of_count(
        self,
        verb: Callable[..., Any],
        then: Callable[[Any], None],
        **more: Any,  # noqa: ANN401 - an act names its own
    ) -> None:
        page = None if self._desk is None else self._desk.count
        if page is not None:
            found = page.session
            self.ask(
                verb, then=then, otherwise=self._refused,
                session=found.id, seen=found.version, **more,
            )  # fmt: skip

    def _close(self) -> None:
        page, closing = self.closing, self.closing.stays
        if closing is not None:
            self._of_count(
                service.close, self._closed, busy=[page.deed], to_safe=page.goes, left=closing,
                bag=page.bag.text() if page.goes else "", reason=page.reason.text(),
            )  # fmt: skip

    def _closed(self, done: Closed) -> None:
        self._session = None
        said = self.t("The till is closed; report {number} is printing.", number=done.report_number)
        self.notice("ready", said)
        self.look_back()

    # ---- closed tills

    def _show_past(self, past: tuple[Past, ...]) -> None:
        self.past.show_past(past)
        self._show_paper()

    def _choose(self, _id: int) -> None:
        self.past.retext()
        self._show_paper()

    def _show_paper(self) -> None:
        each = self.past.current
        if each is not None:
            self.ask(
                paper, then=self._paper_came, newest=True, report=each.report,
                language=self.context.language,
            )  # fmt: skip

    def _paper_came(self, shown: Paper) -> None:
        self.past.show_paper(shown)

    def _print(self) -> None:
        each = self.past.current
        if each is not None:
            self.ask(
                service.print_report, then=self._printed, otherwise=self._refused,
                busy=[self.past.print_it], report=each.report,
            )  # fmt: skip

    def _printed(self, copy: int) -> None:
        # Where it does not come out, this desk hears why, and that it is tried again.
        self.notice("ready", self.t("Copy {count} is printing.", count=copy))

    def _verify(self) -> None:
        each = self.past.current
        if each is not None:
            self.ask(
                service.verify, then=self._verified, otherwise=self._refused,
                busy=[self.past.deed], session=each.id, seen=each.version,
                note=self.past.note.text(),
            )  # fmt: skip

    def _verified(self, _done: Stepped) -> None:
        self.past.note.wipe()
        self.notice("ready", self.t("It is verified."))
        self.refresh()
