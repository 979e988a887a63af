"""Taking a hand-over back at the desk: each package lies here, why, and what follows."""

from __future__ import annotations

import pytest

from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.desk.administration.screens import SCREENS as ADMINISTRATION
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState
from kiosk.lobby.pickup.screens import SCREENS
from kiosk.ui.screen import Window
from tests.lobby.hands import find, press, sees
from tests.makers import desks
from tests.makers import pickup as makers
from tests.makers.staff import a_person


def a_desk(qtbot, business, who):
    entries = [each for each in (*ADMINISTRATION, *SCREENS) if each.window is Window.DESK]
    window = desks.a_desk(business, entries, qtbot=qtbot, out=desks.Station())
    window.context.sign_in(who, name="Ana Lindqvist", role="Reception")
    return window


def ana(business, *skills):
    return Person(a_person(business, Skill.HAND_OUT, *skills, name="Ana Lindqvist"), Role.RECEPTION)


@pytest.fixture
def desk(qtbot, business):
    window = a_desk(qtbot, business, ana(business, Skill.REFUND, Skill.TAKE_MONEY))
    yield window
    window.leave()


def test_that_a_hand_over_is_taken_back_from_its_page(qtbot, business, desk):
    made = makers.ready(business)
    makers.collect(business, made, makers.receptionist(business))
    desk.go("pickup.counter", pickup_id=made.pickup)
    press(qtbot, desk, "pickup.counter.undo")
    take_back = find(desk, "undo.take_back")
    assert take_back.reason.startswith("Every package must lie before you.")
    for package in desk.navigator.current.ticks:
        assert take_back.closed
        press(qtbot, desk, f"undo.package.{package}")
    assert take_back.reason == "Choose what went wrong."
    press(qtbot, desk, "undo.reason.wrong_customer")
    press(qtbot, desk, "undo.take_back")
    said = find(desk, "undo.news").accessibleName()
    assert "is void" in said
    assert "with a new code" in said
    assert take_back.closed
    again = makers.known(business, made.order)
    assert business.read(pickups.counter, pickup=again.pickup).state is PickupState.READY


def test_that_a_scanned_package_is_ticked(qtbot, business, desk):
    made = makers.ready(business)
    makers.collect(business, made, makers.receptionist(business))
    desk.go("pickup.void", pickup=made.pickup)
    page = desk.navigator.current
    package = next(iter(page.ticks))
    page.scanned("nothing")
    assert not page.ticks[package].isChecked()
    page.scanned(package)
    assert page.ticks[package].isChecked()


def test_that_before_the_hand_over_there_is_nothing_to_take_back(qtbot, business, desk):
    made = makers.ready(business)
    desk.go("pickup.counter", pickup_id=made.pickup)
    assert not sees(desk, "pickup.counter.undo")


def test_that_whoever_may_not_finds_the_button_closed(qtbot, business):
    made = makers.ready(business)
    makers.collect(business, made, makers.receptionist(business))
    window = a_desk(qtbot, business, ana(business))
    window.go("pickup.counter", pickup_id=made.pickup)
    assert find(window, "pickup.counter.undo").closed
    window.leave()
