"""The desk's window: the rail, the page, who is signed in, and the cover when nobody touches it."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.devices import scanner
from kiosk.shell import idle
from kiosk.shell.call_bars import CallBars, Lasting
from kiosk.shell.covering import Covering, Tap
from kiosk.shell.idle import Patience, Phase
from kiosk.shell.keys import KeyGate
from kiosk.shell.lock import LockCover, Unlock
from kiosk.shell.person_menu import Here, PersonMenu
from kiosk.shell.rail import Rail
from kiosk.shell.role_views import Roles, RoleViews
from kiosk.shell.status_bar import StatusBar
from kiosk.shell.window import ShellWindow
from kiosk.ui.context import Context, Window
from kiosk.ui.screen import Entry, Screen
from kiosk.ui.text import forget_words
from kiosk.ui.theme import Theme, apply_theme

TICK_MS = 1_000
NARROW_BELOW, DIGITS = 1360, 9
SIDE, ABOVE = 20, 16

Scheme = Literal["light", "dark", "high_contrast"]
Counts = Callable[[], Mapping[str, int]]


class DeskWindow(ShellWindow):
    """One desk. Signed out it shows `sign_in` over the whole window, signed in it begins at `start`."""

    covered = Signal()
    uncovered = Signal()
    look_chosen = Signal(str, float)

    def __init__(
        self,
        context: Context,
        directory: Iterable[Entry],
        *,
        sign_in: str,
        start: str,
        counts: Counts | None = None,
        unlock: Unlock | None = None,
        badge: Tap | None = None,
        here: Here | None = None,
        clock: Callable[[], float] = time.monotonic,
        patience: Patience = idle.DESK,
        scheme: Scheme = "light",
        scale: float = 1.0,
        touch: bool = False,
        prefix: str = "",
        roles: Roles | None = None,
    ) -> None:
        super().__init__(context, directory, window=Window.DESK, keep=True, clock=clock, sides=SIDE)
        self._sign_in, self._start = sign_in, start
        self._counts, self._here = counts, here
        self._patience = patience
        self._touch = touch
        self._covering = Covering(self, unlock, badge)
        self.roles = RoleViews(self, context, self.directory, roles or Roles())
        self._build()
        gate = KeyGate(
            self, lobby=False, grammar=scanner.DESK, prefix=prefix, wants_codes=self._wants_codes
        )
        self.attach(gate)
        self._connect()
        context.shell = self
        self.set_look(scheme, scale)
        self.language_chosen()
        if context.signed is not None:
            self.signed_in()
        else:
            self.signed_out()

    def _build(self) -> None:
        in_rail = [entry for entry in self.directory.values() if entry.section]
        self.body = QWidget(self)
        self.rail = Rail(self.context, in_rail)
        self.top = StatusBar(self.context)
        self.pages = QScrollArea()
        self.pages.setWidgetResizable(True)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages.setWidget(self.navigator)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.roles.bar)
        main.addWidget(self.top)
        self.lasting, self.calls = Lasting(SIDE), CallBars(SIDE)
        main.addWidget(self.lasting)
        main.addWidget(self.calls)
        main.addWidget(self.notices)
        page = QHBoxLayout()
        page.setSpacing(0)
        page.addWidget(self.pages, 1)
        page.addWidget(self.roles.beside)
        main.addLayout(page, 1)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(main, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self.body)
        self.person_menu = PersonMenu(self, self.context)
        self.person_menu.presence_button.setVisible("presence" in self.directory)

    def _connect(self) -> None:
        self.gate.scanned.connect(self._on_code)
        self.gate.unreadable.connect(self._on_unreadable)
        self.gate.used.connect(self.idle.touch)
        self.rail.chosen.connect(self.open_room)
        self.rail.person.pressed_open.connect(self._on_person)
        self.person_menu.cover.connect(self.cover_now)
        self.person_menu.presence.connect(functools.partial(self.go, "presence"))
        self.person_menu.switch.connect(self.make_room)
        self.person_menu.look.connect(self._on_look)
        self.person_menu.sign_out.connect(self.context.sign_out)
        for item in self.rail.entries.values():
            item.explain_bar.connect(functools.partial(self._explain_room, item.entry))
        self.roles.connect_to(self.rail, self.gate)
        for key, deed in (("F9", self._on_need), ("F12", self.alarm_wanted)):
            QShortcut(QKeySequence(key), self).activated.connect(deed)
        for number in range(DIGITS):
            for held in ("Ctrl", "Alt"):
                keys = QShortcut(QKeySequence(f"{held}+{number + 1}"), self)
                keys.activated.connect(functools.partial(self._on_digit, number))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(TICK_MS)

    # ---- what screens ask (Shell)

    @override
    def go(self, screen_id: str, /, **arguments: object) -> None:
        if not self.roles.open(screen_id, **arguments):
            super().go(screen_id, **arguments)

    @override
    def back(self) -> None:
        if not self.roles.shut_top():
            super().back()

    def home(self) -> None:
        """The first screen of whoever is signed in."""
        self.roles.shut()
        self.navigator.restart(self._start if self.context.signed else self._sign_in)

    def finished(self) -> None:
        """A desk waits for nobody to step away."""

    def language_chosen(self) -> None:
        """Word everything anew."""
        self.setLayoutDirection(self.context.direction)
        self.setWindowTitle(self.context.business_name)
        self.notices.clear()
        self.popover.forget()
        self.rail.retext()
        self.person_menu.retext()
        self.navigator.retext()
        self.roles.retext()
        self.top.tick()
        self._count()
        self.calls.outdated.emit()

    def signed_in(self) -> None:
        """Somebody is here: the rail, the first screen, and the watch over an untouched desk."""
        signed = self.context.signed
        if signed is None:
            return
        self._lift_cover()
        self.roles.begin()
        self._frame(shown=True)
        self._guard_rooms()
        self._count()
        self.navigator.end()
        self.navigator.go(self._start)
        self.idle.watch(self._patience)
        self.calls.outdated.emit()

    def signed_out(self) -> None:
        """Nobody is here: every page goes, also what the one before had left open."""
        left, self.context.left = self.context.left, None
        self._show_nobody(leaves=left.by if left is not None else None)

    def _show_nobody(self, **arguments: object) -> None:
        self.idle.off()
        self._lift_cover()
        self.person_menu.hide()
        self.roles.end()
        self.notices.clear()
        self.calls.show_calls(())
        self._close_others()
        self._frame(shown=False)
        self.navigator.end()
        forget_words()
        self.navigator.go(self._sign_in, **arguments)

    # ---- what `app` asks

    @override
    def changed(self, changes: Iterable[Change]) -> None:
        kinds = frozenset(changes)
        super().changed(kinds)
        self.roles.changed(kinds)
        self._guard_rooms()
        self._count()

    @override
    def screens(self) -> list[Screen]:
        return [*super().screens(), *self.roles.screens()]

    @override
    def regard(self) -> None:
        super().regard()
        self.roles.regard()
        self._guard_rooms()

    def set_look(self, scheme: Scheme, scale: float) -> None:
        """Light, dark or high contrast; the clerk's text size."""
        apply_theme(self, Theme.load("desk", scheme, scale, touch=self._touch))
        self.person_menu.show_look(scheme, scale)
        self._arrange()

    @override
    def say_lasting(self, said: tuple[str, str] | None) -> None:
        self.lasting.say(said)

    def open_room(self, screen_id: str) -> None:
        """Show a screen of the rail; the way back begins anew."""
        self.navigator.restart(screen_id)

    def tick(self) -> None:
        """Look at the clock, once a second."""
        self.top.tick()
        if self.idle.phase is Phase.OVER:
            self.cover_now()

    @override
    def cover_now(self) -> None:
        """Cover the screen; whoever is signed in stays so."""
        signed = self.context.signed
        if signed is None or self.lock is not None:
            return
        self.idle.off()
        self.person_menu.hide()
        self.roles.shut()
        self._cover(self.body)
        self._covering.put_on(signed)
        self.covered.emit()

    def uncover(self) -> None:
        """The PIN or the badge was right: go on where it stopped."""
        if self.lock is None:
            return
        self._lift_cover()
        self.idle.watch(self._patience)
        self.uncovered.emit()

    @property
    def covered_for(self) -> float:
        """Seconds since the screen was covered."""
        return self._covering.covered_for

    @property
    def lock(self) -> LockCover | None:
        """The cover, while there is one."""
        return self._covering.lock

    def make_room(self, person: PersonId | None = None) -> None:
        """Ask who is at this desk now, `person` first; whoever was signed in stays so in the records."""
        self.context.signed = None
        self._show_nobody(stays=True, chosen=person)

    # ---- inside

    @override
    def _start_over(self) -> None:
        self.language_chosen()
        self.signed_out()

    @override
    def _on_leaving(self) -> None:
        self._timer.stop()

    def _lift_cover(self) -> None:
        if self._covering.take_off():
            self._uncover(self.body)

    def _frame(self, *, shown: bool) -> None:
        """Rail, bar and margins belong to somebody who is signed in."""
        self.rail.setVisible(shown)
        self.top.setVisible(shown)
        sides = (SIDE, ABOVE, SIDE, ABOVE) if shown else (0, 0, 0, 0)
        self.navigator.setContentsMargins(*sides)

    def _arrange(self) -> None:
        self.rail.set_narrow(narrow=self.width() < NARROW_BELOW)

    def _count(self) -> None:
        if self._counts is not None and self.context.signed is not None:
            self.rail.count(self._counts())

    def _guard_rooms(self) -> None:
        for item in self.rail.entries.values():
            needs = item.entry.needs
            closed = self.context.closed(needs) if needs is not None else None
            item.set_barred(closed.reason if closed is not None else None)

    def _explain_room(self, entry: Entry, _reason: str) -> None:
        closed = self.context.closed(entry.needs) if entry.needs is not None else None
        if closed is not None:
            self.explain(self.rail.entries[entry.id], closed)

    def _wants_codes(self) -> bool:
        if self.lock is not None or self._covering.takes():
            return self._covering.takes()
        screen = self.roles.current or self.navigator.current
        takes = screen is not None and type(screen).scanned is not Screen.scanned
        return takes or self._taker() is not None

    def _taker(self) -> Entry | None:
        if self.context.signed is None:
            return None
        return next((entry for entry in self.directory.values() if entry.takes_codes), None)

    def _on_code(self, code: str) -> None:
        if self._covering.read(code):
            return
        screen = self.roles.current or self.navigator.current
        taker = self._taker()
        if (screen is None or type(screen).scanned is Screen.scanned) and taker is not None:
            screen = self.navigator.go(taker.id)
        if screen is not None:
            screen.scanned(code)

    def _on_unreadable(self) -> None:
        if self.lock is None:
            t = self.context.t
            self.notice("blocked", t("This code cannot be read."), t("Scan it again."), None)

    def _on_look(self, scheme: Scheme, scale: float) -> None:
        self.set_look(scheme, scale)
        self.look_chosen.emit(scheme, scale)

    def _on_need(self) -> None:
        if self.context.signed is not None and self.lock is None:
            self.call(None, None)

    def _on_person(self) -> None:
        self.person_menu.open_at(self.rail.person)
        if self._here is not None and not self.person_menu.isHidden():
            self._here(self.person_menu.show_here)

    def _on_digit(self, number: int) -> None:
        rooms = self.rail.rooms
        if self.rail.isVisible() and number < len(rooms):
            self.rail.entries[rooms[number]].click()

    @override
    def _on_shown(self, screen_id: str) -> None:
        super()._on_shown(screen_id)
        self.person_menu.hide()
        self.roles.page_shown(self.directory[screen_id])
        self.rail.mark(screen_id)
        self.pages.verticalScrollBar().setValue(0)

    # ---- Qt

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.person_menu.shut()
            self.popover.shut()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.roles.fill()
        if self.lock is not None:
            self.lock.fill_window()
