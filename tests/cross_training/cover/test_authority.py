"""The judgement by itself: what a moment, a level and a colleague beside come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Task
from kiosk.cross_training.cover.rules.authority import Beside, Footing, Standing, judge
from kiosk.cross_training.training.rules import Held, Level

NOW = datetime(2026, 11, 24, 12, 5, tzinfo=UTC)
DAY = NOW.date()
TICK = timedelta(microseconds=1)
ALONE = Held(Level.ALONE, DAY, None, None, None, None)
LEARNS = replace(ALONE, level=Level.SUPERVISED)


def said(standing: Standing, now: datetime = NOW) -> Footing | ActRefusal:
    return judge(Task.PICKUP_SCAN.value, standing, DAY, now, by_pin=False)


def test_that_everything_ends_at_its_very_moment() -> None:
    until = NOW + timedelta(minutes=10)
    beside = Beside(ALONE, True, False, until, False)  # noqa: FBT003 - as the row has them
    helped = Standing(LEARNS, True, beside)  # noqa: FBT003
    assert said(helped, until - TICK) is Footing.BESIDE
    assert said(helped, until) is ActRefusal.SECOND_PERSON
    opened = Standing(None, False, emergency_until=until)  # noqa: FBT003
    assert said(opened, until - TICK) is Footing.EMERGENCY
    assert said(opened, until) is ActRefusal.NOT_QUALIFIED


def test_that_who_may_in_no_role_is_not_sent_to_take_one() -> None:
    assert said(Standing(None, False)) is ActRefusal.NOT_QUALIFIED  # noqa: FBT003
    assert said(Standing(LEARNS, False)) is ActRefusal.NOT_IN_ROLE  # noqa: FBT003
    assert said(Standing(ALONE, False)) is ActRefusal.NOT_IN_ROLE  # noqa: FBT003
