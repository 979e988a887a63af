"""What a kiosk cannot do, told to every desk: no paper, codes that nobody can read, a screen that is misused."""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.core.by import System
from kiosk.core.ids import command_key
from kiosk.shell.lobby import LobbyWindow
from kiosk.ui.background import Call, Outcome

BY = System("kiosk")
UNREADABLE, WITHIN = 3, 120.0
"""So many codes in so many seconds that nobody can read: it is the scanner and not the customer."""


class LobbyTroubles(QObject):
    """Watches one lobby's window; what it is told is an act of the station, in the audit trail like any other."""

    def __init__(self, window: LobbyWindow) -> None:
        super().__init__(window)
        self._window = window
        self._open: set[str] = set()
        self._unreadable: deque[float] = deque(maxlen=UNREADABLE)
        window.tilted.connect(functools.partial(self._note, "tries"))
        window.gate.unreadable.connect(self._on_unreadable)
        window.gate.scanned.connect(self._on_scanned)
        window.context.printed = self._on_printed

    def _on_unreadable(self) -> None:
        now = self._window.idle.clock()
        self._unreadable.append(now)
        if len(self._unreadable) == UNREADABLE and now - self._unreadable[0] <= WITHIN:
            self._unreadable.clear()
            self._note("no_scanner")

    def _on_scanned(self, _code: str) -> None:
        self._unreadable.clear()
        self._over("no_scanner")

    def _on_printed(self, printed: bool) -> None:
        if printed:
            self._over("no_paper")
        else:
            self._note("no_paper")

    def _note(self, kind: str) -> None:
        # Not above: a first page is painted before the business's rooms are imported.
        from kiosk.lobby.display import service

        self._open.add(kind)
        self._do(service.note_trouble, kind)

    def _over(self, kind: str) -> None:
        if kind in self._open:
            from kiosk.lobby.display import service

            self._open.discard(kind)
            self._do(service.trouble_over, kind)

    def _do(self, verb: Callable[..., object], kind: str) -> None:
        from kiosk.lobby.display.rules import TroubleSort

        context = self._window.context
        if not context.waits:
            call = Call(verb, {"kind": TroubleSort(kind)}, BY, command_key())
            context.bridge.follow(context.submit(call), context.bridge, "trouble", _heard)


def _heard(_outcome: Outcome) -> None:
    """A desk that cannot be told now is told with the next one."""
