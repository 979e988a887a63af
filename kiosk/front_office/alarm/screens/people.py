"""The list of people in an alarm: who is outside, who is not, who needs help; one key marks somebody safe."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.core.text import folded
from kiosk.front_office.alarm import service, texts
from kiosk.front_office.alarm.rules import Board, Help, PersonRow
from kiosk.front_office.alarm.screens.papers import paper_of
from kiosk.front_office.alarm.screens.person_line import PersonLine
from kiosk.ui import icons
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import empty
from kiosk.ui.notices import NoticeBar
from kiosk.ui.screen import Screen
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.text import Label, Small
from kiosk.ui.theme import theme_of

MISSING, EVERYBODY, PERHAPS = "missing", "everybody", "perhaps"
TWO_COLUMNS = 1100


class Band(QFrame):
    """The head of the list, on the ground of danger."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", "heading", "on_danger", name="alarm.head")
        self.print = Button("", "out", icon="printer", name="alarm.print")
        self.clear = Button("", "on_danger", name="alarm.clear")
        row = QHBoxLayout(self)
        row.setContentsMargins(52, 10, 20, 10)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.print)
        row.addWidget(self.clear)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("danger"))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        size = 22.0
        left = self.width() - 20 - size if rtl else 20.0
        area = self.contentsRect().toRectF()
        area.setRect(left, (self.height() - size) / 2, size, size)
        icons.paint(painter, "siren", area, theme.colour("on_danger"))
        painter.end()


