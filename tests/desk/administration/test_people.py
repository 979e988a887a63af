"""The list of people: added, given a PIN, declared, opened again, let go; all of it by acts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.desk.administration import screens
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import StationKind
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Cost, Outcome
from kiosk.shell.desk import DeskWindow
from tests import founding
from tests.makers.desks import NOBODY, a_desk, find, press
from tests.makers.staff import a_person

PIN = "704815"


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def desk(qtbot: QtBot, business: Business) -> DeskWindow:
    window = a_desk(business, screens.SCREENS, qtbot=qtbot)
    owner = member(business, founding.OWNER)
    window.context.sign_in(Person(owner.id, Role.MANAGER), name=owner.name)
    return window


def member(business: Business, name: str) -> staff.Member:
    return next(each for each in business.read(staff.people) if each.name == name)


def open_at(desk: DeskWindow, person: PersonId | None = None) -> None:
    desk.open_room("people")
    if person is not None:
        find(desk, "people.rows").choose(str(person))


def there(desk: DeskWindow, name: str) -> bool:
    return any(each.isVisibleTo(desk) for each in desk.findChildren(object, name))


def rows(desk: DeskWindow) -> list[tuple[str, str, str]]:
    return [(row.title, row.second, row.trailing) for row in find(desk, "people.rows").facts]


def test_that_the_list_says_role_skills_and_pin(business, desk):
    a_person(business, Skill.WELCOME, Skill.HAND_OUT, name="Ana Lindqvist")
    open_at(desk)
    assert rows(desk) == [
        ("Ana Lindqvist", "Reception, 2 skills", "No PIN yet"),
        (founding.OWNER, f"Manager, {len(Skill)} skills", ""),
    ]


def test_that_skills_stand_there_in_words_with_level_and_last_day(business, desk):
    person = a_person(business, Skill.TAKE_MONEY, name="Ana", level=Level.SUPERVISED)
    open_at(desk, person)
    [row] = find(desk, "people.skills").rows.rows
    assert [cell.text for cell in row[:2]] == ["Take money", "with help"]
    assert row[2].text
    assert "Hand out orders" in find(desk, "people.missing").text()


def test_that_somebody_is_added_and_lies_open_at_once(business, desk):
    open_at(desk)
    press(desk, "people.add")
    press(desk, "people.add.deed")
    assert "A name is missing" in desk.navigator.current.add_page.named.error()
    find(desk, "people.name").setText("Ines Ferreira")
    find(desk, "people.role").set_value(Role.SALES)
    desk.navigator.current.add_page.deed._debounce._last = None
    press(desk, "people.add.deed")
    assert member(business, "Ines Ferreira").role is Role.SALES
    assert find(desk, "people.person.title").text() == "Ines Ferreira"
    assert find(desk, "people.person.pin").text() == "No PIN yet"
    assert there(desk, "people.add")


def test_that_a_new_person_types_the_pin_twice(business, desk):
    person = a_person(business, name="Ana")
    open_at(desk, person)
    press(desk, "people.set_pin")
    assert find(desk, "people.pin.title").text() == "Ana chooses a PIN"
    find(desk, "people.pin").set_text("123456")
    assert find(desk, "people.pin_below").text().startswith("This PIN is guessed first")
    find(desk, "people.pin").set_text(PIN)
    find(desk, "people.again").set_text("704816")
    press(desk, "people.pin.deed")
    assert find(desk, "people.pin_below").text() == "The two are not the same. Type it once more."
    find(desk, "people.again").set_text(PIN)
    desk.navigator.current.pin_page.deed._debounce._last = None
    press(desk, "people.pin.deed")
    assert find(desk, "people.person.pin").text() == "PIN set"
    assert desk.navigator.current.pin_page.pin.text() == ""
    answer = business.do(staff.sign_in, by=NOBODY, person=person, pin=PIN)
    assert answer.outcome is Outcome.IN


def test_that_skills_are_ticked_and_declared_alone(business, desk):
    person = a_person(business, Skill.WELCOME, name="Ana", level=Level.SUPERVISED)
    open_at(desk, person)
    press(desk, "people.declare")
    deed = find(desk, "people.declare.deed")
    assert deed.closed
    for skill in (Skill.HAND_OUT, Skill.WELCOME):
        press(desk, f"people.skill.{skill}")
    assert deed.words == "Declare 2 skills"
    press(desk, "people.declare.deed")
    held = business.read(training.held_by, person=person)
    assert {skill: each.level for skill, each in held.items()} == {
        Skill.HAND_OUT: Level.ALONE,
        Skill.WELCOME: Level.ALONE,
    }
    assert [row[0].text for row in find(desk, "people.skills").rows.rows] == [
        "Welcome customers", "Hand out orders",
    ]  # fmt: skip


def test_that_nobody_declares_or_lets_go_of_themselves(business, desk):
    open_at(desk, member(business, founding.OWNER).id)
    for name in ("people.declare", "people.let_go"):
        assert find(desk, name).closed
    press(desk, "people.let_go")
    assert not there(desk, "people.sure")
    assert member(business, founding.OWNER).active


def test_that_a_closed_pin_is_opened_by_a_second_person(business, desk, monkeypatch):
    monkeypatch.setattr(rules, "DISABLED_AT", 1)
    person = a_person(business, name="Ana", pin=PIN)
    open_at(desk, person)
    assert not there(desk, "people.unlock")
    business.do(staff.sign_in, by=NOBODY, station="Desk 2", person=person, pin="860213")
    assert find(desk, "people.person.pin").text() == "PIN closed"
    assert ("Ana", "Reception, 0 skills", "PIN closed") in rows(desk)
    press(desk, "people.unlock")
    assert find(desk, "people.person.pin").text() == "PIN set"
    answer = business.do(staff.sign_in, by=NOBODY, station="Desk 2", person=person, pin=PIN)
    assert answer.outcome is Outcome.IN


def test_that_letting_go_is_asked_once_more_and_signs_out_at_once(business, desk):
    person = a_person(business, name="Bo Lund", pin=PIN)
    business.do(staff.sign_in, by=NOBODY, station="Desk 2", person=person, pin=PIN)
    open_at(desk, person)
    press(desk, "people.let_go")
    press(desk, "people.keep")
    assert member(business, "Bo Lund").active
    desk.navigator.current.person.let_go._debounce._last = None
    press(desk, "people.let_go")
    press(desk, "people.sure")
    assert not member(business, "Bo Lund").active
    assert business.read(staff.who_is_in) == ()
    assert rows(desk)[-1] == ("Bo Lund", "Reception", "left")
    assert not there(desk, "people.set_pin")


def test_that_a_pc_is_added_once_by_its_name(business, desk):
    open_at(desk)
    find(desk, "people.tabs").choose("pcs")
    find(desk, "people.pc_name").setText("Desk 1")
    press(desk, "people.pc.deed")
    [station] = business.read(settings.stations)
    assert (station.name, station.kind, station.touch) == ("Desk 1", StationKind.DESK, False)
    assert rows(desk) == [("Desk 1", "Desk", "")]
    find(desk, "people.pc_name").setText("Desk 1")
    desk.navigator.current.pc_page.deed._debounce._last = None
    press(desk, "people.pc.deed")
    assert "There is a PC called Desk 1" in desk.navigator.current.pc_page.named.error()


def test_that_a_colleague_without_the_skill_finds_the_room_closed(business, desk):
    person = a_person(business, name="Ana")
    desk.context.sign_in(Person(person, Role.RECEPTION), name="Ana")
    assert desk.rail.entries["people"].closed
    open_at(desk)
    for name in ("people.add", "people.set_pin", "people.declare", "people.let_go"):
        assert find(desk, name).closed
