"""A column keeps what it is for, the same on both databases, and refuses the rest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.database import types
from kiosk.database.types import Day, Moment


def test_that_a_time_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 4, 13, 12)  # noqa: DTZ001 - the very thing that is refused
    with pytest.raises(ValueError, match="without a zone"):
        types.micros(naive)
    with pytest.raises(ValueError, match="without a zone"):
        Moment().process_bind_param(naive, None)


def test_that_one_moment_in_two_zones_is_kept_as_one() -> None:
    noon = datetime(2026, 4, 13, 12, tzinfo=UTC)
    assert types.micros(noon) == types.micros(noon.astimezone(timezone(timedelta(hours=5))))


@given(st.datetimes(timezones=st.just(UTC)))
def test_that_a_moment_comes_back_as_it_was(moment: datetime) -> None:
    assert types.moment_of(types.micros(moment)) == moment


def test_that_a_day_is_no_moment() -> None:
    with pytest.raises(ValueError, match="not a moment"):
        Day().process_bind_param(datetime(2026, 4, 13, tzinfo=UTC), None)
    assert Day().process_bind_param(date(2026, 4, 13), None) == "2026-04-13"
