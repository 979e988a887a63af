"""What a hand does in a window: find a control by its name, press it, type, read what stands there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.pressable import Pressable


def find(window: QWidget, name: str) -> Any:
    """The one visible control of this name."""
    # What was just put into a layout is shown with the next turn of the loop.
    QApplication.processEvents()
    found = [child for child in window.findChildren(QWidget, name) if child.isVisibleTo(window)]
    assert len(found) == 1, (name, [child.objectName() for child in found])
    return found[0]


def sees(window: QWidget, name: str) -> bool:
    """Whether a control of this name is there to be seen."""
    return any(child.isVisibleTo(window) for child in window.findChildren(QWidget, name))


def press(qtbot: QtBot, window: QWidget, name: str) -> None:
    """Press it in its middle. Hands are slower than a double tap: the debounce is over."""
    control = find(window, name)
    if isinstance(control, Pressable):
        control._debounce._last = None
    qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=control.rect().center())


def press_signs(qtbot: QtBot, window: QWidget, signs: str) -> None:
    """Tap signs on the code's keys."""
    for sign in signs.replace(" ", ""):
        press(qtbot, window, f"pickup.keys.{sign}")


def tap(qtbot: QtBot, window: QWidget, keyboard: str, words: str) -> None:
    """Tap words on the on-screen keyboard: keys that come as fast as a test's are a scanner's."""
    keys = find(window, keyboard)
    for sign in words:
        places = [
            area
            for row, areas in zip(keys.rows(), keys.areas(), strict=True)
            for key, area in zip(row, areas, strict=True)
            if key.sign == sign and key.act in ("type", "space")
        ]
        assert places, f"no key types {sign!r} now"
        qtbot.mouseClick(keys, Qt.MouseButton.LeftButton, pos=places[0].center().toPoint())


def words_of(window: QWidget) -> list[str]:
    """Every word that any widget of the window holds, shown or not, also for screen readers."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            found.append(widget.text())
        found.append(str(getattr(widget, "words", "")))
    return [word for word in found if word]


def cut_labels(window: QWidget) -> list[str]:
    """Labels that are shown smaller than their words need."""
    QApplication.processEvents()
    wrong = []
    for label in window.findChildren(QLabel):
        if not label.isVisibleTo(window) or not label.text() or not label.width():
            continue
        needs = label.heightForWidth(label.width()) if label.hasHeightForWidth() else 0
        if label.height() < needs - 1 or label.width() < label.minimumSizeHint().width() - 1:
            wrong.append(f"{label.objectName()} {label.text()!r} {label.size()} needs {needs}")
    return wrong


def beside_the_window(window: QWidget) -> list[str]:
    """Words and controls that reach beyond the window's sides, or are narrower than their longest word."""
    QApplication.processEvents()
    wrong = []
    for part in (*window.findChildren(QLabel), *window.findChildren(QAbstractButton)):
        if not part.isVisibleTo(window) or not part.width():
            continue
        at = part.mapTo(window, QPoint(0, 0)).x()
        narrow = isinstance(part, Pressable) and part.width() < part.minimumSizeHint().width()
        if at < 0 or at + part.width() > window.width() or narrow:
            wrong.append(f"{part.objectName()} at {at}, {part.size()}")
    return wrong


def small_targets(window: QWidget, least: int = 72) -> list[str]:
    """Pressed controls that are smaller than a finger."""
    QApplication.processEvents()
    return [
        f"{control.objectName()} {control.size()}"
        for control in window.findChildren(QAbstractButton)
        if control.isVisibleTo(window) and min(control.width(), control.height()) < least
    ]


def high_targets(window: QWidget, middle: int) -> list[str]:
    """Controls that stand above the middle of the window."""
    QApplication.processEvents()
    return [
        control.objectName()
        for control in window.findChildren(QAbstractButton)
        if control.isVisibleTo(window) and control.mapTo(window, QPoint(0, 0)).y() < middle
    ]
