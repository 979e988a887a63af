"""What is done with people: one is shown, added, given a PIN, declared; each a page of the same panel."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import texts as training_texts
from kiosk.cross_training.training.rules import Held, Level
from kiosk.desk.administration import texts
from kiosk.desk.administration.screens.faces import LargePin
from kiosk.desk.administration.screens.pages import Page
from kiosk.desk.administration.service import Mate
from kiosk.records.settings.rules import StationKind
from kiosk.records.staff import rules as staff
from kiosk.records.staff import texts as staff_texts
from kiosk.records.staff.rules import StaffRefusal
from kiosk.ui.choices import CheckRow
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.select import SelectField
from kiosk.ui.text import Label

PIN_WIDE, NARROW, COLUMNS = 386, 420, 3
DECLARABLE = (Level.IN_TRAINING, Level.SUPERVISED, Level.ALONE, Level.TRAINER)


class AddPage(Page):
    """A name and a role."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "add", "plus")
        self.named = Field("", check=self._named, name="people.name")
        self.role = SelectField(name="people.role")
        for part in (self.named, self.role):
            part.setMaximumWidth(NARROW)
            self.body.addWidget(part)

    def _named(self, typed: str) -> str | None:
        return None if typed else self.context.t("A name is missing. Write one.")

    def begin(self) -> None:
        """Nobody yet."""
        self.named.wipe()
        self.role.set_value(Role.RECEPTION)
        self.named.setFocus(Qt.FocusReason.OtherFocusReason)

    def retext(self) -> None:
        """Word it in the window's language."""
        t, language = self.context.t, self.context.language
        self.named.set_texts(t("Name"))
        self.role.set_texts(t("Role"))
        kept = self.role.value()
        self.role.set_choices([(str(each), texts.role(each, language)) for each in Role])
        self.role.set_value(kept or Role.RECEPTION)
        self.say(t("Somebody new"), t("PIN and skills come next."), t("Add to the list"))


class PcPage(Page):
    """A PC by its name on screen and what it is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "pc", "plus")
        self.named = Field("", check=self._named, name="people.pc_name")
        self.kind = SelectField(name="people.pc_kind")
        self.touch = CheckRow("", name="people.pc_touch")
        for part in (self.named, self.kind, self.touch):
            part.setMaximumWidth(NARROW)
            self.body.addWidget(part)

    def _named(self, typed: str) -> str | None:
        return None if typed else self.context.t("A name is missing. Write one.")

    def begin(self) -> None:
        """No PC yet."""
        self.named.wipe()
        self.kind.set_value(StationKind.DESK)
        self.touch.setChecked(False)
        self.named.setFocus(Qt.FocusReason.OtherFocusReason)

    def retext(self) -> None:
        """Word it in the window's language."""
        t, language = self.context.t, self.context.language
        self.named.set_texts(t("Name on the screen"), t("For example: Desk 2."))
        self.kind.set_texts(t("This PC is"))
        kept = self.kind.value()
        self.kind.set_choices([(str(each), texts.station(each, language)) for each in StationKind])
        self.kind.set_value(kept or StationKind.DESK)
        self.touch.set_texts(t("It has a touch screen"))
        self.say(t("One more PC"), "", t("Add to the list"))


