"""Every package of a shipment stands on a shelf, and only the shipment's own, before its customer is told."""

from __future__ import annotations

import pytest

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.rules import FulfilmentRefusal, ShipmentState
from kiosk.back_office.fulfilment.service import Packing
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PackageId, ShipmentId
from kiosk.core.refusal import Refused
from tests.makers.fulfilment import an_order, pick_all, picker

SHELF = "A-01"


def packed(business: Business, by: Person) -> tuple[ShipmentId, list[PackageId]]:
    """An order of two lines in two packages, on the bench."""
    shipment = pick_all(business, by, an_order(business, lines=2).id)
    lines = business.read(fulfilment.work, shipment=shipment).lines
    packing = tuple(Packing(line.id, at, line.picked) for at, line in enumerate(lines, 1))
    made = business.do(fulfilment.pack, by=by, shipment_id=shipment, packing=packing)
    return shipment, [package for package, _ in made]


def test_that_no_package_stays_behind_and_none_of_another_order_comes_along(
    business: Business,
) -> None:
    by = picker(business)
    shipment, (one, two) = packed(business, by)
    _, (strange, _) = packed(business, by)
    for chosen in ([one], [two], [one, strange], [one, two, strange]):
        places = tuple((package, SHELF) for package in chosen)
        with pytest.raises(Refused) as refused:
            business.do(fulfilment.stage, by=by, shipment_id=shipment, places=places)
        assert refused.value.refusal.code is FulfilmentRefusal.PACKAGE_WITHOUT_PLACE
    work = business.read(fulfilment.work, shipment=shipment)
    assert work.state is ShipmentState.PACKED
    assert [each.place for each in work.packages] == ["", ""]
    both = ((one, SHELF), (two, SHELF))
    business.do(fulfilment.stage, by=by, shipment_id=shipment, places=both)
    assert business.read(fulfilment.work, shipment=shipment).state is ShipmentState.STAGED
