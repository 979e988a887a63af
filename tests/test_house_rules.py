"""House rules that no linter has, and the linters themselves: size, names, docstrings, waiting."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import (
    KIOSK,
    ROOT,
    TESTS,
    breaches_in,
    called,
    calls,
    holds,
    imports,
    last_name,
    name_of,
    nothing,
    python_files,
    source,
)

FILE_LINES = 400
FUNCTION_LINES = 60
ROOMS_WITHOUT_A_PURPOSE = {"utils", "helpers", "common", "manager", "misc"}
OURS = (KIOSK, TESTS)


# ----------------------------------------------------------------------------------------- the rules


def long_functions(name: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{node.name} has {lines} lines, more than {FUNCTION_LINES}"


def unnamed_files(name: str, tree: ast.Module) -> Iterator[str]:
    opening = (ast.get_docstring(tree) or "").splitlines()
    if not opening:
        yield "does not open with what it is"
    elif len(opening) > 1 and opening[1].strip():
        yield "its docstring does not open with one line"
    stem = Path(name).stem
    if stem in ROOMS_WITHOUT_A_PURPOSE or stem.endswith(("_handler", "_manager", "_utils")):
        yield "its name says nothing; name it by what it holds"


def waits(name: str, tree: ast.Module) -> Iterator[str]:
    """A test waits for the thing itself, bounded, never for time to pass."""
    for call in calls(tree):
        func = call.func
        on = func.value if isinstance(func, ast.Attribute) else None
        of_qtbot = called(call) == "wait" and isinstance(on, ast.Name) and on.id == "qtbot"
        if of_qtbot or called(call) in ("sleep", "qWait", "qSleep", "msleep"):
            yield f"line {call.lineno} waits for time to pass"
    if "time.sleep" in imports(tree):
        yield "imports time.sleep"


def skips(name: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or last_name(node.value) not in ("pytest", "mark"):
            continue
        if node.attr in ("skip", "skipif", "importorskip"):
            yield f"line {node.lineno} skips a test"


# ------------------------------------------------------------------------------ held by the real house


def test_that_no_file_is_longer_than_one_can_read():
    lines = {name_of(path): source(path).count("\n") for path in python_files(*OURS)}
    nothing(f"{name}: {n} lines" for name, n in lines.items() if n > FILE_LINES)


def test_that_no_function_is_longer_than_a_page():
    holds(long_functions, python_files(*OURS))
    long = "def f():\n" + "    x = 1\n" * FUNCTION_LINES
    assert breaches_in(long_functions, long) == ["f has 61 lines, more than 60"]


def test_that_every_file_says_in_one_line_what_it_is():
    holds(unnamed_files, [*python_files(*OURS), ROOT / "main.py"])
    assert breaches_in(unnamed_files, "x = 1") != []
    assert breaches_in(unnamed_files, '"""One\nand a half."""') != []
    assert breaches_in(unnamed_files, '"""One."""', "kiosk/ui/helpers.py") != []


def test_that_tests_never_wait_for_time_to_pass():
    holds(waits, python_files(TESTS))
    for waiting in ("qtbot.wait(5)", "time.sleep(1)", "from time import sleep", "QTest.qWait(1)"):
        assert breaches_in(waits, waiting) != []
    assert breaches_in(waits, "qtbot.waitUntil(f); process.wait(timeout=1)") == []


def test_that_no_test_is_skipped():
    # The one skip in the house is the string that tests/test_watchers.py feeds to a run of its own.
    holds(skips, python_files(TESTS))
    assert breaches_in(skips, "@pytest.mark.skip\ndef test_x(): ...") != []


def test_that_every_folder_of_ours_is_a_package():
    folders = {path.parent for path in python_files(*OURS)}
    nothing(name_of(folder) for folder in folders if not (folder / "__init__.py").exists())


# ------------------------------------------------------------------------------------------ the tools


def passes(*command: str) -> None:
    """Fail with all that a checker says, unless it is content."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_that_ruff_has_nothing_to_say():
    passes(sys.executable, "-m", "ruff", "check", "--quiet", "--output-format=concise", ".")


def test_that_every_file_is_formatted():
    passes(sys.executable, "-m", "ruff", "format", "--check", ".")


@pytest.mark.timeout(900)
def test_that_every_type_fits():
    passes(sys.executable, "-m", "mypy", "--strict", "kiosk")


@pytest.mark.timeout(300)
def test_that_imports_go_one_way():
    passes(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


def test_that_a_checker_that_complains_fails_the_test(tmp_path):
    (tmp_path / "wrong.py").write_text("print(nobody)")
    with pytest.raises(pytest.fail.Exception, match="F821"):
        passes(sys.executable, "-m", "ruff", "check", str(tmp_path))


def test_that_all_thirteen_contracts_stand():
    settings = tomllib.loads(source(ROOT / "pyproject.toml"))["tool"]["importlinter"]
    assert len({contract["name"] for contract in settings["contracts"]}) == 13
    assert settings["include_external_packages"]


# ------------------------------------------------------------------------------------- requirements


def pinned() -> dict[str, list[str]]:
    """Package -> its pinned versions (two where a Python version asks for another)."""
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(
        r"^([\w.\-]+)==([\w.]+)", source(ROOT / "requirements.txt"), re.M
    ):
        versions.setdefault(canonicalize_name(name), []).append(version)
    return versions


def test_that_the_requirements_are_pinned_hashed_and_name_no_address():
    text = source(ROOT / "requirements.txt")
    assert "://" not in text
    entries = re.findall(r"^[\w.\-]+==.*?(?=^[\w.\-]+==|\Z)", text, re.M | re.S)
    assert len(entries) > 50
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_that_the_requirements_are_what_the_project_asks_for():
    project = tomllib.loads(source(ROOT / "pyproject.toml"))["project"]
    extras = project["optional-dependencies"].values()
    asked = [*project["dependencies"], *(line for extra in extras for line in extra)]
    versions = pinned()
    unmet = []
    for requirement in map(Requirement, asked):
        found = versions.get(canonicalize_name(requirement.name), [])
        if not found or not all(requirement.specifier.contains(version) for version in found):
            unmet.append(f"{requirement}: pinned {found or 'not at all'}")
    nothing(unmet)
