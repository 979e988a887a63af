"""A desk that nobody touches covers itself; PIN and badge uncover it, and bring a colleague in."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.task import Role
from kiosk.shell.covering import Tapped
from kiosk.ui.screen import Signed
from tests.shell.samples import ANA, CODE, a_desk


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


def test_that_an_untouched_desk_covers_itself_and_keeps_who_is_signed_in(qtbot):
    desk = a_desk(qtbot)
    desk.navigator.current.field.setText("Jonas Weir")
    wait(desk, 59)
    assert desk.lock is None
    wait(desk, 2)
    assert desk.lock is not None
    assert desk.lock.geometry() == desk.rect()
    assert not desk.navigator.current.isVisible()
    assert desk.context.by() == ANA
    click(qtbot, desk, "lock.go_on")
    assert desk.lock is None
    assert desk.navigator.current.field.text() == "Jonas Weir"
    wait(desk, 59)
    assert desk.lock is None


def test_that_a_touch_puts_the_cover_off(qtbot):
    desk = a_desk(qtbot)
    wait(desk, 50)
    click(qtbot, desk, "today.other")
    wait(desk, 50)
    assert desk.lock is None


def test_that_the_pin_uncovers_and_a_wrong_one_does_not(qtbot):
    door = Door()
    desk = a_desk(qtbot, unlock=door)
    wait(desk, 61)
    for digit in "111111":
        click(qtbot, desk, f"lock.pad.{digit}")
    assert door.tried == ["111111"]
    assert desk.lock.pin.text() == ""
    door.answers[0]("That PIN does not fit.")
    assert find(desk, "lock.wrong").text() == "That PIN does not fit."
    assert desk.lock is not None
    qtbot.keyClicks(desk.lock.pin, "123456")
    qtbot.waitUntil(lambda: door.tried == ["111111", "123456"])
    door.answers[1](None)
    assert desk.lock is None
    assert desk.navigator.current.isVisible()


def test_that_an_answer_after_the_cover_is_gone_does_nothing(qtbot):
    door = Door()
    desk = a_desk(qtbot, unlock=door)
    wait(desk, 61)
    desk.lock.try_pin("123456")
    click(qtbot, desk, "lock.somebody_else")
    settle_deletes()
    door.answers[0](None)
    assert desk.navigator.entry.id == "signin"
    assert desk.context.signed is None


def test_that_a_badge_uncovers(qtbot):
    badge = Door()
    desk = a_desk(qtbot, badge=badge)
    page = desk.navigator.current
    wait(desk, 61)
    desk.clock.at += 30
    assert 29 < desk.covered_for < 92
    desk.gate.scanned.emit("BADGE-7")
    assert badge.tried == ["BADGE-7"]
    badge.answers[0](Tapped(desk.context.signed))
    assert desk.lock is None
    assert desk.navigator.current is page


def asked_for(desk):
    """The page that is shown, and what it was opened with."""
    visit = desk.navigator._way[-1]
    return visit.entry.id, visit.arguments


def test_that_a_badge_of_whom_the_pin_is_asked_uncovers_nothing_yet(qtbot):
    badge = Door()
    desk = a_desk(qtbot, badge=badge, unlock=Door())
    wait(desk, 61)
    assert find(desk, "lock.badge").text() == "Or hold your badge to the reader."
    desk.gate.scanned.emit("BADGE-7")
    desk.gate.scanned.emit("BADGE-7")
    assert badge.tried == ["BADGE-7"]  # one at a time
    badge.answers[0](Tapped(asks=ANA.id))
    assert desk.lock is not None
    assert find(desk, "lock.wrong").text() == "Now your PIN."
    desk.gate.scanned.emit("OTHER-1")
    badge.answers[1](Tapped(why_not="Nobody here has this badge."))
    assert find(desk, "lock.wrong").text() == "Nobody here has this badge."
    assert desk.lock is not None


def test_that_a_colleagues_badge_brings_her_in_beside(qtbot):
    badge = Door()
    desk = a_desk(qtbot, badge=badge)
    wait(desk, 61)
    desk.gate.scanned.emit("BADGE-8")
    badge.answers[0](Tapped(Signed(Person(ANA.id + 1, Role.SALES), "Eun-ji Park", "Sales")))
    assert desk.lock is None
    assert desk.context.signed.name == "Eun-ji Park"
    assert desk.navigator.entry.id == "today"
    assert desk.context.left is None  # nobody signed out


def test_that_a_colleague_whose_pin_is_asked_chooses_herself_on_the_first_page(qtbot):
    badge = Door()
    desk = a_desk(qtbot, badge=badge)
    wait(desk, 61)
    desk.gate.scanned.emit("BADGE-8")
    badge.answers[0](Tapped(asks=ANA.id + 1))
    assert desk.lock is None
    assert desk.context.signed is None
    assert asked_for(desk) == ("signin", {"stays": True, "chosen": ANA.id + 1})


def test_that_a_badge_is_read_beside_the_open_menu_and_a_printed_one_anywhere(qtbot):
    badge = Door()
    desk = a_desk(qtbot, badge=badge)
    desk.gate.scanned.emit("12345678")
    assert badge.tried == []
    click(qtbot, desk, "rail.person")
    desk.gate.scanned.emit("12345678")
    assert badge.tried == ["12345678"]
    badge.answers[0](Tapped(why_not="Nobody here has this badge."))
    desk.person_menu.shut()
    desk.gate.scanned.emit("BDG-0042")
    assert badge.tried == ["12345678", "BDG-0042"]


def test_that_the_menu_says_who_else_is_at_this_desk_and_makes_room(qtbot):
    eunji = Signed(Person(ANA.id + 1, Role.SALES), "Eun-ji Park")
    desk = a_desk(qtbot, here=lambda then: then([eunji, desk.context.signed]))
    click(qtbot, desk, "rail.person")
    assert find(desk, f"person.switch.{ANA.id + 1}").words == "Eun-ji Park"
    click(qtbot, desk, f"person.switch.{ANA.id + 1}")
    assert desk.context.signed is None
    assert asked_for(desk) == ("signin", {"stays": True, "chosen": ANA.id + 1})


def test_that_signing_out_says_who_left(qtbot):
    desk = a_desk(qtbot)
    desk.context.sign_out()
    assert asked_for(desk) == ("signin", {"leaves": ANA})


def test_that_rooms_cannot_be_changed_under_the_cover(qtbot):
    desk = a_desk(qtbot, unlock=Door())
    desk.cover_now()
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    desk.gate.scanned.emit(CODE)
    assert desk.navigator.entry.id == "today"
    assert desk.seen.scanned == []
    desk.changed([Change.PICKUP])
    assert desk.seen.refreshed == []
    desk.uncover()
    assert desk.seen.refreshed == ["today"]
