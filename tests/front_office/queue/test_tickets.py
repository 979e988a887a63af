"""Numbers: issued once, called by one desk, called three times, held, passed on, finished, left; visits follow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.business import Business
from kiosk.core import ids
from kiosk.core.by import Person
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Skill, Task
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import QueueRefusal, VisitState
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.front_office.queue.rules.tickets import (
    Ticket,
    TicketRefusal,
    TicketState,
)
from tests.front_office.queue.acts import code, do, refused, visit_state
from tests.makers import queue as maker
from tests.makers.queue import JumpingClock
from tests.makers.staff import OWNER

# ------------------------------------------------------------------------------------------ issued


def test_that_a_visit_with_a_number_waits(house: Business) -> None:
    service = maker.a_queue(house)
    ticket = maker.a_number(house, service)
    assert (ticket.number, ticket.state, ticket.calls) == ("A 1", TicketState.WAITING, 0)
    assert visit_state(house, ticket) is VisitState.WAITING
    again = house.do(maker.issue, by=OWNER, visit=ticket.visit, service=service)
    assert again == ticket


def test_that_a_number_in_no_queue_or_of_no_visit_is_refused(house: Business) -> None:
    service = maker.a_queue(house)
    visit = house.do(maker.come, by=OWNER)
    assert code(house, maker.issue, OWNER, visit=visit, service=99) is not None
    asked = {"visit": ids.VisitId(99), "service": service}
    assert code(house, maker.issue, OWNER, **asked) is QueueRefusal.UNKNOWN_VISIT


def test_that_a_customer_is_called_met_and_finished(house: Business, clock: JumpingClock) -> None:
    service, desk = maker.a_queue(house), maker.a_desk(house)
    ticket = maker.a_number(house, service)
    called = house.do(queue.call_next, desk, None, "Desk 1", services=())
    assert (called.id, called.state, called.calls) == (ticket.id, TicketState.CALLED, 1)
    assert (called.called_by, called.called_station) == (desk.id, "Desk 1")
    (shown,) = house.read(queue.called)
    assert (shown.number, shown.station, shown.name) == ("A 1", "Desk 1", "")
    assert visit_state(house, ticket) is VisitState.WAITING
    met = do(house, queue.meet, desk, ticket)
    assert met.state is TicketState.SERVING
    assert visit_state(house, ticket) is VisitState.IN_SERVICE
    clock.forward(minutes=7)
    done = do(house, queue.finish_ticket, desk, ticket, whole=True)
    assert done.state is TicketState.DONE
    assert visit_state(house, ticket) is VisitState.COMPLETED
    assert house.read(queue.called) == ()
    assert [each.ticket.id for each in house.read(queue.served_today)] == [ticket.id]
    assert house.read(queue.board).nothing


def test_that_nobody_waiting_is_a_refusal_and_not_a_call(house: Business) -> None:
    maker.a_queue(house)
    desk = maker.a_desk(house)
    assert code(house, queue.call_next, desk, services=()) is TicketRefusal.NOBODY_WAITS


def test_that_who_cannot_serve_a_queue_calls_nobody_from_it(house: Business) -> None:
    advice = maker.a_queue(house)
    selling = maker.a_queue(house, "Buying", Task.SALE_RING_UP)
    sells = maker.a_desk(house, Skill.SELL)
    first, second = maker.a_number(house, advice), maker.a_number(house, selling)
    asked = {"ticket": first.id, "seen": first.version}
    assert code(house, queue.call_this, sells, **asked) is ActRefusal.NOT_QUALIFIED
    assert code(house, queue.call_next, sells, services=(advice,)) is ActRefusal.NOT_QUALIFIED
    called = house.do(queue.call_next, sells, None, "Till 1", services=())
    assert called.id == second.id


def test_that_a_number_is_called_as_it_was_seen_and_once(house: Business) -> None:
    service = maker.a_queue(house)
    ana, eun = maker.a_desk(house, name="Ana Lind"), maker.a_desk(house, name="Eun-ji Park")
    ticket = maker.a_number(house, service)
    key = ids.command_key()
    asked = {"ticket": ticket.id, "seen": ticket.version}
    called = {house.do(queue.call_this, ana, key, "Desk 1", **asked) for _ in range(3)}
    assert len(called) == 1
    said = refused(house, queue.call_this, eun, "Desk 2", **asked).refusal
    assert said.code is TicketRefusal.TAKEN
    assert said.facts == {"number": "A 1", "name": "Ana", "station": "Desk 1"}


def test_that_a_customer_with_two_numbers_is_at_one_desk_at_a_time(house: Business) -> None:
    advice = maker.a_queue(house)
    selling = maker.a_queue(house, "Buying", Task.SALE_RING_UP)
    both = maker.a_desk(house, Skill.WELCOME, Skill.SELL)
    other = maker.a_desk(house, Skill.WELCOME, Skill.SELL)
    first = maker.a_number(house, advice)
    second = house.do(maker.issue, by=OWNER, visit=first.visit, service=selling)
    do(house, queue.call_this, both, first)
    assert code(house, queue.call_next, other, services=()) is TicketRefusal.NOBODY_WAITS
    asked = {"ticket": second.id, "seen": second.version}
    assert code(house, queue.call_this, other, "Desk 2", **asked) is TicketRefusal.AT_A_DESK
    do(house, queue.meet, both, first)
    assert code(house, queue.meet, other, "Desk 2", **asked) is TicketRefusal.AT_A_DESK
    do(house, queue.finish_ticket, both, first, whole=True)
    assert visit_state(house, first) is VisitState.WAITING
    called = house.do(queue.call_next, other, None, "Desk 2", services=())
    assert called.id == second.id
    do(house, queue.meet, other, second)
    do(house, queue.finish_ticket, other, second, whole=True)
    assert visit_state(house, first) is VisitState.COMPLETED


def test_that_a_number_that_comes_after_another_waits_for_it(house: Business) -> None:
    advice = maker.a_queue(house)
    selling = maker.a_queue(house, "Buying", Task.SALE_RING_UP)
    desk = maker.a_desk(house, Skill.WELCOME, Skill.SELL)
    first = maker.a_number(house, advice)
    second = house.do(
        maker.issue, by=OWNER, visit=first.visit, service=selling, before=first.id, priority=1
    )
    assert code(house, queue.call_next, desk, services=(selling,)) is TicketRefusal.NOBODY_WAITS
    do(house, queue.meet, desk, first)
    do(house, queue.finish_ticket, desk, first, whole=True)
    assert house.do(queue.call_next, desk, None, "Desk 1", services=()).id == second.id


# -------------------------------------------------------------------------------- called and missed


def test_that_somebody_is_called_three_times_a_minute_apart_and_then_missed(
    house: Business, clock: JumpingClock
) -> None:
    service, desk = maker.a_queue(house), maker.a_desk(house)
    ticket = maker.a_number(house, service)
    house.do(queue.call_next, desk, None, "Desk 1", services=())
    for calls in (1, 2):
        now = maker.at(house, ticket)
        asked = {"ticket": now.id, "seen": now.version}
        assert code(house, queue.call_again, desk, **asked) is TicketRefusal.TOO_SOON
        assert code(house, queue.miss, desk, **asked) is TicketRefusal.CALLED_TOO_LITTLE
        clock.forward(seconds=61)
        assert do(house, queue.call_again, desk, ticket).calls == calls + 1
    now = maker.at(house, ticket)
    asked = {"ticket": now.id, "seen": now.version}
    assert code(house, queue.miss, desk, **asked) is TicketRefusal.TOO_SOON
    clock.forward(seconds=61)
    assert code(house, queue.call_again, desk, **asked) is TicketRefusal.CALLED_ENOUGH
    assert do(house, queue.miss, desk, ticket).state is TicketState.MISSED
    assert visit_state(house, ticket) is VisitState.WAITING


@pytest.mark.parametrize("how", [CallBy.LIGHT, CallBy.MESSAGE, CallBy.COME_TO_ME])
def test_that_nobody_who_does_not_wait_for_a_sound_is_missed_before_somebody_has_looked(
    house: Business, clock: JumpingClock, how: CallBy
) -> None:
    service, desk = maker.a_queue(house), maker.a_desk(house)
    ticket = maker.a_number(house, service, call_by=how)
    house.do(queue.call_next, desk, None, "Desk 1", services=())
    do(house, queue.look, desk, ticket)
    for _ in range(2):
        clock.forward(seconds=61)
        do(house, queue.call_again, desk, ticket)
    clock.forward(seconds=61)
    now = maker.at(house, ticket)
    asked = {"ticket": now.id, "seen": now.version}
    assert code(house, queue.miss, desk, **asked) is TicketRefusal.NOBODY_LOOKED
    do(house, queue.look, desk, ticket)
    assert do(house, queue.miss, desk, ticket).state is TicketState.MISSED


def missed(house: Business, clock: JumpingClock, desk: Person, ticket: Ticket) -> None:
    do(house, queue.call_this, desk, ticket)
    for _ in range(2):
        clock.forward(seconds=61)
        do(house, queue.call_again, desk, ticket)
    clock.forward(seconds=61)
    do(house, queue.miss, desk, ticket)


@pytest.mark.parametrize(("minutes", "first"), [(9, True), (11, False)])
def test_that_who_was_missed_keeps_the_place_within_the_tolerance(
    house: Business, clock: JumpingClock, minutes: int, first: bool
) -> None:
    service, desk = maker.a_queue(house, tolerance=10), maker.a_desk(house)
    ticket = maker.a_number(house, service)
    later = maker.a_number(house, service)
    missed(house, clock, desk, ticket)
    clock.forward(minutes=minutes)
    back = do(house, queue.come_back, desk, ticket)
    assert (back.state, back.calls, back.called_by) == (TicketState.WAITING, 0, None)
    called = house.do(queue.call_next, desk, None, "Desk 1", services=())
    assert (called.id == ticket.id) == first
    assert called.id == (ticket.id if first else later.id)


# ----------------------------------------------------------------------------------------- the order


def test_that_priority_then_the_appointment_then_the_arrival_say_whose_turn_it_is(
    house: Business, clock: JumpingClock
) -> None:
    service, desk = maker.a_queue(house), maker.a_desk(house)
    clock.forward(minutes=30)
    walk_in = maker.a_number(house, service)
    clock.forward(minutes=1)
    due = maker.a_number(house, service, due_at=clock.at - timedelta(minutes=20))
    early = maker.a_number(house, service, due_at=clock.at + timedelta(minutes=20))
    clock.forward(minutes=1)
    urgent = maker.a_number(house, service, priority=10)
    late = maker.a_number(house, service)
    wanted = [urgent.id, due.id, walk_in.id, late.id, early.id]
    assert [each.ticket.id for each in house.read(queue.board).waiting] == wanted
    called = []
    for number in range(5):
        done = house.do(queue.call_next, desk, None, f"Desk {number}", services=())
        called.append(done.id)
    assert called == wanted


def test_that_passing_on_keeps_arrival_and_priority(house: Business, clock: JumpingClock) -> None:
    advice = maker.a_queue(house)
    selling = maker.a_queue(house, "Buying", Task.SALE_RING_UP)
    desk = maker.a_desk(house, Skill.WELCOME, Skill.SELL)
    ticket = maker.a_number(house, advice, priority=50)
    clock.forward(minutes=5)
    other = maker.a_number(house, selling, priority=50)
    do(house, queue.meet, desk, ticket)
    made = do(house, queue.transfer, desk, ticket, service=selling)
    assert maker.at(house, ticket).state is TicketState.TRANSFERRED
    assert (made.state, made.arrived_at, made.priority) == (
        TicketState.WAITING,
        ticket.arrived_at,
        50,
    )
    assert (made.number, made.before) == (ticket.number, ticket.id)
    assert visit_state(house, ticket) is VisitState.WAITING
    asked = {"ticket": made.id, "seen": made.version, "service": selling}
    assert code(house, queue.transfer, desk, **asked) is TicketRefusal.SAME_SERVICE
    first = house.do(queue.call_next, desk, None, "Desk 1", services=())
    assert first.id == made.id != other.id


# ------------------------------------------------------------------------- held, finished, and left
