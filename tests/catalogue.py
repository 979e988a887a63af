"""Brings the gettext catalogues up to date with the code: `python3 -m tests.catalogue`."""

import ast
import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

from kiosk.core import words
from tests import customers
from tests.house import (
    KIOSK,
    ROOT,
    called,
    calls,
    literal,
    module_name,
    name_of,
    python_files,
    tree,
)

# A date that never moves: a catalogue changes only when a sentence does.
_MADE = datetime(2026, 1, 1, tzinfo=UTC)
_COUNT = {"t": 1, "tn": 2}


class Message(NamedTuple):
    """What is translated as one: a sentence, or its form for one and its form for many."""

    one: str
    many: str | None = None


class Said(NamedTuple):
    """A message with its translation: one text, or one for each plural form of the language."""

    message: Message
    forms: tuple[str, ...]
    fuzzy: bool = False


class Untraced(NamedTuple):
    """A `t(...)` whose sentence cannot be found by reading the code."""

    place: str
    said: str


# ------------------------------------------------------------------------------- what the code says


class _Reader:
    """Finds the sentences of one file, also those that it keeps in constants of this or another."""

    def __init__(self, of: ast.Module, module: str) -> None:
        self._tree, self._module = of, module
        self._imported: dict[str, str] = {}
        for node in ast.walk(of):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    self._imported[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        self._bound = dict(_bindings(of))

    def messages(self) -> Iterator[Message]:
        """What is said by a literal, by a constant, or as the title of an entry."""
        for call in calls(self._tree):
            name = called(call)
            if name == "tn":
                pairs = zip(*(self._found(of) for of in call.args[:2]), strict=False)
                yield from (Message(one, many) for one, many in pairs)
            elif name == "t":
                yield from (Message(text) for of in call.args[:1] for text in self._found(of))
            elif name == "Entry":
                named = [pair.value for pair in call.keywords if pair.arg in ("title", "section")]
                titles = map(literal, [*call.args[1:2], *named])
                yield from (Message(text) for text in titles if text)

    def untraced(self, name: str) -> Iterator[Untraced]:
        """The calls whose sentences are not found."""
        for call in calls(self._tree):
            for of in call.args[: _COUNT.get(called(call), 0)]:
                if not self._found(of):
                    yield Untraced(name, ast.unparse(of))

    def _found(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> list[str]:
        """Every sentence that `node` may be."""
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) and node.value else []
        if isinstance(node, ast.Name) and node.id in self._bound and node.id not in seen:
            rest = seen | {node.id}
            local = [text for of in self._bound[node.id] for text in self._found(of, rest)]
            return local or self._constant(node)
        if isinstance(node, (ast.Name, ast.Attribute)):
            return self._constant(node)
        return [text for part in _parts(node) for text in self._found(part, seen)]

    def _constant(self, node: ast.expr) -> list[str]:
        """The sentences of a constant, as the program has it when it runs."""
        path = ast.unparse(node).split(".")
        place: object = _loaded(self._imported.get(path[0], f"{self._module}.{path[0]}"))
        for name in path[1:]:
            place = getattr(place, name, None)
        return list(_strings(place))


def _bindings(of: ast.Module) -> dict[str, list[ast.expr]]:
    """Local names with what is assigned to them, in functions and comprehensions."""
    found: dict[str, list[ast.expr]] = {}
    local = {node for node in ast.walk(of) if isinstance(node, ast.FunctionDef)}
    for node in (inner for function in local for inner in ast.walk(function)):
        targets: list[ast.expr] = []
        value: ast.expr | None = None
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)):
            targets, value = [node.target], node.value
        elif isinstance(node, (ast.For, ast.comprehension)):
            targets, value = [node.target], node.iter
        for name in (part for target in targets for part in ast.walk(target)):
            if isinstance(name, ast.Name) and value is not None:
                found.setdefault(name.id, []).append(value)
    return found


def _parts(node: ast.expr) -> list[ast.expr]:
    """What the value of `node` is chosen from."""
    match node:
        case ast.IfExp():
            return [node.body, node.orelse]
        case ast.Subscript() | ast.Starred():
            return [node.value]
        case ast.BoolOp() | ast.Dict():
            return node.values
        case ast.Tuple() | ast.List() | ast.Set():
            return node.elts
        case ast.Call(func=ast.Attribute(attr="get", value=kept)):
            return [kept, *node.args[1:]]
        case ast.Call(func=ast.Attribute(attr="items" | "values", value=kept)):
            return [kept]
        case _:
            return []


