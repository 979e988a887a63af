"""The start with a display: the station of this PC, the first run where there is none, or the demonstration."""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk import business as businesses
from kiosk.app import first_run, making, station
from kiosk.app.station import Station
from kiosk.app.windows import Hall
from kiosk.business import Business, Home, demonstration
from kiosk.database import engine
from kiosk.shell.window import ShellWindow

DESK_SIZE = (1440, 900)
LOBBY_SHAPE = (9, 16)
DESK_LEAST = 1280
FIRST_SEED = 1


def run(asked: argparse.Namespace) -> int:
    """Opens what was asked for and runs until its last window is closed; gives the exit code.

    Raises `Trouble` or `Refused` where the business cannot be opened, `UnreadableStation` for a
    ``station.toml`` that does not say what this PC is.
    """
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    home = Home.of(asked.home)
    here = station.read(home.station_file(), wanted=asked.station)
    if asked.demo:
        return _run_demonstration(app, asked, home)
    database = asked.database or home.database
    if not businesses.is_founded(database):
        tries: list[bool] = []

        def try_it() -> None:
            tries.append(True)
            app.closeAllWindows()

        first_run.run(app, database, home, language=asked.language, demonstration=try_it)
        if tries:
            return _run_demonstration(app, asked, home)
        if not businesses.is_founded(database):
            return 0
    business = businesses.open_business(database, home)
    return live(app, business, lambda hall: open_station(hall, here, asked))


def live(app: QApplication, business: Business, show: Callable[[Hall], None]) -> int:
    """Shows windows on `business` and closes both in the end."""
    business.hear_others()
    engine.forbid_statements_here()
    try:
        hall = Hall(business)
        try:
            show(hall)
            _stop_on_interrupt(app)
            return int(app.exec())
        finally:
            hall.close()
    finally:
        engine.allow_statements_here()
        business.close()


# ------------------------------------------------------------------------------ what is opened


def open_station(hall: Hall, here: Station, asked: argparse.Namespace) -> None:
    """The one window of this PC."""
    if here.kind == "lobby":
        lobby = hall.lobby(here.name, language=asked.language, frameless=not asked.windowed)
        _shape(lobby)
        if asked.windowed:
            lobby.let_close()
        lobby.show() if asked.windowed else lobby.showFullScreen()
        return
    desk = hall.desk(here.name, language=asked.language)
    desk.resize(*DESK_SIZE)
    desk.show() if asked.windowed else desk.showMaximized()


def open_both(hall: Hall, language: str) -> None:
    """The demonstration's: the lobby to the left, a desk to the right."""
    lobby = hall.lobby(station.KINDS["lobby"], language=language, frameless=False)
    desk = hall.desk(station.KINDS["desk"], language=language)
    lobby.let_close()
    room = _shape(lobby)
    wide = max(room[2] - lobby.width(), min(DESK_LEAST, room[2]))
    desk.setGeometry(room[0] + room[2] - wide, room[1], wide, min(room[3], 1000))
    lobby.show()
    desk.show()


def _shape(lobby: ShellWindow) -> tuple[int, int, int, int]:
    """A lobby window as tall as the screen, upright as a kiosk is; gives the room there is."""
    screen = QApplication.primaryScreen().availableGeometry()
    high = screen.height()
    wide = high * LOBBY_SHAPE[0] // LOBBY_SHAPE[1]
    lobby.setGeometry(screen.x(), screen.y(), wide, high)
    return screen.x(), screen.y(), screen.width(), high


def _stop_on_interrupt(app: QApplication) -> None:
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    # Python only hears a signal when it runs: give it a moment four times a second.
    pulse = QTimer(app)
    pulse.timeout.connect(lambda: None)
    pulse.start(250)


# --------------------------------------------------------------------------- the demonstration


def _run_demonstration(app: QApplication, asked: argparse.Namespace, home: Home) -> int:
    business = open_demonstration(app, asked, home)
    if business is None:
        return 0
    return live(app, business, lambda hall: open_both(hall, asked.language))


def open_demonstration(
    app: QApplication, asked: argparse.Namespace, home: Home, **size: int
) -> Business | None:
    """The demonstration of this home and seed, made when it is first asked for; None where that was stopped.

    It has a home, keys and a database of its own below `home`. `size` is for tests: see
    `demonstration.make`.
    """
    seed = asked.seed if asked.seed is not None else FIRST_SEED
    own = home.root / ("demonstration" if seed == FIRST_SEED else f"demonstration-{seed}")
    if asked.database:
        return _on(app, asked, asked.database, own, seed, size)
    if not (own / "data" / "kiosk.db").exists():
        # Made beside its place: whoever stops halfway finds no half-lived shop the next time.
        draft = own.with_name(own.name + ".new")
        shutil.rmtree(draft, ignore_errors=True)
        made = _on(app, asked, str(draft / "data" / "kiosk.db"), draft, seed, size)
        if made is None:
            shutil.rmtree(draft, ignore_errors=True)
            return None
        made.close()
        shutil.rmtree(own, ignore_errors=True)
        draft.replace(own)
    return businesses.open_business(str(own / "data" / "kiosk.db"), Home(own))


def _on(
    app: QApplication,
    asked: argparse.Namespace,
    database: str,
    root: Path,
    seed: int,
    size: dict[str, int],
) -> Business | None:
    if businesses.is_founded(database):
        return businesses.open_business(database, Home(root))
    made: list[Business] = []

    def work(report: making.Report) -> None:
        business, _code = demonstration.make(database, Home(root), seed=seed, report=report, **size)
        made.append(business)

    sys.stderr.write(f"Making the demonstration, seed {seed} ...\n")
    sys.stderr.flush()
    if not making.make(app, work, language=asked.language or "en"):
        return None
    return made[0]
