"""Badges, own roles and second accounts under People."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.desk.administration import screens
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import BadgeOutcome, Cost
from kiosk.shell.desk import DeskWindow
from tests import founding
from tests.makers.desks import NOBODY, a_desk, find, press
from tests.makers.staff import OWNER, a_person

BADGE = "0412345678"


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 64))


@pytest.fixture
def ana(business: Business) -> PersonId:
    return a_person(business, name="Ana Lindqvist", pin="704815")


@pytest.fixture
def desk(qtbot: QtBot, business: Business, ana: PersonId) -> DeskWindow:
    window = a_desk(business, screens.SCREENS, qtbot=qtbot)
    owner = next(each for each in business.read(staff.people) if each.name == founding.OWNER)
    window.context.sign_in(Person(owner.id, Role.MANAGER), name=owner.name)
    window.open_room("people")
    find(window, "people.rows").choose(str(ana))
    return window


def there(desk: DeskWindow, name: str) -> bool:
    return any(each.isVisibleTo(desk) for each in desk.findChildren(QWidget, name))


def test_that_a_badge_is_given_by_holding_it_to_the_reader(business, desk, ana):
    assert not there(desk, "people.end_badge")
    press(desk, "people.give_badge")
    assert find(desk, "people.badge.title").text() == "Ana gets a badge"
    desk.gate.scanned.emit(BADGE)
    assert business.read(staff.has_badge, person=ana)
    assert find(desk, "people.person.badge").text() == "Badge given"
    assert find(desk, "people.give_badge").words == "New badge"


def test_that_what_a_badge_says_may_be_typed_and_is_checked(business, desk, ana):
    press(desk, "people.give_badge")
    find(desk, "people.badge_code").setText("123")
    press(desk, "people.badge.deed")
    assert not business.read(staff.has_badge, person=ana)
    find(desk, "people.badge_code").setText("123456")
    press(desk, "people.badge.deed")
    assert business.read(staff.has_badge, person=ana)


def test_that_somebody_elses_badge_is_refused_where_it_was_read(business, desk, ana):
    business.do(staff.give_badge, OWNER, None, person=a_person(business), code=BADGE)
    press(desk, "people.give_badge")
    desk.gate.scanned.emit(BADGE)
    assert find(desk, "people.badge_code.field").error() == (
        "This badge is somebody's already. Take another one."
    )
    press(desk, "people.badge.back")
    assert find(desk, "people.person.title").text() == "Ana Lindqvist"


def test_that_a_badge_that_is_lost_is_ended_at_once(business, desk, ana):
    business.do(staff.give_badge, OWNER, None, person=ana, code=BADGE)
    press(desk, "people.end_badge")
    assert not there(desk, "people.end_badge")
    read = business.do(staff.read_badge, NOBODY, None, "Desk 1", code=BADGE)
    assert read.outcome is BadgeOutcome.ENDED


def test_that_a_badge_read_on_the_page_of_a_person_gives_nothing(business, desk, ana):
    desk.gate.scanned.emit(BADGE)
    assert not business.read(staff.has_badge, person=ana)


def test_that_own_roles_are_ticked_and_the_main_one_stays(business, desk, ana):
    press(desk, "people.roles")
    assert find(desk, "people.role.reception").isChecked()
    assert find(desk, "people.role.reception").closed
    press(desk, "people.role.sales")
    press(desk, "people.role.fulfilment")
    press(desk, "people.roles.deed")
    own = business.read(staff.own_roles)[ana]
    assert own == frozenset({Role.RECEPTION, Role.SALES, Role.FULFILMENT})
    assert find(desk, "people.person.role").text() == "Reception, Sales, Fulfilment"
    press(desk, "people.roles")
    press(desk, "people.role.sales")
    press(desk, "people.roles.deed")
    assert business.read(staff.own_roles)[ana] == frozenset({Role.RECEPTION, Role.FULFILMENT})


def test_that_another_name_is_kept_with_the_one_before(business, desk, ana):
    assert not there(desk, "people.person.before")
    press(desk, "people.rename")
    find(desk, "people.new_name").setText("")
    press(desk, "people.name.deed")
    assert find(desk, "people.new_name.field").error() == "A name is missing. Write one."
    find(desk, "people.new_name").setText("Ana Berg")
    press(desk, "people.name.deed")
    assert find(desk, "people.person.title").text() == "Ana Berg"
    assert find(desk, "people.person.before").text().startswith("Before: Ana Lindqvist until ")
    assert business.read(staff.names)[ana] == "Ana Berg"


def test_that_two_accounts_are_said_to_be_one_person_for_good(business, desk, ana):
    again = a_person(business, name="Ana L. (evening)")
    press(desk, "people.same")
    assert find(desk, "people.same.title").text() == "Ana has a second account"
    find(desk, "people.other_account.field").set_value(str(again))
    press(desk, "people.same.deed")
    assert business.read(staff.humans) == {again: ana}
    assert find(desk, "people.person.one").text() == "One person with Ana L. (evening)"


def test_that_a_clerk_finds_these_doors_closed(business, qtbot, ana):
    clerk = a_person(business, Skill.WELCOME, name="Ben Ode")
    window = a_desk(business, screens.SCREENS, qtbot=qtbot)
    window.context.sign_in(Person(clerk, Role.RECEPTION), name="Ben Ode")
    window.go("people")
    find(window, "people.rows").choose(str(ana))
    for name in ("people.give_badge", "people.roles", "people.same"):
        control = find(window, name)
        assert control.closed or control.barred, name
