"""Every state in which somebody can be towards a task, how it is made, and what each task must then say.

The matrix of tests is task x state x role of the person; the answers are written down here once more,
in words of their own, from product.md 2 and 5.12 and not from the authority.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.business import Business
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Actor, Role, Skill, Task
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import does
from kiosk.records.staff import service as staff
from tests.cross_training.cover.shops import (
    Hours,
    beside,
    code_of,
    covers,
    emergency,
    hand_back,
    reach_the_end,
)
from tests.makers.staff import OWNER, a_person, acting

A = ActRefusal
MONEY = frozenset(
    {Skill.TAKE_MONEY, Skill.CLOSE_TILL, Skill.REFUND, Skill.BOOKS, Skill.INVOICE, Skill.PAPERS}
)
ALL = tuple(Skill)
Make = Callable[["Hall", Role], PersonId]
Says = Callable[[Task, Role], "ActRefusal | None"]


class Hall:
    """A business with one colleague who may stand beside anybody."""

    def __init__(self, business: Business) -> None:
        self.business, self.hours = business, Hours(business)
        self.master = a_person(business, *ALL, level=Level.TRAINER)

    def person(
        self, role: Role, level: Level | None = Level.ALONE, *, all_roles: bool = False
    ) -> PersonId:
        skills = () if level is None else ALL
        return a_person(
            self.business, *skills, role=role, level=level or Level.ALONE,
            roles=tuple(Role) if all_roles else (),
        )  # fmt: skip


@dataclass(frozen=True)
class State:
    """`early`: before the clock is put on by a day; `make` makes the person; `says` what is right."""

    name: str
    make: Make
    says: Says
    early: int = 0
    """How many days before the questions it is made."""
    by_role: bool = False
    """Somebody else for each role; where roles make no difference one person is asked in each."""
    late: Callable[[Hall, PersonId], object] | None = None
    """What is done with the person on the day of the questions."""


def in_own(task: Task, role: Role) -> bool:
    return not task.value.bound or task.role is role


def may(task: Task, role: Role) -> ActRefusal | None:
    """Qualified and alone, in one role."""
    return None if in_own(task, role) else A.NOT_IN_ROLE


def in_money(task: Task) -> bool:
    return task.skill in MONEY


def learner(task: Task, helped: bool) -> ActRefusal | None:
    if not task.value.supervised:
        return A.NOT_QUALIFIED
    return None if helped else A.SECOND_PERSON


def ended(task: Task, helped: bool) -> ActRefusal | None:
    return None if helped and task.value.supervised else A.EXPIRED


def own(hall: Hall, role: Role) -> PersonId:
    return hall.person(role)


def every_role(hall: Hall, role: Role) -> PersonId:
    return hall.person(role, all_roles=True)


def others(role: Role) -> list[Role]:
    return [each for each in Role if each is not role and any(t.role is each for t in Task)]


def covering(hall: Hall, role: Role) -> PersonId:
    person = hall.person(role)
    covers(hall.business, person, others(role))
    return person


def covered_and_closed(hall: Hall, role: Role) -> PersonId:
    person = hall.person(role)
    for session in covers(hall.business, person, others(role)):
        assert code_of(hall.business, hand_back, acting(person), session=session) is None
    return person


def unticked(hall: Hall, role: Role) -> PersonId:
    person = hall.person(role)
    covers(hall.business, person, others(role), money=True)
    return person


def says_unticked(task: Task, role: Role) -> ActRefusal | None:
    return A.MONEY_LINE_UNTICKED if in_money(task) and not in_own(task, role) else None


def says_cover_ended(task: Task, role: Role) -> ActRefusal | None:
    return None if in_own(task, role) else A.COVER_ENDED


def with_level(level: Level) -> Make:
    return lambda hall, role: hall.person(role, level, all_roles=True)


def with_help(by_pin: bool, level: Level = Level.SUPERVISED) -> Make:
    def made(hall: Hall, role: Role) -> PersonId:
        person = hall.person(role, level, all_roles=True)
        beside(hall.business, hall.master, person, *ALL, by_pin=by_pin)
        return person

    return made


def helped_by(which: Callable[[Hall, PersonId], PersonId], station: str = "Desk 1") -> Make:
    def made(hall: Hall, role: Role) -> PersonId:
        person = hall.person(role, Level.SUPERVISED, all_roles=True)
        beside(hall.business, which(hall, person), person, *ALL, station=station)
        return person

    return made


def a_second_account(hall: Hall, person: PersonId) -> PersonId:
    other = hall.person(Role.RECEPTION, Level.TRAINER)
    hall.business.do(staff.same_human, OWNER, person=other, first=person)
    return other


def who_left(hall: Hall, person: PersonId) -> PersonId:
    other = hall.person(Role.RECEPTION, Level.TRAINER)
    leave(hall, other)
    return other


def leave(hall: Hall, person: PersonId) -> None:
    version = next(each.version for each in hall.business.read(staff.people) if each.id == person)
    hall.business.do(staff.let_go, OWNER, person=person, seen=version)


def who_learns(hall: Hall, person: PersonId) -> PersonId:
    return hall.person(Role.RECEPTION, Level.SUPERVISED)


def suspended(hall: Hall, person: PersonId) -> PersonId:
    for skill in ALL:
        hall.business.do(
            training.suspend, OWNER, person=person, skill=skill, until=None, reason="review"
        )
    return person


def revoked(hall: Hall, person: PersonId) -> PersonId:
    for skill in ALL:
        hall.business.do(training.revoke, OWNER, person=person, skill=skill, reason="review")
    return person


def of_other_skills(hall: Hall, role: Role) -> PersonId:
    """She learns everything; beside her stands somebody for one skill that no task asks for."""
    person = hall.person(role, Level.SUPERVISED, all_roles=True)
    beside(hall.business, hall.master, person, Skill.MARKET)
    return person


def made_then(then: Callable[[Hall, PersonId], object]) -> Make:
    def made(hall: Hall, role: Role) -> PersonId:
        person = hall.person(role, all_roles=True)
        then(hall, person)
        return person

    return made


def in_emergency(hall: Hall, role: Role) -> PersonId:
    person = hall.person(role, None)
    hall.business.do(emergency, acting(person), skills=ALL)
    return person


def says_emergency(task: Task, role: Role) -> ActRefusal | None:
    return None if task.value.emergency else A.NOT_QUALIFIED


def help_late(hall: Hall, person: PersonId) -> None:
    beside(hall.business, hall.master, person, *ALL)


def use_up(hall: Hall, role: Role) -> PersonId:
    """A PIN for each skill that money, papers and refunds ask for, each used for one act."""
    person = with_help(by_pin=True)(hall, role)
    for task in {t.skill: t for t in Task if in_money(t) and t.value.supervised}.values():
        assert code_of(hall.business, does(task)(lambda act: True), acting(person)) is None
    return person


def end_now(hall: Hall, person: PersonId) -> None:
    hall.business.do(reach_the_end, acting(person))


def nobody(hall: Hall, role: Role) -> PersonId:
    return PersonId(999_999)


STATES = (
    State("own role", own, may, by_role=True),
    State("every role their own", every_role, lambda task, role: None),
    State("covering", covering, lambda task, role: None, by_role=True),
    State("cover handed back", covered_and_closed, may, by_role=True),
    State("money line unticked", unticked, says_unticked, by_role=True),
    State("cover past its end", covering, says_cover_ended, late=end_now, by_role=True),
    State("cover ended by itself", covering, may, early=1, by_role=True),
    State("in training", with_level(Level.IN_TRAINING), lambda task, role: A.NOT_QUALIFIED),
    State("learner alone", with_level(Level.SUPERVISED), lambda t, r: learner(t, helped=False)),
    State(
        "learner, badge beside", with_help(by_pin=False), lambda t, r: learner(t, not in_money(t))
    ),
    State("learner, PIN beside", with_help(by_pin=True), lambda t, r: learner(t, helped=True)),
    State("learner, PIN used up", use_up, lambda t, r: learner(t, not in_money(t))),
    State("help of before", with_help(by_pin=True), lambda t, r: learner(t, helped=False), early=1),
    State(
        "help elsewhere",
        helped_by(lambda h, p: h.master, "Desk 2"),
        lambda t, r: learner(t, helped=False),
    ),
    State(
        "help in another skill", of_other_skills, lambda t, r: learner(t, t.skill is Skill.MARKET)
    ),
    State("helped by herself", helped_by(lambda h, p: p), lambda t, r: learner(t, helped=False)),
    State(
        "helped by another account",
        helped_by(a_second_account),
        lambda t, r: learner(t, helped=False),
    ),
    State("helped by who left", helped_by(who_left), lambda t, r: learner(t, helped=False)),
    State("helped by a learner", helped_by(who_learns), lambda t, r: learner(t, helped=False)),
    State(
        "helped by who is suspended",
        helped_by(lambda h, p: suspended(h, h.person(Role.RECEPTION, Level.TRAINER))),
        lambda t, r: learner(t, helped=False),
    ),
    State("expired", every_role, lambda t, r: ended(t, helped=False), early=91),
    State(
        "expired, PIN beside",
        every_role,
        lambda t, r: ended(t, helped=True),
        early=91,
        late=help_late,
    ),
    State("suspended", made_then(suspended), lambda t, r: A.SUSPENDED),
    State("revoked", made_then(revoked), lambda t, r: A.NOT_QUALIFIED),
    State("suspended, PIN beside", made_then(suspended), lambda t, r: A.SUSPENDED, late=help_late),
    State("revoked, PIN beside", made_then(revoked), lambda t, r: A.NOT_QUALIFIED, late=help_late),
    State(
        "in training, PIN beside",
        with_help(by_pin=True, level=Level.IN_TRAINING),
        lambda t, r: A.NOT_QUALIFIED,
    ),
    State(
        "nothing learnt",
        lambda h, r: h.person(r, None, all_roles=True),
        lambda t, r: A.NOT_QUALIFIED,
    ),
    State("in an emergency", in_emergency, says_emergency),
    State("emergency over", in_emergency, lambda t, r: A.NOT_QUALIFIED, early=1),
)
"""Of whoever works here; who does not is refused everything."""
GONE = (
    State("nobody known", nobody, lambda task, role: A.NOT_ACTIVE),
    State("left", made_then(leave), lambda task, role: A.NOT_ACTIVE),
)


def right(state: State, task: Task, role: Role) -> ActRefusal | None:
    """What the authority must say to a person of main role `role` in `state`."""
    if Actor.PERSON not in task.actors:
        return A.WRONG_ACTOR
    if task.anybody and state not in GONE:
        return None
    return state.says(task, role)
