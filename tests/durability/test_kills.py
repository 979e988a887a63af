"""Killed at any point of a small day, the program goes on as if nothing had happened."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.durability.kills import AFTER, BEFORE, SENT
from tests.durability.trace import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where that is: a kill takes nothing from what the system was given."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    made = Path(tempfile.mkdtemp(prefix="foyer-kills-", dir=memory))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.mark.timeout(300)
def test_that_a_kill_at_any_commit_or_send_changes_nothing(
    database_kind: str, folder: Path, request: pytest.FixtureRequest, say: Callable[[str], None]
) -> None:
    if database_kind == "embedded":
        databases = [f"sqlite:///{folder}/{name}/data/kiosk.db" for name in ("whole", "killed")]
    else:
        server = request.getfixturevalue("postgres")
        databases = [server.create(f"kills_{name}") for name in ("whole", "killed")]
    command = [sys.executable, "-m", "tests.durability.kills", str(folder), *databases]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=280
    )
    assert done.returncode == 0, done.stderr[-4000:]
    seen = json.loads(done.stdout)
    assert seen["broken"] == [], done.stderr[-4000:]
    points, kills = seen["points"], seen["kills"]
    for name in (BEFORE, AFTER, SENT):
        assert kills[name] >= points[name] > 0, seen
    told = ", ".join(f"{number} {name}" for name, number in kills.items())
    say(f"{database_kind}: killed {sum(kills.values())} times: {told}; the day ended the same")
