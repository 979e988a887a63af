"""A qualification holds from its first day to its last, and ends at once where it is taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.core.refusal import ActRefusal
from kiosk.cross_training.training import rules
from kiosk.cross_training.training.rules import Held, Level

FIRST, LAST = date(2026, 3, 1), date(2026, 5, 30)
NOON = datetime(2026, 4, 13, 12, tzinfo=UTC)
TODAY = NOON.date()
HELD = Held(Level.ALONE, FIRST, LAST, None, None, None)
MOMENT = timedelta(microseconds=1)


def why_not(held: Held | None, day: date = TODAY, now: datetime = NOON) -> ActRefusal | None:
    return rules.why_not(held, day, now)


@pytest.mark.parametrize("level", [Level.SUPERVISED, Level.ALONE, Level.TRAINER])
def test_that_a_qualification_in_force_refuses_nothing(level: Level) -> None:
    assert why_not(replace(HELD, level=level)) is None


def test_that_being_trained_is_not_being_qualified() -> None:
    assert why_not(None) is ActRefusal.NOT_QUALIFIED
    assert why_not(replace(HELD, level=Level.IN_TRAINING)) is ActRefusal.NOT_QUALIFIED


def test_that_the_last_day_counts_and_the_next_does_not() -> None:
    assert why_not(HELD, LAST) is None
    assert why_not(HELD, LAST + timedelta(1)) is ActRefusal.EXPIRED
    assert why_not(replace(HELD, until_day=None), date(2099, 1, 1)) is None


def test_that_it_is_not_in_force_before_its_first_day() -> None:
    assert why_not(HELD, FIRST - timedelta(1)) is ActRefusal.NOT_QUALIFIED
    assert why_not(HELD, FIRST) is None


def test_that_revocation_and_suspension_hold_from_their_very_moment() -> None:
    for held, refused in (
        (replace(HELD, revoked_at=NOON), ActRefusal.NOT_QUALIFIED),
        (replace(HELD, suspended_from=NOON), ActRefusal.SUSPENDED),
    ):
        assert why_not(held, now=NOON - MOMENT) is None
        assert why_not(held, now=NOON) is refused
        assert why_not(held, now=NOON + timedelta(days=1)) is refused


def test_that_a_suspension_ends_at_its_end() -> None:
    held = replace(HELD, suspended_from=NOON, suspended_until=NOON + timedelta(hours=1))
    assert why_not(held, now=NOON + timedelta(hours=1) - MOMENT) is ActRefusal.SUSPENDED
    assert why_not(held, now=NOON + timedelta(hours=1)) is None


def test_that_a_suspension_without_an_end_stays() -> None:
    held = replace(HELD, suspended_from=NOON - timedelta(days=40))
    assert why_not(held) is ActRefusal.SUSPENDED


def test_that_what_is_declared_lasts_ninety_days() -> None:
    assert rules.declared_until(date(2026, 1, 1)) == date(2026, 4, 1)
