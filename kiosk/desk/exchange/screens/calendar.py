"""Take a calendar in: choose an iCalendar file, see what would become of it and what is wrong, and take it in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.lobby.checkin import service, texts
from kiosk.lobby.checkin.rules import CalendarPreview, CalendarTaken
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.notices import NoticeBar, NoticeKind
from kiosk.ui.panel import Panel
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading, Label

MOST = 10_000_000


class CalendarScreen(Screen):
    """Looking writes nothing; what is wrong is named and left out."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen: CalendarPreview | None = None
        self.title = Heading("", name="calendar.title")
        self.lead = Label("", "body", "soft", name="calendar.lead")
        self.choose = Button("", icon="folder-input", name="calendar.choose")
        self.take = Button("", "primary", icon="calendar-check", name="calendar.take")
        self.news = NoticeBar("", name="calendar.news")
        self.news.hide()
        self.bad = Panel("", name="calendar.bad")
        self.rows = RowList(selectable=False, name="calendar.rows")
        self.rows.set_fit("whole")
        self.bad.fill(self.rows)
        self.bad.hide()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        head.addWidget(self.choose)
        head.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        for part in (self.lead, self.news, self.bad):
            column.addWidget(part)
        column.addStretch(1)
        self.choose.pressed_open.connect(self._choose_file)
        self.take.pressed_open.connect(self._take)
        self.guard(self.take, Task.VISIT_TAKE_IN)
        self.retext()

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("Take a calendar in"))
        self.lead.setText(
            t("Looking changes nothing. The same calendar again changes nothing either.")
        )
        self.choose.set_words(t("Choose a file"))
        self.take.set_words(t("Take them in"))
        self.bad.say(t("Left out"))
        self._follow()

    def _follow(self) -> None:
        seen = self._seen
        there = seen is not None and bool(seen.plans or seen.moved or seen.cancelled)
        self.take.setVisible(there)

    def _choose_file(self) -> None:
        title, kinds = self.t("Take a calendar in"), self.t("Calendars (*.ics)")
        file, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if file:
            self.look_at(Path(file))

    def look_at(self, file: Path) -> None:
        """Read this calendar and say what would become of it."""
        try:
            with file.open("rb") as held:
                data = held.read(MOST + 1)
        except OSError:
            self.notice("blocked", self.t("This file cannot be read."))
            return
        self.ask(service.look_at_calendar, then=self._looked, busy=[self.choose], data=data)

    def _looked(self, seen: CalendarPreview) -> None:
        self._seen = None if seen.refused else seen
        language = self.context.language
        new = len(seen.plans) + len(seen.moved) + len(seen.cancelled)
        fact = self.tn("{n} visit would change.", "{n} visits would change.", new)
        kind: NoticeKind = "waiting" if seen.problems else "ready"
        self.news.say(fact, "", kind)
        self.news.show()
        self.bad.setVisible(bool(seen.problems))
        self.rows.set_rows(
            [
                RowFacts(
                    f"{place}", each.value or texts.problem(each, language),
                    second=texts.problem(each, language) if each.value else "",
                    lead=str(each.number) if each.number else "",
                )
                for place, each in enumerate(seen.problems)
            ]
        )  # fmt: skip
        self._follow()

    def _take(self) -> None:
        seen = self._seen
        if seen is not None:
            self.ask(
                service.take_in_calendar, then=self._taken, otherwise=self._refused,
                busy=[self.take], plans=seen.plans, moved=seen.moved, cancelled=seen.cancelled,
            )  # fmt: skip

    def _taken(self, done: CalendarTaken) -> None:
        self._seen = None
        many = done.planned + done.moved + done.cancelled
        self.news.say(self.tn("{n} visit taken in.", "{n} visits taken in.", many), "", "ready")
        self._follow()

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
