"""People: who works here, who has a PIN, what each may do today; and the PCs of the business."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training import texts as training_texts
from kiosk.cross_training.training.rules import Held, TrainingRefusal
from kiosk.desk.administration import service, texts
from kiosk.desk.administration.screens.people_more import MoreOfPerson, Pages
from kiosk.desk.administration.screens.people_pages import (
    AddPage,
    DeclarePage,
    PcPage,
    PinPage,
)
from kiosk.desk.administration.service import Mate, Team
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import StationKind
from kiosk.records.staff import service as staff
from kiosk.ui.buttons import Button
from kiosk.ui.context import Closed, Context
from kiosk.ui.list_panel import ListPanel
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.tabs import Tab, Tabs
from kiosk.ui.text import Heading
from kiosk.ui.theme import window_of

LIST_WIDE, LIST_NARROW, NARROW = 340, 300, 1200
PEOPLE, PCS = "people", "pcs"


class PeopleScreen(MoreOfPerson):
    """A list at the leading side; beside it one person, or the page of what is being done."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._team = Team((), ())
        self._chosen: PersonId | None = None
        self._held: dict[Skill, Held] = {}
        self._guarded = False
        self._build()
        self._connect()
        self._guard_all()
        self.retext()

    # ---- how it is built

    def _build(self) -> None:
        context = self.context
        self.title = Heading("", name="people.heading")
        self.add = Button("", "primary", icon="plus", name="people.add")
        self.tabs = Tabs(name="people.tabs")
        self.rows = RowList(name="people.rows")
        self.list = ListPanel(self.rows, name="people.list")
        kept = self.add.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.add.setSizePolicy(kept)
        self.add_page, self.pc_page = AddPage(context), PcPage(context)
        self.pin_page, self.declare_page = PinPage(context), DeclarePage(context)
        self.stack = Pages(
            (
                self.person, self.add_page, self.pin_page, self.declare_page, self.pc_page,
                self.badge_page, self.roles_page, self.same_page, self.name_page,
            )
        )  # fmt: skip
        self.panel = QFrame()
        self.panel.setProperty("kind", "card")
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.stack)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.add)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        work = QVBoxLayout()
        work.addWidget(self.panel)
        work.addStretch(1)
        both.addLayout(work, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self.tabs)
        column.addSpacing(14)
        column.addLayout(both, 1)

    def _connect(self) -> None:
        person = self.person
        self.tabs.chosen.connect(self._on_tab)
        self.rows.chosen.connect(self._on_row)
        self.add.pressed_open.connect(functools.partial(self._begin, self.add_page))
        self.add_page.deed.pressed_open.connect(self._add)
        self.pc_page.deed.pressed_open.connect(self._add_pc)
        person.set_pin.pressed_open.connect(self._ask_pin)
        self.pin_page.deed.pressed_open.connect(self._set_pin)
        person.unlock.pressed_open.connect(self._unlock)
        person.declare.pressed_open.connect(self._ask_skills)
        self.declare_page.deed.pressed_open.connect(self._declare)
        self.declare_page.changed.connect(self._hold)
        person.let_go.pressed_open.connect(person.sure.show)
        person.keep.pressed_open.connect(person.sure.hide)
        person.sure_deed.pressed_open.connect(self._let_go)
        self.connect_more()
        for page in (
            self.add_page, self.pc_page, self.pin_page, self.declare_page, self.badge_page,
            self.roles_page, self.same_page, self.name_page,
        ):  # fmt: skip
            page.left.connect(self._to_person)

    def _guard_all(self) -> None:
        person = self.person
        self._tasks: dict[Button, Task] = {
            self.add: Task.PERSON_ADD,
            self.add_page.deed: Task.PERSON_ADD,
            self.pc_page.deed: Task.STATION_SET_UP,
            person.set_pin: Task.PIN_SET,
            self.pin_page.deed: Task.PIN_SET,
            person.unlock: Task.PIN_UNLOCK,
            person.declare: Task.QUALIFICATION_DECLARE,
            self.declare_page.deed: Task.QUALIFICATION_DECLARE,
            person.let_go: Task.PERSON_DISABLE,
            person.sure_deed: Task.PERSON_DISABLE,
        } | self.more_tasks()
        self._guarded = True
        for button, task in self._tasks.items():
            button.explain.connect(functools.partial(self._why, button))
            self.guard(button, task)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        self._to_person()
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.team, then=self._show)

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("People"))
        self.add.set_words(t("Add somebody"))
        self.add_page.retext()
        self.pc_page.retext()
        self.declare_page.retext()
        self._show(self._team)

    @override
    def regard(self) -> None:
        super().regard()
        if self._guarded:
            self._hold()

    # ---- what it shows

    def _show(self, team: Team) -> None:
        self._team = team
        t = self.t
        here = sum(mate.active for mate in team.mates)
        self.tabs.set_tabs([Tab(PEOPLE, t("People"), here), Tab(PCS, t("PCs"), len(team.stations))])
        on_people = self.tabs.current == PEOPLE
        self.list.say(t("Who works here") if on_people else t("PCs of this business"))
        if on_people:
            if self.mate() is None and team.mates:
                self._chosen = team.mates[0].person
            rows = [self._row(mate) for mate in team.mates]
            self.rows.set_rows(rows, choose=str(self._chosen or ""))
            self._look()
        else:
            language = self.context.language
            self.rows.set_rows(
                [
                    RowFacts(str(each.id), each.name, second=texts.station(each.kind, language))
                    for each in team.stations
                ],
                choose="",
            )
        self.list.setVisible(on_people or bool(team.stations))

    def _row(self, mate: Mate) -> RowFacts:
        t = self.t
        role = texts.role(mate.role, self.context.language)
        skills = self.tn("{n} skill", "{n} skills", mate.skills)
        second = t("{role}, {skills}", role=role, skills=skills)
        trailing, colour = mate.station, "soft"
        if not mate.active:
            trailing, second = t("left"), role
        elif mate.closed:
            trailing, colour = t("PIN closed"), "s_overdue"
        elif not mate.has_pin:
            trailing, colour = t("No PIN yet"), "s_waiting"
        return RowFacts(
            str(mate.person), mate.name, second=second, trailing=trailing, trailing_colour=colour
        )

    @override
    def mate(self) -> Mate | None:
        return next((mate for mate in self._team.mates if mate.person == self._chosen), None)

    def _look(self) -> None:
        mate = self.mate()
        if mate is not None:
            then = functools.partial(self._show_person, mate)
            self.ask(training.held_by, then=then, newest=True, person=mate.person)

    def _show_person(self, mate: Mate, held: dict[Skill, Held]) -> None:
        if mate.person != self._chosen:
            return
        self._held = held
        now = self.context.now() if self.context.now is not None else None
        today = words.local_day(now, self.context.zone) if now is not None else None
        self.person.show_mate(mate, held, today)
        self.look_before(mate)
        self.add.set_kind("secondary" if mate.active and mate.closed else "primary")
        self._hold()

    def _on_tab(self, key: str) -> None:
        self._show(self._team)
        self._begin(self.pc_page) if key == PCS else self._to_person()

    def _on_row(self, key: str) -> None:
        if self.tabs.current == PEOPLE:
            self._chosen = PersonId(int(key))
            self._to_person()
            self._look()

    @override
    def everybody(self) -> Sequence[Mate]:
        return self._team.mates

    @override
    def turn_to(self, page: QWidget) -> None:
        """Show a page; what is being done there has the one main button."""
        self.stack.show_page(page)
        self.add.setVisible(page is self.person)

    def _begin(self, page: AddPage | PcPage) -> None:
        self.turn_to(page)
        page.begin()

    def _to_person(self) -> None:
        self.pin_page.forget()
        self.badge_page.wipe()
        if self.tabs.current == PCS:
            with QSignalBlocker(self.tabs):
                self.tabs.choose(PEOPLE)
            self._show(self._team)
        self.turn_to(self.person)

    # ---- what may be pressed

    def _hold(self) -> None:
        """Close what waits or may not be; what the resolver has closed stays so."""
        reasons = self._reasons()
        for button in self._tasks:
            button.set_closed(reasons.get(button))

    def _reasons(self) -> dict[Button, str]:
        found: dict[Button, str] = {}
        by, person = self.context.by(), self.person
        if isinstance(by, Person) and by.id == self._chosen:
            own = self.t(training_texts.REFUSALS[TrainingRefusal.OWN_QUALIFICATION])
            found[person.declare] = found[self.declare_page.deed] = own
            found[person.let_go] = found[person.sure_deed] = self.t("Somebody else does this.")
            found[person.unlock] = self.t("Second person needed: somebody else opens your PIN.")
        if not self.declare_page.chosen:
            found.setdefault(self.declare_page.deed, self.t("Tick at least one skill first."))
        return found

    def _why(self, button: Button, reason: str) -> None:
        closed = self.context.closed(self._tasks[button])
        if closed is None and self.context.shell is not None:
            self.context.shell.explain(button, Closed(reason))

    # ---- acts

    def _add(self) -> None:
        page = self.add_page
        if page.named.valid():
            self.ask(
                staff.add_person, then=self._added, otherwise=self.refused, busy=[page.deed],
                name=page.named.text(), role=Role(page.role.value()),
            )  # fmt: skip

    def _added(self, person: PersonId) -> None:
        self._chosen = person
        self.turn_to(self.person)
        self.refresh()

    def _add_pc(self) -> None:
        page = self.pc_page
        if page.named.valid():
            self.ask(
                settings.add_station, then=self._pc_added, otherwise=self._pc_refused,
                busy=[page.deed], name=page.named.text(), kind=StationKind(page.kind.value()),
                touch=page.touch.isChecked(),
            )  # fmt: skip

    def _pc_added(self, _station: int) -> None:
        self.pc_page.begin()
        self.refresh()

    def _pc_refused(self, refusal: Refusal) -> None:
        self.pc_page.named.set_error(self.context.refusal_sentence(refusal))

    def _ask_pin(self) -> None:
        mate = self.mate()
        if mate is not None:
            self.turn_to(self.pin_page)
            self.pin_page.begin(mate)

    def _set_pin(self) -> None:
        if self._chosen is not None and self.pin_page.valid():
            pin = self.pin_page.pin.text()
            self.ask(
                staff.set_pin, then=self.done, otherwise=self._pin_refused,
                busy=[self.pin_page.deed], person=self._chosen, pin=pin,
            )  # fmt: skip

    def _pin_refused(self, refusal: Refusal) -> None:
        self.pin_page.refuse(self.pin_page.pin, self.context.refusal_sentence(refusal))

    def _unlock(self) -> None:
        if self._chosen is not None:
            self.ask(
                staff.unlock_pin, then=self.done, otherwise=self.refused,
                busy=[self.person.unlock], person=self._chosen,
            )  # fmt: skip

    def _ask_skills(self) -> None:
        mate = self.mate()
        if mate is not None:
            self.declare_page.begin(mate, self._held)
            self.turn_to(self.declare_page)
            self._hold()

    def _declare(self) -> None:
        page = self.declare_page
        if self._chosen is not None and page.chosen:
            self.ask(
                training.declare, then=self.done, otherwise=self.refused, busy=[page.deed],
                person=self._chosen, skills=page.chosen, level=page.chosen_level(),
            )  # fmt: skip

    def _let_go(self) -> None:
        mate = self.mate()
        if mate is not None:
            self.ask(
                staff.let_go, then=self.done, otherwise=self.refused,
                busy=[self.person.sure_deed], person=mate.person, seen=mate.version,
            )  # fmt: skip

    @override
    def done(self, _answer: object) -> None:
        self._to_person()
        self.refresh()

    @override
    def refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()

    # ---- Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setFixedWidth(LIST_NARROW if self.width() < NARROW else LIST_WIDE)
        for part in (self.list, self.person):
            part.fit(window_of(self).height())
