"""Forty planted strings, eight ways in which a session can end: nothing of it is left anywhere."""

import gc
import itertools
import logging
import tempfile
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from kiosk.devices.speech import SilentSpeech
from kiosk.ui.context import Closed
from tests.lobby.pages import Guest, a_lobby, settle
from tests.makers import pickup as makers

SIGN = "Qanary"
MANY = 40
APART = (SilentSpeech, QObject)


@pytest.fixture
def database_kind():
    """Screens look the same on either database."""
    return "embedded"


class Clock:
    """Monotonic seconds that a test moves."""

    def __init__(self):
        self.at = 1000.0

    def __call__(self):
        return self.at


class Ears(logging.Handler):
    """Every record of the program, of every level."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.heard = []

    def emit(self, record):
        self.heard.append(f"{record.getMessage()} {record.exc_info}")


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """A folder of its own for whatever anybody calls temporary."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def ears():
    found, root = Ears(), logging.getLogger()
    level = root.level
    root.addHandler(found)
    root.setLevel(logging.DEBUG)
    yield found
    root.removeHandler(found)
    root.setLevel(level)


@pytest.fixture
def lobby(qtbot, business):
    clock = Clock()
    window = a_lobby(business, clock=clock)
    window.clock = clock
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.leave()


def session(business, lobby):
    """One customer, as far as a session goes, with a string planted wherever one can be."""
    count = itertools.count()

    def next_one():
        return f"{SIGN}{next(count):02d}"

    guest = Guest(business, lobby, name=f"{next_one()} {next_one()}")
    guest.sign()
    page = lobby.navigator.current
    page._turn()
    page._collector = next_one()
    lobby.go("staff.exit")
    for field in lobby.findChildren(QLineEdit):
        # Typed and typed over: what was taken away again is still there to be undone.
        field.insert(next_one())
        field.selectAll()
        field.insert(next_one())
    for label in lobby.navigator.current.findChildren(QLabel)[:3]:
        label.setToolTip(next_one())
        label.setAccessibleDescription(next_one())
    lobby.setWindowTitle(next_one())
    board = QGuiApplication.clipboard()
    board.setText(next_one())
    if board.supportsSelection():
        board.setText(next_one(), QClipboard.Mode.Selection)
    lobby._scans.again(f"{next_one()}-CODE".upper(), lobby.clock())
    while (left := next_one()) < f"{SIGN}{MANY - 2:02d}":
        lobby.notice("waiting", left, next_one(), None)
    lobby.popover.open_at(lobby.top.back_button, Closed(next_one(), instead=next_one()))
    assert next(count) >= MANY
    return guest


def said_by(widget):
    """Every word that a widget holds, also what could be brought back."""
    yield from (
        widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(),
        widget.windowTitle(), widget.whatsThis(), widget.statusTip(), widget.objectName(),
    )  # fmt: skip
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.text()
        yield widget.placeholderText()
        for _each in range(9):
            widget.undo()
            yield widget.text()
        completer = widget.completer()
        if completer is not None:
            yield completer.completionPrefix()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
        widget.undo()
        yield widget.toPlainText()


def parts_of(thing):
    """What a plain Python object is made of."""
    if isinstance(thing, dict):
        return (*thing.keys(), *thing.values())
    if isinstance(thing, list | tuple | set | frozenset):
        return tuple(thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return tuple(getattr(thing, each.name, None) for each in fields(thing))
    ours = hasattr(thing, "__dict__") and type(thing).__module__.startswith("kiosk.")
    # Objects of Qt are looked at by themselves; a silent voice keeps what was said, for tests.
    return tuple(vars(thing).values()) if ours and not isinstance(thing, APART) else ()


def strings_in(thing, depth=4):
    """The strings that a plain Python object keeps."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, bytes):
        yield thing.decode("utf-8", "replace")
    elif depth:
        for each in parts_of(thing):
            yield from strings_in(each, depth - 1)


def traces(lobby):
    """Whatever of the session can still be found in this process."""
    settle()
    gc.collect()
    objects = set(QApplication.allWidgets())
    for widget in list(objects):
        objects |= {each for each in widget.findChildren(QObject) if hasattr(each, "__dict__")}
    for each in objects:
        where = f"{type(each).__name__} {each.objectName()}"
        words = [*strings_in(vars(each))]
        if isinstance(each, QWidget):
            words += said_by(each)
        yield from (f"{where}: {word}" for word in words if SIGN.lower() in word.lower())
    board = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if SIGN in board.text(mode):
            yield f"the clipboard: {board.text(mode)}"


def in_files(*folders):
    """Files that hold a planted string, the database aside: it keeps what the business keeps."""
    for folder in folders:
        for path in Path(folder).rglob("*"):
            if path.is_file() and not path.name.startswith("kiosk.db"):
                kept = path.read_bytes().lower()
                if SIGN.lower().encode() in kept or SIGN.lower().encode("utf-16-le") in kept:
                    yield str(path)


def done(_business, lobby):
    lobby.context.home()


def idle(_business, lobby):
    lobby.clock.at += 50
    lobby.tick()
    assert lobby.idle_cover.isVisible()
    lobby.clock.at += 20
    lobby.tick()


def cancel(_business, lobby):
    lobby.clock.at += 50
    lobby.tick()
    lobby.idle_cover.done.pressed_open.emit()


def language(_business, lobby):
    lobby.context.speak("ar")
    lobby.popover.forget()
    while lobby.navigator.steps > 1:
        lobby.back()
    lobby.clock.at += 50
    lobby.tick()


def takeover(business, lobby):
    other = makers.ready(business, name="Somebody Else")
    lobby._on_code(other.square)


def crash(_business, lobby):
    # A page that fails in the middle: the next session begins as after any other.
    lobby.navigator.current.deleteLater()
    settle()
    lobby.wipe()


def lock(_business, lobby):
    for _each in range(10):
        lobby.gate.chord_dropped.emit()
    assert lobby.tilt_cover.isVisible()
    lobby.clock.at += 31
    lobby.tick()
    lobby.clock.at += 50
    lobby.tick()
    lobby.clock.at += 50
    lobby.tick()


def update(_business, lobby):
    # A new version closes the window for good.
    lobby.leave()


ENDS = (done, idle, cancel, language, takeover, crash, lock, update)


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_that_nothing_planted_is_left(business, lobby, temporary, ears, tmp_path, end):
    session(business, lobby)
    assert len({line[-2:] for line in traces(lobby)}) > MANY // 2
    end(business, lobby)
    assert list(traces(lobby)) == []
    assert [each for each in ears.heard if SIGN in each] == []
    assert list(in_files(temporary, tmp_path)) == []
