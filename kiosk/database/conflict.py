"""INSERT with ON CONFLICT: each database has a dialect of its own, and only the one in use is imported."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Table

S = TypeVar("S")


def insert_into(connection: Connection, table: Table) -> Any:  # noqa: ANN401 - a dialect's insert
    """An INSERT into `table` that has ``on_conflict_do_update`` and ``on_conflict_do_nothing``."""
    return _insert_of(connection)(table)


class Conflicting(Generic[S]):
    """A statement that `make` builds from a dialect's ``insert``: once for the database that is open.

    To build one takes SQLAlchemy longer than the database needs to run it, and the dialect of a
    server is a twentieth of a start that needs none.
    """

    def __init__(self, make: Callable[[Any], S]) -> None:
        self._make = make
        self._made: dict[str, S] = {}

    def of(self, connection: Connection) -> S:
        """The statement for the database of this connection."""
        name = connection.dialect.name
        if name not in self._made:
            self._made[name] = self._make(_insert_of(connection))
        return self._made[name]


def _insert_of(connection: Connection) -> Any:  # noqa: ANN401 - two classes, one in use
    return import_module(f"sqlalchemy.dialects.{connection.dialect.name}").insert
