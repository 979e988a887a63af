"""A disk that fails shows first in a checkpoint: every desk says so for as long as it lasts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.core.words import t
from kiosk.shell.window import ShellWindow

if TYPE_CHECKING:
    from kiosk.business import Business

LOOK_MS = 1_000
AGAIN = 10
"""Looks after which a checkpoint that failed is tried again: trouble that is over goes from the screen."""


class DiskWatch:
    """Looks at what the last checkpoint said, and says it at the desks among `windows`."""

    def __init__(self, business: Business, windows: Sequence[ShellWindow]) -> None:
        self._business, self._windows = business, windows
        self._looks = 0
        self.also: Callable[[ShellWindow], tuple[str, str] | None] = _nothing_else
        self._timer = QTimer()
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Say at every desk what there is to say now."""
        trouble = self._business.disk_trouble
        for window in self._windows:
            language = window.context.language
            said = self.also(window) if trouble is None else words(trouble, language)
            window.say_lasting(said)
        if trouble is None:
            self._looks = 0
            return
        self._looks += 1
        if self._looks % AGAIN == 0:
            self._business.writer.submit(self._business.look_at_disk)


def _nothing_else(_window: ShellWindow) -> None:
    """Nothing but the disk is watched."""


def words(trouble: Trouble, language: str) -> tuple[str, str]:
    """What is so, and what to do."""
    if trouble.kind is TroubleKind.DISK_FULL:
        then = t("Make room on it now. What you did is kept; what comes next may not be.", language)
        return t("The disk is full.", language), then
    then = t(
        "What you did is kept so far. Copy the folder of the business onto another disk now, "
        "and call whoever looks after this PC.",
        language,
    )
    return t("The disk reports errors.", language), then