class PinPage(Page):
    """Whoever it is for types the PIN, twice; it is on no screen and in no list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "pin", "key-round")
        self.pin_words = Label("", "label")
        self.pin = LargePin("", name="people.pin")
        self.again_words = Label("", "label")
        self.again = LargePin("", name="people.again")
        self.below = Label("", "small", "soft", name="people.pin_below")
        for part in (self.pin_words, self.pin, self.again_words, self.again, self.below):
            self.body.addWidget(part)
        for boxes in (self.pin, self.again):
            boxes.setFixedWidth(PIN_WIDE)
            boxes.changed.connect(self._on_changed)
        self.pin.filled.connect(self._on_filled)

    def begin(self, mate: Mate) -> None:
        """Ask `mate`."""
        t = self.context.t
        first = mate.name.split()[0] if mate.name.split() else mate.name
        self.say(
            t("{name} chooses a PIN", name=first),
            t("Let {name} sit here. Nobody else looks.", name=first), t("Keep this PIN"),
        )  # fmt: skip
        self.pin_words.setText(t("New PIN"))
        self.again_words.setText(t("The same PIN once more"))
        self.pin.setAccessibleName(t("PIN of six digits"))
        self.again.setAccessibleName(t("The same PIN once more"))
        self.forget()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep no digit."""
        for boxes in (self.pin, self.again):
            boxes.clear()
            boxes.set_wrong(False)
        self._below(self.context.t("Six digits, without a pattern or a date."), "soft")

    def wipe(self) -> None:
        """Nobody is here any more."""
        self.forget()

    def _on_changed(self, typed: str) -> None:
        if typed:
            self._below(self.context.t("Six digits, without a pattern or a date."), "soft")

    def _on_filled(self, pin: str) -> None:
        if not self._too_plain(pin):
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _too_plain(self, pin: str) -> bool:
        plain = staff.guessable(pin)
        if plain:
            self.refuse(self.pin, self.context.t(staff_texts.REFUSALS[StaffRefusal.PIN_GUESSABLE]))
        return plain

    def refuse(self, boxes: LargePin, sentence: str) -> None:
        """Say what is wrong and ask for it again."""
        boxes.clear()
        boxes.set_wrong(True)
        self._below(sentence, "danger")
        boxes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _below(self, sentence: str, colour: str) -> None:
        self.below.set_look(colour=colour)
        self.below.setText(sentence)

    def valid(self) -> bool:
        """Whether both are there, the same, and no PIN that is guessed first."""
        t = self.context.t
        if self.pin.left():
            self.refuse(self.pin, t(staff_texts.REFUSALS[StaffRefusal.PIN_SHAPE]))
            return False
        if self._too_plain(self.pin.text()):
            return False
        if self.pin.text() != self.again.text():
            self.refuse(self.again, t("The two are not the same. Type it once more."))
            return False
        return True


class DeclarePage(Page):
    """Which skills, at which level; valid for 90 days from today."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, "declare", "check")
        self.level_words = Label("", "label")
        self.level = SegmentedChoice(
            [(str(each), str(each)) for each in DECLARABLE], Level.ALONE, name="people.level"
        )
        self.level.setMaximumWidth(560)
        self.skill_words = Label("", "label")
        self.rows = {skill: CheckRow("", name=f"people.skill.{skill}") for skill in Skill}
        grid = QGridLayout()
        grid.setSpacing(8)
        rows = -(-len(Skill) // COLUMNS)
        for number, row in enumerate(self.rows.values()):
            grid.addWidget(row, number % rows, number // rows)
            row.clicked.connect(self._on_row)
        self.body.addWidget(self.level_words)
        self.body.addWidget(self.level)
        self.body.addWidget(self.skill_words)
        self.body.addLayout(grid)
        self._mate: Mate | None = None

    def begin(self, mate: Mate, held: Mapping[Skill, Held]) -> None:
        """Ask about `mate`; nothing is ticked, so that nothing is declared by accident."""
        self._mate = mate
        self.level.set_value(Level.ALONE)
        language = self.context.language
        for skill, row in self.rows.items():
            row.setChecked(False)
            now = held.get(skill)
            row.set_texts(
                training_texts.skill(skill, language),
                training_texts.level(now.level, language) if now else "",
            )
        self.retext()

    @property
    def chosen(self) -> tuple[Skill, ...]:
        """The ticked skills."""
        return tuple(skill for skill, row in self.rows.items() if row.isChecked())

    def chosen_level(self) -> Level:
        """The level for all of them."""
        return Level(self.level.value() or Level.ALONE)

    def _on_row(self) -> None:
        self.retext()
        self.changed.emit()

    def retext(self) -> None:
        """Word it in the window's language."""
        t, tn, language = self.context.t, self.context.tn, self.context.language
        self.level_words.setText(t("How far"))
        self.skill_words.setText(t("In what"))
        for segment, level in zip(self.level.segments, DECLARABLE, strict=True):
            segment.set_words(training_texts.level(level, language))
        name = self._mate.name.split()[0] if self._mate and self._mate.name.split() else ""
        many = len(self.chosen)
        deed = tn("Declare {n} skill", "Declare {n} skills", many)
        self.say(
            t("What {name} can do today", name=name),
            t("Entered by you, valid for 90 days. Real work proves it."), deed,
        )  # fmt: skip
