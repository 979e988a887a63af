"""The guide: what each state waits for, who does it, and when it goes on by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kiosk.app.first_minute import plug
from kiosk.app.first_minute.rules import (
    FIRST_FOR,
    HELD_FOR,
    READ_FOR,
    STEPS,
    TRY_STEPS,
    Guide,
    Mode,
    Moment,
    Seen,
)
from kiosk.business.demonstration import Scene
from kiosk.core.ids import OrderId, PersonId, PickupId

NOON = datetime(2026, 4, 13, 10, 4, tzinfo=UTC)


def test_that_it_begins_by_itself_after_a_first_look() -> None:
    guide = Guide().tick(FIRST_FOR - 0.1)
    assert guide.doing is None
    assert guide.tick(0.2).doing is Moment.ARRIVE


def test_that_six_states_are_read_within_a_minute() -> None:
    assert len(STEPS) == 6
    assert FIRST_FOR + len(STEPS) * READ_FOR < 35


def test_that_a_state_is_reached_by_what_is_so_however_it_came_about() -> None:
    guide = Guide().heard(Seen(served=True, covering=True))
    assert (guide.shown, guide.following) == (Moment.COVER, Moment.PAY)
    assert guide.heard(Seen()) == guide


def test_that_nothing_is_pressed_while_a_person_tries() -> None:
    guide = Guide().let_me()
    assert guide.tick(10 * HELD_FOR) == guide
    assert guide.heard(Seen(in_lobby=True)).mode is Mode.TRIED
    assert guide.do_it().doing is Moment.ARRIVE


def test_that_next_does_one_state_and_then_waits_for_whoever_reads() -> None:
    guide = Guide().onwards()
    assert guide.doing is Moment.ARRIVE
    assert guide.onwards() == guide
    after = guide.heard(Seen(in_lobby=True)).done()
    assert (after.mode, after.waits, after.doing) == (Mode.HELD, HELD_FOR, None)


def test_that_whoever_touches_something_is_left_alone_for_a_while() -> None:
    touched = Guide().touched()
    assert touched.tick(HELD_FOR - 1).doing is None
    assert touched.tick(HELD_FOR + 1).doing is Moment.ARRIVE


def test_that_a_guide_that_is_over_does_nothing_more() -> None:
    guide = Guide(reached=len(STEPS))
    assert guide.over
    assert guide.tick(1000) == guide == guide.onwards()


def test_that_trying_ends_when_the_role_is_handed_back() -> None:
    guide = Guide(TRY_STEPS, mode=Mode.TRIED)
    assert guide.heard(Seen(covering_more=True)).following is Moment.HAND_BACK
    assert guide.heard(Seen(covered_more=True)).over


def test_that_what_was_so_before_the_plug_is_read_back_as_it_was(tmp_path: Path) -> None:
    scene = Scene(
        PickupId(7), OrderId(9), "#1042", "Lin Bo", "Bo", "G8PZ A5ZA", "1042", ("1042-1",), "1038-1",
        "Desk 1", "Kiosk 1", PersonId(2), "Ana Lindqvist", "71020001", PersonId(5), "Ben Okafor",
        NOON, "739154", NOON,
    )  # fmt: skip
    before = plug.Before(scene, NOON, "R-2026-0009", 9, 0)
    kept = plug.read(plug.keep(tmp_path, before))
    assert kept == before
    assert plug.read(tmp_path / "nothing.json") is None
