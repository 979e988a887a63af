"""What opens, what is refused, and what every embedded connection promises."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

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


PROMISED = {
    "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000,
    "secure_delete": 1, "trusted_schema": 0, "cell_size_check": 1, "wal_autocheckpoint": 0,
    "temp_store": 2,
}  # fmt: skip
"""Said here again: what is read from the program's own list would change with it."""


def test_that_every_connection_keeps_the_promised_settings(tmp_path: Path) -> None:
    opened = engine.open_engines(engine.where(f"{tmp_path}/a.db"), secrets.token_bytes(32))
    for each in (opened.writer, opened.reader):
        with each.connect() as connection:
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PROMISED
            }
            assert found == PROMISED
            # This driver is built without memory maps, and then says nothing.
            assert connection.exec_driver_sql("PRAGMA mmap_size").scalar() in (0, None)
    opened.dispose()


def test_that_a_writer_has_the_file_from_its_first_moment(tmp_path: Path) -> None:
    place, key = engine.where(f"{tmp_path}/a.db"), secrets.token_bytes(32)
    one, other = (engine.open_engines(place, key) for _ in range(2))
    with one.writer.connect() as first, first.begin():
        # Nothing has been read or written yet: whoever reads first and writes later would lose the race.
        with other.reader.connect() as reading, reading.begin():
            assert reading.exec_driver_sql("SELECT 1").scalar() == 1
        with other.writer.connect() as second:
            driver = second.connection.driver_connection
            driver.execute("PRAGMA busy_timeout = 0")
            with pytest.raises(OperationalError, match="locked"):
                second.begin()
    for each in (one, other):
        each.dispose()


def test_that_a_setting_that_does_not_hold_refuses_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engine.SETTINGS, "cell_size_check", 7)  # SQLite takes it for 1
    with pytest.raises(Trouble) as trouble:
        engine.open_engines(engine.where(f"{tmp_path}/a.db"), secrets.token_bytes(32))
    assert trouble.value.kind is TroubleKind.UNKNOWN_DATABASE


def test_that_a_library_that_may_corrupt_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert engine.SAFE_SQLITE >= (3, 51, 3)
    monkeypatch.setattr(engine, "SAFE_SQLITE", (4, 0, 0))  # as if ours were an older one
    with pytest.raises(Trouble) as trouble:
        engine.open_engines(engine.where(f"{tmp_path}/a.db"), secrets.token_bytes(32))
    assert trouble.value.kind is TroubleKind.UNKNOWN_DATABASE
    assert not list(tmp_path.iterdir())


def test_that_a_server_that_does_not_answer_is_said() -> None:
    place = engine.where("postgresql+psycopg://nobody@127.0.0.1:9/none")
    with pytest.raises(Trouble) as trouble:
        engine.open_engines(place, None)
    assert trouble.value.kind is TroubleKind.UNREACHABLE
