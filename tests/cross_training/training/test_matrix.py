"""The matrix counts human beings who can, finds what hangs on one of them, and tells each what is theirs to know."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import PROVEN_BY_PIN, Role, Skill, Task
from kiosk.cross_training.training import rules
from kiosk.cross_training.training.rules import (
    ENDING_DAYS,
    Held,
    Level,
    Origin,
    Signer,
    State,
    TrainingRefusal,
)
from kiosk.cross_training.training.rules.matrix import (
    HEAD_OF,
    SHOWN,
    Asker,
    Colleague,
    Granted,
    Mark,
    able_in,
    matrix_of,
    one_person_only,
    without,
    without_trainer,
)

DAY = date(2026, 4, 13)
NOON = datetime(2026, 4, 13, 12, tzinfo=UTC)
ABLE = (Level.ALONE, Level.TRAINER)
SOME = (Skill.WELCOME, Skill.TAKE_MONEY, Skill.REFUND, Skill.BOOKS)
MANAGER = Asker(PersonId(0), manages=True)

moments = st.sampled_from([NOON - timedelta(days=2), NOON, NOON + timedelta(days=2)])
days = st.integers(-40, 40).map(lambda away: DAY + timedelta(days=away))
helds = st.builds(
    Held, st.sampled_from(Level), days, st.none() | days, st.none() | moments,
    st.none() | moments, st.none() | moments,
)  # fmt: skip
granted = st.builds(Granted, helds, st.sampled_from(Origin), st.just("a reason"), st.just("Ana"))


@st.composite
def houses(draw: st.DrawFn) -> tuple[list[Colleague], dict[PersonId, dict[Skill, Granted]]]:
    """Up to seven accounts, some of which are one human being."""
    many = draw(st.integers(1, 7))
    people = [
        Colleague(PersonId(n), f"Colleague {n}", Role.RECEPTION, PersonId(draw(st.integers(1, n))))
        for n in range(1, many + 1)
    ]
    # A first account is its own human being.
    firsts = {each.person: each.human for each in people}
    people = [
        Colleague(each.person, each.name, each.role,
                  each.human if firsts[each.human] == each.human else each.person)
        for each in people
    ]  # fmt: skip
    holds = {each.person: draw(st.dictionaries(st.sampled_from(SOME), granted)) for each in people}
    return people, holds


def can(one: Granted | None) -> bool:
    """By the book: in force and U or O."""
    return one is not None and one.held.level in ABLE and rules.why_not(one.held, DAY, NOON) is None


@given(houses())
def test_that_it_agrees_with_counting_by_hand(
    house: tuple[list[Colleague], dict[PersonId, dict[Skill, Granted]]],
) -> None:
    people, holds = house
    made = matrix_of(people, holds, MANAGER, DAY, NOON)
    for skill in made.skills:
        able = {each.human for each in people if can(holds[each.person].get(skill))}
        taught = {
            each.human for each in people
            if can(one := holds[each.person].get(skill)) and one and one.held.level is Level.TRAINER
        }  # fmt: skip
        assert made.totals[skill].able == len(able) == len(able_in(made, skill))
        assert made.totals[skill].trainers == len(taught)
        assert (skill in one_person_only(made)) is (len(able) <= 1)
        assert (skill in without_trainer(made)) is (not taught)
    for away in people:
        here = [each for each in people if each.human != away.human]
        drops = {drop.skill: drop for drop in without(made, away.person)}
        for skill in made.skills:
            before = {each.human for each in people if can(holds[each.person].get(skill))}
            after = {each.human for each in here if can(holds[each.person].get(skill))}
            falls = len(after) < len(before) and len(after) <= 1
            assert (skill in drops) is falls
            if falls:
                assert drops[skill].left == len(after)
                assert bool(drops[skill].who) is bool(after)
        left = [drop.left for drop in without(made, away.person)]
        assert left == sorted(left)


@given(houses(), st.integers(1, 7), st.sets(st.sampled_from(SOME)))
def test_that_others_see_who_can_and_nothing_else(
    house: tuple[list[Colleague], dict[PersonId, dict[Skill, Granted]]],
    who: int,
    teaches: set[Skill],
) -> None:
    people, holds = house
    asker = Asker(PersonId(who), teaches=frozenset(teaches))
    made = matrix_of(people, holds, asker, DAY, NOON)
    whole = matrix_of(people, holds, MANAGER, DAY, NOON)
    assert made.totals == whole.totals
    for line, full in zip(made.lines, whole.lines, strict=True):
        for skill, one in holds[line.person].items():
            mark = line.marks.get(skill)
            if line.person == who or skill in teaches:
                assert mark == full.marks[skill]
                assert mark is not None
                assert (mark.told, mark.until) == (True, one.held.until_day)
            elif can(one):
                assert mark == Mark(one.held.level)
            else:
                assert mark is None


def test_that_a_skill_that_no_task_asks_for_is_left_out() -> None:
    assert set(SHOWN) == {task.skill for task in Task}
    assert Skill.MARKET not in SHOWN
    assert set(HEAD_OF) == set(Skill)
    people = [Colleague(PersonId(1), "Ana", Role.RECEPTION, PersonId(1))]
    one = Granted(Held(Level.ALONE, DAY, None, None, None, None), Origin.DECLARED)
    made = matrix_of(people, {PersonId(1): dict.fromkeys(Skill, one)}, MANAGER, DAY, NOON)
    assert made.skills == SHOWN == tuple(made.totals)
    assert set(made.lines[0].marks) == set(SHOWN)


def test_that_ending_is_said_thirty_days_before_and_never_after() -> None:
    def ending(away: int) -> bool:
        last = DAY + timedelta(days=away)
        return rules.ending(Held(Level.ALONE, DAY, last, None, None, None), DAY, NOON)

    assert [away for away in range(-2, 40) if ending(away)] == list(range(ENDING_DAYS + 1))
    assert not rules.ending(Held(Level.ALONE, DAY, None, None, None, None), DAY, NOON)


@given(helds)
def test_that_a_state_agrees_with_the_authority(held: Held) -> None:
    refused = rules.why_not(held, DAY, NOON)
    state = rules.state(held, DAY, NOON)
    if held.level is not Level.IN_TRAINING:
        assert (state is State.IN_FORCE) is (refused is None)
        assert (state is State.ENDED) is (refused is ActRefusal.EXPIRED)
        assert (state is State.SUSPENDED) is (refused is ActRefusal.SUSPENDED)
    if state is State.REVOKED:
        assert held.revoked_at is not None
        assert held.revoked_at <= NOON


def test_that_only_a_trainer_or_the_owner_signs_off_and_money_takes_a_manager() -> None:
    for skill in Skill:
        for owner in (False, True):
            for manages in (False, True):
                for trains in (False, True):
                    said = rules.why_not_sign(Signer(owner, manages, trains), skill)
                    if owner:
                        assert said is None
                    elif not trains:
                        assert said is TrainingRefusal.ONLY_A_TRAINER
                    elif skill in PROVEN_BY_PIN and not manages:
                        assert said is TrainingRefusal.MANAGER_CONFIRMS
                    else:
                        assert said is None
