"""Emergency access: a reason, a PIN, half an hour, told at once, reviewed by another human being."""

from __future__ import annotations

import pytest

from kiosk.business import Business
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.second import IN_AN_EMERGENCY, EmergencyOpened
from kiosk.cross_training.cover.rules.words import CoverRefusal
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import does
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Cost, Outcome
from tests.cross_training.cover.shops import PIN, STATION, Hours, code_of
from tests.makers.staff import OWNER, a_person, acting

REASON = "the customer has a train to catch"
pay = does(Task.PAYMENT_TAKE)(lambda act: True)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def ana(business: Business) -> PersonId:
    return a_person(business, pin=PIN, name="Ana Lind")


@pytest.fixture
def boss(business: Business) -> PersonId:
    return a_person(business, Skill.TRAIN, role=Role.MANAGER, level=Level.TRAINER)


def opened(business: Business, person: PersonId, **said: object) -> EmergencyOpened:
    asked = {"person": person, "skill": Skill.TAKE_MONEY, "reason": REASON, "pin": PIN} | said
    return business.do(cover.open_emergency, acting(person), None, STATION, **asked)


def refused(business: Business, person: PersonId, **said: object) -> object:
    asked = {"person": person, "skill": Skill.TAKE_MONEY, "reason": REASON, "pin": PIN} | said
    return code_of(business, cover.open_emergency, acting(person), **asked)


def test_that_it_opens_one_skill_for_half_an_hour_and_tells_at_once(
    business: Business, ana: PersonId
) -> None:
    hours = Hours(business)
    told: list[Change] = []
    business.listen(lambda changes: told.extend(kind for kind, _ref in changes))
    answer = opened(business, ana)
    assert answer.outcome is Outcome.IN
    assert Change.COVER in told
    (seen,) = business.read(cover.emergencies)
    assert (seen.id, seen.name, seen.reason, seen.live) == (
        answer.emergency, "Ana Lind", REASON, True,
    )  # fmt: skip
    assert code_of(business, pay, acting(ana)) is None
    other = does(Task.SHIPMENT_PICK)(lambda act: True)
    assert code_of(business, other, acting(ana)) is ActRefusal.NOT_QUALIFIED
    hours.pass_by(minutes=30)
    assert code_of(business, pay, acting(ana)) is ActRefusal.NOT_QUALIFIED
    assert not business.read(cover.emergencies)[0].live


def test_that_it_asks_for_a_reason_and_the_pin_and_never_for_another(
    business: Business, ana: PersonId, boss: PersonId
) -> None:
    assert refused(business, ana, reason="too short") is CoverRefusal.REASON_TOO_SHORT
    assert refused(business, ana, reason="  a b   c  d ") is CoverRefusal.REASON_TOO_SHORT
    wrong = opened(business, ana, pin="918273")
    assert (wrong.outcome, wrong.emergency, wrong.tries_left) == (Outcome.WRONG, None, 9)
    assert code_of(business, pay, acting(ana)) is ActRefusal.NOT_QUALIFIED
    asked = {"person": ana, "skill": Skill.TAKE_MONEY, "reason": REASON, "pin": PIN}
    said = code_of(business, cover.open_emergency, acting(boss), **asked)
    assert said is CoverRefusal.NOT_YOURS


def test_that_it_never_opens_refunds_qualifications_people_or_settings(
    business: Business, ana: PersonId
) -> None:
    never = {Skill.REFUND, Skill.TRAIN, Skill.PEOPLE, Skill.SETTINGS, Skill.CLOSE_TILL, Skill.BOOKS}
    assert not never & IN_AN_EMERGENCY
    for skill in set(Skill) - IN_AN_EMERGENCY:
        assert refused(business, ana, skill=skill) is CoverRefusal.NO_EMERGENCY
    assert not [task.id for task in Task if task.value.emergency and task.skill in never]


def test_that_another_human_being_reviews_it_once(
    business: Business, ana: PersonId, boss: PersonId
) -> None:
    emergency = opened(business, ana).emergency
    second = a_person(business, Skill.TRAIN, role=Role.MANAGER)
    business.do(staff.same_human, OWNER, person=second, first=ana)
    asked = {"emergency": emergency, "finding": "it was needed"}
    review = cover.review_emergency
    assert code_of(business, review, acting(second), **asked) is ActRefusal.BOTH_SIDES
    assert code_of(business, review, acting(boss), emergency=emergency, finding=" ") is (
        CoverRefusal.REASON_TOO_SHORT
    )
    assert code_of(business, review, acting(boss), **asked) is None
    assert code_of(business, review, acting(boss), **asked) is CoverRefusal.REVIEWED
    (seen,) = business.read(cover.emergencies)
    assert (seen.live, seen.finding, seen.reviewed_at is None) == (False, "it was needed", False)
    assert code_of(business, pay, acting(ana)) is ActRefusal.NOT_QUALIFIED


def test_that_one_that_nobody_reviews_stops_the_next_of_that_human_being(
    business: Business, ana: PersonId, boss: PersonId
) -> None:
    hours = Hours(business)
    emergency = opened(business, ana).emergency
    assert refused(business, ana) is None
    hours.pass_by(hours=47)
    assert refused(business, ana) is None
    hours.pass_by(hours=1)
    assert refused(business, ana) is CoverRefusal.UNREVIEWED
    second = a_person(business, pin=PIN)
    assert refused(business, second) is None
    business.do(staff.same_human, OWNER, person=second, first=ana)
    assert refused(business, second) is CoverRefusal.UNREVIEWED
    assert [each.overdue for each in business.read(cover.emergencies)].count(True) == 2
    for each in business.read(cover.emergencies):
        if each.overdue:
            said = {"emergency": each.id, "finding": "it was needed"}
            assert code_of(business, cover.review_emergency, acting(boss), **said) is None
    assert refused(business, ana) is None
    assert emergency is not None


def test_that_whoever_has_it_or_reviews_it_closes_it(
    business: Business, ana: PersonId, boss: PersonId
) -> None:
    close = cover.close_emergency
    emergency = opened(business, ana).emergency
    stranger = acting(a_person(business))
    assert code_of(business, close, stranger, emergency=emergency) is CoverRefusal.NOT_YOURS
    assert code_of(business, close, acting(ana), emergency=emergency) is None
    assert code_of(business, close, acting(ana), emergency=emergency) is CoverRefusal.NOT_COVERING
    assert code_of(business, pay, acting(ana)) is ActRefusal.NOT_QUALIFIED
    other = opened(business, ana).emergency
    assert code_of(business, close, acting(boss), emergency=other) is None
    assert code_of(business, close, acting(boss), emergency=999) is ActRefusal.NOT_FOUND
