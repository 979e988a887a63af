"""What a customer may read or hear: the sentences that are kept in all six languages.

Found by reading the code, so that nobody keeps a list: the screens of the lobby's and the display's
windows, the papers and the messages, with everything that they import; and what may be refused there.
"""

import ast
import importlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tests.house import KIOSK, called, calls, literal, module_name, name_of, python_files, tree

# Where a customer's words begin, besides the screens of their windows.
SHELLS = ("kiosk.shell.lobby", "kiosk.shell.display", "kiosk.front_office.alarm.screens.leave")
MESSAGES = "kiosk.records.messages.texts"

# Papers that stay in the house: who counts a till, leads a drill or teaches reads them, in the
# language of a desk.
INSIDE = (
    "kiosk.back_office.till.documents", "kiosk.cross_training.training.documents",
    "kiosk.front_office.alarm.documents",
)  # fmt: skip

# Handed to windows of every kind by `app`: what went wrong around us, and why a control is closed.
HANDED = ("kiosk/app/who_can.py", "kiosk/business/texts.py")

# Rooms whose verbs a customer's screens ask, so whose refusals they may hear.
ASKED = (
    "kiosk.front_office.alarm", "kiosk.front_office.queue", "kiosk.lobby", "kiosk.records.customers",
    "kiosk.records.messages",
)  # fmt: skip

Modules = dict[str, Path]


@cache
def _modules() -> Modules:
    return {module_name(path): path for path in python_files(KIOSK)}


def imports(node: ast.AST) -> Iterator[str]:
    """The modules that `node` may import, and what it takes from them, which may be modules too."""
    for each in ast.walk(node):
        if isinstance(each, ast.ImportFrom) and each.module:
            yield each.module
            yield from (f"{each.module}.{alias.name}" for alias in each.names)
        elif isinstance(each, ast.Import):
            yield from (alias.name for alias in each.names)


def _is_list(path: Path) -> bool:
    """Whether `path` lists a room's screens."""
    return path.parent.name == "screens" and path.stem == "__init__"


def _for_customers(entry: ast.Call) -> bool:
    said = ast.unparse(entry)
    return "Window.LOBBY" in said or "Window.DISPLAY" in said


def entries(of: ast.Module) -> list[ast.Call]:
    """The entries of a list of screens that are shown to customers."""
    return [call for call in calls(of) if called(call) == "Entry" and _for_customers(call)]


def _screens(of: ast.Module) -> Iterator[str]:
    makers = {part.name: part for part in of.body if isinstance(part, ast.FunctionDef)}
    for entry in entries(of):
        values = [*entry.args, *(pair.value for pair in entry.keywords)]
        named = [value.id for value in values if isinstance(value, ast.Name)]
        yield from (found for name in named if name in makers for found in imports(makers[name]))


def _roots(modules: Modules) -> Iterator[str]:
    yield from (*SHELLS, MESSAGES)
    for name, path in modules.items():
        if _is_list(path):
            yield from _screens(tree(path))
        if ".documents" in name and name not in INSIDE:
            yield name


@cache
def reached() -> frozenset[str]:
    """Every file whose sentences a customer may meet."""
    modules = _modules()
    waiting, found = list(_roots(modules)), set[str]()
    while waiting:
        name = waiting.pop()
        if name in found or name not in modules or name in INSIDE:
            continue
        found.add(name)
        # A room's list of screens imports the desk's too; the customer's are roots already.
        if not _is_list(modules[name]):
            waiting.extend(imports(tree(modules[name])))
    files = (name_of(modules[name]) for name in found if not _is_list(modules[name]))
    return frozenset((*files, *HANDED))


@cache
def titles() -> frozenset[str]:
    """What the screens of a customer's windows are called."""
    lists = filter(_is_list, _modules().values())
    said = (literal(call.args[1]) for path in lists for call in entries(tree(path)))
    return frozenset(filter(None, said))


@cache
def refusals() -> frozenset[str]:
    """The sentences of what may be refused to a customer."""
    rooms = (name for name, path in _modules().items() if path.stem == "texts" and _asked(name))
    told = (getattr(importlib.import_module(name), "REFUSALS", {}) for name in rooms)
    return frozenset(sentence for each in told for sentence in each.values())


def _asked(module: str) -> bool:
    return any(module.startswith(f"{room}.") for room in ASKED)


def meets(sentence: str, places: Iterable[str]) -> bool:
    """Whether a customer may meet `sentence`, which stands in the files `places`."""
    return sentence in titles() or sentence in refusals() or not reached().isdisjoint(places)
