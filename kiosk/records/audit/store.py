"""Every query of the audit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, insert, select

from kiosk.database.acting import Act, View
from kiosk.records.audit.tables import audit

_earlier = audit.alias("earlier")
_NEWEST = (
    select(func.max(_earlier.c.seq)).where(_earlier.c.chain == bindparam("chain")).scalar_subquery()
)
HEAD = select(audit.c.seq, audit.c.hash).where(
    audit.c.chain == bindparam("chain"), audit.c.seq == _NEWEST
)
_ADD = insert(audit)


def head() -> Select[Any]:
    """The newest record of a chain."""
    return HEAD


def add(act: Act, values: dict[str, object]) -> None:
    """Adds one record."""
    act.execute(_ADD, values)


def chains(view: View) -> list[str]:
    """The names of all chains."""
    return [row[0] for row in view.rows(select(audit.c.chain).distinct().order_by(audit.c.chain))]


def records(view: View, chain: str) -> Iterator[Row[Any]]:
    """The records of one chain in order, a thousand at a time."""
    statement = select(audit).where(audit.c.chain == chain).order_by(audit.c.seq)
    yield from view.execute(statement.execution_options(yield_per=1000))


def heads(view: View) -> list[Row[Any]]:
    """Chain, last seq and last hash of every chain."""
    found = []
    for name in chains(view):
        row = view.row(
            select(audit.c.chain, audit.c.seq, audit.c.hash)
            .where(audit.c.chain == name)
            .order_by(audit.c.seq.desc())
            .limit(1)
        )
        if row is not None:
            found.append(row)
    return found
