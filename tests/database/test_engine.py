"""What opens, what is refused, and what every embedded connection promises."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.database import engine


@pytest.mark.parametrize(
    "database",
    ["mysql://host/x", "postgresql://host/x", "sqlite://", "http://x", "postgresql+psycopg2://h/x"],
)
def test_that_any_other_database_is_refused(database: str) -> None:
    with pytest.raises(Trouble) as trouble:
        engine.where(database)
    assert trouble.value.kind is TroubleKind.UNKNOWN_DATABASE


def test_that_a_path_and_a_sqlite_url_are_the_same_place(tmp_path: Path) -> None:
    assert engine.where(f"{tmp_path}/a.db") == engine.where(f"sqlite:///{tmp_path}/a.db")


def test_that_the_file_holds_nothing_readable(tmp_path: Path) -> None:
    place = engine.where(f"{tmp_path}/a.db")
    opened = engine.open_engines(place, secrets.token_bytes(32))
    with opened.writer.connect() as connection, connection.begin():
        engine.allowed_to_write(connection)
        connection.exec_driver_sql("CREATE TABLE canary (word TEXT)")
        connection.exec_driver_sql("INSERT INTO canary VALUES ('nightingale')")
    opened.dispose()
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"nightingale" not in held
    assert b"canary" not in held
    assert b"SQLite format" not in held


def test_that_a_wrong_key_is_said(tmp_path: Path) -> None:
    place = engine.where(f"{tmp_path}/a.db")
    opened = engine.open_engines(place, secrets.token_bytes(32))
    with opened.writer.connect() as connection, connection.begin():
        engine.allowed_to_write(connection)
        connection.exec_driver_sql("CREATE TABLE a (b TEXT)")
    opened.dispose()
    with pytest.raises(Trouble) as trouble:
        engine.open_engines(place, secrets.token_bytes(32))
    assert trouble.value.kind is TroubleKind.WRONG_KEY


def test_that_every_connection_keeps_the_promised_settings(tmp_path: Path) -> None:
    opened = engine.open_engines(engine.where(f"{tmp_path}/a.db"), secrets.token_bytes(32))
    for each in (opened.writer, opened.reader):
        with each.connect() as connection:
            for name, value in engine.SETTINGS.items():
                found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                assert found in (value, None), name
    opened.dispose()


def test_that_a_server_that_does_not_answer_is_said() -> None:
    place = engine.where("postgresql+psycopg://nobody@127.0.0.1:9/none")
    with pytest.raises(Trouble) as trouble:
        engine.open_engines(place, None)
    assert trouble.value.kind is TroubleKind.UNREACHABLE
