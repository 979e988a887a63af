"""What the desk sees: one pickup, Today's columns and counts, finding, and what `verify` finds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.business import Business
from kiosk.core.by import System
from kiosk.core.fault import Fault
from kiosk.core.ids import HandoverId
from kiosk.core.refusal import Refused
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Board, Card, PickupState
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from tests.makers import accounting as accounting_makers
from tests.makers import pickup as maker

NOW = datetime.now(UTC)  # noqa: TID251 - a promise is relative to today


def board(business: Business) -> Board:
    return business.read(pickups.board)


def column(cards: tuple[Card, ...]) -> list[str]:
    return [card.number for card in cards]


def test_that_an_empty_day_is_empty(business: Business) -> None:
    today = board(business)
    assert (today.expected, today.lobby, today.served, today.done) == ((), (), (), ())
    assert (today.ready, today.overdue, today.blocked, today.not_told) == (0, 0, 0, 0)
    assert (today.longest_wait, today.usual_wait_seconds) == (None, None)


def test_that_a_customer_goes_through_the_columns(business: Business) -> None:
    made, by = maker.ready(business, promised_at=NOW), maker.receptionist(business, "Ana Lindqvist")
    assert column(board(business).expected) == [made.number]
    visit = maker.identify(business, made.code).visit
    assert visit is not None
    maker.ask(business, visit)
    today = board(business)
    assert (column(today.expected), column(today.lobby)) == ([], [made.number])
    card = today.lobby[0]
    assert (card.visit_number, card.customer, card.ready, card.lines) == ("A 1", "Lin Bo", 2, 2)
    assert (card.places, card.due, card.papers, card.scanned) == (("A-01",), 0, 0, 0)
    assert today.longest_wait is not None
    seen = maker.fetch(business, made.pickup, by)
    today = board(business)
    assert (column(today.lobby), column(today.served)) == ([], [made.number])
    assert (today.served[0].scanned, today.served[0].held and today.served[0].held.name) == (
        2,
        "Ana",
    )
    business.do(pickups.release, by, None, "Desk 1", pickup=made.pickup, seen=seen.version)
    today = board(business)
    assert (column(today.served), column(today.done)) == ([], [made.number])
    assert today.done[0].receipt.startswith("R-")
    assert today.usual_wait_seconds is not None


def test_that_what_is_promised_and_not_ready_is_counted(business: Business) -> None:
    maker.an_order(business, promised_at=NOW)
    maker.an_order(business, promised_at=NOW + timedelta(days=3))
    maker.an_order(business)
    assert board(business).promised_not_ready == 1


def test_that_whose_notice_has_not_left_is_not_told_yet(business: Business) -> None:
    made, _ = maker.ready(business), maker.ready(business, (1_200,))
    assert board(business).not_told == 2
    (told,) = business.read(messages.of, kind=MessageKind.PICKUP_READY, about=made.pickup)
    business.do(messages.mark_sent, by=System("mail"), message=told.id)
    assert board(business).not_told == 1


def test_that_a_pickup_that_needs_the_desk_says_so_on_its_card(business: Business) -> None:
    made = maker.ready(business)
    maker.identify(business, made.code)
    for _ in range(5):
        maker.identify(business, made.code, "0000")
    assert board(business).lobby[0].needs_desk


# ------------------------------------------------------------------------------------------ finding


def test_that_the_desk_finds_a_pickup_by_any_of_its_numbers(business: Business) -> None:
    made = maker.ready(business)
    package = business.read(pickups.counter, pickup=made.pickup).packages[0].number
    asked = (made.order.number, f" {made.number.lower()} ", package, made.code, made.square)
    for words in asked:
        found = business.read(pickups.find, words=words)
        assert [each.pickup for each in found] == [made.pickup], words
    assert (found[0].city, found[0].phone_end, found[0].state) == (
        "Hamburg",
        "34",
        PickupState.READY,
    )


def test_that_two_of_one_name_are_told_apart(business: Business) -> None:
    """E4."""
    both = {maker.ready(business, (1_200,), name="Lin Bo").pickup for _ in range(2)}
    assert {each.pickup for each in business.read(pickups.find, words="bo lin")} == both


@pytest.mark.parametrize("words", ["", "  ", "nobody", "PU-99", "#", "%", "K4TM82WP", "x" * 3_000])
def test_that_nothing_is_found_where_nothing_is(business: Business, words: str) -> None:
    maker.ready(business)
    assert business.read(pickups.find, words=words) == ()


def test_that_a_receipt_that_is_not_there_is_refused(business: Business) -> None:
    with pytest.raises(Refused):
        business.read(pickups.receipt_facts, handover=HandoverId(7))


# ----------------------------------------------------------------------------------------- checking

SEEDED = {
    "a state without its hand-over": (
        "UPDATE pickup SET state = 'ready', version = version + 1 WHERE id = :id",
        ("pickup", "state"),
    ),
    "another method than the hand-over's": (
        "UPDATE handover SET method = 'known_to_me' WHERE pickup_id = :id",
        ("handover", "method"),
    ),
    "more taken than handed over": (
        "UPDATE pickup_line SET quantity = quantity + 2, taken = taken + 2 WHERE pickup_id = :id",
        ("order_line", "released"),
    ),
}


@pytest.mark.parametrize("name", SEEDED)
def test_that_a_seeded_fault_is_found_with_its_row(business: Business, name: str) -> None:
    made = maker.ready(business, (1_200,))
    maker.collect(business, made, maker.receptionist(business))
    assert not business.read(pickups.verify_pickups).faults
    statement, place = SEEDED[name]
    accounting_makers.tamper(business, statement, id=made.pickup)
    faults = business.read(pickups.verify_pickups).faults
    assert place in [(fault.table, fault.column) for fault in faults]
    assert all(isinstance(fault, Fault) and fault.expected != fault.found for fault in faults)
