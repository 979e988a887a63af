"""Fixtures that give a test a database, or a whole business, once on each of the two databases.

`database_kind` is `embedded`, then `postgres`; whatever builds on it runs twice. Nothing skips: no
PostgreSQL is a failure, unless `KIOSK_NO_POSTGRES=1` leaves it out, which the last lines say in red.
"""

import itertools
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import postgres_server

NO_POSTGRES = os.environ.get("KIOSK_NO_POSTGRES") == "1"
KINDS = ["embedded"] if NO_POSTGRES else ["embedded", "postgres"]

_numbers = itertools.count(1)


@pytest.fixture(params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """`embedded` or `postgres`. Every test that ends up here is counted as a service test."""
    kind = str(request.param)
    request.node.user_properties.append(("database", kind))
    return kind


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgres_server.PostgresServer]:
    """The session's server. It does not flush to the disk: crash tests start their own."""
    with postgres_server.running() as server:
        yield server


@pytest.fixture
def empty_databases(
    database_kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[list[str]]:
    """Two `--database` URLs of databases with nothing in them (embedded: files not yet made)."""
    if database_kind == "embedded":
        yield [f"sqlite:///{tmp_path}/{name}.db" for name in ("one", "other")]
        return
    server: postgres_server.PostgresServer = request.getfixturevalue("postgres")
    names = [f"empty_{next(_numbers)}" for _ in range(2)]
    yield [server.create(name) for name in names]
    for name in names:
        server.drop(name)


@pytest.fixture
def empty_database(empty_databases: list[str]) -> str:
    """The `--database` URL of one database with nothing in it."""
    return empty_databases[0]


# ------------------------------------------------------------------------------- a whole business


@dataclass(frozen=True)
class Place:
    """Where a closed business lies: what `business.open_business` takes."""

    database: str
    home: Path
    recovery_code: str


class Templates:
    """One founded business per database kind, made when first asked for, copied for each test."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self.folder = folder
        self.request = request
        self.made: dict[str, Place] = {}

    def copy(self, kind: str, home: Path) -> Place:
        """A business of the test's own below `home`, closed, with the template's content."""
        template = self._template(kind)
        shutil.copytree(template.home, home, dirs_exist_ok=True)
        if kind == "embedded":
            return Place(f"sqlite:///{home}/data/kiosk.db", home, template.recovery_code)
        database = self._server().create(f"business_{next(_numbers)}", template="template_business")
        return Place(database, home, template.recovery_code)

    def remove(self, kind: str, place: Place) -> None:
        if kind == "postgres":
            self._server().drop(place.database.rpartition("/")[2])
        shutil.rmtree(place.home, ignore_errors=True)

    def _server(self) -> postgres_server.PostgresServer:
        server: postgres_server.PostgresServer = self.request.getfixturevalue("postgres")
        return server

    def _template(self, kind: str) -> Place:
        if kind not in self.made:
            from tests import founding

            home = self.folder / kind
            home.mkdir()
            if kind == "embedded":
                database = f"sqlite:///{home}/data/kiosk.db"
            else:
                database = self._server().create("template_business")
            self.made[kind] = Place(database, home, founding.found(database, home))
        return self.made[kind]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest):
    """The session's founded businesses; a test that opens several asks for copies itself."""
    return Templates(tmp_path_factory.mktemp("templates"), request)


@pytest.fixture
def place(templates: Templates, database_kind: str, tmp_path: Path) -> Iterator[Place]:
    """A closed business of the test's own, for tests that open it themselves (twice, by command)."""
    copied = templates.copy(database_kind, tmp_path / "home")
    yield copied
    templates.remove(database_kind, copied)


@pytest.fixture
def business(place: Place):
    """An open, freshly founded business, on the embedded database and then on PostgreSQL."""
    from kiosk import business as businesses

    opened = businesses.open_business(place.database, place.home)
    yield opened
    opened.close()
