"""Staff leave a kiosk by name and PIN; whoever only holds the corner gets no further."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kiosk.desk.administration.screens import SCREENS
from kiosk.front_office.alarm import service as alarm
from kiosk.shell.lobby import LobbyWindow
from tests.lobby import windows
from tests.lobby.hands import find, press, sees, small_targets, tap
from tests.makers.staff import a_person

PIN = "284917"


@pytest.fixture
def database_kind():
    """Screens look the same on either database."""
    return "embedded"


@pytest.fixture
def lobby(qtbot, business):
    from kiosk.devices.sound import SilentSound
    from kiosk.devices.speech import SilentSpeech

    a_person(business, name="Ana Lindqvist", pin=PIN)
    window = LobbyWindow(
        windows.a_context(business), (*windows.DIRECTORY, *SCREENS), home="home",
        help_screen="help.call", staff_screen="staff.exit", speech=SilentSpeech(),
        sound=SilentSound(),
    )  # fmt: skip
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.leave()


def tries(qtbot, lobby, name, pin):
    if sees(lobby, "staff.letters"):
        find(lobby, "staff.name").setText("")
        tap(qtbot, lobby, "staff.letters", name)
        find(lobby, "staff.letters").done.emit()
    for digit in pin:
        press(qtbot, lobby, f"staff.pad.{digit}")


def test_that_a_name_and_a_pin_close_the_kiosk(qtbot, lobby):
    assert not sees(lobby, "staff.name")
    lobby.corner.held.emit()
    assert find(lobby, "staff.title").text() == "For staff: close this screen"
    assert small_targets(lobby) == []
    with qtbot.waitSignal(lobby.left):
        tries(qtbot, lobby, "Lindqvist", PIN)
    assert not lobby.isVisible()


def test_that_wrong_tries_put_the_keypad_to_sleep_and_name_nobody(qtbot, lobby):
    lobby.corner.held.emit()
    tries(qtbot, lobby, "Lindqvist", "111112")
    assert "Name and PIN do not fit together." in find(lobby, "staff.news").accessibleName()
    for _each in range(2):
        tries(qtbot, lobby, "", "111112")
    assert "1:00" in find(lobby, "staff.news").accessibleName()
    tries(qtbot, lobby, "", PIN)
    qtbot.waitUntil(lambda: find(lobby, "staff.pad.done").closed)
    assert lobby.isVisible()
    assert find(lobby, "staff.pad.done").closed
    assert not any("Ana" in label.text() for label in lobby.findChildren(QLabel))


def test_that_the_corner_held_twice_opens_one_page_and_back_leaves_it(qtbot, lobby):
    lobby.corner.held.emit()
    lobby.corner.held.emit()
    press(qtbot, lobby, "shell.back")
    assert lobby.navigator.entry.id == "home"


def test_that_nothing_of_a_try_is_left_after_the_wipe(qtbot, lobby):
    lobby.corner.held.emit()
    tap(qtbot, lobby, "staff.letters", "Lindqvist")
    page = lobby.navigator.current
    lobby.wipe()
    assert page.pin.text() == ""
    assert page.name.text() == ""


def test_that_whoever_cleans_has_a_minute_without_touch(qtbot, lobby):
    lobby.corner.held.emit()
    press(qtbot, lobby, "staff.clean")
    assert lobby.tilt_cover.isVisible()
    assert find(lobby, "shell.tilt.title").text() == "You can wipe the screen now."
    assert find(lobby, "shell.tilt.ring").accessibleName() == "60 seconds"
    begun = lobby.idle.clock()
    for at in range(0, 1920, 160):
        qtbot.mouseClick(lobby.childAt(540, at), Qt.MouseButton.LeftButton)
    lobby.gate.scanned.emit("PU-77-2")
    lobby.corner.raise_()
    assert lobby.navigator.entry.id == "home"
    assert lobby.tilt_cover.isVisible()
    lobby.idle.clock = lambda: begun + 59
    lobby.tick()
    assert lobby.tilt_cover.isVisible()
    lobby.idle.clock = lambda: begun + 61
    lobby.tick()
    assert lobby.tilt_cover.isHidden()
    assert sees(lobby, "home.pickup")


def test_that_a_name_and_a_pin_raise_the_alarm_at_the_kiosk(qtbot, lobby, business):
    lobby.corner.held.emit()
    press(qtbot, lobby, "staff.alarm")
    assert find(lobby, "staff.title").text() == "For staff: raise the alarm"
    assert small_targets(lobby) == []
    tries(qtbot, lobby, "Lindqvist", "111112")
    assert business.read(alarm.now) is None
    tries(qtbot, lobby, "Lindqvist", PIN)
    qtbot.waitUntil(lambda: business.read(alarm.now) is not None)
    found = business.read(alarm.board)
    assert (found.alarm.station, found.began_by) == ("Lobby 1", "Ana Lindqvist")
    assert lobby.isVisible()
