"""The lobby's patience: when it asks whether somebody is still there, and what it does then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.devices.sound import Beep
from tests.shell.hands import click, find, wait
from tests.shell.samples import a_lobby

CANARY = "Jonas Weir"


@pytest.fixture
def lobby(qtbot):
    window = a_lobby(qtbot)
    yield window
    window.leave()


def test_that_the_question_comes_after_45_seconds_and_covers_everything(lobby):
    lobby.go("lines")
    lobby.navigator.current.field.setText(CANARY)
    wait(lobby, 44.9)
    assert lobby.idle_cover.isHidden()
    wait(lobby, 0.2)
    assert lobby.idle_cover.isVisible()
    assert not lobby.navigator.current.isVisible()
    assert lobby.idle_cover.geometry() == lobby.rect()
    assert find(lobby, "shell.idle.ring").accessibleName() == "20 seconds"
    assert lobby.sound.heard == [Beep.CALL]
    assert lobby.speech.said == [(lobby.idle_cover.spoken(), "en")]


def test_that_no_pixel_of_the_page_shows_through_the_question(lobby):
    lobby.go("lines")
    # Once before: the very first drawing of a face may differ by a shade.
    for _ in range(2):
        wait(lobby, 46)
        empty = lobby.grab().toImage()
        lobby.still_here()
    lobby.navigator.current.field.setText(CANARY * 20)
    lobby.navigator.current.title.setText(CANARY * 20)
    wait(lobby, 46)
    assert lobby.grab().toImage() == empty


def test_that_a_session_may_be_extended_again_and_again(qtbot, lobby):
    lobby.go("lines")
    lobby.navigator.current.field.setText(CANARY)
    for _ in range(12):
        wait(lobby, 60)
        assert lobby.idle_cover.isVisible()
        click(qtbot, lobby, "shell.idle.yes")
        # Past the debounce of the button, which has a clock of its own.
        lobby.idle_cover.yes._debounce._last = None
        assert lobby.idle_cover.isHidden()
        assert lobby.navigator.current.field.text() == CANARY


def test_that_any_touch_and_any_key_extend(qtbot, lobby):
    lobby.go("lines")
    wait(lobby, 50)
    qtbot.mouseClick(lobby.idle_cover, Qt.MouseButton.LeftButton)
    assert lobby.idle_cover.isHidden()
    wait(lobby, 50)
    assert lobby.idle_cover.isVisible()
    qtbot.keyClick(lobby.idle_cover.yes, Qt.Key.Key_X)
    qtbot.waitUntil(lobby.idle_cover.isHidden)


def test_that_the_answers_can_be_reached_by_tab(qtbot, lobby):
    lobby.go("lines")
    wait(lobby, 50)
    assert QApplication.focusWidget() is lobby.idle_cover.yes
    qtbot.keyClick(lobby.idle_cover.yes, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is lobby.idle_cover.more)
    assert lobby.idle_cover.isVisible()
    qtbot.keyClick(lobby.idle_cover.more, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is lobby.idle_cover.done)
    qtbot.keyClick(lobby.idle_cover.done, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is lobby.idle_cover.yes)


def test_that_three_minutes_are_three_minutes(qtbot, lobby):
    lobby.go("lines")
    wait(lobby, 50)
    click(qtbot, lobby, "shell.idle.more")
    wait(lobby, 179)
    assert lobby.idle_cover.isHidden()
    wait(lobby, 2)
    assert lobby.idle_cover.isVisible()
    assert find(lobby, "shell.idle.ring").accessibleName() == "59 seconds"


def test_that_larger_text_brings_longer_patience(qtbot, lobby):
    click(qtbot, lobby, "shell.access.text")
    lobby.go("lines")
    wait(lobby, 170)
    assert lobby.idle_cover.isHidden()
    wait(lobby, 11)
    assert lobby.idle_cover.isVisible()


def test_that_nobody_is_asked_at_an_untouched_home(lobby):
    wait(lobby, 10_000)
    assert lobby.idle_cover.isHidden()


def test_that_a_home_in_another_language_goes_back_by_itself(lobby):
    lobby.context.speak("de")
    wait(lobby, 46)
    assert lobby.context.language == "en"
    assert lobby.idle_cover.isHidden()


def test_that_a_finished_visit_is_forgotten_after_twenty_seconds(lobby):
    lobby.go("lines")
    lobby.context.finished()
    wait(lobby, 19)
    assert lobby.navigator.entry.id == "lines"
    with_no_question = lobby.idle_cover.isHidden()
    wait(lobby, 1.1)
    assert with_no_question
    assert lobby.navigator.entry.id == "home"
