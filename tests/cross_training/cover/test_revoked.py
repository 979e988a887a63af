"""A right that ends while its dialog is open: whatever the moment, no act is later than its right."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from kiosk.business import METADATA, Business
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.words import NoteKind
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import View, does
from kiosk.records.staff import service as staff
from tests.cross_training.cover.shops import code_of, covers, hand_back
from tests.makers.staff import OWNER, a_person, acting

OFFSETS = 200
WITHIN = 0.02
"""Seconds before and after the beginning of what ends the right."""
AUDIT = METADATA.tables["audit"]
pay = does(Task.PAYMENT_TAKE)(lambda act: act.now.isoformat())
A = ActRefusal


def at(view: View, *, task: str) -> datetime:
    """When the newest act of `task` was."""
    column = AUDIT.c.at
    statement = AUDIT.select().where(AUDIT.c.task == task).order_by(AUDIT.c.id.desc()).limit(1)
    moment: datetime = view.execute(statement.with_only_columns(column)).scalar_one()
    return moment


def race(business: Business, person: PersonId, end: Callable[[], Any], offset: float) -> object:
    """Ends the right here; presses the dialog's key on another thread `offset` seconds later or earlier."""
    said: list[object] = []
    begun = threading.Barrier(2, timeout=10)

    def press() -> None:
        begun.wait()
        threading.Event().wait(max(0.0, offset))
        said.append(code_of(business, pay, acting(person), "Desk 1"))

    desk = threading.Thread(target=press)
    desk.start()
    begun.wait()
    threading.Event().wait(max(0.0, -offset))
    end()
    desk.join(timeout=10)
    return said[0]


def granted(business: Business, person: PersonId, *roles: Role) -> None:
    """Takes money alone from now on, in these roles of their own."""
    skills = (Skill.TAKE_MONEY,)
    business.do(training.declare, OWNER, person=person, skills=skills, level=Level.ALONE)
    business.do(staff.assign_roles, OWNER, person=person, roles=roles)


def a_qualification(business: Business, person: PersonId) -> tuple[Callable[[], Any], set[object]]:
    granted(business, person, Role.ACCOUNTING)
    said = {"person": person, "skill": Skill.TAKE_MONEY, "reason": "review"}
    return lambda: business.do(training.revoke, OWNER, None, "Office", **said), {A.NOT_QUALIFIED}


def an_own_role(business: Business, person: PersonId) -> tuple[Callable[[], Any], set[object]]:
    granted(business, person, Role.ACCOUNTING)
    end = {"person": person, "roles": ()}
    return lambda: business.do(staff.assign_roles, OWNER, None, "Office", **end), {A.NOT_IN_ROLE}


def a_cover(business: Business, person: PersonId) -> tuple[Callable[[], Any], set[object]]:
    granted(business, person)
    (session,) = covers(business, person, [Role.ACCOUNTING])
    said = {"session": session}
    return lambda: business.do(hand_back, acting(person), None, "Office", **said), {A.NOT_IN_ROLE}


KINDS = (a_qualification, an_own_role, a_cover)


@pytest.mark.timeout(300)
def test_that_no_act_is_later_than_its_right_at_any_of_two_hundred_moments(
    business: Business,
) -> None:
    drawn = random.Random(4)
    person = a_person(business, roles=())
    outcomes: set[bool] = set()
    for number in range(OFFSETS):
        end, refusals = KINDS[number % len(KINDS)](business, person)
        ended = {a_qualification: "qualification.declare", an_own_role: "role.assign"}
        said = race(business, person, end, drawn.uniform(-WITHIN, WITHIN))
        gone = business.read(at, task=ended.get(KINDS[number % len(KINDS)], "cover.hand_back"))
        if said is None:
            assert business.read(at, task="payment.take") < gone
        else:
            assert said in refusals
        outcomes.add(said is None)
        assert code_of(business, pay, acting(person), "Desk 1") in refusals
    assert outcomes == {True, False}
    assert business.check("covers").faults == ()
    assert business.check("audit").faults == ()


def test_that_a_cover_taken_back_while_the_dialog_is_open_refuses_its_key(
    business: Business,
) -> None:
    owner = a_person(business, Skill.TAKE_MONEY, role=Role.ACCOUNTING)
    person = a_person(business, Skill.TAKE_MONEY, roles=())
    (session,) = covers(business, person, [Role.ACCOUNTING], absent=owner)
    assert code_of(business, pay, acting(person)) is None
    business.do(hand_back, acting(owner), None, "Office", session=session)
    assert code_of(business, pay, acting(person)) is ActRefusal.NOT_IN_ROLE
    assert business.read(cover.note, session=session, kind=NoteKind.BACK) is not None
