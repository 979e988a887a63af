"""Alembic's entry: runs the steps on the connection it is handed; knows every room's tables."""

from __future__ import annotations

from alembic import context

from kiosk.migrations.catalogue import METADATA


def run() -> None:
    """Runs the wanted steps inside the caller's transaction."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


run()
