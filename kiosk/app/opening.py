"""Paint first, open then: the business is opened on a worker's thread once the first page stands."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from kiosk.ui.background import Bridge
from kiosk.ui.screen import Entry, Later

if TYPE_CHECKING:
    from kiosk.business import Business

AT_LATEST_MS = 500
"""A window that nobody sees is never painted: its business is opened all the same."""


class FirstPaint(QObject):
    """Calls `then` once, when `window` has been painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)
        QTimer.singleShot(AT_LATEST_MS, self, self._go)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The window's own paint event is the first of many: its page is whole after this turn.
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


class Opening:
    """Opens a business by `work` on a thread of its own and hands it to `then` on the windows' thread."""

    def __init__(self, work: Callable[[], Business], then: Callable[[Business], None]) -> None:
        self._work, self._then = work, then
        self._worker = ThreadPoolExecutor(1, "opening")
        self._bridge = Bridge()
        self._opened: Future[Business] | None = None

    def begin(self) -> None:
        """Start; call it when the first page stands."""
        self._opened = self._worker.submit(self._work)
        self._opened.add_done_callback(lambda _done: self._bridge.carry(self._arrived))

    def import_later(self, entries: Iterable[Entry]) -> None:
        """Import what `entries` need, so that nobody waits for it who opens one the first time."""
        for name in ASKED_NEXT:
            self._worker.submit(import_module, name)
        for entry in entries:
            if isinstance(entry.make, Later):
                self._worker.submit(entry.make.load)
        self._worker.submit(collect_again)

    def end(self) -> Business | None:
        """Waits for what is under way; the business, if it was begun. Raises what kept it closed."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        return self._opened.result() if self._opened is not None else None

    def _arrived(self) -> None:
        if self._opened is None or self._opened.exception() is not None:
            # Said by whoever started us, in the place where it is always said.
            QApplication.exit(2)
        else:
            self._then(self._opened.result())


ASKED_FIRST = {
    "lobby": ("kiosk.lobby.home.service",),
    "desk": ("kiosk.records.staff.service", "kiosk.desk.administration.service"),
    "display": ("kiosk.lobby.display.service",),
}
"""What the first page of each kind of window asks."""
ASKED_NEXT = ("argon2", "babel.numbers")
"""What a PIN needs, which is what a desk is told next, and the places of a currency."""


def make_ready(kinds: Iterable[str]) -> None:
    """Import what first pages ask, so that the windows' thread need not."""
    for kind in kinds:
        for name in ASKED_FIRST[kind]:
            import_module(name)


def collect_again() -> None:
    """The start is over: look for what is not needed any more, but never again among what was imported.

    `kiosk.app.main` put the collector to rest: imports make much that lives as long as the program.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
