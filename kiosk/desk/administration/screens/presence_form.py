"""Saying that somebody is away: why in one press, until when in another, or typed."""

from __future__ import annotations

import functools
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.desk.administration import rules, texts
from kiosk.records.staff.rules import AbsenceKind
from kiosk.ui.buttons import Button
from kiosk.ui.choices import Choice
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import empty
from kiosk.ui.select import SelectField
from kiosk.ui.text import Label

COLUMNS, NARROW_COLUMNS, NARROW = 4, 2, 620
ICONS = {
    AbsenceKind.LUNCH: "clock", AbsenceKind.BREAK: "pause", AbsenceKind.LATE: "alarm-clock",
    AbsenceKind.ILL: "house", AbsenceKind.LEAVE: "sun", AbsenceKind.TRAINING: "graduation-cap",
    AbsenceKind.OFF_SITE: "map-pin", AbsenceKind.NO_SHOW: "circle-help",
}  # fmt: skip


class AwayForm(QWidget):
    """Kind, day and time of one absence that begins now."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._now: datetime | None = None
        self.kinds = {
            kind: Choice("", icon=ICONS[kind], name=f"presence.kind.{kind}") for kind in AbsenceKind
        }
        self.why = Label("", "label", name="presence.why")
        self.grid = QGridLayout()
        self.grid.setSpacing(8)
        self.told = Label("", "small", "soft", name="presence.told")
        self.until = Label("", "label", name="presence.until")
        self.quick = QHBoxLayout()
        self.quick.setSpacing(8)
        self.day = SelectField(name="presence.day")
        self.time = Field("", check=self._wrong_time, name="presence.time")
        self.time.setMaximumWidth(150)
        self.day.setMaximumWidth(280)
        self.when = when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(self.day, 2, Qt.AlignmentFlag.AlignTop)
        when.addWidget(self.time, 1, Qt.AlignmentFlag.AlignTop)
        when.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.why)
        column.addLayout(self.grid)
        column.addWidget(self.told)
        column.addSpacing(8)
        column.addWidget(self.until)
        column.addLayout(self.quick)
        column.addSpacing(4)
        column.addLayout(when)
        for kind, choice in self.kinds.items():
            choice.clicked.connect(functools.partial(self.choose, kind))
        self.day.chosen.connect(self._on_changed)
        self.time.changed.connect(self._on_changed)
        self._columns = 0
        self.stand(wide=True)

    def stand(self, *, wide: bool) -> None:
        """More kinds side by side where there is room."""
        columns = COLUMNS if wide else NARROW_COLUMNS
        if columns == self._columns:
            return
        self._columns = columns
        for number, choice in enumerate(self.kinds.values()):
            self.grid.addWidget(choice, number // columns, number % columns)

    # ---- what is chosen

    @property
    def kind(self) -> AbsenceKind:
        """Why; lunch until something else is pressed."""
        found = (kind for kind, choice in self.kinds.items() if choice.isChecked())
        return next(found, AbsenceKind.LUNCH)

    def ends(self) -> datetime | None:
        """When they are back; None where no time can be read."""
        if self._now is None or not self.day.value():
            return None
        chosen = date.fromisoformat(self.day.value())
        return rules.end_of(chosen, self.time.text(), self.context.zone)

    def fits(self) -> bool:
        """Whether the end is a time that is still to come."""
        ends = self.ends()
        return ends is not None and self._now is not None and ends > self._now

    # ---- what is shown

    def begin(self, now: datetime, *, own: bool) -> None:
        """Offer what is usual: lunch for oneself, ill for a colleague on the phone."""
        self._now = now
        today = words.local_day(now, self.context.zone)
        self.day.set_choices([(day.isoformat(), self._day(day, today)) for day in _days(today)])
        self.day.set_value(today.isoformat())
        self.kinds[AbsenceKind.NO_SHOW].setVisible(not own)
        self.choose(AbsenceKind.LUNCH if own else AbsenceKind.ILL)

    def _day(self, day: date, today: date) -> str:
        t = self.context.t
        if day == today:
            return t("Today")
        if day == today + timedelta(days=1):
            return t("Tomorrow")
        return words.day(day, self.context.language, weekday=True)

    def choose(self, kind: AbsenceKind, *_checked: object) -> None:
        """Say why; the times that are usual for it are offered, the second of them taken."""
        self.kinds[kind].setChecked(True)
        empty(self.quick)
        offered = rules.QUICK[kind]
        for minutes in offered:
            button = Button(
                self._lasts(minutes), "secondary", size="small", name=f"presence.quick.{minutes}"
            )
            button.pressed_open.connect(functools.partial(self.take, minutes))
            self.quick.addWidget(button)
            button.show()
        self.quick.addStretch(1)
        self.take(offered[len(offered) // 2])

    def take(self, minutes: int) -> None:
        """So many minutes from now; 0 is the rest of the day."""
        if self._now is not None:
            today = words.local_day(self._now, self.context.zone)
            self.day.set_value(today.isoformat())
            self.time.set_text(rules.back_in(minutes, self._now, self.context.zone))
        self.changed.emit()

    def _lasts(self, minutes: int) -> str:
        t, tn = self.context.t, self.context.tn
        if not minutes:
            return t("Rest of the day")
        if minutes % 60:
            return tn("{n} minute", "{n} minutes", minutes)
        return tn("{n} hour", "{n} hours", minutes // 60)

    def _wrong_time(self, typed: str) -> str | None:
        if typed and rules.end_of(date.min, typed, "UTC") is None:
            return self.context.t("A time is written like 12:45.")
        return None

    def _on_changed(self, _value: str = "") -> None:
        self.changed.emit()

    def retext(self) -> None:
        """Word it in the window's language."""
        t, language = self.context.t, self.context.language
        self.why.setText(t("What for"))
        self.told.setText(t("Seen only by whoever is away, by who enters it, and by managers."))
        self.until.setText(t("Until when"))
        self.day.set_texts(t("Day"))
        self.time.set_texts(t("Time"), t("Empty: the whole day."))
        for kind, choice in self.kinds.items():
            choice.set_words(texts.absence(kind, language))


def _days(today: date) -> list[date]:
    return [today + timedelta(days=ahead) for ahead in range(rules.DAYS_AHEAD + 1)]
