"""Who is here: everybody with where they are and until when they are away; saying so for oneself or a colleague."""

from __future__ import annotations

import functools
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.desk.administration import service, texts
from kiosk.desk.administration.screens.presence_person import PresencePage
from kiosk.desk.administration.service import Board
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import HERE, SHORT, AbsenceKind, PresenceState
from kiosk.records.staff.service import Worker
from kiosk.ui.context import Context
from kiosk.ui.list_panel import ListPanel
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading

LIST_WIDE, LIST_NARROW, NARROW = 360, 300, 1200


class PresenceScreen(Screen):
    """A list at the leading side; beside it one person, and what can be said of her."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._board = Board((), (), ())
        self._chosen: PersonId | None = None
        self._begun = False
        self.title = Heading("", name="presence.heading")
        self.rows = RowList(name="presence.rows")
        self.list = ListPanel(self.rows, name="presence.list")
        self.page = PresencePage(context)
        self._build()
        self._connect()
        self.retext()

    def _build(self) -> None:
        panel = QFrame()
        panel.setProperty("kind", "card")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.page)
        work = QVBoxLayout()
        work.addWidget(panel)
        work.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(work, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(14)
        column.addLayout(both, 1)

    def _connect(self) -> None:
        page = self.page
        self.rows.chosen.connect(self._on_row)
        page.deed.pressed_open.connect(self._enter)
        page.place.chosen.connect(self._on_place)
        page.back.connect(self._end)
        page.confirmed.connect(self._confirm)
        page.clash.pressed_open.connect(self._seen)
        self.guard(page.deed, Task.ABSENCE_ENTER)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        self._chosen, self._begun = self._me(), False
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.board, then=self._show, asker=self._me())

    @override
    def retext(self) -> None:
        self.title.setText(self.t("Who is here"))
        self.page.retext()
        self._show(self._board)

    # ---- what it shows

    def _me(self) -> PersonId | None:
        by = self.context.by()
        return by.id if isinstance(by, Person) else None

    def _show(self, board: Board) -> None:
        self._board = board
        here = sum(self._is_here(each) for each in board.workers)
        self.list.say(self.tn("{n} person is here", "{n} people are here", here))
        workers = sorted(board.workers, key=lambda each: not self._is_here(each))
        self.rows.set_rows([self._row(each) for each in workers], choose=str(self._chosen or ""))
        worker = self._worker()
        now = self._now()
        if worker is None or now is None:
            return
        self.page.show_worker(worker, board, now, own=worker.person == self._me())
        if not self._begun:
            self._begun = True
            self.page.begin(now)

    def _now(self) -> datetime | None:
        return self.context.now() if self.context.now is not None else None

    @staticmethod
    def _is_here(worker: Worker) -> bool:
        return worker.away_until is None and worker.state in HERE

    def _row(self, worker: Worker) -> RowFacts:
        place, colour = self._place(worker)
        own = self.t("you") if worker.person == self._me() else ""
        role = texts.role(worker.role, self.context.language)
        second = words.joined(
            [part for part in (role, worker.station) if part], self.context.language
        )
        return RowFacts(
            str(worker.person), worker.name, number=own, second=second, trailing=place,
            trailing_colour=colour,
        )  # fmt: skip

    def _place(self, worker: Worker) -> tuple[str, str]:
        now = self._now()
        language, zone = self.context.language, self.context.zone
        if worker.away_until is not None and now is not None:
            return texts.away(now, worker.away_until, now, zone, language), "s_waiting"
        colour = "s_ready" if worker.state in HERE else "soft"
        return texts.presence(worker.state, language), colour

    def _worker(self) -> Worker | None:
        return next((each for each in self._board.workers if each.person == self._chosen), None)

    def _on_row(self, key: str) -> None:
        if key and PersonId(int(key)) != self._chosen:
            self._chosen, self._begun = PersonId(int(key)), False
            self._show(self._board)

    # ---- acts

    def _enter(self) -> None:
        form, ends = self.page.form, self.page.form.ends()
        if self._chosen is not None and ends is not None and form.fits():
            then = functools.partial(self._entered, self._chosen, form.kind)
            self.ask(
                staff.enter_absence, then=then, otherwise=self._refused, busy=[self.page.deed],
                person=self._chosen, kind=form.kind, until=ends,
            )  # fmt: skip

    def _entered(self, person: PersonId, kind: AbsenceKind, _absence: int) -> None:
        self._begun = False
        if person != self._me():
            self.refresh()
        elif kind in SHORT:
            self.refresh()
            self.context.cover()
        else:
            self.context.sign_out()

    def _on_place(self, state: str) -> None:
        if self._chosen is not None:
            self.ask(
                staff.set_presence, then=self._done, otherwise=self._refused, person=self._chosen,
                state=PresenceState(state),
            )  # fmt: skip

    def _end(self, absence: int, seen: int) -> None:
        self.ask(
            staff.end_absence, then=self._done, otherwise=self._refused, absence=absence, seen=seen
        )

    def _confirm(self, absence: int, seen: int) -> None:
        self.ask(
            staff.confirm_absence, then=self._done, otherwise=self._refused, absence=absence,
            seen=seen,
        )  # fmt: skip

    def _seen(self) -> None:
        me = self._me()
        if me is not None:
            self.ask(staff.see_clashes, then=self._done, otherwise=self._refused, person=me)

    def _done(self, _answer: object) -> None:
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()

    # ---- Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setFixedWidth(LIST_NARROW if self.width() < NARROW else LIST_WIDE)
        window: QWidget = self.window()
        self.list.fit(window.height())
        self.page.form.stand(wide=self.width() - self.list.width() > 620)
