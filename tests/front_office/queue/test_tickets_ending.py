"""Numbers on hold, finished, left, kept overnight; what is over is refused, and has no open period."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.business import Business
from kiosk.core import ids
from kiosk.core.by import Customer, System
from kiosk.core.task import Skill, Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.kinds import Overnight
from kiosk.front_office.queue.rules.tickets import (
    Ticket,
    TicketRefusal,
    TicketState,
    WaitCause,
)
from kiosk.front_office.queue.store import tickets as store
from tests.front_office.queue.acts import code, do, visit_state
from tests.makers import queue as maker
from tests.makers.queue import JumpingClock
from tests.makers.staff import OWNER


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
