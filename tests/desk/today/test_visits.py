"""Numbers and expected visits on Today: among the pick-ups by the one comparator, with what each leads to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.task import Skill, Task
from kiosk.desk.today import service
from kiosk.desk.today.rules import Column
from kiosk.desk.today.screens import faces, visits
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.tickets import Ticket, TicketState
from kiosk.front_office.queue.rules.visitors import Plan, Who
from kiosk.ui.context import Context
from tests.makers import desks
from tests.makers import pickup as pickup_maker
from tests.makers import queue as maker
from tests.makers.staff import OWNER


@pytest.fixture
def database_kind() -> str:
    """What is read is tested on both where it is read; here it is only put in its place."""
    return "embedded"


@pytest.fixture
def ana(business: Business) -> Person:
    return maker.a_desk(business, Skill.WELCOME, name="Ana Lindqvist")


def context(business: Business, by: Person) -> Context:
    made = desks.a_context(business)
    made.sign_in(by, name="Ana Lindqvist")
    return made


def act(business: Business, verb, by: Person, ticket: Ticket, **more):
    now = maker.at(business, ticket)
    return business.do(verb, by, None, "Desk 1", ticket=now.id, seen=now.version, **more)


def test_that_each_number_stands_in_its_column_with_its_next_thing(
    business: Business, ana: Person
) -> None:
    desk = maker.a_queue(business)
    waits, called, served, done = (maker.a_number(business, desk) for _ in range(4))
    for each in (served, done):
        act(business, queue.meet, ana, each)
    act(business, queue.finish_ticket, ana, done, whole=True)
    act(business, queue.call_this, ana, called)
    board = business.read(service.board)
    assert not board.nothing
    assert board.in_the_lobby == 2
    cards = visits.cards(board, context(business, ana), ana.id)
    found = {each: (cards[f"ticket.{each.id}"].column, cards[f"ticket.{each.id}"].facts.action)
             for each in (waits, called, served)}  # fmt: skip
    assert list(found.values()) == [
        (Column.LOBBY, "Call to Desk 1"),
        (Column.LOBBY, "Is here: begin"),
        (Column.SERVED, "Finish"),
    ]
    assert cards[f"ticket.{waits.id}"].task is Task.HELP_ANSWER
    assert f"ticket.{done.id}" not in cards
    (row,) = [visits.done(e, context(business, ana), {}) for e in board.served]
    assert "waited under 1 min" in row.second


def test_that_pickups_and_numbers_stand_in_one_order(business: Business, ana: Person) -> None:
    made = pickup_maker.ready(business)
    service_id = maker.a_queue(business)
    first = maker.a_number(business, service_id)
    found = pickup_maker.identify(business, made.code)
    assert found.visit is not None
    pickup_maker.ask(business, found.visit)
    last = maker.a_number(business, service_id)
    urgent = maker.a_number(business, service_id, priority=10)
    board = business.read(service.board)
    made_context = context(business, ana)
    from kiosk.desk.today import rules

    lobby = rules.cards(board, ana.id, made_context.zone)[Column.LOBBY]
    shown = [(card, faces.face(card, made_context)) for card in lobby]
    cards = visits.cards(board, made_context, ana.id)
    keys = [each.key for each in visits.among(shown, cards.values(), Column.LOBBY)]
    tickets = [f"ticket.{each.id}" for each in (urgent, first, last)]
    assert keys == [tickets[0], tickets[1], str(made.pickup), tickets[2]]


def test_that_who_is_expected_stands_first_until_they_come(business: Business, ana: Person) -> None:
    business.do(queue.start_with, by=OWNER)
    kind = business.read(queue.kinds)[0]
    now = business.clock.moment(None)
    plan = Plan(kind.id, Who("Theo Vance"), now + timedelta(seconds=1))
    business.do(queue.plan, ana, plan=plan)
    board = business.read(service.board)
    (card,) = visits.cards(board, context(business, ana), ana.id).values()
    assert (card.column, card.facts.name, card.facts.action) == (
        Column.SHELF,
        "Theo Vance",
        "Check in",
    )
    assert card.task is Task.VISIT_ARRIVE
    assert not board.nothing


def test_that_a_press_on_today_calls_to_this_desk(business: Business, ana: Person, qtbot) -> None:
    from kiosk.app.directory import DIRECTORY

    ticket = maker.a_number(business, maker.a_queue(business))
    window = desks.a_desk(business, DIRECTORY, qtbot=qtbot, roles=True)
    window.context.sign_in(ana, name="Ana Lindqvist", role="Reception")
    window.open_room("today")
    qtbot.waitUntil(
        lambda: desks.find(window, f"today.lobby.ticket.{ticket.id}.action").isVisible()
    )
    desks.press(window, f"today.lobby.ticket.{ticket.id}.action")
    assert maker.at(business, ticket).state is TicketState.CALLED
    assert desks.find(window, "queue.chosen").isVisible()
