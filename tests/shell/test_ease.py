"""Ease of use where it stands: a bar at the foot, beside home's hero, or behind one button."""

import pytest
from PySide6.QtCore import QPoint

from tests.lobby.hands import find, press, sees
from tests.lobby.windows import Lobby


@pytest.fixture
def database_kind() -> str:
    """The embedded one only; no database has a look."""
    return "embedded"


def lying(qtbot, business, language="en"):
    window = Lobby(business, language=language)
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    return window


@pytest.mark.parametrize("language", ["en", "ar"])
def test_that_home_lying_down_keeps_its_hero_to_the_foot(qtbot, business, language):
    window = lying(qtbot, business, language)
    bar, hero = window.ease_bar, window.navigator.current.hero
    assert sees(window, "shell.access.text")
    assert not sees(window, "shell.ease")
    assert hero.mapTo(window, QPoint(0, hero.height())).y() == window.height()
    assert bar.width() == window.width() - hero.width()
    assert bar.geometry().bottom() == window.height() - 1
    assert bar.x() == (0 if language == "ar" else hero.width())
    last = window.navigator.current.languages
    assert last.mapTo(window, QPoint(0, last.height())).y() <= bar.y()
    window.leave()


def test_that_a_page_lying_down_has_one_button_for_it(qtbot, business):
    window = lying(qtbot, business)
    press(qtbot, window, "home.pickup")
    assert find(window, "shell.ease").words == "Ease of use"
    assert not sees(window, "shell.access.text")
    press(qtbot, window, "shell.ease")
    press(qtbot, window, "shell.access.contrast")
    assert window.ease.contrast
    press(qtbot, window, "shell.ease")
    assert not sees(window, "shell.access.text")
    press(qtbot, window, "shell.ease")
    window.wipe()
    press(qtbot, window, "home.pickup")
    assert not sees(window, "shell.access.text")
    window.leave()


def test_that_an_upright_page_keeps_its_bar(qtbot, business):
    window = lying(qtbot, business)
    window.resize(1080, 1920)
    press(qtbot, window, "home.pickup")
    assert sees(window, "shell.access.text")
    assert not sees(window, "shell.ease")
    window.resize(1920, 1080)
    assert sees(window, "shell.ease")
    window.leave()
