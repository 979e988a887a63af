"""The start with a display: the station of this PC, the first run where there is none, or the demonstration."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.app import remembered, station, unconfirmed
from kiosk.app.counter import counter_of
from kiosk.app.opening import (
    FirstPaint,
    Opening,
    collect_again,
    make_ready,
)
from kiosk.app.remembered import Expected
from kiosk.app.station import Station, UnreadableStation
from kiosk.app.windows import Hall
from kiosk.business.home import Home
from kiosk.shell.window import ShellWindow

if TYPE_CHECKING:
    from kiosk.business import Business

Show = Callable[[Hall], None]
DESK_SIZE = (1440, 900)
DISPLAY_SIZE = (1280, 720)
LOBBY_SHAPE = (9, 16)
FIRST_SEED = 1


def _nothing(_business: Business) -> None:
    """Nothing is to be prepared."""


def _idle() -> None:
    """Nothing begins."""


def run(asked: argparse.Namespace) -> int:
    """Opens what was asked for and runs until its last window is closed; gives the exit code.

    A business that this PC has seen before shows its first page at once; what takes long to import
    (SQLAlchemy, the rooms) is imported behind it, on a worker's thread, and in functions of this file.

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

    def show(hall: Hall) -> None:
        if here.pretends and not hall.facts.demonstration:
            raise UnreadableStation(home.station_file(), station.WHYS["pretends"])
        hall.equip(counter_of(here))
        open_station(hall, here, asked)

    expected = remembered.read(home.root, database)
    if expected is not None and not unconfirmed.waits(home.root, database):
        return live_early(app, expected, database, home, show, kinds=(here.kind,))
    return _run_unseen(app, asked, home, database, show)


def _run_unseen(
    app: QApplication, asked: argparse.Namespace, home: Home, database: str, show: Show
) -> int:
    """A business that this PC has not seen yet, or none: the first run."""
    collect_again()
    from kiosk import business as businesses

    founded = businesses.is_founded(database)
    if not founded or unconfirmed.waits(home.root, database):
        from kiosk.app import first_run

        tries: list[bool] = []

        def try_it() -> None:
            tries.append(True)
            app.closeAllWindows()

        first_run.run(
            app, database, home, language=asked.language, demonstration=try_it, founded=founded
        )
        if tries:
            return _run_demonstration(app, asked, home)
        if not businesses.is_founded(database) or unconfirmed.waits(home.root, database):
            return 0
    return live(app, businesses.open_business(database, home), database, show)


def live(
    app: QApplication,
    business: Business,
    database: str,
    show: Show,
    *,
    prepare: Callable[[Business], None] = _nothing,
    begin: Callable[[], None] = _idle,
) -> int:
    """Shows windows on `business` and closes both in the end; `prepare` and `begin` as in `live_early`."""
    from kiosk.database import engine

    _remember(business, database)
    business.hear_others()
    prepare(business)
    engine.forbid_statements_here()
    try:
        hall = Hall(business)
        try:
            show(hall)
            begin()
            _stop_on_interrupt(app)
            return int(app.exec())
        finally:
            hall.close()
    finally:
        engine.allow_statements_here()
        business.close()


def live_early(
    app: QApplication,
    expected: Expected,
    database: str,
    home: Home,
    show: Show,
    *,
    kinds: tuple[str, ...],
    prepare: Callable[[Business], None] = _nothing,
    begin: Callable[[], None] = _idle,
) -> int:
    """Shows windows on a business that is `expected`, opens it behind them, and closes both in the end.

    `prepare` may write in it before windows have it; `begin` is called when they do.
    """
    hall = Hall(expected)

    def open_it() -> Business:
        from kiosk.business.opening import open_business

        business = open_business(database, home, settle=False)
        _remember(business, database)
        business.hear_others()
        make_ready(kinds)
        prepare(business)
        return business

    def let_in(business: Business) -> None:
        from kiosk.database import engine

        engine.forbid_statements_here()
        hall.let_in(business)
        begin()
        hall.when_quiet(do_the_rest)

    def do_the_rest() -> None:
        hall.settle()
        for window in hall.windows:
            opening.import_later(window.directory.values())

    opening = Opening(open_it, let_in)
    try:
        show(hall)
        FirstPaint(hall.windows[0], opening.begin)
        _stop_on_interrupt(app)
        code = int(app.exec())
    finally:
        hall.close()
        business = opening.end()
        if business is not None:
            from kiosk.database import engine

            engine.allow_statements_here()
            business.close()
    return code


def _remember(business: Business, database: str) -> None:
    # At once, not at the end: a kiosk is switched off at the wall.
    remembered.keep(business.home.root, database, business.engines.where.path, business.facts)


