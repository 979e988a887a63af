"""After a crash or a lost answer money waits for a person, and is never forgotten or guessed (E25, E42)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk import business as businesses
from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till.service import paying
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.database.clock import MachineClock, StoryClock
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method, PickupState
from kiosk.lobby.pickup.screens.settling import lines_of
from tests.databases import Place
from tests.makers import pickup as maker
from tests.makers.staff import a_person


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock(MachineClock().wall())


@pytest.fixture
def shop(place: Place, clock: StoryClock):
    opened = businesses.open_business(place.database, place.home, clock=clock)
    yield opened
    opened.close()


def at_the_desk(shop: Business) -> tuple[maker.OnShelf, Person]:
    made = maker.ready(shop, paid=False)
    by = Person(a_person(shop, Skill.HAND_OUT, Skill.TAKE_MONEY), Role.RECEPTION)
    shop.do(pickups.claim, by=by, station="Desk 1", pickup=made.pickup)
    return made, by


def facts(shop: Business, made: maker.OnShelf) -> dict[str, object]:
    counter = shop.read(pickups.counter, pickup=made.pickup)
    return {"order": counter.order, "lines": lines_of(counter), "minor": counter.due}


def test_that_what_is_being_finished_at_a_desk_is_no_red_task(shop: Business) -> None:
    made, by = at_the_desk(shop)
    what = facts(shop, made)
    shop.do(paying.take_payment, by=by, way=WayToPay.CARD, slip="1", **what)
    assert shop.read(pickups.unsettled) == ()


def test_that_a_payment_without_its_hand_over_is_red_when_the_desk_is_gone(
    shop: Business, clock: StoryClock
) -> None:
    made, by = at_the_desk(shop)
    shop.do(paying.take_payment, by=by, way=WayToPay.CARD, slip="1", **facts(shop, made))
    clock.set(clock.wall() + rules.LEASE + timedelta(seconds=1))
    (left,) = shop.read(pickups.unsettled)
    assert (left.pickup, left.minor, left.asked) == (made.pickup, 4_300, False)
    assert left.order_number == made.order.number


def test_that_a_card_of_which_nobody_knows_is_red_until_it_is_settled(
    shop: Business, clock: StoryClock
) -> None:
    made, by = at_the_desk(shop)
    begun = shop.do(paying.begin_card, by=by, **facts(shop, made))
    clock.set(clock.wall() + rules.LEASE + timedelta(seconds=1))
    assert [(each.minor, each.asked) for each in shop.read(pickups.unsettled)] == [(4_300, True)]
    shop.do(paying.settle_card, by=by, payment=begun.payment, approved=False)
    assert shop.read(pickups.unsettled) == ()


def test_that_the_hand_over_ends_the_red_task(shop: Business, clock: StoryClock) -> None:
    made, by = at_the_desk(shop)
    shop.do(paying.take_payment, by=by, way=WayToPay.CARD, slip="1", **facts(shop, made))
    clock.set(clock.wall() + rules.LEASE + timedelta(seconds=1))
    assert len(shop.read(pickups.unsettled)) == 1
    which = {"pickup": made.pickup}
    shop.do(pickups.claim, by=by, station="Desk 2", **which)
    shop.do(pickups.make_sure, by=by, station="Desk 2", method=Method.ID_SEEN, **which)
    for package in shop.read(pickups.counter, **which).packages:
        shop.do(pickups.scan, by=by, station="Desk 2", number=package.number, **which)
    seen = shop.read(pickups.counter, **which).version
    shop.do(pickups.release, by=by, station="Desk 2", seen=seen, **which)
    assert shop.read(pickups.counter, **which).state is PickupState.COLLECTED
    assert shop.read(pickups.unsettled) == ()
