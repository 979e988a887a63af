"""Nothing but the allow-list reaches a lobby's widgets, and a scan reaches none."""

import itertools

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kiosk.shell.keys import KeyGate
from tests.devices.test_scanner import CORPUS
from tests.shell.samples import CODE, a_lobby

K = Qt.Key
M = Qt.KeyboardModifier
KEYS = [
    *(K(code) for code in range(K.Key_Space, K.Key_AsciiTilde + 1) if not 97 <= code <= 122),
    *(K(K.Key_F1 + number) for number in range(35)),
    K.Key_Escape, K.Key_Tab, K.Key_Backtab, K.Key_Backspace, K.Key_Return, K.Key_Enter,
    K.Key_Insert, K.Key_Delete, K.Key_Pause, K.Key_Print, K.Key_SysReq, K.Key_Clear,
    K.Key_Home, K.Key_End, K.Key_Left, K.Key_Up, K.Key_Right, K.Key_Down, K.Key_PageUp,
    K.Key_PageDown, K.Key_Menu, K.Key_Help,
]  # fmt: skip
MODIFIERS = [M.ShiftModifier, M.ControlModifier, M.AltModifier, M.MetaModifier]
CHORD = M.ControlModifier | M.AltModifier | M.MetaModifier


def modifier_sets():
    for chosen in itertools.product([False, True], repeat=4):
        combined = M.NoModifier
        for modifier, on in zip(MODIFIERS, chosen, strict=True):
            if on:
                combined |= modifier
        yield combined


@pytest.fixture
def lobby(qtbot):
    window = a_lobby(qtbot)
    yield window
    window.leave()


def settle(qtbot, gate):
    qtbot.waitUntil(lambda: not gate._burst.holding)


def test_that_no_chord_does_anything_in_the_lobby(qtbot, lobby):
    QApplication.clipboard().clear()  # whatever another test has left on it
    lobby.go("lines")
    page = lobby.navigator.current
    page.field.setText("abc")
    page.field.selectAll()
    windows = set(QApplication.topLevelWidgets())
    at = 0.0
    count = 0

    def each_second(_event):
        return at

    lobby.gate.stamp = each_second
    lobby.gate.chord_dropped.disconnect()
    for key, modifiers in itertools.product(KEYS, modifier_sets()):
        function = K.Key_F1 <= key <= K.Key_F35
        if not modifiers & CHORD and not function:
            continue
        at += 1
        count += 1
        # By turns as a test reaches a widget and as the system reaches the window.
        QTest.keyClick(page.field if count % 2 else lobby.windowHandle(), key, modifiers)
    assert len(KEYS) >= 110
    assert count >= 110 * 14
    settle(qtbot, lobby.gate)
    assert page.field.text() == "abc"
    assert lobby.seen.pressed == []
    assert lobby.navigator.current is page
    assert set(QApplication.topLevelWidgets()) == windows
    assert QApplication.clipboard().text() == ""
    assert lobby.isVisible()


def test_that_a_chord_is_counted_and_a_plain_key_is_not(qtbot, lobby):
    lobby.go("lines")
    chords = []
    lobby.gate.chord_dropped.connect(lambda: chords.append(1))
    field = lobby.navigator.current.field
    for key in (K.Key_Delete, K.Key_Home, K.Key_Shift, K.Key_Control, K.Key_A):
        QTest.keyClick(field, key)
        settle(qtbot, lobby.gate)
    assert chords == []
    QTest.keyClick(field, K.Key_A, M.ControlModifier)
    QTest.keyClick(field, K.Key_F4)
    assert len(chords) == 2


def test_that_a_person_types_and_moves(qtbot, lobby):
    lobby.go("lines")
    page = lobby.navigator.current
    qtbot.keyClicks(page.field, "Bo", delay=60)
    settle(qtbot, lobby.gate)
    assert page.field.text() == "Bo"
    qtbot.keyClick(page.field, K.Key_Backspace)
    settle(qtbot, lobby.gate)
    assert page.field.text() == "B"
    qtbot.keyClick(page.field, K.Key_Tab)
    qtbot.waitUntil(page.go_on.hasFocus)
    assert lobby.ring.target is page.go_on
    qtbot.keyClick(page.go_on, K.Key_Return)
    qtbot.waitUntil(lambda: lobby.seen.pressed == ["lines.go_on"])
    qtbot.keyClick(page.go_on, K.Key_Escape)
    qtbot.waitUntil(lambda: lobby.navigator.entry.id == "home")