class PeopleScreen(Screen):
    """Over the whole desk while an alarm is open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._board: Board | None = None
        self._sure = False
        self.lines: dict[int, PersonLine] = {}
        self.band = Band()
        self.helps = QVBoxLayout()
        self.shown = SegmentedChoice(
            [(MISSING, " "), (EVERYBODY, " "), (PERHAPS, " ")], MISSING, name="alarm.shown"
        )
        self.search = Field("", "text", name="alarm.search")
        self.none = Label("", "body", "soft", name="alarm.none")
        self.foot = Small("", name="alarm.foot")
        self._build()
        self._connect()
        self.retext()

    def _build(self) -> None:
        self._list = QWidget()
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(36)
        self._grid.setVerticalSpacing(0)
        whole = QWidget()
        whole.setProperty("kind", "page")
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(20, 0, 20, 12)
        inside.addWidget(self.none)
        inside.addWidget(self._list)
        inside.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(whole)
        tools = QHBoxLayout()
        tools.setContentsMargins(20, 12, 20, 8)
        tools.setSpacing(16)
        tools.addWidget(self.shown, 2)
        tools.addWidget(self.search, 1)
        below = QHBoxLayout()
        below.setContentsMargins(20, 8, 20, 10)
        below.addWidget(self.foot)
        self.helps.setContentsMargins(20, 8, 20, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addLayout(self.helps)
        column.addLayout(tools)
        column.addWidget(self.area, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.band.print.pressed_open.connect(self._print)
        self.band.clear.pressed_open.connect(self._clear)
        self.shown.chosen.connect(lambda _value: self._arrange())
        self.search.changed.connect(lambda _text: self._arrange())
        self.search.entered.connect(self._mark_first)
        self.guard(self.band.clear, Task.ALARM_END)

    # ---- what the window asks

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.board, then=self._show)

    @override
    def retext(self) -> None:
        t = self.t
        self.band.print.set_words(t("Print the list"))
        self.search.edit.setPlaceholderText(t("Find a name"))
        self.search.edit.setAccessibleName(t("Find a name"))
        for number, said in enumerate(
            (t("Not outside yet"), t("Everybody"), t("Perhaps gone before"))
        ):
            self.shown.segments[number].set_words(said)
        self._say()
        for line in self.lines.values():
            line.show_row(line.row, texts.place(line.row, self.context.language))

    def _say(self) -> None:
        board = self._board
        if board is None:
            return
        language, zone = self.context.language, self.context.zone
        self.band.words.setText(texts.head(board, language, zone))
        self.foot.setText(texts.foot(board, language, zone))
        missing = len(board.missing)
        words = self.t("All clear")
        if self._sure and missing:
            words = self.tn(
                "End it: {n} person is not marked", "End it: {n} people are not marked", missing
            )
        self.band.clear.set_words(words)

    # ---- showing

    def _show(self, board: Board | None) -> None:
        if board is None:
            return
        self._board = board
        for row in board.people:
            place = texts.place(row, self.context.language)
            if row.id in self.lines:
                self.lines[row.id].show_row(row, place)
                continue
            line = self.lines[row.id] = PersonLine(self.context, row, place)
            line.safe.connect(self._mark)
            line.slip.connect(self._unmark)
        self._show_helps(board)
        self._say()
        self._arrange()

    def _show_helps(self, board: Board) -> None:
        empty(self.helps)
        for each in board.helps:
            if each.done_at is None:
                self.helps.addWidget(self._help_bar(each))

    def _help_bar(self, each: Help) -> NoticeBar:
        t = self.t
        who = each.name or t("Somebody")
        fact = t("{who} at {place} needs help to get out.", who=who, place=each.station)
        going = t("{name} is going there.", name=each.going.split(" ")[0]) if each.going else ""
        action = t("They are out") if each.going else t("I am going")
        bar = NoticeBar(
            fact, going, "supervised" if each.going else "overdue", icon="accessibility",
            action=action, name=f"alarm.help.{each.id}",
        )  # fmt: skip
        verb: Callable[..., object] = service.helped_out if each.going else service.go_to_help
        bar.pressed_open.connect(
            lambda: self.ask(verb, then=self._anew, otherwise=self._refused, call=each.id,
                             seen=each.version)
        )  # fmt: skip
        return bar

    def _wanted(self) -> list[PersonRow]:
        board, shown = self._board, self.shown.value()
        if board is None:
            return []
        typed = folded(self.search.text())
        rows = [row for row in board.people if typed in folded(row.name)]
        if shown == PERHAPS:
            return [row for row in rows if row.perhaps and row.safe_at is None]
        if shown == MISSING and not typed:
            rows = [row for row in rows if row.safe_at is None]
        return [row for row in rows if not row.perhaps or row.safe_at is not None or typed]

    def _arrange(self) -> None:
        """The lines that are wanted, down the first column and then the second."""
        had = self.focusWidget()
        wanted = self._wanted()
        for line in self.lines.values():
            self._grid.removeWidget(line)
            line.setVisible(False)
        columns = 2 if self.width() >= TWO_COLUMNS else 1
        rows = -(-len(wanted) // columns)
        for number, row in enumerate(wanted):
            line = self.lines[row.id]
            self._grid.addWidget(line, number % rows, number // rows)
            line.setVisible(True)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.none.setVisible(not wanted)
        self.none.setText(
            self.t("Nobody of this name was in.") if self.search.text()
            else self.t("Everybody who was in is outside.")
        )  # fmt: skip
        if had is not None and not had.isVisibleTo(self):
            self._focus_next(None)

    # ---- keys

    @property
    def marks(self) -> list[Button]:
        """The buttons that can be pressed now, in order."""
        return [self.lines[row.id].button for row in self._wanted() if row.safe_at is None]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        event.accept()
        self._focus_next(step)

    def _focus_next(self, step: int | None) -> None:
        marks = self.marks
        if not marks:
            self.band.clear.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        at = next((n for n, each in enumerate(marks) if each.hasFocus()), -1)
        place = 0 if step is None or at < 0 else max(0, min(len(marks) - 1, at + step))
        marks[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(marks[place])

    # ---- doing

    def _mark_first(self) -> None:
        """Enter in the field marks the one person that is left of what was typed."""
        marks = self.marks
        if self.search.text() and len(marks) == 1:
            marks[0].click()
            self.search.set_text("")

    def _mark(self, row: int) -> None:
        line = self.lines[row]
        self.ask(
            service.mark_safe, then=self._marked, otherwise=self._refused, busy=[line.button],
            row=row, seen=line.row.version,
        )  # fmt: skip

    def _unmark(self, row: int) -> None:
        line = self.lines[row]
        self.ask(
            service.mark_safe, then=self._marked, otherwise=self._refused, row=row,
            seen=line.row.version, safe=False,
        )  # fmt: skip

    def _marked(self, row: PersonRow) -> None:
        line = self.lines[row.id]
        line.show_row(row, texts.place(row, self.context.language))
        self.refresh()

    def _anew(self, _answer: object) -> None:
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        # Somebody else was faster: what is so now is what matters.
        self.foot.setText(self.context.refusal_sentence(refusal))
        self.refresh()

    def _clear(self) -> None:
        board = self._board
        if board is None:
            return
        if board.missing and not self._sure:
            self._sure = True
            self._say()
            return
        self.ask(
            service.end_alarm, then=self._anew, otherwise=self._refused, busy=[self.band.clear],
            alarm=board.alarm.id, seen=board.alarm.version,
        )  # fmt: skip

    def _print_made(self, made: tuple[str, bytes]) -> None:
        self.context.print_pdf(*made)

    def _print(self) -> None:
        if self._board is not None:
            self.ask(
                paper_of, then=self._print_made, busy=[self.band.print],
                alarm=self._board.alarm.id, language=self.context.language,
            )  # fmt: skip

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).colour("surface"))
        painter.end()
