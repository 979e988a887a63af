"""The resolver says open exactly where the authority would not refuse, in every shop that can be drawn."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from kiosk.business import Business
from kiosk.core.by import Person, System
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.resolver import Outlook, expect, resolve, who_can
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import View
from kiosk.records.staff import service as staff
from tests.cross_training.cover.drawn import LIVE, Shop, shops, written
from tests.cross_training.cover.shops import (
    STATION,
    Hours,
    answers,
    beside,
    emergency_as_is,
    stand_as_is,
)
from tests.makers.staff import OWNER, a_person, acting
from tests.statements import counted

SOME, MANY = 15, 1_000


def disagreements(view: View, *, people: list[PersonId]) -> list[tuple[object, ...]]:
    """Where the picture and the authority say something else of one person, task and station."""
    picture = cover.house(view)
    return [
        (person, task.id, station, refused)
        for person in people
        for station in (STATION, "Desk 2")
        for task, refused in answers(view, Person(person, Role.RECEPTION), station).items()
        if resolve(picture, person, task, station).open is not (refused is None)
    ]


def promises(view: View, *, people: list[PersonId]) -> list[tuple[object, ...]]:
    """Tasks for which the resolver names a helper who could not do it even in the role, or none who can."""
    picture = cover.house(view)
    wrong: list[tuple[object, ...]] = []
    for task in Task:
        said = {helper.person for helper in who_can(picture, task)} & set(people)
        alone = set()
        for person in people:
            me = picture.find(person)
            able = task.anybody or (me is not None and me.levels.get(task.skill) in ("U", "O"))
            if me is not None and me.here and able:
                alone.add(person)
        if said != alone:
            wrong.append((task.id, said, alone))
        if (expect(picture, task).outlook is Outlook.NOBODY) is bool(who_can(picture, task)):
            wrong.append((task.id, "outlook"))
    return wrong


def agree(business: Business, examples: int) -> None:
    hours = Hours(business)

    @settings(
        max_examples=examples, deadline=None, derandomize=True, database=None,
        phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(shop=shops)
    def drawn(shop: Shop) -> None:
        people = written(business, hours, shop)
        # A suspension that was to be over is over.
        hours.pass_by(seconds=10)
        assert business.read(disagreements, people=people) == []
        assert business.read(promises, people=people) == []

    drawn()


@pytest.mark.timeout(600)
def test_that_the_resolver_agrees_with_the_authority(business: Business) -> None:
    agree(business, SOME)


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_that_the_resolver_agrees_in_a_thousand_shops(business: Business) -> None:
    agree(business, MANY)


def test_that_the_picture_is_five_statements_however_many_work_here(business: Business) -> None:
    with counted(business) as few:
        business.read(cover.house)
    for _ in range(20):
        a_person(business)
    with counted(business) as many:
        picture = business.read(cover.house)
    assert len(few) == len(many) == 5
    assert len(picture.people) == 21


def test_that_the_picture_forgets_what_is_over(business: Business) -> None:
    person = a_person(business, Skill.SELL)
    business.do(staff.assign_roles, OWNER, person=person, roles=())
    assert business.read(disagreements, people=[person]) == []
    assert business.read(cover.house).find(person).own == {Role.RECEPTION}
    said = {"skill": Skill.TAKE_MONEY, "lasts": LIVE}
    business.do(emergency_as_is, acting(person), None, STATION, closed=True, **said)
    assert business.read(cover.house).find(person).emergency == frozenset()
    business.do(emergency_as_is, acting(person), None, STATION, closed=False, **said)
    assert business.read(cover.house).find(person).emergency == {Skill.TAKE_MONEY}
    assert business.read(disagreements, people=[person]) == []


def test_that_the_newest_who_stands_beside_counts(business: Business) -> None:
    master, other = (a_person(business, Skill.HAND_OUT) for _ in range(2))
    learner, second = (a_person(business, Skill.HAND_OUT, level=Level.SUPERVISED) for _ in range(2))
    for each in (other, master):
        beside(business, each, learner, Skill.HAND_OUT)
    said = {"person": master, "skill": Skill.HAND_OUT, "until": None, "reason": "review"}
    business.do(training.suspend, OWNER, **said)
    assert business.read(disagreements, people=[learner]) == []
    beside(business, other, learner, Skill.HAND_OUT)
    assert business.read(disagreements, people=[learner]) == []
    picture = business.read(cover.house)
    assert resolve(picture, learner, Task.PICKUP_SCAN, STATION).open
    used = {"supervisor": other, "learner": second, "skill": Skill.HAND_OUT, "by_pin": True}
    business.do(stand_as_is, System("desk"), None, STATION, lasts=LIVE, used=True, **used)
    assert business.read(disagreements, people=[second]) == []
    assert not resolve(business.read(cover.house), second, Task.PICKUP_SCAN, STATION).open
