"""Who is called: tickets and collections in one list, numbers and first names only, an honest wait."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.core.ids import CustomerId
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.lobby.display import service, texts
from kiosk.lobby.display.rules import FRESH, LIT_FOR, MOST_BEFORE, Served, Wait
from tests.makers import customers
from tests.makers import pickup as pickup_maker
from tests.makers import queue as maker
from tests.makers.staff import OWNER


@pytest.fixture
def clock():
    return maker.JumpingClock()


@pytest.fixture
def house(place, clock):
    with maker.a_house(place, clock) as opened:
        yield opened


def step(business, verb, who, ticket, station="Desk 1", **more):
    now = maker.at(business, ticket)
    return business.do(verb, who, None, station, ticket=now.id, seen=now.version, **more)


def board(business):
    return business.read(service.board)


def test_that_the_newest_call_stands_first_and_whoever_has_come_below(house, clock):
    line, ana = maker.a_queue(house), maker.a_desk(house)
    ben = maker.a_desk(house)
    one, two, three, _four = (maker.a_number(house, line) for _ in range(4))
    step(house, queue.call_this, ana, one)
    step(house, queue.meet, ana, one)
    step(house, queue.call_this, ben, two, station="Desk 2")
    seen = board(house)
    assert [(each.number, each.place, each.calls) for each in seen.calls] == [("A 2", "Desk 2", 1)]
    assert [(each.number, each.place, each.state) for each in seen.before] == [
        ("A 1", "Desk 1", Served.NOW)
    ]
    assert (seen.following, seen.waiting) == (("A 3", "A 4"), 2)
    step(house, queue.finish_ticket, ana, one, whole=True)
    assert board(house).before[0].state is Served.SERVED
    assert three.number == "A 3"


def test_that_a_repeated_call_is_another_turn_of_the_same_call(house, clock):
    line, ana = maker.a_queue(house), maker.a_desk(house)
    ticket = maker.a_number(house, line)
    step(house, queue.call_this, ana, ticket)
    first = board(house).calls[0]
    clock.forward(seconds=61)
    step(house, queue.call_again, ana, ticket)
    again = board(house).calls[0]
    assert (again.key, again.calls) == (first.key, 2)
    assert again.turn != first.turn


@pytest.mark.parametrize("ends", [queue.meet, queue.look])
def test_that_a_call_by_light_ends_when_somebody_came_or_was_looked_for(house, clock, ends):
    line, ana = maker.a_queue(house), maker.a_desk(house)
    ticket = maker.a_number(house, line, call_by=CallBy.LIGHT)
    step(house, queue.call_this, ana, ticket)
    assert board(house).calls[0].lit(clock.at)
    step(house, ends, ana, ticket)
    assert not any(each.lit(clock.at) for each in board(house).calls)


def test_that_a_call_by_light_ends_when_it_is_missed_and_shines_again_when_called_again(
    house, clock
):
    line, ana = maker.a_queue(house), maker.a_desk(house)
    ticket = maker.a_number(house, line, call_by=CallBy.LIGHT)
    step(house, queue.call_this, ana, ticket)
    step(house, queue.look, ana, ticket)
    for _ in range(2):
        clock.forward(seconds=61)
        step(house, queue.call_again, ana, ticket)
        assert board(house).calls[0].lit(clock.at)
    clock.forward(seconds=61)
    step(house, queue.look, ana, ticket)
    step(house, queue.miss, ana, ticket)
    assert board(house).calls == ()


def test_that_nobody_reads_more_of_a_name_than_the_first_and_an_initial(house):
    line, ana = maker.a_queue(house), maker.a_desk(house)
    customer = customers.customer(house, name="Wilhelmina Featherstonehaugh")
    visit = house.do(maker.come, by=OWNER, customer=customer)
    ticket = house.do(maker.issue, by=OWNER, visit=visit, service=line)
    step(house, queue.call_this, ana, ticket)
    seen = board(house)
    assert seen.calls[0].name == "Wilhelmina F."
    assert "Featherstonehaugh" not in str(seen)


def test_that_a_collection_is_called_when_somebody_takes_it_in_hand(house, clock):
    made, staff = waiting_collection(house)
    assert board(house).waiting == 1
    fetched = pickup_maker.fetch(house, made.pickup, staff)
    assert fetched is not None
    seen = board(house)
    assert (seen.waiting, [each.place for each in seen.calls]) == (0, ["Desk 1"])
    assert seen.calls[0].service == "Order pick-up"
    clock.forward(seconds=FRESH.total_seconds() + 1)
    seen = board(house)
    assert (seen.calls, [each.state for each in seen.before]) == ((), [Served.NOW])


def test_that_a_collection_by_light_shines_longer_and_not_for_ever(house, clock):
    made, staff = waiting_collection(house)
    (visit,) = house.read(queue.in_the_lobby)
    house.do(keep, by=OWNER, customer=visit.customer, call_by=CallBy.LIGHT)
    pickup_maker.fetch(house, made.pickup, staff)
    assert board(house).calls[0].lit(clock.at + timedelta(minutes=2))
    assert not board(house).calls[0].lit(clock.at + LIT_FOR)


def test_that_only_the_last_four_are_shown(house, clock):
    line, ana = maker.a_queue(house), maker.a_desk(house)
    for _ in range(7):
        ticket = maker.a_number(house, line)
        step(house, queue.call_this, ana, ticket)
        step(house, queue.meet, ana, ticket)
        clock.forward(seconds=30)
        step(house, queue.finish_ticket, ana, ticket, whole=True)
    assert [each.number for each in board(house).before] == ["A 7", "A 6", "A 5", "A 4"]
    assert len(board(house).before) == MOST_BEFORE


def test_that_a_wait_is_a_range_and_only_said_where_somebody_serves(house):
    maker.a_queue(house, name="Framing")
    assert board(house).waits == ()
    maker.a_desk(house)
    (wait,) = [each for each in board(house).waits if each.service == "Framing"]
    assert 0 <= wait.from_minutes <= wait.to_minutes


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        (Wait("", 5, 20), "5 to 20 minutes"),
        (Wait("", 6, 6), "about 6 minutes"),
        (Wait("", 0, 1), "about a minute"),
    ],
)
def test_that_a_wait_is_said_as_it_is(wait, said):
    assert texts.minutes(wait, "en") == said


@does(Task.CUSTOMER_ADD)
def keep(act: Act, *, customer: CustomerId, call_by: CallBy) -> None:
    """The step as an act of its own."""
    queue.keep_preference(act, customer=customer, call_by=call_by)


def waiting_collection(house):
    """An order that somebody has signed for and waits for, and who fetches it."""
    made = pickup_maker.ready(house, (1_000,))
    found = pickup_maker.identify(house, made.code)
    assert found.visit is not None
    pickup_maker.ask(house, found.visit)
    return made, pickup_maker.receptionist(house)
