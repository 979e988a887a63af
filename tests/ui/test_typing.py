"""Fields, boxes and keys: what is typed is made plain, masked where secret, and leaves nothing behind."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.ui.boxes import CodeBoxes, PinBoxes
from kiosk.ui.field import Field, LineEdit
from kiosk.ui.keyboard import OnScreenKeyboard
from kiosk.ui.keyboard_layouts import LAYOUTS
from kiosk.ui.keys import SIGNS, CodeKeys, Keypad
from kiosk.ui.typed import FieldKind, plain_digits
from tests.ui.sheets import Page, key, type_into

ARABIC_1042 = "\u0661\u0660\u0664\u0662"


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("number", "10a42", "1042"),
        ("number", ARABIC_1042, "1042"),
        ("number", "\uff11\uff12", "12"),
        ("number", "1e3", "13"),
        ("phone", "+49 (30) 12<b>", "+49 (30) 12"),
        ("postcode", "sw1a 1aa!", "SW1A 1AA"),
        ("money", "1,234.50 EUR", "1,234.50"),
        ("money", "\u0661\u066b\u0665", "1.5"),
        ("pin", "12a34567", "123456"),
        ("email", "Lin @example.com", "Lin@example.com"),
        ("text", "R&D <b>\u0007", "R&D <b>"),
    ],
)
def test_that_a_field_keeps_only_what_fits(
    qtbot: QtBot, page: Page, kind: FieldKind, typed: str, kept: str
) -> None:
    field = Field("Label", kind)
    page(field)
    type_into(field.edit, typed)
    assert field.text() == kept.strip()


def test_that_digits_of_any_script_become_plain() -> None:
    assert plain_digits(f"no {ARABIC_1042} \u0967") == "no 1042 1"


def test_that_a_pin_is_masked_on_the_screen_and_to_assistive_technology(
    qtbot: QtBot, page: Page
) -> None:
    field, boxes = Field("PIN", "pin"), PinBoxes("PIN")
    page(field, boxes)
    type_into(field.edit, "918273")
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    assert "918" not in field.edit.displayText()
    spoken = QAccessible.queryAccessibleInterface(field.edit)
    assert "918" not in spoken.text(QAccessible.Text.Value)
    for sign in "918273":
        key(boxes, Qt.Key.Key_9, sign)
    assert boxes.text() == "918273"
    assert "9" not in boxes.accessibleDescription()
    boxes.type("4")
    assert boxes.text() == "918273"


def test_that_a_masked_field_is_not_copied(qtbot: QtBot, page: Page) -> None:
    field = Field("PIN", "pin")
    page(field)
    QApplication.clipboard().setText("before")
    type_into(field.edit, "918273")
    field.edit.selectAll()
    field.edit.copy()
    assert QApplication.clipboard().text() == "before"


def test_that_wiped_text_cannot_be_brought_back(qtbot: QtBot, page: Page) -> None:
    field = Field("Name")
    page(field)
    type_into(field.edit, "CANARY-7")
    field.wipe()
    field.edit.undo()
    assert field.text() == ""
    assert not field.edit.isUndoAvailable()
    type_into(field.edit, "CANARY-8")
    qtbot.keySequence(field.edit, QKeySequence.StandardKey.Undo)
    assert field.text() == "CANARY-8"


def test_that_a_field_has_no_menu_and_takes_no_drop(qtbot: QtBot, page: Page) -> None:
    edit = LineEdit()
    page(edit)
    assert edit.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert not edit.acceptDrops()
    data = QMimeData()
    data.setText("dropped")
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(edit, event)
    assert not event.isAccepted()


def test_that_a_field_has_its_label_as_its_name(qtbot: QtBot, page: Page) -> None:
    field = Field("Order number", hint="Top right of your receipt", name="find.order")
    page(field)
    assert field.edit.accessibleName() == "Order number"
    assert field.edit.objectName() == "find.order"


def test_that_an_error_is_a_sentence_and_typing_takes_it_back(qtbot: QtBot, page: Page) -> None:
    def four(text: str) -> str | None:
        return None if len(text) == 4 else "Four digits, please."

    field = Field("Number", "number", hint="4 digits", check=four)
    page(field)
    type_into(field.edit, "12")
    assert not field.valid()
    assert field.error() == "Four digits, please."
    assert field.edit.accessibleDescription() == "Four digits, please."
    assert field.edit.property("state") == "error"
    type_into(field.edit, "34")
    assert field.error() is None
    assert field.valid()


def test_that_a_language_change_keeps_what_was_typed(qtbot: QtBot, page: Page) -> None:
    field = Field("Name")
    page(field)
    type_into(field.edit, "Bo")
    field.set_texts("Nachname", hint="Wie im Ausweis")
    assert (field.text(), field.edit.accessibleName()) == ("Bo", "Nachname")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("7f3k9qxm", "7F3K9QXM"), ("o1lI", "0111"), ("u-u 7", "7"), ("x" * 20, "X" * 8)],
)
def test_that_code_boxes_read_what_was_meant(qtbot: QtBot, typed: str, kept: str) -> None:
    boxes = CodeBoxes("Pick-up code")
    boxes.type(typed)
    assert boxes.text() == kept
    assert boxes.left() == 8 - len(kept)


def test_that_code_boxes_tell_when_they_are_full_and_delete_from_the_end(
    qtbot: QtBot, page: Page
) -> None:
    boxes = CodeBoxes("Pick-up code")
    page(boxes)
    full: list[str] = []
    boxes.filled.connect(full.append)
    for sign in "7F3K9QXM":
        key(boxes, Qt.Key.Key_A, sign)
    key(boxes, Qt.Key.Key_Backspace)
    assert (full, boxes.text()) == (["7F3K9QXM"], "7F3K9QX")
    boxes.clear()
    assert (boxes.text(), boxes.accessibleDescription()) == ("", "")


def test_that_the_signs_leave_out_what_looks_alike() -> None:
    assert len(SIGNS) == 32
    assert not set("ILOU") & set(SIGNS)


@pytest.mark.parametrize("rtl", [False, True])
def test_that_code_keys_stand_left_to_right_in_every_language(
    qtbot: QtBot, page: Page, rtl: bool
) -> None:
    keys = CodeKeys("Delete", "I have no code", "Go on")
    page(keys, rtl=rtl)
    placed = sorted(keys.signs, key=lambda cap: (cap.y(), cap.x()))
    assert "".join(cap.words for cap in placed) == SIGNS
    assert keys.delete_key.x() < keys.other_key.x() < keys.go_key.x()


@pytest.mark.parametrize("rtl", [False, True])
def test_that_the_keypad_stands_left_to_right_in_every_language(
    qtbot: QtBot, page: Page, rtl: bool
) -> None:
    pad = Keypad("Delete", "Done")
    page(pad, rtl=rtl)
    placed = sorted(pad.digits, key=lambda cap: (cap.y(), cap.x()))
    assert "".join(cap.words for cap in placed) == "1234567890"


def test_that_taps_in_haste_all_count(qtbot: QtBot, page: Page) -> None:
    pad, boxes = Keypad("Delete", "Done"), PinBoxes("PIN")
    page(boxes, pad)
    pad.digit.connect(boxes.type)
    pad.deleted.connect(boxes.delete)
    for number in (0, 0, 0, 1):
        QTest.mouseClick(pad.digits[number], Qt.MouseButton.LeftButton)
    QTest.mouseClick(pad.delete_key, Qt.MouseButton.LeftButton)
    assert boxes.text() == "111"


def test_that_a_tapped_key_leaves_the_caret_in_its_field(qtbot: QtBot, page: Page) -> None:
    keys, boxes = CodeKeys("Delete", "No code", "Go on"), CodeBoxes("Code")
    sheet = page(boxes, keys)
    sheet.activateWindow()
    boxes.setFocus()
    keys.typed.connect(boxes.type)
    QTest.mouseClick(keys.signs[10], Qt.MouseButton.LeftButton)
    assert boxes.text() == "A"
    assert boxes.hasFocus()


def test_that_going_on_is_closed_with_its_reason(qtbot: QtBot, page: Page) -> None:
    keys = CodeKeys("Delete", "No code", "Go on")
    page(keys)
    gone: list[bool] = []
    keys.go_on.connect(lambda: gone.append(True))
    keys.go_key.set_closed("2 signs left")
    QTest.mouseClick(keys.go_key, Qt.MouseButton.LeftButton)
    assert gone == []
    keys.go_key.set_closed(None)
    QTest.mouseClick(keys.go_key, Qt.MouseButton.LeftButton)
    assert gone == [True]


def _tap(qtbot: QtBot, keyboard: OnScreenKeyboard, sign: str, act: str = "type") -> None:
    for keys, areas in zip(keyboard.rows(), keyboard.areas(), strict=True):
        for one, area in zip(keys, areas, strict=True):
            if one.act == act and (one.sign == sign or act != "type"):
                QTest.mouseClick(keyboard, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
                return
    raise AssertionError(sign)


def test_that_the_keyboard_types_into_its_field(qtbot: QtBot, page: Page) -> None:
    field, keyboard = Field("Name"), OnScreenKeyboard("Done", "de")
    page(field, keyboard)
    keyboard.write_to(field.edit)
    for sign in "Mü":
        _tap(qtbot, keyboard, sign)
    _tap(qtbot, keyboard, "", "delete")
    _tap(qtbot, keyboard, " ", "space")
    _tap(qtbot, keyboard, "B")
    assert field.text() == "M B"
    done: list[bool] = []
    keyboard.done.connect(lambda: done.append(True))
    _tap(qtbot, keyboard, "Done", "done")
    assert done == [True]


def test_that_the_globe_goes_through_the_layouts(qtbot: QtBot, page: Page) -> None:
    keyboard = OnScreenKeyboard("Done", "en")
    page(keyboard)
    seen = [keyboard.language]
    for _ in range(3):
        _tap(qtbot, keyboard, "", "globe")
        seen.append(keyboard.language)
    assert seen == ["en", "de", "ar", "en"]


@pytest.mark.parametrize("language", sorted(LAYOUTS))
def test_that_every_key_of_the_keyboard_is_hit_where_it_is_painted(
    qtbot: QtBot, page: Page, language: str
) -> None:
    keyboard = OnScreenKeyboard("Done", language)
    page(keyboard, width=976)
    for row, areas in enumerate(keyboard.areas()):
        for column, area in enumerate(areas):
            assert keyboard.key_at(QPointF(area.center())) == (row, column)
            assert area.height() >= 72
            assert area.left() >= 0
            assert area.right() <= keyboard.width() + 0.5


def _write(qtbot: QtBot, keyboard: OnScreenKeyboard, name: str) -> None:
    for sign in name:
        shown = {key.sign for row in keyboard.rows() for key in row}
        if sign not in shown and sign.swapcase() in shown:
            _tap(qtbot, keyboard, "", "shift")
        elif sign not in shown:
            other = "ABC" if "ABC" in shown else "@.-"
            _tap(qtbot, keyboard, other, "marks")
            if not any(key.sign == sign for row in keyboard.rows() for key in row):
                _tap(qtbot, keyboard, "", "shift")
        _tap(qtbot, keyboard, sign, "space" if sign == " " else "type")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Zoé O'Brien-Nuñez"),
        ("de", "Jürgen Weiß"),
        ("es", "María Núñez Güell"),
        ("fr", "Hélène Œuvrard-Lefèvre"),
        ("zh", "Lü Wang 2"),
    ],
)
def test_that_a_name_of_the_language_can_be_typed(
    qtbot: QtBot, page: Page, language: str, name: str
) -> None:
    field, keyboard = Field("Name"), OnScreenKeyboard("Done", language)
    page(field, keyboard, width=976)
    keyboard.write_to(field.edit)
    _write(qtbot, keyboard, name)
    assert field.text() == name


def test_that_the_keyboard_is_worked_by_arrows(qtbot: QtBot, page: Page) -> None:
    field, keyboard = Field("Name"), OnScreenKeyboard("Done", "en")
    page(field, keyboard)
    keyboard.write_to(field.edit)
    key(keyboard, Qt.Key.Key_Right)
    key(keyboard, Qt.Key.Key_Return)
    assert field.text() == "W"


@pytest.mark.parametrize(
    ("language", "letters"),
    [("en", 26), ("de", 30), ("es", 33), ("fr", 33), ("ar", 35), ("zh", 26)],
)
def test_that_a_layout_has_every_letter_once(language: str, letters: int) -> None:
    signs = "".join(LAYOUTS[language].rows)
    assert len(signs) == len(set(signs)) == letters
