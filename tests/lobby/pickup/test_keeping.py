"""How long goods are kept: an overdue hold is extended so often, and a cancelled pick-up leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.rules import FulfilmentRefusal
from kiosk.back_office.fulfilment.service import Tab
from kiosk.business import CHECKS, Business
from kiosk.core.by import Person, System
from kiosk.core.ids import PickupId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.database.acting import View
from kiosk.front_office.queue import service as queue
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import (
    Cancelled,
    CancelReason,
    Counter,
    ExtendReason,
    OwnersTable,
    PickupRefusal,
    PickupState,
)
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Fulfilment
from kiosk.records.stock import service as stock
from tests.makers import accounting as accounting_makers
from tests.makers import pickup as maker
from tests.makers.fulfilment import picker
from tests.makers.staff import a_person

CHECKED = tuple(CHECKS)


def refused(business: Business, verb: Callable[..., object], by: Person, **said: object) -> object:
    with pytest.raises(Refused) as no:
        business.do(verb, by, None, "Desk 2", **said)
    return no.value.refusal.code


def let_days_pass(business: Business, pickup: PickupId, *, held: int, ready: int) -> None:
    """As if the hold had ended so many days ago, of goods that were ready so many days ago."""
    until = business.read(today) - timedelta(days=held)
    accounting_makers.tamper(
        business,
        "UPDATE pickup SET hold_until = :until, ready_at = ready_at - :micros,"
        " version = version + 1 WHERE id = :id",
        until=until.isoformat(),
        micros=int(timedelta(days=ready).total_seconds() * 1_000_000),
        id=pickup,
    )
    for arguments in business.read(pickups.overdue_due):
        business.do(pickups.mark_overdue, by=System("pickup.mark_overdue"), **arguments)


def today(view: View) -> date:
    return view.day


def seen(business: Business, pickup: PickupId) -> Counter:
    return business.read(pickups.counter, pickup=pickup)


def cancelled(business: Business, made: maker.OnShelf, by: Person) -> Cancelled:
    return business.do(
        pickups.cancel, by, None, "Desk 1", pickup=made.pickup,
        seen=seen(business, made.pickup).version, reason=CancelReason.NO_SHOW,
    )  # fmt: skip


def in_store(business: Business, made: maker.OnShelf) -> int:
    """How many pieces of what was ordered can be promised to somebody else."""
    products = [line.product for line in made.order.lines if line.product is not None]
    return sum(business.read(stock.available, products=products).values())


# ------------------------------------------------------------------------------------------ P14


def test_that_an_overdue_pickup_is_kept_for_as_long_again_and_its_customer_told(
    business: Business,
) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    let_days_pass(business, made.pickup, held=3, ready=3)
    assert seen(business, made.pickup).state is PickupState.OVERDUE
    until = business.do(
        pickups.extend, by, None, "Desk 1", pickup=made.pickup, reason=ExtendReason.ASKED
    )
    now = seen(business, made.pickup)
    assert (now.state, now.hold_until) == (PickupState.READY, until)
    assert until > business.read(today)
    told = business.read(messages.of, kind=MessageKind.PICKUP_READY, about=made.pickup)
    assert len(told) == 2


def test_that_what_is_not_overdue_is_not_extended(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    code = refused(business, pickups.extend, by, pickup=made.pickup, reason=ExtendReason.OTHER)
    assert code is PickupRefusal.NOT_OVERDUE


def test_that_nothing_is_kept_for_ever(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    let_days_pass(business, made.pickup, held=1, ready=200)
    code = refused(business, pickups.extend, by, pickup=made.pickup, reason=ExtendReason.ASKED)
    assert code is PickupRefusal.KEPT_LONGEST
    assert seen(business, made.pickup).state is PickupState.OVERDUE


@pytest.mark.parametrize(("extensions", "days"), [(0, 5), (1, 10), (3, 20)])
def test_that_the_owner_says_how_often(extensions: int, days: int) -> None:
    table = OwnersTable(0, 0, 0, hold_days=5, extensions=extensions)
    ready = date(2026, 4, 13)
    assert rules.longest_hold(ready, frozenset(range(7)), table) == ready + timedelta(days=days)


# ------------------------------------------------------------------------------------------ P16


def test_that_a_cancelled_pickup_leaves_no_code_and_no_goods_on_the_shelf(
    business: Business,
) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    before = in_store(business, made)
    gone = cancelled(business, made, by)
    assert gone.paid
    assert [place for _number, place in gone.packages] == ["A-01", "A-01"]
    now = seen(business, made.pickup)
    assert (now.state, now.packages) == (PickupState.CANCELLED, ())
    assert maker.identify(business, made.code).visit is None
    assert in_store(business, made) - before == len(made.lines)
    order = business.read(orders.order, order=made.order.id)
    assert order.fulfilment is Fulfilment.EXCEPTION
    assert all(business.check(name).faults == () for name in CHECKED)


def test_that_a_cancelled_order_is_picked_once_more_when_that_is_decided(
    business: Business,
) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    cancelled(business, made, by)
    assert business.read(fulfilment.board, tab=Tab.TO_PICK).counts[Tab.TO_PICK] == 0
    business.do(fulfilment.prepare_again, by=by, order=made.order.id)
    assert business.read(fulfilment.board, tab=Tab.TO_PICK).counts[Tab.TO_PICK] == 1
    code = refused(business, fulfilment.prepare_again, by, order=made.order.id)
    assert code is FulfilmentRefusal.NOTHING_TO_PICK
    maker.stage(business, made.order.id)
    found = business.read(pickups.find, words=made.order.number)
    assert [each.number for each in found] == [f"{made.number}/2"]
    assert all(business.check(name).faults == () for name in CHECKED)


def test_that_the_rest_of_a_partly_collected_order_is_cancelled_and_picked_again(
    business: Business,
) -> None:
    made, by = maker.ready(business, lines=1), maker.receptionist(business)
    maker.collect(business, made, by)
    rest = business.read(pickups.find, words=made.order.number)[0]
    version = seen(business, rest.pickup).version
    business.do(
        pickups.cancel, by=by, pickup=rest.pickup, seen=version, reason=CancelReason.OUT_OF_STOCK
    )
    assert business.read(orders.order, order=made.order.id).fulfilment is Fulfilment.EXCEPTION
    shipment = business.do(fulfilment.prepare_again, by=by, order=made.order.id)
    assert shipment is not None
    assert business.read(orders.order, order=made.order.id).fulfilment is Fulfilment.PARTIAL
    maker.stage_rest(business, shipment)
    assert all(business.check(name).faults == () for name in CHECKED)


def test_that_goods_in_a_colleagues_hands_go_back_too(business: Business) -> None:
    made, by = maker.ready(business, lines=1), maker.receptionist(business)
    assert made.rest is not None
    hands = picker(business)
    business.do(fulfilment.resume, by=hands, shipment_id=made.rest)
    work = business.read(fulfilment.work, shipment=made.rest)
    business.do(fulfilment.pick, by=hands, shipment_id=made.rest, code=work.lines[0].sku)
    cancelled(business, made, by)
    assert all(business.check(name).faults == () for name in CHECKED)
    with pytest.raises(Refused):
        business.do(fulfilment.pick, by=hands, shipment_id=made.rest, code=work.lines[0].sku)


def test_that_a_customer_who_says_no_at_the_desk_goes_home(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    maker.identify(business, made.code)
    business.do(pickups.claim, by, None, "Desk 1", pickup=made.pickup)
    cancelled(business, made, by)
    assert business.read(queue.in_the_lobby) == ()


def test_that_what_a_colleague_has_is_not_cancelled_from_elsewhere(business: Business) -> None:
    made = maker.ready(business)
    ana, eun = maker.receptionist(business, "Ana Lindqvist"), maker.receptionist(business)
    business.do(pickups.claim, ana, None, "Desk 1", pickup=made.pickup)
    said = {"pickup": made.pickup, "seen": seen(business, made.pickup).version}
    more = {"reason": CancelReason.DUPLICATE}
    assert refused(business, pickups.cancel, eun, **said, **more) is PickupRefusal.SOMEBODY_ELSE


def test_that_a_pickup_is_cancelled_once_and_as_it_was_seen(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    version = seen(business, made.pickup).version
    said = {"pickup": made.pickup, "reason": CancelReason.OTHER}
    code = refused(business, pickups.cancel, by, seen=version - 1, **said)
    assert code is ActRefusal.CHANGED_MEANWHILE
    cancelled(business, made, by)
    again = refused(business, pickups.cancel, by, seen=version + 1, **said)
    assert again is PickupRefusal.WRONG_STATE
    late = refused(business, pickups.claim, by, pickup=made.pickup)
    assert late is PickupRefusal.WRONG_STATE


def test_that_whoever_has_not_learnt_it_may_neither_extend_nor_cancel(business: Business) -> None:
    made = maker.ready(business)
    new = Person(a_person(business, Skill.WELCOME, name="Bo"), Role.RECEPTION)
    for verb, more in (
        (pickups.extend, {"reason": ExtendReason.ASKED}),
        (pickups.cancel, {"seen": 1, "reason": CancelReason.OTHER}),
    ):
        code = refused(business, verb, new, pickup=made.pickup, **more)
        assert code is ActRefusal.NOT_QUALIFIED, code
