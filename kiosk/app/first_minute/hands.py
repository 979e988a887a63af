"""Hands that press, type and scan as people do, one thing at a time, while the windows live on.

They wait for each control until it can be pressed and never hold the program up: a timer looks again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.app.hand import Hand, takes_a_press

LOOK_MS = 30
KEY_MS = 70
"""Between two keys: quicker ones would be taken for a scanner."""
PAUSE_MS = 450
"""Before each deed, so that an eye can follow."""
PATIENCE_MS = 15_000
SCANS, SCAN_MS = 4, 1_500
GROWS_MS = 300

Move = Callable[[], None]


def _always() -> bool:
    return True


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Deed:
    """One thing that is done: `moves` in turn as soon as it is `ready`; nothing of it where it may be `spared`."""

    called: str
    moves: tuple[Move, ...] = ()
    ready: Callable[[], bool] = _always
    spared: Callable[[], bool] = _never
    at: Callable[[], QWidget | None] = field(default=lambda: None)
    """The control that it is about, for an eye that follows."""
    at_most_ms: int = 0
    """So long it is waited for, and then gone on without it; 0: it must come."""


def press(hand: Hand, name: str, *, spared: Callable[[], bool] = _never) -> Deed:
    """Press the control of this name."""

    def ready() -> bool:
        control = hand.found(name)
        return control is not None and takes_a_press(control)

    return Deed(name, (lambda: hand.presses(name),), ready, spared, lambda: hand.found(name))


def explain(hand: Hand, name: str, *, spared: Callable[[], bool] = _never) -> Deed:
    """Press a control that is closed: it says why."""
    return Deed(
        name, (lambda: hand.asks_why(name),), lambda: hand.sees(name), spared,
        lambda: hand.found(name),
    )  # fmt: skip


def type_in(hand: Hand, name: str, text: str, *, spared: Callable[[], bool] = _never) -> Deed:
    """Type into the control of this name, key by key."""

    def begin() -> None:
        control = hand.found(name)
        if control is not None:
            (control.findChild(QLineEdit) or control).setFocus()

    def key(sign: str) -> Move:
        def click() -> None:
            # Gone at the last digit of a PIN, say: whoever took it needs no more.
            control = hand.found(name)
            if control is not None:
                QTest.keyClicks(control.findChild(QLineEdit) or control, sign)

        return click

    moves = (begin, *(key(sign) for sign in text))
    return Deed(name, moves, lambda: hand.sees(name), spared, lambda: hand.found(name))


def scan(hand: Hand, code: str, *, spared: Callable[[], bool] = _never) -> Deed:
    """Hold a code under the scanner of this window."""
    return Deed(f"scan {code}", (lambda: hand.scans(code),), _always, spared)


def look_at(hand: Hand, name: str) -> Iterator[Deed]:
    """Scroll to the control of this name, and once more when what is above it has found its height."""
    seen = Deed(name, (lambda: hand.looks_at(name),), lambda: hand.sees(name))
    yield seen
    yield Deed(f"look at {name}", (), lambda: False, at_most_ms=GROWS_MS)
    yield seen


def scan_until(hand: Hand, code: str, seen: Callable[[], bool]) -> Iterator[Deed]:
    """Hold a code under the scanner, and once more where a slow machine took the burst for typing."""
    for _ in range(SCANS):
        yield scan(hand, code, spared=seen)
        yield Deed(f"scan {code}", (), seen, at_most_ms=SCAN_MS)


def wait(what: str, condition: Callable[[], bool], *, spared: Callable[[], bool] = _never) -> Deed:
    """Wait until it is so."""
    return Deed(what, (), condition, spared)


class Hands(QObject):
    """Does deeds one after the other; `stuck` carries what did not come in time."""

    finished = Signal()
    stuck = Signal(str)
    reaches = Signal(object)
    """The control that is pressed next; None where it is none."""

    def __init__(self, *, pause_ms: int = PAUSE_MS, key_ms: int = KEY_MS) -> None:
        super().__init__()
        self._pause_ms, self._key_ms = pause_ms, key_ms
        self._deeds: deque[Deed] = deque()
        self._moves: deque[Move] = deque()
        self._waited = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether there is something left to do."""
        return bool(self._deeds or self._moves)

    @property
    def at(self) -> str:
        """What is done next, for whoever looks why it does not come."""
        return self._deeds[0].called if self._deeds else ""

    def begin(self, deeds: Iterable[Deed]) -> None:
        """Do these from now on, and nothing of what was left."""
        self.stop()
        self._deeds.extend(deeds)
        self._next()

    def stop(self) -> None:
        """Hands off."""
        self._timer.stop()
        self._deeds.clear()
        self._moves.clear()
        self._waited = 0

    def _next(self) -> None:
        if self._deeds:
            self.reaches.emit(self._deeds[0].at())
        self._timer.start(self._pause_ms)

    def _look(self) -> None:
        if self._moves:
            self._moves.popleft()()
            self._timer.start(self._key_ms if self._moves else 0)
            return
        if not self._deeds:
            self.reaches.emit(None)
            self.finished.emit()
            return
        first = self._deeds[0]
        if first.spared():
            self._deeds.popleft()
            self._timer.start(0)
        elif first.ready():
            self._deeds.popleft()
            self._moves.extend(first.moves)
            self._waited = 0
            self._after(first)
        else:
            self._wait(first)

    def _after(self, deed: Deed) -> None:
        if not self._moves:
            self._timer.start(0)
            return
        self.reaches.emit(deed.at())
        self._moves.popleft()()
        if self._moves:
            self._timer.start(self._key_ms)
        else:
            self._next()

    def _wait(self, deed: Deed) -> None:
        self._waited += LOOK_MS
        if deed.at_most_ms and self._waited > deed.at_most_ms:
            self._deeds.popleft()
            self._waited = 0
            self._timer.start(0)
            return
        if self._waited > PATIENCE_MS:
            self.stop()
            self.stuck.emit(deed.called)
        else:
            self._timer.start(LOOK_MS)
