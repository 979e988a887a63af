"""Pages that are likely next, made while nobody is known and the lobby rests: a tap finds them ready.

A spare is made at home, before anything was asked: it holds the program's own words and nothing of
anybody. It is shown once and destroyed like every page that was shown; another language, look or size
of the window throws it away unseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.shell.navigator import Navigator
from kiosk.ui.entry import Entry, Later
from kiosk.ui.screen import Screen
from kiosk.ui.theme import Theme

REST_MS = 150
"""Without a touch for so long the window rests; nobody taps twice as fast."""
IMPORTED_MS = 500
"""A page's file is imported behind the first answer: so often is looked whether it has been."""


@dataclass(frozen=True)
class _Fits:
    """What a page was made for."""

    language: str
    theme: Theme | None
    size: QSize


@dataclass(eq=False)
class _Spare:
    screen: Screen
    fits: _Fits
    arranged: bool = field(default=False)


class Spares(QObject):
    """The spare pages of one window: made in steps, each no longer than a handler may be."""

    def __init__(self, window: QWidget, navigator: Navigator, likely: Sequence[Entry]) -> None:
        super().__init__(window)
        self._window, self._navigator, self._likely = window, navigator, tuple(likely)
        self._made: dict[str, _Spare] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        navigator.spare = self.take
        navigator.shown.connect(self.rest)

    def rest(self) -> None:
        """Something was shown or touched: rest anew, then go on making."""
        if self._likely:
            self._timer.start(REST_MS)

    def take(self, entry: Entry) -> Screen | None:
        """The page that was made for `entry`, if it still fits; it is nobody's spare any more."""
        spare = self._made.pop(entry.id, None)
        if spare is None or not shiboken6.isValid(spare.screen):
            return None
        if spare.fits != self._now():
            self._navigator.let_go(spare.screen)
            return None
        return spare.screen

    def suit(self, theme: Theme | None = None) -> None:
        """Throw away what does not fit the language, the size and the look that the window has, or gets."""
        now = self._now()
        now = now if theme is None else _Fits(now.language, theme, now.size)
        for name, spare in tuple(self._made.items()):
            if spare.fits != now:
                del self._made[name]
                self._navigator.let_go(spare.screen)
        self.rest()

    def forget(self) -> None:
        """The window goes: no page is left, none is made."""
        self._timer.stop()
        self._likely = ()
        for spare in self._made.values():
            self._navigator.let_go(spare.screen)
        self._made.clear()

    def _now(self) -> _Fits:
        theme = vars(self._window).get("theme")
        return _Fits(self._navigator.context.language, theme, self._window.size())

    def _rests(self) -> bool:
        """Whether home is shown, nothing covers it, and so nobody is known."""
        at = self._navigator
        return at.steps == 1 and at.isVisible() and not at.context.waits

    def _step(self) -> None:
        if not self._rests():
            return
        waits = False
        for entry in self._likely:
            if isinstance(entry.make, Later) and not entry.make.loaded:
                waits = True
            elif self._go_on(entry):
                # One step a turn of the loop: whoever taps now waits for no other.
                self._timer.start(0)
                return
        if waits:
            self._timer.start(IMPORTED_MS)

    def _go_on(self, entry: Entry) -> bool:
        """The next step of this page; False where it is ready."""
        spare = self._made.get(entry.id)
        if spare is None:
            self._made[entry.id] = _Spare(self._navigator.build(entry), self._now())
            return True
        if spare.arranged:
            return False
        spare.arranged = True
        self._arrange(spare.screen)
        return True

    def _arrange(self, screen: Screen) -> None:
        """Have it styled and laid out as it will be shown."""
        for widget in (screen, *screen.findChildren(QWidget)):
            widget.ensurePolished()
        shown = self._navigator.current
        if shown is not None:
            screen.setGeometry(shown.geometry())
        layout = screen.layout()
        if layout is not None:
            layout.activate()
