"""The whole pick-up with the screen hidden: by what is spoken, and with keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.ui.pressable import Pressable
from tests.lobby.pickup.screens.ways import FITS, at
from tests.lobby.windows import Lobby
from tests.makers import pickup as makers


@pytest.fixture
def database_kind() -> str:
    """Screens look the same on either database."""
    return "embedded"


class Listener:
    """Somebody who sees nothing: hears what is said, presses keys, and knows no control's name in the code."""

    def __init__(self, window: Lobby) -> None:
        self.window = window
        self.from_here = 0

    def key(self, which: Qt.Key) -> None:
        """One key, and the blink for which the gate holds it."""
        # A kiosk's window is the only one; a test's may lose to one that closes just now.
        self.window.activateWindow()
        QApplication.processEvents()
        at = self.window.focusWidget() or self.window
        if isinstance(at, Pressable):
            # Hands are slower than a double tap.
            at._debounce._last = None
        QTest.keyClick(at, which)
        self.window.gate._on_pause()
        for _each in range(2):
            QApplication.processEvents()

    def types(self, words: str) -> None:
        """Sign by sign."""
        for sign in words.replace(" ", ""):
            QTest.keyClicks(self.window.focusWidget() or self.window, sign)
            self.window.gate._on_pause()

    def heard(self) -> str:
        """What was said since the last time one listened."""
        said = [words for words, _language in self.window.voice.said[self.from_here :]]
        self.from_here = len(self.window.voice.said)
        return " | ".join(said)

    def tab_to(self, words: str) -> None:
        """Tab on until what is said of the control begins so."""
        told = []
        for _each in range(60):
            self.key(Qt.Key.Key_Tab)
            told.append(self.heard())
            if words.lower() in told[-1].lower():
                return
        raise AssertionError(f"{words!r} is never said, but {told[:20]}")


@pytest.mark.parametrize("curtain", [False, True])
def test_that_a_pickup_needs_no_eyes(qtbot, business, curtain):
    made = makers.ready(business, (2_400, 1_900), lines=1)
    window = Lobby(business)
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    ear = Listener(window)
    while not window.ease.aloud:
        # Until it is on the screen says nothing: the key is the last of the page, before the first.
        ear.key(Qt.Key.Key_Backtab)
        focus: QWidget | None = window.focusWidget()
        if focus is not None and "aloud" in focus.objectName():
            ear.key(Qt.Key.Key_Return)
    assert "Pick up" in ear.heard()
    if curtain:
        ear.tab_to("Hide the screen")
        ear.key(Qt.Key.Key_Return)
        assert "Pick up" in ear.heard()
        assert dark(window)
    ear.tab_to("Pick up")
    ear.key(Qt.Key.Key_Return)
    assert at(window) == "pickup.find"
    assert "Your pick-up code, please." in ear.heard()
    ear.types(made.code)
    ear.types(FITS)
    assert made.code[:4] not in ear.heard()
    ear.key(Qt.Key.Key_Return)
    assert at(window) == "pickup.lines"
    told = ear.heard()
    assert "Oak frame" in told
    ear.tab_to("Take 1 now")
    ear.key(Qt.Key.Key_Return)
    assert at(window) == "pickup.waiting"
    told = ear.heard()
    assert "Your number" in told
    assert "A,1" in told.replace(" ", "")
    assert dark(window) is curtain
    window.wipe()
    assert not dark(window)
    window.leave()


def dark(window: Lobby) -> bool:
    """Whether every pixel of the window is of one colour: nobody reads along."""
    image = window.grab().toImage()
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)
    }
    return len(colours) == 1
