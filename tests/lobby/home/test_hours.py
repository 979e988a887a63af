"""Where the shop stands at each minute of its week, and what home says of it."""

import pytest

from kiosk.lobby.home import texts
from kiosk.lobby.home.rules import Hours, House, Today, Wait, today

# Monday to Friday nine to six, Wednesday with a break, Saturday in the morning.
WEEK = Hours(
    (
        (0, 540, 1080), (1, 540, 1080), (2, 540, 720), (2, 840, 1080), (3, 540, 1080),
        (4, 540, 1080), (5, 600, 780),
    ),
    last_before=15,
)  # fmt: skip


@pytest.mark.parametrize(
    ("weekday", "minute", "house"),
    [
        (0, 0, House.BEFORE), (0, 539, House.BEFORE), (0, 540, House.OPEN), (0, 1004, House.OPEN),
        (0, 1005, House.LAST), (0, 1064, House.LAST), (0, 1065, House.GIVEN),
        (0, 1079, House.GIVEN), (0, 1080, House.CLOSED), (0, 1439, House.CLOSED),
        (2, 719, House.OPEN), (2, 720, House.BEFORE), (2, 840, House.OPEN), (6, 600, House.CLOSED),
    ],
)  # fmt: skip
def test_that_each_minute_has_its_picture(weekday, minute, house):
    assert today(WEEK, weekday, minute).house is house


def test_that_a_closed_day_names_the_next_that_opens():
    assert today(WEEK, 5, 800) == Today(House.CLOSED, 540, 1080, ahead=2)
    assert today(WEEK, 6, 0) == Today(House.CLOSED, 540, 1080, ahead=1)
    assert today(WEEK, 2, 730) == Today(House.BEFORE, 840, 1080)


def test_that_without_hours_it_is_open_and_without_queues_no_number_is_the_last():
    assert all(
        today(Hours(), day, minute).house is House.OPEN
        for day in range(7)
        for minute in (0, 720, 1439)
    )
    plain = Hours(WEEK.rows)
    assert today(plain, 0, 1079).house is House.OPEN


def test_that_every_minute_of_a_week_is_answered():
    for day in range(7):
        for minute in range(1440):
            found = today(WEEK, day, minute)
            said = texts.line(found, "Monday 13 April", "en")
            assert bool(said) == (found.house is not House.OPEN)
            assert found.attended or texts.why_closed(found, "Monday 13 April", "en")


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        (Wait(4, 8), "4\u20138 minutes"), (Wait(6, 6), "about 6 minutes"), (Wait(0, 1), "no wait"),
        (Wait(None, None), ""),
    ],
)  # fmt: skip
def test_that_the_wait_is_said_as_a_range(wait, said):
    assert texts.minutes(wait, "en").replace("\u2066", "").replace("\u2069", "") == said
