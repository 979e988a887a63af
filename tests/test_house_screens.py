"""House rules about screens: names of controls, plain text, no way out of the lobby, no styling."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

import grimp
from PySide6 import QtWidgets

from tests.house import (
    KIOSK,
    ROOT,
    breaches_in,
    called,
    calls,
    holds,
    imports,
    in_rooms,
    literal,
    module_name,
    name_of,
    nothing,
    python_files,
    source,
    tree,
)

CONTROL = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+")
WAYS_OUT = {
    "QColorDialog", "QDesktopServices", "QFileDialog", "QFontDialog", "QInputDialog", "QMessageBox",
    "QPageSetupDialog", "QPrintDialog", "QPrintPreviewDialog", "QProcess", "QWebEngineView",
}  # fmt: skip
# A class that Qt gives a name but no Python.
UNSEEN = {"QTableCornerButton"}
PROGRAM_STARTERS = {"subprocess", "webbrowser", "pty", "multiprocessing"}
STARTS = {"system", "popen", "startfile", "startDetached", "execv", "execve", "posix_spawn", "fork"}


def below(*folders: str) -> list[ast.AST]:
    return [path for path in python_files(KIOSK) if path.relative_to(KIOSK).parts[0] in folders]


# ------------------------------------------------------------------------------------ names of controls


def control_names(of: ast.Module) -> Iterator[tuple[str, int]]:
    """Names given to controls: `Button("pickup.code", ...)`, `name="..."`, `setObjectName("...")`."""
    for call in calls(of):
        word = called(call)
        makes = (word[:1].isupper() and word != "Entry") or word == "setObjectName"
        named = [pair.value for pair in call.keywords if pair.arg in ("name", "objectName")]
        for node in [*(call.args[:1] if makes else []), *named]:
            text = literal(node)
            if text and (word == "setObjectName" or CONTROL.fullmatch(text)):
                yield text, node.lineno


def ill_named(name: str, of: ast.Module) -> Iterator[str]:
    for control, line in control_names(of):
        if not CONTROL.fullmatch(control):
            yield f"line {line}: {control!r} is not of the form screen.control"


def named_twice(trees: dict[str, ast.Module]) -> list[str]:
    places = defaultdict(list)
    for name, of in trees.items():
        for control, line in control_names(of):
            places[control].append(f"{name}:{line}")
    return [f"{control}: {', '.join(where)}" for control, where in places.items() if len(where) > 1]


def test_that_every_control_of_a_screen_has_a_name_of_its_own():
    screens = in_rooms("screens")
    holds(ill_named, screens)
    nothing(named_twice({name_of(path): tree(path) for path in screens}))


def test_that_a_name_given_twice_is_found():
    one, other = ast.parse("Button('pickup.code')"), ast.parse("x.setObjectName('pickup.code')")
    assert named_twice({"one": one, "other": other}) == ["pickup.code: one:1, other:1"]
    assert named_twice({"one": one}) == []
    assert breaches_in(ill_named, "x.setObjectName('code')") != []


# ------------------------------------------------------------------------------------ the directory


def entries() -> list[tuple[str, ast.Call]]:
    return [
        (name_of(path), call)
        for path in in_rooms("screens")
        for call in calls(tree(path))
        if called(call) == "Entry"
    ]


def argument(call: ast.Call, position: int, name: str) -> ast.AST | None:
    named = [pair.value for pair in call.keywords if pair.arg == name]
    given = call.args[position : position + 1]
    return next(iter([*given, *named]), None)


def test_that_every_screen_has_an_id_of_its_own():
    places = defaultdict(list)
    for name, call in entries():
        places[literal(argument(call, 0, "id"))].append(name)
    nothing(f"{id_}: {', '.join(where)}" for id_, where in places.items() if len(where) > 1)


def test_that_every_back_office_screen_names_the_task_that_it_needs():
    nothing(
        f"{name}: {literal(argument(call, 0, 'id'))}"
        for name, call in entries()
        if name.startswith("kiosk/back_office/") and opens_for_all(call)
    )
    assert opens_for_all(ast.parse("Entry('x', 'X', Window.DESK, needs=None)").body[0].value)
    assert not opens_for_all(ast.parse("Entry('x', 'X', Window.DESK, Task.PICK)").body[0].value)


def opens_for_all(call: ast.Call) -> bool:
    needs = argument(call, 3, "needs")
    return needs is None or (isinstance(needs, ast.Constant) and needs.value is None)


# ------------------------------------------------------------------------------------ the stylesheet


def unknown_selectors(sheet: str, classes: set[str], kinds: set[str]) -> list[str]:
    """Classes and kinds that a stylesheet speaks of and nobody is."""
    plain = re.sub(r"/\*.*?\*/|\{.*?\}", " ", sheet, flags=re.S)
    named = set(re.findall(r"(?<![\w:#\"-])[A-Z]\w+", re.sub(r'"[^"]*"', "", plain)))
    asked = set(re.findall(r'\[kind="([^"]+)"\]', plain))
    return sorted(named - classes) + sorted(f"kind={kind}" for kind in asked - kinds)


def test_that_the_stylesheet_speaks_of_what_there_is():
    ours = {node.name for path in python_files(KIOSK) for node in ast.walk(tree(path))
            if isinstance(node, ast.ClassDef)}  # fmt: skip
    words = {node.value for path in python_files(KIOSK) for node in ast.walk(tree(path))
             if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip
    for sheet in sorted((ROOT / "resources" / "theme").glob("*.qss")):
        nothing(unknown_selectors(source(sheet), ours | set(dir(QtWidgets)) | UNSEEN, words))
    sheet = '/* X */ QLabel[kind="lost"], Gone:hover { color: Red }'
    assert unknown_selectors(sheet, {"QLabel"}, set()) == ["Gone", "kind=lost"]


# ---------------------------------------------------------------------------------------- plain text


def bare_labels(name: str, of: ast.Module) -> Iterator[str]:
    """A QLabel reads HTML and mnemonics out of a customer's name; ours does not."""
    for call in calls(of):
        if called(call) in ("QLabel", "QTextBrowser", "QToolTip"):
            yield f"line {call.lineno} makes a {called(call)}; kiosk.ui has one that shows plain text"


