"""The column of what waits on the shelf: overdue first, then promised for today; nobody is in it twice."""

from __future__ import annotations

from datetime import timedelta

from kiosk.business import Business
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState
from kiosk.records.orders.rules import Billing
from tests.makers import pickup as maker


def now(business: Business):
    return business.clock.moment(None)


def test_that_what_is_promised_for_today_stands_before_the_rest(business: Business) -> None:
    later = maker.ready(business, name="Theo Vance")
    today = maker.ready(business, name="Mona Reyes", promised_at=now(business))
    board = business.read(pickups.board)
    assert [card.pickup for card in board.shelf] == [today.pickup, later.pickup]
    first = board.shelf[0]
    assert (first.state, first.packages, first.lines) == (PickupState.READY, 2, 2)
    assert first.hold_until is not None
    assert first.blockers == ()


def test_that_whoever_is_here_is_no_longer_on_the_shelf(business: Business) -> None:
    made = maker.ready(business)
    assert maker.identify(business, made.code).visit is not None
    board = business.read(pickups.board)
    assert board.shelf == ()
    assert [card.pickup for card in board.lobby] == [made.pickup]


def test_that_what_is_promised_for_another_day_comes_by_how_long_it_is_held(
    business: Business,
) -> None:
    ids = [
        maker.ready(business, promised_at=now(business) + timedelta(days=days)).pickup
        for days in (9, 3)
    ]
    assert [card.pickup for card in business.read(pickups.board).shelf] == ids


def test_that_what_is_still_to_pay_is_counted_beside_the_shelf(business: Business) -> None:
    maker.ready(business, name="Theo Vance")
    maker.ready(business, name="Mona Reyes", paid=False, billing=Billing.AWAITING_PAYMENT)
    assert business.read(pickups.board).unpaid == 1
