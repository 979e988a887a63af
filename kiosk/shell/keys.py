"""Every key, touch and drop of one window, before any widget: scans taken out, the lobby's denied by default."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from kiosk.devices.scanner import LOBBY, Burst, Kind, Verdict
from kiosk.ui.background import fail_closed
from kiosk.ui.boxes import CodeBoxes, PinBoxes

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_Type = QEvent.Type

MODIFIERS_ALONE = frozenset(
    {
        _Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta,
        _Key.Key_CapsLock, _Key.Key_NumLock, _Key.Key_ScrollLock,
        _Key.Key_Super_L, _Key.Key_Super_R, _Key.Key_Hyper_L, _Key.Key_Hyper_R,
        _Key.Key_Mode_switch, _Key.Key_Multi_key,
    }
)  # fmt: skip
MOVES = frozenset(
    {
        _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down,
        _Key.Key_Backspace, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Escape,
    }
)  # fmt: skip
NOT_HELD_DOWN = frozenset(
    {_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space, _Key.Key_Escape, _Key.Key_Tab}
)
CHORD = _Mod.ControlModifier | _Mod.AltModifier | _Mod.MetaModifier
PAUSE_MS = 45
"""Longer than the gap of a burst, so that a busy machine does not cut a scan in two."""

# What a lobby has no use for: menus, drops, "What's this?", gestures of the system.
DENIED = (
    _Type.ContextMenu, _Type.DragEnter, _Type.DragMove, _Type.Drop, _Type.Shortcut,
    _Type.WhatsThisClicked, _Type.EnterWhatsThisMode, _Type.QueryWhatsThis, _Type.NativeGesture,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key that is held until it is clear whose it is."""

    receiver: QWidget
    key: int
    modifiers: Qt.KeyboardModifier
    text: str

    def deliver(self) -> None:
        """Press and release it where it was meant for, if that is still there."""
        for kind in (_Type.KeyPress, _Type.KeyRelease):
            if shiboken6.isValid(self.receiver):
                event = QKeyEvent(kind, self.key, self.modifiers, self.text)
                QApplication.sendEvent(self.receiver, event)


