"""Appointments from a calendar's file: planned once, moved, called off, and bad events named."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from kiosk.business import Business
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.checkin import service as checkin
from kiosk.lobby.checkin.rules import CalendarPreview, CalendarProblem, CalendarTaken
from tests.makers import visitors
from tests.makers.staff import OWNER


def event(uid: str, start: str, *more: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", start, *more, "END:VEVENT"])


def calendar(*events: str) -> bytes:
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test"
    return "\r\n".join([head, *events, "END:VCALENDAR", ""]).encode()


def when(day: date, hour: str = "100000") -> str:
    return f"DTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T{hour}"


def tomorrow(business: Business) -> date:
    return business.clock.moment(None).date() + timedelta(days=1)


def look(business: Business, data: bytes) -> CalendarPreview:
    return business.read(checkin.look_at_calendar, data=data)


def take(business: Business, data: bytes) -> CalendarTaken:
    seen = look(business, data)
    return business.do(
        checkin.take_in_calendar, by=OWNER, plans=seen.plans, moved=seen.moved,
        cancelled=seen.cancelled,
    )  # fmt: skip


ANA = 'ATTENDEE;CN="Lopez, Ana":mailto:ana@lopez.example'


def test_that_a_calendar_is_planned_once_however_often_it_is_taken_in(business: Business) -> None:
    visitors.kinds(business)
    visitors.host(business)
    day = tomorrow(business)
    data = calendar(
        event("one@x", when(day), ANA, "CONTACT:+49 171 5550142", "ORGANIZER;CN=Eun-ji Park:mailto:e@x.example"),
        event("two@x", when(day, "113000"), "SUMMARY:Bo Berg\\, framing"),
    )  # fmt: skip
    assert take(business, data) == CalendarTaken(2, 0, 0)
    assert take(business, data) == CalendarTaken(0, 0, 0)
    first, second = business.read(queue.expected, day=day)
    assert (first.name, first.email, first.host_name) == (
        "Lopez, Ana", "ana@lopez.example", "Eun-ji Park"
    )  # fmt: skip
    assert first.phone == "+49 171 5550142"
    assert second.name == "Bo Berg, framing"
    assert first.planned_at is not None
    assert f"{first.planned_at.astimezone(tz=None):%M}" == "00"


def test_that_a_moved_event_moves_its_visit_and_a_cancelled_one_is_called_off(
    business: Business,
) -> None:
    visitors.kinds(business)
    day = tomorrow(business)
    take(business, calendar(event("one@x", when(day), ANA), event("two@x", when(day), ANA)))
    later = calendar(
        event("one@x", when(day + timedelta(days=1)), ANA),
        event("two@x", when(day), ANA, "STATUS:CANCELLED"),
    )
    assert take(business, later) == CalendarTaken(0, 1, 1)
    assert [each.state for each in business.read(queue.expected, day=day)] == [VisitState.CANCELLED]
    assert len(business.read(queue.expected, day=day + timedelta(days=1))) == 1


def test_that_bad_events_are_named_and_good_ones_are_kept(business: Business) -> None:
    visitors.kinds(business)
    day = tomorrow(business)
    seen = look(
        business,
        calendar(
            event("good@x", when(day), ANA),
            event("", when(day), ANA),
            event("day@x", f"DTSTART;VALUE=DATE:{day:%Y%m%d}", ANA),
            event("bad@x", "DTSTART:nonsense", ANA),
            event("again@x", when(day), ANA, "RRULE:FREQ=DAILY"),
            event("nobody@x", when(day)),
            event("good@x", when(day), ANA),
            event("old@x", when(day - timedelta(days=30)), ANA),
        ),
    )
    assert len(seen.plans) == 1
    assert seen.past == 1
    assert [(each.number, each.problem) for each in seen.problems] == [
        (2, CalendarProblem.NO_UID), (3, CalendarProblem.NO_TIME), (4, CalendarProblem.NO_TIME),
        (5, CalendarProblem.REPEATS), (6, CalendarProblem.NO_NAME), (7, CalendarProblem.TWICE),
    ]  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\n"])
def test_that_what_is_no_calendar_says_so(business: Business, data: bytes) -> None:
    visitors.kinds(business)
    seen = look(business, data)
    assert seen.refused
    assert seen.problems[0].problem is CalendarProblem.NOT_A_CALENDAR


def test_that_the_command_says_what_it_would_do_and_does_it_once(place, tmp_path, capsys) -> None:
    from kiosk import business as businesses
    from kiosk import cli

    with_kinds = businesses.open_business(place.database, place.home)
    visitors.kinds(with_kinds)
    day = tomorrow(with_kinds)
    with_kinds.close()
    file = tmp_path / "week.ics"
    file.write_bytes(calendar(event("one@x", when(day), ANA), event("", when(day), ANA)))
    where = ["--database", place.database, "--home", str(place.home), "--json"]
    command = ["import", "appointments", str(file), "--format", "ics", *where]
    answers = []
    for more in ([], ["--dry-run", "--skip-bad"], ["--skip-bad"], ["--skip-bad"]):
        code = cli.main([*command, *more])
        answers.append((code, json.loads(capsys.readouterr().out)))
    assert [code for code, _ in answers] == [1, 0, 0, 0]
    assert [said["imported"] for _, said in answers] == [0, 1, 1, 0]
    assert answers[-1][1]["unchanged"] == 1
    assert answers[0][1]["rejected"][0]["event"] == 2
