"""Taking a hand-over back (P17): everything is as before it, but for a new code, the record and a void paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Standing, WayToPay
from kiosk.back_office.accounting.screens.papers import copy_of
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.till import service as till
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.database.acting import View
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState, Released
from kiosk.lobby.pickup.rules.undoing import Voided, VoidReason, VoidRefusal
from kiosk.lobby.pickup.tables import pickup
from kiosk.records.audit.tables import audit
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Fulfilment
from kiosk.records.stock.tables import on_hand
from tests.documents.reading import text as read
from tests.makers import accounting as accounting_makers
from tests.makers import pickup as maker
from tests.makers import till as tills
from tests.makers.accounting import balances
from tests.makers.sales import set_settings
from tests.makers.staff import a_person

CHECKS = ("audit", "ledger", "stock", "numbers", "orders", "till")


def whole(business: Business) -> None:
    faults = [fault for name in CHECKS for fault in business.check(name).faults]
    assert faults == []


def supervisor(business: Business) -> Person:
    skills = (Skill.HAND_OUT, Skill.REFUND, Skill.TAKE_MONEY)
    return Person(a_person(business, *skills), Role.RECEPTION)


def stock_now(business: Business) -> Mapping[tuple[int, int], int]:
    def asked(view: View) -> dict[tuple[int, int], int]:
        rows = view.rows(select(on_hand))
        return {(row.product_id, row.place_id): row.quantity for row in rows if row.quantity}

    return business.read(asked)


def shelf_now(business: Business, made: maker.OnShelf) -> Any:
    found = business.read(fulfilment.on_shelf, orders=[made.order.id])
    return [
        [(package.number, package.place) for package in packages] for packages in found.values()
    ]


def state_now(business: Business, made: maker.OnShelf) -> tuple[Any, ...]:
    order = business.read(orders.order, order=made.order.id)
    lines = [(line.released, line.waiting) for line in order.lines]
    return (balances(business), stock_now(business), shelf_now(business, made), lines,
            order.billing, order.fulfilment)  # fmt: skip


def void(business: Business, by: Person, made: maker.OnShelf, **others: Any) -> Voided:
    asked: dict[str, Any] = {"reason": VoidReason.WRONG_CUSTOMER, "pickup": made.pickup} | others
    if "back" not in asked:
        seen = business.read(pickups.undoable, pickup=made.pickup)
        asked["back"] = tuple(number for number, _ in seen.packages)
    done: Voided = business.do(pickups.void, by, None, "Desk 1", **asked)
    return done


def refused(business: Business, by: Person, made: maker.OnShelf, **others: Any) -> object:
    before = state_now(business, made)
    with pytest.raises(Refused) as said:
        void(business, by, made, **others)
    assert state_now(business, made) == before
    return said.value.refusal.code


def collected(business: Business, made: maker.OnShelf, by: Person) -> Released:
    done: Released = maker.collect(business, made, by)
    return done


def test_that_books_stock_shelf_and_order_are_as_before_the_hand_over(business: Business) -> None:
    made, by = maker.ready(business), supervisor(business)
    before = state_now(business, made)
    collected(business, made, by)
    assert state_now(business, made) != before
    done = void(business, by, made)
    assert state_now(business, made) == before
    assert dict(done.places) == {
        number: place for packages in before[2] for number, place in packages
    }
    whole(business)


@pytest.mark.timeout(240)
@settings(
    max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    prices=st.lists(st.integers(1, 8_000), min_size=1, max_size=3),
    share=st.integers(0, 100),
    way=st.sampled_from([WayToPay.CARD, WayToPay.TRANSFER]),
)
def test_that_any_hand_over_can_be_taken_back_to_the_cent_and_piece(
    business: Business, prices: list[int], share: int, way: WayToPay
) -> None:
    made = maker.ready(business, prices=tuple(prices), paid=False)
    by = supervisor(business)
    deposit = made.order.total * share // 100
    if deposit:
        business.do(accounting_makers.take_deposit, by=accounting_makers.OWNER,
                    order=made.order.id, minor=deposit)  # fmt: skip
    if deposit < made.order.total:
        pay = {"way": way, "minor": made.order.total - deposit, "at_counter": True}
        business.do(
            accounting_makers.capture, by=accounting_makers.OWNER, order=made.order.id, **pay
        )
    before = state_now(business, made)
    for _ in range(2):
        collected(business, made, by)
        done = void(business, by, made)
        assert state_now(business, made) == before
        whole(business)
        made = maker.known(business, made.order)
        assert made.pickup == done.next


def test_that_the_pick_up_opens_again_with_a_new_code_that_its_customer_is_told(
    business: Business,
) -> None:
    made, by = maker.ready(business), supervisor(business)
    collected(business, made, by)
    done = void(business, by, made)
    row = business.read(pickups.counter, pickup=done.next)
    assert row.state is PickupState.READY
    again = maker.known(business, made.order)
    assert (again.pickup, again.code == made.code) == (done.next, False)
    told = business.read(messages.of, kind=MessageKind.REST_READY, about=done.next)
    assert [each.content["code"] for each in told] == [again.code]
    collected(business, again, by)
    whole(business)


def test_that_what_is_known_of_the_wrong_holder_is_masked_and_the_record_is_the_incident(
    business: Business,
) -> None:
    made, by = maker.ready(business), supervisor(business)
    collected(business, made, by)
    accounting_makers.tamper(
        business,
        "UPDATE pickup SET collector = 'Ida Vogt', version = version + 1 WHERE id = :id",
        id=made.pickup,
    )
    void(business, by, made, remark="at the door")
    kept = business.read(lambda view: view.rows(select(pickup).where(pickup.c.id == made.pickup)))[
        0
    ]
    assert (kept.collector, kept.signature, list(kept.facts)) == ("", None, [])
    rows = business.read(lambda view: view.rows(select(audit).order_by(audit.c.id.desc()).limit(1)))
    said = str(rows[0])
    assert "wrong_customer" in said
    assert "at the door" in said


def test_that_the_paper_is_void_keeps_its_number_and_says_so(business: Business) -> None:
    made, by = maker.ready(business), supervisor(business)
    collected(business, made, by)
    (before,) = business.read(accounting.invoices).rows
    void(business, by, made)
    (after,) = business.read(accounting.invoices).rows
    assert (after.number, after.standing, after.open) == (before.number, Standing.VOID, 0)
    pdf = business.read(copy_of, invoice_id=after.id, copy=1, language="en").pdf
    assert "void" in read(pdf)
    assert business.check("numbers").faults == ()


def test_that_a_void_receipt_is_not_printed_again(business: Business) -> None:
    made, by = maker.ready(business), supervisor(business)
    done = collected(business, made, by)
    business.do(pickups.print_receipt, by, None, "Desk 1", handover=done.handover)
    void(business, by, made)
    with pytest.raises(Refused) as said:
        business.do(pickups.print_receipt, by, None, "Desk 1", handover=done.handover)
    assert said.value.refusal.code is VoidRefusal.RECEIPT_VOID


def test_that_only_what_is_all_back_within_the_window_is_taken_back_once(
    business: Business,
) -> None:
    made, by = maker.ready(business), supervisor(business)
    collected(business, made, by)
    assert refused(business, by, made, back=()) is VoidRefusal.NOT_ALL_BACK
    assert refused(business, by, made, back=("1-1",)) is VoidRefusal.NOT_ALL_BACK
    void(business, by, made)
    assert refused(business, by, made, back=()) is VoidRefusal.ALREADY_VOID


def test_that_after_the_owners_window_it_is_too_late(business: Business) -> None:
    made, by = maker.ready(business), supervisor(business)
    collected(business, made, by)
    set_settings(business, pickup_void_minutes=0)
    assert refused(business, by, made, back=()) is VoidRefusal.TOO_LATE


def test_that_after_the_close_of_its_till_only_a_credit_note_is_left(business: Business) -> None:
    made, by = maker.ready(business, paid=False), supervisor(business)
    cashier = tills.cashier(business)
    tills.opened(business, cashier)
    taken = tuple((line, 1) for line in made.lines)
    paying = {"order": made.order.id, "lines": taken, "way": WayToPay.CASH, "minor": 4_300}
    business.do(till.take_payment, cashier, None, tills.STATION, **paying)
    collected(business, made, by)
    tills.closed(business, cashier, tills.BASE + 4_300)
    assert refused(business, by, made, back=()) is VoidRefusal.AFTER_CLOSE


def test_that_whoever_may_not_refund_takes_nothing_back(business: Business) -> None:
    made, by = maker.ready(business), supervisor(business)
    collected(business, made, by)
    other = maker.receptionist(business)
    with pytest.raises(Refused) as said:
        void(business, other, made)
    assert said.value.refusal.code in (ActRefusal.NOT_QUALIFIED, ActRefusal.SECOND_PERSON)


def test_that_a_part_goes_back_to_the_rest_that_waits(business: Business) -> None:
    made, by = maker.ready(business, lines=1), supervisor(business)
    before = state_now(business, made)
    assert collected(business, made, by).child is not None
    void(business, by, made)
    after = state_now(business, made)
    assert after[:4] == before[:4]
    assert after[5] is not Fulfilment.PARTIAL
    whole(business)
