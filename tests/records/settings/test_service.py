"""The business is founded once, its stations have names of their own, its numbers have no gap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.business import Business
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series, SettingsRefusal, StationKind
from kiosk.records.settings.service import Founding
from tests import founding
from tests.makers.staff import OWNER


@does(Task.SETTINGS_CHANGE)
def take(act: Act, *, series: Series, counts: tuple[int, ...]) -> tuple[str, ...]:
    """Numbers one by one where a count is 0, else so many in a row."""
    given: list[str] = []
    for count in counts:
        if count:
            given += settings.next_numbers(act, series=series, count=count)
        else:
            given.append(settings.next_number(act, series=series))
    return tuple(given)


@does(Task.SETTINGS_CHANGE)
def found_again(act: Act, *, founding: Founding) -> str:
    """A second founding."""
    return settings.found(act, founding=founding)


@pytest.mark.parametrize("series", Series)
def test_that_numbers_one_by_one_and_in_a_row_are_one_series_from_one_on(
    business: Business, series: Series
) -> None:
    given = business.do(take, by=OWNER, series=series, counts=(3, 0, 0, 5, 1, 0))
    given += business.do(take, by=OWNER, series=series, counts=(0, 2))
    ends = [int(number.rpartition("-")[2].removeprefix("A ")) for number in given]
    assert ends == list(range(1, 16))
    assert len({number.rpartition("-")[0] for number in given}) == 1


def test_that_there_is_one_business(business: Business) -> None:
    with pytest.raises(Refused) as refused:
        business.do(found_again, by=OWNER, founding=replace(founding.founding(), id="another"))
    assert refused.value.refusal.code is SettingsRefusal.ALREADY_FOUNDED


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": " \u200b "}, SettingsRefusal.NAME_MISSING),
        ({"usual_rate": 10_001}, SettingsRefusal.RATE_OUT_OF_RANGE),
        ({"reduced_rate": -1}, SettingsRefusal.RATE_OUT_OF_RANGE),
    ],
)
def test_that_a_business_that_cannot_be_is_refused(
    business: Business, changed: dict[str, object], code: SettingsRefusal
) -> None:
    with pytest.raises(Refused) as refused:
        business.do(found_again, by=OWNER, founding=replace(founding.founding(), **changed))
    assert refused.value.refusal.code is code


def test_that_two_stations_never_share_a_name(business: Business) -> None:
    desk = {"kind": StationKind.DESK, "touch": False}
    business.do(settings.add_station, by=OWNER, name="Desk 1", **desk)
    for name, code in (
        (" Desk\u202e  1 ", SettingsRefusal.STATION_TAKEN),
        ("\x00", SettingsRefusal.NAME_MISSING),
    ):
        with pytest.raises(Refused) as refused:
            business.do(settings.add_station, by=OWNER, name=name, **desk)
        assert refused.value.refusal.code is code


def test_that_without_hours_every_weekday_is_open(business: Business) -> None:
    assert business.read(settings.open_weekdays) == frozenset(range(7))
    hours = ((0, 540, 1080), (2, 540, 720), (2, 780, 1080))
    assert business.do(settings.set_opening, by=OWNER, hours=hours) == 3
    assert business.read(settings.open_weekdays) == {0, 2}
