"""Who may sign off, suspend and take away, on both databases; and what a colleague may know of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.business import Business
from kiosk.core.by import By, Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.core.words import local_day
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import (
    DECLARED_DAYS,
    Held,
    Level,
    State,
    TrainingRefusal,
    state,
)
from kiosk.records.staff import service as staff
from tests.makers.staff import OWNER, a_person, acting

SKILL, MONEY = Skill.HAND_OUT, Skill.TAKE_MONEY
DAY = timedelta(days=1)


def today(business: Business) -> object:
    """The business day."""
    return local_day(business.clock.moment(None), business.facts.zone)


def held(business: Business, person: PersonId, skill: Skill = SKILL) -> Held:
    """What they hold."""
    return business.read(training.held_by, person=person)[skill]


def how(business: Business, person: PersonId, skill: Skill = SKILL) -> State:
    """How it stands now."""
    now = business.clock.moment(None)
    return state(held(business, person, skill), local_day(now, business.facts.zone), now)


def sign(
    business: Business,
    by: By,
    person: PersonId,
    skill: Skill = SKILL,
    *,
    level: Level = Level.ALONE,
    days: int = 365,
) -> object:
    """Why the sign-off was refused; None where it was done."""
    until = local_day(business.clock.moment(None), business.facts.zone) + days * DAY
    try:
        business.do(training.sign_off, by=by, person=person, skill=skill, level=level, until=until)
    except Refused as said:
        return said.refusal.code
    return None


def a_trainer(business: Business, skill: Skill = SKILL, **more: object) -> PersonId:
    """Somebody who holds O."""
    return a_person(business, skill, level=Level.TRAINER, **more)  # type: ignore[arg-type]


def owner_of(business: Business) -> PersonId:
    """The business's owner."""
    return next(each.id for each in business.read(staff.people) if each.owner)


def test_that_a_trainer_turns_what_was_declared_into_proven(business: Business) -> None:
    learner, trainer = a_person(business, SKILL, level=Level.SUPERVISED), a_trainer(business)
    assert sign(business, acting(trainer), learner) is None
    known = held(business, learner)
    assert known.level is Level.ALONE
    assert known.until_day is not None
    mark = _mark(business, learner, learner)
    assert mark is not None
    assert not mark.declared
    assert mark.granted_by == _name(business, trainer)


@pytest.mark.parametrize("level", [Level.IN_TRAINING, Level.SUPERVISED, Level.ALONE])
def test_that_only_a_trainer_signs_off(business: Business, level: Level) -> None:
    learner, other = a_person(business), a_person(business, SKILL, level=level)
    assert sign(business, acting(other), learner) is TrainingRefusal.ONLY_A_TRAINER
    elsewhere = a_trainer(business, Skill.WELCOME)
    assert sign(business, acting(elsewhere), learner) is TrainingRefusal.ONLY_A_TRAINER
    manager = a_person(business, *Skill, role=Role.MANAGER)
    assert sign(business, acting(manager), learner) is TrainingRefusal.ONLY_A_TRAINER


def test_that_a_trainer_who_is_not_in_force_signs_nothing(business: Business) -> None:
    learner, trainer = a_person(business), a_trainer(business)
    gone = a_trainer(business)
    business.do(
        training.suspend, by=OWNER, person=trainer, skill=SKILL, until=None, reason="review"
    )
    assert sign(business, acting(trainer), learner) is TrainingRefusal.ONLY_A_TRAINER
    business.do(training.revoke, by=OWNER, person=gone, skill=SKILL, reason="left the counter")
    assert sign(business, acting(gone), learner) is TrainingRefusal.ONLY_A_TRAINER


def test_that_nobody_signs_off_for_herself_nor_for_another_account_of_hers(
    business: Business,
) -> None:
    trainer, second = a_trainer(business), a_person(business)
    third = a_person(business, *Skill, role=Role.MANAGER)
    business.do(staff.same_human, by=OWNER, person=second, first=trainer)
    assert sign(business, acting(trainer), trainer) is TrainingRefusal.OWN_QUALIFICATION
    assert sign(business, acting(trainer), second) is TrainingRefusal.OWN_QUALIFICATION
    business.do(staff.same_human, by=OWNER, person=third, first=trainer)
    for person in (trainer, second, third):
        with pytest.raises(Refused) as said:
            business.do(
                training.declare, by=acting(third, Role.MANAGER), person=person, skills=(SKILL,),
                level=Level.TRAINER,
            )  # fmt: skip
        assert said.value.refusal.code is TrainingRefusal.OWN_QUALIFICATION
    owner = owner_of(business)
    assert sign(business, Person(owner, Role.MANAGER), owner) is TrainingRefusal.OWN_QUALIFICATION


