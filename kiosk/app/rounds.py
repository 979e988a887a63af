"""What comes round by itself while windows are open: what the day brings due, and the demonstration's post."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from kiosk.business import Business

SETTLE_MS = 600_000
"""How often what waits for the day to turn is looked for."""
DELIVER_MS = 2_000
_log = logging.getLogger(__name__)


def settle_round(business: Business) -> Round:
    """What is due is done."""
    return Round(business, SETTLE_MS, business.settle)


def post_round(business: Business) -> Round:
    """The demonstration's messages are handed over."""
    from kiosk.business import delivery, demonstration

    post = demonstration.post(business)
    return Round(business, DELIVER_MS, lambda: delivery.deliver(business, post))


class Round:
    """Work that comes round on the writer's thread, never twice at a time."""

    def __init__(self, business: Business, every_ms: int, work: Callable[[], object]) -> None:
        self._business, self._work = business, work
        self._under_way: Future[object] | None = None
        self._timer = QTimer()
        self._timer.timeout.connect(self.go)
        self._timer.start(every_ms)

    def stop(self) -> None:
        """No further round; one that is under way ends by itself."""
        self._timer.stop()

    def go(self) -> None:
        """One round now, unless one is under way."""
        if self._under_way is None or self._under_way.done():
            self._under_way = self._business.writer.submit(self._work)
            self._under_way.add_done_callback(_note_fault)


def _note_fault(done: Future[object]) -> None:
    fault = done.exception()
    if fault is not None:
        _log.error("a round stopped: %s", type(fault).__name__, exc_info=fault)
