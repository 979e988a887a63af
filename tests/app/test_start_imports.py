"""A normal start paints its first page before SQLAlchemy, the services and the other screens are imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.app import remembered
from tests.databases import Place
from tests.house import ROOT

STARTED = """
import json
import sys

from kiosk import app
from kiosk.app import opening, start
from kiosk.ui.screen import Screen
from PySide6.QtWidgets import QApplication

seen = {}
begin, settle = opening.Opening.begin, Screen._settle

def note(self):
    seen["painted"] = sorted(sys.modules)
    begin(self)

def leave(self, *said):
    settle(self, *said)
    if not self.asking:
        seen["answered"] = sorted(sys.modules)
        QApplication.exit(0)

opening.Opening.begin, Screen._settle = note, leave
start.run(app.parser().parse_args(json.loads(sys.argv[1])))
print(json.dumps(seen))
"""

WAITS = (
    "alembic", "argon2", "asyncio", "babel", "cryptography", "keyring", "msgspec", "numpy", "PIL", "psycopg",
    "reportlab", "segno", "sqlalchemy", "sqlcipher3",
)  # fmt: skip
"""What takes long to import, or is needed by few pages."""

FOR_BOTH = (
    "kiosk.__main__", "kiosk.app.", "kiosk.bootstrap", "kiosk.business.home", "kiosk.business.pretence",
    "kiosk.business.printing", "kiosk.cli.", "kiosk.core.", "kiosk.cross_training.training.rules",
    "kiosk.database.clock", "kiosk.devices.", "kiosk.records.staff.rules", "kiosk.records.printing.rules",
    "kiosk.shell.", "kiosk.ui.",
)  # fmt: skip
"""What of ours a first page may import; a name with a dot at its end stands for all below it."""

ITS_OWN = {
    "lobby": ("kiosk.lobby.home.",),
    "desk": (
        "kiosk.desk.administration.rules", "kiosk.desk.administration.screens.",
        "kiosk.desk.administration.texts", "kiosk.records.staff.texts", "kiosk.records.settings.rules",
    ),
    "display": (
        "kiosk.front_office.queue.rules.", "kiosk.lobby.display.rules", "kiosk.lobby.display.screens.",
        "kiosk.lobby.display.texts",
    ),
}  # fmt: skip
"""The page itself."""

AFTER_THE_FIRST_ANSWER = (
    "argon2", "alembic", "babel", "keyring", "numpy", "PIL", "psycopg", "reportlab", "segno",
    "sqlalchemy.dialects.postgresql", "kiosk.app.printing", "kiosk.back_office", "kiosk.business.lists",
    "kiosk.cross_training.colleagues", "kiosk.cross_training.cover.rules.house",
    "kiosk.cross_training.cover.service.beside", "kiosk.cross_training.cover.service.picture",
    "kiosk.cross_training.cover.service.sessions", "kiosk.cross_training.training.rules.matrix",
    "kiosk.cross_training.training.service.granting", "kiosk.cross_training.training.store",
    "kiosk.devices.card_terminal", "kiosk.devices.fiscal", "kiosk.front_office.sales",
    "kiosk.lobby.pickup",
)  # fmt: skip
"""What the first answer of an embedded database takes no part in, each with all below it."""

NOT_ITS_OWN = {
    "lobby": (
        "kiosk.cross_training.training.service", "kiosk.desk.administration.service",
        "kiosk.shell.desk",
    ),
    "desk": ("kiosk.lobby.home.service", "kiosk.shell.lobby"),
    "display": ("kiosk.lobby.home.service", "kiosk.shell.desk", "kiosk.shell.lobby"),
}  # fmt: skip
"""And what only the other kind of window takes part in."""

NEVER = (".service", ".store", ".tables", ".documents")
"""Files of a room that no first page may have, whatever the lists above say."""


@dataclass(frozen=True)
class Started:
    """Which modules there were when the first page stood, and when its first answer had come."""

    painted: set[str]
    answered: set[str]


@pytest.fixture
def database_kind() -> str:
    """What is imported does not depend on the database."""
    return "embedded"


@pytest.fixture(params=["lobby", "desk", "display"])
def station(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def started(place: Place, station: str) -> Started:
    """A start with a display, as the second one on this PC is, in a Python of its own."""
    from kiosk import business as businesses

    business = businesses.open_business(place.database, place.home)
    path = business.engines.where.path
    remembered.keep(Path(place.home), place.database, path, business.facts)
    business.close()
    words = ["--home", str(place.home), "--database", place.database, "--station", station]
    done = subprocess.run(
        [sys.executable, "-c", STARTED, json.dumps([*words, "--windowed"])],
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    return Started(set(said["painted"]), set(said["answered"]))


def stands_for(pattern: str, module: str) -> bool:
    return module == pattern or (pattern.endswith(".") and module.startswith(pattern))


def allowed(module: str, station: str) -> bool:
    if module.endswith(NEVER) or any(f"{end}." in module for end in NEVER):
        return False
    return any(stands_for(pattern, module) for pattern in (*FOR_BOTH, *ITS_OWN[station]))


def packages(modules: set[str]) -> set[str]:
    """Folders on the way to a module that is there: they hold nothing but their line of words."""
    ways = [module.split(".") for module in modules]
    return {".".join(way[:end]) for way in ways for end in range(1, len(way))}


@pytest.mark.timeout(110)
def test_that_the_first_page_stands_before_what_takes_long_is_imported(
    started: Started, station: str
) -> None:
    there = {name.partition(".")[0] for name in started.painted}
    assert there & set(WAITS) == set()
    ours = {name for name in started.painted if name.startswith("kiosk.")}
    screens = {name for name in ours if name.endswith(".screens")}
    known = screens | packages({name for name in ours if allowed(name, station)} | screens)
    assert sorted(name for name in ours - known if not allowed(name, station)) == []
    assert "sqlalchemy" in started.answered


def test_that_the_first_answer_comes_before_what_it_takes_no_part_in(
    started: Started, station: str
) -> None:
    ways = [name.split(".") for name in started.answered - started.painted]
    there = {".".join(way[:end]) for way in ways for end in range(1, len(way) + 1)}
    # The folder of an office holds its line of words: `FOR_BOTH` has one room of it.
    later = set(AFTER_THE_FIRST_ANSWER) | set(NOT_ITS_OWN[station])
    assert sorted(there & later) == [], station


def test_that_a_module_too_many_is_found() -> None:
    assert not allowed("kiosk.lobby.home.service", "lobby")
    assert not allowed("kiosk.lobby.pickup.screens.find", "lobby")
    assert not allowed("kiosk.app_other", "lobby")
    assert allowed("kiosk.lobby.home.screens.home", "lobby")
    assert allowed("kiosk.ui.text", "desk")
