"""A visit that is over opens nothing: whoever comes to the screen next asks for nothing in its name."""

from __future__ import annotations

import pytest

from kiosk.business import Business
from kiosk.core.by import Customer
from kiosk.core.ids import VisitId
from kiosk.core.refusal import Refused
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupRefusal
from tests.makers import accounting as accounting_makers
from tests.makers import pickup as maker


def arrived(business: Business, made: maker.OnShelf) -> VisitId:
    visit = maker.identify(business, made.code).visit
    assert visit is not None
    return visit


def asks(business: Business, made: maker.OnShelf, visit: VisitId) -> object:
    """Why the visit may not ask for the lines of `made`; None if it may."""
    try:
        business.do(pickups.request, by=Customer(visit), lines=made.lines)
    except Refused as refused:
        return refused.refusal.code
    return None


def test_that_who_left_asks_for_nothing(business: Business) -> None:
    made = maker.ready(business)
    visit = arrived(business, made)
    business.do(pickups.leave, by=Customer(visit), cancelled=True)
    assert asks(business, made, visit) is PickupRefusal.NOT_YOURS
    with pytest.raises(Refused) as refused:
        business.read(pickups.waiting, visit=visit)
    assert refused.value.refusal.code is PickupRefusal.NOT_YOURS
    assert asks(business, made, arrived(business, made)) is None


def test_that_a_visit_of_yesterday_asks_for_nothing(business: Business) -> None:
    made = maker.ready(business)
    visit = arrived(business, made)
    accounting_makers.tamper(
        business,
        "UPDATE visit SET arrived_at = arrived_at - :day, version = version + 1",
        day=26 * 3_600 * 1_000_000,
    )
    assert asks(business, made, visit) is PickupRefusal.NOT_YOURS
