"""Minutes: periods adjoin and are never negative, waits fall out by cause and add up to the second."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.business import Business
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import minutes
from kiosk.front_office.queue.rules.minutes import Stretch
from kiosk.front_office.queue.rules.tickets import PeriodKind, Ticket, WaitCause
from kiosk.front_office.queue.store import periods
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import PresenceState
from tests.databases import Place
from tests.makers import queue as maker
from tests.makers.queue import JumpingClock
from tests.makers.staff import OWNER

START = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
def house(place: Place, clock: JumpingClock) -> Iterator[Business]:
    with maker.a_house(place, clock) as opened:
        yield opened


def rows(view: View, *, ticket: Ticket):
    """The periods of a ticket."""
    return periods.of_ticket(view, ticket.id)


@does(Task.CUSTOMER_ADD)
def wait_for(act: Act, *, ticket: Ticket, cause: WaitCause) -> bool:
    """The step as an act of its own."""
    return queue.wait_for(act, ticket=ticket.id, cause=cause)


def do(house: Business, verb, by, ticket: Ticket, **more):
    now = maker.at(house, ticket)
    return house.do(verb, by, None, "Desk 1", ticket=now.id, seen=now.version, **more)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(PeriodKind),
            st.one_of(st.none(), st.sampled_from(WaitCause)),
            st.timedeltas(timedelta(0), timedelta(hours=9)),
        )
    )
)
def test_that_what_adjoins_adds_up_to_the_second(said) -> None:
    at, made = START, []
    for kind, cause, long in said:
        made.append(Stretch(kind, cause, at, at + long))
        at += long
    split = minutes.split(made)
    whole = int(at.timestamp()) - int(START.timestamp())
    assert split.whole == whole
    assert split.waited == sum(split.waiting.values())
    assert min([split.walking, split.missed, split.serving, *split.waiting.values()]) >= 0


def test_that_the_minutes_of_a_visit_fall_out_by_cause(
    house: Business, clock: JumpingClock
) -> None:
    service, desk = maker.a_queue(house), maker.a_desk(house)
    ticket = maker.a_number(house, service, cause=WaitCause.PAPER)
    clock.forward(minutes=3)
    assert house.do(wait_for, by=OWNER, ticket=ticket, cause=WaitCause.QUEUE)
    assert not house.do(wait_for, by=OWNER, ticket=ticket, cause=WaitCause.QUEUE)
    clock.forward(minutes=4)
    do(house, queue.call_this, desk, ticket)
    clock.forward(seconds=40)
    do(house, queue.meet, desk, ticket)
    clock.forward(minutes=6)
    do(house, queue.hold_ticket, desk, ticket, cause=WaitCause.MONEY)
    clock.forward(minutes=2)
    do(house, queue.go_on, desk, ticket)
    clock.forward(minutes=5)
    do(house, queue.finish_ticket, desk, ticket, whole=True)
    seen = house.read(queue.minutes_of, visit=ticket.visit)
    assert seen.waiting == {
        WaitCause.QUEUE: 240,
        WaitCause.NOT_READY: 0,
        WaitCause.NOBODY: 0,
        WaitCause.PAPER: 180,
        WaitCause.MONEY: 120,
    }
    assert (seen.walking, seen.serving, seen.missed) == (40, 660, 0)
    assert seen.whole == 1240
    day = house.read(lambda view: view.day)
    by_day = house.read(queue.minutes_by_day, first=day, last=day)
    assert by_day == {(day, service): seen}


def test_that_serving_is_measured_as_it_ends_and_holds_are_left_out(
    house: Business, clock: JumpingClock
) -> None:
    def measured(view: View):
        return [tuple(row)[2:] for row in periods.paces(view, view.day)]

    service, desk = maker.a_queue(house), maker.a_desk(house)
    for long in (300, 420):
        ticket = maker.a_number(house, service)
        do(house, queue.meet, desk, ticket)
        clock.forward(seconds=long)
        do(house, queue.hold_ticket, desk, ticket, cause=WaitCause.PAPER)
        clock.forward(hours=1)
        do(house, queue.finish_ticket, desk, ticket, whole=True)
    assert house.read(measured) == [(2, 720, 300**2 + 420**2)]


def test_that_a_clock_set_back_makes_no_negative_wait_and_no_gap(
    house: Business, clock: JumpingClock
) -> None:
    service, desk = maker.a_queue(house), maker.a_desk(house)
    clock.forward(days=3)
    ticket = maker.a_number(house, service)
    clock.forward(hours=-3)
    do(house, queue.call_this, desk, ticket)
    clock.forward(days=-1)
    assert do(house, queue.call_again, desk, ticket).calls == 2
    do(house, queue.meet, desk, ticket)
    assert house.read(queue.minutes_of, visit=ticket.visit).whole == 0
    clock.forward(days=1, hours=3, minutes=10)
    do(house, queue.finish_ticket, desk, ticket, whole=True)
    seen = house.read(rows, ticket=ticket)
    assert all(row.ended_at >= row.began_at for row in seen)
    assert all(one.ended_at == two.began_at for one, two in itertools.pairwise(seen))
    assert abs(house.read(queue.minutes_of, visit=ticket.visit).serving - 600) <= 1


def test_that_who_waits_for_nobody_waits_for_the_queue_as_soon_as_somebody_can(
    house: Business, clock: JumpingClock
) -> None:
    service = maker.a_queue(house)
    desk = maker.a_desk(house, here=False)
    ticket = maker.a_number(house, service)
    assert (ticket.cause, ticket.promised_from) == (WaitCause.NOBODY, None)
    assert house.read(queue.causes_due) == []
    clock.forward(minutes=12)
    in_house = {"person": desk.id, "state": PresenceState.IN}
    house.do(staff.set_presence, desk, None, "Desk 1", **in_house)
    assert maker.at(house, ticket).cause is WaitCause.QUEUE
    assert house.read(queue.causes_due) == []
    clock.forward(minutes=1)
    seen = house.read(queue.minutes_of, visit=ticket.visit)
    assert (seen.waiting[WaitCause.NOBODY], seen.waiting[WaitCause.QUEUE]) == (720, 60)


def test_that_books_of_minutes_that_do_not_balance_are_named(house: Business) -> None:
    @does(Task.CUSTOMER_ADD)
    def tamper(act: Act, *, what: str) -> None:
        from sqlalchemy import text

        act.execute(text(what))

    service, desk = maker.a_queue(house), maker.a_desk(house)
    ticket, other = maker.a_number(house, service), maker.a_number(house, service)
    do(house, queue.meet, desk, ticket)
    assert house.check("queue").faults == ()
    opened = f"WHERE ticket_id = {ticket.id} AND ended_at IS NULL"
    gap = f"UPDATE period SET began_at = began_at + 5 {opened}"
    house.do(tamper, by=OWNER, what=gap)
    house.do(tamper, by=OWNER, what=f"DELETE FROM period WHERE ticket_id = {other.id}")
    state = "UPDATE visit SET state = 'parked', version = version + 1 WHERE id = "
    house.do(tamper, by=OWNER, what=f"{state}{ticket.visit}")
    found = {(each.table, each.column) for each in house.check("queue").faults}
    assert found == {("period", "began_at"), ("period", "open"), ("visit", "state")}
