"""Whoever wants to be called by message is written to at every call; everybody else is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.front_office.queue.rules.tickets import CALL_AGAIN_AFTER_S
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from tests.makers import queue as maker
from tests.makers.queue import JumpingClock
from tests.makers.visitors import ANA, comes


@pytest.fixture
def desk(house: Business) -> Person:
    return maker.a_desk(house)


def told(house: Business, visit: int) -> int:
    return len(house.read(messages.of, kind=MessageKind.CALLED, about=visit))


def test_that_each_call_of_who_waits_outside_leaves_as_a_message(
    house: Business, clock: JumpingClock, desk: Person
) -> None:
    here = comes(house, ANA, code="advice", call_by=CallBy.MESSAGE)
    called = house.do(queue.call_next, desk, None, "Desk 1", services=())
    assert called.visit == here.visit
    (message,) = house.read(messages.of, kind=MessageKind.CALLED, about=here.visit)
    assert message.address == ANA.email
    assert message.content == {"number": here.number, "place": "Desk 1"}
    clock.forward(seconds=CALL_AGAIN_AFTER_S)
    house.do(queue.call_again, desk, None, "Desk 1", ticket=called.id, seen=called.version)
    assert told(house, here.visit) == 2


def test_that_nobody_else_and_nobody_without_an_address_is_written_to(
    house: Business, desk: Person
) -> None:
    by_sound = comes(house, ANA, code="advice")
    nowhere = comes(
        house, replace(ANA, name="Bo Berg", email="", phone=""), code="advice",
        call_by=CallBy.MESSAGE,
    )  # fmt: skip
    for visit in (by_sound.visit, nowhere.visit):
        (ticket,) = house.read(queue.tickets_of, visit=visit)
        house.do(queue.call_this, desk, None, "Desk 1", ticket=ticket.id, seen=ticket.version)
        assert told(house, visit) == 0
