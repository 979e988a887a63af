"""The one catalogue of tables, how a table is declared, and the house's own three: command, change, outbox."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, MetaData, Table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex, SchemaItem
from sqlalchemy.sql.compiler import DDLCompiler

from kiosk.database.types import Choice, Json, Moment, Whole, Word

CHANNEL = "foyer"
"""What a server's listeners wait on; a trigger on `change` wakes it."""
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(
    name: str,
    *items: SchemaItem,
    append_only: bool = False,
    versioned: bool = False,
    free: tuple[str, ...] = (),
) -> Table:
    """A STRICT table with a CHECK on every `Choice` column.

    `append_only`: rows are never changed or deleted, but for the columns named in `free`.
    `versioned`: it has a `version` column and every change must raise it by one.
    Both are kept by triggers (`database.guards`), whatever the code does.
    """
    made = Table(
        name,
        METADATA,
        *items,
        sqlite_strict=True,
        info={"append_only": append_only, "versioned": versioned, "free": free},
    )
    for column in made.columns:
        if isinstance(column.type, Choice):
            words = [str(word) for word in column.type.kind]
            listed = ", ".join("'" + word.replace("'", "''") + "'" for word in words)
            made.append_constraint(
                CheckConstraint(f"{column.name} IN ({listed})", name=f"{column.name}_known")
            )
    return made


def unique_while(said: str, name: str, *columns: str) -> Index:
    """An index that keeps `columns` unique among the rows of which `said` (SQL) is true.

    Both dialects write it alike; SQLAlchemy's own way would import a server's dialect at each start.
    """
    return Index(name, *columns, unique=True, info={"while": said})


@compiles(CreateIndex)
def _with_its_condition(made: CreateIndex, compiler: DDLCompiler, **said: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    plain = str(compiler.visit_create_index(made, **said))  # type: ignore[no-untyped-call]
    condition = made.element.info.get("while")
    return f"{plain} WHERE {condition}" if condition else plain


def identity() -> Column[Any]:
    """The integer key of a table."""
    return Column("id", Whole, primary_key=True)


class OutboxState(StrEnum):
    """waiting -> done, or -> failed after the last try (then a person decides)."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


command = table(
    "command",
    Column("key", Word, primary_key=True),
    Column("body", Word, nullable=False),
    Column("answer", Word, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    append_only=True,
)
"""One row an act: its key, the hash of what was asked, and the answer given; a replay gets the answer."""

change = table(
    "change",
    Column("seq", Whole, primary_key=True),
    Column("kind", Word, nullable=False),
    Column("ref", Whole, nullable=False),
    Column("origin", Word, nullable=False),
)
"""What changed, in order of commit; other processes read what is above the last `seq` they have seen.
`origin` is the process that did it and has told its own windows already."""

outbox = table(
    "outbox",
    identity(),
    Column("kind", Word, nullable=False),
    Column("station", Word),
    Column("payload", Json, nullable=False),
    Column("state", Choice(OutboxState), nullable=False),
    Column("attempts", Whole, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("error", Word),
    Index("ix_outbox_state_next_at", "state", "next_at"),
)
"""What the outside world must do (mail, print, drawer), written in the transaction that decided it."""
