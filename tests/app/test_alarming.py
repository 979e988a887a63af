"""An alarm in real windows: lobby, display and desks turn by the change, above whatever is open."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from kiosk import business as businesses
from kiosk.app.windows import Hall
from kiosk.business import Business
from kiosk.core.by import Customer, Person
from kiosk.core.words import LANGUAGES
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech
from kiosk.front_office.alarm import service as alarm
from kiosk.front_office.alarm.rules import AlarmKind
from kiosk.front_office.queue.rules.visitors import Who
from kiosk.shell.window import ShellWindow
from tests.makers import desks
from tests.makers import queue as house
from tests.makers import visitors as makers
from tests.makers.staff import a_person

WITHIN_MS = 15_000
"""A lobby turns to *leave* within a second; how long it took is measured elsewhere, for a machine may be slow."""


@pytest.fixture
def database_kind() -> str:
    """What is proved is about windows; the services have been proved on both databases."""
    return "embedded"


@pytest.fixture
def hall(business: Business, qapp: object) -> Iterator[Hall]:
    made = Hall(business, sound=SilentSound(), speech=SilentSpeech())
    # Silent devices would be refused in earnest; nothing is heard in a test.
    yield made
    made.close()


@pytest.fixture
def business(business: Business) -> Business:
    from dataclasses import replace

    business._facts = replace(business.facts, demonstration=True)
    return business


def sign_in(window: ShellWindow, person: Person, name: str = "Ruth Reception") -> None:
    window.context.sign_in(person, name=name, role="Reception")


def begin(business: Business, kind: AlarmKind = AlarmKind.REAL) -> Person:
    by = house.a_desk(business, name="Dora Desk", station="Desk 9")
    business.do(alarm.raise_alarm, by, None, "Desk 9", kind=kind)
    return by


def end(business: Business, by: Person) -> None:
    now = business.read(alarm.now)
    business.do(alarm.end_alarm, by, alarm=now.id, seen=now.version)


def texts_of(window: QWidget) -> str:
    """Every word that anybody could read in it."""
    said = []
    for each in (window, *window.findChildren(QWidget)):
        if each.isVisibleTo(window):
            said += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
            text = getattr(each, "text", None)
            said.append(str(text()) if callable(text) else "")
    return " ".join(said)


def test_that_a_lobby_says_leave_in_every_language_within_a_second(
    hall: Hall, business: Business, qtbot: QtBot
) -> None:
    lobby = hall.lobby("Lobby 1", size=(1080, 1920))
    lobby.show()
    makers.comes(business, Who("Secret Susan"))
    qtbot.waitUntil(lambda: not lobby.navigator.current.asking)
    begin(business)
    qtbot.waitUntil(lambda: lobby.alarm.up, timeout=WITHIN_MS)
    way = desks.find(lobby, "alarm.way")
    assert way.said.sentence == ("Please leave now by the main door.", "en")
    assert {language for _text, language in way.said.others} == set(LANGUAGES) - {"en"}
    assert not lobby.body.isVisibleTo(lobby)
    assert "Susan" not in texts_of(lobby)
    assert hall.speech.said  # a second sense


def test_that_an_alarm_stands_above_a_dialog_a_keyboard_and_the_idle_question(
    hall: Hall, business: Business, qtbot: QtBot
) -> None:
    lobby = hall.lobby("Lobby 1", size=(1280, 720))
    lobby.resize(1280, 720)
    lobby.show()
    lobby.go("pickup.find")
    qtbot.waitUntil(lambda: lobby.navigator.steps > 1)
    dialog = QDialog(lobby)
    dialog.show()
    lobby._ask_whether_anybody_is_there()
    by = begin(business)
    qtbot.waitUntil(lambda: lobby.alarm.up, timeout=WITHIN_MS)
    assert not (shiboken6.isValid(dialog) and dialog.isVisible())
    lobby.idle_cover.raise_()
    qtbot.waitUntil(lambda: lobby.children()[-1] is lobby.alarm, timeout=WITHIN_MS)
    lobby.tick()
    assert lobby.alarm.geometry() == lobby.rect()
    end(business, by)
    qtbot.waitUntil(lambda: not lobby.alarm.up, timeout=WITHIN_MS)


def test_that_what_was_open_at_the_lobby_is_there_again_when_the_alarm_is_over(
    hall: Hall, business: Business, qtbot: QtBot
) -> None:
    lobby = hall.lobby("Lobby 1", size=(1080, 1920))
    lobby.show()
    lobby.go("pickup.find")
    qtbot.waitUntil(lambda: lobby.navigator.entry.id == "pickup.find")
    by = begin(business)
    qtbot.waitUntil(lambda: lobby.alarm.up, timeout=WITHIN_MS)
    end(business, by)
    qtbot.waitUntil(lambda: not lobby.alarm.up, timeout=WITHIN_MS)
    assert lobby.body.isVisibleTo(lobby)
    assert lobby.navigator.entry.id == "pickup.find"


def test_that_who_asks_for_help_is_told_that_somebody_comes_and_desks_hear_it(
    hall: Hall, business: Business, qtbot: QtBot
) -> None:
    lobby, desk = hall.lobby("Lobby 1", size=(1080, 1920)), hall.desk("Desk 1")
    for window in (lobby, desk):
        window.show()
    ruth = house.a_desk(business, name="Ruth Reception")
    sign_in(desk, ruth)
    begin(business)
    qtbot.waitUntil(lambda: lobby.alarm.up and desk.alarm.up, timeout=WITHIN_MS)
    desks.press(lobby, "alarm.help")
    qtbot.waitUntil(lambda: bool(business.read(alarm.board).helps))
    qtbot.waitUntil(lambda: "needs help to get out" in texts_of(desk))
    qtbot.waitUntil(lambda: "Somebody comes" in texts_of(lobby))
    call = business.read(alarm.board).helps[0].id
    desks.find(desk, f"alarm.help.{call}").pressed_open.emit()
    qtbot.waitUntil(lambda: "Ruth is going there" in texts_of(desk))


def test_that_a_desk_marks_people_safe_and_ends_the_alarm_then_locks(
    hall: Hall, business: Business, qtbot: QtBot
) -> None:
    desk = hall.desk("Desk 1")
    desk.resize(1440, 900)
    desk.show()
    ruth = house.a_desk(business, name="Ruth Reception")
    makers.comes(business, Who("A" * 200))
    makers.comes(business, Who("ليلى حداد"))
    sign_in(desk, ruth)
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: desk.alarm.up, timeout=WITHIN_MS)
    page = desk.alarm.page
    qtbot.waitUntil(lambda: len(page.lines) == 3)
    assert "3 people were in the building" in page.band.words.text()
    first = page.marks[0]
    page._focus_next(None)
    assert first.hasFocus() or not desk.isActiveWindow()
    for each in list(page.marks):
        each.click()
    qtbot.waitUntil(lambda: business.read(alarm.board).outside == 3)
    qtbot.waitUntil(lambda: "3 are outside" in page.band.words.text())
    qtbot.waitUntil(lambda: page.band.clear.words == "All clear")
    desks.press(desk, "alarm.clear")
    qtbot.waitUntil(lambda: not desk.alarm.up and desk.lock is not None)
    assert business.read(alarm.now) is None


def test_that_an_alarm_with_people_missing_ends_at_the_second_press(
    hall: Hall, business: Business, qtbot: QtBot
) -> None:
    desk = hall.desk("Desk 1")
    desk.show()
    sign_in(desk, house.a_desk(business, name="Ruth Reception"))
    begin(business, AlarmKind.DRILL)
    qtbot.waitUntil(lambda: desk.alarm.up and bool(desk.alarm.page.lines), timeout=WITHIN_MS)
    assert "DRILL" in desk.alarm.page.band.words.text()
    desks.press(desk, "alarm.clear")
    assert business.read(alarm.now) is not None
    assert "2 people are not marked" in desk.alarm.page.band.clear.words
    desks.press(desk, "alarm.clear")
    qtbot.waitUntil(lambda: business.read(alarm.now) is None)


def test_that_a_desk_where_nobody_is_signed_in_or_that_is_covered_names_nobody(
    hall: Hall, business: Business, qtbot: QtBot
) -> None:
    empty, covered = hall.desk("Desk 1"), hall.desk("Desk 2")
    for desk in (empty, covered):
        desk.show()
    sign_in(covered, house.a_desk(business, name="Ruth Reception", station="Desk 2"))
    covered.cover_now()
    makers.comes(business, Who("Secret Susan"))
    begin(business)
    qtbot.waitUntil(lambda: empty.alarm.up and covered.alarm.up, timeout=WITHIN_MS)
    for desk in (empty, covered):
        assert "Susan" not in texts_of(desk)
        assert desks.find(desk, "alarm.way").said.sentence[0].startswith("Please leave")
    desks.press(empty, "alarm.to_list")
    assert not empty.alarm.up
    sign_in(empty, house.a_desk(business, name="Dev Desk"), "Dev Desk")
    qtbot.waitUntil(lambda: empty.alarm.up and "Susan" in texts_of(empty))


def test_that_a_window_that_opens_during_an_alarm_shows_it(
    hall: Hall, business: Business, qtbot: QtBot
) -> None:
    begin(business)
    hall.alarming.look()
    lobby = hall.lobby("Lobby 1", size=(1080, 1920))
    lobby.show()
    qtbot.waitUntil(lambda: lobby.alarm.up, timeout=WITHIN_MS)


def test_that_nobody_raises_an_alarm_at_a_desk_where_nobody_is_signed_in(
    hall: Hall, business: Business, qtbot: QtBot
) -> None:
    desk = hall.desk("Desk 1")
    desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_F12)
    for _ in range(5):
        QApplication.processEvents()
    assert business.read(alarm.now) is None


def test_that_a_drill_is_called_one_in_every_language(
    hall: Hall, business: Business, qtbot: QtBot
) -> None:
    lobby = hall.lobby("Lobby 1", size=(1080, 1920))
    lobby.show()
    begin(business, AlarmKind.DRILL)
    qtbot.waitUntil(lambda: lobby.alarm.up, timeout=WITHIN_MS)
    said = desks.find(lobby, "alarm.way").said
    assert said.sentence[0].startswith("DRILL")
    assert all(text for text, _language in said.others)


RAISES = """
import sys
from pathlib import Path
from kiosk import business as businesses
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role
from kiosk.front_office.alarm import service as alarm
from kiosk.front_office.alarm.rules import AlarmKind
database, home, who = sys.argv[1:]
opened = businesses.open_business(database, businesses.Home(Path(home)))
opened.do(alarm.raise_alarm, Person(PersonId(int(who)), Role.RECEPTION), None, "Desk 1",
          kind=AlarmKind.REAL)
print("raised", flush=True)
sys.stdin.read()
"""


def test_that_an_alarm_is_not_lost_by_a_station_that_is_killed_right_after_it(place) -> None:
    opened = businesses.open_business(place.database, businesses.Home(place.home))
    who = a_person(opened, name="Ruth Reception")
    makers.comes(opened, Who("Ana Lopez"))
    opened.close()
    with subprocess.Popen(
        [sys.executable, "-c", RAISES, place.database, str(place.home), str(who)],
        stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[2],
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "raised"
        child.send_signal(signal.SIGKILL)
    again = businesses.open_business(place.database, businesses.Home(place.home))
    board = again.read(alarm.board)
    assert [each.name for each in board.people] == ["Ana Lopez"]
    again.close()


def test_that_a_lobby_customer_may_not_raise_it(business: Business) -> None:
    from kiosk.core.refusal import Refused

    with pytest.raises(Refused):
        business.do(alarm.raise_alarm, Customer(), None, "Lobby 1", kind=AlarmKind.REAL)
