"""Planning a visit by hand: for what, who, when and to whom; it gives the pass code."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.ids import PersonId
from kiosk.front_office.queue.rules.visitors import Plan, Who
from kiosk.lobby.checkin import texts
from kiosk.lobby.checkin.rules import DeskDay
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.select import SelectField
from kiosk.ui.text import Label

NOBODY = "0"


class PlanForm(QWidget):
    """`planned` says a whole plan; what is missing is said at its field."""

    planned = Signal(object)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.title = Label("", "title", name="checkin.plan.title")
        self.kind = SelectField(name="checkin.plan.kind")
        self.who = Field("", "text", check=self._needed, name="checkin.plan.name")
        self.company = Field("", "text", name="checkin.plan.company")
        self.phone = Field("", "phone", name="checkin.plan.phone")
        self.email = Field("", "email", name="checkin.plan.email")
        self.day = Field("", "text", check=self._day_said, name="checkin.plan.day")
        self.time = Field("", "text", check=self._time_said, name="checkin.plan.time")
        self.host = SelectField(name="checkin.plan.host")
        self.deed = Button("", "primary", icon="calendar-check", name="checkin.plan.deed")
        self.back = Button("", name="checkin.plan.back")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(self.day)
        when.addWidget(self.time)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.deed)
        for part in (self.title, self.kind, self.who, self.company, self.phone, self.email):
            column.addWidget(part)
        column.addLayout(when)
        column.addWidget(self.host)
        column.addLayout(foot)
        column.addStretch(1)
        self.deed.pressed_open.connect(self._plan)
        self.back.pressed_open.connect(self.left)

    def retext(self) -> None:
        """The words in the desk's language."""
        t = self._context.t
        self.title.setText(t("Plan a visit"))
        self.kind.set_texts(t("What for"))
        self.who.set_texts(t("Name"))
        self.company.set_texts(t("Company"))
        self.phone.set_texts(t("Phone"))
        self.email.set_texts(t("E-mail"))
        self.day.set_texts(t("Day"), t("As 2026-12-31"))
        self.time.set_texts(t("Time"), t("As 14:30"))
        self.host.set_texts(t("With whom"))
        self.deed.set_words(t("Plan this visit"))
        self.back.set_words(t("Back"))

    def offer(self, day: DeskDay) -> None:
        """What can be chosen, and the day that is shown."""
        language = self._context.language
        self.kind.set_choices(
            [(str(each.id), texts.name_of(each.names, language)) for each in day.kinds]
        )
        if day.kinds and not self.kind.value():
            self.kind.set_value(str(day.kinds[0].id))
        host = self.host.value() or NOBODY
        nobody = (NOBODY, self._context.t("Nobody in particular"))
        self.host.set_choices([nobody, *((str(each), name) for each, name in day.hosts)])
        self.host.set_value(host)
        if not self.day.text():
            self.day.set_text(day.day.isoformat())

    def forget(self) -> None:
        """Empty again."""
        for field in (self.who, self.company, self.phone, self.email, self.time, self.day):
            field.wipe()

    def _needed(self, typed: str) -> str | None:
        return None if typed.strip() else self._context.t("A name is missing.")

    def _day_said(self, typed: str) -> str | None:
        return None if _day(typed) is not None else self._context.t("This is no day.")

    def _time_said(self, typed: str) -> str | None:
        return None if _time(typed) is not None else self._context.t("This is no time.")

    def _plan(self) -> None:
        fields = (self.who, self.day, self.time)
        wrong = [field for field in fields if not field.valid()]
        day, at = _day(self.day.text()), _time(self.time.text())
        if wrong or day is None or at is None or not self.kind.value():
            if wrong:
                wrong[0].edit.setFocus()
            return
        moment = datetime.combine(day, at, ZoneInfo(self._context.zone)).astimezone(UTC)
        host = int(self.host.value() or NOBODY)
        who = Who(
            self.who.text(), self.company.text(), self.phone.text(), self.email.text(),
            PersonId(host) if host else None,
        )  # fmt: skip
        self.planned.emit(Plan(int(self.kind.value()), who, moment))


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None


def _time(typed: str) -> time | None:
    try:
        return time.fromisoformat(typed.strip().zfill(5))
    except ValueError:
        return None
