"""Migrations: one linear history; each step is SQL text, frozen per dialect, with the guards put back after it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, text

from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.database import engine as engines

HERE = Path(__file__).resolve().parent
NEWEST = "0003"


def upgrade(engine: Engine) -> None:
    """Brings the database of `engine` (a writer) to the newest step; safe to call again.

    Raises `Trouble(NEWER_DATABASE)` where a newer program has been here.
    """
    with engine.connect() as connection:
        if step(connection) == NEWEST:
            # Every normal start ends here: Alembic takes longer to import than a window to open.
            return
    from alembic import command
    from alembic.config import Config

    raw = engine.raw_connection()
    try:
        # Rebuilding a table must not delete what refers to it; checked again after the step.
        if engine.dialect.name == "sqlite":
            raw.driver_connection.execute("PRAGMA foreign_keys = 0")  # type: ignore[union-attr]
    finally:
        raw.close()
    with engine.connect() as connection, connection.begin():
        engines.allowed_to_write(connection)
        _refuse_newer(connection)
        config = Config()
        config.set_main_option("script_location", str(HERE))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()


def step(connection: Connection) -> str | None:
    """The step at which the database stands; None for an empty one."""
    known = connection.dialect.has_table(connection, "alembic_version")
    return (
        connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if known
        else None
    )


def _refuse_newer(connection: Connection) -> None:
    found = step(connection)
    if found is not None and found > NEWEST:
        raise Trouble(TroubleKind.NEWER_DATABASE, found)


def frozen(step_name: str, dialect: str) -> list[str]:
    """The statements of a step for ``sqlite`` or ``postgresql``."""
    path = HERE / "versions" / f"{step_name}.{dialect}.sql"
    statements = path.read_text(encoding="utf-8").split(";\n")
    return [statement.strip() for statement in statements if statement.strip()]
