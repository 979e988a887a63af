"""The building list leaves the house from every desk: on a thread that waits for no window and no writer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.business import building_file
from kiosk.core.by import System
from kiosk.core.change import Change
from kiosk.core.refusal import Refused, Trouble

if TYPE_CHECKING:
    from kiosk.business import Business
    from kiosk.shell.window import ShellWindow

EVERY_S = 300.0
"""How often the list is written; at once when an alarm begins."""
JOB = System("alarm.write_list")


class ListKeeper:
    """Writes the list and sends it; says for desks where the folder cannot be written."""

    def __init__(self, business: Business) -> None:
        self._business = business
        self._wake, self._ended = threading.Event(), threading.Event()
        self._deaf = business.listen(self._heard)
        self._thread = threading.Thread(target=self._work, name="building list", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No further list; a slow folder is not waited for long."""
        self._deaf()
        self._ended.set()
        self._wake.set()
        self._thread.join(1.0)

    def _heard(self, changes: tuple[tuple[Change, int], ...]) -> None:
        if any(kind in (Change.ALARM, Change.SETTINGS) for kind, _ in changes):
            self._wake.set()

    def _work(self) -> None:
        while not self._ended.is_set():
            self._wake.clear()
            building_file.write(self._business)
            self._send()
            self._wake.wait(EVERY_S)

    def _send(self) -> None:
        from kiosk.front_office.alarm import service as alarm

        try:
            if not self._ended.is_set() and self._business.read(alarm.list_due):
                self._business.do(alarm.write_list, JOB)
        except (Trouble, Refused):
            # It stays due: in five minutes it is tried again.
            return

    def said(self, window: ShellWindow) -> tuple[str, str] | None:
        """What a desk is to be told: that the folder cannot be written."""
        folder = building_file.trouble_of(self._business)
        if folder is None:
            return None
        t = window.context.t
        return (
            t("The list of who is in the building cannot be written to {folder}.", folder=folder),
            t("See whether that machine is on. Print the list until then."),
        )
