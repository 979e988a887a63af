"""A house rule: what a screen asks of the business for a person, it lets the resolver close."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.core.task import Actor, Task
from kiosk.database.acting import task_of
from tests.house import KIOSK, ROOT, in_rooms, nothing, source, tree

NAMED = re.compile(r"\bTask\.([A-Z_]+)")


def asked(path: Path) -> Iterator[tuple[Task, str]]:
    """Acts of people that a file names: `service.release`, `paying.take_payment`."""
    rooms: dict[str, str] = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                rooms[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    for node in ast.walk(tree(path)):
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            continue
        place = rooms.get(node.value.id, "")
        if not place.startswith("kiosk.") or ".service" not in place:
            continue
        try:
            verb = getattr(importlib.import_module(place), node.attr, None)
        except ModuleNotFoundError:
            continue
        task = task_of(verb) if callable(verb) else None
        if task is not None and Actor.PERSON in task.actors and not task.anybody:
            yield task, f"{path.relative_to(ROOT)}:{node.lineno}: {node.attr}"


def folders() -> list[Path]:
    """Each folder of screens, with the pages that they are made of."""
    return sorted({path.parent for path in in_rooms("screens")})


def test_that_a_screen_lets_the_resolver_close_what_it_asks():
    found = []
    for folder in folders():
        files = sorted(folder.glob("*.py"))
        # A deed's task may stand with the room's rules.
        rules = [folder.parent / "rules.py"] if (folder.parent / "rules.py").is_file() else []
        named = {name for path in (*files, *rules) for name in NAMED.findall(source(path))}
        for path in files:
            found += [
                f"{place} leads to Task.{task.name}, and nothing in {folder.name} is guarded by it"
                for task, place in asked(path)
                if task.name not in named
            ]
    nothing(found)


def test_that_the_rule_sees_what_screens_ask():
    tasks = {
        task for folder in folders() for path in folder.glob("*.py") for task, _ in asked(path)
    }
    assert {Task.PICKUP_RELEASE, Task.SHIPMENT_PACK, Task.TILL_COUNT, Task.SALE_RING_UP} <= tasks
    assert KIOSK.is_dir()