def stylings(name: str, of: ast.Module) -> Iterator[str]:
    for call in calls(of):
        if called(call) in ("setStyleSheet", "setFont", "setPalette"):
            yield f"line {call.lineno} styles; give it a role, the theme does the rest"


def test_that_labels_come_from_the_ui():
    outside = [path for path in python_files(KIOSK) if path not in below("ui")]
    holds(bare_labels, outside)
    assert breaches_in(bare_labels, "QtWidgets.QLabel('x')") != []


def test_that_screens_never_style():
    holds(stylings, in_rooms("screens"))
    assert breaches_in(stylings, "self.setStyleSheet('color: red')") != []


# ---------------------------------------------------------------------------------------- no way out


def ways_out(name: str, of: ast.Module) -> Iterator[str]:
    for each in imports(of):
        if each.split(".")[0] in PROGRAM_STARTERS or each.rpartition(".")[2] in WAYS_OUT:
            yield f"imports {each}"
    for call in calls(of):
        if called(call) in STARTS:
            yield f"line {call.lineno} starts a program by {called(call)}"


def nested_loops(name: str, of: ast.Module) -> Iterator[str]:
    """A nested event loop keeps a customer's dialog open over the idle wipe."""
    for call in calls(of):
        if called(call) in ("exec", "exec_", "processEvents"):
            yield f"line {call.lineno} runs a loop of its own by {called(call)}"


def test_that_nothing_the_lobby_can_reach_leads_out_of_it():
    graph = grimp.build_graph("kiosk", cache_dir=None)
    reached = {
        module
        for start in ("kiosk.lobby", "kiosk.shell")
        for module in {start, *graph.find_upstream_modules(start, as_package=True)}
        | set(graph.find_descendants(start))
    }
    files = [path for path in python_files(KIOSK) if module_name(path) in reached]
    assert files
    holds(ways_out, files)
    for wrong in (
        "import subprocess",
        "from PySide6.QtWidgets import QFileDialog",
        "from PySide6.QtGui import QDesktopServices",
        "os.system('x')",
    ):
        assert breaches_in(ways_out, wrong) != []


def test_that_no_window_runs_an_event_loop_of_its_own():
    holds(nested_loops, [*below("lobby", "shell", "ui"), *in_rooms("screens")])
    assert breaches_in(nested_loops, "QMenu(self).exec(at)") != []
