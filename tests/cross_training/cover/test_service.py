"""Who may act is asked inside every act: alone, with somebody beside, or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.business import Business
from kiosk.core.by import By, Customer, Owner, Person, System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Actor, Role, Skill, Task
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import DECLARED_DAYS, Level, TrainingRefusal
from kiosk.database.acting import Act, does
from kiosk.records.staff import service as staff
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
    try:
        business.do(verb, by=by)
    except Refused as said:
        return said.refusal.code
    return None


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
    assert refused(business, acting(learner, beside=master)) is None


def test_that_another_skill_is_no_help(business: Business, learner: PersonId) -> None:
    other = a_person(business, Skill.WELCOME, level=Level.TRAINER)
    assert refused(business, acting(other)) is ActRefusal.NOT_QUALIFIED
    assert refused(business, acting(learner, beside=other)) is ActRefusal.SECOND_PERSON


def test_that_nobody_stands_beside_herself(business: Business, learner: PersonId) -> None:
    assert refused(business, acting(learner, beside=learner)) is ActRefusal.SECOND_PERSON


def test_that_two_learners_are_not_one_who_may(business: Business, learner: PersonId) -> None:
    other = a_person(business, SKILL, level=Level.SUPERVISED)
    assert refused(business, acting(learner, beside=other)) is ActRefusal.SECOND_PERSON


def test_that_whoever_left_stands_beside_nobody(
    business: Business, learner: PersonId, master: PersonId
) -> None:
    business.do(staff.let_go, by=OWNER, person=master, seen=1)
    assert refused(business, acting(learner, beside=master)) is ActRefusal.SECOND_PERSON


def test_that_somebody_suspended_stands_beside_nobody(
    business: Business, learner: PersonId, master: PersonId
) -> None:
    until = business.clock.moment(None) + timedelta(days=1)
    business.do(
        training.suspend, by=OWNER, person=master, skill=SKILL, until=until, reason="review"
    )
    assert refused(business, acting(master)) is ActRefusal.SUSPENDED
    assert refused(business, acting(learner, beside=master)) is ActRefusal.SECOND_PERSON


def test_that_some_tasks_are_no_learners_even_with_somebody_beside(business: Business) -> None:
    learner = a_person(business, Skill.SETTINGS, level=Level.SUPERVISED)
    master = a_person(business, Skill.SETTINGS, level=Level.TRAINER)
    by = acting(learner, Role.MANAGER, beside=master)
    assert refused(business, by, no_learners) is ActRefusal.NOT_QUALIFIED


def test_that_somebody_unknown_may_do_nothing(business: Business, learner: PersonId) -> None:
    assert refused(business, acting(PersonId(999_999))) is ActRefusal.NOT_ACTIVE
    stranger = acting(learner, beside=PersonId(999_999))
    assert refused(business, stranger) is ActRefusal.SECOND_PERSON


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


def test_that_every_task_refuses_every_kind_of_actor_that_it_does_not_name(
    business: Business,
) -> None:
    kinds = {Actor.CUSTOMER: Customer(), Actor.SYSTEM: System("job"), Actor.OWNER: Owner("root")}
    kinds[Actor.PERSON] = acting(a_person(business, *Skill, level=Level.TRAINER))
    wrong = []
    for task in Task:
        verb = does(task)(lambda act: act.task.id)
        for kind, by in kinds.items():
            said = refused(business, by, verb)
            if said is not (None if kind in task.actors else ActRefusal.WRONG_ACTOR):
                wrong.append((task.id, kind, said))
    assert wrong == []


def test_that_every_task_asks_for_its_own_skill(business: Business) -> None:
    others = {
        skill: acting(a_person(business, *(s for s in Skill if s is not skill))) for skill in Skill
    }
    for task in Task:
        if Actor.PERSON in task.actors:
            verb = does(task)(lambda act: act.task.id)
            assert refused(business, others[task.skill], verb) is ActRefusal.NOT_QUALIFIED, task.id
