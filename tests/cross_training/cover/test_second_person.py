"""A second person is another human being, over the whole history of the object; and what an act writes down."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.business import METADATA, Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId, VisitId
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover.rules.words import EMERGENCY_LASTS
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import Reason
from kiosk.records.staff import service as staff
from tests.cross_training.cover.shops import (
    STATION,
    Hours,
    beside,
    code_of,
    covers,
    emergency,
    reach_the_end,
)
from tests.makers.staff import OWNER, a_person, acting

AUDIT = METADATA.tables["audit"]
TILL = 41
"""What is closed and verified; any object will do."""


@does(Task.TILL_CLOSE, about="till")
def close_it(act: Act, *, till: int) -> bool:
    """One side."""
    return True


@does(Task.TILL_VERIFY, about="till")
def verify_it(act: Act, *, till: int) -> bool:
    """The other side."""
    return True


@does(Task.PAYMENT_TAKE, about="order")
def pay(act: Act, *, order: int = 7) -> bool:
    """A money act."""
    return True


@does(Task.PICKUP_SCAN, about="pickup")
def scan(act: Act, *, pickup: int) -> bool:
    """An act with a customer in hand."""
    return True


def last(view: View) -> Any:
    """The newest row of the audit."""
    return view.execute(AUDIT.select().order_by(AUDIT.c.id.desc()).limit(1)).one()


@pytest.fixture
def ana(business: Business) -> PersonId:
    return a_person(business, Skill.CLOSE_TILL, Skill.TAKE_MONEY, role=Role.ACCOUNTING)


def test_that_nobody_does_both_sides_of_one_thing(business: Business, ana: PersonId) -> None:
    other = a_person(business, Skill.CLOSE_TILL)
    assert code_of(business, close_it, acting(ana), till=TILL) is None
    assert code_of(business, verify_it, acting(ana), till=TILL) is ActRefusal.BOTH_SIDES
    assert code_of(business, verify_it, acting(ana), till=TILL + 1) is None
    assert code_of(business, verify_it, acting(other), till=TILL) is None
    # The other way round as well: who has looked does not do it after all.
    assert code_of(business, close_it, acting(other), till=TILL) is ActRefusal.BOTH_SIDES


def test_that_a_second_account_is_the_same_human_being(business: Business, ana: PersonId) -> None:
    second = a_person(business, Skill.CLOSE_TILL, name="Another name")
    assert code_of(business, close_it, acting(second), till=TILL) is None
    assert code_of(business, verify_it, acting(ana), till=TILL) is None
    assert code_of(business, close_it, acting(second), till=TILL + 1) is None
    business.do(staff.same_human, OWNER, person=second, first=ana)
    # Also of what was done before anybody said that they are one.
    assert code_of(business, verify_it, acting(ana), till=TILL + 1) is ActRefusal.BOTH_SIDES
    third = a_person(business, Skill.CLOSE_TILL)
    assert code_of(business, close_it, acting(ana), till=TILL + 2) is None
    assert code_of(business, verify_it, acting(second), till=TILL + 2) is ActRefusal.BOTH_SIDES
    assert code_of(business, verify_it, acting(third), till=TILL + 2) is None


def test_that_a_cover_does_not_make_another_of_her(business: Business) -> None:
    covering = a_person(business, Skill.CLOSE_TILL, roles=())
    covers(business, covering, [Role.ACCOUNTING])
    assert code_of(business, close_it, acting(covering), till=TILL) is None
    assert code_of(business, verify_it, acting(covering), till=TILL) is ActRefusal.BOTH_SIDES


def test_that_an_act_names_its_own_role_and_no_cover(business: Business, ana: PersonId) -> None:
    said = Person(ana, Role.RECEPTION, cover=99, supervisor=PersonId(1))
    assert code_of(business, pay, said) is None
    row = business.read(last)
    assert (row.role, row.cover_id, row.supervisor_id) == ("accounting", None, None)


def test_that_an_act_in_a_covered_role_names_the_cover(business: Business, ana: PersonId) -> None:
    covering = a_person(business, Skill.TAKE_MONEY, roles=())
    (session,) = covers(business, covering, [Role.ACCOUNTING], absent=ana)
    assert code_of(business, pay, acting(covering)) is None
    row = business.read(last)
    assert (row.person_id, row.role, row.cover_id) == (covering, "accounting", session)


def test_that_an_act_with_help_names_who_stood_beside(business: Business, ana: PersonId) -> None:
    learner = a_person(business, Skill.TAKE_MONEY, level=Level.SUPERVISED)
    beside(business, ana, learner, Skill.TAKE_MONEY)
    assert code_of(business, pay, acting(learner)) is None
    assert business.read(last).supervisor_id == ana


def test_that_a_pin_beside_counts_for_one_act_and_a_question_uses_none_up(
    business: Business, ana: PersonId
) -> None:
    learner = a_person(business, Skill.TAKE_MONEY, level=Level.SUPERVISED)
    beside(business, ana, learner, Skill.TAKE_MONEY)

    def asked() -> object:
        by = acting(learner)
        return business.read(lambda view: view.why_not(by, Task.PAYMENT_TAKE, station=STATION))

    assert asked() is None
    assert code_of(business, pay, acting(learner)) is None
    assert asked() is not None
    assert code_of(business, pay, acting(learner)) is ActRefusal.SECOND_PERSON
    beside(business, ana, learner, Skill.TAKE_MONEY)
    assert code_of(business, pay, acting(learner)) is None


def test_that_help_ends_after_ten_minutes(business: Business) -> None:
    hours = Hours(business)
    master = a_person(business, Skill.HAND_OUT)
    learner = a_person(business, Skill.HAND_OUT, level=Level.SUPERVISED)
    beside(business, master, learner, Skill.HAND_OUT, by_pin=False)
    hours.pass_by(minutes=9.9)
    assert code_of(business, scan, acting(learner), pickup=3) is None
    hours.pass_by(minutes=0.1)
    assert code_of(business, scan, acting(learner), pickup=3) is ActRefusal.SECOND_PERSON


@does(Task.PRESENCE_SET)
def serve(act: Act, *, about: int) -> bool:
    """A customer comes for a pick-up, and whoever acts serves him."""
    queue.serve(act, visit=_came(act, about))
    return True


@does(Task.PRESENCE_SET)
def finish(act: Act, *, about: int) -> bool:
    """The customer who came for a pick-up has been served."""
    queue.finish(act, visit=_came(act, about), whole=True)
    return True


def _came(act: Act, about: int) -> VisitId:
    return queue.arrive(act, reason=Reason.COLLECTION, customer=None, about=about, language="en")


def test_that_what_was_picked_for_is_packed_after_the_end(business: Business) -> None:
    Hours(business)
    covering = a_person(business, Skill.PICK_AND_PACK, roles=())
    covers(business, covering, [Role.FULFILMENT])
    pick = does(Task.SHIPMENT_PICK, about="shipment")(lambda act, shipment: True)
    pack = does(Task.SHIPMENT_PACK, about="shipment")(lambda act, shipment: True)
    assert code_of(business, pick, acting(covering), shipment=7) is None
    business.do(reach_the_end, acting(covering))
    assert code_of(business, pack, acting(covering), shipment=7) is None
    assert code_of(business, pack, acting(covering), shipment=8) is ActRefusal.COVER_ENDED


def test_that_the_customer_in_hand_is_finished_within_half_an_hour(business: Business) -> None:
    hours = Hours(business)
    skills = (Skill.HAND_OUT, Skill.REFUND)
    covering = a_person(business, *skills, role=Role.MARKETING, roles=())
    covers(business, covering, [Role.RECEPTION])
    void = does(Task.PICKUP_VOID, about="pickup")(lambda act, pickup: True)
    for each in (2, 3):
        business.do(serve, acting(covering), about=each)
    business.do(reach_the_end, acting(covering))
    assert code_of(business, scan, acting(covering), pickup=3) is None
    assert code_of(business, scan, acting(covering), pickup=4) is ActRefusal.COVER_ENDED
    # Who comes after the end is nobody's in hand, whoever calls him; nor is what was done before.
    hours.pass_by(seconds=1)
    business.do(serve, acting(covering), about=4)
    assert code_of(business, scan, acting(covering), pickup=4) is ActRefusal.COVER_ENDED
    assert code_of(business, void, acting(covering), pickup=3) is ActRefusal.COVER_ENDED
    business.do(finish, acting(covering), about=2)
    assert code_of(business, scan, acting(covering), pickup=2) is ActRefusal.COVER_ENDED
    hours.pass_by(minutes=30)
    assert code_of(business, scan, acting(covering), pickup=3) is ActRefusal.COVER_ENDED


def test_that_an_emergency_opens_the_skill_for_half_an_hour_and_is_written_down(
    business: Business,
) -> None:
    hours = Hours(business)
    person = a_person(business)
    business.do(emergency, acting(person), skills=(Skill.TAKE_MONEY, Skill.REFUND))
    assert code_of(business, pay, acting(person)) is None
    row = business.read(last)
    assert (row.role, row.cover_id, row.evidence) == ("accounting", None, {"emergency": 1})
    refund = does(Task.PAYMENT_REFUND)(lambda act: True)
    assert code_of(business, refund, acting(person)) is ActRefusal.NOT_QUALIFIED
    hours.pass_by(seconds=EMERGENCY_LASTS.total_seconds())
    assert code_of(business, pay, acting(person)) is ActRefusal.NOT_QUALIFIED


def test_that_an_emergency_does_not_wait_for_a_cover_or_its_note(business: Business) -> None:
    person = a_person(business, Skill.TAKE_MONEY, roles=())
    covers(business, person, [Role.ACCOUNTING], money=True)
    assert code_of(business, pay, acting(person)) is ActRefusal.MONEY_LINE_UNTICKED
    business.do(emergency, acting(person), skills=(Skill.TAKE_MONEY,))
    assert code_of(business, pay, acting(person)) is None
    assert business.read(last).cover_id is None


def test_that_a_role_taken_away_ends_at_once(business: Business, ana: PersonId) -> None:
    business.do(staff.assign_roles, OWNER, person=ana, roles=(Role.SALES,))
    sell = does(Task.SALE_RING_UP)(lambda act: True)
    assert code_of(business, sell, acting(ana)) is ActRefusal.NOT_QUALIFIED
    seller = a_person(business, Skill.SELL)
    assert code_of(business, sell, acting(seller)) is None
    business.do(staff.assign_roles, OWNER, person=seller, roles=())
    assert code_of(business, sell, acting(seller)) is ActRefusal.NOT_IN_ROLE


def test_that_everything_above_holds_what_verify_asks(business: Business, ana: PersonId) -> None:
    covering = a_person(business, Skill.TAKE_MONEY, roles=())
    learner = a_person(business, Skill.TAKE_MONEY, level=Level.SUPERVISED)
    stranger = a_person(business)
    covers(business, covering, [Role.ACCOUNTING], absent=ana)
    beside(business, ana, learner, Skill.TAKE_MONEY)
    business.do(emergency, acting(stranger), skills=(Skill.TAKE_MONEY,))
    for each in (ana, covering, learner, stranger):
        assert code_of(business, pay, acting(each)) is None
    check = business.check("covers")
    assert check.faults == ()
    assert check.checked >= 4
