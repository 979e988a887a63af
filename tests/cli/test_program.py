"""The command line as a program of its own: what it answers, and that it never imports a window."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.display import environment
from tests.founding import PIN
from tests.house import ROOT


@pytest.fixture
def pin_file(tmp_path: Path) -> Path:
    path = tmp_path / "pin"
    path.write_text(f"{PIN}\n")
    return path


def program(*words: object) -> subprocess.CompletedProcess[str]:
    """The program itself, with no display."""
    return subprocess.run(
        [sys.executable, "main.py", *map(str, words)],
        cwd=ROOT, env=environment(""), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_that_the_program_itself_founds_verifies_and_refuses(
    tmp_path: Path, pin_file: Path
) -> None:
    where = ("--home", tmp_path / "home", "--json")
    made = program("init", "--name", "Harbour Lane", "--pin-file", pin_file, *where)
    assert (made.returncode, made.stderr) == (0, "")
    assert json.loads(made.stdout)["name"] == "Harbour Lane"
    again = program("init", "--name", "Harbour Lane", "--pin-file", pin_file, *where)
    assert (again.returncode, again.stderr) == (2, "")
    assert json.loads(again.stdout)["error"]["code"] == "already_a_business"


def test_that_no_command_imports_qt(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from kiosk import cli\n"
        "import kiosk.cli.check, kiosk.cli.found, kiosk.cli.keep, kiosk.cli.people, kiosk.cli.take_in\n"
        "cli.main(['doctor', '--home', sys.argv[1]])\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (0, "[]", "")
