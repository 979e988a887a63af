"""A `Business`: acts, reads, its two threads, who listens to its changes, and its jobs."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kiosk.business.home import Home, Wrapped, unwrap, wrapped_path
from kiosk.core import ids
from kiosk.core.by import By, System
from kiosk.core.change import Change
from kiosk.core.facts import Facts
from kiosk.core.fault import Check
from kiosk.core.ids import Key
from kiosk.core.refusal import Refused, Trouble, TroubleKind
from kiosk.database import engine, trouble
from kiosk.database.acting import Act, Ahead, Desk, Done, Request, View, before_of, perform, task_of
from kiosk.database.clock import Clock
from kiosk.database.engine import Engines
from kiosk.database.keys import Keys
from kiosk.database.live import Live
from kiosk.records.settings import service as settings

if TYPE_CHECKING:
    from kiosk.business.lists import Job

P = ParamSpec("P")
R = TypeVar("R")
Changes = tuple[tuple[Change, int], ...]
HOUSE = "house"
"""The station of what no window asked for: commands, jobs, tests."""
CHECKPOINT_EVERY = 200
_log = logging.getLogger(__name__)


class Business:
    """An opened business. Thread-safe; close it when done."""

    def __init__(self, engines: Engines, home: Home, keys: Keys, desk: Desk, facts: Facts) -> None:
        self.engines = engines
        self.home = home
        self.keys = keys
        self._desk = desk
        self._facts = facts
        self._listeners: list[Callable[[Changes], None]] = []
        self._jobs_lock = threading.RLock()
        self._turns: dict[str, threading.Lock] = {}
        self._acts = 0
        self.disk_trouble: Trouble | None = None
        """What the last checkpoint said: a failing disk shows here before an act is lost."""
        self._closing = False
        self._gate = threading.Lock()
        self.writer = ThreadPoolExecutor(1, "writer")
        self.reader = ThreadPoolExecutor(1, "reader")
        self.aside = ThreadPoolExecutor(1, "aside")
        self._live: Live | None = None

    @property
    def facts(self) -> Facts:
        """The business as its settings say now."""
        return self._facts

    @property
    def clock(self) -> Clock:
        """Where its acts' times come from."""
        return self._desk.clock

    def do(
        self,
        verb: Callable[Concatenate[Act, P], R],
        /,
        by: By,
        key: Key | None = None,
        station: str = HOUSE,
        *args: P.args,
        **arguments: P.kwargs,
    ) -> R:
        """Does one act once and gives its answer; the same `key` again gives the same answer.

        Raises `Refused` (nothing was kept) or `Trouble`. Windows never call this on their own thread.
        An act's own arguments are never called `by`, `key` or `station`.
        """
        if args:
            raise TypeError("an act's arguments are given by name")
        before = before_of(verb)
        ahead = before(Ahead(self.read, self.keys, self._recovers), **arguments) if before else None
        request = Request(verb, arguments, by, key or ids.command_key(), station, ahead)
        # Threads of one process take turns at a station's audit chain; a server would let all but one
        # write in vain and try again.
        with self._turns.setdefault(station, threading.Lock()):
            done = perform(self._writing, self._desk, request)
        self._after(done)
        answer: R = done.answer
        return answer

    def _recovers(self, code: str) -> bool:
        """Whether `code` opens the wrapped key that lies with this business."""
        path = wrapped_path(self.engines.where, self.home.root, self._facts.id)
        try:
            unwrap(Wrapped.read(path.read_text(encoding="utf-8")), code)
        except (OSError, Trouble):
            return False
        return True

    def read(
        self, question: Callable[Concatenate[View, P], R], /, *args: P.args, **arguments: P.kwargs
    ) -> R:
        """Answers one read in a transaction that cannot write."""
        if args:
            raise TypeError("a read's arguments are given by name")
        try:
            with self.engines.reader.connect() as connection, connection.begin():
                view = View(
                    connection, self.clock.moment(None), self._facts, self.keys,
                    authority=self._desk.authority,
                )  # fmt: skip
                asked: Callable[..., R] = question
                return asked(view, **arguments)
        except PoolTimeout as error:
            raise Trouble(TroubleKind.BUSY) from error
        except DBAPIError as error:
            raise trouble.of(error) from error

    def submit(
        self,
        verb: Callable[..., Any],
        arguments: dict[str, Any],
        by: By,
        key: Key | None = None,
        station: str = HOUSE,
    ) -> Future[Any]:
        """The same for windows: an act on the writer's thread, a read on the reader's.

        An act that has something to do before its transaction takes neither: it has a thread of its own.
        Cancelled from the start once the business is closing: the last answer may still ask on.
        """
        with self._gate:
            if self._closing:
                never: Future[Any] = Future()
                never.cancel()
                never.set_running_or_notify_cancel()
                return never
            if task_of(verb) is not None:
                do: Callable[..., Any] = self.do
                worker = self.aside if before_of(verb) else self.writer
                return worker.submit(do, verb, by, key, station, **arguments)
            return self.reader.submit(self.read, verb, **arguments)

    def listen(self, heard: Callable[[Changes], None]) -> Callable[[], None]:
        """Calls `heard` after each commit with what changed, on the thread that did it; gives the way out."""
        self._listeners.append(heard)
        return lambda: self._listeners.remove(heard)

    def tell(self, changes: Changes) -> None:
        """Tells every listener; changes of other stations come in by `database.live`."""
        if any(kind is Change.SETTINGS for kind, _ in changes):
            self._facts = self.read(settings.facts) or self._facts
        for heard in tuple(self._listeners):
            heard(changes)

    def hear_others(self) -> None:
        """From now on listeners also hear what other processes change; windows need it, commands do not."""
        if self._live is None:
            self._live = Live(self.engines, self._desk.origin, self.tell)
            self._live.start()

    def _after(self, done: Done) -> None:
        if done.changes:
            self.tell(done.changes)
            self._run_jobs({kind for kind, _ in done.changes})
        self._acts += 1
        if self._acts % CHECKPOINT_EVERY == 0:
            self._checkpoint_later()

    def settle(self) -> None:
        """Runs every job that is due: at the start, and when the day turns."""
        self._run_jobs(None)

    def _run_jobs(self, changed: set[Change] | None) -> None:
        # Not above, here and below: the lists know every room, and the first answer waits for none.
        from kiosk.business.lists import JOBS

        with self._jobs_lock:
            for job in JOBS:
                if changed is None or job.wakes & changed:
                    self._run(job)

    def _run(self, job: Job) -> None:
        # Whatever stops it, it stays due; the act that woke it has been kept and is no part of that.
        try:
            for arguments in self.read(job.due):
                try:
                    self.do(job.verb, System(job.name), None, HOUSE, **arguments)
                except Refused as refused:
                    # What it waits for is shown by the room that knows.
                    _log.info("job %s: %s", job.name, refused.refusal.code)
        except Trouble as stopped:
            _log.warning("job %s: %s", job.name, stopped.kind)

    def check(self, name: str) -> Check:
        """Runs one of `CHECKS`."""
        from kiosk.business.lists import CHECKS

        return self.read(CHECKS[name])

    def checkpoint(self) -> None:
        """Moves the write-ahead log into the database file.

        Raises `Trouble` where the disk fails: SQLite's own checkpoint at a commit would keep it to itself.
        """
        if not self.engines.where.embedded:
            return
        # Not the writer's connection: a checkpoint takes no writer's lock, acts go on meanwhile.
        raw = self.engines.reader.raw_connection()
        try:
            raw.driver_connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # type: ignore[union-attr]
        except self.engines.reader.dialect.loaded_dbapi.Error as error:
            raise trouble.of_checkpoint(error) from error
        finally:
            raw.close()

    def look_at_disk(self) -> None:
        """Tries the checkpoint again where the last one failed: what is over is not said any more."""
        if self.disk_trouble is not None:
            self._checkpoint_later()

    def _checkpoint_later(self) -> None:
        # The act before it is kept, whatever the disk says now: that is said by `disk_trouble`.
        try:
            self.checkpoint()
            self.disk_trouble = None
        except Trouble as failed:
            self.disk_trouble = failed
            _log.error("checkpoint: %s", failed)

    def _writing(self) -> Connection:
        return engine.allowed_to_write(self.engines.writer.connect())

    def close(self) -> None:
        """Waits for what is under way, then closes threads and connections."""
        if self._live is not None:
            self._live.stop()
        with self._gate:
            self._closing = True
        self.aside.shutdown(wait=True)
        self.writer.shutdown(wait=True)
        self.reader.shutdown(wait=True)
        self._checkpoint_later()
        self.engines.dispose()


def reference() -> str:
    """Six signs under which a bug is logged and said to the person before the screen."""
    return secrets.token_hex(3).upper()
