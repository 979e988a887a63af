"""At once: eight desks press "Call next" together, and nobody is called to two of them."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.refusal import Refused
from kiosk.core.task import Skill, Task
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.tickets import Ticket, TicketRefusal, TicketState
from tests.makers import queue as maker
from tests.makers.staff import OWNER

DESKS = 8


def all_at_once(business: Business, desks: list[Person]) -> list[Ticket | object]:
    gate = threading.Barrier(len(desks))

    def press(who: Person) -> Ticket | object:
        gate.wait(30)
        try:
            return business.do(queue.call_next, who, None, f"Desk {who.id}", services=())
        except Refused as no:
            return no.refusal.code

    with ThreadPoolExecutor(len(desks)) as pool:
        return list(pool.map(press, desks))


def test_that_eight_desks_at_once_call_eight_people_in_their_order(business: Business) -> None:
    service = maker.a_queue(business)
    desks = [maker.a_desk(business, station=f"Desk {each}") for each in range(DESKS)]
    waiting = [maker.a_number(business, service).id for _ in range(DESKS + 2)]
    for turn in range(2):
        called = [e for e in all_at_once(business, desks) if isinstance(e, Ticket)]
        numbers = [each.id for each in called]
        assert len(set(numbers)) == len(numbers)
        assert sorted(numbers) == (waiting[:DESKS] if turn == 0 else waiting[DESKS:])
    now = Counter(business.read(lambda view: [e.state for e in everyone(view, waiting)]))
    assert now == {TicketState.CALLED: DESKS + 2}


def everyone(view, waiting):
    """The tickets as they are now."""
    from kiosk.front_office.queue.store import tickets as store

    return [store.one(view, each) for each in waiting]


def test_that_the_last_one_is_called_by_one_desk_and_the_others_are_told(
    business: Business,
) -> None:
    service = maker.a_queue(business)
    desks = [maker.a_desk(business, station=f"Desk {each}") for each in range(DESKS)]
    maker.a_number(business, service)
    answers = all_at_once(business, desks)
    assert sum(isinstance(each, Ticket) for each in answers) == 1
    assert answers.count(TicketRefusal.NOBODY_WAITS) == DESKS - 1


def test_that_a_customer_with_two_numbers_is_called_to_one_desk_at_once(
    business: Business,
) -> None:
    advice = maker.a_queue(business)
    buying = maker.a_queue(business, "Buying", Task.SALE_RING_UP)
    skills = (Skill.WELCOME, Skill.SELL)
    desks = [maker.a_desk(business, *skills, station=f"Desk {each}") for each in range(4)]
    first = maker.a_number(business, advice)
    business.do(maker.issue, by=OWNER, visit=first.visit, service=buying)
    answers = all_at_once(business, desks)
    assert sum(isinstance(each, Ticket) for each in answers) == 1


def test_that_one_seen_number_is_called_by_one_of_eight(business: Business) -> None:
    service = maker.a_queue(business)
    desks = [maker.a_desk(business, station=f"Desk {each}") for each in range(DESKS)]
    ticket = maker.a_number(business, service)
    gate = threading.Barrier(DESKS)

    def press(who: Person) -> bool:
        gate.wait(30)
        asked = {"ticket": ticket.id, "seen": ticket.version}
        try:
            business.do(queue.call_this, who, None, f"Desk {who.id}", **asked)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(DESKS) as pool:
        assert sum(pool.map(press, desks)) == 1
    assert maker.at(business, ticket).calls == 1
