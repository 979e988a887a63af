"""At a desk: two facts for who has no code, goods that are kept longer, and a pick-up that is cancelled."""

from __future__ import annotations

import pytest

from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method, PickupState
from kiosk.lobby.pickup.service.shelf import pickup_row
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Fulfilment
from tests.lobby.hands import find, press, sees
from tests.lobby.pickup.screens.test_counter import a_desk
from tests.lobby.pickup.test_keeping import let_days_pass
from tests.makers import pickup as makers
from tests.makers.staff import a_person


@pytest.fixture
def desk(qtbot, business):
    ana = Person(a_person(business, Skill.HAND_OUT, name="Ana Lindqvist"), Role.RECEPTION)
    window = a_desk(qtbot, business, ana)
    yield window
    window.leave()


def opened(desk, made):
    desk.go("pickup.counter", pickup_id=made.pickup)
    return desk.navigator.current


def standing(business, made):
    return business.read(pickups.counter, pickup=made.pickup)


def code_of(business, made):
    return business.read(pickup_row, pickup=made.pickup).code_seed


def type_in(desk, **said):
    for name, text in said.items():
        line = find(desk, f"pickup.facts.{name}")
        line.setText(text)
        line.textEdited.emit(text)


def test_that_two_facts_open_what_a_lost_code_would(qtbot, business, desk):
    made = makers.ready(business)
    opened(desk, made)
    press(qtbot, desk, "pickup.counter.take")
    press(qtbot, desk, "pickup.proof.two_facts")
    assert find(desk, "pickup.facts.check").closed
    type_in(desk, phone="1234")
    assert find(desk, "pickup.facts.check").closed
    type_in(desk, postcode="20095")
    press(qtbot, desk, "pickup.facts.check")
    seen = standing(business, made)
    assert (seen.method, seen.state) == (Method.TWO_FACTS, PickupState.RELEASING)
    assert not sees(desk, "pickup.facts.check")


def test_that_wrong_facts_are_a_wrong_try_without_a_hint(qtbot, business, desk):
    made = makers.ready(business)
    opened(desk, made)
    press(qtbot, desk, "pickup.counter.take")
    press(qtbot, desk, "pickup.proof.two_facts")
    type_in(desk, phone="1234", postcode="99999")
    press(qtbot, desk, "pickup.facts.check")
    assert standing(business, made).method is None
    said = find(desk, "pickup.counter.news").accessibleName()
    assert "postcode" not in said.casefold()
    assert "phone" not in said.casefold()


def test_that_what_one_customer_said_is_gone_for_the_next(qtbot, business, desk):
    made, other = makers.ready(business), makers.ready(business, name="Ada Fenn")
    page = opened(desk, made)
    press(qtbot, desk, "pickup.counter.take")
    press(qtbot, desk, "pickup.proof.two_facts")
    type_in(desk, phone="1234", postcode="20095")
    opened(desk, other)
    assert page.proof.facts.facts() == ()
    assert not sees(desk, "pickup.facts.check")


def test_that_only_what_is_overdue_can_be_kept_longer(qtbot, business, desk):
    made = makers.ready(business)
    opened(desk, made)
    assert not sees(desk, "pickup.ending.keep")
    let_days_pass(business, made.pickup, held=2, ready=2)
    desk.navigator.current.refresh()
    press(qtbot, desk, "pickup.ending.keep")
    assert find(desk, "pickup.ending.keeping.deed").closed
    reason = find(desk, "pickup.ending.keeping.reason")
    reason.set_value("asked")
    reason.chosen.emit("asked")
    press(qtbot, desk, "pickup.ending.keeping.deed")
    assert standing(business, made).state is PickupState.READY
    assert "Kept until" in find(desk, "pickup.counter.news").accessibleName()
    assert not sees(desk, "pickup.ending.keep")


def test_that_a_cancelled_pickup_says_what_to_carry_back_and_can_be_prepared_again(
    qtbot, business, desk
):
    made = makers.ready(business)
    opened(desk, made)
    press(qtbot, desk, "pickup.ending.stop")
    reason = find(desk, "pickup.ending.stopping.reason")
    reason.set_value("no_show")
    reason.chosen.emit("no_show")
    press(qtbot, desk, "pickup.ending.stopping.deed")
    assert standing(business, made).state is PickupState.CANCELLED
    assert not sees(desk, "pickup.counter.take")
    assert not sees(desk, "pickup.ending.stop")
    assert sees(desk, "pickup.counter.next")
    (said,) = desk.notices.facts()
    assert "A-01" in said
    assert "What was paid stays on the order." in said
    bar = desk.notices._bars[0][0]
    bar.pressed_open.emit()
    order = business.read(orders.order, order=made.order.id)
    assert order.fulfilment is Fulfilment.WAITING


def test_that_one_may_leave_it_as_it_is(qtbot, business, desk):
    made = makers.ready(business)
    opened(desk, made)
    press(qtbot, desk, "pickup.ending.stop")
    press(qtbot, desk, "pickup.ending.stopping.back")
    assert sees(desk, "pickup.ending.stop")
    assert standing(business, made).state is PickupState.READY


def test_that_a_lost_code_is_replaced_once_a_document_was_seen(qtbot, business, desk):
    made = makers.ready(business)
    opened(desk, made)
    old = code_of(business, made)
    press(qtbot, desk, "pickup.lost_code.lost")
    press(qtbot, desk, "pickup.lost_code.document")
    assert find(desk, "pickup.counter.news").accessibleName().startswith("A new code")
    assert code_of(business, made) != old
    assert not sees(desk, "pickup.lost_code.document")


def test_that_wrong_facts_leave_the_lost_code_alone_and_stay_at_nobodys_sight(
    qtbot, business, desk
):
    made = makers.ready(business)
    opened(desk, made)
    old = code_of(business, made)
    press(qtbot, desk, "pickup.lost_code.lost")
    press(qtbot, desk, "pickup.lost_code.two_facts")
    for name, text in (("phone", "1234"), ("postcode", "99999")):
        line = find(desk, f"pickup.lost_code.facts.{name}")
        line.setText(text)
        line.textEdited.emit(text)
    press(qtbot, desk, "pickup.lost_code.facts.check")
    assert find(desk, "pickup.counter.news").accessibleName().startswith("These facts do not fit")
    assert code_of(business, made) == old
    press(qtbot, desk, "pickup.lost_code.facts.back")
    press(qtbot, desk, "pickup.lost_code.two_facts")
    assert find(desk, "pickup.lost_code.facts.phone").text() == ""
