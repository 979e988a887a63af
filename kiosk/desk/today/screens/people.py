"""Who is here: where, or away until when; which roles have nobody here, and that one may take them."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Task
from kiosk.desk.today.rules import Board, Here
from kiosk.desk.today.screens import faces
from kiosk.ui import painting
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel, PersonRow
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import theme_of

MOST = 8


class RolesHint(QWidget):
    """On the colour of a cover: how many roles have nobody here, and the way to take one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.said = Label("", "small", "s_cover", name="today.roles.said")
        self.open = Button(
            "", "cover", icon="arrow-left-right", size="small", name="today.roles.open"
        )
        self.open.pressed_open.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addWidget(self.open)

    def show_roles(self, empty: tuple[Role, ...]) -> None:
        """Say it of these roles; nothing where none is empty."""
        context, tn = self._context, self._context.tn
        mine = [role for role in empty if may_take(context, role)]
        self.setVisible(bool(empty))
        fact = tn("{n} role has nobody here.", "{n} roles have nobody here.", len(empty))
        listed = words.joined([faces.role(role, context) for role in mine], context.language)
        rest = f" {context.t('You can take: {roles}.', roles=listed)}" if mine else ""
        self.said.set_runs([Run(fact, bold=True), Run(rest)])
        self.open.set_words(f"{context.t('My roles')}  {words.island('Ctrl R')}")
        self.open.setVisible(bool(mine))

    def _open(self) -> None:
        if self._context.shell is not None:
            self._context.shell.take_role(None)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        edge = theme.colour("s_cover") if theme.is_high_contrast else None
        painting.box(
            painter, QRectF(self.rect()), theme.radius("control"), theme.colour("s_cover_tint"),
            edge, theme.border("control") if edge else 0,
        )  # fmt: skip
        painter.end()


class PeoplePanel(Panel):
    """Oneself first, then who is here, then who is away."""

    def __init__(self, context: Context) -> None:
        super().__init__(name="today.people")
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._empty: tuple[Role, ...] = ()
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 4)
        self._list.setSpacing(0)
        self.hint = RolesHint(context)
        self.add(self._rows)
        self.add(self.hint)
        self.hint.hide()

    def show_board(self, board: Board) -> None:
        """Show who is here at this moment."""
        context = self._context
        many = sum(1 for each in board.here if each.here)
        head = context.t("{n} of {m}", n=many, m=board.members)
        self.say(context.t("Who is here"), head)
        self._empty = board.empty
        self.regard()
        shown = (board.here, context.language, board.day)
        if shown == self._shown:
            return
        self._shown = shown
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        me = self._me()
        people = sorted(board.here, key=lambda each: (each.person != me, not each.here))
        for each in people[:MOST]:
            self._list.addWidget(self._row(each, board, own=each.person == me))
        if len(people) > MOST:
            rest = context.tn("{n} more", "{n} more", len(people) - MOST)
            self._list.addWidget(Label(rest, "small", "soft", name="today.people.more"))
        if not people:
            self._list.addWidget(Label(context.t("Nobody is signed in."), "small", "soft"))

    def regard(self) -> None:
        """Who can do what has changed: so may what one can take."""
        self.hint.show_roles(self._empty)

    def _me(self) -> PersonId | None:
        by = self._context.by()
        return by.id if isinstance(by, Person) else None

    def _row(self, each: Here, board: Board, *, own: bool) -> PersonRow:
        context = self._context
        chip = each.station or context.t("in the house")
        if not each.here:
            chip = away(each, board, context)
        return PersonRow(
            faces.initials(each.name), context.t("You") if own else each.name,
            faces.role(each.role, context), chip, icon="check" if each.here else None, own=own,
        )  # fmt: skip


def away(each: Here, board: Board, context: Context) -> str:
    """Until when somebody is away, never why."""
    until = each.away_until
    if until is None:
        return context.t("away")
    if words.local_day(until, context.zone) == board.day:
        time = words.island(words.clock(until, context.zone))
        return context.t("away until {time}", time=time)
    day = words.day(words.local_day(until, context.zone), context.language)
    return context.t("away until {time}", time=day)


def may_take(context: Context, role: Role) -> bool:
    """Whether whoever is signed in may take `role`: something of it is closed only because of the role."""
    closed = (context.closed(task) for task in Task if task.role is role and task.value.bound)
    return any(each is not None and each.take_role is role for each in closed)
