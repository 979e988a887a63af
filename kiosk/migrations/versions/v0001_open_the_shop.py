"""Step 0001: every table of the first release."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

from kiosk.database import schema
from kiosk.migrations import frozen
from kiosk.migrations.catalogue import METADATA

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables and puts the guards in place."""
    connection = op.get_bind()
    for statement in frozen("0001_open_the_shop", connection.dialect.name):
        connection.exec_driver_sql(statement.replace("%", "%%"))
    connection.execute(text("INSERT INTO zero (off) VALUES (0)"))
    schema.install_guards(connection, METADATA)
