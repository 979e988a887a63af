"""How long a cover lasts and what its state is, from its times alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from kiosk.core.task import Actor, Role, Skill, Task
from kiosk.cross_training.cover.rules import sessions as rules
from kiosk.cross_training.cover.rules.words import FINISHING, CoverState

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
"""Twelve o'clock in Berlin."""
NIGHT = datetime(2026, 11, 24, 23, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def test_that_a_lunch_is_an_hour_and_all_else_ends_at_night() -> None:
    assert rules.hard_end(NOON, DAY, "Europe/Berlin", short=True) == NOON + timedelta(hours=1)
    assert rules.hard_end(NOON, DAY, "Europe/Berlin", short=False) == NIGHT
    late = NIGHT - timedelta(minutes=20)
    assert rules.hard_end(late, DAY, "Europe/Berlin", short=True) == NIGHT


def test_that_the_day_on_which_the_clocks_change_ends_at_its_own_midnight() -> None:
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    for day, hours in ((spring, 23), (autumn, 25)):
        begun = rules.day_begins(day, "Europe/Berlin")
        assert rules.hard_end(begun, day, "Europe/Berlin", short=False) - begun == timedelta(
            hours=hours
        )


def test_that_a_state_follows_from_times() -> None:
    def said(now: datetime, **more: datetime | None) -> CoverState:
        times = {"ending": None, "ended": None, "reviewed": None} | more
        return rules.state_of(now, NIGHT, **times)

    assert said(NIGHT - TICK) is CoverState.ACTIVE
    assert said(NIGHT) is CoverState.ENDING
    assert said(NIGHT + FINISHING - TICK, ending=NIGHT) is CoverState.ENDING
    assert said(NIGHT + FINISHING, ending=NIGHT) is CoverState.CLOSED
    assert said(NOON, ended=NOON) is CoverState.CLOSED
    assert said(NOON, ended=NOON, reviewed=NOON) is CoverState.REVIEWED


def test_that_a_role_asks_for_the_skills_of_its_own_bound_tasks() -> None:
    for role in Role:
        found = {
            t.skill for t in Task if t.role is role and t.value.bound and Actor.PERSON in t.actors
        }
        assert rules.skills_of(role) == found
    assert Skill.TAKE_MONEY in rules.skills_of(Role.ACCOUNTING)
    assert rules.skills_of(Role.MARKETING) == frozenset()