def test_that_quick_fingers_lose_no_letter(qtbot, lobby):
    lobby.go("lines")
    page = lobby.navigator.current
    qtbot.keyClicks(page.field, "quick fingers")
    qtbot.waitUntil(lambda: page.field.text() == "quick fingers")
    assert lobby.seen.scanned == []


def test_that_a_touch_hides_the_focus_ring(qtbot, lobby):
    lobby.go("lines")
    page = lobby.navigator.current
    qtbot.keyClick(page.field, K.Key_Tab)
    qtbot.waitUntil(lambda: lobby.ring.target is page.go_on)
    qtbot.mouseClick(page.other, Qt.MouseButton.LeftButton)
    assert lobby.ring.target is None


def test_that_a_scan_is_taken_before_any_widget(qtbot, lobby):
    lobby.go("lines")
    page = lobby.navigator.current
    page.go_on.setFocus()
    qtbot.keyClicks(page.go_on, CODE)
    qtbot.keyClick(page.go_on, K.Key_Return)
    assert lobby.seen.scanned == [CODE]
    assert lobby.seen.pressed == []
    assert lobby.navigator.entry.id == "find"


def test_that_a_scan_into_a_field_types_nothing(qtbot, lobby):
    lobby.go("find")
    page = lobby.navigator.current
    qtbot.keyClicks(page.field, CODE)
    qtbot.keyClick(page.field, K.Key_Return)
    settle(qtbot, lobby.gate)
    assert lobby.seen.scanned == [CODE]
    assert page.field.text() == ""


def type_as_a_wedge(widget, payload):
    """Type what a wedge scanner types: control characters as the chords of a keyboard."""
    for sign in payload:
        code = ord(sign)
        if sign == "\r":
            QTest.keyClick(widget, K.Key_Return)
        elif sign == "\t":
            QTest.keyClick(widget, K.Key_Tab)
        elif sign == "\b":
            QTest.keyClick(widget, K.Key_Backspace)
        elif sign == "\x1b":
            QTest.keyClick(widget, K.Key_Escape)
        elif code < 0x20:
            QTest.keyClick(widget, K(code + 0x40), M.ControlModifier)
        elif code == 0x7F:
            QTest.keyClick(widget, K.Key_Delete)
        elif code < 0x7F:
            QTest.keyClick(widget, sign)


def test_that_no_barcode_is_a_command(qtbot, lobby):
    lobby.go("lines")
    page = lobby.navigator.current
    lobby.gate.chord_dropped.disconnect()
    lobby.gate.unreadable.disconnect()
    page.go_on.setFocus()
    pace = itertools.count()
    lobby.gate.stamp = lambda _event: next(pace) * 0.004
    for payload in CORPUS:
        type_as_a_wedge(page.go_on, payload + "\r")
        lobby.gate._flush()
        assert QApplication.focusWidget() is page.go_on, repr(payload)
    assert lobby.seen.pressed == []
    assert lobby.seen.scanned == []
    assert lobby.navigator.current is page
    assert page.field.text() == ""


def test_that_a_second_code_after_enter_is_dropped(qtbot, lobby):
    lobby.go("find")
    page = lobby.navigator.current
    type_as_a_wedge(page.go_on, f"{CODE}\rDELETE-ALL\r")
    settle(qtbot, lobby.gate)
    assert lobby.seen.scanned == [CODE]
    assert lobby.seen.pressed == []


def test_that_a_scan_works_under_a_list_that_dropped_down(qtbot, lobby):
    lobby.go("lines")
    page = lobby.navigator.current
    choice = QComboBox(page)
    choice.addItems(["one", "two"])
    choice.show()
    chosen = []
    choice.activated.connect(chosen.append)
    choice.showPopup()
    popup = QApplication.activePopupWidget()
    type_as_a_wedge(popup or choice, f"{CODE}\r")
    settle(qtbot, lobby.gate)
    assert lobby.seen.scanned == [CODE]
    assert QApplication.activePopupWidget() is None
    assert chosen == []


