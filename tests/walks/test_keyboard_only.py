"""The whole pick-up with a keyboard alone: Tab reaches everything that can be pressed, in every language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.lobby.pickup.screens.ways import FITS, at
from tests.lobby.windows import Lobby
from tests.makers import pickup as makers


@pytest.fixture
def database_kind() -> str:
    """Screens look the same on either database."""
    return "embedded"


def key(window: QWidget, which: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget() or window, which)
    # The gate holds a key for a blink, to see whether a scanner types.
    window.gate._on_pause()


def reached(window: QWidget) -> set[str]:
    """Names of the controls that Tab goes through until it is round."""
    for _each in range(3):
        QApplication.processEvents()
    seen: list[QWidget] = []
    for _each in range(120):
        focus = window.focusWidget()
        if focus is None or (seen and focus is seen[0]):
            break
        seen.append(focus)
        window.focusNextChild()
    return {each.objectName() for each in seen}


def to(window: QWidget, name: str) -> None:
    """Tab until the control of this name has the focus."""
    for _each in range(120):
        focus = window.focusWidget()
        if focus is not None and focus.objectName() == name:
            return
        window.focusNextChild()
    raise AssertionError(f"Tab never reaches {name}")


def unreached(window: QWidget, names: set[str]) -> list[str]:
    """What can be pressed and Tab does not reach; a chosen answer stands for its group."""
    return [
        button.objectName()
        for button in window.findChildren(QAbstractButton)
        if button.isVisibleTo(window)
        and button.group() is None
        and not button.autoExclusive()
        and button.objectName() not in names
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_that_a_pickup_needs_nothing_but_a_keyboard(qtbot, business, language):
    made = makers.ready(business, (2_400, 1_900), lines=1, paid=False)
    window = Lobby(business, language=language)
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    wrong = {}
    wrong["home"] = unreached(window, reached(window))
    to(window, "home.pickup")
    key(window, Qt.Key.Key_Return)
    assert at(window) == "pickup.find"
    wrong["find"] = unreached(window, reached(window))
    to(window, "pickup.code")
    for sign in made.code.replace(" ", ""):
        QTest.keyClicks(window.focusWidget(), sign)
        window.gate._on_pause()
    for sign in FITS:
        QTest.keyClicks(window.focusWidget(), sign)
        window.gate._on_pause()
    key(window, Qt.Key.Key_Return)
    assert at(window) == "pickup.lines"
    wrong["lines"] = unreached(window, reached(window))
    to(window, "pickup.lines.go_on")
    key(window, Qt.Key.Key_Return)
    assert at(window) == "pickup.waiting"
    wrong["waiting"] = unreached(window, reached(window))
    key(window, Qt.Key.Key_Escape)
    assert at(window) == "pickup.lines"
    assert {page: names for page, names in wrong.items() if names} == {}
    window.leave()
