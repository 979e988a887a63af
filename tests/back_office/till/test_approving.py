"""Invoice later above the limit: somebody else, who may, by a PIN of their own; nobody on the screen's word."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import Approval, NoBecause, PayRefusal
from kiosk.business import Business
from kiosk.core.by import Person, System
from kiosk.core.ids import PersonId, command_key
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import View
from kiosk.records.audit.tables import audit as table
from kiosk.records.orders.rules import Order
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome
from tests.back_office.till.test_paying import all_of, ordered
from tests.makers.staff import OWNER, a_person
from tests.makers.till import STATION, cashier, do
from tests.records.staff.test_service import wait_over

DOOR = System("sign-in")
PIN, WRONG = "407319", "518420"


def a_boss(business: Business, name: str = "Farid Haddad", **more: Any) -> PersonId:
    return a_person(business, Skill.BOOKS, name=name, role=Role.MANAGER, pin=PIN, **more)


def asked(order: Order, approver: PersonId, pin: str = PIN, minor: int = 3_000) -> dict[str, Any]:
    lines = all_of(order)
    return {"order": order.id, "lines": lines, "minor": minor, "approver": approver, "pin": pin}


def approve(business: Business, by: Person, order: Order, approver: PersonId, **more: Any) -> Any:
    key = {"key": more.pop("key")} if "key" in more else {}
    return do(business, till.pay_later_approved, by, **asked(order, approver, **more), **key)


def no(business: Business, by: Person, order: Order, approver: PersonId, **more: Any) -> object:
    with pytest.raises(Refused) as said:
        approve(business, by, order, approver, **more)
    return said.value.refusal.code


def due(business: Business, order: Order) -> int:
    return business.read(accounting.due, order=order.id, lines=dict(all_of(order)))


def listed(business: Business, by: Person) -> list[PersonId]:
    return [each.person for each in business.read(till.approvers, person=by.id)]


def newest(business: Business) -> Any:
    def question(view: View) -> Any:
        return view.rows(select(table).order_by(table.c.id.desc()).limit(1))[0]

    return business.read(question)


def test_that_who_is_present_and_may_approves_by_their_own_pin(business: Business) -> None:
    by, order, boss = cashier(business), ordered(business, 3_000), a_boss(business)
    said = approve(business, by, order, boss)
    assert (said.outcome, said.name) == (Outcome.IN, "Farid Haddad")
    assert said.later is not None
    assert due(business, order) == 0
    assert business.read(staff.who_is_in) == ()


def test_that_both_names_stay_in_the_record(business: Business) -> None:
    by, order, boss = cashier(business), ordered(business, 3_000), a_boss(business)
    approve(business, by, order, boss)
    row = newest(business)
    assert (row.task, row.person_id, row.about) == ("payment.later", by.id, order.id)
    assert row.evidence == {"approver": boss, "minor": 3_000}


def test_that_a_wrong_pin_is_counted_as_theirs_and_leaves_everything_to_pay(
    business: Business,
) -> None:
    by, order, boss = cashier(business), ordered(business, 3_000), a_boss(business)
    said = approve(business, by, order, boss, pin=WRONG)
    assert said == Approval(Outcome.WRONG, "Farid Haddad")
    assert due(business, order) == 3_000
    assert newest(business).evidence["failures"] == 1
    approve(business, by, order, boss, pin=WRONG)
    assert approve(business, by, order, boss, pin=WRONG).wait_seconds == 5
    # The right one waits too, here and at the door.
    assert approve(business, by, order, boss).outcome is Outcome.WAIT
    assert due(business, order) == 3_000


def test_that_a_right_pin_forgets_the_wrong_ones(business: Business) -> None:
    by, order, boss = cashier(business), ordered(business, 3_000, 1_000), a_boss(business)
    approve(business, by, order, boss, pin=WRONG)
    approve(business, by, order, boss, minor=1_000)
    approve(business, by, order, boss, pin=WRONG, minor=1_000)
    assert newest(business).evidence["failures"] == 1


def test_that_a_replayed_key_changes_nothing(business: Business) -> None:
    by, order, boss, key = (
        cashier(business),
        ordered(business, 3_000),
        a_boss(business),
        command_key(),
    )
    first = approve(business, by, order, boss, key=key)
    head = newest(business)
    assert approve(business, by, order, boss, key=key) == first
    assert newest(business) == head


def test_that_a_replayed_wrong_pin_counts_once(business: Business) -> None:
    by, order, boss, key = (
        cashier(business),
        ordered(business, 3_000),
        a_boss(business),
        command_key(),
    )
    for _ in range(3):
        approve(business, by, order, boss, pin=WRONG, key=key)
    approve(business, by, order, boss, pin=WRONG)
    assert newest(business).evidence["failures"] == 2


def test_that_the_same_key_with_another_approver_is_refused(business: Business) -> None:
    by, order, boss, key = (
        cashier(business),
        ordered(business, 3_000),
        a_boss(business),
        command_key(),
    )
    approve(business, by, order, boss, pin=WRONG, key=key)
    other = a_boss(business, name="Maren Sommer")
    assert no(business, by, order, other, key=key) is ActRefusal.KEY_REUSED


def test_that_nobody_approves_for_themselves(business: Business) -> None:
    order, boss = ordered(business, 3_000), a_boss(business)
    business.do(
        training.declare, by=OWNER, person=boss, skills=(Skill.TAKE_MONEY,), level=Level.ALONE
    )
    me = Person(boss, Role.MANAGER)
    assert no(business, me, order, boss) is PayRefusal.SAME_APPROVER
    assert due(business, order) == 3_000


@pytest.mark.parametrize("how", ["never", "learner", "left", "suspended", "unknown"])
def test_that_only_who_may_approves_however_right_the_pin_is(business: Business, how: str) -> None:
    by, order = cashier(business), ordered(business, 3_000)
    who = unfit(business, how)
    assert no(business, by, order, who) is PayRefusal.NO_APPROVER
    assert due(business, order) == 3_000
    assert who not in listed(business, by)


def unfit(business: Business, how: str) -> PersonId:
    if how == "unknown":
        return PersonId(9_999)
    if how == "never":
        return a_person(business, Skill.TAKE_MONEY, name="Greta Holm", pin=PIN)
    who = a_boss(business, level=Level.SUPERVISED if how == "learner" else Level.ALONE)
    if how == "left":
        seen = next(each for each in business.read(staff.people) if each.id == who)
        business.do(staff.let_go, by=OWNER, person=who, seen=seen.version)
    if how == "suspended":
        business.do(
            training.suspend, by=OWNER, person=who, skill=Skill.BOOKS, until=None, reason="x"
        )
    return who


def test_that_a_disabled_pin_approves_nothing(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    by, order, boss = cashier(business), ordered(business, 3_000), a_boss(business)
    for _ in range(10):
        approve(business, by, order, boss, pin=WRONG)
        wait_over(business, monkeypatch)
    assert approve(business, by, order, boss).outcome is Outcome.DISABLED
    assert due(business, order) == 3_000
    assert boss not in listed(business, by)


def test_that_more_than_is_to_pay_is_refused_with_an_approver_too(business: Business) -> None:
    by, order, boss = cashier(business), ordered(business, 3_000), a_boss(business)
    assert no(business, by, order, boss, minor=3_001) is PayRefusal.MORE_THAN_DUE
    assert no(business, by, order, boss, minor=0)
    assert no(business, by, order, boss, minor=-1)
    assert due(business, order) == 3_000


def test_that_the_list_has_who_may_but_oneself_those_at_a_desk_first(business: Business) -> None:
    by = cashier(business)
    a_person(business, Skill.BOOKS, name="Aa Without")
    far, near = a_boss(business, "Ab Far"), a_boss(business, "Ac Near")
    business.do(staff.sign_in, by=DOOR, station=STATION, person=near, pin=PIN)
    found = business.read(till.approvers, person=by.id)
    # The owner may do everything from the first minute.
    assert [each.name for each in found] == ["Ac Near", "Ab Far", "Maren Lindqvist"]
    assert [each.station for each in found] == [STATION, "", ""]
    assert near not in listed(business, Person(near, Role.MANAGER))
    assert far in listed(business, Person(near, Role.MANAGER))


def test_that_a_no_is_written_down_with_its_word_and_who_said_it(business: Business) -> None:
    by, boss = cashier(business), a_boss(business)
    order = ordered(business)
    said: dict[str, Any] = {
        "approval": Task.PAY_LATER_APPROVE.id, "about": int(order.id), "minor": 3_000,
        "why": NoBecause.SEE_GOODS,
    }  # fmt: skip
    assert do(business, till.not_approved, by, **said, approver=boss) is True

    def last(view: View) -> Any:
        return view.execute(select(table).order_by(table.c.id.desc()).limit(1)).one()

    row = business.read(last)
    assert (row.task, row.about, row.person_id) == ("approval.refuse", order.id, by.id)
    assert row.evidence == {
        "approval": "payment.later_approve", "minor": 3_000, "why": "goods", "approver": boss,
    }  # fmt: skip
    # Nobody says no to themselves, and only to what is an approval; the boss may approve it later.
    assert do(business, till.not_approved, by, **said, approver=by.id) is False
    assert "approver" not in business.read(last).evidence
    with pytest.raises(Refused):
        do(business, till.not_approved, by, **(said | {"approval": Task.PAY_LATER.id}))
    assert boss in listed(business, by)
