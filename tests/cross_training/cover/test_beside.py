"""Standing beside is proved by a badge or a PIN, by another human being who can do it alone."""

from __future__ import annotations

import pytest

from kiosk.business import Business
from kiosk.core.by import System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.second import Stood
from kiosk.cross_training.cover.rules.words import CoverRefusal
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import does
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Cost, Outcome
from tests.cross_training.cover.shops import PIN, STATION, Hours, code_of
from tests.makers.staff import OWNER, a_person, acting

BY = System("desk")
BADGE = "badge-of-mia"
pay = does(Task.PAYMENT_TAKE)(lambda act: True)
scan = does(Task.PICKUP_SCAN)(lambda act: True)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def mia(business: Business) -> PersonId:
    """Who can do it alone, with a badge and a PIN."""
    skills = (Skill.TAKE_MONEY, Skill.HAND_OUT)
    person = a_person(business, *skills, pin=PIN, name="Mia Berg")
    business.do(staff.give_badge, OWNER, person=person, code=BADGE)
    return person


@pytest.fixture
def tom(business: Business) -> PersonId:
    """Who learns it."""
    return a_person(business, Skill.TAKE_MONEY, Skill.HAND_OUT, level=Level.SUPERVISED)


def stood(business: Business, station: str = STATION, **said: object) -> Stood:
    return business.do(cover.stand_beside, BY, None, station, **said)


def refused(business: Business, **said: object) -> object:
    return code_of(business, cover.stand_beside, BY, **said)


def test_that_a_badge_counts_for_ten_minutes_at_this_station(
    business: Business, mia: PersonId, tom: PersonId
) -> None:
    hours = Hours(business)
    assert code_of(business, scan, acting(tom)) is ActRefusal.SECOND_PERSON
    answer = stood(business, learner=tom, skill=Skill.HAND_OUT, badge=BADGE)
    assert (answer.outcome, answer.supervisor, answer.name) == (Outcome.IN, mia, "Mia Berg")
    assert code_of(business, scan, acting(tom)) is None
    assert code_of(business, scan, acting(tom)) is None
    assert code_of(business, scan, acting(tom), "Desk 2") is ActRefusal.SECOND_PERSON
    hours.pass_by(minutes=10)
    assert code_of(business, scan, acting(tom)) is ActRefusal.SECOND_PERSON
    # She is not signed in at the learner's desk for it.
    assert business.read(staff.signed_in_at, station=STATION) == ()


def test_that_money_asks_for_the_pin_and_for_each_act(
    business: Business, mia: PersonId, tom: PersonId
) -> None:
    asked = {"learner": tom, "skill": Skill.TAKE_MONEY}
    assert refused(business, badge=BADGE, **asked) is CoverRefusal.PIN_NEEDED
    answer = stood(business, supervisor=mia, pin=PIN, **asked)
    assert answer.outcome is Outcome.IN
    assert code_of(business, pay, acting(tom)) is None
    assert code_of(business, pay, acting(tom)) is ActRefusal.SECOND_PERSON


def test_that_a_wrong_pin_is_an_answer_and_is_counted(
    business: Business, mia: PersonId, tom: PersonId
) -> None:
    asked = {"learner": tom, "skill": Skill.TAKE_MONEY, "supervisor": mia}
    answer = stood(business, pin="918273", **asked)
    assert (answer.outcome, answer.tries_left) == (Outcome.WRONG, 9)
    assert stood(business, pin="918273", **asked).tries_left == 8
    assert code_of(business, pay, acting(tom)) is ActRefusal.SECOND_PERSON


def test_that_a_badge_that_was_just_elsewhere_is_no_proof(
    business: Business, mia: PersonId, tom: PersonId
) -> None:
    business.do(staff.read_badge, BY, None, "Desk 2", code=BADGE)
    answer = stood(business, learner=tom, skill=Skill.HAND_OUT, badge=BADGE)
    assert (answer.outcome, answer.needs_pin) == (Outcome.WRONG, True)
    assert code_of(business, scan, acting(tom)) is ActRefusal.SECOND_PERSON
    assert len(business.read(staff.clashes, person=mia)) == 1


def test_that_an_unknown_badge_or_anothers_is_none(
    business: Business, mia: PersonId, tom: PersonId
) -> None:
    asked = {"learner": tom, "skill": Skill.HAND_OUT}
    assert stood(business, badge="nobody-at-all", **asked).outcome is Outcome.WRONG
    other = a_person(business, Skill.HAND_OUT)
    named = refused(business, supervisor=other, badge=BADGE, **asked)
    assert named is CoverRefusal.NOT_YOURS


def test_that_nobody_stands_beside_herself_or_her_other_account(
    business: Business, mia: PersonId
) -> None:
    asked = {"skill": Skill.HAND_OUT, "supervisor": mia, "pin": PIN}
    assert refused(business, learner=mia, **asked) is CoverRefusal.SAME_HUMAN
    second = a_person(business, Skill.HAND_OUT, level=Level.SUPERVISED)
    business.do(staff.same_human, OWNER, person=second, first=mia)
    assert refused(business, learner=second, **asked) is CoverRefusal.SAME_HUMAN


def test_that_only_who_can_do_it_alone_now_stands_beside(business: Business, tom: PersonId) -> None:
    hours = Hours(business)
    for level, right in (
        (Level.IN_TRAINING, False),
        (Level.SUPERVISED, False),
        (Level.TRAINER, True),
    ):
        person = a_person(business, Skill.HAND_OUT, level=level, pin=PIN)
        asked = {"learner": tom, "skill": Skill.HAND_OUT, "supervisor": person, "pin": PIN}
        said = refused(business, **asked)
        assert said is (None if right else CoverRefusal.CANNOT_STAND_BESIDE)
    hours.pass_by(days=91)
    assert refused(business, **asked) is CoverRefusal.CANNOT_STAND_BESIDE


def test_that_nobody_stands_beside_in_what_nobody_learns_so(business: Business) -> None:
    tom = a_person(business, Skill.SETTINGS, level=Level.SUPERVISED, role=Role.MANAGER)
    person = a_person(business, Skill.SETTINGS, level=Level.TRAINER, pin=PIN)
    asked = {"learner": tom, "skill": Skill.SETTINGS, "supervisor": person, "pin": PIN}
    assert refused(business, **asked) is CoverRefusal.CANNOT_STAND_BESIDE
