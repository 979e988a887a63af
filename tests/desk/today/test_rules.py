"""What a card says and what it offers, from facts alone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kiosk.core.ids import PersonId, PickupId, VisitId
from kiosk.core.task import Role, Task
from kiosk.desk.today import rules, texts
from kiosk.desk.today.rules import Board, Column, Deed, Here, Mark, Tone
from kiosk.lobby.pickup import rules as pickup
from kiosk.lobby.pickup.rules import Blocker, Card, Hold, PickupState

NOW = datetime(2026, 4, 13, 10, 5, tzinfo=UTC)
ZONE = "Europe/Berlin"
ME, OTHER = PersonId(1), PersonId(2)


def a_card(**others: Any) -> Card:
    facts: dict[str, Any] = {
        "pickup": PickupId(7), "number": "P-0007", "state": PickupState.READY,
        "order_number": "1042", "customer": "Lin Bo", "visit": VisitId(3), "visit_number": "A 42",
        "since": NOW - timedelta(minutes=3), "promised_at": None, "ready": 2, "lines": 3,
        "places": ("B4",), "due": 0, "currency": "EUR", "papers": 0, "scanned": 0, "signed": False,
        "needs_desk": False, "held": None, "receipt": "", "packages": 2, "blockers": (),
        "hold_until": date(2026, 4, 27), **others,
    }  # fmt: skip
    return Card(**facts)


def a_board(**columns: Any) -> Board:
    facts: dict[str, Any] = {
        "expected": (), "shelf": (), "lobby": (), "served": (), "done": (), "ready": 0, "overdue": 0,
        "blocked": 0, "unpaid": 0, "not_told": 0, "promised_not_ready": 0, "longest_wait": None,
        "usual_wait_seconds": None, **columns,
    }  # fmt: skip
    return Board(NOW, NOW.date(), pickup.Board(**facts), (), members=1, calls=0, to_pick=0)


def only(column: Column, card: Card, me: PersonId | None = ME) -> rules.TodayCard:
    (found,) = rules.cards(a_board(**{column.value: (card,)}), me, ZONE)[column]
    return found


def marks(card: rules.TodayCard) -> list[Mark]:
    return [note.mark for note in card.notes]


def held(person: PersonId, *, fetching: bool = False) -> Hold:
    return Hold(person, "Eun-ji", "Desk 2", NOW + timedelta(minutes=1), fetching=fetching)


def test_that_goods_on_the_shelf_wait_for_their_customer() -> None:
    card = only(Column.SHELF, a_card())
    assert (card.tone, card.deed, card.minutes) == (Tone.READY, Deed.BEGIN, None)
    assert marks(card) == [Mark.READY, Mark.SHELF]
    assert card.visit_number == ""


def test_that_overdue_goods_say_until_when_they_are_held() -> None:
    card = only(Column.SHELF, a_card(state=PickupState.OVERDUE))
    assert card.tone is Tone.OVERDUE
    assert texts.note(card.notes[0], "en") == "Overdue, held until 27 April"


def test_that_blocked_goods_say_what_they_wait_for_and_offer_nothing() -> None:
    facts = {"state": PickupState.BLOCKED, "blockers": (Blocker.PAPER,)}
    card = only(Column.SHELF, a_card(**facts))
    assert (card.tone, card.deed) == (Tone.BLOCKED, None)
    assert "Waiting for" in texts.note(card.notes[0], "en")
    assert texts.action(card, "en") == ""
    assert texts.reason(card, "en")


@pytest.mark.parametrize(("days", "shown"), [(0, True), (1, False), (-1, False)])
def test_that_a_promise_shows_its_time_on_its_day_only(days: int, shown: bool) -> None:
    promised = NOW + timedelta(days=days, hours=1)
    assert (only(Column.SHELF, a_card(promised_at=promised)).promised_at == promised) is shown


def test_that_whoever_waits_longest_is_served_next() -> None:
    cards = rules.cards(a_board(lobby=(a_card(), a_card(pickup=PickupId(8)))), ME, ZONE)
    assert [card.first for card in cards[Column.LOBBY]] == [True, False]
    assert {card.deed for card in cards[Column.LOBBY]} == {Deed.SERVE}


@pytest.mark.parametrize(("minutes", "slow"), [(7, False), (8, True), (50, True)])
def test_that_a_long_wait_is_seen(minutes: int, slow: bool) -> None:
    card = only(Column.LOBBY, a_card(since=NOW - timedelta(minutes=minutes, seconds=5)))
    assert (card.minutes, card.slow) == (minutes, slow)


def test_that_money_papers_and_doubt_are_said() -> None:
    card = only(Column.LOBBY, a_card(due=3_000, papers=1, needs_desk=True))
    said = [texts.note(note, "en") for note in card.notes]
    assert marks(card) == [Mark.READY, Mark.SHELF, Mark.TO_PAY, Mark.PAPERS, Mark.NEEDS_DESK]
    assert "30.00" in said[2]
    assert said[3] == "1 paper"


@pytest.mark.parametrize(
    ("facts", "deed"),
    [
        ({"held": held(ME)}, Deed.GO_ON),
        ({"held": held(ME), "scanned": 1}, Deed.GO_ON),
        ({"held": held(ME), "scanned": 2}, Deed.HAND_OVER),
        ({"held": held(ME), "scanned": 2, "due": 100}, Deed.GO_ON),
        ({"held": held(ME), "scanned": 2, "papers": 1}, Deed.GO_ON),
        ({"held": held(OTHER), "scanned": 2}, Deed.LOOK_IN),
        ({"held": None}, Deed.TAKE_OVER),
    ],
)
def test_that_a_card_being_served_offers_the_one_next_thing(
    facts: dict[str, Any], deed: Deed
) -> None:
    assert only(Column.SERVED, a_card(**facts)).deed is deed


def test_that_my_own_customers_stand_first() -> None:
    cards = (a_card(held=held(OTHER)), a_card(pickup=PickupId(8), held=held(ME)))
    found = rules.cards(a_board(served=cards), ME, ZONE)[Column.SERVED]
    assert [card.mine for card in found] == [True, False]


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (held(ME), "With you, Desk 2"),
        (held(OTHER), "With Eun-ji, Desk 2"),
        (held(OTHER, fetching=True), "Eun-ji fetches it, Desk 2"),
    ],
)
def test_that_line_two_says_who_serves(who: Hold, said: str) -> None:
    assert texts.detail(only(Column.SERVED, a_card(held=who)), "en") == said


@pytest.mark.parametrize(("seconds", "left"), [(0, 60), (9, 51), (60, 0), (400, 0)])
def test_that_a_card_is_lit_for_a_minute(seconds: int, left: int) -> None:
    card = only(Column.LOBBY, a_card(since=NOW - timedelta(seconds=seconds)))
    assert rules.lit_for(card, NOW) == left


def test_that_only_the_lobby_lights_a_card() -> None:
    assert rules.lit_for(only(Column.SHELF, a_card(since=NOW)), NOW) == 0
    assert rules.lit_for(only(Column.SERVED, a_card(since=NOW)), NOW) == 0


def test_that_taking_a_case_needs_another_task_than_looking_in() -> None:
    assert rules.task_of(Deed.SERVE) is Task.PICKUP_CLAIM
    assert rules.task_of(Deed.HAND_OVER) is Task.PICKUP_RELEASE


def test_that_nothing_is_nothing_at_all() -> None:
    assert a_board().nothing
    assert not a_board(done=(a_card(),)).nothing


def test_that_waits_are_minutes() -> None:
    board = a_board(longest_wait=NOW - timedelta(minutes=9, seconds=30), usual_wait_seconds=290)
    assert (board.longest_wait, board.usual_wait) == (9, 5)
    assert texts.minutes(0, "en") == "under 1 min"
    assert Here(ME, "Ana", Role.RECEPTION, "Desk 1").station == "Desk 1"
