"""A database is brought to the newest step once, and one that a newer program has changed is left alone."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from kiosk import business as businesses
from kiosk import migrations
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.database import engine, schema
from tests.databases import Place


def test_that_a_database_of_a_newer_program_is_refused(place: Place) -> None:
    opened = businesses.open_business(place.database, place.home)
    with opened.engines.writer.connect() as connection, connection.begin():
        engine.allowed_to_write(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    opened.close()
    with pytest.raises(Trouble) as trouble:
        businesses.open_business(place.database, place.home)
    assert trouble.value.kind is TroubleKind.NEWER_DATABASE


def test_that_an_upgrade_of_the_newest_changes_nothing(place: Place) -> None:
    opened = businesses.open_business(place.database, place.home)
    writer = opened.engines.writer

    def now() -> tuple[str | None, dict[str, str]]:
        with writer.connect() as connection:
            return migrations.step(connection), schema.texts(connection)

    before = now()
    assert before[0] == migrations.NEWEST
    migrations.upgrade(writer)
    assert now() == before
    with writer.connect() as connection:
        if opened.engines.where.embedded:
            # The step takes foreign keys off; whoever acts after it has them again.
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    opened.close()
