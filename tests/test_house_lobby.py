"""House rules about the kiosk: nothing that it can reach opens a dialog of the system or starts a program."""

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.house import KIOSK, breaches_in, calls, imports, module_name, name_of, python_files, tree
from tests.house import nothing as nobody_breaks

FORBIDDEN = {
    "QFileDialog", "QPrintDialog", "QPrintPreviewDialog", "QPageSetupDialog", "QColorDialog",
    "QFontDialog", "QInputDialog", "QMessageBox", "QDesktopServices", "QProcess", "QMenu",
    "webbrowser", "subprocess", "pty",
}  # fmt: skip
OF_OS = {"system", "popen", "startfile", "fork", "forkpty", "posix_spawn", "posix_spawnp"}
ROOTS = ("kiosk.lobby.", "kiosk.shell.lobby", "kiosk.desk.administration.screens.staff_exit")
DESK_ONLY: frozenset[str] = frozenset()
"""Modules of the lobby's rooms that only a desk imports; nothing that a kiosk shows may import them."""
OUR = {module_name(path): path for path in python_files(KIOSK)}


def ways_out(name: str, of: ast.Module) -> Iterator[str]:
    """A dialog, a link, or a program that a page could open."""
    for each in imports(of):
        last, first = each.rpartition(".")[2], each.partition(".")[0]
        if last in FORBIDDEN or first in FORBIDDEN:
            yield f"imports {each}"
        if first == "os" and (last in OF_OS or last.startswith(("exec", "spawn"))):
            yield f"imports {each}"
    for call in calls(of):
        said = ast.unparse(call.func)
        if said.startswith("os.") and said[3:].startswith((*OF_OS, "exec", "spawn")):
            yield f"calls {said}"


def reachable(roots: Iterable[str]) -> set[str]:
    """Our modules that are imported, at once or later, from `roots`."""
    seen: set[str] = set()
    ahead = list(roots)
    while ahead:
        name = ahead.pop()
        if name in seen or name in DESK_ONLY:
            continue
        seen.add(name)
        ahead += [each for each in imports(tree(OUR[name])) if each in OUR]
    return seen


def test_that_no_way_out_can_be_reached_from_the_lobby():
    found = reachable(name for name in OUR if f"{name}.".startswith(ROOTS))
    assert len(found) > 200
    nobody_breaks(
        f"{name_of(OUR[name])}: {said}"
        for name in sorted(found)
        for said in ways_out(name, tree(OUR[name]))
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "from PySide6.QtWidgets import QFileDialog",
        "from PySide6.QtPrintSupport import QPrintDialog",
        "from PySide6.QtGui import QDesktopServices",
        "from PySide6.QtCore import QProcess",
        "import webbrowser",
        "import subprocess",
        "from subprocess import run",
        "from os import system",
        "def f():\n    import os\n    os.system('x')",
        "import os\nos.execv('x', [])",
        "import os\nos.posix_spawn('x', [], {})",
    ],
)
def test_that_a_way_out_is_found(wrong):
    assert breaches_in(ways_out, wrong) != []


def test_that_plain_code_is_no_way_out():
    assert breaches_in(ways_out, "import os\nfrom os import path\nos.path.join('a')") == []
