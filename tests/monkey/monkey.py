"""The monkey: each event comes from one seed, and after each the kiosk is looked at."""

from __future__ import annotations

import logging
import random
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QInputMethodEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.business import Business
from kiosk.core.change import Change
from kiosk.ui.pressable import Pressable
from tests.lobby.pages import PAGES, Guest, a_lobby, settle

K, M, B = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
KEYS = (
    *(K(code) for code in range(K.Key_Space, K.Key_AsciiTilde + 1) if not 97 <= code <= 122),
    *(K(K.Key_F1 + number) for number in range(12)),
    K.Key_Escape, K.Key_Tab, K.Key_Backtab, K.Key_Backspace, K.Key_Return, K.Key_Enter, K.Key_Insert,
    K.Key_Delete, K.Key_Print, K.Key_SysReq, K.Key_Home, K.Key_End, K.Key_Left, K.Key_Up, K.Key_Right,
    K.Key_Down, K.Key_PageUp, K.Key_PageDown, K.Key_Menu, K.Key_Help, K.Key_Super_L,
)  # fmt: skip
SETS = (M.ControlModifier, M.AltModifier, M.MetaModifier, M.ShiftModifier)
SCANS = ("\x03", "\x0f", "\r", "\x1b", "\x16", "FY-", "PU-7", "\t", "ABC123", "ДЕЛО", "%", "1" * 60)
DROPS = ("file:///etc/passwd", "https://shop.example/", "javascript:1")
SECONDS = 0.4
"""As much time may lie between two events; a touch of nothing for a minute comes now and then."""


class Escaped(Exception):  # noqa: N818 - it is what the monkey has done
    """What the kiosk did that it never may; with the seed and the number of the event."""