def test_that_the_owner_signs_off_without_being_a_trainer(business: Business) -> None:
    owner, learner = owner_of(business), a_person(business)
    business.do(training.revoke, by=OWNER, person=owner, skill=MONEY, reason="others do it now")
    assert sign(business, Person(owner, Role.MANAGER), learner, MONEY) is None


def test_that_money_takes_a_trainer_who_is_a_manager(business: Business) -> None:
    learner = a_person(business)
    trainer = a_trainer(business, MONEY, role=Role.ACCOUNTING)
    assert sign(business, acting(trainer), learner, MONEY) is TrainingRefusal.MANAGER_CONFIRMS
    business.do(staff.assign_roles, by=OWNER, person=trainer, roles=(Role.ACCOUNTING, Role.MANAGER))
    assert sign(business, acting(trainer), learner, MONEY) is None
    business.do(staff.assign_roles, by=OWNER, person=trainer, roles=(Role.ACCOUNTING,))
    assert sign(business, acting(trainer), learner, MONEY) is TrainingRefusal.MANAGER_CONFIRMS


def test_that_what_was_revoked_is_given_back_by_a_manager_alone(business: Business) -> None:
    learner, trainer = a_person(business, SKILL), a_trainer(business)
    business.do(training.revoke, by=OWNER, person=learner, skill=SKILL, reason="wrong hands twice")
    assert how(business, learner) is State.REVOKED
    assert sign(business, acting(trainer), learner) is TrainingRefusal.MANAGER_GIVES_BACK
    chief = a_trainer(business, role=Role.MANAGER)
    assert sign(business, acting(chief, Role.MANAGER), learner) is None
    assert how(business, learner) is State.IN_FORCE


def test_that_what_has_ended_is_renewed_and_never_into_the_past(business: Business) -> None:
    learner, trainer = a_person(business, SKILL), a_trainer(business)
    assert sign(business, acting(trainer), learner, days=-1) is TrainingRefusal.ENDS_BEFORE_TODAY
    assert sign(business, acting(trainer), learner, days=0) is None
    assert how(business, learner) is State.IN_FORCE
    last = held(business, learner).until_day
    assert last == today(business)
    now = business.clock.moment(None)
    assert last is not None
    assert state(held(business, learner), last + DAY, now) is State.ENDED
    assert sign(business, acting(trainer), learner, days=30) is None
    assert state(held(business, learner), last + DAY, now) is State.IN_FORCE


def test_that_whoever_left_is_not_signed_off(business: Business) -> None:
    learner, trainer = a_person(business), a_trainer(business)
    business.do(staff.let_go, by=OWNER, person=learner, seen=1)
    assert sign(business, acting(trainer), learner) is ActRefusal.NOT_FOUND


def test_that_a_suspension_comes_back_by_itself_and_a_sign_off_does_not_end_it(
    business: Business,
) -> None:
    learner, trainer = a_person(business, SKILL), a_trainer(business)
    now = business.clock.moment(None)
    until = now + timedelta(hours=2)
    business.do(training.suspend, by=OWNER, person=learner, skill=SKILL, until=until, reason="rest")
    assert how(business, learner) is State.SUSPENDED
    assert sign(business, acting(trainer), learner) is None
    assert how(business, learner) is State.SUSPENDED
    known = held(business, learner)
    assert state(known, local_day(until, "UTC"), until) is State.IN_FORCE
    business.do(training.lift, by=OWNER, person=learner, skill=SKILL)
    assert how(business, learner) is State.IN_FORCE
    with pytest.raises(Refused):
        business.do(training.lift, by=OWNER, person=learner, skill=SKILL)


