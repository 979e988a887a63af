"""The first minute: pressed through on both databases, going on by itself, tried by hand, and the plug pulled."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk import business as businesses
from kiosk.app import visit
from kiosk.app.first_minute.director import Director
from kiosk.app.first_minute.hands import Hands
from kiosk.app.first_minute.opening import FirstMinute
from kiosk.app.first_minute.rules import STEPS, Mode
from kiosk.app.hand import Hand, until
from kiosk.app.windows import Hall
from kiosk.back_office.accounting import service as accounting
from kiosk.business import Business, Home, demonstration
from kiosk.business.demonstration import Scene
from kiosk.core.by import System
from kiosk.core.task import Role
from kiosk.cross_training.cover import service as cover
from kiosk.database import engine
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech
from kiosk.lobby.pickup import service as pickups
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import AbsenceKind, Cost
from tests.display import environment, xvfb
from tests.house import ROOT

SMALL: dict[str, Any] = {"customers": 12, "orders_wanted": 30, "counter_days": 2}
PATIENCE_MS = 60_000
QUICK = 6.0
"""So many times as fast as the machine the guide's own clock goes here."""


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


@pytest.mark.walk
@pytest.mark.timeout(300)
def test_that_the_first_minute_is_lived_and_everything_it_says_is_in_the_records(
    empty_database: str, tmp_path: Path, qapp: QApplication
) -> None:
    folder = tmp_path / "minute"
    folder.mkdir()
    business, _code = demonstration.make(empty_database, tmp_path / "home", seed=4, **SMALL)
    said: list[str] = []
    made = visit.first_minute(business, folder, 4, said.append)
    try:
        names = [path.name for path in made if path.suffix == ".png"]
        assert len(names) >= 1 + len(STEPS)
        receipt = next(path for path in made if path.suffix == ".pdf")
        text = pypdf.PdfReader(receipt).pages[0].extract_text()
        collected = next(each for each in business.read(pickups.board).done if each.receipt in text)
        assert any(collected.receipt in sentence for sentence in said)
        order = business.read(pickups.counter, pickup=collected.pickup).order
        entries = business.read(accounting.entries_of, order=order)
        assert all(sum(line.minor for line in each.lines) == 0 for each in entries)
        covers = business.read(cover.covers_today)
        assert {each.role for each in covers} == {Role.ACCOUNTING, Role.FULFILMENT}
        accountant = next(each for each in covers if each.role is Role.ACCOUNTING)
        assert (accountant.name, accountant.absent_name) == ("Ana Lindqvist", "Ben Okafor")
        faults = {name: business.check(name).faults for name in businesses.CHECKS}
        assert faults == dict.fromkeys(businesses.CHECKS, ())
    finally:
        business.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Business]:
    """A small demonstration on the embedded database."""
    made, _code = demonstration.make(
        str(tmp_path / "a.db"), Home(tmp_path / "home"), seed=1, **SMALL
    )
    yield made
    made.close()


@pytest.fixture
def play(small: Business, qapp: QApplication) -> Iterator[Callable[..., tuple[FirstMinute, Scene]]]:
    """Opens the first minute on it, in a frame of a screen's size."""
    halls: list[Hall] = []
    minutes: list[FirstMinute] = []

    def opened(pace: float = 1.0) -> tuple[FirstMinute, Scene]:
        scene = demonstration.open_scene(small, 1)
        engine.forbid_statements_here()
        hall = Hall(small, sound=SilentSound(), speech=SilentSpeech())
        halls.append(hall)
        minute = FirstMinute(hall)
        minutes.append(minute)
        minute.frame.resize(1920, 1080)
        minute.frame.show()
        minute.begin(scene, hands=Hands(pause_ms=20), pace=pace)
        until(lambda: minute.director is not None, "the guide", PATIENCE_MS)
        return minute, scene

    yield opened
    for minute in minutes:
        minute.close()
    for hall in halls:
        hall.close()
    engine.allow_statements_here()


