"""Beside the matrix: one person's skill, and what may be done with it, as far as it is one's to see and do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.task import Skill
from kiosk.cross_training.training import texts
from kiosk.cross_training.training.rules import Level, State
from kiosk.cross_training.training.rules.matrix import Line, Mark, Matrix, able_in
from kiosk.cross_training.training.screens import faces
from kiosk.ui.buttons import Button, IconButton
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.pane import Pane
from kiosk.ui.panel import FactRow
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.select import SelectField
from kiosk.ui.text import Label

SIDE, WIDE = 16, 340
MONTHS = (3, 6, 12, 24)
USUAL = "12"
CHIPS = {
    Level.IN_TRAINING: "waiting", Level.SUPERVISED: "supervised", Level.ALONE: "ready",
    Level.TRAINER: "accent",
}  # fmt: skip
PAUSES = {"": None, "7": timedelta(days=7), "28": timedelta(days=28)}


@dataclass(frozen=True)
class Cell:
    """What is open: whose, in what, and the mark that may be seen of it."""

    matrix: Matrix
    line: Line
    skill: Skill

    @property
    def mark(self) -> Mark | None:
        return self.line.marks.get(self.skill)

    @property
    def mine(self) -> bool:
        """Whether it is the asker's own, by this or another account."""
        me = next((x.human for x in self.matrix.lines if x.person == self.matrix.asker), None)
        return self.line.human == me

    @property
    def may_act(self) -> bool:
        """Whether there is anything to do for whoever looks."""
        known = self.matrix.teaches | self.matrix.signs
        return not self.mine and (self.matrix.manages or self.skill in known)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    after = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=day.day - 1), after - timedelta(days=1))


