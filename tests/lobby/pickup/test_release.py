"""A hand-over: one transaction over six rooms, once, and what is still to come."""

from __future__ import annotations

from kiosk.business import Business
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Fulfilment
from tests.makers import pickup as maker


def test_that_a_paid_order_is_handed_over_whole(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business, "Ana Lindqvist")
    done = maker.collect(business, made, by)
    assert done.child is None
    assert done.receipt.startswith("R-")
    assert business.read(orders.order, order=made.order.id).fulfilment is Fulfilment.SENT
    assert business.read(pickups.counter, pickup=made.pickup).state is PickupState.COLLECTED
    facts = business.read(pickups.receipt_facts, handover=done.handover)
    assert (facts.total, facts.deducted, facts.paid) == (4_300, 4_300, 0)
    assert facts.served_by == "Ana"
    assert not business.check("pickups").faults


def test_that_a_part_leaves_a_child_with_a_code_of_its_own(business: Business) -> None:
    made, by = maker.ready(business, lines=1), maker.receptionist(business)
    done = maker.collect(business, made, by)
    assert done.child == f"{made.number}/2"
    facts = business.read(pickups.receipt_facts, handover=done.handover)
    assert facts.rest is not None
    assert facts.rest.code != made.code
    assert not facts.rest.ready
    maker.stage_rest(business, made.rest)
    rest = maker.known(business, made.order)
    assert (rest.number, rest.code) == (done.child, facts.rest.code)
    second = maker.collect(business, rest, by)
    assert second.child is None
    assert business.read(orders.order, order=made.order.id).fulfilment is Fulfilment.SENT
    assert not business.check("pickups").faults
