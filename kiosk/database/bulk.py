"""Many rows in few statements: look-ups in slices, inserts whose ids are known beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Table, func, select, text
from sqlalchemy.engine import Dialect

from kiosk.core.change import Change
from kiosk.database.acting import Act
from kiosk.database.types import Choice, Day, Moment, Whole

T = TypeVar("T")
_PLAIN = {int, type(None)}
SLICE = 1_000
"""Values in one ``IN``: far below what either database takes, few enough statements for 10,000."""


ARRAY = 5_000
"""Rows that one statement hands to a server."""
MANY = 100
"""From how many rows on an act says *many of this kind changed*, with 0 for the id, instead of naming each."""


def changed(act: Act, kind: Change, numbers: Sequence[int]) -> None:
    """Says that these rows changed: each by its id, or all with one 0 when they are `MANY` or more."""
    for number in numbers if len(numbers) < MANY else (0,):
        act.changed(kind, number)


def slices(items: Sequence[T], size: int = SLICE) -> Iterator[Sequence[T]]:
    """`items` in pieces of at most `size`, in order; nothing for none."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def reserve(act: Act, table: Table, count: int) -> Sequence[int]:
    """`count` ids of `table` that nobody else gets, rising; an act writes alone on the embedded database."""
    if act.connection.dialect.name == "sqlite":
        last = act.execute(select(func.max(table.c.id))).scalar_one() or 0
        return range(last + 1, last + 1 + count)
    taken = text(
        "SELECT nextval(pg_get_serial_sequence(:named, 'id')) FROM generate_series(1, :count)"
    )
    found = act.execute(taken, {"named": table.name, "count": count}).scalars()
    return sorted(int(number) for number in found)


def add(act: Act, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Adds all `rows` (of the same columns) to `table` and gives their ids in the same order."""
    if not rows:
        return []
    if len(rows) == 1:
        # One row needs no number beforehand: the database says which it gave.
        return [act.insert(table, **rows[0])]
    numbers = list(reserve(act, table, len(rows)))
    insert_all(act, table, [{**row, "id": one} for one, row in zip(numbers, rows, strict=True)])
    return numbers


def insert_all(act: Act, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds all `rows`, which name the same columns, to `table`.

    The statement is the driver's own: by its general way SQLAlchemy takes as long to hand over a row as
    the database takes to keep it, and a server would be asked row by row.
    """
    if not rows:
        return
    dialect = act.connection.dialect
    columns = [table.c[name] for name in rows[0]]
    kept = [_bound(column, dialect, [row[column.name] for row in rows]) for column in columns]
    if dialect.name == "sqlite":
        act.connection.exec_driver_sql(
            _values(table, columns, dialect), list(zip(*kept, strict=True))
        )
        return
    for start in range(0, len(rows), ARRAY):
        pieces = tuple(each[start : start + ARRAY] for each in kept)
        act.connection.exec_driver_sql(_arrays(table, columns, dialect), pieces)


def _bound(column: Column[Any], dialect: Dialect, said: list[Any]) -> list[Any]:
    """A column's values as the driver takes them; whole numbers as they are, days and choices once each."""
    ready = column.type.dialect_impl(dialect).bind_processor(dialect)
    if ready is None or (isinstance(column.type, Whole) and set(map(type, said)) <= _PLAIN):
        return said
    if isinstance(column.type, Choice | Day | Moment):
        known = {value: ready(value) for value in set(said)}
        return [known[value] for value in said]
    return list(map(ready, said))


def _values(table: Table, columns: Sequence[Column[Any]], dialect: Dialect) -> str:
    return f"{_into(table, columns, dialect)} VALUES ({', '.join('?' for _ in columns)})"


def _arrays(table: Table, columns: Sequence[Column[Any]], dialect: Dialect) -> str:
    """One statement for thousands of rows: a list for each column, which the server zips."""
    kinds = (column.type.compile(dialect).partition(" ")[0] for column in columns)
    lists = ", ".join(f"%s::{kind}[]" for kind in kinds)
    return f"{_into(table, columns, dialect)} SELECT * FROM unnest({lists})"


def _into(table: Table, columns: Sequence[Column[Any]], dialect: Dialect) -> str:
    quote = dialect.identifier_preparer.quote
    return f"INSERT INTO {quote(table.name)} ({', '.join(quote(each.name) for each in columns)})"