def guide(minute: FirstMinute) -> Director:
    assert minute.director is not None
    return minute.director


def test_that_it_goes_on_by_itself_through_all_six_states(
    play: Callable[..., tuple[FirstMinute, Scene]],
) -> None:
    minute, scene = play(pace=QUICK)
    reached: list[str] = []
    guide(minute).reached.connect(reached.append)
    until(lambda: guide(minute).guide.over, "the sixth state", PATIENCE_MS)
    assert reached == [str(step.moment) for step in STEPS]
    facts = guide(minute).facts
    assert facts is not None
    assert (facts.due, facts.balanced, facts.entries > 0) == (0, True, True)
    assert facts.receipt
    assert facts.child
    assert guide(minute).seen.stopped
    assert scene.number
    # The accountant is ill tomorrow: it is entered as on the phone, and what hangs on him is shown.
    bar = Hand(minute.frame)
    until(lambda: bar.sees("guide.ill"), "what comes next", PATIENCE_MS)
    bar.presses("guide.ill")
    until(lambda: "**ill tomorrow**" in guide(minute).sentence, "entered", PATIENCE_MS)
    # Not on the thread of the windows: no statement runs there.
    asked = {"asker": scene.receptionist}
    known = minute.hall.business.submit(staff.absences, asked, System("test")).result(30)
    ill = [each for each in known if each.kind is AbsenceKind.ILL and each.person == scene.absent]
    assert [each.until_at - each.from_at for each in ill] == [timedelta(days=1)]
    assert minute.desk.navigator.entry is not None
    assert minute.desk.navigator.entry.id == "matrix"

    page = minute.desk.navigator.current
    until(
        lambda: page.map.current[0] == str(scene.absent), "the row of whoever is ill", PATIENCE_MS
    )
    assert not bar.sees("guide.ill")


def test_that_whoever_presses_something_is_left_alone(
    play: Callable[..., tuple[FirstMinute, Scene]],
) -> None:
    minute, _scene = play()
    Hand(minute.desk).presses("rail.help.calls")
    until(lambda: guide(minute).guide.mode is Mode.HELD, "hands off", PATIENCE_MS)
    assert not guide(minute).hands.busy


def test_that_a_person_takes_a_role_by_hand_sentence_by_sentence(
    play: Callable[..., tuple[FirstMinute, Scene]],
) -> None:
    minute, scene = play()
    began = time.monotonic()
    desk, bar = Hand(minute.desk), Hand(minute.frame)
    guide(minute).try_it()
    assert "**My roles**" in guide(minute).sentence
    desk.presses("rail.roles")
    until(lambda: scene.pin in guide(minute).sentence, "the next sentence", PATIENCE_MS)
    desk.presses("roles.fulfilment.take")
    until(lambda: bool(desk.reads("roles.form.lines")), "the note", PATIENCE_MS)
    desk.presses("roles.form.read")
    desk.presses("roles.note.go")
    desk.types("roles.form.pin", scene.pin)
    until(lambda: guide(minute).seen.covering_more, "the role", PATIENCE_MS)
    until(lambda: "**hand back**" in guide(minute).sentence, "the last sentence", PATIENCE_MS)
    desk.presses("cover_bar.hand_back")
    until(lambda: bool(desk.reads("roles.leaving.title")), "what is left", PATIENCE_MS)
    desk.presses("roles.leaving.go")
    until(lambda: guide(minute).guide.over, "handed back", PATIENCE_MS)
    assert "**That was all of it.**" in guide(minute).sentence
    until(lambda: bar.sees("guide.mine"), "what comes next", PATIENCE_MS)
    assert time.monotonic() - began < 60


PLUGGED = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kiosk import app
from kiosk.app import start
from kiosk.app.first_minute import director, opening, plug
from kiosk.app.first_minute.hands import Hands
from kiosk.app.hand import Hand

