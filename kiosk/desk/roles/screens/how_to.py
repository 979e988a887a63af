"""The how-to card beside the work of a covered role: it ticks itself; below it the note that was accepted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.task import Skill
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.training.rules.playbooks import Playbook, Step, playbook
from kiosk.desk.roles import service, texts
from kiosk.desk.roles.rules import HowTo, Kept
from kiosk.desk.roles.screens.note_row import NoteRow
from kiosk.desk.roles.screens.sheet import empty, put
from kiosk.desk.roles.screens.signs import Tint
from kiosk.ui import icons
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.glyph import Glyph
from kiosk.ui.screen import Screen
from kiosk.ui.select import Select
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import theme_of

SIDE = 14
HELPERS = 1


class StepSign(QWidget):
    """Done: a check. Now: a dot. Later: a ring."""

    def __init__(self, *, done: bool, now: bool) -> None:
        super().__init__()
        self._icon = "circle-check" if done else ("circle-dot" if now else "circle")
        self._colour = "s_cover" if done or now else "edge"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(18, 18)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(0, 0, 18, 18)
        icons.paint(painter, self._icon, area, theme_of(self).colour(self._colour))
        painter.end()


class HowToScreen(Screen):
    """One card at a time; a role of several skills lets one choose. Nothing here is asked of anybody."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._how_to: HowTo | None = None
        self._session = 0
        self._skill: Skill | None = None
        self.title = Label("", "heading", name="roles.how_to.title")
        self.count = Chip("", "count", name="roles.how_to.count")
        self.second = Label("", "small", "soft", name="roles.how_to.second")
        self.skills = Select(name="roles.how_to.skills")
        self.skills.chosen.connect(self._on_skill)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Glyph("book-open", "text"), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        top = QVBoxLayout()
        top.setContentsMargins(SIDE, 12, SIDE, 10)
        top.setSpacing(6)
        top.addLayout(head)
        top.addWidget(self.second)
        top.addWidget(self.skills)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(SIDE, 8, SIDE, 14)
        card = Frame("card", name="roles.how_to.card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(top)
        inside.addWidget(Frame("rule"))
        inside.addLayout(self._steps)
        inside.addLayout(self._foot)
        self._note = Frame("card", name="roles.how_to.note")
        self._lines = QVBoxLayout(self._note)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(card)
        column.addWidget(self._note)
        column.addStretch(1)
        self.retext()

    @override
    def retext(self) -> None:
        self.second.setText(self.t("How-to card. Ticks itself as you work."))
        self.skills.setAccessibleName(self.t("How-to card"))
        if self._how_to is not None:
            self._show(self._how_to)

    @override
    def opened(self, *, session: int = 0, **_more: Any) -> None:
        if session != self._session:
            self._skill = None
        self._session = session
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._session:
            self.ask(service.how_to, then=self._show, session=self._session)

    def _show(self, how_to: HowTo | None) -> None:
        self._how_to = how_to
        if how_to is None:
            return
        language = self.context.language
        cards = {
            skill: card for skill in how_to.skills if (card := playbook(skill, language)).steps
        }
        if self._skill not in cards:
            self._skill = next(iter(cards), None)
        self.skills.set_choices([(str(each), texts.skill(each, language)) for each in cards])
        self.skills.setVisible(len(cards) > 1)
        if self._skill is not None:
            self.skills.set_value(str(self._skill))
            self._show_card(cards[self._skill], how_to)
        else:
            self._show_none(how_to)
        self._show_foot(how_to)
        self._show_note(how_to.note)

    def _show_none(self, how_to: HowTo) -> None:
        self.title.setText(texts.role(how_to.role, self.context.language))
        self.count.hide()
        empty(self._steps)
        nothing = Label(self.t("This card is not written yet."), "small", "soft")
        nothing.setContentsMargins(SIDE, 10, SIDE, 10)
        put(self._steps, nothing)

    def _show_card(self, card: Playbook, how_to: HowTo) -> None:
        self.title.setText(texts.skill(card.skill, self.context.language))
        done = {step.id: how_to.first(step.tasks) for step in card.steps if step.seen}
        many = sum(at is not None for at in done.values())
        self.count.set_state("count", self.t("{n} of {m}", n=many, m=len(done)))
        self.count.setVisible(bool(done))
        now = next((step.id for step in card.steps if step.seen and done[step.id] is None), "")
        empty(self._steps)
        for step in card.steps:
            put(self._steps, self._row(step, done.get(step.id), now=step.id == now))

    def _row(self, step: Step, at: datetime | None, *, now: bool) -> QWidget:
        row: QWidget = Tint("s_cover_tint") if now else QWidget()
        name = f"roles.how_to.step.{step.id}"
        row.setObjectName(name)
        row.setProperty("done", at is not None)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(step.do, "small" if at is not None else "strong", name=f"{name}.do"))
        if at is None:
            words.addWidget(Label(step.key, "small", "soft"))
        across = QHBoxLayout(row)
        across.setContentsMargins(SIDE, 8, SIDE, 8)
        across.setSpacing(10)
        across.addWidget(StepSign(done=at is not None, now=now), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        if at is not None:
            time = texts.clock(at, self.context.zone)
            across.addWidget(Label(time, "micro", "soft", wrap=False, bold=False), 0)
        row.setAccessibleName(f"{step.do} {step.key}")
        return row

    def _show_foot(self, how_to: HowTo) -> None:
        empty(self._foot)
        for person, name, station in how_to.helpers[:HELPERS]:
            box = Frame("well")
            inside = QVBoxLayout(box)
            inside.setContentsMargins(12, 10, 12, 10)
            said = Label("", "small", name="roles.how_to.helper")
            can = self.t("{name} can do this too, {place}.", name=name, place=station) if station else (
                self.t("{name} can do this too.", name=name)
            )  # fmt: skip
            said.set_runs([Run(self.t("Not sure?"), bold=True), Run(f" {can}")])
            first = name.split(" ")[0]
            call = Button(self.t("Call {name}", name=first), icon="phone", size="small",
                          name="roles.how_to.call")  # fmt: skip
            call.pressed_open.connect(lambda person=person: self._call_over(person))
            row = QHBoxLayout()
            row.addWidget(call)
            row.addStretch(1)
            inside.addWidget(said)
            inside.addLayout(row)
            put(self._foot, box)

    def _call_over(self, person: Any) -> None:  # noqa: ANN401 - a person's id
        if self.context.shell is not None:
            self.context.shell.call(person, None)

    def _show_note(self, note: Kept | None) -> None:
        empty(self._lines)
        self._note.setVisible(note is not None and bool(note.lines))
        if note is None:
            return
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(SIDE, 10, SIDE, 10)
        across.addWidget(Label(self.t("Handover note"), "strong"), 1)
        time = texts.clock(note.written_at, self.context.zone)
        accepted = self.t("accepted {time}", time=time)
        across.addWidget(Label(accepted, "micro", "soft", wrap=False, bold=False))
        put(self._lines, head)
        for each in note.lines:
            name = f"roles.how_to.note.{each.id}"
            row = NoteRow(
                each.line, self.context, name=name, boxed=not each.ticked, done=each.ticked,
                side=SIDE, chip=False,
            )  # fmt: skip
            row.ticked.connect(lambda line=each.id: self._tick(line))
            put(self._lines, Frame("rule"))
            put(self._lines, row)

    def _tick(self, line: int) -> None:
        self.ask(
            cover.tick, then=lambda _left: self.refresh(), session=self._session, lines=(line,)
        )

    def _on_skill(self, value: str) -> None:
        self._skill = Skill(value)
        if self._how_to is not None:
            self._show(self._how_to)
