"""Every protection can fail: each mutant still fits the code, and its tests notice it (`-m slow`)."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import nothing, tree
from tests.mutants import ALL
from tests.mutants.mutant import ROOT, Mutant
from tests.mutants.running import Copy, Fate

AT_LEAST = 40
"""As many as the suite promises to kill; there are more."""


def unfitting(mutant: Mutant) -> Iterator[str]:
    """Why a mutant proves nothing any more."""
    path = ROOT / mutant.path
    if not path.is_file():
        yield f"{mutant.name}: {mutant.path} is gone"
        return
    try:
        broken = mutant.broken(path.read_text(encoding="utf-8"))
        if path.suffix == ".py":
            ast.parse(broken)
    except (ValueError, SyntaxError) as error:
        yield str(error)
    for test in mutant.tests:
        file, _, name = test.partition("::")
        if name not in functions(ROOT / file):
            yield f"{mutant.name}: there is no {test}"


def functions(path: Path) -> set[str]:
    """The tests of a file."""
    if not path.is_file():
        return set()
    return {node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)}


def test_that_every_mutant_still_fits_the_code_and_names_tests_that_are_there():
    nothing(line for mutant in ALL for line in unfitting(mutant))


def test_that_there_are_as_many_mutants_as_promised_each_with_a_name_and_a_test():
    assert len(ALL) >= AT_LEAST
    names = Counter(mutant.name for mutant in ALL)
    assert [name for name, count in names.items() if count > 1] == []
    assert [mutant.name for mutant in ALL if not mutant.tests] == []


def test_that_a_mutant_that_fits_no_more_is_found():
    here = "tests/test_mutants.py::test_that_a_mutant_that_fits_no_more_is_found"
    fits = Mutant("m", "tests/__main__.py", "bootstrap.ensure", "bootstrap.forget", (here,))
    assert list(unfitting(fits)) == []
    assert list(unfitting(Mutant("m", "gone.py", "a", "b", (here,)))) == ["m: gone.py is gone"]
    assert list(unfitting(Mutant("m", "tests/__main__.py", "import", "", (here,))))
    assert list(unfitting(Mutant("m", "tests/__main__.py", "bootstrap.ensure", "(", (here,))))
    assert list(unfitting(Mutant("m", "tests/__main__.py", "bootstrap.ensure", "x", ("a::b",))))


@pytest.mark.slow
@pytest.mark.timeout(3 * 3600)
def test_that_every_mutant_is_killed(tmp_path: Path):
    copy = Copy(tmp_path)
    names = [test for mutant in ALL for test in mutant.tests]
    # Tests that fail without a mutant would kill every one.
    assert copy.failing(names) == ""
    fates = {mutant.name: copy.fate(mutant) for mutant in ALL}
    nothing(f"{name}: {fate}" for name, fate in fates.items() if fate is not Fate.KILLED)
