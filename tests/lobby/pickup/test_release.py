"""A hand-over: one transaction over six rooms, once, and what is still to come."""

from __future__ import annotations

import pytest

from kiosk.back_office.accounting.rules import AccountingRefusal, WayToPay
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.till import service as till
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import View
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import (
    Confirmed,
    Method,
    Outcome,
    PickupRefusal,
    PickupState,
    Signature,
)
from kiosk.lobby.pickup.store import today
from kiosk.lobby.pickup.tables import handover
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Axis, Billing, Fulfilment, Paper, Status
from tests.makers import accounting as accounting_makers
from tests.makers import orders as order_makers
from tests.makers import pickup as maker
from tests.makers import till as tills
from tests.makers.staff import OWNER

SIGNED = Signature((((1, 2, 0), (3, 4, 16)),))
CHECKS = ("audit", "ledger", "stock", "numbers", "orders")


def whole(business: Business) -> None:
    """Every check of the house finds nothing."""
    assert [fault for name in CHECKS for fault in business.check(name).faults] == []


def handovers(view: View) -> list[object]:
    return list(view.rows(handover.select().order_by(handover.c.id)))


def release(business: Business, made: maker.OnShelf, by: Person, **others: object) -> object:
    seen = business.read(pickups.counter, pickup=made.pickup).version
    asked = {"pickup": made.pickup, "seen": seen} | others
    return business.do(pickups.release, by, None, "Desk 1", **asked)


def refused(business: Business, made: maker.OnShelf, by: Person, **others: object) -> Refused:
    before = business.read(handovers)
    with pytest.raises(Refused) as said:
        release(business, made, by, **others)
    assert business.read(handovers) == before
    return said.value


def test_that_a_paid_order_is_handed_over_whole(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business, "Ana Lindqvist")
    done = maker.collect(business, made, by)
    assert done.child is None
    order = business.read(orders.order, order=made.order.id)
    assert (order.fulfilment, order.billing, order.status) == (
        Fulfilment.SENT, Billing.PAID, Status.DONE,
    )  # fmt: skip
    assert business.read(pickups.counter, pickup=made.pickup).state is PickupState.COLLECTED
    assert business.read(fulfilment.on_shelf, orders=[made.order.id]) == {}
    assert [each.state for each in business.read(queue.visits_today)] == [VisitState.COMPLETED]
    facts = business.read(pickups.receipt_facts, handover=done.handover)
    assert (facts.total, facts.deducted, facts.paid) == (4_300, 4_300, 0)
    assert (facts.served_by, facts.number) == ("Ana", done.receipt)
    assert sum(share.net + share.tax for share in facts.taxes) == 4_300
    whole(business)


def test_that_the_receipt_names_deposits_and_what_was_paid_here_with_its_change(
    business: Business,
) -> None:
    made, by = maker.ready(business, paid=False), maker.receptionist(business)
    deposit = {"order": made.order.id, "minor": 1_300}
    business.do(accounting_makers.take_deposit, by=OWNER, **deposit)
    cashier = tills.cashier(business)
    tills.opened(business, cashier)
    taken = tuple((line, 1) for line in made.lines)
    paying = {"order": made.order.id, "lines": taken, "way": WayToPay.CASH, "minor": 3_000}
    business.do(till.take_payment, cashier, None, tills.STATION, **paying, given=5_000)
    done = maker.collect(business, made, by)
    facts = business.read(pickups.receipt_facts, handover=done.handover)
    before, here = facts.payments
    assert (before.minor, before.deposit) == (1_300, True)
    assert (here.way, here.minor, here.deposit) == (WayToPay.CASH, 3_000, False)
    assert (here.given, here.change) == (5_000, 2_000)
    assert (facts.deducted, facts.paid, facts.before, facts.left) == (1_300, 3_000, 0, 0)
    whole(business)


def test_that_the_receipt_goes_to_the_customer(business: Business) -> None:
    made, by = maker.ready(business, lines=1), maker.receptionist(business)
    done = maker.collect(business, made, by)
    (told,) = business.read(messages.of, kind=MessageKind.RECEIPT, about=done.handover)
    facts = business.read(pickups.receipt_facts, handover=done.handover)
    assert told.content["number"] == done.receipt
    assert facts.rest is not None
    assert told.content["rest"]["code"] == facts.rest.code