class Ears(logging.Handler):
    """Hears whatever the program logs as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


class Monkey:
    """Plays with one lobby's window on one business."""

    def __init__(self, business: Business, seed: int) -> None:
        self.seed, self.dice = seed, random.Random(seed)
        self.now, self.number, self.doing = 1000.0, 0, "arriving"
        self.ears, self.errors = Ears(), list[str]()
        self.window = a_lobby(business, clock=lambda: self.now)
        self.guest = Guest(business, self.window)
        self.touch = QTest.createTouchDevice()
        self.seen: set[str] = set()
        self.window.gate.stamp = lambda _event: self.now
        self.tricks: list[tuple[int, Callable[[], object]]] = [
            (30, self._tap), (22, self._type), (8, self._key), (5, self._chord), (6, self._drag),
            (4, self._touch), (4, self._scan), (3, self._other_button), (3, self._menu),
            (3, self._drop), (2, self._close), (2, self._lose_focus), (2, self._wheel),
            (2, self._compose), (2, self._what), (2, self._change), (1, self._wait),
            (2, self._walk),
        ]  # fmt: skip

    def play(self, events: int) -> None:
        """So many events; raises `Escaped` at the first that did what it never may."""
        window = self.window
        window.resize(1080, 1920)
        window.show()
        hook, sys.excepthook = sys.excepthook, self._raised
        logging.getLogger().addHandler(self.ears)
        try:
            settle()
            self.windows = _shown()
            for self.number in range(1, events + 1):
                self._once()
        finally:
            sys.excepthook = hook
            logging.getLogger().removeHandler(self.ears)

    def _once(self) -> None:
        weights = [weight for weight, _trick in self.tricks]
        trick = self.dice.choices(self.tricks, weights)[0][1]
        self.doing = trick.__name__.lstrip("_")
        self.now += self.dice.random() * SECONDS
        trick()
        self.window.gate._on_pause()
        self.window.tick()
        settle()
        self._look()
        if not self.number % 250:
            self.window.grab()

    def _look(self) -> None:
        window = self.window
        entry = window.navigator.entry
        if not window.isVisible() or (window.width(), window.height()) != (1080, 1920):
            self._escaped("the window is gone or smaller")
        if entry is None or entry.id not in window.directory:
            self._escaped("no page is shown")
        if _shown() != self.windows:
            others = sorted(type(each).__name__ for each in _shown() - self.windows)
            self._escaped(f"another window: {', '.join(others)}")
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            self._escaped("a menu or a dialog is open")
        if self.ears.heard or self.errors:
            self._escaped("\n".join((*self.ears.heard, *self.errors)))
        if entry is not None:
            self.seen.add(entry.id)

    def _escaped(self, what: str) -> None:
        entry = self.window.navigator.entry
        page = entry.id if entry is not None else "nowhere"
        raise Escaped(
            f"seed {self.seed}, event {self.number} ({self.doing} on {page}): {what}\n"
            f"again: python3 -m tests.monkey --seed {self.seed} --events {self.number}"
        )

    def _raised(
        self, kind: type[BaseException], error: BaseException, _where: TracebackType | None
    ) -> None:
        self.errors.append(f"{kind.__name__}: {error}")

    # ---- tricks

    def _point(self) -> QPoint:
        return QPoint(self.dice.randrange(1080), self.dice.randrange(1920))

    def _at(self) -> QWidget:
        return self.window.childAt(self._point()) or self.window

    def _tap(self) -> None:
        at = self._point()
        controls = [
            each for each in self.window.findChildren(Pressable) if each.isVisibleTo(self.window)
        ]
        if controls and self.dice.random() < 0.7:
            control = self.dice.choice(controls)
            at = control.mapTo(self.window, control.rect().center())
            if self.dice.random() < 0.8:
                control._debounce._last = None
        if self.window.rect().contains(at):
            QTest.mouseClick(self.window.windowHandle(), B.LeftButton, M.NoModifier, at)

    def _other_button(self) -> None:
        button = self.dice.choice((B.RightButton, B.MiddleButton, B.BackButton, B.ForwardButton))
        QTest.mouseClick(self.window.windowHandle(), button, M.NoModifier, self._point())

    def _receiver(self) -> object:
        if self.dice.random() < 0.1:
            return self.window.windowHandle()
        return self.window.focusWidget() or self.window

    def _type(self) -> None:
        sign = chr(self.dice.randrange(0x20, 0x7F))
        QTest.keyClick(self.window.focusWidget() or self.window, sign)

    def _key(self) -> None:
        QTest.keyClick(self._receiver(), self.dice.choice(KEYS))

    def _chord(self) -> None:
        modifiers = M.NoModifier
        for each in self.dice.sample(SETS, self.dice.randint(1, 4)):
            modifiers |= each
        QTest.keyClick(self._receiver(), self.dice.choice(KEYS), modifiers)

    def _drag(self) -> None:
        handle, begin, end = self.window.windowHandle(), self._point(), self._point()
        QTest.mousePress(handle, B.LeftButton, M.NoModifier, begin)
        for step in range(1, 4):
            QTest.mouseMove(handle, begin + (end - begin) * step / 3)
        QTest.mouseRelease(handle, B.LeftButton, M.NoModifier, end)

    def _touch(self) -> None:
        handle = self.window.windowHandle()
        fingers = [self._point() for _ in range(self.dice.randint(1, 4))]
        down = QTest.touchEvent(handle, self.touch, autoCommit=False)
        for number, at in enumerate(fingers):
            down.press(number, at)
        down.commit()
        moved = QTest.touchEvent(handle, self.touch, autoCommit=False)
        for number, at in enumerate(fingers):
            moved.move(number, at + QPoint(9, -9))
        moved.commit()
        up = QTest.touchEvent(handle, self.touch, autoCommit=False)
        for number, at in enumerate(fingers):
            up.release(number, at + QPoint(9, -9))
        up.commit()

    def _scan(self) -> None:
        if self.dice.random() < 0.3:
            text = self.dice.choice((self.guest.made.square, self.guest.made.code))
        else:
            text = "".join(self.dice.choice(SCANS) for _ in range(self.dice.randint(1, 9)))
        target = self.window.focusWidget() or self.window
        for sign in text + self.dice.choice(("\r", "\t", "")):
            self.now += 0.004
            if not _wedge(target, sign):
                break

    def _menu(self) -> None:
        at = QPoint(3, 3)
        QApplication.sendEvent(
            self._at(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at)
        )

    def _drop(self) -> None:
        data = QMimeData()
        data.setText(self.dice.choice(DROPS))
        data.setUrls([QUrl(self.dice.choice(DROPS))])
        widget, at, copy = self._at(), QPoint(3, 3), Qt.DropAction.CopyAction
        for event in (
            QDragEnterEvent(at, copy, data, B.LeftButton, M.NoModifier),
            QDragMoveEvent(at, copy, data, B.LeftButton, M.NoModifier),
            QDropEvent(QPointF(at), copy, data, B.LeftButton, M.NoModifier),
        ):
            QApplication.sendEvent(widget, event)

    def _close(self) -> None:
        self.dice.choice(
            (
                self.window.close,
                self.window.windowHandle().close,
                QApplication.closeAllWindows,
                lambda: QApplication.sendEvent(self.window, QCloseEvent()),
            )
        )()

    def _lose_focus(self) -> None:
        for kind in (QEvent.Type.WindowDeactivate, QEvent.Type.WindowActivate):
            QApplication.sendEvent(self.window, QEvent(kind))
        if self.dice.random() < 0.5:
            at = self.window.focusWidget()
            if at is not None:
                at.clearFocus()

    def _wheel(self) -> None:
        QTest.wheelEvent(self.window.windowHandle(), QPointF(self._point()), QPoint(0, 120))

    def _compose(self) -> None:
        event = QInputMethodEvent("ab", [])
        event.setCommitString(self.dice.choice(("ñ", "漢", "\x16", "\u202e", "😀")))
        QApplication.sendEvent(self.window.focusWidget() or self.window, event)

    def _what(self) -> None:
        at = QPoint(3, 3)
        for event in (
            QHelpEvent(QEvent.Type.QueryWhatsThis, at, at),
            QHelpEvent(QEvent.Type.WhatsThis, at, at),
            QHelpEvent(QEvent.Type.ToolTip, at, at),
            QEvent(QEvent.Type.EnterWhatsThisMode),
        ):
            QApplication.sendEvent(self._at(), event)

    def _change(self) -> None:
        self.window.changed([self.dice.choice(list(Change))])

    def _wait(self) -> None:
        self.now += self.dice.choice((5.0, 50.0, 70.0))

    def _walk(self) -> None:
        if self.dice.random() < 0.4 and self.window.tilt_cover.isHidden():
            # The monkey may have asked for the last order already: whoever comes has one of their own.
            self.guest.forget_order()
            self.guest.go(self.dice.choice(PAGES))


def _wedge(target: QWidget, sign: str) -> bool:
    """One sign as a wedge scanner types it; False when what it typed into is gone."""
    import shiboken6

    if not shiboken6.isValid(target):
        return False
    code = ord(sign)
    named = {"\r": K.Key_Return, "\t": K.Key_Tab, "\x1b": K.Key_Escape}
    if sign in named:
        QTest.keyClick(target, named[sign])
    elif code < 0x20:
        QTest.keyClick(target, K(code + 0x40), M.ControlModifier)
    elif code < 0x7F:
        QTest.keyClick(target, sign)
    return True


def _shown() -> set[QWidget]:
    return {each for each in QApplication.topLevelWidgets() if each.isVisible()}
