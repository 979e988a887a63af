"""A hand for the visit that is lived with no display, and for walks: it finds by name, presses and types.

It waits for the thing itself, never for a time, and says what it waited for when that does not come.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from kiosk.ui.pressable import Pressable

PATIENCE_MS = 20_000
LOOK_MS = 15
STILL_LOOKS = 6
TYPING_MS = 60
"""Between two keys of a person: quicker ones would be taken for a scanner."""


class NeverCame(AssertionError):  # noqa: N818 - read aloud: "it never came"
    """What was waited for did not come in time."""


def until(condition: Callable[[], bool], what: str, patience_ms: int = PATIENCE_MS) -> None:
    """Lets the windows live until `condition` holds; `NeverCame` says `what` otherwise."""
    if condition():
        return
    loop = QEventLoop()
    look, end = QTimer(), QTimer()
    end.setSingleShot(True)
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    end.timeout.connect(loop.quit)
    look.start(LOOK_MS)
    end.start(patience_ms)
    loop.exec()
    look.stop()
    end.stop()
    if not condition():
        raise NeverCame(what)


class Hand:
    """One person's hand at one window."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def sees(self, name: str) -> bool:
        """Whether a control of this name can be seen now."""
        return self.found(name) is not None

    def waits_for(self, name: str) -> QWidget:
        """The visible control of this name, as soon as it is there."""
        until(lambda: self.sees(name), f"{name} in {self.window.objectName()}")
        found = self.found(name)
        assert found is not None
        return found

    def presses(self, name: str) -> None:
        """Presses a control once it can be seen and a press acts; a second one is slower than a double tap."""
        control = self.waits_for(name)
        until(lambda: takes_a_press(control), f"{name} open")
        self._into_view(control)
        QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=_middle(control))

    def asks_why(self, name: str) -> None:
        """Presses a control that is closed, which says why."""
        control = self.waits_for(name)
        self._into_view(control)
        QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=_middle(control))

    def looks_at(self, name: str) -> None:
        """Scrolls to a control that stands further down."""
        self._into_view(self.waits_for(name))

    def types(self, name: str, text: str) -> None:
        """Types into a control as a person does."""
        control = self.waits_for(name)
        target = control.findChild(QLineEdit) or control
        target.setFocus()
        QTest.keyClicks(target, text, delay=TYPING_MS)

    def scans(self, code: str) -> None:
        """Holds `code` under the window's scanner: a burst of keys and Enter."""
        target = self.window.focusWidget() or self.window
        QTest.keyClicks(target, code)
        QTest.keyClick(target, Qt.Key.Key_Return)

    def reads(self, name: str) -> str:
        """The words on a control."""
        control = self.waits_for(name)
        if isinstance(control, QLabel | QAbstractButton | QLineEdit):
            return control.text()
        return control.accessibleName()

    def draws(self, name: str) -> None:
        """Signs with a few strokes."""
        pad = self.waits_for(name)
        wide, high = pad.width(), pad.height()
        points = [(0.2, 0.6), (0.3, 0.3), (0.4, 0.7), (0.5, 0.4), (0.6, 0.65), (0.75, 0.5)]
        spots = [QPoint(round(wide * x), round(high * y)) for x, y in points]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=spots[0])
        for spot in spots[1:]:
            QTest.mouseMove(pad, spot)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=spots[-1])

    def pictures(self, path: Path) -> Path:
        """Writes what the window shows once it stands still: some looks in a row are the same."""
        seen = [self.window.grab().toImage()]

        def still() -> bool:
            look = self.window.grab().toImage()
            if look != seen[0]:
                seen.clear()
            seen.append(look)
            return len(seen) > STILL_LOOKS

        until(still, f"{self.window.objectName()} standing still")
        seen[-1].save(str(path))
        return path

    def found(self, name: str) -> QWidget | None:
        """The control of this name that can be seen now."""
        for each in self.window.findChildren(QWidget, name):
            if each.isVisible():
                return each
        return None

    def _into_view(self, control: QWidget) -> None:
        parent = control.parentWidget()
        while parent is not None:
            show = getattr(parent, "ensureWidgetVisible", None)
            if show is not None:
                show(control)
            parent = parent.parentWidget()


def takes_a_press(control: QWidget) -> bool:
    """Whether a press on it acts now."""
    return control.ready if isinstance(control, Pressable) else control.isEnabled()


def _middle(control: QWidget) -> QPoint:
    return QPoint(control.width() // 2, control.height() // 2)
