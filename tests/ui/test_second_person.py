"""The second person's window: one name, one PIN, nothing kept; it knows no business."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.second_person import Approver, Matter, SecondPerson, reasons
from kiosk.ui.theme import Theme, apply_theme
from tests.ui.contexts import a_context

BOTH = (Approver(7, "Farid Haddad", "Office", can_call=True), Approver(8, "Ben Okafor", "Desk 3"))


@pytest.fixture
def page(qtbot):
    window = QWidget()
    page = QWidget()
    QVBoxLayout(window).addWidget(page)
    window.resize(1280, 720)
    qtbot.addWidget(window)
    apply_theme(window, Theme.load("desk"))
    window.show()
    yield page
    window.hide()


@pytest.fixture
def asked(page):
    context = a_context()
    panel = SecondPerson(context, page, name="second")
    panel.ask(matter(context))
    return panel


def matter(context, approvers=BOTH):
    facts = (("For", "A print"), ("How", "In cash"))
    return Matter(
        "Give the money back", 7_400, "EUR", "seventy-four euros", facts, approvers,
        reasons(context), "Store credit needs nobody else.", "Both names stay.",
    )  # fmt: skip


def test_that_it_stands_over_the_whole_window_and_leaves_with_its_page(asked, page):
    assert asked.parentWidget() is page.window()
    assert asked.isVisible()
    left = []
    asked.left.connect(lambda: left.append(1))
    page.hide()
    assert left == [1]


def test_that_one_of_two_says_who_it_is_and_then_types(asked):
    given = []
    asked.given.connect(lambda who, pin: given.append((who, pin)))
    assert asked.person is None
    asked.page.pin.set_text("407319")
    assert asked.page.pin.text() == ""
    asked.page.chosen.emit(7)
    asked.page.pin.set_text("407319")
    asked.page.approve.click()
    assert given == [(7, "407319")]
    assert asked.page.pin.text() == ""


def test_that_another_name_clears_the_pin_and_a_strangers_badge_does_nothing_else(asked):
    asked.show_badge(7)
    asked.page.pin.set_text("407319")
    asked.show_badge(8)
    assert (asked.person, asked.page.pin.text()) == (8, "")
    asked.page.pin.set_text("29")
    asked.show_badge(None)
    assert asked.person == 8
    assert "cannot approve" in asked.page.below.text()


def test_that_the_only_one_is_asked_by_name(page):
    context = a_context()
    panel = SecondPerson(context, page, name="second")
    panel.ask(matter(context, BOTH[:1]))
    assert panel.person == 7
    assert "Farid" in panel.page.asks_for.text()
    panel.ask(matter(context, ()))
    assert panel.person is None
    assert panel.page.approve.closed


def test_that_it_says_who_is_called_and_why_it_is_refused(asked):
    called, why = [], []
    asked.called.connect(called.append)
    asked.refused.connect(why.append)
    asked.page.findChild(QWidget, "second.call.7").click()
    assert called == [7]
    assert asked.page.findChild(QWidget, "second.call.8") is None
    asked.page.refuse.click()
    asked.page.why_not.chosen.emit("ask")
    assert why == ["I have to ask first"]
    assert asked.isHidden()
    assert (asked.minor, asked.page.figure.text()) == (0, "")


def test_that_a_wrong_pin_waits_and_after_ten_is_closed(asked):
    asked.show_badge(7)
    asked.wrong(shut=False, seconds=5)
    assert "0:05" in asked.page.below.text()
    asked.page.pin.set_text("407319")
    assert asked.page.pin.text() == ""
    asked._one_second_less()
    assert "0:04" in asked.page.below.text()
    asked.wrong(shut=True, seconds=0)
    assert "closed" in asked.page.below.text()


def test_that_the_keypad_is_there_for_fingers_only(asked, page):
    assert asked.page.keypad.isHidden()
    apply_theme(page.window(), Theme.load("desk", touch=True))
    asked.ask(matter(a_context()))
    assert not asked.page.keypad.isHidden()
    asked.page.chosen.emit(8)
    for key in (asked.page.keypad.digits[3], asked.page.keypad.digits[9]):
        key.click()
    assert asked.page.pin.text() == "40"
    asked.page.keypad.delete_key.click()
    assert asked.page.pin.text() == "4"


def test_that_tab_stays_inside_and_escape_leaves(asked, qtbot):
    left = []
    asked.left.connect(lambda: left.append(1))
    asked.window().activateWindow()
    for _ in range(12):
        asked.focusNextPrevChild(True)  # noqa: FBT003 - as Qt calls it
        at = asked.window().focusWidget()
        assert at is not None
        assert asked.page.isAncestorOf(at)
    qtbot.keyClick(asked.page.pin, Qt.Key.Key_Escape)
    assert left == [1]
