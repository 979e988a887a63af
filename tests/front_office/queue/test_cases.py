"""The steps of cases on hold by themselves: only people hold, and nothing is held twice."""

from __future__ import annotations

import pytest

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PickupId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill, Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import CaseKind, Held, HoldReason, QueueRefusal
from tests.makers.staff import OWNER, a_person

PAPER = HoldReason.WAITS_FOR_PAPER


@does(Task.CUSTOMER_ADD)
def hold_step(act: Act, *, about: int) -> Held:
    """The step as an act of its own."""
    return queue.hold(act, kind=CaseKind.PICKUP, about=about, visit=None, reason=PAPER)


def test_that_only_people_hold_and_nothing_is_held_twice(business: Business) -> None:
    somebody = Person(a_person(business, Skill.HAND_OUT, Skill.WELCOME), Role.RECEPTION)
    with pytest.raises(Refused) as said:
        business.do(hold_step, by=OWNER, about=1)
    assert said.value.refusal.code is ActRefusal.WRONG_ACTOR
    made = business.do(hold_step, by=somebody, about=PickupId(1))
    with pytest.raises(Refused) as said:
        business.do(hold_step, by=somebody, about=PickupId(1))
    assert said.value.refusal.code is QueueRefusal.HELD_ALREADY
    assert said.value.refusal.facts == {"word": made.word}
