"""Our own PostgreSQL server does what tests, walks and benchmarks need of it."""

from pathlib import Path

import pytest

from tests import postgres_server


@pytest.mark.postgres
def test_that_a_clone_of_a_database_has_its_rows(postgres):
    postgres.create("a_template")
    with postgres.connect("a_template") as connection:
        connection.execute("CREATE TABLE t AS SELECT 42 AS n")
    postgres.create("a_clone", template="a_template")
    with postgres.connect("a_clone") as connection:
        assert connection.execute("SELECT n FROM t").fetchall() == [(42,)]
    postgres.drop("a_clone")
    postgres.drop("a_template")


@pytest.mark.postgres
def test_that_a_killed_server_comes_back_with_what_was_committed():
    with postgres_server.running(durable=True) as server:
        with server.connect() as connection:
            connection.execute("CREATE TABLE t AS SELECT 42 AS n")
        server.kill()
        server.start()
        with server.connect() as connection:
            assert connection.execute("SELECT n FROM t").fetchall() == [(42,)]
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
        folder = server.folder
    assert not folder.exists()


def test_that_no_server_is_a_failure_that_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("KIOSK_PG_BIN", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres_server, "DEBIAN", tmp_path)
    with pytest.raises(postgres_server.NoServer, match="KIOSK_NO_POSTGRES"):
        postgres_server.find_binaries()


@pytest.mark.postgres
def test_that_the_server_never_runs_as_root(postgres):
    with postgres.connect() as connection:
        (folder,) = connection.execute("SHOW data_directory").fetchone()
    assert Path(folder).stat().st_uid != 0
