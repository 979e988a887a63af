"""What waits to be looked at: who, what for, why, from when until when, what was done, what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.cross_training.cover import texts
from kiosk.cross_training.cover.rules.second import Emergency
from kiosk.cross_training.training import texts as training
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Avatar, Chip, initials
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.frames import Frame
from kiosk.ui.remarks import Remark
from kiosk.ui.text import Label

SIDE = 14


class ReviewCard(QWidget):
    """Says `found` with its number once a finding is written."""

    found = Signal(int)

    def __init__(self, context: Context, number: int, kind: str = "emergency") -> None:
        super().__init__()
        self._context, self._number = context, number
        name = f"{kind}.{number}"
        self.setObjectName(f"{name}.card")
        self._face = Avatar("", "other", person="", size=24)
        self.who = Label("", "strong", name=f"{name}.who")
        self.when = Label("", "small", "soft", name=f"{name}.when")
        self.state = Chip("", name=f"{name}.state")
        self.why = Label("", "body", name=f"{name}.why")
        self.did = Label("", "small", "soft", name=f"{name}.did")
        self.finding = Field("", check=self._missing, name=f"{name}.finding")
        self.deed = Button("", "primary", icon="check", name=f"{name}.looked_at")
        self.other = Remark("", "user-check", name=f"{name}.other")
        self._lay_out()
        self.deed.pressed_open.connect(self._give)
        self.finding.entered.connect(self._give)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.who)
        lines.addWidget(self.when)
        head.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(lines, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self.asked = QWidget()
        row = QHBoxLayout(self.asked)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.finding, 1)
        row.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout()
        inside.setContentsMargins(SIDE, 12, SIDE, 12)
        inside.setSpacing(6)
        inside.addLayout(head)
        for part in (self.why, self.did, self.asked, self.other):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inside)
        column.addWidget(Frame("rule"))

    def show_it(self, each: Emergency, *, own: bool, reviews: bool) -> None:
        """Show it as it is now; a finding that was begun stays."""
        t, language, zone = self._context.t, self._context.language, self._context.zone
        self._face.set_person(initials(each.name), each.name)
        self.who.setText(each.name)
        from_, until = (
            words.island(words.clock(moment, zone))
            for moment in (each.started_at, each.ended_at or each.until)
        )
        day = words.day(words.local_day(each.started_at, zone), language)
        time = t("{day}, from {start} until {end}", day=day, start=from_, end=until)
        skill = training.skill(each.skill, language)
        self.when.setText(words.joined((skill, time, each.station), language))
        if each.live:
            self.state.set_state("overdue", t("open now"), "siren")
        elif each.overdue:
            self.state.set_state("overdue", t("waits for two days"))
        else:
            self.state.set_state("waiting", t("not looked at yet"))
        self.why.setText(each.reason)
        self.did.setText(texts.did_in_it(each.acts, language, zone))
        self._ask_for(reviews=reviews, own=own)

    def _ask_for(self, *, reviews: bool, own: bool) -> None:
        t = self._context.t
        self.asked.setVisible(reviews and not own)
        self.other.setVisible(own)
        self.other.setText(t("Somebody else looks at it: nobody does it for themselves."))
        self.finding.set_texts("", placeholder=t("What you found"))
        self.deed.set_words(t("Looked at"))

    def _missing(self, typed: str) -> str | None:
        return None if typed else self._context.t("Write in a few words what you found.")

    def _give(self) -> None:
        if self.deed.closed or not self.asked.isVisibleTo(self):
            return
        if self.finding.valid():
            self.found.emit(self._number)
        else:
            self.finding.setFocus(Qt.FocusReason.OtherFocusReason)
