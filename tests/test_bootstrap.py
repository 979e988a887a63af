"""Bootstrap makes a bare folder ready once, costs nothing the second time, and says what it lacks."""

import gettext
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import bootstrap

MAIN = """
import sys
from kiosk import bootstrap
if __name__ == "__main__":
    bootstrap.ensure()
    print(sys.prefix)
    print(sys.argv[1:])
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with our bootstrap and nothing to install, beside no `.venv`."""
    (tmp_path / "kiosk").mkdir()
    for name in ("__init__.py", "bootstrap.py"):
        shutil.copy(bootstrap.ROOT / "kiosk" / name, tmp_path / "kiosk" / name)
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    (tmp_path / "main.py").write_text(MAIN)
    return tmp_path


def start(house: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start main.py with the Python that made our own .venv, as a newcomer would."""
    outside = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    return subprocess.run(
        [outside, house / "main.py", *arguments],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_that_the_first_start_sets_up_and_the_second_says_nothing(house):
    first = start(house, "import", "a file.csv")
    assert first.returncode == 0, first.stderr
    assert "Setting up" in first.stderr
    assert first.stdout.splitlines() == [str(house / ".venv"), "['import', 'a file.csv']"]
    second = start(house)
    assert (second.returncode, second.stderr) == (0, "")


def test_that_other_requirements_are_installed_into_the_same_folder(house):
    start(house)
    (house / ".venv" / "kept").touch()
    (house / "requirements.txt").write_text("# nothing else\n")
    again = start(house)
    assert "Setting up" in again.stderr
    assert (house / ".venv" / "kept").exists()
    assert start(house).stderr == ""


def test_that_an_environment_of_a_python_that_is_gone_is_made_anew(house):
    (house / ".venv" / "bin").mkdir(parents=True)
    (house / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    (house / ".venv" / "left").touch()
    assert start(house).returncode == 0
    assert not (house / ".venv" / "left").exists()


def test_that_a_missing_library_is_named_with_the_line_that_installs_it(house):
    path = house / "kiosk" / "bootstrap.py"
    known = '"libGL.so.1": "libgl1"'
    path.write_text(path.read_text().replace(known, '"libnot-here.so.9": "libnot-here9"'))
    done = start(house, KIOSK_NO_APT="1")
    assert done.returncode == 2
    assert "Installing" not in done.stderr
    last = done.stderr.strip().splitlines()[-1].strip()
    assert last == "sudo apt-get install -y --no-install-recommends libnot-here9"
    assert not (house / ".venv").exists()


def test_that_nothing_to_install_with_is_said(house):
    (house / "requirements.txt").write_text("no-such-package-of-ours==1 --hash=sha256:" + "0" * 64)
    done = start(house, PIP_NO_INDEX="1", PIP_FIND_LINKS="", UV_OFFLINE="1")
    assert done.returncode == 2
    assert "could not be installed" in done.stderr
    assert not (house / ".venv" / bootstrap.STAMP).exists()


def test_that_the_tests_need_a_server_unless_told_otherwise(monkeypatch):
    monkeypatch.setattr(bootstrap, "_has_postgres", lambda: False)
    assert "postgresql" in bootstrap.missing_packages("tests")
    assert "postgresql" not in bootstrap.missing_packages("run")
    monkeypatch.setenv("KIOSK_NO_POSTGRES", "1")
    assert "postgresql" not in bootstrap.missing_packages("tests")


@pytest.mark.parametrize(
    ("environment", "headless"),
    [
        ({}, True),
        ({"DISPLAY": ":0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, True),
        ({"QT_QPA_PLATFORM": "vnc:port=5917"}, False),
    ],
)
def test_that_a_machine_nobody_looks_at_is_headless(environment, headless, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    assert bootstrap.headless() is headless


PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Ready"
msgstr "{word}"
"""


def test_that_a_catalogue_is_compiled_when_it_is_newer_and_only_then(tmp_path):
    po = tmp_path / "de" / "LC_MESSAGES" / "kiosk.po"
    po.parent.mkdir(parents=True)
    po.write_text(PO.replace("{word}", "Fertig"))
    assert bootstrap.compile_catalogues(tmp_path) == [po.with_suffix(".mo")]
    assert gettext.translation("kiosk", tmp_path, ["de"]).gettext("Ready") == "Fertig"
    assert bootstrap.compile_catalogues(tmp_path) == []
    po.write_text(PO.replace("{word}", "Bereit"))
    later = po.with_suffix(".mo").stat().st_mtime_ns + 1
    os.utime(po, ns=(later, later))
    assert bootstrap.compile_catalogues(tmp_path) == [po.with_suffix(".mo")]
