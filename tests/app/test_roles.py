"""My roles in real windows of one process: taken at one desk, seen at the other, taken back there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.app.windows import Hall
from kiosk.business import Business
from kiosk.core.by import System
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Task
from kiosk.cross_training.cover import service as cover
from kiosk.desk.roles import service as roles
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech
from kiosk.records.staff import service as staff
from kiosk.shell.desk import DeskWindow
from tests.desk.roles.people import PIN, Shop, a_shop, acts
from tests.makers import pickup as maker
from tests.makers.desks import find, press


@pytest.fixture
def hall(business: Business, qapp: object) -> Iterator[Hall]:
    business._facts = replace(business.facts, demonstration=True)
    made = Hall(business, sound=SilentSound(), speech=SilentSpeech())
    yield made
    made.close()


@pytest.fixture
def shop(business: Business) -> Shop:
    return a_shop(business, signed_in=False)


def a_window(qtbot: QtBot, hall: Hall, person: PersonId, name: str, station: str) -> DeskWindow:
    window = hall.desk(station)
    window.resize(1440, 900)
    window.show()
    qtbot.waitUntil(lambda: not any(page.asking for page in window.screens()))
    door = System("sign-in")
    hall.business.do(staff.sign_in, door, None, station, person=person, pin=PIN)
    window.context.sign_in(acts(person), name=name, role="")
    qtbot.waitUntil(lambda: knows(hall, person))
    return window


def knows(hall: Hall, person: PersonId) -> bool:
    house = hall.doors.who_can.house
    return house is not None and house.find(person) is not None


def there(window: QWidget, name: str) -> bool:
    return any(each.isVisibleTo(window) for each in window.findChildren(QWidget, name))


def take(qtbot: QtBot, desk: DeskWindow, role: Role) -> None:
    press(desk, "rail.roles")
    qtbot.waitUntil(lambda: there(desk, f"roles.{role}.take"))
    press(desk, f"roles.{role}.take")
    qtbot.waitUntil(lambda: bool(find(desk, "roles.form.lines").text()))
    if there(desk, "roles.form.read"):
        press(desk, "roles.form.read")
        qtbot.waitUntil(lambda: there(desk, "roles.note.go"))
        press(desk, "roles.note.go")
    # A warning is read with the first try where it has just come up.
    find(desk, "roles.form.pin").set_text(PIN)


def test_that_a_role_is_taken_and_handed_back_at_one_desk(
    qtbot: QtBot, hall: Hall, business: Business, shop: Shop
) -> None:
    desk = a_window(qtbot, hall, shop.ana, "Ana Lindqvist", "Desk 1")
    assert desk.context.closed(Task.SHIPMENT_START) is not None
    take(qtbot, desk, Role.FULFILMENT)
    qtbot.waitUntil(lambda: desk.navigator.entry is not None
                    and desk.navigator.entry.id == "fulfilment", timeout=20_000)  # fmt: skip
    qtbot.waitUntil(lambda: desk.context.closed(Task.SHIPMENT_START) is None)
    qtbot.waitUntil(lambda: there(desk, "cover_bar.hand_back"))
    press(desk, "cover_bar.hand_back")
    qtbot.waitUntil(lambda: there(desk, "roles.leaving.go")
                    and bool(find(desk, "roles.leaving.title").text()))  # fmt: skip
    press(desk, "roles.leaving.go")
    qtbot.waitUntil(lambda: not there(desk, "cover_bar.hand_back"))
    assert desk.navigator.entry is not None
    assert desk.navigator.entry.id == "today"
    assert business.read(cover.live, person=shop.ana) == ()


def test_that_whoever_is_back_early_takes_the_role_back_at_another_desk(
    qtbot: QtBot, hall: Hall, business: Business, shop: Shop
) -> None:
    desk = a_window(qtbot, hall, shop.ana, "Ana Lindqvist", "Desk 1")
    take(qtbot, desk, Role.ACCOUNTING)
    qtbot.waitUntil(lambda: there(desk, "cover_bar.hand_back"), timeout=20_000)
    ben = a_window(qtbot, hall, shop.ben, "Ben Okafor", "Desk 2")
    press(ben, "rail.roles")
    qtbot.waitUntil(lambda: there(ben, "roles.accounting.take_back"))
    press(ben, "roles.accounting.take_back")
    qtbot.waitUntil(lambda: there(ben, "roles.while_away.go"))
    qtbot.waitUntil(lambda: not there(desk, "cover_bar.hand_back"))
    assert "till" not in desk.rail.rooms
    assert "till" in ben.rail.rooms


def test_that_the_rail_counts_what_waits_in_a_role_that_i_cover(
    qtbot: QtBot, hall: Hall, business: Business, shop: Shop
) -> None:
    maker.an_order(business)
    desk = a_window(qtbot, hall, shop.ana, "Ana Lindqvist", "Desk 1")
    room = desk.rail.entries["fulfilment"]
    assert room.shown_count() == ""
    take(qtbot, desk, Role.FULFILMENT)
    qtbot.waitUntil(lambda: room.shown_count() == "1", timeout=20_000)
    # Another order comes in, from nobody at this desk.
    maker.an_order(business)
    qtbot.waitUntil(lambda: room.shown_count() == "2", timeout=20_000)
    (live,) = business.read(cover.live, person=shop.ana)
    business.do(roles.hand_back, acts(shop.ana), None, "Desk 1", session=live.id)
    qtbot.waitUntil(lambda: room.shown_count() == "")
