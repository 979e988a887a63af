"""Opening a database: encrypted SQLite or PostgreSQL, one engine that writes and one that only reads."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from kiosk.core.refusal import Trouble, TroubleKind

SAFE_SQLITE = (3, 51, 3)
"""The first release without the WAL-reset corruption (reliability.md 0.2)."""

SETTINGS: dict[str, int | str] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "wal_autocheckpoint": 0,
    "temp_store": 2,
}
"""What every embedded connection promises; each is set, read back and compared at connect."""

_WRITES = ("insert", "update", "delete", "replace", "create", "drop", "alter", "truncate", "merge")
_LOCAL = ("localhost", "127.0.0.1", "::1", "")


@dataclass(frozen=True, slots=True)
class Where:
    """Where a business's database is: a file of this PC, or a PostgreSQL server."""

    url: URL
    path: Path | None

    @property
    def embedded(self) -> bool:
        """Whether it is the encrypted file of this PC."""
        return self.path is not None


def where(database: str) -> Where:
    """Reads what `--database` says: a path or ``sqlite:///PATH``, or ``postgresql+psycopg://``.

    Anything else is refused with `Trouble(UNKNOWN_DATABASE)`.
    """
    if "://" not in database:
        return _file(Path(database))
    try:
        url = make_url(database)
    except ArgumentError:
        raise Trouble(TroubleKind.UNKNOWN_DATABASE, database.partition("://")[0]) from None
    if url.drivername == "sqlite" and url.database:
        return _file(Path(url.database))
    if url.drivername == "postgresql+psycopg":
        return Where(url, None)
    raise Trouble(TroubleKind.UNKNOWN_DATABASE, url.drivername)


def _file(path: Path) -> Where:
    path = path.expanduser().absolute()
    return Where(URL.create("sqlite", database=str(path)), path)


class WriteOutsideAct(RuntimeError):  # noqa: N818 - read aloud
    """Our bug: a statement that writes was sent by something that is no act."""


class StatementOnWindowThread(RuntimeError):  # noqa: N818 - read aloud
    """Our bug: a statement was sent from a thread that draws a window."""


_window_threads: set[int] = set()


def forbid_statements_here() -> None:
    """Called once by the thread that draws windows: from then on a statement on it raises."""
    _window_threads.add(threading.get_ident())


def allow_statements_here() -> None:
    """Takes `forbid_statements_here` back; tests that share one thread need it."""
    _window_threads.discard(threading.get_ident())


@dataclass(frozen=True, slots=True)
class Engines:
    """The two engines of one database."""

    writer: Engine
    reader: Engine
    where: Where

    def dispose(self) -> None:
        """Closes every pooled connection of both."""
        self.writer.dispose()
        self.reader.dispose()


def open_engines(place: Where, key: bytes | None) -> Engines:
    """Both engines of the database at `place`; `key` is the raw 256-bit key of an embedded one.

    Raises `Trouble`: WRONG_KEY when the file does not open with it, UNREACHABLE when a server does
    not answer, UNKNOWN_DATABASE when the SQLite library is older than `SAFE_SQLITE`.
    """
    if place.path is not None:
        if key is None or len(key) != 32:
            raise Trouble(TroubleKind.WRONG_KEY)
        engines = Engines(
            _embedded(place.path, key, writes=True), _embedded(place.path, key, writes=False), place
        )
    else:
        engines = Engines(_server(place.url, writes=True), _server(place.url, writes=False), place)
    try:
        with engines.writer.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
    except (OperationalError, DatabaseError) as error:
        engines.dispose()
        raise _opening_trouble(place, error) from error
    return engines


def _opening_trouble(place: Where, error: DatabaseError) -> Trouble:
    if place.embedded and "not a database" in str(error.orig):
        return Trouble(TroubleKind.WRONG_KEY)
    return Trouble(TroubleKind.UNREACHABLE, str(error.orig).splitlines()[0] if error.orig else "")


def _embedded(path: Path, key: bytes, *, writes: bool) -> Engine:
    import sqlcipher3.dbapi2 as sqlcipher

    if sqlcipher.sqlite_version_info < SAFE_SQLITE:
        raise Trouble(TroubleKind.UNKNOWN_DATABASE, f"SQLite {sqlcipher.sqlite_version}")
    url = URL.create("sqlite+pysqlcipher", password=f"x'{key.hex()}'", database=str(path))
    engine = create_engine(
        url,
        module=sqlcipher,
        poolclass=QueuePool,
        # One connection writes: threads queue for it in order, where SQLite would let each sleep and
        # try again. Other processes still meet at the file, with busy_timeout.
        pool_size=1 if writes else 4,
        max_overflow=0 if writes else 4,
        pool_timeout=30,
        connect_args={"check_same_thread": False, "cached_statements": 512},
    )
    _listen(engine)

    @event.listens_for(engine, "connect")
    def _settle(driver: Any, _record: object) -> None:  # noqa: ANN401 - a driver has no types
        # Transactions are ours (the begin event), not the driver's legacy guesses.
        driver.isolation_level = None
        for name, value in SETTINGS.items():
            driver.execute(f"PRAGMA {name} = {value}")
        if not writes:
            driver.execute("PRAGMA query_only = 1")
        for name, value in SETTINGS.items():
            found = driver.execute(f"PRAGMA {name}").fetchone()
            if found is not None and found[0] != value:
                raise Trouble(TroubleKind.UNKNOWN_DATABASE, f"{name} is {found[0]}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server(url: URL, *, writes: bool) -> Engine:
    options = "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000"
    if not writes:
        options += " -c default_transaction_read_only=on"
    engine = create_engine(
        url,
        pool_size=2,
        max_overflow=2,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 2, "options": options},
    )
    _listen(engine)
    return engine


def _listen(engine: Engine) -> None:
    @event.listens_for(engine, "before_cursor_execute")
    def _watch(
        connection: Connection,
        _cursor: object,
        statement: str,
        _values: object,
        _context: object,
        _many: bool,
    ) -> None:
        if threading.get_ident() in _window_threads:
            raise StatementOnWindowThread(statement[:80])
        if statement.lstrip()[:8].lower().startswith(_WRITES) and not (
            connection.get_execution_options().get("writes_allowed")
        ):
            raise WriteOutsideAct(statement[:80])


def allowed_to_write(connection: Connection) -> Connection:
    """Marks `connection` as an act's (or a migration's): its writes pass the hook."""
    return connection.execution_options(writes_allowed=True)
