"""The page of the owner's limits, by hand: shown as they are, refused in words, saved whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.desk.administration import service
from kiosk.desk.administration.screens import SCREENS
from tests.makers import desks
from tests.makers.desks import find, press
from tests.makers.staff import OWNER, a_person


@pytest.fixture
def database_kind() -> str:
    """What is proved is a page; the act has been proved on both databases."""
    return "embedded"


@pytest.fixture
def desk(qtbot, business):
    return opened(qtbot, business, "en")


def opened(qtbot, business, language, *skills):
    window = desks.a_desk(business, SCREENS, qtbot=qtbot, language=language)
    who = a_person(business, *(skills or (Skill.SETTINGS,)), name="Farid", role=Role.MANAGER)
    window.context.sign_in(Person(who, Role.MANAGER), name="Farid", role="Manager")
    window.open_room("money_rules")
    return window


def limits(business):
    return business.read(service.money_rules).rules


def test_that_the_page_shows_what_holds_now(desk):
    said = {
        "credit": "0.00", "return_one": "50.00", "return_day": "200.00", "return_cash": "500.00",
        "difference": "5.00", "paid_out": "200.00", "paid_in": "2,000.00", "coin": "0.01",
    }  # fmt: skip
    assert {name: find(desk, f"money_rules.{name}").text() for name in said} == said
    assert find(desk, "money_rules.coin").isReadOnly()


def test_that_what_is_typed_holds_once_it_is_saved(desk, business):
    find(desk, "money_rules.credit").setText("1,500")
    find(desk, "money_rules.credit").setText("1,500.00")
    find(desk, "money_rules.difference").setText("0")
    assert limits(business).credit == 0
    press(desk, "money_rules.save")
    now = limits(business)
    assert (now.credit, now.difference, now.return_one) == (150_000, 0, 5_000)
    assert "saved" in desk.notices.facts()[0]
    assert find(desk, "money_rules.credit").text() == "1,500.00"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("credit", "", "such as"),
        ("credit", "ten", "such as"),
        ("return_one", "1e3", "such as"),
        ("return_cash", "12.345", "At most 2 digits"),
        ("paid_in", "1000000000000000", "more than"),
        ("paid_out", "-5", "less than nothing"),
        ("return_day", "20", "less than one return"),
    ],
)
def test_that_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(
    desk, business, field, typed, said
):
    before = limits(business)
    find(desk, "money_rules.difference").setText("7")
    find(desk, f"money_rules.{field}").setText(typed)
    press(desk, "money_rules.save")
    assert said in find(desk, f"money_rules.{field}.field").error()
    assert limits(business) == before


def test_that_one_may_leave_it_as_it_was(desk):
    find(desk, "money_rules.paid_out").setText("10")
    press(desk, "money_rules.undo")
    assert find(desk, "money_rules.paid_out").text() == "200.00"


def test_that_a_german_owner_types_a_comma(qtbot, business):
    desk = opened(qtbot, business, "de")
    assert find(desk, "money_rules.return_one").text() == "50,00"
    find(desk, "money_rules.return_one").setText("1.024,50")
    find(desk, "money_rules.return_day").setText("2000")
    press(desk, "money_rules.save")
    now = limits(business)
    assert (now.return_one, now.return_day) == (102_450, 200_000)


def test_that_somebody_elses_change_is_said_and_never_half_overwritten(desk, business):
    find(desk, "money_rules.credit").setText("11")
    seen = business.read(service.money_rules)
    theirs = replace(seen.rules, paid_in=3)
    business.do(service.set_money_rules, by=OWNER, rules=theirs, seen=seen.version)
    assert find(desk, "money_rules.credit").text() == "11"
    press(desk, "money_rules.save")
    assert limits(business) == theirs
    assert find(desk, "money_rules.paid_in").text() == "0.03"
    assert "changed this" in desk.notices.facts()[0]


def test_that_the_page_is_closed_for_who_may_not(qtbot, business):
    desk = opened(qtbot, business, "en", Skill.TAKE_MONEY)
    assert desk.rail.entries["money_rules"].closed