home, told = sys.argv[1], Path(sys.argv[2])
again = plug.RESUMES in os.environ
made = QApplication([])
begin = opening.FirstMinute.begin
def quick(minute, scene, **more):
    begin(minute, scene, **{**more, "hands": Hands(pause_ms=10), "pace": 8.0})
    timer.timeout.connect(lambda: look(minute))
opening.FirstMinute.begin = quick
def look(minute):
    led = minute.director
    if led is None or led.facts is None or not led.guide.over:
        return
    timer.stop()
    facts = led.facts
    said = {"again": again, "pid": os.getpid(), "receipt": facts.receipt, "entries": facts.entries,
            "due": facts.due, "sentence": led.sentence, "picture": sys.argv[3]}
    path = told.with_suffix(".after" if again else ".before")
    path.with_suffix(path.suffix + ".new").write_text(json.dumps(said))
    path.with_suffix(path.suffix + ".new").replace(path)
    if again:
        minute.frame.grab().save(sys.argv[3])
        QApplication.closeAllWindows()
    else:
        Hand(minute.frame).presses("guide.plug")
timer = QTimer()
timer.start(50)
raise SystemExit(start.run(app.parser().parse_args(["--demo", "--windowed", "--home", home])))
"""


@pytest.mark.timeout(200)
def test_that_a_pulled_plug_is_a_real_one_and_nothing_is_lost(tmp_path: Path) -> None:
    _made(tmp_path)
    told, picture = tmp_path / "told", tmp_path / "after.png"
    words = [sys.executable, "-c", PLUGGED, str(tmp_path), str(told), str(picture)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    before = json.loads(told.with_suffix(".before").read_text())
    after = _when_there(told.with_suffix(".after"))
    assert before["receipt"]
    assert (after["again"], after["pid"] != before["pid"]) == (True, True)
    for name in ("receipt", "entries", "due"):
        assert after[name] == before[name], name
    assert before["receipt"] in after["sentence"]
    assert "**nothing is lost.**" in after["sentence"]


UNATTENDED = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kiosk import app
from kiosk.app import start
from kiosk.app.first_minute import opening

made, began, reached = QApplication([]), time.monotonic(), []
begin = opening.FirstMinute.begin
def noted(minute, scene, **more):
    begin(minute, scene, **more)
    timer.timeout.connect(lambda: look(minute))
opening.FirstMinute.begin = noted
def look(minute):
    led = minute.director
    if led is None:
        return
    if not reached:
        reached.append(("first", time.monotonic() - began))
        led.reached.connect(lambda moment: reached.append((moment, time.monotonic() - began)))
    if led.guide.over:
        timer.stop()
        QApplication.primaryScreen().grabWindow(0).save(sys.argv[2])
        print(json.dumps([QApplication.platformName(), reached]), flush=True)
        QApplication.closeAllWindows()
timer = QTimer()
timer.start(50)
raise SystemExit(start.run(app.parser().parse_args(["--demo", "--home", sys.argv[1]])))
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_that_on_a_real_display_six_states_come_within_a_minute_unattended(tmp_path: Path) -> None:
    _made(tmp_path)
    picture = tmp_path / "display.png"
    with xvfb("1920x1080x24") as display:
        done = subprocess.run(
            [sys.executable, "-c", UNATTENDED, str(tmp_path), str(picture)],
            cwd=ROOT, env=environment(display), capture_output=True, text=True, timeout=200, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    platform, reached = json.loads(done.stdout)
    assert platform == "xcb"
    assert [moment for moment, _at in reached] == ["first", *(str(step.moment) for step in STEPS)]
    assert reached[-1][1] - reached[0][1] < 60
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1920, 1080)


def _made(tmp_path: Path) -> None:
    own = tmp_path / "demonstration"
    made, _code = demonstration.make(str(own / "data" / "kiosk.db"), Home(own), seed=1, **SMALL)
    made.close()


def _when_there(path: Path) -> dict[str, Any]:
    until(path.exists, f"{path.name} of the program that started again", PATIENCE_MS)
    found: dict[str, Any] = json.loads(path.read_text())
    return found
