"""Who is in the building now, the alarm and the drill by a button that is held, and the alarms there were."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.core.text import folded
from kiosk.front_office.alarm import service
from kiosk.front_office.alarm.rules import AlarmKind, Board
from kiosk.front_office.alarm.screens.held_button import HeldButton
from kiosk.front_office.alarm.screens.papers import paper_of
from kiosk.front_office.queue.rules.kinds import Departure
from kiosk.front_office.queue.rules.leaving import Inside
from kiosk.front_office.queue.service import leaving
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import empty
from kiosk.ui.panel import Panel
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading, Label, Small

MOST_PAST = 5
SIDE_WIDE = 340


class InsideScreen(Screen):
    """Visitors first, then who stays, then staff; *has gone* ends a visit."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._inside: tuple[Inside, ...] = ()
        self._past: tuple[Board, ...] = ()
        self.title = Heading("", name="inside.title")
        self.count = Label("", "body", "soft", name="inside.count")
        self.search = Field("", "text", name="inside.search")
        self.none = Label("", "body", "soft", name="inside.none")
        self.alarm = HeldButton("", "danger", icon="siren", name="inside.alarm")
        self.drill = HeldButton("", "secondary", icon="siren", name="inside.drill")
        self.hint = Small("", name="inside.hint")
        self.past = Panel("", name="inside.past")
        self._build()
        self._connect()
        self.retext()

    def _build(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        whole = QWidget()
        whole.setProperty("kind", "page")
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addWidget(self.none)
        inside.addLayout(self._list)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(whole)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(scroll, 1)
        self._past_rows = QVBoxLayout()
        box = QWidget()
        box.setLayout(self._past_rows)
        self.past.add(box)
        right = QVBoxLayout()
        right.setSpacing(12)
        for part in (self.alarm, self.drill, self.hint, self.past):
            right.addWidget(part)
        right.addStretch(1)
        side = QWidget()
        side.setFixedWidth(SIDE_WIDE)
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(left, 1)
        both.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.count)
        column.addLayout(both, 1)

    def _connect(self) -> None:
        self.search.changed.connect(lambda _text: self._show_list())
        self.alarm.held.connect(functools.partial(self._raise, AlarmKind.REAL))
        self.drill.held.connect(functools.partial(self._raise, AlarmKind.DRILL))
        for button in (self.alarm, self.drill):
            self.guard(button, Task.ALARM_RAISE)

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(leaving.inside, then=self._show)
        self.ask(service.last_boards, then=self._show_past, most=MOST_PAST)

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("Who is in the building"))
        self.search.edit.setPlaceholderText(t("Find a name"))
        self.search.edit.setAccessibleName(t("Find a name"))
        self.alarm.set_words(t("Hold: alarm"))
        self.drill.set_words(t("Hold: drill"))
        self.hint.setText(
            t("F12 at any desk raises the alarm at once. Every screen says how to leave.")
        )
        self.past.say(t("Alarms and drills before"))
        self._show_list()
        self._show_past(self._past)

    # ---- showing

    def _show(self, inside: tuple[Inside, ...]) -> None:
        self._inside = inside
        self._show_list()

    def _show_list(self) -> None:
        empty(self._list)
        typed = folded(self.search.text())
        found = [each for each in self._inside if typed in folded(each.name)]
        for each in found:
            self._list.addWidget(self._row(each))
        self.none.setVisible(not found)
        self.none.setText(self.t("Nobody is in the building."))
        sure = sum(1 for each in self._inside if not each.perhaps)
        said = self.tn("{n} person is here", "{n} people are here", sure)
        rest = len(self._inside) - sure
        if rest:
            more = self.tn("{n} has perhaps gone", "{n} have perhaps gone", rest)
            said = words.joined((said, more), self.context.language)
        self.count.setText(said)

    def _row(self, each: Inside) -> QWidget:
        key = f"visit.{each.visit}" if each.visit is not None else f"person.{each.person}"
        row = QWidget()
        row.setObjectName(f"inside.{key}")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 6, 0, 6)
        across.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(each.name, "strong", name=f"inside.{key}.name"))
        said.addWidget(Small(self._about(each), name=f"inside.{key}.about"))
        across.addLayout(said, 1)
        if each.perhaps:
            across.addWidget(Chip(self.t("perhaps gone"), "waiting"))
        if each.stays:
            across.addWidget(Chip(self.t("stays after closing"), "plain"))
        if each.visit is not None:
            gone = Button(self.t("Has gone"), "secondary", size="small", name=f"inside.{key}.gone")
            gone.setAccessibleDescription(each.name)
            gone.pressed_open.connect(functools.partial(self._gone, each, gone))
            self.guard(gone, Task.VISIT_DEPART)
            across.addWidget(gone)
        return row

    def _about(self, each: Inside) -> str:
        language = self.context.language
        since = words.island(words.clock(each.since, self.context.zone))
        parts = [
            each.company, words.island(each.number) if each.number else "", each.where,
            self.t("since {time}", time=since),
        ]  # fmt: skip
        return words.joined([part for part in parts if part], language)

    def _show_past(self, boards: Sequence[Board]) -> None:
        self._past = tuple(boards)
        empty(self._past_rows)
        if not boards:
            self._past_rows.addWidget(Small(self.t("None yet.")))
        for each in boards:
            line = Button(
                self._worded(each), "quiet", icon="printer", size="small",
                name=f"inside.past.{each.alarm.id}",
            )  # fmt: skip
            line.pressed_open.connect(functools.partial(self._print, each, line))
            self._past_rows.addWidget(line)

    def _worded(self, each: Board) -> str:
        zone, language = self.context.zone, self.context.language
        day = words.day(words.local_day(each.alarm.began_at, zone), language)
        time = words.island(words.clock(each.alarm.began_at, zone))
        kind = self.t("drill") if each.alarm.drill else self.t("alarm")
        return self.t(
            "{day}, {time}: {kind}, {safe} of {all} safe", day=day, time=time, kind=kind,
            safe=each.outside, all=len(each.sure),
        )  # fmt: skip

    # ---- doing

    def _raise(self, kind: AlarmKind) -> None:
        self.ask(service.raise_alarm, otherwise=self._refused, kind=kind)

    def _gone(self, each: Inside, button: Button) -> None:
        self.ask(
            leaving.depart, then=lambda _state: self.refresh(), otherwise=self._refused,
            busy=[button], visit=each.visit, how=self._how(each),
        )  # fmt: skip

    def _how(self, each: Inside) -> Departure:
        """A host says it of their own visitor, the desk of anybody."""
        signed = self.context.signed
        mine = signed is not None and bool(each.host) and signed.name == each.host
        return Departure.HOST if mine else Departure.DESK

    def _print_made(self, made: tuple[str, bytes]) -> None:
        self.context.print_pdf(*made)

    def _print(self, each: Board, button: Button) -> None:
        self.ask(
            paper_of, then=self._print_made, busy=[button],
            alarm=each.alarm.id, language=self.context.language,
        )  # fmt: skip

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()
