"""A normal start imports only what it needs: heavy libraries wait until a screen asks for them."""

import subprocess
import sys

import pytest

from tests.house import ROOT

HEAVY = {
    "PySide6": "a command needs no window",
    "alembic": "only an old database is migrated",
    "arabic_reshaper": "only a document is set",
    "hypothesis": "only tests use it",
    "numpy": "only charts need it",
    "pypdfium2": "only a shown document needs it",
    "pyqtgraph": "only charts need it",
    "pytest": "only tests use it",
    "reportlab": "only a document is set",
    "segno": "only a code is drawn",
    "sqlalchemy.orm": "statements are Core only",
}
WINDOW_MAY_WAIT = set(HEAVY) - {"PySide6"}


def loaded_by(statement: str) -> set[str]:
    """Every module that a fresh Python has after `statement`."""
    show = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", show], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def among(names: set[str], loaded: set[str]) -> set[str]:
    return {name for name in names if name in loaded}


@pytest.mark.parametrize("module", ["kiosk.__main__", "kiosk.business", "kiosk.cli"])
def test_that_a_command_starts_without_qt_and_heavy_libraries(module):
    assert among(set(HEAVY), loaded_by(f"import {module}")) == set()


def test_that_a_window_starts_without_heavy_libraries():
    assert among(WINDOW_MAY_WAIT, loaded_by("import kiosk.app")) == set()


def test_that_bootstrap_needs_nothing_but_python():
    ours = {"kiosk", "kiosk.bootstrap"}
    loaded = {name.partition(".")[0] for name in loaded_by("import kiosk.bootstrap") - ours}
    foreign = {name for name in loaded if name not in sys.stdlib_module_names}
    # What a .pth file of the environment brings in is there before any import of ours.
    assert foreign - {name.partition(".")[0] for name in loaded_by("pass")} == set()


def test_that_a_heavy_import_is_found():
    assert among(set(HEAVY), loaded_by("import reportlab")) == {"reportlab"}
