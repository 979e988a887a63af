"""The board of the lobby's queue, in a desk's window on a real business: keys, cards, refusals, why closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app.directory import DIRECTORY
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.task import Skill, Task
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.front_office.queue.rules.tickets import Ticket, TicketState, WaitCause
from kiosk.shell.desk import DeskWindow
from kiosk.ui.card import Card
from tests.makers import desks
from tests.makers import queue as maker
from tests.makers.desks import find, press

Open = Callable[..., DeskWindow]
ENTRIES = [entry for entry in DIRECTORY if entry.id in ("queue.board", "sign_in")]


@pytest.fixture
def database_kind() -> str:
    """The screen asks the same of both databases: one is enough for what it draws."""
    return "embedded"


@pytest.fixture
def ana(business: Business) -> Person:
    return maker.a_desk(business, Skill.WELCOME, name="Ana Lindqvist")


@pytest.fixture
def open_board(business: Business, ana: Person, qtbot: QtBot) -> Open:
    def opened(by: Person = ana, language: str = "en", station: str = "Desk 1") -> DeskWindow:
        window = desks.a_desk(business, ENTRIES, qtbot=qtbot, language=language, station=station)
        window.context.sign_in(by, name="Ana Lindqvist", role="Reception")
        window.open_room("queue.board")
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return opened


def card(window: DeskWindow, column: str, ticket: Ticket) -> Card:
    found = find(window, f"queue.{column}.{ticket.id}")
    assert isinstance(found, Card)
    return found


def now(business: Business, ticket: Ticket) -> TicketState:
    return maker.at(business, ticket).state


def test_that_an_empty_lobby_says_so_and_calls_nobody(business: Business, open_board: Open) -> None:
    maker.a_queue(business)
    window = open_board()
    assert find(window, "queue.board.empty").isVisible()
    assert find(window, "queue.board.call_next").reason == "Nobody waits."


def test_that_one_key_calls_the_next_and_shows_what_may_be_done(
    business: Business, open_board: Open, qtbot: QtBot
) -> None:
    service = maker.a_queue(business)
    first, second = maker.a_number(business, service), maker.a_number(business, service)
    window = open_board()
    assert card(window, "waiting", first).facts.action == "Call to Desk 1"
    QTest.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: now(business, first) is TicketState.CALLED)
    assert card(window, "called", first).facts.action == "Is here: begin"
    assert find(window, "queue.chosen.call_again").closed
    assert find(window, "queue.chosen.miss").reason == "After three calls; this was call 1."
    press(window, "queue.chosen.meet")
    assert now(business, first) is TicketState.SERVING
    press(window, "queue.chosen.finish")
    assert now(business, first) is TicketState.DONE
    assert now(business, second) is TicketState.WAITING


def test_that_cards_are_walked_by_arrows_and_acted_on_by_enter(
    business: Business, open_board: Open, qtbot: QtBot
) -> None:
    service = maker.a_queue(business)
    tickets = [maker.a_number(business, service) for _ in range(3)]
    window = open_board()
    qtbot.waitUntil(lambda: card(window, "waiting", tickets[1]).isVisible())
    card(window, "waiting", tickets[0]).setFocus()

    def at(widget_name: str) -> Callable[[], bool]:
        return lambda: window.focusWidget().objectName() == widget_name

    # The window looks at each key first: a scanner types too.
    second = f"queue.waiting.{tickets[1].id}"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    qtbot.waitUntil(at(second))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(at("queue.chosen.call"))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(at(second))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: now(business, tickets[1]) is TicketState.CALLED)


def test_that_what_waits_is_asked_before_it_is_put_on_hold(
    business: Business, ana: Person, open_board: Open
) -> None:
    service = maker.a_queue(business)
    ticket = maker.a_number(business, service)
    window = open_board()
    window.navigator.current._open(str(ticket.id))
    press(window, "queue.chosen.hold")
    assert find(window, "queue.chosen.agree").closed
    choice = find(window, "queue.chosen.choice")
    choice.set_value("paper")
    choice.chosen.emit("paper")
    press(window, "queue.chosen.agree")
    seen = maker.at(business, ticket)
    assert (seen.state, seen.cause) == (TicketState.ON_HOLD, WaitCause.PAPER)
    assert "for a paper" in card(window, "resting", ticket).accessibleName()
    press(window, "queue.chosen.go_on")
    press(window, "queue.chosen.finish_part")
    find(window, "queue.chosen.said").setText("Send the price")
    press(window, "queue.chosen.agree")
    (left,) = business.read(queue.board).follow_ups
    assert left.what == "Send the price"
    press(window, f"queue.follow_up.{left.id}.done")
    assert business.read(queue.board).follow_ups == ()


def test_that_a_number_is_passed_on_to_another_queue(business: Business, open_board: Open) -> None:
    service = maker.a_queue(business)
    other = maker.a_queue(business, "Buying", Task.SALE_RING_UP)
    ticket = maker.a_number(business, service)
    window = open_board()
    window.navigator.current._open(str(ticket.id))
    press(window, "queue.chosen.transfer")
    choice = find(window, "queue.chosen.choice")
    offered = {choice.itemData(at) for at in range(choice.count())}
    assert str(other) in offered
    assert str(service) not in offered
    choice.set_value(str(other))
    choice.chosen.emit(str(other))
    press(window, "queue.chosen.agree")
    (listed,) = business.read(queue.board).waiting
    assert (listed.ticket.service, listed.ticket.before) == (other, ticket.id)


def test_that_a_queue_that_one_cannot_serve_says_why(business: Business, open_board: Open) -> None:
    buying = maker.a_queue(business, "Buying", Task.SALE_RING_UP)
    ticket = maker.a_number(business, buying)
    window = open_board()
    assert card(window, "waiting", ticket).action.closed
    which = find(window, "queue.board.which")
    which.set_value(str(buying))
    which.chosen.emit(str(buying))
    assert find(window, "queue.board.call_next").closed
    advice = maker.a_queue(business)
    more = maker.a_number(business, advice)
    which.set_value("all")
    which.chosen.emit("all")
    window.navigator.current.refresh()
    assert not find(window, "queue.board.call_next").closed
    press(window, "queue.board.call_next")
    assert now(business, more) is TicketState.CALLED
    assert now(business, ticket) is TicketState.WAITING


def test_that_what_another_desk_was_faster_with_is_said_and_shown(
    business: Business, open_board: Open
) -> None:
    service = maker.a_queue(business)
    eun = maker.a_desk(business, name="Eun-ji Park", station="Desk 2")
    ticket = maker.a_number(business, service)
    window = open_board()
    page = window.navigator.current
    before = page._board
    asked = {"ticket": ticket.id, "seen": ticket.version}
    business.do(queue.call_this, eun, None, "Desk 2", **asked)
    page._board = before
    page._act(str(ticket.id))
    shown = card(window, "called", ticket)
    assert "Eun-ji" in shown.accessibleName()
    assert shown.facts.action == ""


def test_that_who_does_not_wait_for_a_sound_is_looked_for_first(
    business: Business, open_board: Open, qtbot: QtBot
) -> None:
    service = maker.a_queue(business)
    ticket = maker.a_number(business, service, call_by=CallBy.LIGHT)
    window = open_board()
    QTest.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: now(business, ticket) is TicketState.CALLED)
    assert "By screen and light" in card(window, "called", ticket).accessibleName()
    press(window, "queue.chosen.look")
    assert "looked for" in card(window, "called", ticket).accessibleName()


def test_that_one_queue_alone_can_be_shown(business: Business, open_board: Open) -> None:
    advice = maker.a_queue(business)
    other = maker.a_queue(business, "Complaints")
    mine, theirs = maker.a_number(business, advice), maker.a_number(business, other)
    window = open_board()
    which = find(window, "queue.board.which")
    which.set_value(str(other))
    which.chosen.emit(str(other))
    assert card(window, "waiting", theirs).isVisible()
    assert window.findChild(Card, f"queue.waiting.{mine.id}") is None
    press(window, "queue.board.call_next")
    assert (now(business, mine), now(business, theirs)) == (
        TicketState.WAITING,
        TicketState.CALLED,
    )
