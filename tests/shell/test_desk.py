"""The desk's window: rooms in the rail, one page, who is signed in, and the cover."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiosk.core.by import Customer
from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.ui.screen import Closed
from tests.shell.samples import ANA, CHLOE, a_desk


def find(window, name):
    found = [child for child in window.findChildren(QWidget, name) if child.isVisibleTo(window)]
    assert len(found) == 1, (name, found)
    return found[0]


def click(qtbot, window, name):
    qtbot.mouseClick(find(window, name), Qt.MouseButton.LeftButton)


def wait(window, seconds):
    window.clock.at += seconds
    window.tick()


def settle_deletes():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Door:
    """Checks a PIN as `app` would, only that the test answers when it likes."""

    def __init__(self):
        self.tried, self.answers = [], []

    def __call__(self, secret, answered):
        self.tried.append(secret)
        self.answers.append(answered)


def test_that_nobody_signed_in_sees_only_the_sign_in(qtbot):
    desk = a_desk(qtbot, signed=False)
    assert desk.navigator.entry.id == "signin"
    assert not desk.rail.isVisible()
    assert not desk.top.isVisible()
    wait(desk, 1_000)
    assert desk.lock is None


def test_that_signing_in_opens_the_first_room(qtbot):
    desk = a_desk(qtbot)
    assert desk.navigator.entry.id == "today"
    assert desk.context.by() == ANA
    assert find(desk, "rail.person").accessibleName() == "Ana Lindqvist, Reception"
    assert find(desk, "desk.station").text() == "Desk 1"
    assert "12:05" in find(desk, "desk.clock").text()
    assert find(desk, "desk.day").text() == "Monday 13 April"


def test_that_the_rail_has_the_rooms_in_their_sections(qtbot):
    desk = a_desk(qtbot)
    assert list(desk.rail.entries) == ["today", "customers", "pick", "orders"]
    labels = [label.text() for label in desk.rail.findChildren(QLabel) if label.isVisible()]
    assert labels == ["Harbour Lane", "Front office", "Back office"]
    click(qtbot, desk, "rail.customers")
    assert desk.navigator.entry.id == "customers"
    assert desk.rail.entries["customers"].property("chosen") is True
    assert desk.rail.entries["today"].property("chosen") is False


def test_that_a_page_off_the_rail_keeps_its_room_marked(qtbot):
    desk = a_desk(qtbot)
    click(qtbot, desk, "rail.orders")
    desk.go("order", order_id=7)
    assert desk.rail.entries["orders"].property("chosen") is True
    desk.back()
    assert desk.navigator.entry.id == "orders"


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier]
)
def test_that_a_digit_opens_a_room(qtbot, modifier):
    desk = a_desk(qtbot)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_3, modifier)
    qtbot.waitUntil(lambda: desk.navigator.entry.id == "pick")


def test_that_a_screen_is_kept_and_opened_with_what_it_was_opened_with(qtbot):
    desk = a_desk(qtbot)
    desk.go("order", order_id=7)
    page = desk.navigator.current
    page.field.setText("half a note")
    desk.go("customers")
    desk.go("order", order_id=8)
    assert desk.navigator.current is page
    desk.back()
    desk.back()
    assert page.field.text() == "half a note"
    assert desk.seen.opened[-1] == ("order", {"order_id": 7})


def test_that_a_hidden_screen_grows_stale_and_refreshes_when_it_is_shown(qtbot):
    desk = a_desk(qtbot)
    desk.open_room("customers")
    desk.changed([Change.PICKUP])
    assert desk.seen.refreshed == ["customers"]
    desk.open_room("today")
    assert desk.seen.refreshed == ["customers", "today"]
    desk.open_room("customers")
    assert desk.seen.refreshed == ["customers", "today"]


def test_that_a_closed_room_says_why(qtbot):
    doors = {Task.SHIPMENT_PICK: Closed("Fulfilment: away until 17:00.", "Chloe Marsh", "17:00")}
    desk = a_desk(qtbot, closed=doors.get)
    assert desk.rail.entries["pick"].closed
    click(qtbot, desk, "rail.pick")
    assert desk.navigator.entry.id == "today"
    assert find(desk, "shell.popover.reason").text() == "Fulfilment: away until 17:00."
    assert find(desk, "shell.popover.who").text() == "Until 17:00. Chloe Marsh can do it now."
    qtbot.keyClick(find(desk, "shell.popover.close"), Qt.Key.Key_Escape)
    qtbot.waitUntil(desk.popover.isHidden)
    assert QApplication.focusWidget() is desk.rail.entries["pick"]
    doors.clear()
    desk.changed([Change.SESSION])
    assert not desk.rail.entries["pick"].closed


def test_that_waiting_work_is_counted_in_the_rail(qtbot):
    waiting = {"today": 4, "orders": 120}
    desk = a_desk(qtbot, counts=lambda: waiting)
    assert desk.rail.entries["today"].shown_count() == "4"
    assert desk.rail.entries["orders"].shown_count() == "99+"
    assert desk.rail.entries["orders"].accessibleDescription() == "120 waiting"
    assert desk.rail.entries["pick"].shown_count() == ""
    waiting["today"] = 0
    desk.changed([Change.PICKUP])
    assert desk.rail.entries["today"].shown_count() == ""


def test_that_a_narrow_desk_has_icons_with_tooltips(qtbot):
    desk = a_desk(qtbot, size=(1280, 720), counts=lambda: {"today": 4})
    assert (desk.width(), desk.height()) == (1280, 720)
    assert desk.rail.width() == 56
    assert desk.rail.entries["today"].toolTip() == "Today, 4 waiting"
    assert desk.rail.entries["customers"].toolTip() == "Customers"
    desk.resize(1440, 900)
    assert desk.rail.width() == 196
    assert desk.rail.entries["today"].toolTip() == ""


def test_that_somebody_else_ends_up_at_the_sign_in_with_nothing_left(qtbot):
    desk = a_desk(qtbot)
    desk.go("order", order_id=7)
    desk.navigator.current.field.setText("Jonas Weir")
    desk.cover_now()
    click(qtbot, desk, "lock.somebody_else")
    settle_deletes()
    assert desk.navigator.entry.id == "signin"
    assert desk.context.by() == Customer()
    assert [screen.objectName() for screen in desk.navigator.screens()] == ["signin"]
    desk.context.sign_in(CHLOE, name="Chloe Marsh", role="Fulfilment")
    assert desk.context.by() == CHLOE
    assert desk.navigator.entry.id == "today"


def test_that_the_person_box_covers_and_signs_out(qtbot):
    desk = a_desk(qtbot)
    click(qtbot, desk, "rail.person")
    click(qtbot, desk, "person.cover")
    assert desk.lock is not None
    desk.uncover()
    desk.rail.person._debounce._last = None
    click(qtbot, desk, "rail.person")
    click(qtbot, desk, "person.sign_out")
    assert desk.navigator.entry.id == "signin"
    assert desk.person_menu.isHidden()


def test_that_a_scan_goes_to_the_screen_that_takes_it(qtbot):
    desk = a_desk(qtbot)
    qtbot.keyClicks(desk.navigator.current.field, "frm-Oak 30")
    qtbot.keyClick(desk.navigator.current.field, Qt.Key.Key_Return)
    assert desk.seen.scanned == ["frm-Oak 30"]


def test_that_a_scan_at_the_sign_in_types_into_its_field(qtbot):
    desk = a_desk(qtbot, signed=False)
    field = desk.navigator.current.field
    qtbot.keyClicks(field, "ana")
    qtbot.waitUntil(lambda: field.text() == "ana")


def test_that_trouble_stays_until_the_page_is_left(qtbot):
    desk = a_desk(qtbot)
    pressed = []
    desk.notice(
        "overdue", "The printer has no paper.", "", ("Print again", lambda: pressed.append(1))
    )
    desk.notice(
        "overdue", "The printer has no paper.", "", ("Print again", lambda: pressed.append(1))
    )
    assert len(desk.notices.facts()) == 1
    click(qtbot, desk, "shell.notice.action")
    assert pressed == [1]
    assert desk.notices.facts() == []
    desk.notice("overdue", "The sale is safe.", "", None)
    desk.open_room("customers")
    assert desk.notices.facts() == ["The sale is safe."]
    desk.clock.at += 5
    desk.open_room("today")
    assert desk.notices.facts() == []


def test_that_a_desk_may_be_closed(qtbot):
    desk = a_desk(qtbot)
    event = QCloseEvent()
    with qtbot.waitSignal(desk.left):
        desk.closeEvent(event)
    assert event.isAccepted()


def test_that_fifty_people_leave_no_widget_behind(qtbot):
    desk = a_desk(qtbot, unlock=Door())

    def shift():
        desk.context.sign_in(CHLOE, name="Chloe Marsh")
        for room in desk.rail.entries:
            desk.open_room(room)
        desk.cover_now()
        desk.context.sign_out()
        settle_deletes()

    shift()
    before = len(QApplication.allWidgets())
    for _ in range(50):
        shift()
    assert len(QApplication.allWidgets()) == before
