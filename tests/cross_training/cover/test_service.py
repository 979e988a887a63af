"""Who may act is asked inside every act: alone, with somebody beside, or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.business import Business
from kiosk.core.by import By, Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import DECLARED_DAYS, Level, TrainingRefusal
from kiosk.database.acting import Act, does
from kiosk.records.staff import service as staff
from tests.cross_training.cover.shops import beside, code_of
from tests.makers.staff import OWNER, a_person, acting

SKILL = Skill.HAND_OUT


@does(Task.PICKUP_CLAIM)
def learners_may(act: Act) -> bool:
    """A task that is done by one person, or by a learner with somebody beside."""
    return act.by is not None


@does(Task.STATION_SET_UP)
def no_learners(act: Act) -> bool:
    """A task of a manager."""
    return act.by is not None


def refused(business: Business, by: By, verb: object = learners_may) -> object:
    """Why `by` may not; None if they may."""
    return code_of(business, verb, by)


def with_help(business: Business, learner: PersonId, *helpers: PersonId) -> object:
    """Why `learner` may not with each of `helpers` beside, the last one last."""
    for helper in helpers:
        beside(business, helper, learner, SKILL)
    return refused(business, acting(learner))


@pytest.fixture
def learner(business: Business) -> PersonId:
    return a_person(business, SKILL, level=Level.SUPERVISED)


@pytest.fixture
def master(business: Business) -> PersonId:
    return a_person(business, SKILL, level=Level.TRAINER)


def test_that_whoever_may_alone_needs_nobody(business: Business) -> None:
    for level in (Level.ALONE, Level.TRAINER):
        assert refused(business, acting(a_person(business, SKILL, level=level))) is None
    trained = a_person(business, SKILL, level=Level.IN_TRAINING)
    assert refused(business, acting(trained)) is ActRefusal.NOT_QUALIFIED


def test_that_a_learner_needs_somebody_beside(
    business: Business, learner: PersonId, master: PersonId
) -> None:
    assert refused(business, acting(learner)) is ActRefusal.SECOND_PERSON
    assert with_help(business, learner, master) is None


def test_that_another_skill_is_no_help(business: Business, learner: PersonId) -> None:
    other = a_person(business, Skill.WELCOME, level=Level.TRAINER)
    assert refused(business, acting(other)) is ActRefusal.NOT_QUALIFIED
    assert with_help(business, learner, other) is ActRefusal.SECOND_PERSON


def test_that_nobody_stands_beside_herself(business: Business, learner: PersonId) -> None:
    assert with_help(business, learner, learner) is ActRefusal.SECOND_PERSON


def test_that_two_learners_are_not_one_who_may(business: Business, learner: PersonId) -> None:
    other = a_person(business, SKILL, level=Level.SUPERVISED)
    assert with_help(business, learner, other) is ActRefusal.SECOND_PERSON


def test_that_whoever_left_stands_beside_nobody(
    business: Business, learner: PersonId, master: PersonId
) -> None:
    business.do(staff.let_go, by=OWNER, person=master, seen=1)
    assert with_help(business, learner, master) is ActRefusal.SECOND_PERSON


def test_that_somebody_suspended_stands_beside_nobody(
    business: Business, learner: PersonId, master: PersonId
) -> None:
    until = business.clock.moment(None) + timedelta(days=1)
    business.do(
        training.suspend, by=OWNER, person=master, skill=SKILL, until=until, reason="review"
    )
    assert refused(business, acting(master)) is ActRefusal.SUSPENDED
    assert with_help(business, learner, master) is ActRefusal.SECOND_PERSON


def test_that_some_tasks_are_no_learners_even_with_somebody_beside(business: Business) -> None:
    learner = a_person(business, Skill.SETTINGS, level=Level.SUPERVISED)
    master = a_person(business, Skill.SETTINGS, level=Level.TRAINER)
    beside(business, master, learner, Skill.SETTINGS)
    assert refused(business, acting(learner, Role.MANAGER), no_learners) is ActRefusal.NOT_QUALIFIED


def test_that_somebody_unknown_may_do_nothing(business: Business, learner: PersonId) -> None:
    assert refused(business, acting(PersonId(999_999))) is ActRefusal.NOT_ACTIVE
    # A caller says who acts and nothing else: who stands beside is proved, not said.
    said = acting(learner, beside=PersonId(999_999))
    assert refused(business, said) is ActRefusal.SECOND_PERSON


def test_that_a_declared_qualification_ends_after_its_last_day(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person(business, SKILL)
    real = business.clock.moment
    for days, expected in ((DECLARED_DAYS, None), (DECLARED_DAYS + 1, ActRefusal.EXPIRED)):
        later = timedelta(days=days)
        with monkeypatch.context() as patch:
            patch.setattr(
                type(business.clock),
                "moment",
                lambda _self, said, later=later: real.__func__(business.clock, said) + later,
            )
            assert refused(business, acting(person)) is expected


def test_that_nobody_declares_a_qualification_for_herself(business: Business) -> None:
    manager = a_person(business, Skill.TRAIN, role=Role.MANAGER)
    by = Person(manager, Role.MANAGER)
    with pytest.raises(Refused) as said:
        business.do(
            training.declare, by=by, person=manager, skills=(Skill.PEOPLE,), level=Level.TRAINER
        )
    assert said.value.refusal.code is TrainingRefusal.OWN_QUALIFICATION
    other = a_person(business)
    business.do(training.declare, by=by, person=other, skills=(Skill.PEOPLE,), level=Level.TRAINER)
