"""Above one's own limit a second human being approves a return by a PIN: I11, E28, E34, on both databases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till.rules import PayRefusal
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import CustomerId, Key, PersonId
from kiosk.core.refusal import Refusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import View
from kiosk.front_office.sales import service as sales
from kiosk.front_office.sales.rules import Item, RungUp, SaleRefusal
from kiosk.front_office.sales.tables import sale_return, sale_return_approval
from kiosk.records.audit.tables import audit
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome
from tests.front_office.sales.test_selling import cash
from tests.makers import accounting as accounting_makers
from tests.makers import customers
from tests.makers import sales as made
from tests.makers.staff import OWNER, a_person

PIN, WRONG = "407319", "518420"
CREDIT = WayToPay.STORE_CREDIT


def counter(business: Business, **limits: int) -> tuple[Person, Person, RungUp]:
    """Eun-ji behind a counter, Farid who may approve, and a sale of six sprays for 39.00."""
    made.set_settings(business, **({"return_limit": 1_000, "return_limit_day": 1_500} | limits))
    by, goods = made.a_counter(business)
    boss = Person(a_boss(business), Role.MANAGER)
    return by, boss, made.sold(business, by, Item(goods["SPRAY"], 6))


def a_boss(business: Business, name: str = "Farid Haddad", **more: Any) -> PersonId:
    return a_person(business, Skill.REFUND, name=name, role=Role.MANAGER, pin=PIN, **more)


def no(verb: Any, *more: Any, **others: Any) -> Refusal:
    with pytest.raises(Refused) as said:
        verb(*more, **others)
    return said.value.refusal


def approved(
    business: Business, by: Person, sold: RungUp, many: int, who: PersonId, **more: Any
) -> Any:
    more.setdefault("pin", PIN)
    return made.back_approved(business, by, sold, many, approver=who, **more)


def refused(
    business: Business, by: Person, sold: RungUp, many: int, who: PersonId, **more: Any
) -> object:
    return no(approved, business, by, sold, many, who, **more).code


def kept(business: Business) -> list[tuple[int, int, int]]:
    """Of each approved return what it came to, who asked and who approved."""

    def question(view: View) -> Any:
        a, r = sale_return_approval, sale_return
        asked = select(r.c.minor, r.c.person_id, a.c.approver_id, a.c.asked_by)
        rows = view.rows(asked.select_from(a.join(r, r.c.id == a.c.return_id)).order_by(r.c.id))
        assert all(row.person_id == row.asked_by for row in rows)
        return [(int(row.minor), row.person_id, row.approver_id) for row in rows]

    return business.read(question)


def newest(business: Business) -> Any:
    def question(view: View) -> Any:
        return view.rows(select(audit).order_by(audit.c.id.desc()).limit(1))[0]

    return business.read(question)


# ------------------------------------------------------------------------------------- one's own


def test_that_above_the_limit_nobody_gives_back_alone_whatever_their_role(business):
    by, boss, sold = counter(business)
    assert no(made.back, business, by, sold, 2).code is SaleRefusal.OVER_LIMIT
    manager = made.seller(business, "Ines Berg", role=Role.MANAGER)
    assert no(made.back, business, manager, sold, 2).code is SaleRefusal.OVER_LIMIT
    assert made.back(business, manager, sold, 1).minor == 650
    limits = business.read(sales.own_limits, person=by.id, sale=sold.sale)
    assert (limits.before, limits.of_sale, limits.table.one) == (0, 0, 1_000)
    # Maren owns the business.
    assert [each.name for each in limits.approvers] == ["Farid Haddad", "Maren Lindqvist"]
    assert boss.id == limits.approvers[0].person


def test_that_who_rang_it_up_gives_it_back_below_the_limit(business):
    by, _boss, sold = counter(business)
    assert made.back(business, by, sold, 1).minor == 650


def test_that_many_small_acts_on_one_sale_are_one_large_one(business):
    by, _boss, sold = counter(business)
    made.back(business, by, sold, 1)
    assert no(made.back, business, by, sold, 1).code is SaleRefusal.OVER_LIMIT
    other = made.seller(business, "Ana Lindqvist")
    assert made.back(business, other, sold, 1).minor == 650


def test_that_twenty_returns_below_the_limit_are_stopped_by_the_day(business):
    by, _boss, _sold = counter(business, return_limit_day=5_000)
    goods = {each.sku: each.product for each in business.read(sales.picture_keys).keys}
    done = 0
    for _ in range(20):
        sold = made.sold(business, by, Item(goods["SPRAY"], 1))
        if business.read(sales.own_limits, person=by.id).before + 650 > 5_000:
            assert no(made.back, business, by, sold, 1).code is SaleRefusal.OVER_LIMIT_DAY
        else:
            made.back(business, by, sold, 1)
            done += 1
    assert done == 7
    assert business.read(sales.own_limits, person=by.id).before == 4_550


def test_that_a_second_account_has_no_second_limit(business):
    by, boss, sold = counter(business)
    twin = made.seller(business, "Eun-ji P.", pin=PIN)
    business.do(staff.same_human, by=OWNER, person=twin.id, first=by.id)
    made.back(business, by, sold, 1)
    assert no(made.back, business, twin, sold, 1).code is SaleRefusal.OVER_LIMIT
    again = made.sold(business, twin, Item(made.page(business, sold).lines[0].product, 2))
    made.back(business, twin, again, 1)
    third = made.sold(business, by, Item(made.page(business, sold).lines[0].product, 2))
    assert no(made.back, business, by, third, 1).code is SaleRefusal.OVER_LIMIT_DAY
    assert business.read(sales.own_limits, person=twin.id, sale=sold.sale).of_sale == 650
    del boss


def test_that_store_credit_needs_nobody_else_within_ones_day(business):
    by, _boss, _sold = counter(business)
    goods = {each.sku: each.product for each in business.read(sales.picture_keys).keys}
    somebody = CustomerId(customers.customer(business, "Kit Marlow"))
    sold = made.sold(business, by, Item(goods["SPRAY"], 3), customer=somebody)
    assert no(made.back, business, by, sold, 2).code is SaleRefusal.OVER_LIMIT
    assert no(made.back, business, by, sold, 3, way=CREDIT).code is SaleRefusal.OVER_LIMIT_DAY
    assert made.back(business, by, sold, 2, way=CREDIT).minor == 1_300
    assert business.read(accounting.store_credit, customer=somebody) == 1_300
    assert no(made.back, business, by, sold, 1, way=CREDIT).code is SaleRefusal.OVER_LIMIT_DAY


# -------------------------------------------------------------------------------- a second person


def test_that_a_second_person_approves_and_both_names_stay(business):
    by, boss, sold = counter(business)
    said = approved(business, by, sold, 6, boss.id)
    assert (said.outcome, said.name) == (Outcome.IN, "Farid Haddad")
    assert said.back.minor == 3_900
    assert cash(business) == 0
    assert kept(business) == [(3_900, by.id, boss.id)]
    row = newest(business)
    assert (row.task, row.person_id, row.about) == ("sale.give_back", by.id, sold.sale)
    assert row.evidence["approver"] == boss.id
    assert business.read(staff.who_is_in) == ()
    assert made.sound(business) == []


def test_that_what_two_have_seen_is_not_in_ones_own_day(business):
    by, boss, sold = counter(business)
    approved(business, by, sold, 4, boss.id)
    assert made.back(business, by, sold, 1).minor == 650


def test_that_a_wrong_pin_is_counted_as_theirs_and_gives_nothing_back(business):
    by, boss, sold = counter(business)
    said = approved(business, by, sold, 6, boss.id, pin=WRONG)
    assert (said.outcome, said.back) == (Outcome.WRONG, None)
    assert newest(business).evidence["failures"] == 1
    assert (cash(business), kept(business)) == (3_900, [])
    approved(business, by, sold, 6, boss.id, pin=WRONG)
    assert approved(business, by, sold, 6, boss.id, pin=WRONG).wait_seconds == 5
    assert approved(business, by, sold, 6, boss.id).outcome is Outcome.WAIT
    assert made.page(business, sold).returned == 0


def test_that_a_replayed_key_gives_back_once(business):
    by, boss, sold = counter(business)
    key = Key("0199-approved")
    first = approved(business, by, sold, 3, boss.id, key=key)
    assert approved(business, by, sold, 3, boss.id, key=key) == first
    assert cash(business) == 1_950


def test_that_within_ones_own_limit_nobody_else_is_asked(business):
    by, boss, sold = counter(business)
    assert refused(business, by, sold, 1, boss.id) is SaleRefusal.NOTHING_ABOVE


@pytest.mark.parametrize("other", ["herself", "second account", "renamed account", "of a third"])
def test_that_nobody_approves_their_own_under_whatever_account(business, other):
    by, _boss, sold = counter(business)
    business.do(staff.set_pin, by=OWNER, person=by.id, pin=PIN)
    approver = by.id
    if other != "herself":
        twin = a_boss(business, "Somebody Else" if other == "renamed account" else "Eun-ji Park")
        first = by.id
        if other == "of a third":
            # Both are second accounts of a third, the first one.
            first = a_person(business, name="Eun-ji Park")
            business.do(staff.same_human, by=OWNER, person=by.id, first=first)
        business.do(staff.same_human, by=OWNER, person=twin, first=first)
        approver = twin
    assert refused(business, by, sold, 2, approver) is PayRefusal.SAME_APPROVER
    listed = business.read(sales.own_limits, person=by.id).approvers
    assert approver not in [each.person for each in listed]
    assert kept(business) == []


def test_that_only_who_has_learnt_refunds_approves(business):
    by, boss, sold = counter(business)
    learner = a_boss(business, "Lea Learner", level=Level.SUPERVISED)
    stranger = a_person(business, Skill.BOOKS, name="Ben Okafor", pin=PIN)
    gone = a_boss(business, "Gone Away")
    business.do(staff.let_go, by=OWNER, person=gone, seen=version(business, gone))
    for each in (learner, stranger, gone, PersonId(9_999)):
        assert refused(business, by, sold, 2, each) is PayRefusal.NO_APPROVER
    found = business.read(sales.own_limits, person=by.id).approvers
    assert [each.name for each in found] == ["Farid Haddad", "Maren Lindqvist"]
    ended = {"person": boss.id, "skill": Skill.REFUND, "until": None, "reason": "x"}
    business.do(training.suspend, by=OWNER, **ended)
    assert refused(business, by, sold, 2, boss.id) is PayRefusal.NO_APPROVER


def version(business: Business, person: PersonId) -> int:
    return next(each.version for each in business.read(staff.people) if each.id == person)


def test_that_one_human_being_is_on_one_side_of_a_sale_over_its_whole_history(business):
    by, boss, sold = counter(business, return_limit_day=50_000)
    other = made.seller(business, "Ana Lindqvist", pin=PIN)
    approved(business, by, sold, 2, other.id)
    # Ana has approved one: she asks for none of this sale above her limit, whoever approves.
    assert refused(business, other, sold, 2, boss.id) is SaleRefusal.APPROVED_BEFORE
    # Eun-ji has asked for one: she approves none of it.
    third = made.seller(business, "Kit Marlow")
    business.do(staff.set_pin, by=OWNER, person=by.id, pin=PIN)
    assert refused(business, third, sold, 2, by.id) is PayRefusal.NO_APPROVER
    assert by.id not in [
        each.person
        for each in business.read(sales.own_limits, person=third.id, sale=sold.sale).approvers
    ]
    assert approved(business, third, sold, 2, boss.id).back.minor == 1_300


def test_that_the_check_finds_two_sides_that_are_one(business):
    by, boss, sold = counter(business)
    approved(business, by, sold, 2, boss.id)
    assert made.sound(business) == []
    accounting_makers.tamper(
        business,
        "UPDATE sale_return_approval SET approver_id = :other, asked_by = :boss",
        other=by.id, boss=boss.id,
    )  # fmt: skip
    assert [fault.column for fault in business.check("sales").faults] == ["approver"]


def test_that_a_pin_is_not_kept_anywhere_in_the_open(business):
    by, boss, sold = counter(business)
    approved(business, by, sold, 2, boss.id)
    row = newest(business)
    assert PIN not in str(tuple(row))