class KeyGate(QObject):
    """The event filter of one window. `lobby` lets through only what is on its list.

    Keys are held for a blink (`PAUSE_MS`) and then handed on, so a scan never types into anything.
    """

    scanned = Signal(str)
    unreadable = Signal()
    chord_dropped = Signal()
    used = Signal()
    key_used = Signal()
    touched = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        lobby: bool,
        grammar: re.Pattern[str] = LOBBY,
        prefix: str = "",
        wants_codes: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._lobby = lobby
        self._wants_codes = wants_codes
        self._burst: Burst[Stroke | None] = Burst(grammar, prefix)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.stamp: Callable[[QKeyEvent], float] = _seconds
        self._handlers: dict[QEvent.Type, Callable[[QObject, QEvent], bool]] = {
            _Type.ChildPolished: self._child,
            _Type.KeyPress: self._key_press,
            _Type.KeyRelease: self._key_release,
            _Type.ShortcutOverride: self._override,
            _Type.MouseButtonPress: self._mouse,
            _Type.MouseButtonDblClick: self._mouse,
            _Type.MouseButtonRelease: self._mouse,
            _Type.MouseMove: self._mouse_move,
            _Type.Wheel: self._touch,
            _Type.TouchBegin: self._touch,
            _Type.TouchUpdate: self._touch,
        }
        if lobby:
            self._handlers[_Type.InputMethod] = self._input_method
            self._handlers.update(dict.fromkeys(DENIED, _deny))
        self.watch(window)

    def watch(self, tree: QWidget) -> None:
        """Stand before `tree` and everything in it; whatever is added later is seen as it comes."""
        for widget in (tree, *tree.findChildren(QWidget)):
            widget.removeEventFilter(self)
            widget.installEventFilter(self)
            if self._lobby:
                widget.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
                widget.setAcceptDrops(False)

    def watch_handle(self, handle: QWindow | None) -> None:
        """Stand before the system's own window too, so that not even a widget we missed gets a key."""
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    # ---- events

    # Anything may ask for an event here, also while Qt takes the window down: see `fail_closed`.
    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Six hundred of a page's events come by here, and few of them are ours.
        handler = self._handlers.get(event.type())
        return handler is not None and self._judge(handler, watched, event)

    @fail_closed(answer=True)
    def _judge(
        self, handler: Callable[[QObject, QEvent], bool], watched: QObject, event: QEvent
    ) -> bool:
        return handler(watched, event)

    def _child(self, _watched: QObject, event: QEvent) -> bool:
        child = event.child() if isinstance(event, QChildEvent) else None
        if isinstance(child, QWidget):
            self.watch(child)
        return False

    def _mouse(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return self._lobby
        if self._lobby and event.button() != Qt.MouseButton.LeftButton:
            return True
        return self._touch(watched, event)

    def _mouse_move(self, watched: QObject, event: QEvent) -> bool:
        # A mouse that is only pushed past is nobody at the screen; a finger that draws is.
        if isinstance(event, QMouseEvent) and event.buttons() != Qt.MouseButton.NoButton:
            return self._touch(watched, event)
        if not self._lobby and event.spontaneous():
            self.used.emit()
        return False

    def _touch(self, _watched: QObject, event: QEvent) -> bool:
        if event.spontaneous():
            self.touched.emit()
            self.used.emit()
        return False

    def _input_method(self, _watched: QObject, event: QEvent) -> bool:
        text = event.commitString() if isinstance(event, QInputMethodEvent) else ""
        return any(not sign.isprintable() for sign in text)

    def _override(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return self._lobby
        if self._lobby or self._in_burst(event):
            # Accepted: no shortcut of any widget is tried, the key comes as a plain press.
            event.accept()
            return True
        return False

    def _key_release(self, _watched: QObject, event: QEvent) -> bool:
        # A held key is released by `deliver`; a lobby needs no other release.
        if not event.spontaneous():
            return False
        return self._lobby or self._burst.holding

    def _key_press(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return self._lobby
        if not event.spontaneous():
            return False  # ours: a key that was held, or one of the on-screen keyboard
        self.used.emit()
        if event.key() in MODIFIERS_ALONE:
            return self._lobby
        if not self._allowed(event):
            return self._forbidden(event)
        if event.isAutoRepeat():
            self._flush()
            return self._lobby and event.key() in NOT_HELD_DOWN
        receiver = self._receiver(watched)
        stroke = Stroke(receiver, event.key(), event.modifiers(), event.text())
        self._feed(event.text(), stroke, event)
        return True

    def _allowed(self, event: QKeyEvent) -> bool:
        if event.modifiers() & CHORD:
            return False
        text = event.text()
        return event.key() in MOVES or (len(text) == 1 and text.isprintable())

    def _forbidden(self, event: QKeyEvent) -> bool:
        """A chord or a key off the list: it spoils a burst; a lobby drops it, a desk takes it."""
        inside = self._in_burst(event)
        if self._lobby or inside:
            self._feed("", None, event)
        else:
            self._flush()
        if not self._lobby:
            return inside
        function_key = _Key.Key_F1 <= event.key() <= _Key.Key_F35
        if event.modifiers() & CHORD or function_key:
            self.chord_dropped.emit()
        return True

    def _receiver(self, watched: QObject) -> QWidget:
        if isinstance(watched, QWidget):
            return watched
        # The system's window: Qt would hand the key to whoever has the focus.
        for wanted in (QApplication.activePopupWidget(), QApplication.focusWidget()):
            if wanted is not None and wanted.window() in (self._window, wanted):
                return wanted
        return self._window

    # ---- bursts

    def _in_burst(self, event: QKeyEvent) -> bool:
        return self._burst.holding and self.stamp(event) - self._burst.last < self._burst.gap

    def _feed(self, text: str, stroke: Stroke | None, event: QKeyEvent) -> None:
        self._pause.start()
        for verdict in self._burst.press(text, stroke, self.stamp(event)):
            self._settle(verdict)

    def _flush(self) -> None:
        self._pause.stop()
        self._settle(self._burst.pause())

    def _on_pause(self) -> None:
        self._settle(self._burst.pause())

    def _settle(self, verdict: Verdict[Stroke | None]) -> None:
        strokes = [stroke for stroke in verdict.keys if stroke is not None]
        if verdict.kind is Kind.KEYS:
            self._hand_on(strokes)
        elif verdict.kind is not Kind.WAIT:
            self._settle_burst(verdict, strokes)

    def _settle_burst(self, verdict: Verdict[Stroke | None], strokes: list[Stroke]) -> None:
        into_text = bool(strokes) and _takes_text(strokes[0].receiver)
        wanted = self._lobby or self._wants_codes()
        if into_text and not verdict.end:
            # Quick fingers in a field, or a scanner without its Enter: signs only, no command.
            self._hand_on(strokes)
        elif into_text and not wanted and verdict.end != "\t":
            # A desk's field, such as a search: the scanner types into it as people are used to.
            enter = Stroke(strokes[0].receiver, _Key.Key_Return, _Mod.NoModifier, "\r")
            self._hand_on([*strokes, enter])
        elif verdict.kind is Kind.CODE and wanted:
            self.scanned.emit(verdict.code)
        elif wanted:
            self.unreadable.emit()

    def _hand_on(self, strokes: list[Stroke]) -> None:
        if strokes:
            self.key_used.emit()
        for stroke in strokes:
            stroke.deliver()


def _deny(_watched: QObject, _event: QEvent) -> bool:
    return True


def _seconds(event: QKeyEvent) -> float:
    # The system's own stamp: keys that waited in a queue keep the pace of whoever typed them.
    return event.timestamp() / 1000 if event.timestamp() else time.monotonic()


def _takes_text(widget: QWidget) -> bool:
    if not shiboken6.isValid(widget):
        return False
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, CodeBoxes | PinBoxes):
        return True
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
