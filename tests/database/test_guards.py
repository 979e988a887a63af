"""What the database refuses by itself, whatever the program does."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from kiosk.business import METADATA, Business
from kiosk.database import engine

KEPT = sorted(table.name for table in METADATA.sorted_tables if table.info.get("append_only"))


def test_that_the_records_of_what_was_done_are_append_only() -> None:
    assert {"audit", "command", "entry", "entry_line", "move", "handover"} <= set(KEPT)


@pytest.mark.parametrize("name", KEPT)
def test_that_an_append_only_table_is_not_emptied_on_a_server(
    business: Business, name: str
) -> None:
    if business.engines.where.embedded:
        return  # SQLite has no TRUNCATE; its DELETE goes row by row, past the trigger
    with business.engines.writer.connect() as connection, connection.begin() as transaction:
        engine.allowed_to_write(connection)
        with pytest.raises(Exception, match="append-only"):
            connection.execute(text(f'TRUNCATE "{name}" CASCADE'))
        transaction.rollback()
