"""Walking the house for its rules: files, their syntax trees, rooms.

A *rule* is a generator over one file (`name`, `tree`) that yields a sentence for each breach, so
that a test can show it a breach as a string as well as walk the real house with it.
"""

import ast
import importlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
KIOSK = ROOT / "kiosk"
TESTS = ROOT / "tests"
OFFICES = ("desk", "lobby", "cross_training", "front_office", "back_office", "records")

Rule = Callable[[str, ast.Module], Iterable[str]]


@cache
def python_files(*folders: Path) -> tuple[Path, ...]:
    """Every Python file below `folders`, in a fixed order."""
    return tuple(path for folder in folders for path in sorted(folder.rglob("*.py")))


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(source(path), str(path))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def breaches(rule: Rule, paths: Iterable[Path]) -> list[str]:
    """What `rule` says about the real files, each with the place."""
    return [
        f"{name_of(path)}: {said}" for path in paths for said in rule(name_of(path), tree(path))
    ]


def nothing(found: Iterable[str]) -> None:
    """Fail with every line of `found`, unless there is none."""
    lines = list(found)
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def holds(rule: Rule, paths: Iterable[Path]) -> None:
    """Fail with each breach of `rule` in the real house."""
    nothing(breaches(rule, paths))


def breaches_in(rule: Rule, text: str, name: str = "kiosk/records/orders/rules.py") -> list[str]:
    """What `rule` says about `text`, were it the file `name`."""
    return list(rule(name, ast.parse(text)))


def in_rooms(*files: str) -> list[Path]:
    """The files of these roles (`rules`, `service`, ...) in every room, also where one is a package."""
    found = []
    for path in python_files(KIOSK):
        parts = path.relative_to(KIOSK).with_suffix("").parts
        if len(parts) > 2 and parts[0] in OFFICES and parts[2] in files:
            found.append(path)
    return found


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(paths: Iterable[Path]) -> list[ModuleType]:
    return [importlib.import_module(module_name(path)) for path in paths]


# ----------------------------------------------------------------------------------- syntax trees


def called(call: ast.Call) -> str:
    """The last name of what a call calls: `QLabel` of `QtWidgets.QLabel(...)`."""
    return last_name(call.func)


def last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def calls(of: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(of) if isinstance(node, ast.Call))


def imports(of: ast.AST) -> Iterator[str]:
    """Everything imported: `a.b` for `import a.b`, `a.b` and `a.b.c` for `from a.b import c`."""
    for node in ast.walk(of):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def literal(node: ast.AST | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
