"""What lobby and desk have in common: navigator, notices, the reason of a closed control, closing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from typing_extensions import override

from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Task
from kiosk.shell.alarm_cover import AlarmCover
from kiosk.shell.idle import Idle
from kiosk.shell.keys import KeyGate
from kiosk.shell.navigator import Navigator
from kiosk.shell.notice_area import NoticeArea
from kiosk.shell.popover import Popover
from kiosk.ui.context import Action, Closed, Context, Window
from kiosk.ui.notices import NoticeBar, NoticeKind
from kiosk.ui.ring import FocusRing
from kiosk.ui.screen import Entry, Screen, for_window

COVERS = frozenset({"lock", "shell.idle", "shell.tilt"})
"""What covers a page by itself, by name."""


class ShellWindow(QWidget):
    """One window of a business. Knows screens only by the directory that it is given."""

    left = Signal()
    role_wanted = Signal(object)
    """Somebody wants to take this role: whoever holds *My roles* opens it there."""
    colleague_wanted = Signal(object, object)
    """A person or None, a task or None: a desk needs a colleague."""
    beside_proven = Signal(object, object, str, object)
    """A person, a task, a PIN and who hears the answer: somebody stands beside a learner."""
    beside_tapped = Signal(object, str, object)
    """A task, what a badge said and who hears the answer: its owner stands beside a learner."""
    alarm_wanted = Signal()
    """Somebody pressed the one key."""

    def __init__(
        self,
        context: Context,
        directory: Iterable[Entry],
        *,
        window: Window,
        keep: bool,
        clock: Callable[[], float],
        sides: int,
    ) -> None:
        super().__init__()
        self.setObjectName(window.value)
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self.directory = for_window(directory, window)
        self.idle = Idle(clock)
        self.navigator = Navigator(context, self.directory, keep=keep)
        self.notices = NoticeArea(clock, sides)
        self.popover = Popover(self, context)
        self.alarm = AlarmCover(self)
        self.ring = FocusRing(self)
        self._may_close = window is not Window.LOBBY
        self._focus_before: QWidget | None = None
        self.navigator.shown.connect(self._on_shown)

    def attach(self, gate: KeyGate) -> None:
        """The window is built: its gate stands before everything in it."""
        self.gate = gate
        self.navigator.built.connect(gate.watch)
        gate.key_used.connect(self.ring.by_key)
        gate.touched.connect(self.ring.by_touch)

    # ---- what screens ask (Shell)

    def go(self, screen_id: str, /, **arguments: object) -> None:
        """Show another screen."""
        self.navigator.go(screen_id, **arguments)

    def back(self) -> None:
        """Show the screen before."""
        self.navigator.back()

    def notice(self, kind: NoticeKind, fact: str, then: str, action: Action | None) -> None:
        """Say something above the page."""
        self._add_notice(kind, fact, then, action)

    def say_lasting(self, said: tuple[str, str] | None) -> None:
        """Say this for as long as it holds; a lobby has nobody to tell."""

    def filled(self) -> None:
        """The page has its first words now."""
        self._focus_page()

    def explain(self, control: QWidget, closed: Closed) -> None:
        """Say beside a closed control why it is."""
        self.popover.open_at(control, closed)

    def take_role(self, role: Role | None) -> None:
        """Open *My roles*, at `role` where one is named."""
        self.popover.shut()
        self.role_wanted.emit(role)

    def call(self, person: PersonId | None, task: Task | None) -> None:
        """Ask a colleague to come, or whoever can."""
        self.popover.shut()
        self.colleague_wanted.emit(person, task)

    def prove_beside(
        self, person: PersonId, task: Task, pin: str, answered: Callable[[str | None], None]
    ) -> None:
        """A colleague proves by PIN to stand beside whoever acts here."""
        self.beside_proven.emit(person, task, pin, answered)

    def tap_beside(self, task: Task, code: str, answered: Callable[[str | None], None]) -> None:
        """A colleague's badge was read at this desk to stand beside whoever acts here."""
        self.beside_tapped.emit(task, code, answered)

    # ---- what `app` asks

    def begin(self, *, anew: bool = False) -> None:
        """The business is open. `anew` where it is not as its first page took it to be."""
        self.context.waits = False
        if anew:
            self._start_over()
        else:
            self.navigator.begin()

    def changed(self, changes: Iterable[Change]) -> None:
        """Something was committed somewhere: refresh what shows it. On the window's own thread."""
        self.navigator.changed(changes)

    def screens(self) -> list[Screen]:
        """Every screen of this window that is alive."""
        alarm = self.alarm.page
        return [*self.navigator.screens(), *([alarm] if alarm is not None else [])]

    def show_alarm(self, screen: Screen) -> None:
        """An alarm is open: this stands over every page, cover and dialog of the window."""
        self._cover(self.beneath)
        self.alarm.put(screen)
        self.gate.watch(self.alarm)
        self.alarm.fill_window()
        (first_control(screen) or self.alarm).setFocus(Qt.FocusReason.OtherFocusReason)

    def let_alarm_aside(self) -> None:
        """What is beneath is used for a moment: somebody signs in to see the list."""
        self.alarm.step_aside()
        if not self.stays_covered():
            self._uncover(self.beneath)

    def say_alarm(self, sentence: str) -> None:
        """A window with a voice says it too."""

    def end_alarm(self) -> None:
        """All clear: what was beneath is there again."""
        if self.alarm.page is None:
            return
        was_up = self.alarm.up
        self.alarm.step_aside()
        self.alarm.forget()
        if was_up and not self.stays_covered():
            self._uncover(self.beneath)

    @property
    def beneath(self) -> QWidget:
        """What an alarm covers."""
        body = vars(self).get("body")
        return body if isinstance(body, QWidget) else self.navigator

    def stays_covered(self) -> bool:
        """Whether another cover lies over the page, so that an alarm that ends does not bare it."""
        parts = (each for each in self.children() if isinstance(each, QWidget))
        return any(part.objectName() in COVERS and not part.isHidden() for part in parts)

    def regard(self) -> None:
        """Who can do what has changed: every control asks again."""
        for screen in self.screens():
            screen.regard()
        self.popover.regard()

    def let_close(self) -> None:
        """From now on whoever closes the window may: it stands on somebody's own screen."""
        self._may_close = True

    def leave(self) -> None:
        """Close for good: a member of staff has asked for it."""
        self._may_close = True
        self.close()

    # ---- inside

    def _start_over(self) -> None:
        """Make the first page again, worded anew."""
        raise NotImplementedError

    def _on_leaving(self) -> None:
        """The window is going: stop what it started."""

    def _add_notice(
        self, kind: NoticeKind, fact: str, then: str, action: Action | None
    ) -> NoticeBar:
        bar = self.notices.say(kind, fact, then, action)
        self.gate.watch(bar)
        return bar

    def _on_shown(self, _screen_id: str) -> None:
        self.popover.forget()
        self.notices.turn_page()
        self._focus_page()

    def _focus_page(self) -> None:
        """The focus is never lost over a change of page: the first control of the page has it."""
        page = self.navigator.current
        if page is None or not self.isVisible() or self.alarm.up:
            return
        # The window's own, not the program's: another window may be the active one.
        at = self.focusWidget()
        if at is not None and page.isAncestorOf(at) and at.isVisible():
            return
        first = first_control(page)
        (first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def cover_now(self) -> None:
        """Cover everything: a desk for whoever goes away, a lobby for whoever cleans its glass."""

    def _cover(self, beneath: QWidget) -> None:
        """Hide `beneath`, so that neither an eye nor a screen reader finds anything under a cover."""
        if not beneath.isHidden():
            at = self.focusWidget()
            self._focus_before = at if at is not None and beneath.isAncestorOf(at) else None
        self.popover.forget()
        self._close_others()
        beneath.hide()

    def _uncover(self, beneath: QWidget) -> None:
        if self.alarm.up:
            # It comes back when the alarm is over.
            return
        beneath.show()
        before, self._focus_before = self._focus_before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_page()
        self.navigator.freshen()

    def _close_others(self) -> None:
        """Menus, lists that dropped down and dialogs of this window end with what they belong to."""
        for other in QApplication.topLevelWidgets():
            if other is not self and shiboken6.isValid(other) and _belongs(other, self):
                other.hide()
                if isinstance(other, QDialog):
                    other.deleteLater()

    # ---- Qt

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.gate.watch_handle(self.windowHandle())
        # Where a kiosk runs without a window manager nobody else gives it the keyboard.
        self.activateWindow()
        self._focus_page()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # First of all: where the rest of this method failed, Qt would close the window.
        event.ignore()
        if self._may_close:
            event.accept()
            self._on_leaving()
            self.left.emit()


def first_control(page: QWidget) -> QWidget | None:
    """The first control of `page` in the order of the Tab key."""
    at = page.nextInFocusChain()
    while at is not None and at is not page:
        takes = at.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and at.isEnabled() and page.isAncestorOf(at) and at.isVisibleTo(page):
            return at
        at = at.nextInFocusChain()
    return None


def _belongs(widget: QWidget, window: QWidget) -> bool:
    at = widget.parentWidget()
    while at is not None:
        if at is window:
            return True
        at = at.parentWidget()
    return False
