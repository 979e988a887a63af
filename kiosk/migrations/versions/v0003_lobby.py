"""Step 0003: expected visits and who came, kinds and services, tickets, the alarm, texts on the display.

A visit may be expected, parked, refused or gone, so its list of states grows and its arrival may be
missing; a message may go to whoever is no customer. Both dialects say that alike (SQLite since 3.53).
"""

from __future__ import annotations

from alembic import op

from kiosk.database import schema
from kiosk.migrations import frozen
from kiosk.migrations.catalogue import METADATA

revision = "0003"
down_revision = "0002"


def known(table: str, column: str, *words: str) -> tuple[str, str]:
    """The two statements that put another list of words in the place of a column's."""
    name = f"ck_{table}_{column}_known"
    listed = ", ".join(f"'{word}'" for word in words)
    return (
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
        f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({listed}))",
    )


CHANGED = (
    *known(
        "visit", "state", "arrived", "waiting", "in_service", "completed", "completed_partial",
        "left_unserved", "expected", "parked", "refused", "departed", "no_show", "cancelled",
    ),
    *known("visit", "reason", "collection", "help", "visit"),
    "ALTER TABLE visit ALTER COLUMN arrived_at DROP NOT NULL",
    *known(
        "message", "kind", "pickup_ready", "rest_ready", "receipt", "sale_receipt", "ticket", "called",
        "visitor_here", "visitor_still_here", "building_list",
    ),
    "ALTER TABLE message ALTER COLUMN customer_id DROP NOT NULL",
)  # fmt: skip


def upgrade() -> None:
    """Widens what is there, makes the tables, and puts the guards back in place."""
    connection = op.get_bind()
    schema.remove_guards(connection, METADATA)
    for statement in (*CHANGED, *frozen("0003_lobby", connection.dialect.name)):
        connection.exec_driver_sql(statement.replace("%", "%%"))
    schema.install_guards(connection, METADATA)
