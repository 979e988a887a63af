"""The page of the owner's table: what was set is shown, what is wrong is said at its field, saving holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.desk.administration.screens import SCREENS
from kiosk.lobby.pickup import service as pickups
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
    window.open_room("pickup_rules")
    return window


def table(business):
    return business.read(pickups.policy).table


def test_that_the_page_shows_what_holds_now(desk):
    assert find(desk, "pickup_rules.low").text() == "50.00"
    assert find(desk, "pickup_rules.high").text() == "250.00"
    assert find(desk, "pickup_rules.days").text() == "14"


def test_that_what_is_typed_holds_once_it_is_saved(desk, business):
    find(desk, "pickup_rules.high").setText("120")
    find(desk, "pickup_rules.days").setText("7")
    find(desk, "pickup_rules.back").setText("10")
    find(desk, "pickup_rules.payment_first").click()
    assert table(business).high == 25_000
    press(desk, "pickup_rules.save")
    now = table(business)
    assert (now.high, now.hold_days, now.payment_first) == (12_000, 7, True)
    assert now.void_minutes == 10
    assert "saved" in desk.notices.facts()[0]
    assert find(desk, "pickup_rules.high").text() == "120.00"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("low", "x"),
        ("low", "1e3"),
        ("low", "12 apples"),
        ("high", "2.000"),
        ("high", "20"),
        ("holder", ""),
        ("days", "0"),
        ("days", "900"),
        ("times", "99"),
        ("back", "1441"),
    ],
)
def test_that_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(desk, business, field, typed):
    before = table(business)
    find(desk, f"pickup_rules.{field}").setText(typed)
    press(desk, "pickup_rules.save")
    assert find(desk, f"pickup_rules.{field}.field").error()
    assert table(business) == before


def test_that_one_may_leave_it_as_it_was(desk, business):
    find(desk, "pickup_rules.low").setText("10")
    press(desk, "pickup_rules.undo")
    assert find(desk, "pickup_rules.low").text() == "50.00"


def test_that_a_german_owner_types_a_comma(qtbot, business):
    desk = opened(qtbot, business, "de")
    assert find(desk, "pickup_rules.low").text() == "50,00"
    find(desk, "pickup_rules.low").setText("1.024,50")
    find(desk, "pickup_rules.high").setText("2.000,00")
    press(desk, "pickup_rules.save")
    assert (table(business).low, table(business).high) == (102_450, 200_000)


def test_that_somebody_elses_change_does_not_take_away_what_is_typed(desk, business):
    find(desk, "pickup_rules.low").setText("11")
    seen = business.read(pickups.policy)
    business.do(
        pickups.set_policy, by=OWNER, table=replace(seen.table, hold_days=3), seen=seen.version
    )
    assert find(desk, "pickup_rules.low").text() == "11"


def test_that_the_page_is_closed_for_who_may_not(qtbot, business):
    desk = opened(qtbot, business, "en", Skill.HAND_OUT)
    assert desk.rail.entries["pickup_rules"].closed