@pytest.mark.parametrize("keys", ["X", "Ctrl+K", "Alt+G", "F5"])
def test_that_no_shortcut_of_a_widget_is_tried_in_the_lobby(qtbot, lobby, keys):
    lobby.go("lines")
    page = lobby.navigator.current
    pressed = []
    QShortcut(QKeySequence(keys), page, lambda: pressed.append(keys))
    combination = QKeySequence(keys)[0]
    for at in (page.field, page.go_on, lobby.windowHandle()):
        QTest.keyClick(at, combination.key(), combination.keyboardModifiers())
        settle(qtbot, lobby.gate)
    assert pressed == []


def test_that_menus_drops_and_other_buttons_are_denied(qtbot, lobby):
    lobby.go("lines")
    page = lobby.navigator.current
    qtbot.mouseClick(page.go_on, Qt.MouseButton.RightButton)
    qtbot.mouseClick(page.go_on, Qt.MouseButton.MiddleButton)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(3, 3), QPoint(3, 3))
    QApplication.sendEvent(page.field, menu)
    data = QMimeData()
    data.setText("dropped")
    drop = QDropEvent(
        QPointF(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, M.NoModifier
    )
    QApplication.sendEvent(page.field, drop)
    assert QApplication.activePopupWidget() is None
    assert page.field.text() == ""
    assert lobby.seen.pressed == []


def test_that_a_control_added_later_is_behind_the_gate_too(qtbot, lobby):
    lobby.go("lines")
    late = QLineEdit(lobby.navigator.current)
    late.show()
    QTest.keyClick(late, K.Key_V, M.ControlModifier)
    assert late.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu
    assert not late.acceptDrops()


@pytest.mark.expected_logs
def test_that_a_filter_that_fails_lets_nothing_pass(qtbot, lobby, caplog):
    lobby.go("lines")
    page = lobby.navigator.current

    def broken(_event):
        raise RuntimeError("broken")

    lobby.gate.stamp = broken
    QTest.keyClick(page.field, K.Key_A)
    QTest.keyClick(page.go_on, K.Key_Return)
    lobby.gate._on_pause()
    assert page.field.text() == ""
    assert lobby.seen.pressed == []
    assert "RuntimeError" in caplog.text


class Office(QWidget):
    """A desk's window with a field and a button, behind a gate that denies nothing."""

    def __init__(self, *, wants):
        super().__init__()
        self.field, self.button = QLineEdit(), QPushButton("press")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.pressed, self.codes = [], []
        self.button.clicked.connect(lambda: self.pressed.append(1))
        self.gate = KeyGate(self, lobby=False, wants_codes=lambda: wants)
        self.gate.scanned.connect(self.codes.append)


@pytest.mark.parametrize("wants", [True, False])
def test_that_a_desks_scan_goes_to_its_screen_or_into_its_field(qtbot, wants):
    office = Office(wants=wants)
    qtbot.addWidget(office)
    office.show()
    entered = []
    office.field.returnPressed.connect(lambda: entered.append(office.field.text()))
    qtbot.keyClicks(office.field, CODE)
    qtbot.keyClick(office.field, K.Key_Return)
    settle(qtbot, office.gate)
    assert office.codes == ([CODE] if wants else [])
    assert entered == ([] if wants else [CODE])


def test_that_a_desks_scan_presses_no_button(qtbot):
    office = Office(wants=False)
    qtbot.addWidget(office)
    office.show()
    type_as_a_wedge(office.button, f"{CODE} \r")
    settle(qtbot, office.gate)
    assert office.pressed == []
    assert office.field.text() == ""


def test_that_a_desk_keeps_its_chords(qtbot):
    office = Office(wants=True)
    qtbot.addWidget(office)
    office.show()
    office.field.setText("abc")
    QTest.keyClick(office.field, K.Key_A, M.ControlModifier)
    assert office.field.selectedText() == "abc"


def test_that_only_a_persons_touch_counts(qtbot, lobby):
    used = []
    lobby.gate.used.connect(lambda: used.append(1))
    QApplication.sendEvent(lobby, QEvent(QEvent.Type.UpdateRequest))
    assert used == []
    qtbot.mouseClick(lobby.navigator, Qt.MouseButton.LeftButton)
    assert used