# ------------------------------------------------------------------------------ what is opened


def open_station(hall: Hall, here: Station, asked: argparse.Namespace) -> None:
    """The one window of this PC."""
    if here.kind == "lobby":
        screen = QApplication.primaryScreen()
        room = screen.availableGeometry() if asked.windowed else screen.geometry()
        size = _upright(room.height()) if asked.windowed else (room.width(), room.height())
        lobby = hall.lobby(
            here.name, language=asked.language, frameless=not asked.windowed, size=size
        )
        _shape(lobby)
        if asked.windowed:
            lobby.let_close()
        lobby.show() if asked.windowed else lobby.showFullScreen()
        return
    if here.kind == "display":
        display = hall.display(here.name, language=asked.language, frameless=not asked.windowed)
        display.resize(*DISPLAY_SIZE)
        display.show() if asked.windowed else display.showFullScreen()
        return
    desk = hall.desk(here.name, language=asked.language)
    desk.resize(*DESK_SIZE)
    desk.show() if asked.windowed else desk.showMaximized()


def _shape(lobby: ShellWindow) -> tuple[int, int, int, int]:
    """A lobby window as tall as the screen, upright as a kiosk is; gives the room there is."""
    screen = QApplication.primaryScreen().availableGeometry()
    lobby.setGeometry(screen.x(), screen.y(), *_upright(screen.height()))
    return screen.x(), screen.y(), screen.width(), screen.height()


def _upright(high: int) -> tuple[int, int]:
    """Width and height of a kiosk's window that is `high` pixels tall."""
    return high * LOBBY_SHAPE[0] // LOBBY_SHAPE[1], high


def _stop_on_interrupt(app: QApplication) -> None:
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    # Python only hears a signal when it runs: give it a moment four times a second.
    pulse = QTimer(app)
    pulse.timeout.connect(lambda: None)
    pulse.start(250)


# --------------------------------------------------------------------------- the demonstration


def _run_demonstration(app: QApplication, asked: argparse.Namespace, home: Home) -> int:
    """The first minute; whoever sets up their own shop after it comes to the first run."""
    from kiosk.app.first_minute.showing import Showing

    own = _own(asked, home)
    database = asked.database or _database(own)
    showing = Showing(own, _seed(asked), language=asked.language, windowed=asked.windowed)
    expected = remembered.read(own, database)
    if expected is not None:
        code = live_early(
            app, expected, database, Home(own), showing.show, kinds=("lobby", "desk"),
            prepare=showing.prepare, begin=showing.begin,
        )  # fmt: skip
    else:
        collect_again()
        business = open_demonstration(app, asked, home)
        if business is None:
            return 0
        code = live(
            app, business, database, showing.show, prepare=showing.prepare, begin=showing.begin
        )
    showing.end()
    if showing.wants_own:
        asked.demo, asked.database = False, None
        return run(asked)
    return code


def _seed(asked: argparse.Namespace) -> int:
    return asked.seed if asked.seed is not None else FIRST_SEED


def _own(asked: argparse.Namespace, home: Home) -> Path:
    """The demonstration has a home, keys and a database of its own below `home`."""
    seed = _seed(asked)
    return home.root / ("demonstration" if seed == FIRST_SEED else f"demonstration-{seed}")


def _database(root: Path) -> str:
    return str(root / "data" / "kiosk.db")


def open_demonstration(
    app: QApplication, asked: argparse.Namespace, home: Home, **size: int
) -> Business | None:
    """The demonstration of this home and seed, made when it is first asked for; None where that was stopped.

    `size` is for tests: see `demonstration.make`.
    """
    import shutil

    from kiosk import business as businesses

    seed, own = _seed(asked), _own(asked, home)
    if asked.database:
        return _on(app, asked, asked.database, own, seed, size)
    if not Path(_database(own)).exists():
        # Made beside its place: whoever stops halfway finds no half-lived shop the next time.
        draft = own.with_name(own.name + ".new")
        shutil.rmtree(draft, ignore_errors=True)
        made = _on(app, asked, _database(draft), draft, seed, size)
        if made is None:
            shutil.rmtree(draft, ignore_errors=True)
            return None
        made.close()
        shutil.rmtree(own, ignore_errors=True)
        draft.replace(own)
    return businesses.open_business(_database(own), Home(own))


def _on(
    app: QApplication,
    asked: argparse.Namespace,
    database: str,
    root: Path,
    seed: int,
    size: dict[str, int],
) -> Business | None:
    from kiosk import business as businesses
    from kiosk.app import making
    from kiosk.business import demonstration

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
