"""Menus, drops and the system's gestures reach no widget of a lobby, not even one that asks for them."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeySequence,
    QShortcutEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.shell.samples import a_desk, a_lobby

T = QEvent.Type


class Recorder(QWidget):
    """A widget that keeps what kinds of events reach it."""

    def __init__(self, parent):
        super().__init__(parent)
        self.reached = []

    def event(self, event):
        self.reached.append(event.type())
        return True


def events():
    """One event of each denied kind that a test can make."""
    data = QMimeData()
    data.setText("dropped")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    at, on = QPoint(3, 3), QPointF(3, 3)
    yield QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at)
    yield QDragEnterEvent(at, copy, data, left, none)
    yield QDragMoveEvent(at, copy, data, left, none)
    yield QDropEvent(on, copy, data, left, none)
    yield QShortcutEvent(QKeySequence("Ctrl+K"), 1)
    yield QHelpEvent(T.QueryWhatsThis, at, at)
    yield QEvent(T.EnterWhatsThisMode)


DENIED = {T.ContextMenu, T.DragEnter, T.DragMove, T.Drop, T.Shortcut, T.QueryWhatsThis, T.EnterWhatsThisMode}  # fmt: skip


def test_that_what_a_lobby_denies_reaches_no_widget(qtbot):
    lobby = a_lobby(qtbot)
    lobby.go("lines")
    late = Recorder(lobby.navigator.current)
    late.show()
    for event in events():
        QApplication.sendEvent(late, event)
    assert set(late.reached) & DENIED == set()
    lobby.leave()


def test_that_only_the_left_button_reaches_a_lobbys_widget(qtbot):
    lobby = a_lobby(qtbot)
    lobby.go("lines")
    late = Recorder(lobby.navigator.current)
    late.show()
    presses = {T.MouseButtonPress, T.MouseButtonRelease, T.MouseButtonDblClick}
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        qtbot.mouseClick(late, button)
        qtbot.mouseDClick(late, button)
    assert set(late.reached) & presses == set()
    qtbot.mouseClick(late, Qt.MouseButton.LeftButton)
    assert set(late.reached) & presses == {T.MouseButtonPress, T.MouseButtonRelease}
    lobby.leave()


def test_that_a_careless_screen_brings_no_menu_and_no_drop_back(qtbot):
    lobby = a_lobby(qtbot)
    lobby.go("lines")
    careless = QLineEdit(lobby.navigator.current)
    careless.show()
    careless.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
    careless.setAcceptDrops(True)
    for event in events():
        if event.type() in (T.ContextMenu, T.DragEnter, T.DragMove, T.Drop):
            QApplication.sendEvent(careless, event)
    assert QApplication.activePopupWidget() is None
    assert careless.text() == ""
    lobby.leave()


def test_that_a_desk_keeps_its_menus(qtbot):
    desk = a_desk(qtbot)
    desk.go("customers")
    late = Recorder(desk.navigator.current)
    late.show()
    for event in events():
        QApplication.sendEvent(late, event)
    assert T.ContextMenu in late.reached
