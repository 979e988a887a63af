"""Which doors are open: the resolver's picture for all windows of this process, renewed as it changes."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QTimer

from kiosk.app.who_can import AT_LEAST, RENEWED_BY, WhoCan, who_can
from kiosk.core.change import Change
from kiosk.core.refusal import Trouble
from kiosk.core.task import Task
from kiosk.shell.window import ShellWindow
from kiosk.ui.context import Closed, Context, Prospect

Ask = Callable[[Callable[..., Any], Callable[[Future[Any]], None]], None]
"""Asks a read of the business; the answer comes back on the windows' thread."""


class Doors:
    """Every control of every window asks here; a change is heard, what ends by the clock is looked up."""

    def __init__(
        self, windows: Sequence[ShellWindow], now: Callable[[], datetime], ask: Ask
    ) -> None:
        self._windows, self._now, self._ask = windows, now, ask
        self.who_can = WhoCan()
        self._over = self._asking = self._again = False
        self._after: list[Callable[[], None]] = []
        self._turn = QTimer()
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self.renew)

    def closed(self, context: Context, task: Task) -> Closed | None:
        """Why `task` is closed in this window for who acts there now; None means open."""
        return self.who_can.closed(
            context.by(), task, station=context.station, language=context.language,
            zone=context.zone, now=self._now(),
        )  # fmt: skip

    def expect(self, task: Task) -> Prospect:
        """What a customer may expect of `task` now."""
        return self.who_can.expect(task, self._now())

    def hear(self, kinds: set[Change], then: Callable[[], None]) -> None:
        """Something changed: `then` is called once the picture holds again."""
        if kinds & RENEWED_BY:
            self.renew(then)
        else:
            then()

    def renew(self, then: Callable[[], None] | None = None) -> None:
        """Draw the picture anew and let every control ask again; one at a time, however much is heard."""
        self._after += [then] if then is not None else []
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        waiting, self._after = self._after, []
        self._ask(who_can, functools.partial(self._regard, waiting))

    def stop(self) -> None:
        """The windows close; an answer that is under way comes to nobody."""
        self._over = True
        self._turn.stop()

    def _regard(self, waiting: list[Callable[[], None]], answer: Future[WhoCan]) -> None:
        self._asking = False
        if self._over:
            return
        holds = AT_LEAST
        try:
            self.who_can = answer.result()
        except Trouble:
            # The old picture stands; the acts themselves ask inside their transactions.
            pass
        else:
            # What ends by the clock is heard by nobody: a cover's last second, an absence, a day.
            holds = min(self.who_can.turns(self._now()), AT_LEAST)
        self._turn.start(_milliseconds(holds))
        for window in self._windows:
            window.regard()
        for then in waiting:
            then()
        if self._again:
            self.renew()


def _milliseconds(span: timedelta) -> int:
    return int(span.total_seconds() * 1000) + 1
