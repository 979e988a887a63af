"""House rules about rooms: what a service is, what a column may be, exact numbers, the demonstration."""

import ast
from collections.abc import Iterator

import pytest

from tests.house import (
    KIOSK,
    ROOT,
    breaches_in,
    called,
    holds,
    imported,
    imports,
    in_rooms,
    last_name,
    name_of,
    nothing,
    python_files,
)

# ------------------------------------------------------------------------------- service functions


def kinds_of_service(name: str, tree: ast.Module) -> Iterator[str]:
    """A read takes a `View`; an act an `Act` and is marked `@does`; a step an `Act` and is not."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if not node.name.startswith("_"):
            yield from wrong_with(node)


def wrong_with(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    first = [*node.args.posonlyargs, *node.args.args]
    taken = last_name(first[0].annotation) if first and first[0].annotation else ""
    marked = any(
        isinstance(mark, ast.Call) and called(mark) == "does" for mark in node.decorator_list
    )
    if taken not in ("View", "Act"):
        yield f"{node.name} is neither a read, an act nor a step: it takes no View or Act first"
    elif len(first) > 1 or node.args.vararg:
        yield f"{node.name} takes more than its {taken} by position"
    if marked and taken != "Act":
        yield f"{node.name} is marked as an act but takes no Act"
    if node.args.kwarg:
        yield f"{node.name} takes arguments that it does not name"
    if marked and not ast.get_docstring(node):
        yield f"{node.name} is an act and does not say what the caller gets and what is refused"


def test_that_a_service_has_reads_acts_and_steps_only():
    holds(kinds_of_service, in_rooms("service"))


@pytest.mark.parametrize(
    "wrong",
    [
        "def f(): ...",
        "def f(connection: Connection): ...",
        "def f(view: View, name): ...",
        "def f(act: Act, *more): ...",
        "def f(act: acting.Act, **more): ...",
        "@does(Task.X)\ndef f(act: Act, *, name):\n    pass",
        "@does(Task.X)\ndef f(view: View, *, name):\n    'Says.'",
    ],
)
def test_that_a_service_function_of_no_kind_is_found(wrong):
    assert breaches_in(kinds_of_service, wrong) != []


def test_that_a_read_an_act_and_a_step_are_allowed():
    right = (
        "def waiting(view: View, *, code): ...\n"
        "@does(Task.X, about='x')\ndef release(act: acting.Act, *, x):\n    'Says.'\n"
        "def move(act: Act, *, product): ...\n"
        "def _inner(anything): ..."
    )
    assert breaches_in(kinds_of_service, right) == []


def test_that_each_act_does_a_task_of_its_own():
    from kiosk.database import acting

    doers: dict[object, set[str]] = {}
    for module in imported(in_rooms("service")):
        for verb in vars(module).values():
            task = acting.task_of(verb) if callable(verb) else None
            if task is not None:
                doers.setdefault(task, set()).add(f"{verb.__module__}.{verb.__name__}")
    shared = {str(task): names for task, names in doers.items() if len(names) > 1}
    # One task may be done in several ways (a payment in cash or by card), but inside one room.
    assert {t: n for t, n in shared.items() if len({x.split(".")[2] for x in n}) > 1} == {}


# ------------------------------------------------------------------------------------------ columns


def test_that_tables_use_only_the_allowed_column_types():
    from kiosk.database import tables, types

    imported(in_rooms("tables"))
    assert tables.METADATA.tables
    found = [
        f"{column}: {type(column.type).__name__}"
        for table in tables.METADATA.tables.values()
        for column in table.columns
        if not isinstance(column.type, types.ALLOWED)
    ]
    nothing(found)


def strangers_among_columns(name: str, tree: ast.Module) -> Iterator[str]:
    """SQLAlchemy's own types have no place where tables are declared."""
    foreign = {"String", "Integer", "BigInteger", "DateTime", "Date", "Boolean", "Numeric", "Float"}
    foreign |= {"Uuid", "JSON", "Enum", "Text", "LargeBinary", "Time", "Interval"}
    for each in imports(tree):
        if each.startswith("sqlalchemy") and each.rpartition(".")[2] in foreign:
            yield f"imports {each}; kiosk.database.types has the columns"


def test_that_tables_import_no_other_column_types():
    holds(strangers_among_columns, in_rooms("tables"))
    assert breaches_in(strangers_among_columns, "from sqlalchemy import Table, DateTime") != []


def test_that_models_with_guards_and_migrations_make_the_same_database(empty_databases):
    """Table for table, trigger for trigger: Alembic's own compare sees neither CHECK nor trigger."""
    from kiosk import business, migrations
    from kiosk.database import engine, schema

    made, migrated = (
        engine.open_engines(engine.where(url), key=bytes(32)) for url in empty_databases
    )
    try:
        with engine.allowed_to_write(made.writer.connect()) as connection, connection.begin():
            schema.create(connection, business.METADATA)
        migrations.upgrade(migrated.writer)
        with made.reader.connect() as one, migrated.reader.connect() as other:
            ours, theirs = schema.texts(one), schema.texts(other)
    finally:
        made.dispose()
        migrated.dispose()
    assert sorted(ours) == sorted(theirs)
    assert {name: (ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]} == {}
    assert any(name.startswith("trigger ") for name in ours)


# -------------------------------------------------------------------------------------- exact numbers


def floats(name: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield f"line {node.lineno} has the inexact number {node.value}"
        if isinstance(node, ast.Name) and node.id == "float":
            yield f"line {node.lineno} names float"


ESTIMATES = frozenset({"kiosk/front_office/queue/rules/waits.py"})
"""What is guessed and said as a range is no sum that anybody pays or signs."""


def test_that_rules_and_plain_words_compute_exactly():
    core = [path for path in python_files(KIOSK) if path.is_relative_to(KIOSK / "core")]
    exact = [path for path in in_rooms("rules") if name_of(path) not in ESTIMATES]
    holds(floats, [*core, *exact])
    assert breaches_in(floats, "share = 0.5") != []
    assert breaches_in(floats, "share = float(text)") != []


# ------------------------------------------------------------------------------------ demonstration


def writes_beside_the_acts(name: str, tree: ast.Module) -> Iterator[str]:
    for each in imports(tree):
        parts = each.split(".")
        if parts[0] in ("sqlalchemy", "sqlcipher3", "psycopg", "sqlite3"):
            yield f"imports {each}; the demonstration is written through the acts"
        if parts[0] == "kiosk" and {"tables", "store"} & set(parts):
            yield f"imports {each}; the demonstration is written through the acts"


def test_that_the_demonstration_is_written_through_the_acts_alone():
    demo = [path for path in python_files(KIOSK) if "demo" in name_of(path)]
    holds(writes_beside_the_acts, demo)
    for wrong in ("import sqlalchemy", "from kiosk.records.orders import store"):
        assert breaches_in(writes_beside_the_acts, wrong) != []
    for path in (ROOT / "resources" / "demo").rglob("*"):
        assert path.suffix not in (".sql", ".db"), name_of(path)
        if path.suffix in (".toml", ".json", ".csv", ".md", ".txt"):
            assert "INSERT INTO" not in path.read_text(encoding="utf-8").upper(), name_of(path)
