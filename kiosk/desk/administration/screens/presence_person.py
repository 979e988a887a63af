"""One person of *Who is here*: where she is, what she is away for where one may know, and saying so."""

from __future__ import annotations

import functools
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.desk.administration import texts
from kiosk.desk.administration.screens.presence_form import AwayForm
from kiosk.desk.administration.service import Board
from kiosk.records.staff.rules import HERE, PresenceState
from kiosk.records.staff.service import Away, Clash, Worker
from kiosk.shell.rail import initials
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Avatar, Chip
from kiosk.ui.context import Context
from kiosk.ui.flow import empty
from kiosk.ui.frames import Frame
from kiosk.ui.notices import NoticeBar
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.text import Label

SIDE = 16
PLACES = (PresenceState.IN, PresenceState.BACK_OFFICE)


class PresencePage(QWidget):
    """The panel beside the list."""

    back = Signal(int, int)
    """An absence is over: its id and version."""
    confirmed = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._worker: Worker | None = None
        self._own = False
        self.face = Avatar("", "person", size=48)
        self.title = Label("", "title", name="presence.title")
        self.role = Label("", "body", "soft", name="presence.role")
        self.state = Chip("", name="presence.state")
        self.clash = NoticeBar("", kind="overdue", icon="id-card", name="presence.clash")
        self.place = SegmentedChoice(
            [(str(each), str(each)) for each in PLACES], PresenceState.IN, name="presence.place"
        )
        self.place.setMaximumWidth(420)
        self.away = QVBoxLayout()
        self.away.setSpacing(8)
        self.form_title = Label("", "heading", name="presence.form_title")
        self.form = AwayForm(context)
        self.deed = Button("", "primary", icon="door-open", name="presence.deed")
        self.form.changed.connect(self._word_deed)
        self._build()

    def _build(self) -> None:
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self.title)
        named.addWidget(self.role)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.face)
        head.addLayout(named, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, SIDE, SIDE, SIDE)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.clash)
        column.addWidget(self.place)
        column.addLayout(self.away)
        column.addWidget(Frame("rule"))
        column.addWidget(self.form_title)
        column.addWidget(self.form)
        self.form.when.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addStretch(1)

    def retext(self) -> None:
        """Word it in the window's language."""
        t = self.context.t
        for segment, said in zip(
            self.place.segments, (t("I am at the desk"), t("In the back office")), strict=True
        ):
            segment.set_words(said)
        self.place.setAccessibleName(t("Where I am"))
        self.form.retext()

    def begin(self, now: datetime) -> None:
        """Offer what is usual for this person."""
        self.form.begin(now, own=self._own)

    # ---- what it shows

    def show_worker(self, worker: Worker, board: Board, now: datetime, *, own: bool) -> None:
        """Show this person; `own`: it is who reads."""
        t, language = self.context.t, self.context.language
        self._worker, self._own = worker, own
        self.face.set_person(initials(worker.name), worker.name)
        self.title.setText(worker.name)
        self.role.setText(texts.role(worker.role, language))
        self._show_state(worker, now)
        self.place.setVisible(own and worker.state in HERE)
        self.place.set_value(worker.state if worker.state in PLACES else PresenceState.IN)
        self._show_clashes(board.clashes if own else ())
        empty(self.away)
        for each in board.away:
            if each.person == worker.person:
                row = self._away_row(each, now)
                self.away.addWidget(row)
                row.show()
        first = worker.name.split()[0] if worker.name.split() else worker.name
        self.form_title.setText(t("I am away") if own else t("{name} is away", name=first))
        self._word_deed()

    def _show_state(self, worker: Worker, now: datetime) -> None:
        language, zone = self.context.language, self.context.zone
        if worker.away_until is not None:
            said = texts.away(now, worker.away_until, now, zone, language)
            self.state.set_state("waiting", said, "clock")
        elif worker.state in HERE:
            place = texts.presence(worker.state, language)
            both = (place, worker.station) if worker.station else (place,)
            self.state.set_state("ready", words.joined(both, language))
        else:
            self.state.set_state("plain", texts.presence(worker.state, language), "log-out")

    def _show_clashes(self, clashes: tuple[Clash, ...]) -> None:
        t = self.context.t
        self.clash.setVisible(bool(clashes))
        if clashes:
            latest = clashes[0]
            self.clash.say(
                t("Your badge was read at {one} and {two} within a minute.",
                  one=latest.elsewhere, two=latest.station),
                t("That was at {time}. Was it not you? Then ask a manager to end this badge.",
                  time=words.island(words.clock(latest.at, self.context.zone))),
                "overdue", icon="id-card", action=t("I have seen it"),
            )  # fmt: skip

    def _away_row(self, each: Away, now: datetime) -> QWidget:
        t, language, zone = self.context.t, self.context.language, self.context.zone
        box = Frame("well", name=f"presence.away.{each.id}")
        row = QHBoxLayout(box)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(10)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(
            Label(texts.away(each.from_at, each.until_at, now, zone, language), "strong")
        )
        if each.kind is not None:
            kind = Label(texts.absence(each.kind, language), "small", "soft")
            kind.setObjectName(f"presence.kind_of.{each.id}")
            said.addWidget(kind)
        row.addLayout(said, 1)
        if each.may_confirm:
            confirm = Button(
                t("Confirm"), size="small", icon="check", name=f"presence.confirm.{each.id}"
            )
            confirm.pressed_open.connect(
                functools.partial(self.confirmed.emit, each.id, each.version)
            )
            row.addWidget(confirm)
        if each.may_end:
            over = t("Back now") if each.from_at <= now else t("Take back")
            end = Button(over, size="small", icon="undo-2", name=f"presence.end.{each.id}")
            end.pressed_open.connect(functools.partial(self.back.emit, each.id, each.version))
            row.addWidget(end)
        return box

    def _word_deed(self) -> None:
        t, worker = self.context.t, self._worker
        now = self.context.now() if self.context.now is not None else None
        ends = self.form.ends()
        if worker is None or now is None:
            return
        first = worker.name.split()[0] if worker.name.split() else worker.name
        if ends is None or not self.form.fits():
            self.deed.set_words(t("Say so"))
            self.deed.set_closed(t("This time is over already. Choose a later one."))
            return
        self.deed.set_closed(None)
        said = texts.away(now, ends, now, self.context.zone, self.context.language)
        both = {"name": first, "away": said}
        self.deed.set_words(said if self._own else t("{name}: {away}", **both))
