"""One person of the business: role, PIN, where they are now, and every skill in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core import words
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import texts as training_texts
from kiosk.cross_training.training.rules import Held, Level
from kiosk.desk.administration import texts
from kiosk.desk.administration.service import Mate
from kiosk.shell.rail import initials
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Avatar, Chip, State
from kiosk.ui.context import Context
from kiosk.ui.table import Cell, Column, Table
from kiosk.ui.text import Label
from kiosk.ui.theme import theme_of

SIDE, TAKEN = 16, 520
CHIPS: dict[Level, State] = {
    Level.IN_TRAINING: "waiting",
    Level.SUPERVISED: "supervised",
    Level.ALONE: "ready",
    Level.TRAINER: "accent",
}


class PersonPage(QWidget):
    """One person: role, PIN, where they are, and every skill in words."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.face = Avatar("", "person", size=48)
        self.title = Label("", "title", name="people.person.title")
        self.role = Label("", "body", "soft", name="people.person.role")
        self.one = Label("", "small", "soft", name="people.person.one")
        self.before = Label("", "small", "soft", name="people.person.before")
        self.pin = Chip("", name="people.person.pin")
        self.place = Chip("", name="people.person.place")
        self.set_pin = Button("", icon="key-round", name="people.set_pin")
        self.unlock = Button("", "primary", icon="key-round", name="people.unlock")
        self.declare = Button("", icon="graduation-cap", name="people.declare")
        self.roles = Button("", icon="arrow-left-right", name="people.roles")
        self.give_badge = Button("", icon="id-card", name="people.give_badge")
        self.end_badge = Button("", "quiet", icon="ban", name="people.end_badge")
        self.rename = Button("", "quiet", icon="pencil", name="people.rename")
        self.same = Button("", "quiet", icon="users", name="people.same")
        self.badge = Chip("", name="people.person.badge")
        self.let_go = Button("", "quiet", icon="user-x", name="people.let_go")
        self.sure = QWidget()
        self.sure_words = Label("", "strong", "danger", name="people.sure_words")
        self.sure_deed = Button("", "danger", name="people.sure")
        self.keep = Button("", name="people.keep")
        self.skills = Table((), density="dense", selectable=False, name="people.skills")
        self.missing_words = Label("", "strong", name="people.missing_words")
        self.missing = Label("", "small", "soft", name="people.missing")
        self._room = 900
        self._shown: PersonId | None = None
        self._build()
        self.skills.refitted.connect(self._limit)

    def _build(self) -> None:
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self.title)
        named.addWidget(self.role)
        named.addWidget(self.one)
        named.addWidget(self.before)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.face)
        head.addLayout(named, 1)
        for chip in (self.place, self.badge, self.pin):
            head.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        for button in (self.unlock, self.declare, self.roles, self.set_pin, self.give_badge):
            acts.addWidget(button)
        acts.addStretch(1)
        more = QHBoxLayout()
        more.setSpacing(10)
        for button in (self.end_badge, self.rename, self.same):
            more.addWidget(button)
        more.addStretch(1)
        more.addWidget(self.let_go)
        asked = QHBoxLayout(self.sure)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(24)
        asked.addWidget(self.sure_words, 1)
        asked.addWidget(self.keep)
        asked.addWidget(self.sure_deed)
        self.sure.hide()
        upper = QVBoxLayout()
        upper.setContentsMargins(SIDE, SIDE, SIDE, 14)
        upper.setSpacing(16)
        upper.addLayout(head)
        upper.addLayout(acts)
        upper.addLayout(more)
        upper.addWidget(self.sure)
        lower = QVBoxLayout()
        lower.setContentsMargins(SIDE, 12, SIDE, 0)
        lower.setSpacing(2)
        lower.addWidget(self.missing_words)
        lower.addWidget(self.missing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SIDE)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(self.skills)
        column.addLayout(lower)
        column.addStretch(1)

    def show_mate(self, mate: Mate, held: Mapping[Skill, Held], today: date | None) -> None:
        """Show this person."""
        t, language = self.context.t, self.context.language
        self.face.set_person(initials(mate.name), mate.name)
        self.title.setText(mate.name)
        role = texts.role(mate.role, language)
        said = [t("{role}, owner", role=role) if mate.owner else role]
        said += [texts.role(each, language) for each in Role if each in mate.own - {mate.role}]
        self.role.setText(words.joined(said, language))
        self.one.setText(
            t("One person with {names}", names=words.joined(mate.same_names, language))
        )
        self.one.setVisible(bool(mate.same_names))
        if self._shown != mate.person:
            self._shown = mate.person
            self.before.hide()
        self._show_state(mate)
        self.set_pin.set_words(t("New PIN") if mate.has_pin else t("Set PIN"))
        self.unlock.set_words(t("Open this PIN"))
        self.declare.set_words(t("Declare skills"))
        self.let_go.set_words(t("Let go"))
        self.sure_words.setText(t("{name} is signed out at once.", name=mate.name))
        self.sure_deed.set_words(t("Let {name} go", name=mate.name.split()[0] if mate.name else ""))
        self.keep.set_words(t("Keep"))
        self.roles.set_words(t("Roles"))
        self.give_badge.set_words(t("New badge") if mate.badge else t("Give a badge"))
        self.end_badge.set_words(t("End the badge"))
        self.same.set_words(t("Second account"))
        self.rename.set_words(t("Another name"))
        for button in (
            self.set_pin, self.declare, self.roles, self.give_badge, self.same, self.rename,
            self.let_go,
        ):  # fmt: skip
            button.setVisible(mate.active)
        self.end_badge.setVisible(mate.badge is not None)
        self.unlock.setVisible(mate.active and mate.closed)
        self.sure.hide()
        self._show_skills(held, today)

    def show_before(self, person: PersonId, names: Sequence[tuple[str, datetime]]) -> None:
        """How whoever is shown was called before, and until when."""
        if person != self._shown:
            return
        t, context = self.context.t, self.context
        said = [
            t("{name} until {day}", name=name,
              day=words.day(words.local_day(at, context.zone), context.language, year=True))
            for name, at in names
        ]  # fmt: skip
        self.before.setText(t("Before: {names}", names=words.joined(said, context.language)))
        self.before.setVisible(bool(said))

    def _show_state(self, mate: Mate) -> None:
        t = self.context.t
        if not mate.active:
            self.pin.set_state("plain", t("does not work here any more"), "user-x")
        elif mate.closed:
            self.pin.set_state("overdue", t("PIN closed"), "lock")
        elif mate.has_pin:
            self.pin.set_state("ready", t("PIN set"))
        else:
            self.pin.set_state("waiting", t("No PIN yet"), "key-round")
        self.badge.setVisible(mate.badge is not None)
        self.badge.set_state("ready", t("Badge given"), "id-card")
        self.place.setVisible(bool(mate.station))
        self.place.set_state("plain", mate.station, "monitor")

    def _show_skills(self, held: Mapping[Skill, Held], today: date | None) -> None:
        t, language = self.context.t, self.context.language
        self.skills.set_columns(
            (
                Column("skill", t("Skill"), stretch=2), Column("level", t("Level"), kind="chip"),
                Column("until", t("Until"), kind="soft", stretch=1),
            )
        )  # fmt: skip
        known = {each: now for each, now in held.items() if now.revoked_at is None}
        rows = [self._row(each, known[each], today, language) for each in Skill if each in known]
        self.skills.set_rows(rows)
        self.skills.setVisible(bool(rows))
        missing = [training_texts.skill(each, language) for each in Skill if each not in known]
        self.missing_words.setText(t("Not yet") if rows else t("Nothing declared yet"))
        self.missing.setText(words.joined(missing, language))
        self.missing_words.setVisible(bool(missing))
        self.missing.setVisible(bool(missing))
        self._limit()

    def fit(self, height: int) -> None:
        """Many skills scroll by themselves; the page does not."""
        self._room = height
        self._limit()

    def _limit(self) -> None:
        taken = round(TAKEN * theme_of(self).scale)
        most = max(6, (self._room - taken) // self.skills.row_height())
        tall = self.skills.head_height() + most * self.skills.row_height()
        self.skills.setFixedHeight(min(self.skills.whole_height(), tall))

    def _row(self, skill: Skill, held: Held, today: date | None, language: str) -> list[Cell]:
        word = training_texts.skill(skill, language)
        until = words.day(held.until_day, language, year=True) if held.until_day else ""
        if held.until_day is not None and today is not None and held.until_day < today:
            over = Cell(self.context.t("ended"), state="overdue", icon="timer-off")
            return [Cell(word), over, Cell(until)]
        icon = "graduation-cap" if held.level is Level.TRAINER else None
        level = Cell(training_texts.level(held.level, language), state=CHIPS[held.level], icon=icon)
        return [Cell(word), level, Cell(until)]
