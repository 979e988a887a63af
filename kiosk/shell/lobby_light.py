"""Call by light at a kiosk: over the whole window where nobody stands, a band above the page where somebody does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kiosk.shell.light import Band, Light, Lit

if TYPE_CHECKING:
    from kiosk.shell.lobby import LobbyWindow

TOUCHED_S = 15.0
LOOK_MS = 1_000


class LobbyLight(QObject):
    """Stands beside one kiosk's window and knows no page of it."""

    def __init__(self, window: LobbyWindow) -> None:
        super().__init__(window)
        self._window = window
        self.light, self._touched = Light(window, window.context), float("-inf")
        self.band = Band(self.light)
        outer = window.layout()
        if isinstance(outer, QVBoxLayout):
            outer.insertWidget(0, self.band)
        for part in (self.light, self.band):
            window.gate.watch(part)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.place)
        window.gate.used.connect(self._on_used)
        window.navigator.shown.connect(self.place)
        self.light.pressed.connect(self._on_used)
        window.installEventFilter(self)

    def shine(self, calls: Sequence[Lit]) -> None:
        """Call these by light; none: the kiosk as it was."""
        self.light.retext()
        self.light.show_calls(calls)
        self._timer.start() if calls else self._timer.stop()
        self.place()

    @property
    def in_use(self) -> bool:
        """Whether somebody stands here, as far as a window can know."""
        window = self._window
        touched = window.idle.clock() - self._touched < TOUCHED_S
        return window.navigator.steps > 1 or touched or not window.idle_cover.isHidden()

    def place(self, *_page: object) -> None:
        """The whole window, or the band, as it is used now."""
        lit = self.light.shown is not None
        whole = lit and not self.in_use and self._window.tilt_cover.isHidden()
        if whole and self.light.isHidden():
            self.light.fill_window()
        elif not whole and not self.light.isHidden():
            self.light.hide()
        self.band.setVisible(lit and not whole)
        if lit:
            self.band.say()

    def _on_used(self) -> None:
        self._touched = self._window.idle.clock()
        if not self.light.isHidden():
            self.place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.light.isHidden():
            self.light.setGeometry(self._window.rect())
        return False
