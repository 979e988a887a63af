"""Why a control is closed: who can do it now, what one can do oneself, by hand and by key."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Task
from kiosk.ui.context import Helper
from kiosk.ui.pressable import Pressable
from kiosk.ui.screen import Closed
from tests.shell.samples import a_desk

EUN, FARID = PersonId(3), PersonId(4)
AWAY = Closed(
    "Taking money belongs to Accounting", then="Accounting is away until 12:45.",
    task=Task.PAYMENT_TAKE, take_role=Role.ACCOUNTING, take="Take Accounting",
    you="You have learnt this.",
    helpers=(Helper(EUN, "Eun-ji Park", "Desk 2, with a customer"), Helper(FARID, "Farid Haddad")),
    foot="Nobody free? Every desk can see that you need somebody.",
)  # fmt: skip
LEARNING = Closed(
    "You are still learning this.", task=Task.PAYMENT_TAKE, beside=True, helpers=AWAY.helpers
)


def part(desk, name):
    found = [each for each in desk.popover.findChildren(QWidget, f"shell.popover.{name}")
             if each.isVisibleTo(desk)]  # fmt: skip
    assert len(found) == 1, (name, found)
    return found[0]


def press(desk, name):
    control = part(desk, name)
    assert isinstance(control, Pressable)
    control._debounce._last = None
    control.click()


def opened(qtbot, closed=AWAY, name="today.other", **more):
    """A desk at which the frame has opened at a closed control."""
    desk = a_desk(qtbot, closed=lambda _task: closed, **more)
    control = desk.findChild(QWidget, name)
    control.setFocus()
    desk.explain(control, closed)
    return desk, control


def heard(signal):
    said = []
    signal.connect(lambda *what: said.append(what))
    return said


def test_that_it_says_whose_it_is_until_when_and_who_can(qtbot):
    desk, _control = opened(qtbot)
    assert part(desk, "reason").text() == "Taking money belongs to Accounting"
    assert part(desk, "who").text() == "Accounting is away until 12:45."
    assert part(desk, "ask").text() == "Who can do this now?"
    assert part(desk, "you.name").text() == "You"
    assert part(desk, "helper.0.name").text() == "Eun-ji Park"
    assert part(desk, "helper.0.where").text() == "Desk 2, with a customer"
    assert part(desk, "foot").text() == AWAY.foot
    assert "Accounting is away" in desk.popover.accessibleName()


def test_that_taking_the_role_opens_my_roles_there(qtbot):
    desk, _control = opened(qtbot)
    wanted = heard(desk.role_wanted)
    press(desk, "take")
    assert wanted == [(Role.ACCOUNTING,)]
    assert desk.popover.isHidden()


def test_that_a_colleague_is_called_for_this_task(qtbot):
    desk, _control = opened(qtbot)
    wanted = heard(desk.colleague_wanted)
    press(desk, "helper.1.call")
    assert wanted == [(FARID, Task.PAYMENT_TAKE)]


def test_that_every_desk_is_asked_where_nobody_is_free(qtbot):
    desk, _control = opened(qtbot)
    wanted = heard(desk.colleague_wanted)
    press(desk, "ask_all")
    assert wanted == [(None, Task.PAYMENT_TAKE)]


def test_that_escape_gives_the_focus_back(qtbot):
    desk, control = opened(qtbot)
    assert desk.popover.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(desk.popover.isHidden)
    assert QApplication.focusWidget() is control


def test_that_tab_goes_round_inside_in_the_order_of_the_eye(qtbot):
    desk, _control = opened(qtbot)
    order = []
    for _ in range(6):
        at = QApplication.focusWidget()
        assert desk.popover.isAncestorOf(at)
        order.append(at.objectName().removeprefix("shell.popover."))
        desk.popover.focusNextPrevChild(True)  # noqa: FBT003
    assert order == ["close", "take", "helper.0.call", "helper.1.call", "ask_all", "close"]
    desk.popover.focusNextPrevChild(False)  # noqa: FBT003
    desk.popover.focusNextPrevChild(False)  # noqa: FBT003
    assert QApplication.focusWidget().objectName() == "shell.popover.ask_all"


def test_that_it_is_gone_when_one_goes_on_to_something_else(qtbot):
    desk, _control = opened(qtbot)
    desk.findChild(QWidget, "today.go_on").setFocus()
    assert desk.popover.isHidden()


def test_that_whoever_stands_beside_proves_it_there_and_no_pin_stays(qtbot):
    desk, control = opened(qtbot, LEARNING)
    proven = heard(desk.beside_proven)
    assert part(desk, "ask").text() == "With somebody beside you:"
    press(desk, "helper.0.beside")
    boxes = part(desk, "helper.0.pin")
    assert QApplication.focusWidget() is boxes
    QTest.keyClicks(boxes, "407319")
    qtbot.waitUntil(lambda: len(proven) == 1)
    ((person, task, pin, answered),) = proven
    assert (person, task, pin) == (EUN, Task.PAYMENT_TAKE, "407319")
    answered("This PIN does not fit.")
    assert part(desk, "helper.0.said").accessibleName().startswith("This PIN does not fit.")
    assert boxes.text() == ""
    QTest.keyClicks(boxes, "407319")
    qtbot.waitUntil(lambda: len(proven) == 2)
    proven[-1][3](None)
    assert desk.popover.isHidden()
    assert boxes.text() == ""
    assert QApplication.focusWidget() is control


def test_that_escape_leaves_no_pin_behind(qtbot):
    desk, _control = opened(qtbot, LEARNING)
    press(desk, "helper.0.beside")
    boxes = part(desk, "helper.0.pin")
    QTest.keyClicks(boxes, "4073")
    qtbot.waitUntil(lambda: boxes.text() == "4073")
    desk.popover.shut()
    assert boxes.text() == ""


def test_that_it_closes_by_itself_when_the_resolver_opens_the_control(qtbot):
    doors = {"said": AWAY}
    desk = a_desk(qtbot, closed=lambda _task: doors["said"])
    control = desk.findChild(QWidget, "today.other")
    desk.explain(control, AWAY)
    doors["said"] = LEARNING
    desk.regard()
    assert part(desk, "reason").text() == "You are still learning this."
    doors["said"] = None
    desk.regard()
    assert desk.popover.isHidden()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_that_it_never_covers_its_control_and_stays_in_the_window(qtbot, language, size):
    desk, _control = opened(qtbot)
    desk.context.speak(language)
    desk.resize(*size)
    qtbot.waitUntil(lambda: (desk.width(), desk.height()) == size)
    for name in ("today.other", "today.go_on", "rail.pick"):
        control = desk.findChild(QWidget, name)
        desk.explain(control, AWAY)
        box = QRect(control.mapTo(desk, control.rect().topLeft()), control.size())
        assert not desk.popover.geometry().intersects(box), name
        assert desk.rect().contains(desk.popover.geometry()), name