def test_that_a_suspension_has_a_reason_and_an_order(business: Business) -> None:
    learner = a_person(business, SKILL)
    now = business.clock.moment(None)
    suspend = {"person": learner, "skill": SKILL}
    for until, begins, reason, code in (
        (None, None, "  ", TrainingRefusal.REASON_MISSING),
        (now - DAY, None, "rest", TrainingRefusal.PAUSE_ENDS_FIRST),
        (now + DAY, now + 2 * DAY, "rest", TrainingRefusal.PAUSE_ENDS_FIRST),
    ):
        with pytest.raises(Refused) as said:
            business.do(
                training.suspend, by=OWNER, **suspend, until=until, begins=begins, reason=reason
            )
        assert said.value.refusal.code is code
    business.do(
        training.suspend, by=OWNER, **suspend, until=None, begins=now + DAY, reason="course"
    )
    assert how(business, learner) is State.IN_FORCE
    with pytest.raises(Refused) as said:
        business.do(training.revoke, by=OWNER, **suspend, reason="")
    assert said.value.refusal.code is TrainingRefusal.REASON_MISSING


def test_that_a_manager_does_not_lift_her_own_suspension(business: Business) -> None:
    manager = a_person(business, *Skill, role=Role.MANAGER)
    business.do(training.suspend, by=OWNER, person=manager, skill=SKILL, until=None, reason="rest")
    with pytest.raises(Refused) as said:
        business.do(training.lift, by=acting(manager, Role.MANAGER), person=manager, skill=SKILL)
    assert said.value.refusal.code is TrainingRefusal.OWN_QUALIFICATION


def test_that_declaring_again_does_not_undo_what_is_proven(business: Business) -> None:
    learner, trainer = a_person(business, SKILL), a_trainer(business)
    assert sign(business, acting(trainer), learner, days=365) is None
    proven = held(business, learner)

    def declare(level: Level) -> Held:
        business.do(training.declare, by=OWNER, person=learner, skills=(SKILL,), level=level)
        return held(business, learner)

    assert declare(Level.ALONE) == proven
    lowered = declare(Level.SUPERVISED)
    assert lowered.level is Level.SUPERVISED
    assert lowered.until_day == proven.from_day + DECLARED_DAYS * DAY


def _name(business: Business, person: PersonId) -> str:
    return business.read(staff.names)[person]


def _mark(business: Business, asker: PersonId, person: PersonId, skill: Skill = SKILL) -> object:
    made = business.read(training.matrix, asker=asker)
    return next(line for line in made.lines if line.person == person).marks.get(skill)


def test_that_reasons_and_dates_are_seen_by_few(business: Business) -> None:
    learner, trainer = a_person(business, SKILL), a_trainer(business)
    colleague, manager = a_person(business, SKILL), a_person(business, role=Role.MANAGER)
    elsewhere = a_trainer(business, Skill.WELCOME)
    business.do(training.suspend, by=OWNER, person=learner, skill=SKILL, until=None, reason="rest")
    for asker in (learner, trainer, manager, owner_of(business)):
        mark = _mark(business, asker, learner)
        assert getattr(mark, "reason", None) == "rest"
        assert getattr(mark, "state", None) is State.SUSPENDED
    for asker in (colleague, elsewhere):
        assert _mark(business, asker, learner) is None
        seen = _mark(business, asker, trainer)
        assert getattr(seen, "level", None) is Level.TRAINER
        assert getattr(seen, "until", "") is None


def test_that_the_matrix_says_what_the_asker_may_sign_off(business: Business) -> None:
    trainer = a_trainer(business)
    chief = a_trainer(business, MONEY, role=Role.MANAGER)
    signs = business.read(training.matrix, asker=trainer).signs
    assert signs == {SKILL}
    assert business.read(training.matrix, asker=chief).signs == {MONEY}
    assert business.read(training.matrix, asker=owner_of(business)).signs == set(Skill)
    assert business.read(training.matrix, asker=a_person(business)).signs == set()


def test_that_two_accounts_of_one_human_being_count_once(business: Business) -> None:
    first, second = a_person(business, Skill.SELL), a_person(business, Skill.SELL)

    def able() -> int:
        made = business.read(training.matrix, asker=first)
        total: int = made.totals[Skill.SELL].able
        return total

    before = able()
    business.do(staff.same_human, by=OWNER, person=second, first=first)
    assert able() == before - 1


def test_that_standing_tells_what_has_ended_too(business: Business) -> None:
    learner = a_person(business, SKILL)
    day = today(business)
    business.do(training.revoke, by=OWNER, person=learner, skill=SKILL, reason="x")
    standing = business.read(training.standing, day=day)
    assert standing[learner][SKILL].revoked_at is not None
    assert learner not in business.read(training.in_force, day=day)
