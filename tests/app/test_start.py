"""The start: which windows open on what, the demonstration made once and whole, and what is said instead."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import app as program
from kiosk import business as businesses
from kiosk.app import making, start
from kiosk.app.counter import Counter
from kiosk.app.first_minute.frame import Frame
from kiosk.app.station import UnreadableStation
from kiosk.app.windows import Hall
from kiosk.business import Home, demonstration
from kiosk.database import engine
from kiosk.devices.receipt_printer import NetworkPrinter
from kiosk.records.staff import rules
from kiosk.records.staff.rules import Cost
from kiosk.shell.desk import DeskWindow
from kiosk.shell.lobby import LobbyWindow
from tests.databases import Place

SMALL = {"customers": 4, "orders_wanted": 8, "counter_days": 2}


@pytest.fixture
def database_kind() -> str:
    """Windows are the same on both databases; the walk opens them on both."""
    return "embedded"


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's Ctrl+C is taken over by a test."""
    monkeypatch.setattr(start, "_stop_on_interrupt", lambda _app: None)


def asked(home: Path, *words: str) -> argparse.Namespace:
    return program.parser().parse_args(["--home", str(home), "--windowed", *words])


def leaving_at_once(seen: list[type]) -> None:
    """As soon as windows are open, note which, and close them all."""
    look = QTimer(QApplication.instance())
    end = QTimer(look)
    # A window that does not close must fail the test, not hold it for ever.
    end.timeout.connect(lambda: QApplication.exit(7))
    end.start(15_000)

    def leave() -> None:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        if not shown:
            return
        look.stop()
        look.deleteLater()
        seen.extend(sorted((type(each) for each in shown), key=lambda kind: kind.__name__))
        QApplication.closeAllWindows()

    look.timeout.connect(leave)
    look.start(20)


@pytest.mark.parametrize(("station", "window"), [("lobby", LobbyWindow), ("desk", DeskWindow)])
def test_that_the_station_that_was_asked_for_opens(
    place: Place, qtbot: QtBot, quiet: None, station: str, window: type
) -> None:
    seen: list[type] = []
    leaving_at_once(seen)
    words = ("--station", station, "--database", place.database)
    assert start.run(asked(place.home, *words)) == 0
    assert seen == [window]
    # Closed whole: this thread may ask again, and the database opens again.
    engine.allow_statements_here()
    businesses.open_business(place.database, place.home).close()


def test_that_the_file_of_the_home_says_which_window_and_which_name(
    place: Place, qtbot: QtBot, quiet: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.home / "station.toml").write_text('kind = "lobby"\nname = "Kiosk 2"\n')
    names: list[str] = []
    lobby = Hall.lobby

    def note(hall: Hall, name: str, **more: object) -> LobbyWindow:
        names.append(name)
        return lobby(hall, name, **more)

    monkeypatch.setattr(Hall, "lobby", note)
    leaving_at_once([])
    assert start.run(asked(place.home, "--database", place.database)) == 0
    assert names == ["Kiosk 2"]


def test_that_the_machines_of_the_file_stand_at_the_counter(
    place: Place, qtbot: QtBot, quiet: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.home / "station.toml").write_text('kind = "desk"\nprinter = "127.0.0.1:9109"\n')
    counters: list[Counter] = []
    desk = Hall.desk

    def note(hall: Hall, name: str, **more: object) -> DeskWindow:
        counters.append(hall.counter)
        return desk(hall, name, **more)

    monkeypatch.setattr(Hall, "desk", note)
    leaving_at_once([])
    assert start.run(asked(place.home, "--database", place.database)) == 0
    (counter,) = counters
    assert isinstance(counter.printer, NetworkPrinter)
    assert (counter.printer.host, counter.printer.port) == ("127.0.0.1", 9109)


@pytest.mark.parametrize("line", ['terminal = "simulated"', 'fiscal = "simulated"'])
def test_that_a_real_business_is_told_that_a_machine_of_its_file_only_pretends(
    place: Place, qtbot: QtBot, quiet: None, line: str
) -> None:
    (place.home / "station.toml").write_text(f'kind = "desk"\n{line}\n')
    with pytest.raises(UnreadableStation, match="demonstration"):
        start.run(asked(place.home, "--database", place.database))
    engine.allow_statements_here()
    businesses.open_business(place.database, place.home).close()


def test_that_a_broken_station_file_is_said_and_nothing_opens(
    place: Place, qtbot: QtBot, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.bootstrap.headless", lambda: False)
    path = place.home / "station.toml"
    path.write_text("kind =")
    assert program.main(["--home", str(place.home), "--database", place.database]) == 2
    assert str(path) in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--stations"], ["--station", "till"], ["--seed", "x"], ["frobnicate"], ["--demo=1"]]
)
def test_that_what_is_not_understood_exits_with_two(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        program.main(words)
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.timeout(240)
def test_that_the_demonstration_is_made_once_and_opens_lobby_and_desk(
    tmp_path: Path,
    qtbot: QtBot,
    qapp: QApplication,
    quiet: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home, words = Home(tmp_path / "home"), ("--demo", "--seed", "3")
    first = start.open_demonstration(qapp, asked(home.root, *words), home, **SMALL)
    assert first is not None
    business_id = first.facts.id
    assert first.facts.demonstration
    first.close()
    assert "Making the demonstration, seed 3" in capsys.readouterr().err
    assert sorted(path.name for path in home.root.iterdir()) == ["demonstration-3"]

    seen: list[type] = []
    leaving_at_once(seen)
    assert start.run(asked(home.root, *words)) == 0
    assert seen == [Frame]
    assert "Making" not in capsys.readouterr().err
    engine.allow_statements_here()
    again = start.open_demonstration(qapp, asked(home.root, *words), home)
    assert again is not None
    assert again.facts.id == business_id
    again.close()
    assert not businesses.is_founded(home.database)


def test_that_a_demonstration_that_was_stopped_halfway_leaves_nothing(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    QTimer.singleShot(0, qapp.closeAllWindows)
    assert start.open_demonstration(qapp, asked(home.root, "--demo"), home, **SMALL) is None
    assert list(home.root.iterdir()) == []


def test_that_a_fault_in_the_making_reaches_whoever_asked(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_report: making.Report) -> None:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        making.make(qapp, fail, language="ar")


def test_that_the_welcome_page_leads_to_the_demonstration(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, quiet: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    own = home.root / "demonstration"
    made, _code = demonstration.make(str(own / "data" / "kiosk.db"), Home(own), seed=1, **SMALL)
    made.close()
    seen: list[type] = []

    def try_it() -> None:
        (window,) = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        leaving_at_once(seen)
        window.welcome.demo.click()

    QTimer.singleShot(0, try_it)
    assert start.run(asked(home.root)) == 0
    assert seen == [Frame]
    assert not businesses.is_founded(home.database)


def test_that_whoever_leaves_the_welcome_page_has_no_business(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    home = Home(tmp_path / "home")
    QTimer.singleShot(0, qapp.closeAllWindows)
    assert start.run(asked(home.root)) == 0
    assert not businesses.is_founded(home.database)
