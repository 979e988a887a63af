"""A database as an earlier release wrote it: what later steps made is taken away, and what they widened narrowed."""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

from kiosk import migrations
from kiosk.business import METADATA, Business
from kiosk.database import engine, schema
from kiosk.migrations.versions.v0003_lobby import known

STEPS = ("0003_lobby", "0002_roles")
_NARROWED = {
    "0003_lobby": (
        *known(
            "visit", "state", "arrived", "waiting", "in_service", "completed", "completed_partial",
            "left_unserved",
        ),
        *known("visit", "reason", "collection", "help"),
        "ALTER TABLE visit ALTER COLUMN arrived_at SET NOT NULL",
        *known("message", "kind", "pickup_ready", "rest_ready", "receipt", "sale_receipt"),
        "ALTER TABLE message ALTER COLUMN customer_id SET NOT NULL",
    ),
}  # fmt: skip


def to_before(business: Business, step: str) -> list[str]:
    """Takes `business` back to before `step`; gives the tables that went."""
    gone: list[str] = []
    with business.engines.writer.connect() as connection, connection.begin():
        engine.allowed_to_write(connection)
        if business.engines.where.embedded:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = 1")
        schema.remove_guards(connection, METADATA)
        for each in STEPS:
            gone += _undo(connection, each)
            if each == step:
                break
        schema.install_guards(connection, METADATA)
        number = f"{int(step[:4]) - 1:04d}"
        connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": number})
    return gone


def _undo(connection: Connection, step: str) -> list[str]:
    dialect = connection.dialect.name
    said = "\n".join(migrations.frozen(step, dialect))
    made = re.findall(r"^CREATE TABLE (\w+)", said, re.MULTILINE)
    for name in reversed(made):
        connection.exec_driver_sql(f"DROP TABLE {name}{'' if dialect == 'sqlite' else ' CASCADE'}")
    for statement in _NARROWED.get(step, ()):
        connection.exec_driver_sql(statement)
    return made
