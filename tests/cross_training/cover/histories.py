"""A machine of histories: people, accounts, roles, covers, helpers, emergencies, and acts on a few objects.

Beside the program runs a plain model; whatever an act's record says is held against it at once.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from kiosk.business import METADATA, Business
from kiosk.core.by import System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import Act, View, does
from kiosk.records.staff import service as staff
from tests.cross_training.cover.shops import PIN, STATION, Hours, hand_back, take
from tests.makers.staff import OWNER, a_person, acting

AUDIT = METADATA.tables["audit"]
MONEY = (Skill.TAKE_MONEY, Skill.CLOSE_TILL)
SKILLS = (Skill.HAND_OUT, *MONEY, Skill.TRAIN)
ROLES = (Role.RECEPTION, Role.ACCOUNTING, Role.MANAGER)
ACCOUNTS = 5
HUMANS = (0, 0, 1, 1, 2)
"""Which human being an account is; the program knows it only once somebody has said so."""
OBJECTS = itertools.count(1)
ALONE = (Level.ALONE, Level.TRAINER)


@does(Task.TILL_CLOSE, about="thing")
def close_it(act: Act, *, thing: int) -> bool:
    """One side."""
    return True


@does(Task.TILL_VERIFY, about="thing")
def verify_it(act: Act, *, thing: int) -> bool:
    """The other side."""
    return True


@does(Task.PAYMENT_TAKE, about="thing")
def pay(act: Act, *, thing: int) -> bool:
    """Money."""
    return True


@does(Task.PICKUP_SCAN, about="thing")
def scan(act: Act, *, thing: int) -> bool:
    """No money."""
    return True


VERBS = {
    Task.TILL_CLOSE: close_it,
    Task.TILL_VERIFY: verify_it,
    Task.PAYMENT_TAKE: pay,
    Task.PICKUP_SCAN: scan,
}
APART = {
    Task.TILL_CLOSE: Task.TILL_VERIFY, Task.TILL_VERIFY: Task.TILL_CLOSE,
    Task.EMERGENCY_REVIEW: Task.EMERGENCY_OPEN,
}  # fmt: skip


def last(view: View) -> Any:
    """The newest record of the audit."""
    return view.execute(AUDIT.select().order_by(AUDIT.c.id.desc()).limit(1)).one()


@dataclass
class Qualified:
    """What an account holds in a skill, as the model has it."""

    level: Level
    until: date
    stopped: bool = False

    def alone(self, day: date) -> bool:
        return self.level in ALONE and not self.stopped and day <= self.until

    def with_help(self, day: date) -> bool:
        if self.stopped or self.level is Level.IN_TRAINING:
            return False
        return self.level is Level.SUPERVISED or day > self.until


@dataclass
class Covered:
    """A cover session, as the model has it."""

    account: int
    role: Role
    hard_end: datetime
    money_open: bool
    ended: bool = False


@dataclass
class Model:
    """All that the program should know."""

    roles: list[set[Role]]
    active: list[bool] = field(default_factory=lambda: [True] * ACCOUNTS)
    humans: list[int] = field(default_factory=lambda: list(range(ACCOUNTS)))
    held: dict[tuple[int, Skill], Qualified] = field(default_factory=dict)
    covers: dict[int, Covered] = field(default_factory=dict)
    helped: list[tuple[int, int, Skill, bool, datetime]] = field(default_factory=list)
    emergencies: dict[int, tuple[int, Skill, datetime]] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    done: list[tuple[Task, int, int]] = field(default_factory=list)


_accounts = st.integers(0, ACCOUNTS - 1)
_skills = st.sampled_from(SKILLS)


class Histories(RuleBasedStateMachine):
    """One business goes on from history to history, with people of its own for each."""

    business: Business
    hours: Hours
    seen: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        mains = [Role.RECEPTION, Role.ACCOUNTING, Role.RECEPTION, Role.MANAGER, Role.ACCOUNTING]
        self.people = [a_person(self.business, role=main, pin=PIN) for main in mains]
        self.model = Model([{main} for main in mains])
        first = next(OBJECTS) * 2
        self.things = (first, first + 1)
        for account, level in enumerate((*ALONE, Level.SUPERVISED, *ALONE)):
            for skill in SKILLS:
                self.declare(account, skill, level)

    def teardown(self) -> None:
        for account in range(ACCOUNTS):
            if self.model.active[account]:
                self.leave(account)

    def ask(self, verb: Any, by: Any, **said: Any) -> Any:
        """The answer, or None where it is refused."""
        try:
            return self.business.do(verb, by, None, STATION, **said)
        except Refused as refused:
            self.seen[f"refused {refused.refusal.code}"] += 1
            return None

    def by(self, account: int) -> Any:
        return acting(self.people[account])

    # ---- what the manager does

    @rule(account=_accounts, skill=_skills, level=st.sampled_from(Level))
    def declare(self, account: int, skill: Skill, level: Level) -> None:
        said = {"person": self.people[account], "skills": (skill,), "level": level}
        if self.ask(training.declare, OWNER, **said) is not None:
            day = self.business.read(lambda view: view.day)
            self.model.held[account, skill] = Qualified(level, day + timedelta(days=90))

    @rule(account=_accounts, skill=_skills, away=st.booleans())
    def stop(self, account: int, skill: Skill, away: bool) -> None:
        said: dict[str, Any] = {"person": self.people[account], "skill": skill, "reason": "review"}
        verb: Any = training.revoke
        if not away:
            verb, said = training.suspend, said | {"until": None}
        if (account, skill) in self.model.held:
            self.ask(verb, OWNER, **said)
            self.model.held[account, skill].stopped = True

    @rule(account=_accounts, roles=st.frozensets(st.sampled_from(ROLES)))
    def assign(self, account: int, roles: frozenset[Role]) -> None:
        own = self.ask(staff.assign_roles, OWNER, person=self.people[account], roles=tuple(roles))
        self.model.roles[account] = set(own)

    @rule(pair=st.sampled_from(((0, 1), (1, 0), (2, 3), (3, 2))))
    def say_the_same(self, pair: tuple[int, int]) -> None:
        second, first = pair
        said = {"person": self.people[second], "first": self.people[first]}
        if self.ask(staff.same_human, OWNER, **said) is not None:
            self.model.humans[second] = self.model.humans[first] = min(pair)

    @rule(account=st.sampled_from((0, 4)), really=st.integers(0, 7).map(lambda drawn: not drawn))
    def let_go(self, account: int, really: bool) -> None:
        if really:
            self.leave(account)

    def leave(self, account: int) -> None:
        person = self.people[account]
        version = next(one.version for one in self.business.read(staff.people) if one.id == person)
        self.ask(staff.let_go, OWNER, person=person, seen=version)
        self.model.active[account] = False

    @rule(minutes=st.sampled_from((1, 4, 4, 11, 11, 31, 31, 61, 61, 1_440, 1_440, 91 * 1_440)))
    def pass_by(self, minutes: int) -> None:
        self.hours.pass_by(minutes=minutes)
        self.business.settle()

    # ---- roles, help, emergencies

    @rule(
        account=_accounts,
        role=st.sampled_from(ROLES),
        absent=st.none() | _accounts,
        money=st.booleans(),
    )
    def take(self, account: int, role: Role, absent: int | None, money: bool) -> None:
        who = None if absent is None else self.people[absent]
        session = self.ask(take, self.by(account), role=role, absent=who, money=money)
        if session is not None:
            assert self.model.active[account]
            assert role not in self.model.roles[account]
            if absent is not None:
                assert role in self.model.roles[absent]
                assert self.model.humans[absent] != self.model.humans[account]
            end = self.business.read(cover.session_of, session=session).hard_end
            self.model.covers[session] = Covered(account, role, end, money)

    @rule(
        account=_accounts, which=st.integers(0, 3), how=st.sampled_from(("tick", "renew", "back"))
    )
    def go_on(self, account: int, which: int, how: str) -> None:
        live = [each for each, one in self.model.covers.items() if not one.ended]
        if not live:
            return
        session = live[which % len(live)]
        one = self.model.covers[session]
        if how == "tick":
            lines = self.business.read(cover.note, session=session).lines
            ids = tuple(line.id for line in lines)
            if self.ask(cover.tick, self.by(account), session=session, lines=ids) is not None:
                assert account == one.account
                one.money_open = False
        elif how == "renew":
            end = self.ask(cover.renew, self.by(account), session=session)
            if end is not None:
                assert account == one.account
                one.hard_end = end
        elif self.ask(hand_back, self.by(account), session=session) is not None:
            assert account == one.account or one.role in self.model.roles[account]
            one.ended = True

    @rule(helper=_accounts, account=_accounts, skill=_skills, by_pin=st.booleans())
    def stand_beside(self, helper: int, account: int, skill: Skill, by_pin: bool) -> None:
        person, learner = self.people[helper], self.people[account]
        said: dict[str, Any] = {"learner": learner, "skill": skill, "supervisor": person}
        if by_pin:
            answer = self.ask(cover.stand_beside, System("desk"), pin=PIN, **said)
        else:
            code = f"badge of {person}"
            self.ask(staff.give_badge, OWNER, person=person, code=code)
            answer = self.ask(cover.stand_beside, System("desk"), badge=code, **said)
            for badge in self.business.read(staff.badges).values():
                self.ask(staff.end_badge, OWNER, badge=badge.id, seen=badge.version)
        if answer is not None and answer.until is not None:
            assert self.model.humans[helper] != self.model.humans[account]
            self.model.helped.append((helper, account, skill, by_pin, answer.until))

    @rule(account=_accounts, skill=st.sampled_from((Skill.TAKE_MONEY, Skill.CLOSE_TILL)))
    def open_emergency(self, account: int, skill: Skill) -> None:
        said = {"person": self.people[account], "skill": skill, "reason": "nobody else is here"}
        answer = self.ask(cover.open_emergency, self.by(account), pin=PIN, **said)
        if answer is not None and answer.emergency is not None:
            assert skill is Skill.TAKE_MONEY
            self.model.emergencies[answer.emergency] = (account, skill, answer.until)
            self.model.done.append((Task.EMERGENCY_OPEN, answer.emergency, account))

    @rule(account=_accounts, which=st.integers(0, 3), closes=st.booleans())
    def end_emergency(self, account: int, which: int, closes: bool) -> None:
        if not self.model.emergencies:
            return
        emergency = list(self.model.emergencies)[which % len(self.model.emergencies)]
        if closes:
            answer = self.ask(cover.close_emergency, self.by(account), emergency=emergency)
        else:
            said = {"emergency": emergency, "finding": "it was needed"}
            answer = self.ask(cover.review_emergency, self.by(account), **said)
            if answer is not None:
                self.hold(account, Task.EMERGENCY_REVIEW, emergency)
        if answer is not None:
            self.model.closed.add(emergency)

    # ---- acts, and what is held against the model

    @rule(account=_accounts, which=st.integers(0, 1), task=st.sampled_from(list(VERBS)))
    def act(self, account: int, which: int, task: Task) -> None:
        thing = self.things[which]
        if self.ask(VERBS[task], self.by(account), thing=thing) is not None:
            self.hold(account, task, thing)

    @rule(helper=_accounts, account=_accounts, task=st.sampled_from(list(VERBS)))
    def act_with_help(self, helper: int, account: int, task: Task) -> None:
        self.declare(account, task.skill, Level.SUPERVISED)
        self.stand_beside(helper, account, task.skill, by_pin=True)
        self.act(account, 0, task)
        self.act(account, 0, task)

    @rule(account=_accounts, money=st.booleans(), task=st.sampled_from(list(VERBS)))
    def act_in_a_cover(self, account: int, money: bool, task: Task) -> None:
        self.take(account, task.role, None, money)
        self.act(account, 1, task)

    @rule(account=_accounts, task=st.sampled_from((Task.PAYMENT_TAKE, Task.TILL_CLOSE)))
    def act_in_an_emergency(self, account: int, task: Task) -> None:
        self.open_emergency(account, Skill.TAKE_MONEY)
        self.act(account, 0, task)

    @rule(account=_accounts, which=st.integers(0, 1))
    def close_and_verify(self, account: int, which: int) -> None:
        self.act(account, which, Task.TILL_CLOSE)
        for other in range(ACCOUNTS):
            self.act(other, which, Task.TILL_VERIFY)

    def hold(self, account: int, task: Task, thing: int) -> None:
        row = self.business.read(last)
        model = self.model
        assert (row.person_id, row.task, row.about) == (self.people[account], task.id, thing)
        assert model.active[account]
        human = model.humans[account]
        both = [
            one for one in model.done
            if one[:2] == (APART.get(task), thing) and model.humans[one[2]] == human
        ]  # fmt: skip
        assert both == [], "a second-person violation"
        model.done.append((task, thing, account))
        if row.evidence.get("emergency"):
            self.seen["emergency"] += 1
            self._in_emergency(account, task, row)
            return
        self._qualified(account, task, row)
        if task.value.bound:
            self._in_role(account, task, row)

    def _in_emergency(self, account: int, task: Task, row: Any) -> None:
        live = [
            each for each, (who, skill, until) in self.model.emergencies.items()
            if (who, skill) == (account, task.skill) and row.at < until
            and each not in self.model.closed
        ]  # fmt: skip
        assert live
        assert task.value.emergency

    def _qualified(self, account: int, task: Task, row: Any) -> None:
        held = self.model.held.get((account, task.skill))
        assert held is not None
        if row.supervisor_id is None:
            self.seen["alone"] += 1
            assert held.alone(row.day)
            return
        self.seen["beside"] += 1
        assert task.value.supervised
        assert held.with_help(row.day)
        helper = self.people.index(PersonId(row.supervisor_id))
        theirs = self.model.held.get((helper, task.skill))
        assert theirs is not None
        assert theirs.alone(row.day)
        assert self.model.active[helper]
        assert self.model.humans[helper] != self.model.humans[account]
        stood = [
            at for at, (who, learner, skill, by_pin, until) in enumerate(self.model.helped)
            if (who, learner, skill) == (helper, account, task.skill) and row.at < until
            and (by_pin or task.skill not in MONEY)
        ]  # fmt: skip
        assert stood
        if task.skill in MONEY:
            # A PIN counts for one act.
            del self.model.helped[stood[-1]]

    def _in_role(self, account: int, task: Task, row: Any) -> None:
        assert row.role == task.role
        own = task.role in self.model.roles[account]
        assert own is (row.cover_id is None)
        if own:
            return
        self.seen["covered"] += 1
        session = self.model.covers[row.cover_id]
        assert (session.account, session.role, session.ended) == (account, task.role, False)
        assert row.at < session.hard_end + timedelta(minutes=30)
        assert not (session.money_open and task.skill in MONEY)
