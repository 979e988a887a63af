"""What follows from the matrix: skills that hang on one person, those without a trainer, what stops if X is away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.core.ids import PersonId
from kiosk.cross_training.training import texts
from kiosk.cross_training.training.rules.matrix import (
    Matrix,
    able_in,
    one_person_only,
    without,
    without_trainer,
)
from kiosk.ui.context import Context
from kiosk.ui.glyph import Glyph
from kiosk.ui.pane import Pane
from kiosk.ui.panel import Panel
from kiosk.ui.text import Label

Fact = tuple[str, str, bool]
"""Words, what stands at their end, and whether it is bad."""


class _Row(QWidget):
    """A skill, and whoever is left for it."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = Glyph("triangle-alert", "s_overdue")
        self._words = Label("", "strong")
        self._end = Label("", "body", "soft", align=Qt.AlignmentFlag.AlignTrailing)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        row = QHBoxLayout()
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(rule)

    def say(self, words: str, end: str, *, bad: bool, sign: bool) -> None:
        """Show another fact."""
        self._sign.setVisible(sign)
        self._words.setText(words)
        self._end.set_look(colour="s_overdue" if bad else "soft")
        self._end.setText(end)
        self.setAccessibleName(f"{words}: {end}" if end else words)


class Facts(Panel):
    """A card with as many facts as there are; more than have room scroll inside it."""

    def __init__(self, name: str, icon: str = "", *, sign: bool = True) -> None:
        super().__init__("", name=name)
        self._rows: list[_Row] = []
        self._sign = sign
        self._none = Label("", "body", "soft", name=f"{name}.none")
        page = QWidget()
        page.setProperty("kind", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._none.setContentsMargins(14, 10, 14, 10)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        pane = Pane(spacing=0)
        pane.column.addWidget(page)
        self.fill(pane)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        if icon:
            self.add_before(Glyph(icon, "s_overdue"))

    def show_facts(self, facts: Sequence[Fact], none: str) -> None:
        """Show these, or the sentence for there being none."""
        while len(self._rows) < len(facts):
            row = _Row()
            self._rows.append(row)
            self._column.insertWidget(len(self._rows), row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(facts))
            if number < len(facts):
                said, end, bad = facts[number]
                row.say(said, end, bad=bad, sign=self._sign)
        self._none.setText(none)
        self._none.setVisible(not facts)


class Cards(QWidget):
    """The three cards below the matrix."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.alone = Facts("matrix.alone")
        self.untaught = Facts("matrix.untaught", sign=False)
        self.away = Facts("matrix.away", "user-x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for card in (self.alone, self.untaught, self.away):
            row.addWidget(card, 1)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show what hangs on one, and what nobody teaches."""
        context, t, language = self.context, self.context.t, self.context.language
        many = len(matrix.skills)
        found = one_person_only(matrix)
        facts: list[Fact] = []
        for skill in found:
            able = able_in(matrix, skill)
            who = able[0].name if able else t("nobody")
            facts.append((texts.skill(skill, language), who, not able))
        said = context.tn("{some} of {n} skill", "{some} of {n} skills", many, some=len(found))
        self.alone.say(t("One person only"), said)
        self.alone.show_facts(facts, t("At least two can do each of them."))
        missing = without_trainer(matrix)
        said = context.tn("{some} of {n} skill", "{some} of {n} skills", many, some=len(missing))
        self.untaught.say(t("No trainer yet"), said)
        self.untaught.show_facts(
            [(texts.skill(skill, language), "", False) for skill in missing],
            t("Each of them has a trainer."),
        )

    def show_away(self, matrix: Matrix, person: PersonId | None) -> None:
        """Show what stops, or hangs on one, if `person` is away."""
        t, language = self.context.t, self.context.language
        name = next((line.name for line in matrix.lines if line.person == person), "")
        self.away.setVisible(bool(name))
        if person is None or not name:
            return
        first = name.split()[0]
        self.away.say(t("If {name} is away", name=first))
        self.away.show_facts(
            [
                (texts.skill(drop.skill, language),
                 t("only {name}", name=drop.who) if drop.left else t("nobody"), not drop.left)
                for drop in without(matrix, person)
            ],
            t("Everything goes on: at least two others can do each of it."),
        )  # fmt: skip

    def wipe(self) -> None:
        """Forget everybody."""
        for card in (self.alone, self.untaught, self.away):
            card.show_facts((), "")
