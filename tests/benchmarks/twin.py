"""A business and its twin: what an act or a read sends is sent again by the bare driver, and both are timed.

The twin is a copy of the database file, opened by `sqlcipher3` alone with the same key and the same
settings, and kept in step: every statement that the business's writer sends is replayed there. The
floor of an act is its writes and their durable commit, without what it had to ask first; the floor of
a read is its own statements. Neither knows SQLAlchemy, records, rights or the audit's hashing.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import event

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.core.by import By
from kiosk.database import engine
from tests.benchmarks.timing import clocked
from tests.postgres_server import PostgresServer

BEGIN = ("BEGIN", None, False)
"""Which a server's driver sends by itself."""
COMMIT = ("COMMIT", (), False)
Sent = tuple[str, Any, bool]


@dataclass
class Counted:
    """What one act or read cost: statements without the BEGIN, commits that kept something."""

    statements: int = 0
    commits: int = 0
    rows: int = 0
    tables: set[str] = field(default_factory=set)


class Twin:
    """Opens a closed business twice: as the program does, and by the bare driver on a copy."""

    def __init__(
        self, home: Path, server: PostgresServer | None = None, database: str = ""
    ) -> None:
        if server is None:
            file, copy = home / "data" / "kiosk.db", home / "data" / "twin.db"
            shutil.copyfile(file, copy)
            self.business: Business = businesses.open_business(f"sqlite:///{file}", home)
            self.bare = bare(copy, self.business.keys.derived("database"))
        else:
            name = database.rpartition("/")[2]
            server.drop(f"{name}_twin")
            server.create(f"{name}_twin", template=name)
            self.business = businesses.open_business(database, home)
            self.bare = server.connect(f"{name}_twin")
        self._sent: list[Sent] = []
        self._asked: list[Sent] = []
        self.processor = 0.0
        """The processor's milliseconds of all acts so far, without the floor's."""
        writer, reader = self.business.engines.writer, self.business.engines.reader
        event.listen(writer, "before_cursor_execute", self._on_writer)
        event.listen(writer, "commit", lambda _connection: self._sent.append(COMMIT))
        event.listen(reader, "before_cursor_execute", self._on_reader)

        if server is not None:
            event.listen(writer, "begin", lambda _connection: self._sent.append(BEGIN))
            event.listen(reader, "begin", lambda _connection: self._asked.append(BEGIN))

    def _on_writer(
        self, _c: Any, _cursor: Any, said: str, values: Any, _x: Any, many: bool
    ) -> None:
        self._sent.append((said, values, many))

    def _on_reader(
        self, _c: Any, _cursor: Any, said: str, values: Any, _x: Any, many: bool
    ) -> None:
        self._asked.append((said, values, many))

    def do(self, verb: Any, by: By, /, station: str = "Desk 1", **said: Any) -> Any:
        """An act that is not timed; the twin keeps in step."""
        return self.act(verb, by, station, **said)[0]

    def act(
        self, verb: Any, by: By, /, station: str = "Desk 1", **said: Any
    ) -> tuple[Any, tuple[float, float], Counted]:
        """An act, the milliseconds that it and its floor took, and what it cost.

        Jobs that it wakes are part of both.
        """
        self._sent.clear()
        answers: list[Any] = []
        began = time.process_time()
        ours = clocked(lambda: answers.append(self.business.do(verb, by, None, station, **said)))
        self.processor += (time.process_time() - began) * 1_000
        sent = list(self._sent)
        floor = clocked(lambda: self._replay(sent))
        return answers[0], (ours, floor), counted(sent)

    def read(self, question: Any, /, **said: Any) -> tuple[Any, tuple[float, float], Counted]:
        """A read, the milliseconds that it and its bare statements took, and what it cost."""
        self._asked.clear()
        answers: list[Any] = []
        ours = clocked(lambda: answers.append(self.business.read(question, **said)))
        asked = list(self._asked)
        floor = clocked(lambda: self._ask(asked))
        return answers[0], (ours, floor), counted(asked)

    def _replay(self, sent: list[Sent]) -> None:
        for statement, values, many in sent:
            if is_write(statement) or statement == "COMMIT" or statement.startswith("BEGIN"):
                if many:
                    self.bare.cursor().executemany(statement, values)
                else:
                    self.bare.execute(statement, values)

    def _ask(self, asked: list[Sent]) -> None:
        for statement, values, _many in asked:
            done = self.bare.execute(statement, values)
            if done.description is not None:
                done.fetchall()
        self.bare.execute("COMMIT")

    def close(self) -> None:
        self.bare.close()
        self.business.close()


def bare(path: Path, key: bytes) -> Any:
    """The driver alone, with the promised key and settings."""
    driver = sqlcipher.connect(str(path), check_same_thread=False, cached_statements=512)
    driver.isolation_level = None
    driver.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for name, value in engine.SETTINGS.items():
        driver.execute(f"PRAGMA {name} = {value}")
    return driver


def is_write(statement: str) -> bool:
    """Whether a statement changes rows, or takes numbers for them."""
    first = statement.split(maxsplit=1)[0].upper()
    return first in ("INSERT", "UPDATE", "DELETE") or "nextval" in statement


def counted(sent: list[Sent]) -> Counted:
    """Statements and commits of what was sent, rows and tables that it wrote."""
    found = Counted()
    wrote = False
    for statement, values, many in sent:
        if statement == "COMMIT":
            found.commits += wrote
            wrote = False
        elif not statement.startswith("BEGIN"):
            found.statements += 1
            if is_write(statement) and "nextval" not in statement:
                wrote = True
                found.rows += len(values) if many else 1
                words = statement.replace('"', "").split()
                found.tables.add(words[2] if words[0] != "UPDATE" else words[1])
    return found


@contextmanager
def opened(home: Path, server: PostgresServer | None = None, database: str = "") -> Iterator[Twin]:
    """A twin for the length of the block; on `server` it is a clone of the database."""
    twin = Twin(home, server, database)
    try:
        yield twin
    finally:
        twin.close()
