"""Signing in at a desk: the right PIN opens it, a wrong one costs time, the first one is chosen."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Owner, Person
from kiosk.core.refusal import Refused, Trouble, TroubleKind
from kiosk.core.task import Role
from kiosk.desk.administration import screens, service
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Cost, StaffRefusal
from kiosk.shell.desk import DeskWindow
from kiosk.ui.background import Call, Settled
from tests import founding
from tests.makers.desks import NOBODY, a_desk, find, press
from tests.makers.staff import a_person


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def desk(qtbot: QtBot, business: Business) -> DeskWindow:
    return a_desk(business, screens.SCREENS, qtbot=qtbot)


def owner(business: Business) -> staff.Member:
    return next(each for each in business.read(staff.people) if each.owner)


def face(desk: DeskWindow, person: int):
    return find(desk, f"sign_in.face.{person}")


def type_pin(desk: DeskWindow, pin: str) -> None:
    find(desk, "sign_in.pin").set_text(pin)


def below(desk: DeskWindow) -> str:
    return find(desk, "sign_in.below").text()


def test_that_the_page_asks_who_is_at_this_desk(business, desk):
    assert find(desk, "sign_in.question").text() == "Who is at Desk\u00a01?"
    assert find(desk, "sign_in.shop").text() == "Lindqvist Framing"
    assert find(desk, "sign_in.lobby").text() == "Nobody is in the lobby."
    assert face(desk, owner(business).id).isChecked()
    assert find(desk, "sign_in.asks").text() == "Maren, your PIN"


def test_that_the_right_pin_signs_in_with_name_and_role(business, desk):
    type_pin(desk, founding.PIN)
    person = owner(business).id
    assert desk.context.by() == Person(person, Role.MANAGER)
    assert desk.context.signed.name == founding.OWNER
    assert desk.navigator.entry.id == "today"
    assert [each.station for each in business.read(staff.who_is_in)] == ["Desk 1"]


def test_that_signing_out_ends_it_in_the_records_too(business, desk):
    type_pin(desk, founding.PIN)
    desk.context.sign_out()
    assert desk.navigator.entry.id == "sign_in"
    assert business.read(staff.who_is_in) == ()
    assert find(desk, "sign_in.pin").text() == ""


def test_that_the_keypad_types_and_its_last_key_waits_for_six(desk):
    pad, done = find(desk, "sign_in.pad"), find(desk, "sign_in.pad.done")
    assert done.closed
    for digit in founding.PIN[:5]:
        find(desk, f"sign_in.pad.{digit}").click()
    assert find(desk, "sign_in.pin").text() == founding.PIN[:5]
    pad.deleted.emit()
    assert find(desk, "sign_in.pin").left() == 2


def test_that_a_wrong_pin_is_said_calmly_and_leaves_no_digit(desk):
    type_pin(desk, "860213")
    assert below(desk) == "This PIN does not fit."
    assert find(desk, "sign_in.pin").text() == ""
    assert desk.context.signed is None
    find(desk, "sign_in.pin").type("8")
    assert below(desk) == "Six digits. It signs you in at the last one."


def test_that_the_third_wrong_pin_waits_and_says_how_long(desk):
    for _ in range(3):
        type_pin(desk, "860213")
    assert below(desk) == "This PIN does not fit. The next try opens in \u20660:05\u2069."
    type_pin(desk, founding.PIN)
    assert desk.context.signed is None
    side = desk.navigator.current.pin
    for _ in range(5):
        side._one_second_less()
    assert below(desk) == "Six digits. It signs you in at the last one."


def test_that_a_closed_pin_takes_no_digit_and_says_whom_to_ask(business, desk, monkeypatch):
    monkeypatch.setattr(rules, "DISABLED_AT", 2)
    for _ in range(2):
        type_pin(desk, "860213")
    assert below(desk) == "This PIN is closed after ten wrong tries."
    type_pin(desk, founding.PIN)
    assert desk.context.signed is None
    colleague = a_person(business, name="Eun-ji Park", pin="704815")
    business.do(staff.sign_in, by=NOBODY, station="Desk 2", person=colleague, pin="704815")
    find(desk, "sign_in.help").click()
    assert "Eun-ji Park at Desk 2" in find(desk, "sign_in.help_words").text()


def test_that_another_name_clears_the_digits(business, desk):
    colleague = a_person(business, name="Ana Lindqvist", pin="704815")
    find(desk, "sign_in.pin").type("40")
    face(desk, colleague).click()
    assert find(desk, "sign_in.pin").text() == ""
    assert find(desk, "sign_in.asks").text() == "Ana, your PIN"
    type_pin(desk, "704815")
    assert desk.context.signed.name == "Ana Lindqvist"


def test_that_more_people_than_fit_are_searched(business, desk):
    people = {
        name: a_person(business, name=name) for name in ("Bo", "Cy", "Di", "Ed", "Flo", "Gus")
    }
    find(desk, "sign_in.other").click()
    find(desk, "sign_in.search").setText("gu")
    face(desk, people["Gus"]).click()
    assert below(desk) == "You have no PIN yet. A manager sets it under People."
    assert not desk.findChildren(type(face(desk, people["Gus"])), f"sign_in.face.{people['Bo']}")


def test_that_an_owner_without_any_pin_chooses_it_twice(qtbot, tmp_path):
    from kiosk import business as businesses

    made, _code = businesses.create(
        f"sqlite:///{tmp_path}/kiosk.db", tmp_path / "home", founding.founding(), owner="Ina Roth"
    )
    try:
        desk = a_desk(made, screens.SCREENS, qtbot=qtbot)
        assert find(desk, "sign_in.asks").text() == "Ina, choose your PIN"
        type_pin(desk, "123456")
        assert below(desk).startswith("This PIN is guessed first")
        type_pin(desk, "704815")
        assert find(desk, "sign_in.asks").text() == "Once more, Ina"
        type_pin(desk, "704816")
        assert below(desk) == "These were two different PINs. Choose again."
        type_pin(desk, "704815")
        type_pin(desk, "704815")
        assert desk.context.signed.name == "Ina Roth"
    finally:
        desk.close()
        made.close()


def test_that_the_first_pin_is_chosen_once_and_only_by_an_owner(business):
    person = a_person(business, name="Bo")
    for who in (person, owner(business).id):
        with pytest.raises(Refused) as said:
            business.do(service.first_pin, by=NOBODY, person=who, pin="704815")
        assert said.value.refusal.code is StaffRefusal.OWN_PIN_ONLY
    business.do(staff.set_pin, by=Owner("tester"), person=person, pin="704815")


def test_that_trouble_leaves_the_boxes_open_for_another_try(desk):
    submit, troubled = desk.context.submit, []

    def failing_once(call: Call) -> Future[Any]:
        if call.verb is staff.sign_in and not troubled:
            troubled.append(call)
            future = Settled()
            future.set_exception(Trouble(TroubleKind.BUSY))
            return future
        return submit(call)

    desk.context.submit = failing_once
    type_pin(desk, founding.PIN)
    assert desk.context.signed is None
    assert find(desk, "sign_in.pin").text() == ""
    type_pin(desk, founding.PIN)
    assert desk.context.signed.name == founding.OWNER


def shown(desk: DeskWindow, name: str) -> bool:
    return any(each.isVisibleTo(desk) for each in desk.findChildren(QWidget, name))


def test_that_the_recovery_code_opens_a_closed_pin_and_stays_on_no_screen(
    qtbot, place, monkeypatch
):
    from kiosk import business as businesses

    opened = businesses.open_business(place.database, place.home)
    window = a_desk(opened, screens.SCREENS, qtbot=qtbot)
    assert not shown(window, "sign_in.by_code")
    with monkeypatch.context() as patch:
        patch.setattr(rules, "DISABLED_AT", 1)
        type_pin(window, "860213")
    find(window, "sign_in.by_code").click()
    assert not shown(window, "sign_in.pad")
    find(window, "sign_in.code").setText("AAAA-BBBB")
    press(window, "sign_in.code_deed")
    assert find(window, "sign_in.code.field").error() == "This is not the recovery code."
    find(window, "sign_in.code").setText(place.recovery_code)
    press(window, "sign_in.code_deed")
    assert shown(window, "sign_in.pad")
    assert not shown(window, "sign_in.by_code")
    assert window.navigator.current.pin.recovery.code.text() == ""
    type_pin(window, founding.PIN)
    assert window.context.signed is not None
    window.close()
    opened.close()


def test_that_a_badge_chooses_whose_it_is_and_asks_for_the_pin(business, desk):
    person = a_person(business, name="Eun-ji Park", pin="704815")
    business.do(staff.give_badge, by=Owner("maren"), person=person, code="0412345678")
    desk.gate.scanned.emit("0412345678")
    assert face(desk, person).isChecked()
    assert find(desk, "sign_in.asks").text() == "Eun-ji, your PIN"
    type_pin(desk, "704815")
    assert desk.context.by() == Person(person, Role.RECEPTION)
    desk.context.sign_out()
    desk.gate.scanned.emit("0412345678")
    assert desk.context.by() == Person(person, Role.RECEPTION)


def test_that_an_unknown_badge_and_an_ended_one_are_said(business, desk):
    person = a_person(business, name="Eun-ji Park", pin="704815")
    business.do(staff.give_badge, by=Owner("maren"), person=person, code="0412345678")
    held = business.read(staff.badges)[person]
    business.do(staff.end_badge, by=Owner("maren"), badge=held.id, seen=held.version)
    desk.gate.scanned.emit("0412345678")
    assert below(desk) == "This badge is not valid any more."
    desk.gate.scanned.emit("9999999999")
    assert below(desk) == "Nobody here has this badge."
    assert desk.context.signed is None


def test_that_a_program_that_starts_signs_out_whoever_was_here_before(business, qtbot):
    person = a_person(business, name="Eun-ji Park", pin="704815")
    business.do(staff.sign_in, by=NOBODY, station="Desk 1", person=person, pin="704815")
    a_desk(business, screens.SCREENS, qtbot=qtbot)
    assert business.read(staff.who_is_in) == ()
