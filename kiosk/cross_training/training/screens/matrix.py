"""Who can do what: people by skills as a heat map, what hangs on one person, and one cell opened beside it."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout
from typing_extensions import override

from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Skill, Task
from kiosk.cross_training.training import service, texts
from kiosk.cross_training.training.rules import TrainingRefusal
from kiosk.cross_training.training.rules.matrix import Line, Matrix
from kiosk.cross_training.training.screens import faces
from kiosk.cross_training.training.screens.cards import Cards
from kiosk.cross_training.training.screens.side import Cell, SidePanel
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.context import Closed, Context
from kiosk.ui.heat_legend import HeatLegend
from kiosk.ui.heat_map import HeatMap
from kiosk.ui.panel import Panel
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading

CARDS_LOW, CARDS_HIGH, CARDS_SHARE = 140, 210, 0.25


class MatrixScreen(Screen):
    """The map with its key; below it what follows; beside it the cell that is open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._matrix: Matrix | None = None
        self._wanted: PersonId | None = None
        self._guarded = False
        self.title = Heading("", name="matrix.title")
        self.seen = Chip("", icon="eye-off", name="matrix.seen")
        self.map = HeatMap(name="matrix.map")
        self.legend = HeatLegend(name="matrix.legend")
        self.cards = Cards(context)
        self.side = SidePanel(context)
        self._lay_out()
        self._connect()
        self.retext()

    def _lay_out(self) -> None:
        self.card = Panel("", name="matrix.card")
        self.card.fill(self.map)
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        work = QVBoxLayout()
        work.setSpacing(12)
        work.addWidget(self.card, 100)
        work.addWidget(self.legend)
        work.addWidget(self.cards, 1)
        self.side.hide()
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addLayout(work, 1)
        both.addWidget(self.side)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(both, 1)

    def _connect(self) -> None:
        side = self.side
        self.map.moved.connect(self._on_moved)
        self.map.opened.connect(self._open)
        self.map.refitted.connect(self._fit)
        side.left.connect(self._close)
        side.sign.pressed_open.connect(self._sign)
        side.declare.pressed_open.connect(self._declare)
        side.lift.pressed_open.connect(self._lift)
        side.pause_deed.pressed_open.connect(self._pause)
        side.take_deed.pressed_open.connect(self._take)
        self._tasks: dict[Button, Task] = {
            side.sign: Task.QUALIFICATION_SIGN_OFF,
            side.declare: Task.QUALIFICATION_DECLARE,
            side.lift: Task.QUALIFICATION_SUSPEND,
            side.pause: Task.QUALIFICATION_SUSPEND,
            side.pause_deed: Task.QUALIFICATION_SUSPEND,
            side.take: Task.QUALIFICATION_DECLARE,
            side.take_deed: Task.QUALIFICATION_DECLARE,
        }
        self._guarded = True
        for button, task in self._tasks.items():
            button.explain.connect(functools.partial(self._why, button))
            self.guard(button, task)

    # ---- what a screen offers

    @override
    def opened(self, *, person: PersonId | None = None, **arguments: object) -> None:
        self._close()
        self._wanted = person
        self.refresh()

    @override
    def refresh(self) -> None:
        by = self.context.by()
        if isinstance(by, Person):
            self.ask(service.matrix, then=self._show, newest=True, asker=by.id)

    @override
    def retext(self) -> None:
        self.title.setText(self.t("Who can do what"))
        self.map.setAccessibleName(self.t("Who can do what"))
        self.side.retext()
        if self._matrix is not None:
            self._show(self._matrix)

    @override
    def regard(self) -> None:
        super().regard()
        if self._guarded:
            self._hold()

    # ---- what it shows

    def _show(self, matrix: Matrix) -> None:
        self._matrix = matrix
        context, t = self.context, self.t
        teaches = bool(matrix.teaches)
        self.seen.set_state(
            "plain",
            t("Seen by managers only") if matrix.manages
            else t("Dates of your skills only") if teaches
            else t("Who can, and your own row"), "eye-off",
        )  # fmt: skip
        self.map.set_map(
            [faces.column(context, matrix, skill) for skill in matrix.skills],
            [faces.row(context, matrix, line) for line in matrix.lines],
            t("Can do it alone"),
        )
        told = (
            matrix.manages
            or teaches
            or any(mark.told for line in matrix.lines for mark in line.marks.values())
        )
        self.legend.set_entries(faces.key(context, told=told))
        self.cards.show_matrix(matrix)
        wanted, self._wanted = self._wanted, None
        if wanted is not None and any(line.person == wanted for line in matrix.lines):
            self.map.choose(str(wanted), str(matrix.skills[0]))
        self._on_moved()
        if self.side.cell is not None:
            self._look(begin=False)
        self.context.filled()

    def _on_moved(self, *_keys: str) -> None:
        if self._matrix is None:
            return
        row, _column = self.map.current
        self.cards.show_away(self._matrix, PersonId(int(row)) if row else None)
        if self.side.cell is not None:
            self._look(begin=True)

    def _cell(self) -> Cell | None:
        row, column = self.map.current
        matrix = self._matrix
        if matrix is None or not row:
            return None
        line: Line | None = next((x for x in matrix.lines if str(x.person) == row), None)
        return None if line is None else Cell(matrix, line, Skill(column))

    def _open(self, *_keys: str) -> None:
        self._look(begin=True)

    def _look(self, *, begin: bool) -> None:
        cell = self._cell()
        if cell is None:
            self._close()
            return
        self.cards.show_away(cell.matrix, cell.line.person)
        shown = self.side.isHidden()
        self.side.show_cell(cell, begin=begin)
        self.side.show()
        self.map.mark(on=True)
        self._hold()
        if shown:
            self.map.choose(*self.map.current)

    def _close(self) -> None:
        self.side.cell = None
        if self.side.isAncestorOf(self.focusWidget() or self):
            self.map.setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.hide()
        self.map.mark(on=False)

    # ---- what may be pressed

    def _hold(self) -> None:
        """Close what may not be; what the resolver has closed stays so."""
        reasons = self._reasons()
        for button, task in self._tasks.items():
            if self.context.closed(task) is None:
                button.set_closed(reasons.get(button))

    def _reasons(self) -> dict[Button, str]:
        cell = self.side.cell
        if cell is None or cell.skill in cell.matrix.signs:
            return {}
        trains = cell.skill in cell.matrix.teaches
        code = TrainingRefusal.MANAGER_CONFIRMS if trains else TrainingRefusal.ONLY_A_TRAINER
        return {self.side.sign: self.t(texts.REFUSALS[code])}

    def _why(self, button: Button, reason: str) -> None:
        closed = self.context.closed(self._tasks[button])
        if closed is None and self.context.shell is not None:
            self.context.shell.explain(button, Closed(reason))

    # ---- acts

    def _sign(self) -> None:
        cell, side = self.side.cell, self.side
        if cell is not None:
            self.ask(
                service.sign_off, then=self._done, otherwise=self._refused, busy=[side.sign],
                person=cell.line.person, skill=cell.skill, level=side.chosen_level(),
                until=side.chosen_until(),
            )  # fmt: skip

    def _declare(self) -> None:
        cell, side = self.side.cell, self.side
        if cell is not None:
            self.ask(
                service.declare, then=self._done, otherwise=self._refused, busy=[side.declare],
                person=cell.line.person, skills=(cell.skill,), level=side.chosen_level(),
            )  # fmt: skip

    def _lift(self) -> None:
        cell, side = self.side.cell, self.side
        if cell is not None:
            self.ask(
                service.lift, then=self._done, otherwise=self._refused, busy=[side.lift],
                person=cell.line.person, skill=cell.skill,
            )  # fmt: skip

    def _pause(self) -> None:
        cell, side = self.side.cell, self.side
        if cell is not None and side.reason.valid():
            self.ask(
                service.suspend, then=self._done, otherwise=self._refused, busy=[side.pause_deed],
                person=cell.line.person, skill=cell.skill, until=side.chosen_pause(),
                reason=side.reason.text(),
            )  # fmt: skip

    def _take(self) -> None:
        cell, side = self.side.cell, self.side
        if cell is not None and side.reason.valid():
            self.ask(
                service.revoke, then=self._done, otherwise=self._refused, busy=[side.take_deed],
                person=cell.line.person, skill=cell.skill, reason=side.reason.text(),
            )  # fmt: skip

    def _done(self, _answer: object) -> None:
        self.side.reason.wipe()
        self.side.show_acts()
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()

    # ---- Qt

    @override
    def wipe(self) -> None:
        self._matrix = None
        super().wipe()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The map is no taller than its rows; the cards get a part of the page, and what is left."""
        self.card.setMaximumHeight(self.map.whole_height() + 2)
        tall = round(self.height() * CARDS_SHARE)
        self.cards.setMinimumHeight(min(CARDS_HIGH, max(CARDS_LOW, tall)))
