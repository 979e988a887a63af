"""PySide6 must not lose references: 6.12.0 on Python 3.11 aborted after a few thousand calls."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

DRIFT = 50
"""References that may come or go for other reasons while ten thousand calls are made."""


class Bell(QObject):
    rung = Signal(int)


def test_that_ten_thousand_qt_calls_lose_no_reference(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("x")
    before = [sys.getrefcount(thing) for thing in (None, True, False)]
    for number in range(5_000):
        label.setText("x")
        label.setEnabled(number % 2 == 0)
        label.isEnabled()
    after = [sys.getrefcount(thing) for thing in (None, True, False)]
    drift = [now - then for now, then in zip(after, before, strict=True)]
    assert all(abs(change) <= DRIFT for change in drift), drift


def test_that_two_thousand_emits_lose_no_reference(qtbot):
    heard: list[int] = []
    bell = Bell()
    bell.rung.connect(heard.append)
    bell.rung.emit(0)
    before = sys.getrefcount(None)
    for number in range(2_000):
        bell.rung.emit(number)
    assert abs(sys.getrefcount(None) - before) <= DRIFT
    assert len(heard) == 2_001
