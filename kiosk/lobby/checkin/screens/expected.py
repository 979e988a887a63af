"""Expected visits at the desk: the day's list, one at the side, planning by hand, call-backs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import VisitId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy, VisitKind
from kiosk.front_office.queue.rules.visitors import CallBack, Expected, Plan, Planned, Who
from kiosk.front_office.queue.service import badging
from kiosk.lobby.checkin import service, texts
from kiosk.lobby.checkin.rules import DeskDay
from kiosk.lobby.checkin.screens.plan_form import PlanForm
from kiosk.lobby.checkin.screens.visit_side import DEEDS, VisitSide
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading, Label
from kiosk.ui.theme import Theme, theme_of

SIDE = 390


class ExpectedScreen(Screen):
    """The list refreshes with every change; what is chosen stays chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._day: DeskDay | None = None
        self._wanted_day: date | None = None
        self._chosen: VisitId | None = None
        self._build()
        self._lay_out()
        self._connect()
        self.retext()

    def _build(self) -> None:
        name = "checkin.expected"
        self.title = Heading("", name=f"{name}.title")
        self.before = Button("", icon="chevron-left", name=f"{name}.before")
        self.today = Button("", name=f"{name}.today")
        self.after = Button("", icon="chevron-right", name=f"{name}.after")
        self.plan = Button("", "primary", icon="plus", name=f"{name}.plan")
        self.calendar = Button("", icon="folder-input", name=f"{name}.calendar")
        self.none = Label("", "body", "soft", name=f"{name}.none")
        self.list = Panel("", name=f"{name}.list")
        self.rows = RowList(name=f"{name}.rows")
        self.rows.set_fit("whole")
        self.list.fill(self.rows)
        self.backs = Panel("", name=f"{name}.backs")
        self.back_rows = RowList(name=f"{name}.back_rows")
        self.back_rows.set_fit("whole")
        self.backs.fill(self.back_rows)
        self.done = Button("", icon="check", name=f"{name}.back_done")
        self.side = VisitSide(self.context)
        self.form = PlanForm(self.context)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        for button in (self.before, self.today, self.after, self.calendar, self.plan):
            head.addWidget(button)
        main = QVBoxLayout()
        main.setSpacing(14)
        for part in (self.none, self.list, self.backs, self.done):
            main.addWidget(part)
        main.addStretch(1)
        self.beside = QStackedWidget()
        for page in (QWidget(), self.side, self.form):
            self.beside.addWidget(page)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addLayout(main, 1)
        both.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(both, 1)
        self.on_theme(theme_of(self))

    def _connect(self) -> None:
        self.before.pressed_open.connect(lambda: self._turn(-1))
        self.after.pressed_open.connect(lambda: self._turn(1))
        self.today.pressed_open.connect(lambda: self._turn(0))
        self.plan.pressed_open.connect(self._open_form)
        self.calendar.pressed_open.connect(lambda: self.context.go("exchange.calendar"))
        self.rows.chosen.connect(self._choose)
        self.side.wanted.connect(self._do)
        self.form.planned.connect(self._plan)
        self.form.left.connect(self._close_form)
        self.done.pressed_open.connect(self._called_back)
        for name, (task, _icon) in DEEDS.items():
            self.guard(self.side.deeds[name], task)
        self.guard(self.plan, Task.VISIT_PLAN)
        self.guard(self.calendar, Task.VISIT_TAKE_IN)
        self.guard(self.done, Task.CALL_BACK_DONE)

    def on_theme(self, theme: Theme) -> None:
        """Another text size: another width of the side."""
        self.beside.setFixedWidth(round(SIDE * max(1.0, theme.scale)))

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.desk_day, then=self._show, day=self._wanted_day)

    @override
    def retext(self) -> None:
        t = self.t
        self.before.set_words(t("Day before"))
        self.today.set_words(t("Today"))
        self.after.set_words(t("Day after"))
        self.plan.set_words(t("Plan a visit"))
        self.calendar.set_words(t("Take a calendar in"))
        self.none.setText(t("Nobody is expected on this day."))
        self.backs.say(t("Call back"))
        self.done.set_words(t("I have called back"))
        self.form.retext()
        if self._day is not None:
            self._show(self._day)

    @override
    def wipe(self) -> None:
        self._day = self._chosen = None
        super().wipe()

    # ---- showing

    def _show(self, day: DeskDay) -> None:
        self._day = day
        language = self.context.language
        said = words.day(day.day, language, weekday=True)
        self.title.setText(self.t("Expected visits: {day}", day=said))
        self.none.setVisible(not day.visits)
        self.list.setVisible(bool(day.visits))
        self.list.say(self.t("Who comes"), str(len(day.visits)))
        key = None if self._chosen is None else str(self._chosen)
        self.rows.set_rows([self._row(each) for each in day.visits], key)
        self.backs.setVisible(bool(day.call_backs))
        self.done.setVisible(bool(day.call_backs))
        self.back_rows.set_rows([self._back(each) for each in day.call_backs])
        self.form.offer(day)
        self._show_side()

    def _row(self, row: Expected) -> RowFacts:
        zone, language = self.context.zone, self.context.language
        at = row.planned_at or row.arrived_at
        time = words.island(words.clock(at, zone)) if at is not None else ""
        parts = [row.company if row.name else "", self._what(row), row.host_name]
        second = " · ".join(part for part in parts if part)
        state = texts.state(row.state, language)
        if row.undecided:
            state = self.t("needs a decision")
        colour = "s_overdue" if row.undecided else "soft"
        return RowFacts(
            str(row.visit), row.name or row.company, row.number, time, second, state, colour
        )

    def _back(self, each: CallBack) -> RowFacts:
        since = words.island(words.clock(each.asked_at, self.context.zone))
        wanted = texts.wanted(each.wanted, self.context.language)
        return RowFacts(
            str(each.id), each.name, words.island(each.phone), "", wanted,
            self.t("since {time}", time=since),
        )  # fmt: skip

    def _kind(self, row: Expected) -> VisitKind | None:
        kinds = () if self._day is None else self._day.kinds
        return next((each for each in kinds if each.id == row.kind), None)

    def _what(self, row: Expected) -> str:
        kind = self._kind(row)
        return "" if kind is None else texts.name_of(kind.names, self.context.language)

    def _say(self, row: Expected, code: str) -> None:
        self.side.say(row, self._what(row), code, self._kind(row))

    def _row_chosen(self) -> Expected | None:
        visits = () if self._day is None else self._day.visits
        return next((each for each in visits if each.visit == self._chosen), None)

    def _show_side(self) -> None:
        if self.beside.currentWidget() is self.form:
            return
        row = self._row_chosen()
        if row is None:
            self.beside.setCurrentIndex(0)
            return
        self._say(row, "")
        self.beside.setCurrentWidget(self.side)
        self.ask(queue.pass_code, then=self._show_code, visit=row.visit)

    def _show_code(self, code: str) -> None:
        row = self._row_chosen()
        if row is not None:
            self._say(row, code)

    # ---- doing

    def _turn(self, by: int) -> None:
        shown = self._day.day if self._day is not None else None
        self._wanted_day = None if not by or shown is None else shown + timedelta(days=by)
        self._chosen = None
        self.refresh()

    def _choose(self, key: str) -> None:
        self._chosen = VisitId(int(key))
        if self.beside.currentWidget() is self.form:
            self.beside.setCurrentIndex(0)
        self._show_side()

    def _open_form(self) -> None:
        self.beside.setCurrentWidget(self.form)
        self.form.who.edit.setFocus()

    def _close_form(self) -> None:
        self.form.forget()
        self.beside.setCurrentIndex(0)
        self._show_side()

    def _plan(self, plan: Plan) -> None:
        self.ask(
            queue.plan,
            then=self._planned,
            otherwise=self._refused,
            busy=[self.form.deed],
            plan=plan,
        )

    def _planned(self, made: Planned) -> None:
        self._chosen = made.visit
        self._close_form()
        code = words.island(made.code)
        self.notice("ready", self.t("Planned. The pass code is {code}.", code=code))
        self.refresh()

    def _do(self, name: str) -> None:
        row = self._row_chosen()
        if row is None:
            return
        asked: dict[str, tuple[Any, dict[str, Any]]] = {
            "check_in": (
                queue.arrive_visitor,
                {
                    "kind": row.kind, "who": Who(), "call_by": row.call_by or CallBy.SOUND,
                    "language": row.language, "customer": row.customer,
                },
            ),
            "meet": (queue.meet_visitor, {"seen": row.version}),
            "badge": (badging.print_badge, {}),
            "keep": (queue.decide_late, {"seen": row.version, "keep": True}),
            "behind": (queue.decide_late, {"seen": row.version, "keep": False}),
            "admit": (queue.admit, {"seen": row.version}),
            "refuse": (queue.refuse, {"seen": row.version}),
            "cancel": (queue.cancel, {"seen": row.version}),
        }  # fmt: skip
        verb, arguments = asked[name]
        self.ask(
            verb, then=self._acted, otherwise=self._refused, busy=[self.side.deeds[name]],
            visit=row.visit, **arguments,
        )  # fmt: skip

    def _acted(self, _answer: object) -> None:
        self.refresh()

    def _called_back(self) -> None:
        backs = () if self._day is None else self._day.call_backs
        chosen = next((each for each in backs if str(each.id) == self.back_rows.current), None)
        if chosen is None:
            self.notice("waiting", self.t("Choose whom you have called."))
            return
        self.ask(
            queue.call_back_done, then=self._acted, otherwise=self._refused, busy=[self.done],
            call_back=chosen.id, seen=chosen.version,
        )  # fmt: skip

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()
