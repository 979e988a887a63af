"""What is pressed: one effect a press, closed explains and never acts, busy waits, the target is large."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.access import AccessBar
from kiosk.ui.buttons import Button, IconButton
from kiosk.ui.choices import CheckRow, Choice
from kiosk.ui.doors import DoorTile
from kiosk.ui.field import Field
from kiosk.ui.keys import CodeKeys, Keypad
from kiosk.ui.lines import LineRow
from kiosk.ui.notices import Link, NoticeBar
from kiosk.ui.pressable import Debounce, Pressable
from kiosk.ui.segments import LanguageRow, SegmentedChoice
from kiosk.ui.theme import Theme
from tests.ui.sheets import Page, key

LANGUAGES = (("en", "English"), ("de", "Deutsch"), ("ar", "العربية"))


def _all() -> list[Pressable]:
    return [
        Button("Go on", "primary", name="b"), IconButton("x", "Close", name="i"),
        Choice("Wait", "2 hours", name="c"), CheckRow("I have read it", name="k"),
        DoorTile("Help", "We come to you", "hand", name="d"), LineRow("Frame", "Oak", name="l"),
        Link("Undo", name="u"),
    ]  # fmt: skip


class Heard:
    """What a control said."""

    def __init__(self, control: Pressable) -> None:
        self.did: list[str] = []
        control.pressed_open.connect(self._opened)
        control.clicked.connect(self._clicked)
        control.explain.connect(self._explained)

    def _opened(self) -> None:
        self.did.append("opened")

    def _clicked(self) -> None:
        self.did.append("clicked")

    def _explained(self, reason: str) -> None:
        self.did.append(reason)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.mark.parametrize("number", range(7))
def test_that_a_closed_control_explains_and_never_acts(
    qtbot: QtBot, page: Page, number: int
) -> None:
    control = _all()[number]
    page(control)
    control.set_closed("Sign in the box first")
    heard = Heard(control)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    key(control, Qt.Key.Key_Space, " ")
    key(control, Qt.Key.Key_Return)
    control.click()
    interface = QAccessible.queryAccessibleInterface(control)
    interface.actionInterface().doAction("Press")
    assert set(heard.did) == {"Sign in the box first"}
    assert len(heard.did) >= 4
    assert not control.isChecked()


@pytest.mark.parametrize("number", range(7))
def test_that_a_closed_control_stays_in_the_focus_order_and_says_why(
    qtbot: QtBot, page: Page, number: int
) -> None:
    control = _all()[number]
    page(control)
    control.set_closed("Sign in the box first")
    assert control.isEnabled()
    assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert control.property("closed") is True
    assert "Sign in the box first" in control.accessibleDescription()
    control.set_closed(None)
    heard = Heard(control)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    assert sorted(heard.did) == ["clicked", "opened"]


@pytest.mark.parametrize("how", ["mouse", "space", "enter", "call"])
def test_that_a_double_activation_has_one_effect(qtbot: QtBot, page: Page, how: str) -> None:
    clock = Clock()
    button = Button("Hand over 3 items", "primary", debounce=Debounce(now=clock))
    page(button)
    heard = Heard(button)

    def press() -> None:
        if how == "mouse":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        elif how == "space":
            key(button, Qt.Key.Key_Space, " ")
        elif how == "enter":
            key(button, Qt.Key.Key_Return)
        else:
            button.click()
            QApplication.processEvents()

    press()
    clock.at += 0.29
    assert not button.ready
    press()
    assert heard.did.count("opened") == 1
    clock.at += 0.02
    assert button.ready
    press()
    assert heard.did.count("opened") == 2


def test_that_a_double_tap_with_real_time_has_one_effect(qtbot: QtBot, page: Page) -> None:
    button = Button("Pay")
    page(button)
    heard = Heard(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    # The second press alone: what lets it go again is an event of its own.
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert button.isDown()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert heard.did.count("opened") == 1


def test_that_a_key_held_down_acts_once(qtbot: QtBot, page: Page) -> None:
    button = Button("Pay", debounce=Debounce(0.0))
    page(button)
    heard = Heard(button)
    key(button, Qt.Key.Key_Return)
    for _ in range(5):
        key(button, Qt.Key.Key_Return, repeat=True)
        key(button, Qt.Key.Key_Space, " ", repeat=True)
    assert heard.did.count("opened") == 1


def test_that_a_busy_button_takes_no_press_and_keeps_its_width(qtbot: QtBot, page: Page) -> None:
    button = Button("Take 20.00, give back 9.70", "primary")
    page(button)
    before = button.sizeHint()
    heard = Heard(button)
    button.set_busy("One moment")
    assert not button.spinning
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.did == []
    qtbot.waitUntil(lambda: button.spinning, timeout=2000)
    assert button.sizeHint() == before
    assert button.shown_words() == "One moment"
    button.set_busy(None)
    assert (button.spinning, button.shown_words()) == (False, "Take 20.00, give back 9.70")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.did.count("opened") == 1


def test_that_a_short_wait_shows_no_spinner(qtbot: QtBot, page: Page) -> None:
    button = Button("Save")
    page(button)
    button.set_busy("Saving")
    button.set_busy(None)
    button.show_busy()
    assert not button.spinning


def test_that_nothing_has_a_menu_or_a_shortcut_or_is_a_default(qtbot: QtBot, page: Page) -> None:
    for control in _all():
        page(control)
        assert control.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
        assert control.shortcut().isEmpty()
        assert not hasattr(control, "autoDefault")
        assert not control.acceptDrops()


def test_that_every_control_has_a_name_and_a_role(qtbot: QtBot, page: Page) -> None:
    for control in _all():
        page(control)
        interface = QAccessible.queryAccessibleInterface(control)
        assert interface.text(QAccessible.Text.Name)
        assert interface.role() in (
            QAccessible.Role.Button,
            QAccessible.Role.CheckBox,
            QAccessible.Role.RadioButton,
        )
    icon = IconButton("printer", "Print")
    assert (icon.toolTip(), icon.accessibleName()) == ("Print", "Print")


def _targets(sheet: QWidget) -> list[QWidget]:
    return [
        child
        for child in sheet.findChildren(QWidget)
        if isinstance(child, QAbstractButton) and child.isVisible()
    ] + [field.edit for field in sheet.findChildren(Field)]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("rtl", [False, True])
def test_that_every_target_of_the_lobby_is_at_least_72(
    qtbot: QtBot, page: Page, scale: float, rtl: bool
) -> None:
    sheet = page(
        *_all(), Button("A", "quiet"), Button("B", size="small"), Field("Name"),
        SegmentedChoice((("a", "A"), ("b", "B"))), LanguageRow(LANGUAGES, "en"),
        AccessBar({"text": "A", "contrast": "B", "reach": "C", "aloud": "D"}, columns=2),
        CodeKeys("Delete", "No code", "Go on"), Keypad("Delete", "Done"),
        NoticeBar("Done.", action="Undo"), scale=scale, rtl=rtl,
    )  # fmt: skip
    small = [
        (type(target).__name__, target.objectName(), target.size().toTuple())
        for target in _targets(sheet)
        if min(target.width(), target.height()) < 72
    ]
    assert small == []


@pytest.mark.parametrize(("touch", "least"), [(False, 32), (True, 44)])
def test_that_every_target_of_the_desk_is_large_enough(
    qtbot: QtBot, page: Page, touch: bool, least: int
) -> None:
    sheet = page(
        Button("A"), Button("B", "primary"), Button("C", size="small"), IconButton("x", "Close"),
        Choice("D"), CheckRow("E"), Field("Name"), SegmentedChoice((("a", "A"), ("b", "B"))),
        window="desk", touch=touch, width=600,
    )  # fmt: skip
    heights = {type(target).__name__: target.height() for target in _targets(sheet)}
    assert min(heights.values()) >= least
    assert Button("A").parent() is None
    assert Theme.load("desk").size("button") == 36


def test_that_a_press_outside_the_words_counts_anywhere_in_the_row(
    qtbot: QtBot, page: Page
) -> None:
    choice = Choice("Wait", "2 hours")
    page(choice)
    heard = Heard(choice)
    corner = QPoint(choice.width() - 4, choice.height() - 4)
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton, pos=corner)
    assert choice.isChecked()
    assert "opened" in heard.did


def test_that_of_several_choices_one_is_chosen(qtbot: QtBot, page: Page) -> None:
    first, second = Choice("Now"), Choice("Later")
    page(first, second)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert (first.isChecked(), second.isChecked()) == (False, True)


def test_that_segments_tell_their_value(qtbot: QtBot, page: Page) -> None:
    segments = SegmentedChoice((("phone", "Last 4"), ("name", "Family name")), name="fact")
    page(segments)
    told: list[str] = []
    segments.chosen.connect(told.append)
    QTest.mouseClick(segments.segments[1], Qt.MouseButton.LeftButton)
    assert (told, segments.value()) == (["name"], "name")
    assert segments.segments[1].objectName() == "fact.name"


def test_that_a_wide_pair_of_columns_is_shared_equally(qtbot: QtBot, page: Page) -> None:
    row = LanguageRow(LANGUAGES, "en")
    page(row)
    widths = {segment.width() for segment in row.segments}
    assert max(widths) - min(widths) <= 1


def test_that_a_closed_door_shows_until_when(qtbot: QtBot, page: Page) -> None:
    door = DoorTile("Paperwork", "Fill in a form", "file-pen-line")
    page(door)
    door.set_closed("Closed until 12:45. The desk has paper forms.")
    assert door.accessibleDescription() == "Closed until 12:45. The desk has paper forms."
    door.set_closed(None)
    assert door.accessibleDescription() == "Fill in a form"


def test_that_the_bar_tells_which_aid_was_asked_for(qtbot: QtBot, page: Page) -> None:
    bar = AccessBar({"text": "Larger text", "contrast": "More contrast"})
    page(bar)
    told: list[str] = []
    bar.chosen.connect(told.append)
    QTest.mouseClick(bar.entries["contrast"], Qt.MouseButton.LeftButton)
    bar.set_on("contrast", True)  # noqa: FBT003
    assert told == ["contrast"]
    assert bar.entries["contrast"].kind == "chosen"


def test_that_good_news_leaves_and_trouble_stays(qtbot: QtBot, page: Page) -> None:
    good, bad = NoticeBar(name="good"), NoticeBar(name="bad")
    page(good, bad)
    good.say("Handed over.", kind="ready", leaves=True)
    bad.say("The printer has no paper.", kind="overdue", leaves=True)
    assert good.leaving
    assert not bad.leaving
    assert bad.accessibleName() == "The printer has no paper."