def test_that_the_code_is_burned(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    maker.collect(business, made, by)
    for dead in (made.code, made.square):
        assert maker.identify(business, dead).outcome is Outcome.NOT_FOUND


def test_that_a_part_leaves_a_child_with_a_code_of_its_own(business: Business) -> None:
    made, by = maker.ready(business, lines=1), maker.receptionist(business)
    done = maker.collect(business, made, by)
    assert done.child == f"{made.number}/2"
    order = business.read(orders.order, order=made.order.id)
    assert (order.fulfilment, order.status) == (Fulfilment.PARTIAL, Status.PROCESSING)
    visits = business.read(queue.visits_today)
    assert [each.state for each in visits] == [VisitState.COMPLETED_PARTIAL]
    facts = business.read(pickups.receipt_facts, handover=done.handover)
    assert facts.rest is not None
    assert facts.rest.code != made.code
    assert not facts.rest.ready
    whole(business)
    maker.stage_rest(business, made.rest)
    rest = maker.known(business, made.order)
    assert (rest.number, rest.code) == (done.child, facts.rest.code)
    second = maker.collect(business, rest, by)
    assert second.child is None
    order = business.read(orders.order, order=made.order.id)
    assert (order.fulfilment, order.billing) == (Fulfilment.SENT, Billing.PAID)
    whole(business)


def test_that_what_was_left_on_the_shelf_is_ready_at_once(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    done = maker.collect(business, made, by, made.lines[:1])
    facts = business.read(pickups.receipt_facts, handover=done.handover)
    assert facts.rest is not None
    assert facts.rest.ready
    assert maker.identify(business, facts.rest.code).outcome is Outcome.FOUND
    board = business.read(pickups.board)
    assert (board.ready, len(board.lobby), len(board.done)) == (1, 1, 1)
    whole(business)


def test_that_the_code_of_what_is_still_to_come_says_so(business: Business) -> None:
    made, by = maker.ready(business, lines=1), maker.receptionist(business)
    done = maker.collect(business, made, by)
    facts = business.read(pickups.receipt_facts, handover=done.handover)
    assert facts.rest is not None
    visit = maker.identify(business, facts.rest.code).visit
    assert visit is not None
    seen = business.read(pickups.waiting, visit=visit)
    assert (seen.ready, len(seen.later)) == ((), 1)


def test_that_the_lobby_thanks_with_the_new_code(business: Business) -> None:
    made, by = maker.ready(business, lines=1), maker.receptionist(business)
    visit = maker.identify(business, made.code).visit
    assert visit is not None
    maker.ask(business, visit)
    assert business.read(pickups.thanks, visit=visit) is None
    maker.fetch(business, made.pickup, by)
    release(business, made, by)
    thanks = business.read(pickups.thanks, visit=visit)
    assert thanks is not None
    assert [line.name for line in thanks.taken] == [made.order.lines[0].name]
    assert thanks.rest is not None
    assert thanks.rest.number == f"{made.number}/2"
    with pytest.raises(Refused):
        business.read(pickups.waiting, visit=visit)


def test_that_a_deposit_is_shared_by_value_and_the_last_cent_is_on_the_last_part(
    business: Business,
) -> None:
    """E1."""
    made, by = (
        maker.ready(business, (3_333, 3_333, 3_334), paid=False),
        maker.receptionist(business),
    )
    business.do(accounting_makers.take_deposit, by=OWNER, order=made.order.id, minor=10_000)
    paid = []
    for lines in (made.lines[:1], made.lines[1:2], made.lines[2:]):
        part = maker.collect(business, made, by, lines)
        paid.append(business.read(pickups.receipt_facts, handover=part.handover).deducted)
        if part.child is not None:
            rest = business.read(pickups.receipt_facts, handover=part.handover).rest
            assert rest is not None
            found = business.read(pickups.find, words=part.child)[0]
            made = maker.OnShelf(made.order, found.pickup, part.child, rest.code, rest.square)
    assert paid == [3_333, 3_333, 3_334]
    whole(business)


# ------------------------------------------------------------------------------------ what it refuses


def test_that_nothing_leaves_unpaid(business: Business) -> None:
    made, by = maker.ready(business, paid=False), maker.receptionist(business)
    maker.identify(business, made.code)
    maker.fetch(business, made.pickup, by)
    said = refused(business, made, by)
    assert said.refusal.code is AccountingRefusal.STILL_TO_PAY
    assert said.refusal.facts["minor"] == 4_300
    business.do(accounting_makers.take_deposit, by=OWNER, order=made.order.id, minor=4_300)
    assert release(business, made, by)
    whole(business)


def test_that_every_wanted_package_is_scanned_first(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    maker.identify(business, made.code)
    business.do(pickups.claim, by, None, "Desk 1", pickup=made.pickup)
    assert refused(business, made, by).refusal.code is PickupRefusal.NOT_ALL_SCANNED
    first = business.read(pickups.counter, pickup=made.pickup).packages[0]
    business.do(pickups.scan, by, None, "Desk 1", pickup=made.pickup, number=first.number)
    said = refused(business, made, by)
    assert (said.refusal.code, said.refusal.facts["left"]) == (PickupRefusal.NOT_ALL_SCANNED, 1)


def test_that_nobody_unproven_gets_anything(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    maker.fetch(business, made.pickup, by)
    assert refused(business, made, by).refusal.code is PickupRefusal.IDENTITY


def test_that_too_weak_a_proof_for_the_value_is_refused_at_the_hand_over_too(
    business: Business,
) -> None:
    """Proven for one line of 24.00 by a face we know; then the frame of 260.00 goes with it."""
    made, by = maker.ready(business, (2_400, 26_000)), maker.receptionist(business)
    visit = maker.identify(business, made.code).visit
    assert visit is not None
    maker.ask(business, visit, made.lines[:1])
    business.do(pickups.claim, by, None, "Desk 1", pickup=made.pickup)
    known = {"pickup": made.pickup, "method": Method.KNOWN}
    assert business.do(pickups.make_sure, by, None, "Desk 1", **known).enough
    for package in business.read(pickups.counter, pickup=made.pickup).packages:
        number = {"pickup": made.pickup, "number": package.number}
        business.do(pickups.scan, by, None, "Desk 1", **number)
    assert refused(business, made, by).refusal.code is PickupRefusal.IDENTITY


def test_that_a_missing_paper_keeps_the_goods_here(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    maker.identify(business, made.code)
    maker.fetch(business, made.pickup, by)
    outdated = {"order": made.order.id, "axis": Axis.PAPER, "value": Paper.OUTDATED}
    business.do(order_makers.note, by=OWNER, **outdated)
    assert refused(business, made, by).refusal.code is PickupRefusal.PAPER_MISSING


def test_that_a_high_value_is_signed_for_and_the_signature_is_kept(business: Business) -> None:
    made, by = maker.ready(business, (26_000,)), maker.receptionist(business)
    maker.identify(business, made.code)
    maker.fetch(business, made.pickup, by)
    assert refused(business, made, by).refusal.code is PickupRefusal.SIGNATURE_MISSING
    business.do(pickups.give_back, by, None, "Desk 1", pickup=made.pickup)
    done = maker.collect(business, made, by, signature=SIGNED)
    row = business.read(lambda view: today.handed_over(view, done.handover))
    assert row is not None
    assert (row.confirmed, len(row.signed_sha256)) == (Confirmed.SIGNATURE, 64)
    assert b"[3,4,16]" in row.signature


def test_that_a_signature_counts_for_the_list_that_was_signed_only(business: Business) -> None:
    """Signed for 24.00 by a collector; what else is scanned or chosen at the desk was not signed for."""
    made, by = maker.ready(business, (2_400, 1_900, 800)), maker.receptionist(business)
    visit = maker.identify(business, made.code).visit
    assert visit is not None
    maker.ask(business, visit, made.lines[:1], collector="Kim Ray", signature=SIGNED)
    assert maker.fetch(business, made.pickup, by).signed
    packages = business.read(pickups.counter, pickup=made.pickup).packages
    extra = {"pickup": made.pickup, "number": packages[1].number}
    business.do(pickups.scan, by, None, "Desk 1", **extra)
    assert not business.read(pickups.counter, pickup=made.pickup).signed
    assert refused(business, made, by).refusal.code is PickupRefusal.SIGNATURE_MISSING
    business.do(pickups.scan, by, None, "Desk 1", **extra, off=True)
    assert business.read(pickups.counter, pickup=made.pickup).signed
    assert release(business, made, by)


def test_that_a_tick_of_what_is_not_asked_for_any_more_is_gone(business: Business) -> None:
    """Found by a random history: fetched, given back, asked for less; the rest must not go along."""
    made, by = maker.ready(business), maker.receptionist(business)
    visit = maker.identify(business, made.code).visit
    assert visit is not None
    maker.fetch(business, made.pickup, by)
    business.do(pickups.give_back, by, None, "Desk 1", pickup=made.pickup)
    maker.ask(business, visit, made.lines[:1])
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert [package.scanned for package in seen.packages] == [True, False]
    business.do(pickups.claim, by, None, "Desk 1", pickup=made.pickup)
    assert release(business, made, by)
    assert business.read(pickups.find, words=f"{made.number}/2")


def test_that_choosing_again_at_the_desk_takes_the_signature_away(business: Business) -> None:
    made, by = maker.ready(business, (26_000, 1_900)), maker.receptionist(business)
    visit = maker.identify(business, made.code).visit
    assert visit is not None
    maker.ask(business, visit, signature=SIGNED)
    maker.fetch(business, made.pickup, by)
    chosen = {"pickup": made.pickup, "lines": made.lines[:1]}
    business.do(pickups.choose, by, None, "Desk 1", **chosen)
    assert refused(business, made, by).refusal.code is PickupRefusal.SIGNATURE_MISSING


def test_that_what_cannot_be_carried_goes_with_the_last_part(business: Business) -> None:
    service = order_makers.line(sku="", name="Mounting", price=1_000, carried=False)
    made, by = maker.ready(business, more=(service,), lines=1), maker.receptionist(business)
    first = maker.collect(business, made, by)
    assert business.read(pickups.receipt_facts, handover=first.handover).total == 2_400
    order = business.read(orders.order, order=made.order.id)
    assert [line.released for line in order.lines] == [1, 0, 0]
    maker.stage_rest(business, made.rest)
    last = maker.collect(business, maker.known(business, made.order), by)
    facts = business.read(pickups.receipt_facts, handover=last.handover)
    assert (facts.total, facts.paid) == (2_900, 0)
    order = business.read(orders.order, order=made.order.id)
    assert [line.waiting for line in order.lines] == [0, 0, 0]
    assert order.status is Status.DONE
    whole(business)


def test_that_a_named_collector_signs_and_stands_on_the_receipt(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    done = maker.collect(business, made, by, collector="Kim Ray", signature=SIGNED)
    facts = business.read(pickups.receipt_facts, handover=done.handover)
    assert (facts.collector, facts.signed) == ("Kim Ray", True)


def test_that_what_changed_since_it_was_seen_is_refused(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    maker.identify(business, made.code)
    seen = maker.fetch(business, made.pickup, by).version
    business.do(pickups.claim, by, None, "Desk 1", pickup=made.pickup)
    assert refused(business, made, by, seen=seen).refusal.code is ActRefusal.CHANGED_MEANWHILE


def test_that_only_the_desk_that_has_it_hands_over(business: Business) -> None:
    made = maker.ready(business)
    ana, eun = maker.receptionist(business, "Ana"), maker.receptionist(business)
    maker.identify(business, made.code)
    maker.fetch(business, made.pickup, ana)
    assert refused(business, made, eun).refusal.code is PickupRefusal.SOMEBODY_ELSE


def test_that_a_second_hand_over_is_refused(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    maker.collect(business, made, by)
    assert refused(business, made, by).refusal.code is PickupRefusal.ALREADY_COLLECTED
    with pytest.raises(Refused) as said:
        business.do(pickups.claim, by=by, pickup=made.pickup)
    assert said.value.refusal.code is PickupRefusal.ALREADY_COLLECTED
