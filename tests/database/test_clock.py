"""The time of acts never runs backwards, and with a server all stations have the server's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import time_machine
from sqlalchemy import select
from typing_extensions import override

from kiosk.business import Business
from kiosk.database.acting import View
from kiosk.database.clock import MachineClock
from kiosk.records.audit.tables import audit
from tests.makers.staff import a_person

NOON = datetime(2026, 4, 13, 12, tzinfo=UTC)


class SetClock(MachineClock):
    """A clock on the wall that somebody sets."""

    shown = NOON
    passed = 0.0

    @override
    def wall(self) -> datetime:
        return self.shown

    @override
    def counted(self) -> float:
        return self.passed


def test_that_a_clock_that_is_set_back_makes_no_act_earlier() -> None:
    clock = SetClock()
    first = clock.moment(None)
    clock.shown -= timedelta(days=30)
    later = [clock.moment(None) for _ in range(3)]
    assert first == NOON
    assert [first, *later] == sorted({first, *later})
    assert later[-1] - NOON < timedelta(seconds=1)
    clock.shown = NOON + timedelta(hours=1)
    assert clock.moment(None) == clock.shown


def test_that_time_goes_on_at_half_its_pace_where_the_clock_was_set_back() -> None:
    clock = SetClock()
    first = clock.moment(None)
    clock.shown -= timedelta(hours=1)
    for minutes in range(60):
        clock.passed, clock.shown = (minutes + 1) * 60.0, clock.shown + timedelta(minutes=1)
        clock.moment(None)
    assert clock.moment(None) - first == timedelta(minutes=30, microseconds=1)
    # The wall has caught up once as much time again has passed.
    clock.passed, clock.shown = 2 * 3_600.0 + 1, clock.shown + timedelta(hours=1, seconds=1)
    assert clock.moment(None) == clock.shown


def test_that_two_acts_never_have_the_same_moment() -> None:
    clock = SetClock()
    assert len({clock.moment(None) for _ in range(100)}) == 100


def test_that_a_stations_wrong_clock_changes_nothing_on_a_server(business: Business) -> None:
    def newest(view: View) -> datetime:
        moment: datetime = view.execute(select(audit.c.at).order_by(audit.c.id.desc())).scalar()
        return moment

    real = datetime.now(UTC)  # noqa: TID251 - beside it the station's clock is set wrong
    with time_machine.travel(real + timedelta(days=400), tick=True):
        a_person(business)
    said = business.read(newest)
    off = timedelta(days=400) if business.engines.where.embedded else timedelta(0)
    assert abs(said - real - off) < timedelta(minutes=5)
