"""Numbers: issued once, called by one desk, called three times, held, passed on, finished, left; visits follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.business import Business
from kiosk.core import ids
from kiosk.core.by import Customer, Person, System
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Skill, Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import QueueRefusal, VisitState
from kiosk.front_office.queue.rules.kinds import CallBy, Overnight
from kiosk.front_office.queue.rules.tickets import (
    Ticket,
    TicketRefusal,
    TicketState,
    WaitCause,
)
from kiosk.front_office.queue.store import tickets as store
from tests.databases import Place
from tests.makers import queue as maker
from tests.makers.queue import JumpingClock
from tests.makers.staff import OWNER


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
def house(place: Place, clock: JumpingClock) -> Iterator[Business]:
    with maker.a_house(place, clock) as opened:
        yield opened


def refused(
    business: Business, verb: Any, by: Any, station: str = "Desk 1", **asked: Any
) -> Refused:
    with pytest.raises(Refused) as said:
        business.do(verb, by, None, station, **asked)
    return said.value


def code(business: Business, verb: Any, by: Any, station: str = "Desk 1", **asked: Any) -> object:
    return refused(business, verb, by, station, **asked).refusal.code


def do(business: Business, verb: Any, by: Person, ticket: Ticket, **more: Any) -> Ticket:
    """One act on a ticket as it stands now."""
    now = maker.at(business, ticket)
    station = more.pop("station", "Desk 1")
    return business.do(verb, by, None, station, ticket=now.id, seen=now.version, **more)


def visit_state(business: Business, ticket: Ticket) -> VisitState:
    return business.read(queue.visit_of, visit=ticket.visit).state


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


def test_that_a_number_on_hold_parks_its_visit_and_goes_on_at_any_desk(house: Business) -> None:
    service = maker.a_queue(house)
    ana, eun = maker.a_desk(house), maker.a_desk(house)
    ticket = maker.a_number(house, service)
    do(house, queue.meet, ana, ticket)
    held = do(house, queue.hold_ticket, ana, ticket, cause=WaitCause.PAPER)
    assert (held.state, held.cause) == (TicketState.ON_HOLD, WaitCause.PAPER)
    assert visit_state(house, ticket) is VisitState.PARKED
    again = do(house, queue.go_on, eun, ticket, station="Desk 2")
    assert (again.called_by, again.called_station) == (eun.id, "Desk 2")
    seen = house.read(queue.visit_of, visit=ticket.visit)
    assert (seen.state, seen.served_by) == (VisitState.IN_SERVICE, eun.id)


def test_that_finishing_in_part_leaves_something_that_somebody_owns(house: Business) -> None:
    service, desk = maker.a_queue(house), maker.a_desk(house, name="Ana Lind")
    ticket = maker.a_number(house, service)
    met = do(house, queue.meet, desk, ticket)
    asked = {"ticket": met.id, "seen": met.version, "whole": False}
    for empty in ("", "  \n"):
        said = code(house, queue.finish_ticket, desk, follow_up=empty, **asked)
        assert said is TicketRefusal.SAY_WHAT_IS_LEFT
    done = do(house, queue.finish_ticket, desk, ticket, whole=False, follow_up="Send the price")
    assert done.state is TicketState.DONE_IN_PART
    assert visit_state(house, ticket) is VisitState.COMPLETED_PARTIAL
    (left,) = house.read(queue.board).follow_ups
    assert (left.number, left.what, left.owner, left.owner_name) == (
        "A 1",
        "Send the price",
        desk.id,
        "Ana Lind",
    )
    house.do(queue.end_follow_up, desk, None, "Desk 1", follow_up=left.id, seen=left.version)
    assert house.read(queue.board).follow_ups == ()
    asked = {"follow_up": left.id, "seen": left.version}
    assert code(house, queue.end_follow_up, desk, **asked) is TicketRefusal.UNKNOWN_FOLLOW_UP


def test_that_who_leaves_unserved_has_left_and_who_was_served_was_served_in_part(
    house: Business,
) -> None:
    advice = maker.a_queue(house)
    selling = maker.a_queue(house, "Buying", Task.SALE_RING_UP)
    desk = maker.a_desk(house, Skill.WELCOME, Skill.SELL)
    gone = maker.a_number(house, advice)
    house.do(queue.leave_ticket, Customer(gone.visit), None, "Lobby 1", ticket=gone.id, seen=1)
    assert visit_state(house, gone) is VisitState.LEFT_UNSERVED
    served = maker.a_number(house, advice)
    more = house.do(maker.issue, by=OWNER, visit=served.visit, service=selling)
    do(house, queue.meet, desk, served)
    now = maker.at(house, served)
    asked = {"ticket": now.id, "seen": now.version}
    assert code(house, queue.leave_ticket, desk, **asked) is TicketRefusal.BEING_SERVED
    do(house, queue.finish_ticket, desk, served, whole=True)
    do(house, queue.leave_ticket, desk, more)
    assert visit_state(house, served) is VisitState.COMPLETED_PARTIAL


def test_that_a_customer_gives_up_nobody_elses_number(house: Business) -> None:
    service = maker.a_queue(house)
    mine, theirs = maker.a_number(house, service), maker.a_number(house, service)
    asked = {"ticket": theirs.id, "seen": theirs.version}
    by = Customer(mine.visit)
    assert code(house, queue.leave_ticket, by, **asked) is TicketRefusal.NOT_THEIRS


def test_that_a_number_that_is_over_is_refused_whatever_is_wanted(house: Business) -> None:
    service, desk = maker.a_queue(house), maker.a_desk(house)
    ticket = maker.a_number(house, service)
    do(house, queue.leave_ticket, desk, ticket)
    now = maker.at(house, ticket)
    asked = {"ticket": now.id, "seen": now.version}
    for verb in (
        queue.call_this,
        queue.call_again,
        queue.miss,
        queue.look,
        queue.come_back,
        queue.meet,
        queue.go_on,
        queue.leave_ticket,
    ):
        assert code(house, verb, desk, **asked) is TicketRefusal.OVER
    for verb, more in (
        (queue.hold_ticket, {"cause": WaitCause.PAPER}),
        (queue.transfer, {"service": service}),
        (queue.finish_ticket, {"whole": True}),
    ):
        assert code(house, verb, desk, **asked, **more) is TicketRefusal.OVER
    asked = {"ticket": ids.TicketId(99), "seen": 1}
    assert code(house, queue.meet, desk, **asked) is TicketRefusal.UNKNOWN_TICKET


# --------------------------------------------------------------------------------------- by itself


@pytest.mark.parametrize("overnight", list(Overnight))
def test_that_the_night_ends_numbers_or_keeps_them(
    house: Business, clock: JumpingClock, overnight: Overnight
) -> None:
    service, desk = maker.a_queue(house, overnight=overnight), maker.a_desk(house)
    waits, called, served = (maker.a_number(house, service) for _ in range(3))
    do(house, queue.call_this, desk, called)
    do(house, queue.meet, desk, served)
    assert house.read(queue.overnight_due) == []
    clock.forward(days=1)
    for _ in range(2):
        for due in house.read(queue.overnight_due):
            house.do(queue.close_number, System("ticket.close"), **due)
    kept = overnight is Overnight.KEEP
    state = TicketState.WAITING if kept else TicketState.CANCELLED
    assert [maker.at(house, each).state for each in (waits, called, served)] == [
        state,
        state,
        TicketState.SERVING,
    ]
    left = VisitState.WAITING if kept else VisitState.LEFT_UNSERVED
    assert visit_state(house, waits) is left
    assert house.read(queue.overnight_due) == []


def test_that_whoever_goes_waits_for_nothing_any_more(house: Business) -> None:
    @does(Task.CUSTOMER_ADD)
    def go(act: Act, *, visit: ids.VisitId) -> int:
        return queue.end_tickets(act, visit=visit)

    service = maker.a_queue(house)
    ticket = maker.a_number(house, service)
    assert house.do(go, by=OWNER, visit=ticket.visit) == 1
    assert maker.at(house, ticket).state is TicketState.CANCELLED
    assert visit_state(house, ticket) is VisitState.LEFT_UNSERVED
    assert house.do(go, by=OWNER, visit=ticket.visit) == 0


@does(Task.CUSTOMER_ADD)
def guarded(act: Act, *, ticket: ids.TicketId, version: int, alone: bool) -> bool:
    """The one guarded update by itself: to SERVING, from WAITING or CALLED."""
    known = store.one(act, ticket)
    assert known is not None
    seen = replace(known, version=version)
    before = frozenset({TicketState.WAITING, TicketState.CALLED})
    values = {"looked_at": act.now}
    return store.step(act, seen, before, values, alone=alone) is not None


def test_that_the_guarded_update_names_version_and_states(house: Business) -> None:
    service, desk = maker.a_queue(house), maker.a_desk(house)
    other = maker.a_queue(house, "Complaints")
    ticket = maker.a_number(house, service)
    second = house.do(maker.issue, by=OWNER, visit=ticket.visit, service=other)

    def goes(which: Ticket, version: int, *, alone: bool = False) -> bool:
        return house.do(guarded, by=OWNER, ticket=which.id, version=version, alone=alone)

    assert not goes(ticket, 2)
    assert goes(ticket, 1)
    do(house, queue.meet, desk, ticket)
    now = maker.at(house, ticket)
    assert not goes(ticket, now.version)
    assert not goes(second, 1, alone=True)
    assert goes(second, 1)


def test_that_no_number_that_is_over_has_an_open_period(house: Business) -> None:
    service, desk = maker.a_queue(house), maker.a_desk(house)
    done, left = maker.a_number(house, service), maker.a_number(house, service)
    do(house, queue.meet, desk, done)
    do(house, queue.finish_ticket, desk, done, whole=True)
    do(house, queue.leave_ticket, desk, left)
    assert house.check("queue").faults == ()
