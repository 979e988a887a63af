"""Many rows in few statements: look-ups in slices, inserts whose ids are known beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table, func, insert, select, text

from kiosk.core.change import Change
from kiosk.database.acting import Act

T = TypeVar("T")
SLICE = 1_000
"""Values in one ``IN``: far below what either database takes, few enough statements for 10,000."""


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
    """Adds all `rows` to `table` and gives their ids in the same order."""
    if not rows:
        return []
    numbers = list(reserve(act, table, len(rows)))
    kept = [{**row, "id": number} for number, row in zip(numbers, rows, strict=True)]
    act.execute(insert(table), kept)
    return numbers