@cache
def _loaded(name: str) -> object:
    """A module, or a name in one."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        module, _, last = name.rpartition(".")
        return getattr(importlib.import_module(module), last, None) if module else None


def _strings(value: object) -> Iterator[str]:
    if type(value) is str:
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in _strings(each))
    elif isinstance(value, (tuple, list)):
        yield from (text for each in value for text in _strings(each))


def read(of: ast.Module, module: str) -> list[Message]:
    """What the file `of` says."""
    return list(_Reader(of, module).messages())


@cache
def spoken() -> dict[Message, tuple[str, ...]]:
    """Every message of the house with the files in which it stands; those of refusals too."""
    found: dict[Message, set[str]] = {}
    for path in python_files(KIOSK):
        said = read(tree(path), module_name(path))
        if path.stem == "texts":
            told = getattr(importlib.import_module(module_name(path)), "REFUSALS", {})
            said += map(Message, told.values())
        for message in said:
            places = found.setdefault(message, set())
            places |= {name_of(path)} if message.one in _literals(path) else set()
    ordered = sorted(found.items(), key=lambda item: (sorted(item[1]), item[0].one))
    return {message: tuple(sorted(places)) for message, places in ordered}


@cache
def _literals(path: Path) -> frozenset[str]:
    return frozenset(filter(None, map(literal, ast.walk(tree(path)))))


def untraced(paths: Iterable[Path]) -> list[Untraced]:
    """The `t(...)` in `paths` whose sentences this page cannot find."""
    readers = ((_Reader(tree(path), module_name(path)), name_of(path)) for path in paths)
    return [each for reader, name in readers for each in reader.untraced(name)]


def wanted(language: str) -> dict[Message, tuple[str, ...]]:
    """What is said in `language`: everything where desks read it, else what a customer may meet."""
    every = spoken()
    if language in words.DESK:
        return every
    return {said: places for said, places in every.items() if customers.meets(said.one, places)}


# ----------------------------------------------------------------------------------- the catalogues


def languages() -> list[str]:
    """The languages besides English, whose sentences are the message ids themselves."""
    return [language for language in words.LANGUAGES if language != "en"]


def path_of(language: str) -> Path:
    """Where the catalogue of `language` lies."""
    return ROOT / "resources" / "i18n" / language / "LC_MESSAGES" / "kiosk.po"


def kept(language: str) -> list[Said]:
    """The messages of a catalogue as they stand in its file."""
    path = path_of(language)
    if not path.exists():
        return []
    with path.open("rb") as file:
        return [_said(entry) for entry in read_po(file, locale=language) if entry.id]


def _said(entry: Entry) -> Said:
    message = Message(*entry.id) if isinstance(entry.id, tuple) else Message(str(entry.id))
    forms = entry.string if isinstance(entry.string, tuple) else (str(entry.string or ""),)
    return Said(message, forms, entry.fuzzy)


def merged(language: str) -> Catalog:
    """What the code says with the translations that are there; what it says no more is dropped."""
    known = {said.message: said.forms for said in kept(language) if not said.fuzzy}
    made = Catalog(
        language, domain=words.DOMAIN, project="Foyer", version="0", creation_date=_MADE,
        revision_date=_MADE, last_translator="Foyer", language_team=words.LANGUAGES[language],
        copyright_holder="Foyer", msgid_bugs_address="README.md", fuzzy=False,
    )  # fmt: skip
    made.header_comment = f"# The sentences of Foyer in the language {language}."
    for message, places in wanted(language).items():
        forms: tuple[str, ...] | str | None = known.get(message)
        if message.many is None:
            forms = forms[0] if forms else None
        name = message.one if message.many is None else (message.one, message.many)
        made.add(name, forms, locations=[(place, 0) for place in places])
    return made


def bring_up_to_date(say: Callable[[str], object]) -> None:
    """Write every catalogue; say what each still lacks."""
    for language in languages():
        made, path = merged(language), path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, made, width=0, include_lineno=False)
        every = kept(language)
        lacking = [said for said in every if not all(said.forms)]
        say(f"{language}: {len(every)} messages, {len(lacking)} to translate\n")
        for said in lacking:
            say(f"  {said.message.one!r}\n")


if __name__ == "__main__":
    bring_up_to_date(sys.stdout.write)
