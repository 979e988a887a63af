"""Whose role it is takes it back while a customer is being served: he is finished by whoever serves him."""

from __future__ import annotations

import pytest

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till import service as till
from kiosk.business import Business
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.resolver import resolve
from kiosk.cross_training.cover.rules.words import CoverRefusal, CoverState, LineKind
from kiosk.desk.roles import service
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method
from kiosk.records.staff import rules as staff_rules
from kiosk.records.staff.rules import Cost
from tests.desk.roles.people import STATION, Shop, a_shop, acts, card, sign_in, take
from tests.desk.roles.test_panel_screen import a_window, there
from tests.makers import pickup as maker
from tests.makers.desks import find, press
from tests.makers.pickup import OnShelf


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staff_rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def shop(business: Business) -> Shop:
    return a_shop(business)


@pytest.fixture
def made(business: Business) -> OnShelf:
    """What waits on the shelf and is still to be paid."""
    return maker.ready(business, paid=False)


def taken_back(business: Business, shop: Shop, made: OnShelf) -> int:
    """Ana takes the accounting, a customer comes, and Ben is back: gives her cover."""
    session = take(business, shop.ana, absent=shop.ben).session
    assert session is not None
    business.do(pickups.claim, acts(shop.ana), None, STATION, pickup=made.pickup)
    sign_in(business, shop.ben, "Desk 2")
    back = business.do(service.take_back, acts(shop.ben), None, "Desk 2", session=session)
    assert back.ending
    return session


def pays(business: Business, shop: Shop, made: OnShelf, minor: int) -> object:
    """Why Ana may not take this money; None where she took it."""
    whole = tuple((line.id, line.quantity) for line in made.order.lines)
    try:
        business.do(
            till.take_payment, acts(shop.ana), None, STATION, order=made.order.id, lines=whole,
            way=WayToPay.CARD, minor=minor, slip="4711",
        )  # fmt: skip
    except Refused as refused:
        return refused.refusal.code
    return None


def state(business: Business, session: int) -> CoverState:
    found = business.read(cover.session_of, session=session)
    assert found is not None
    return found.state


def test_that_the_customer_in_hand_is_finished_and_nobody_else_is_begun_with(
    business: Business, shop: Shop, made: OnShelf
) -> None:
    other = maker.ready(business, paid=False)
    session = taken_back(business, shop, made)
    assert state(business, session) is CoverState.ENDING
    assert pays(business, shop, made, made.order.total - 100) is None
    assert pays(business, shop, other, 100) is ActRefusal.COVER_ENDED
    # Who is called after that is not in hand: the money is the accountant's to take.
    business.do(pickups.claim, acts(shop.ana), None, STATION, pickup=other.pickup)
    assert pays(business, shop, other, 100) is ActRefusal.COVER_ENDED
    assert pays(business, shop, made, 100) is None
    house = business.read(cover.house)
    assert resolve(house, shop.ana, Task.PAYMENT_TAKE, STATION).open
    assert not resolve(house, shop.ana, Task.TILL_OPEN, STATION).open


def test_that_it_closes_with_its_note_as_soon_as_the_customer_in_hand_is_finished(
    business: Business, shop: Shop, made: OnShelf
) -> None:
    session = taken_back(business, shop, made)
    assert pays(business, shop, made, made.order.total) is None
    assert business.read(service.unread, person=shop.ben) == ()
    maker.fetch(business, made.pickup, acts(shop.ana))
    business.do(
        pickups.make_sure, acts(shop.ana), None, STATION, pickup=made.pickup,
        method=Method.CODE, shown=made.code,
    )  # fmt: skip
    counter = business.read(pickups.counter, pickup=made.pickup)
    business.do(
        pickups.release, acts(shop.ana), None, STATION, pickup=made.pickup, seen=counter.version
    )
    assert state(business, session) is CoverState.CLOSED
    (unread,) = business.read(service.unread, person=shop.ben)
    done = [dict(each.line.facts) for each in unread.lines if each.line.kind is LineKind.DONE]
    assert {"task": "payment.take", "n": 1} in done
    assert business.read(service.panel, person=shop.ana, station=STATION)
    assert not resolve(business.read(cover.house), shop.ana, Task.PAYMENT_TAKE, STATION).open


def test_that_a_customer_who_goes_back_to_the_lobby_is_in_nobodys_hand(
    business: Business, shop: Shop, made: OnShelf
) -> None:
    session = taken_back(business, shop, made)
    business.do(pickups.give_back, acts(shop.ana), None, STATION, pickup=made.pickup)
    assert state(business, session) is CoverState.CLOSED
    assert pays(business, shop, made, 100) is ActRefusal.NOT_IN_ROLE


def test_that_what_was_taken_back_is_not_gone_on_with(
    business: Business, shop: Shop, made: OnShelf
) -> None:
    session = taken_back(business, shop, made)
    with pytest.raises(Refused) as said:
        business.do(cover.renew, acts(shop.ana), None, STATION, session=session)
    assert said.value.refusal.code is CoverRefusal.ENDING
    # Pressed once more it says the same.
    back = business.do(service.take_back, acts(shop.ben), None, "Desk 2", session=session)
    assert (back.ending, state(business, session)) == (True, CoverState.ENDING)
    mine = card(business, shop.ben, Role.ACCOUNTING)
    assert (mine.covered_by, mine.ending) == (("Ana Lindqvist",), True)


def test_that_both_desks_say_who_finishes_whom(qtbot, business, shop, made) -> None:
    take(business, shop.ana, absent=shop.ben)
    desk = a_window(qtbot, business, shop.ana)
    business.do(pickups.claim, acts(shop.ana), None, STATION, pickup=made.pickup)
    ben = a_window(qtbot, business, shop.ben, "Desk 3")
    press(ben, "rail.roles")
    press(ben, "roles.accounting.take_back")
    said = "It is yours again; Ana Lindqvist finishes the customer in hand."
    assert find(ben, "roles.accounting.second").text() == said
    assert not there(ben, "roles.accounting.take_back")
    assert "Finish the customer in hand." in find(desk, "cover_bar.words").text()
