"""A package's face: a file is imported when the first of its names is asked for, and a verb is never its file."""

from __future__ import annotations

import importlib
import subprocess
import sys
from types import ModuleType

import pytest

from kiosk.core.facade import Facade
from tests.house import ROOT

FACES = (
    "kiosk.cross_training.cover.service",
    "kiosk.cross_training.training.service",
    "kiosk.front_office.queue.service",
    "kiosk.records.staff.service",
)


@pytest.fixture
def database_kind() -> str:
    """No database takes part."""
    return "embedded"


def in_a_python_of_its_own(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize("name", FACES)
def test_that_a_face_has_the_very_names_that_it_says(name: str) -> None:
    face = importlib.import_module(name)
    assert isinstance(face, Facade)
    places: dict[str, str] = face.PLACES
    assert sorted(places) == sorted(face.__all__)
    assert set(face.__all__) <= set(dir(face))
    for verb, part in places.items():
        assert getattr(face, verb) is getattr(importlib.import_module(f"{name}.{part}"), verb)
        assert not isinstance(getattr(face, verb), ModuleType)


def test_that_the_authority_comes_without_the_verbs_beside_it() -> None:
    said = in_a_python_of_its_own(
        "import sys; from kiosk.cross_training.cover.service import Qualified;"
        "print(Qualified.__name__, 'kiosk.cross_training.cover.service.sessions' in sys.modules)"
    )
    assert said == "Qualified False"


def test_that_a_verb_with_the_name_of_its_file_is_the_verb_whoever_imports_the_file_first() -> None:
    said = in_a_python_of_its_own(
        "import kiosk.records.staff.service.badges;"
        "from kiosk.records.staff import service; print(type(service.badges).__name__);"
        "from kiosk.cross_training.cover.service import emergencies, house;"
        "print(type(emergencies).__name__, type(house).__name__)"
    )
    assert said.split() == ["function"] * 3


def test_that_a_name_that_is_nowhere_is_not_there() -> None:
    from kiosk.records.staff import service

    with pytest.raises(AttributeError, match="no attribute 'no_such_verb'"):
        _ = service.no_such_verb  # type: ignore[attr-defined]