class SidePanel(Pane):
    """The facts, and below them the acts; `left` when it is closed."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(spacing=0)
        self.context = context
        self.cell: Cell | None = None
        self.setObjectName("matrix.side")
        self.setFixedWidth(WIDE)
        self.title = Label("", "heading", name="matrix.side.title")
        self.who = Label("", "body", "soft", name="matrix.side.who")
        self.close_ = IconButton("x", "", name="matrix.side.close")
        self.state = Chip("", name="matrix.side.state")
        self.origin = Chip("", name="matrix.side.origin")
        self.facts = [FactRow(name=f"matrix.side.fact{n}") for n in range(4)]
        self.others = Label("", "body", "soft", name="matrix.side.others")
        self.level = SegmentedChoice(
            [(str(each), "") for each in Level], Level.ALONE, name="matrix.side.level"
        )
        self.level.set_columns(2)
        self.level_words = Label("", "strong")
        self.until = SelectField(name="matrix.side.until")
        self.sign = Button("", "primary", icon="badge-check", name="matrix.side.sign")
        self.declare = Button("", icon="pen-line", name="matrix.side.declare")
        self.lift = Button("", icon="play", name="matrix.side.lift")
        self.pause = Button("", icon="pause", name="matrix.side.pause")
        self.take = Button("", "quiet", icon="ban", name="matrix.side.take")
        self.reason = Field("", check=self._reason, name="matrix.side.reason")
        self.pause_until = SelectField(name="matrix.side.pause_until")
        self.pause_deed = Button("", "primary", icon="pause", name="matrix.side.pause_deed")
        self.take_deed = Button("", "danger", icon="ban", name="matrix.side.take_deed")
        self.back = Button("", name="matrix.side.back")
        self._lay_out()
        self.close_.pressed_open.connect(self.left)
        self.pause.pressed_open.connect(self._ask_pause)
        self.take.pressed_open.connect(self._ask_take)
        self.back.pressed_open.connect(self.show_acts)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SIDE, 12, SIDE, SIDE)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.who)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in (self.state, self.origin):
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        for fact in self.facts:
            column.addWidget(fact)
        column.addWidget(self.others)
        self.acts, self.asked = QWidget(), QWidget()
        acts = self._page(self.acts)
        for part in (self.level_words, self.level, self.until, self.sign, self.declare):
            acts.addWidget(part)
        last = QHBoxLayout()
        for button in (self.lift, self.pause, self.take):
            last.addWidget(button, 1)
        acts.addLayout(last)
        asked = self._page(self.asked)
        asked.addWidget(self.reason)
        asked.addWidget(self.pause_until)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.pause_deed)
        row.addWidget(self.take_deed)
        asked.addLayout(row)
        column.addWidget(self.acts)
        column.addWidget(self.asked)
        self.column.addWidget(card)
        self.column.addStretch(1)

    def _page(self, page: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        return column

    # ---- what it shows

    def show_cell(self, cell: Cell, *, begin: bool) -> None:
        """Show this; with `begin` nothing is chosen or typed yet."""
        self.cell = cell
        if begin:
            mark = cell.mark
            learnt = mark is not None and mark.level in (Level.ALONE, Level.TRAINER)
            self.level.set_value(mark.level if mark is not None and learnt else Level.ALONE)
            self.reason.wipe()
            self.show_acts()
        self.retext()

    def show_acts(self) -> None:
        """Back from asking for a reason."""
        self.acts.setVisible(self.cell is not None and self.cell.may_act)
        self.asked.hide()

    def wipe(self) -> None:
        """Forget whose it was."""
        self.cell = None
        self.reason.wipe()

    def retext(self) -> None:
        """Word it in the window's language."""
        t, language = self.context.t, self.context.language
        self.close_.set_words(t("Close"))
        self.level_words.setText(t("How far"))
        for segment, level in zip(self.level.segments, Level, strict=True):
            segment.set_words(texts.level(level, language))
        self.sign.set_words(t("Sign off"))
        self.declare.set_words(t("Declare for 90 days"))
        self.lift.set_words(t("End the pause"))
        self.pause.set_words(t("Pause"))
        self.take.set_words(t("Take away"))
        self.reason.set_texts(t("Reason"), t("Seen by the person, trainers and managers."))
        self.pause_until.set_texts(t("Until"))
        self.pause_until.set_choices([
            ("", t("I end it")), ("7", t("for a week")), ("28", t("for four weeks")),
        ])  # fmt: skip
        self.pause_until.set_value(self.pause_until.value())
        self.pause_deed.set_words(t("Pause"))
        self.take_deed.set_words(t("Take away"))
        self.back.set_words(t("Back"))
        if self.cell is not None:
            self._word(self.cell)

    def _word(self, cell: Cell) -> None:
        t, tn, language = self.context.t, self.context.tn, self.context.language
        mark = cell.mark
        self.title.setText(texts.skill(cell.skill, language))
        self.who.setText(cell.line.name)
        kept = self.until.value() or USUAL
        self.until.set_texts(t("Signed off until"))
        days = [(m, faces.day(months_later(cell.matrix.day, m), language)) for m in MONTHS]
        self.until.set_choices([
            (str(m), words.joined((tn("{n} month", "{n} months", m), day), language)) for m, day in days
        ])  # fmt: skip
        self.until.set_value(kept)
        self._word_state(cell, mark)
        for row, fact in zip(self.facts, (*self._told(mark), *[("", "")] * 4), strict=False):
            row.say(*fact)
            row.setVisible(bool(fact[1]))
        able = [line.name for line in able_in(cell.matrix, cell.skill) if line != cell.line]
        self.others.setText(
            t("Alone, besides: {names}", names=words.joined(able, language)) if able
            else t("Nobody else can do it alone.")
        )  # fmt: skip
        ended = mark is not None and mark.state is State.ENDED
        self.sign.set_words(t("Renew") if ended else t("Sign off"))
        held = mark is not None and mark.state is not State.REVOKED
        paused = mark is not None and mark.state is State.SUSPENDED
        manages = cell.matrix.manages
        self.declare.setVisible(manages)
        self.lift.setVisible(manages and paused)
        self.pause.setVisible(manages and held and not paused)
        self.take.setVisible(manages and held)

    def _word_state(self, cell: Cell, mark: Mark | None) -> None:
        t, language = self.context.t, self.context.language
        self.origin.setVisible(mark is not None and mark.told)
        if mark is None:
            told = cell.matrix.manages or cell.mine or cell.skill in cell.matrix.teaches
            said = texts.level(None, language) if told else t("not alone")
            self.state.set_state("plain", said)
            return
        word = texts.level(mark.level, language)
        if mark.state is State.IN_FORCE:
            icon = "graduation-cap" if mark.level is Level.TRAINER else None
            self.state.set_state(CHIPS[mark.level], word, icon)  # type: ignore[arg-type]
        else:
            said = words.joined((faces.state(self.context, mark.state), word), language)
            self.state.set_state("overdue", said, faces.ICONS[mark.state])
        declared = t("declared, not proven yet") if mark.declared else t("proven")
        self.origin.set_state("plain", declared, None if mark.declared else "badge-check")

    def _told(self, mark: Mark | None) -> tuple[tuple[str, str], ...]:
        t, language = self.context.t, self.context.language
        if mark is None or not mark.told:
            return ()
        paused = mark.state is State.SUSPENDED
        return (
            (t("Until"), faces.day(mark.until, language) if mark.until else ""),
            (t("By"), mark.granted_by),
            (t("Paused until"), self._moment(mark.suspended_until) if paused else ""),
            (t("Reason"), mark.reason),
        )

    def _moment(self, value: datetime | None) -> str:
        if value is None:
            return self.context.t("somebody ends it")
        day = words.local_day(value, self.context.zone)
        return words.joined(
            (words.day(day, self.context.language), words.clock(value, self.context.zone)),
            self.context.language,
        )

    # ---- what is chosen

    def chosen_level(self) -> Level:
        """How far."""
        return Level(self.level.value() or Level.ALONE)

    def chosen_until(self) -> date:
        """The last day."""
        assert self.cell is not None
        return months_later(self.cell.matrix.day, int(self.until.value() or USUAL))

    def chosen_pause(self) -> datetime | None:
        """When a pause ends by itself: with the beginning of a business day."""
        lasts = PAUSES[self.pause_until.value()]
        if lasts is None or self.cell is None:
            return None
        day = self.cell.matrix.day + lasts
        return datetime.combine(day, time(), ZoneInfo(self.context.zone)).astimezone(UTC)

    def _reason(self, typed: str) -> str | None:
        return None if typed else self.context.t("A reason is missing. Write one.")

    def _ask_pause(self) -> None:
        self._ask(pause=True)

    def _ask_take(self) -> None:
        self._ask(pause=False)

    def _ask(self, *, pause: bool) -> None:
        self.acts.hide()
        self.asked.show()
        self.pause_until.setVisible(pause)
        self.pause_deed.setVisible(pause)
        self.take_deed.setVisible(not pause)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
