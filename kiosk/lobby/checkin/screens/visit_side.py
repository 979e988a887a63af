"""One expected visit at the desk's side: what is known, its pass code, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.core.task import Task
from kiosk.front_office.queue.rules import LIVE, VisitState
from kiosk.front_office.queue.rules.kinds import Outcome, VisitKind
from kiosk.front_office.queue.rules.visitors import COMES, Expected
from kiosk.lobby.checkin import texts
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.notices import NoticeBar
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.text import Label

DEEDS: dict[str, tuple[Task, str]] = {
    "check_in": (Task.VISIT_ARRIVE, "user-check"),
    "meet": (Task.VISIT_MEET, "handshake"),
    "badge": (Task.BADGE_PRINT, "id-card"),
    "keep": (Task.VISIT_DECIDE, "clock"),
    "behind": (Task.VISIT_DECIDE, "arrow-down"),
    "admit": (Task.VISIT_REFUSE, "door-open"),
    "refuse": (Task.VISIT_REFUSE, "ban"),
    "cancel": (Task.VISIT_CANCEL, "x"),
}


class VisitSide(QWidget):
    """`wanted` says which deed was pressed; the page does it."""

    wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.panel = Panel("", name="checkin.side")
        self.news = NoticeBar("", name="checkin.side.news")
        self.news.hide()
        self.facts = {
            each: FactRow(name=f"checkin.side.{each}")
            for each in ("state", "what", "when", "host", "phone", "email", "packages", "code")
        }
        for row in self.facts.values():
            self.panel.add(row)
        self.polite = Label("", "small", "soft", name="checkin.side.polite")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.news)
        column.addWidget(self.panel)
        self.deeds: dict[str, Button] = {}
        for name, (_task, icon) in DEEDS.items():
            primary = name in ("check_in", "meet", "keep", "admit")
            button = Button(
                "", "primary" if primary else "secondary", icon=icon, name=f"checkin.side.{name}.do"
            )
            button.pressed_open.connect(lambda each=name: self.wanted.emit(each))
            self.deeds[name] = button
            column.addWidget(button)
        column.addWidget(self.polite)
        column.addStretch(1)

    def say(self, row: Expected, what: str, code: str, kind: VisitKind | None) -> None:
        """Show this visit; one of a `kind` without a queue waits for a person."""
        context, t = self._context, self._context.t
        language = context.language
        self.panel.say(row.name or row.company, row.number)
        when = ""
        if row.planned_at is not None:
            when = words.island(words.clock(row.planned_at, context.zone))
        said = {
            "state": (t("How it stands"), texts.state(row.state, language)),
            "what": (t("What for"), what),
            "when": (t("Planned for"), when),
            "host": (t("With whom"), row.host_name),
            "phone": (t("Phone"), words.island(row.phone) if row.phone else ""),
            "email": (t("E-mail"), words.island(row.email) if row.email else ""),
            "packages": (t("Packages"), str(row.packages) if row.packages else ""),
            "code": (t("Pass code"), words.island(code) if code else ""),
        }
        for name, (head, value) in said.items():
            self.facts[name].say(head, value)
            self.facts[name].setVisible(bool(value))
        self._word(row, kind)

    def _word(self, row: Expected, kind: VisitKind | None) -> None:
        t = self._context.t
        late = row.undecided and row.outcome is Outcome.LATE
        listed = row.undecided and row.outcome is Outcome.REFUSED
        shown = {
            "check_in": row.state in COMES,
            "meet": kind is not None and not kind.services and row.state is VisitState.WAITING,
            "badge": kind is not None and kind.badge and row.state in LIVE, "keep": late, "behind": late, "admit": listed,
            "refuse": row.state is VisitState.ARRIVED, "cancel": row.state is VisitState.EXPECTED,
        }  # fmt: skip
        named = {
            "check_in": t("Check in for the customer"), "meet": t("I am with them"),
            "badge": t("Print the badge again"), "keep": t("Keep the planned time"),
            "behind": t("Behind those who wait"), "admit": t("Let in after all"),
            "refuse": t("Do not admit"), "cancel": t("Call the visit off"),
        }  # fmt: skip
        for name, button in self.deeds.items():
            button.set_words(named[name])
            button.setVisible(shown[name])
        self.news.setVisible(late or listed)
        fact = t("Came late: you decide.") if late else t("On the refused list: a manager decides.")
        self.news.say(fact, "", "waiting")
        self.polite.setVisible(shown["refuse"] and listed)
        self.polite.setText(
            t(
                "Say only: “We cannot receive you today. I am sorry.” The reason is not for the lobby."
            )
        )
