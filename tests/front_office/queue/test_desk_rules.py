"""The desk's words: one next thing a card, what another desk has is that desk's, and what is not open yet opens by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.core.ids import PersonId, TicketId, VisitId
from kiosk.front_office.queue.rules import desk
from kiosk.front_office.queue.rules.board import Board, Collecting, Listed, in_turn, shown_name
from kiosk.front_office.queue.rules.desk import Deed, Why
from kiosk.front_office.queue.rules.kinds import NEEDS_A_LOOK, CallBy
from kiosk.front_office.queue.rules.tickets import (
    OVER,
    STEPS,
    Ticket,
    TicketState,
    WaitCause,
    looked,
    may_go,
)

NOW = datetime(2027, 6, 7, 10, 0, tzinfo=UTC)
ME, OTHER = PersonId(1), PersonId(2)
LEADS_TO = {
    Deed.CALL: TicketState.CALLED,
    Deed.MEET: TicketState.SERVING,
    Deed.CALL_AGAIN: TicketState.CALLED,
    Deed.MISS: TicketState.MISSED,
    Deed.COME_BACK: TicketState.WAITING,
    Deed.HOLD: TicketState.ON_HOLD,
    Deed.GO_ON: TicketState.SERVING,
    Deed.TRANSFER: TicketState.TRANSFERRED,
    Deed.FINISH: TicketState.DONE,
    Deed.FINISH_PART: TicketState.DONE_IN_PART,
    Deed.LEAVE: TicketState.CANCELLED,
}


def listed(state: TicketState = TicketState.WAITING, **more: object) -> Listed:
    by = ME if state in (TicketState.CALLED, TicketState.SERVING) else None
    ticket = Ticket(
        TicketId(1), VisitId(1), 1, "A 1", state, 100, None, NOW - timedelta(minutes=5),
        CallBy.SOUND, "en", WaitCause.QUEUE, by, "Desk 1" if by else None,
        NOW if by else None, 1 if by else 0, None, None, None, 1,
    )  # fmt: skip
    return Listed(replace(ticket, **more), "Lin Bo", "", "Ana Lind", NOW - timedelta(minutes=2))


@pytest.mark.parametrize("state", [state for state in TicketState if state not in OVER])
def test_that_a_number_is_offered_only_what_its_state_allows(state: TicketState) -> None:
    there = desk.deeds(listed(state))
    assert there
    assert all(each is Deed.LOOK or may_go(state, LEADS_TO[each]) for each in there)
    assert desk.next_deed(listed(state), ME) is there[0]
    ends = OVER & {LEADS_TO[each] for each in there if each in LEADS_TO}
    assert ends


@pytest.mark.parametrize("state", sorted(OVER))
def test_that_a_number_that_is_over_is_offered_nothing(state: TicketState) -> None:
    assert desk.deeds(listed(state)) == ()
    assert not STEPS[state]


def test_that_what_another_desk_has_called_is_that_desks() -> None:
    for state in (TicketState.CALLED, TicketState.SERVING):
        assert desk.next_deed(listed(state, called_by=OTHER), ME) is None
    assert desk.next_deed(listed(), ME) is Deed.CALL


@pytest.mark.parametrize("how", list(CallBy))
def test_that_looking_is_offered_for_whoever_does_not_wait_for_a_sound(how: CallBy) -> None:
    there = desk.deeds(listed(TicketState.CALLED, call_by=how))
    assert (Deed.LOOK in there) == (how in NEEDS_A_LOOK)


def test_that_what_is_not_open_yet_says_why_and_opens() -> None:
    called = listed(TicketState.CALLED)
    assert desk.not_yet(called, Deed.CALL_AGAIN, NOW + timedelta(seconds=20)) == Why(seconds=40)
    assert desk.not_yet(called, Deed.CALL_AGAIN, NOW + timedelta(seconds=60)) is None
    assert desk.not_yet(called, Deed.MISS, NOW + timedelta(seconds=60)) == Why(calls=1)
    third = listed(TicketState.CALLED, calls=3)
    later = NOW + timedelta(minutes=2)
    assert desk.not_yet(third, Deed.CALL_AGAIN, later) == Why(calls=3)
    assert desk.not_yet(third, Deed.MISS, NOW) == Why(seconds=60)
    assert desk.not_yet(third, Deed.MISS, later) is None
    unheard = listed(TicketState.CALLED, calls=3, call_by=CallBy.LIGHT)
    assert desk.not_yet(unheard, Deed.MISS, later) == Why(look=True)
    seen = listed(TicketState.CALLED, calls=3, call_by=CallBy.LIGHT, looked_at=NOW)
    assert desk.not_yet(seen, Deed.MISS, later) is None
    assert desk.not_yet(called, Deed.MEET, NOW) is None
    back = NOW - timedelta(hours=1)
    assert desk.not_yet(called, Deed.CALL_AGAIN, back) is None


def test_that_looked_at_before_the_call_is_not_looked() -> None:
    before = NOW - timedelta(minutes=1)
    unheard = listed(TicketState.CALLED, call_by=CallBy.LIGHT, looked_at=before)
    assert not looked(unheard.ticket)
    assert looked(listed(TicketState.CALLED).ticket)


def test_that_a_wait_is_long_where_more_was_not_promised() -> None:
    assert not desk.is_long(listed(), NOW)
    assert desk.is_long(listed(promised_to=4), NOW)
    assert desk.is_long(listed(), NOW + timedelta(minutes=11))
    assert not desk.is_long(listed(TicketState.CALLED), NOW + timedelta(hours=1))


def test_that_collections_stand_among_numbers_by_the_one_comparator() -> None:
    early = Collecting(VisitId(9), "A 9", "Ada Fenn", NOW - timedelta(minutes=9))
    urgent = listed(priority=10)
    line = sorted([listed(), early, urgent], key=in_turn)
    assert line[:2] == [urgent, early]


def test_that_one_queue_alone_is_shown() -> None:
    mine, other = listed(), listed(service=2)
    board = Board(NOW, (), waiting=(mine, other))
    assert desk.chosen(board, None) is board
    assert desk.chosen(board, 2).waiting == (other,)
    assert list(desk.every(board)) == [mine, other]
    assert not board.nothing
    assert Board(NOW, ()).nothing


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ana Lindqvist", "Ana L."),
        ("Bartholomäus-Maximilian von Hohenstaufen", "Bartholomäus-Maximilian H."),
        ("Cher", "Cher"),
        ("", ""),
        ("  ", ""),
        ("Ana 42", "Ana"),
        ("ليلى حداد", "ليلى ح."),
    ],
)
def test_that_a_stranger_reads_a_first_name_and_an_initial(name: str, shown: str) -> None:
    assert shown_name(name) == shown
