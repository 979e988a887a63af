"""Hears what other stations changed: a cursor over `change` is the truth, NOTIFY or data_version only wakes it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from typing_extensions import override

from kiosk.core.change import Change
from kiosk.database.engine import Engines
from kiosk.database.tables import CHANNEL, change

POLL_SECONDS = 0.2
"""How often an embedded file is asked whether another process has committed."""
SURE_SECONDS = 5
"""How often a server's cursor is read even if nobody was notified: notifications can be lost."""
_log = logging.getLogger(__name__)
Heard = Callable[[tuple[tuple[Change, int], ...]], None]


class Live(threading.Thread):
    """Calls `heard`, on its own thread, with what others than `origin` have changed since it began."""

    def __init__(self, engines: Engines, origin: str, heard: Heard) -> None:
        super().__init__(name="live", daemon=True)
        self._engines = engines
        self._origin = origin
        self._heard = heard
        self._ended = threading.Event()
        self._cursor = self._newest()

    @override
    def run(self) -> None:
        """Waits, reads, tells; a lost connection is tried again with a rising pause."""
        pause = POLL_SECONDS
        while not self._ended.is_set():
            try:
                self._wait()
                self.look()
                pause = POLL_SECONDS
            except DBAPIError as error:
                _log.info("live: %s, again in %.1f s", type(error).__name__, pause)
                self._ended.wait(pause)
                pause = min(pause * 2, SURE_SECONDS)

    def look(self) -> None:
        """Reads what is above the cursor and tells it."""
        newer = select(change).where(change.c.seq > self._cursor).order_by(change.c.seq)
        with self._engines.reader.connect() as connection:
            rows = connection.execute(newer).all()
        if not rows:
            return
        self._cursor = rows[-1].seq
        told = tuple(
            dict.fromkeys((Change(row.kind), row.ref) for row in rows if row.origin != self._origin)
        )
        if told:
            self._heard(told)

    def stop(self) -> None:
        """Ends the thread and waits for it."""
        self._ended.set()
        self.join(timeout=10)

    def _newest(self) -> int:
        with self._engines.reader.connect() as connection:
            return int(connection.execute(select(func.max(change.c.seq))).scalar() or 0)

    def _wait(self) -> None:
        if self._engines.where.embedded:
            self._wait_for_file()
        else:
            self._wait_for_server()

    def _wait_for_file(self) -> None:
        # data_version is per connection and only sees others' commits: one connection of its own.
        raw = self._engines.reader.raw_connection()
        try:
            driver = raw.driver_connection
            assert driver is not None  # a pooled connection has its driver's
            before = driver.execute("PRAGMA data_version").fetchone()
            while not self._ended.wait(POLL_SECONDS):
                if driver.execute("PRAGMA data_version").fetchone() != before:
                    return
        finally:
            raw.close()

    def _wait_for_server(self) -> None:
        raw = self._engines.reader.raw_connection()
        try:
            driver = raw.driver_connection
            assert driver is not None  # a pooled connection has its driver's
            driver.autocommit = True
            driver.execute(f"LISTEN {CHANNEL}")
            waited = 0.0
            while not self._ended.is_set() and waited < SURE_SECONDS:
                if any(driver.notifies(timeout=POLL_SECONDS, stop_after=1)):
                    return
                waited += POLL_SECONDS
        finally:
            raw.invalidate()
