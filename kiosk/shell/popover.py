"""Why a control is closed, and who can do it now: one frame a window, beside the control and never over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol, cast

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Task
from kiosk.devices import scanner
from kiosk.shell.bubble import Bubble
from kiosk.shell.why_rows import AIR, SIDE, HelperLine, PersonLine
from kiosk.ui.buttons import Button, IconButton
from kiosk.ui.context import Closed, Context
from kiosk.ui.glyph import Glyph
from kiosk.ui.notices import Link
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, theme_of


class Ways(Protocol):
    """What the window does when one of the ways is taken."""

    def take_role(self, role: Role | None) -> None:
        """Open *My roles* there."""

    def call(self, person: PersonId | None, task: Task | None) -> None:
        """Ask a colleague to come."""

    def prove_beside(
        self, person: PersonId, task: Task, pin: str, answered: Callable[[str | None], None]
    ) -> None:
        """Somebody proves to stand beside."""

    def tap_beside(self, task: Task, code: str, answered: Callable[[str | None], None]) -> None:
        """Somebody's badge was read to stand beside."""


class Popover(Bubble):
    """Opens at a closed control by press: the fact, who can, the next step; Esc gives the focus back."""

    def __init__(self, window: QWidget, context: Context) -> None:
        super().__init__(window)
        self._context = context
        self._control: QWidget | None = None
        self._closed: Closed | None = None
        self.lines: list[HelperLine] = []
        self.setObjectName("shell.popover")
        self._build()
        self.hide()
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _build(self) -> None:
        self._lock = Glyph("lock", "text")
        self._reason = Label("", "heading", name="shell.popover.reason")
        self._who = Label("", "body", "soft", name="shell.popover.who")
        self._cross = IconButton("x", " ", "plain", size="small", name="shell.popover.close")
        self._close = Button("", "secondary", size="small", name="shell.popover.close")
        self._ask = Label("", "strong", name="shell.popover.ask")
        self._rows = QWidget()
        self._row_column = QVBoxLayout(self._rows)
        self._row_column.setContentsMargins(1, 8, 1, 0)
        self._row_column.setSpacing(0)
        self._foot = QFrame()
        self._foot_said = Label("", "small", name="shell.popover.foot")
        self._foot_deed = Link("", name="shell.popover.ask_all")
        for button in (self._cross, self._close):
            button.pressed_open.connect(self.shut)
        self._foot_deed.pressed_open.connect(self._ask_all)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._reason)
        said.addWidget(self._who)
        self._head = QHBoxLayout()
        self._head.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(said, 1)
        self._head.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self._asked = QHBoxLayout()
        self._asked.addWidget(self._ask)
        feet = QHBoxLayout(self._foot)
        feet.setContentsMargins(SIDE, AIR, SIDE, AIR)
        feet.setSpacing(12)
        feet.addWidget(self._foot_said, 1)
        feet.addWidget(self._foot_deed)
        self._column.addLayout(self._head)
        self._column.addLayout(self._asked)
        self._column.addWidget(self._rows)
        self._column.addWidget(self._close)
        self._column.addWidget(self._foot)

    def on_theme(self, theme: Theme) -> None:
        """Room inside, by the window's look."""
        inset = theme.space(5) if theme.lobby else SIDE
        self._head.setContentsMargins(inset, inset - 4, inset - 6, 12)
        self._head.setSpacing(theme.space(3))
        self._asked.setContentsMargins(inset, 0, inset, 0)
        self._reason.set_look(role="body" if theme.lobby else "heading")
        self.fit_arrow()

    # ---- what it says

    @property
    def task(self) -> Task | None:
        """What the control at which it is open leads to."""
        return self._closed.task if self._closed is not None and not self.isHidden() else None

    @property
    def waits_for_badge(self) -> bool:
        """Whether a colleague's badge is taken for standing beside."""
        return self.task is not None and self._closed is not None and self._closed.beside

    def badge(self, code: str) -> bool:
        """Take `code` for the badge of whoever stands beside; False where it is for somebody else."""
        task, asked = self.task, any(line.proving for line in self.lines)
        if task is None or not self.waits_for_badge or not (asked or scanner.is_badge(code)):
            return False
        self._ways.tap_beside(task, code, self._tapped)
        return True

    def open_at(self, control: QWidget, closed: Closed) -> None:
        """Say why `control` is closed."""
        self._control = control
        self._say(closed)
        self.place(control)
        self.show()
        self.raise_()
        self._first().setFocus(Qt.FocusReason.PopupFocusReason)

    def regard(self) -> None:
        """Who can do what has changed: say it anew, or close where it is open by now."""
        task, control = self.task, self._control
        if task is None or control is None or any(line.proving for line in self.lines):
            return
        closed = self._context.closed(task)
        if closed is None or not shiboken6.isValid(control):
            self.shut()
        elif closed != self._closed:
            within = self.isAncestorOf(self.focusWidget() or self._window)
            self._say(closed)
            self.place(control)
            if within:
                self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Close; the focus goes back to the control."""
        if self.isHidden():
            return
        control, self._control = self._control, None
        self._hide()
        if control is not None and shiboken6.isValid(control) and control.isVisible():
            control.setFocus(Qt.FocusReason.PopupFocusReason)

    def forget(self) -> None:
        """The page is going: close without looking back."""
        self._control = None
        self._hide()
        if self._closed is not None:
            self._closed = None
            for said in (self._reason, self._who, self._foot_said):
                said.setText("")
            self.setAccessibleName("")

    def _hide(self) -> None:
        for line in self.lines:
            line.forget()
        self.hide()

    def _first(self) -> QWidget:
        return self._close if self._cross.isHidden() else self._cross

    def _say(self, closed: Closed) -> None:
        self._closed = closed
        t, lobby = self._context.t, theme_of(self).lobby
        parts = [
            closed.then,
            t("Until {when}.", when=closed.until) if closed.until else "",
            t("{name} can do it now.", name=closed.who) if closed.who else "",
            closed.instead,
        ]
        said = " ".join(part for part in parts if part)
        self._reason.setText(closed.reason)
        self._who.setText(said)
        self._who.setVisible(bool(said))
        self._close.set_words(t("Close"))
        self._close.setVisible(lobby)
        self._cross.setAccessibleName(t("Close"))
        self._cross.setToolTip(t("Close"))
        self._cross.setVisible(not lobby)
        self._lock.setVisible(not lobby)
        self._show_rows(closed)
        self._foot.setVisible(bool(closed.foot) and not lobby)
        self._foot_said.setText(closed.foot)
        self._foot_deed.set_words(t("Ask every desk"))
        self._foot_deed.setVisible(bool(closed.helpers))
        self.setAccessibleName(" ".join(part for part in (closed.reason, said) if part))

    def _show_rows(self, closed: Closed) -> None:
        t = self._context.t
        self.lines = []
        while self._row_column.count():
            item = self._row_column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for row in self._made(closed):
            self._row_column.addWidget(_rule())
            self._row_column.addWidget(row)
        known = bool(self._row_column.count())
        self._ask.setText(
            t("With somebody beside you:") if closed.beside else t("Who can do this now?")
        )
        self._ask.setVisible(known)
        self._rows.setVisible(known)

    def _made(self, closed: Closed) -> Iterator[QWidget]:
        if closed.take_role is not None:
            yield self._own_row(closed)
        for number, helper in enumerate(closed.helpers):
            line = HelperLine(self._context, helper, number, beside=closed.beside)
            line.called.connect(partial(self._call, helper.person))
            line.proven.connect(partial(self._prove, line))
            line.call.setVisible(True)
            if line.here is not None:
                line.here.pressed_open.connect(self._grow)
            self.lines.append(line)
            yield line

    def _own_row(self, closed: Closed) -> PersonLine:
        signed = self._context.signed
        row = PersonLine(self._context.t("You"), closed.you, called="shell.popover.you", own=True)
        row.show_face_of(signed.name if signed is not None else "")
        take = row.offer(closed.take, "cover", "arrow-left-right", called="shell.popover.take")
        take.pressed_open.connect(partial(self._take, closed.take_role))
        return row

    # ---- what is done

    def _take(self, role: Role | None) -> None:
        self._ways.take_role(role)

    def _call(self, person: PersonId) -> None:
        self._ways.call(person, self.task)

    def _ask_all(self) -> None:
        self._ways.call(None, self.task)

    def _prove(self, line: HelperLine, pin: str) -> None:
        task = self.task
        if task is not None:
            line.said.hide()
            self._ways.prove_beside(line.helper.person, task, pin, partial(self._proven, line))

    def _proven(self, line: HelperLine, why: str | None) -> None:
        if not shiboken6.isValid(line) or line not in self.lines:
            return
        if why is None:
            self.shut()
        else:
            line.refuse(why)
            self._grow()

    def _tapped(self, why: str | None) -> None:
        if self.isHidden():
            return
        line = next((each for each in self.lines if each.proving), None)
        if why is None:
            self.shut()
        elif line is not None:
            line.refuse(why)
            self._grow()
        else:
            self._who.setText(why)
            self._grow()

    def _grow(self) -> None:
        if self._control is not None and shiboken6.isValid(self._control):
            self.place(self._control)

    @property
    def _ways(self) -> Ways:
        return cast(Ways, self._window)

    # ---- Qt

    @override
    def foot(self) -> QWidget:
        return self._foot

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round inside; Esc leads out."""
        order = [each for each in self._tab_order() if each.isVisibleTo(self)]
        at = self._window.focusWidget()
        if at not in order:
            return super().focusNextPrevChild(next)
        step = order[(order.index(at) + (1 if next else -1)) % len(order)]
        step.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def _tab_order(self) -> Iterator[QWidget]:
        yield self._cross
        yield from self._rows.findChildren(Button)
        for line in self.lines:
            yield line.pin
        yield self._close
        yield self._foot_deed

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes on to something else has read it."""
        if self.isHidden() or now is None or now is self._control or now is self._window:
            return
        if self.isAncestorOf(now) or now.window() is not self._window:
            return
        self.forget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("kind", "rule")
    return rule
