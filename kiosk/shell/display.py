"""The display's window: it takes no input, shows its one page, shines for calls by light, and speaks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kiosk.shell.announcer import Announcer
from kiosk.shell.keys import KeyGate
from kiosk.shell.light import Light, Lit
from kiosk.shell.window import ShellWindow
from kiosk.ui.context import Context, Window
from kiosk.ui.screen import Entry
from kiosk.ui.theme import Theme, apply_theme


class DisplayWindow(ShellWindow):
    """One display. It is closed at its own screen with a keyboard (Esc three times within two seconds)."""

    leaving = Signal()

    def __init__(
        self,
        context: Context,
        directory: Iterable[Entry],
        *,
        home: str,
        announcer: Announcer,
        frameless: bool = True,
        motion: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(context, directory, window=Window.DISPLAY, keep=True, clock=clock, sides=0)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, frameless)
        self._home, self._clock = home, clock
        self.announcer = announcer
        self._escapes: list[float] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.notices)
        column.addWidget(self.navigator, 1)
        self.light = Light(self, context)
        self.attach(KeyGate(self, lobby=True))
        if frameless:
            self.setCursor(Qt.CursorShape.BlankCursor)
        context.shell = self
        apply_theme(self, Theme.load("display", motion=motion))
        self.language_chosen()
        self.navigator.go(home)

    # ---- what screens ask (Shell)

    def home(self) -> None:
        """The board."""
        self.navigator.restart(self._home)

    def finished(self) -> None:
        """Nobody stands at a display."""

    def language_chosen(self) -> None:
        """Word everything anew."""
        self.setLayoutDirection(self.context.direction)
        self.setWindowTitle(self.context.business_name)
        self.navigator.retext()
        self.light.retext()

    def signed_in(self) -> None:
        """Nobody signs in at a display."""

    def signed_out(self) -> None:
        """Nobody signs in at a display."""

    # ---- what `app` asks

    def shine(self, calls: Sequence[Lit]) -> None:
        """Call these by light; none: the board again."""
        self.light.show_calls(calls)
        if calls:
            self.light.fill_window()
        else:
            self.light.hide()

    @override
    def _start_over(self) -> None:
        self.language_chosen()
        self.navigator.restart(self._home)

    @override
    def _on_leaving(self) -> None:
        self.announcer.close()

    # ---- Qt

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() != Qt.Key.Key_Escape:
            return
        now = self._clock()
        self._escapes = [*(each for each in self._escapes if now - each < 2.0), now]
        if len(self._escapes) >= 3:
            self.leave()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.light.isHidden():
            self.light.setGeometry(self.rect())
