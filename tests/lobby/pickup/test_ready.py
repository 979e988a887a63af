"""The jobs: what is on the shelf becomes ready and is told of; what stays too long is overdue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kiosk.business import Business
from kiosk.core.by import System
from kiosk.core.refusal import Refused
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Blocker, Outcome, PickupRefusal, PickupState
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from kiosk.records.orders.rules import Axis, Delivery, Paper
from kiosk.records.settings import service as settings
from tests.makers import accounting as accounting_makers
from tests.makers import orders as order_makers
from tests.makers import pickup as maker
from tests.makers.staff import OWNER

JOB = System("pickup.make_ready")
OVERDUE = System("pickup.mark_overdue")


def notices(business: Business, made: maker.OnShelf, kind: MessageKind) -> int:
    return len(business.read(messages.of, kind=kind, about=made.pickup))


def paper(business: Business, made: maker.OnShelf, value: Paper) -> None:
    business.do(order_makers.note, by=OWNER, order=made.order.id, axis=Axis.PAPER, value=value)
    maker.make_ready(business)


def state(business: Business, made: maker.OnShelf) -> PickupState:
    return business.read(pickups.counter, pickup=made.pickup).state


def test_that_a_staged_order_is_ready_with_code_square_notice_and_a_last_day(
    business: Business,
) -> None:
    made = maker.ready(business)
    assert made.number == "PU-1"
    assert rules.read_code(made.code)
    assert rules.read_square(made.square)
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert (seen.state, seen.blockers, len(seen.packages)) == (PickupState.READY, (), 2)
    assert seen.hold_until is not None
    told = business.read(messages.of, kind=MessageKind.PICKUP_READY, about=made.pickup)
    assert len(told) == 1
    assert told[0].content["order"] == made.order.number


def test_that_nothing_is_due_once_it_is_done_and_doing_it_again_changes_nothing(
    business: Business,
) -> None:
    made = maker.ready(business)
    assert business.read(pickups.ready_due) == []
    again = business.do(pickups.make_ready, by=JOB, order=made.order.id)
    assert (again.pickup, again.told) == (made.pickup, False)
    assert notices(business, made, MessageKind.PICKUP_READY) == 1
    assert maker.identify(business, made.code).outcome is Outcome.FOUND


def test_that_an_order_with_nothing_on_the_shelf_gets_no_pickup(business: Business) -> None:
    order = maker.an_order(business)
    done = business.do(pickups.make_ready, by=JOB, order=order.id)
    assert (done.pickup, done.told) == (None, False)


def test_that_a_carriers_order_is_no_pickup(business: Business) -> None:
    order = maker.an_order(business, delivery=Delivery.CARRIER)
    maker.stage(business, order.id)
    assert business.read(pickups.ready_due) == []
    with pytest.raises(Refused) as said:
        business.do(pickups.make_ready, by=JOB, order=order.id)
    assert said.value.refusal.code is PickupRefusal.WRONG_STATE


def test_that_every_pickup_has_a_code_of_its_own(business: Business) -> None:
    made = [maker.ready(business, (1_200,)) for _ in range(6)]
    assert len({each.code for each in made} | {each.square for each in made}) == 12
    assert [each.number for each in made] == [f"PU-{n}" for n in range(1, 7)]


def test_that_more_on_the_shelf_keeps_the_code_and_tells_the_customer(business: Business) -> None:
    """E35."""
    made = maker.ready(business, lines=1)
    before = business.read(pickups.counter, pickup=made.pickup)
    assert (len(before.packages), len(before.later)) == (1, 1)
    maker.stage_rest(business, made.rest)
    after = business.read(pickups.counter, pickup=made.pickup)
    assert (len(after.packages), len(after.later)) == (2, 0)
    assert notices(business, made, MessageKind.PICKUP_READY) == 2
    assert maker.known(business, made.order).code == made.code


def test_that_a_missing_paper_blocks_and_its_signature_opens(business: Business) -> None:
    order = maker.an_order(business, paper=Paper.MISSING)
    maker.stage(business, order.id)
    made = maker.known(business, order)
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert (seen.state, seen.blockers, seen.papers) == (PickupState.BLOCKED, (Blocker.PAPER,), 1)
    assert made.code == ""
    by = maker.receptionist(business)
    with pytest.raises(Refused) as said:
        business.do(pickups.claim, by=by, pickup=made.pickup)
    assert said.value.refusal.code is PickupRefusal.PAPER_MISSING
    paper(business, made, Paper.COMPLETE)
    assert state(business, made) is PickupState.READY
    assert maker.known(business, order).code


def test_that_an_outdated_paper_blocks_again_and_the_code_still_shows_it(
    business: Business,
) -> None:
    """E21."""
    made = maker.ready(business)
    paper(business, made, Paper.OUTDATED)
    assert state(business, made) is PickupState.BLOCKED
    visit = maker.identify(business, made.code).visit
    seen = business.read(pickups.waiting, visit=visit)
    assert (seen.blockers, seen.papers) == ((Blocker.PAPER,), 1)
    paper(business, made, Paper.COMPLETE)
    assert state(business, made) is PickupState.READY
    assert maker.identify(business, made.code).visit == visit


def test_that_something_to_pay_is_ready_all_the_same(business: Business) -> None:
    """The customer gets the code and pays at the desk; the hand-over waits for it."""
    made = maker.ready(business, paid=False)
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert (seen.state, seen.due, seen.blockers) == (PickupState.READY, 4_300, ())
    assert notices(business, made, MessageKind.PICKUP_READY) == 1


def test_that_an_owner_may_want_the_money_first(business: Business) -> None:
    accounting_makers.tamper(
        business,
        "UPDATE business SET options = :options, version = version + 1",
        options='{"pickup_payment_first":true}',
    )
    made = maker.ready(business, paid=False)
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert (seen.state, seen.blockers) == (PickupState.BLOCKED, (Blocker.BALANCE,))
    business.do(accounting_makers.take_deposit, by=OWNER, order=made.order.id, minor=4_300)
    maker.make_ready(business)
    assert state(business, made) is PickupState.READY


# ------------------------------------------------------------------------------------------ overdue


def move_hold(business: Business, made: maker.OnShelf, day: date) -> None:
    accounting_makers.tamper(
        business,
        "UPDATE pickup SET hold_until = :day, version = version + 1 WHERE id = :id",
        day=day.isoformat(),
        id=made.pickup,
    )


def today(business: Business) -> date:
    return business.read(lambda view: view.day)


def overdue(business: Business) -> int:
    return sum(
        business.do(pickups.mark_overdue, by=OVERDUE, **arguments)
        for arguments in business.read(pickups.overdue_due)
    )


def test_that_only_what_is_past_its_last_day_is_overdue(business: Business) -> None:
    made, other = maker.ready(business), maker.ready(business, (1_200,))
    move_hold(business, made, today(business) - timedelta(days=1))
    move_hold(business, other, today(business))
    assert overdue(business) == 1
    assert (state(business, made), state(business, other)) == (
        PickupState.OVERDUE, PickupState.READY,
    )  # fmt: skip
    assert business.read(pickups.overdue_due) == []
    board = business.read(pickups.board)
    assert (board.ready, board.overdue) == (1, 1)


def test_that_closed_days_do_not_count(business: Business) -> None:
    made = maker.ready(business)
    yesterday = today(business) - timedelta(days=1)
    closed = yesterday.weekday()
    hours = tuple((day, 540, 1_080) for day in range(7) if day != closed)
    business.do(settings.set_opening, by=OWNER, hours=hours)
    move_hold(business, made, yesterday)
    assert overdue(business) == 0


def test_that_who_is_in_the_lobby_is_never_overdue(business: Business) -> None:
    """E32."""
    made = maker.ready(business)
    move_hold(business, made, today(business) - timedelta(days=3))
    maker.identify(business, made.code)
    assert overdue(business) == 0
    assert state(business, made) is PickupState.READY


def test_that_what_is_overdue_can_still_be_collected(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    move_hold(business, made, today(business) - timedelta(days=3))
    assert overdue(business) == 1
    done = maker.collect(business, made, by)
    assert done.child is None


def test_that_a_pickup_given_back_after_its_last_day_is_overdue(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    move_hold(business, made, today(business) - timedelta(days=3))
    business.do(pickups.claim, by=by, pickup=made.pickup)
    assert business.do(pickups.give_back, by=by, pickup=made.pickup) is PickupState.OVERDUE


def test_that_what_a_desk_left_lying_yesterday_is_ready_again(business: Business) -> None:
    """P19: a power cut at closing; today the pickup is anybody's, with its ticks."""
    made, by = maker.ready(business), maker.receptionist(business)
    maker.identify(business, made.code)
    maker.fetch(business, made.pickup, by)
    assert business.read(pickups.overdue_due) == []
    accounting_makers.tamper(
        business,
        "UPDATE pickup SET lease_until = lease_until - 86400000000, version = version + 1",
        "UPDATE visit SET day = '2020-01-01', version = version + 1",
    )
    assert overdue(business) == 1
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert (seen.state, seen.held, seen.left) == (PickupState.READY, None, 0)
    assert maker.collect(business, made, by).child is None


def test_that_what_comes_later_starts_the_hold_again(business: Business) -> None:
    made = maker.ready(business, lines=1)
    move_hold(business, made, today(business) - timedelta(days=1))
    assert overdue(business) == 1
    maker.stage_rest(business, made.rest)
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert seen.state is PickupState.READY
    assert seen.hold_until is not None
    assert seen.hold_until > today(business)
