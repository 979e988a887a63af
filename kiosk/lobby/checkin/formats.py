"""Reading a calendar's file (iCalendar, RFC 5545): each event a visit to plan, or a named reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.lobby.checkin.rules import CalendarEntry, CalendarProblem, Unread

MOST_BYTES = 10_000_000
_BROKEN = (ValueError, AttributeError, TypeError, KeyError)


def entries(data: bytes, zone: str) -> Iterator[CalendarEntry | Unread]:
    """Every event of the file in its order; a time without a zone is the shop's own.

    A file that is no calendar gives one `Unread` without a number.
    """
    # Not above: only whoever takes a calendar in waits for it.
    from icalendar import Calendar

    if len(data) > MOST_BYTES:
        yield Unread(0, CalendarProblem.TOO_LARGE)
        return
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        events = [event for one in calendars for event in one.walk("VEVENT")]
    except _BROKEN:
        yield Unread(0, CalendarProblem.NOT_A_CALENDAR)
        return
    if not calendars:
        yield Unread(0, CalendarProblem.NOT_A_CALENDAR)
    for number, event in enumerate(events, 1):
        yield _entry(number, event, zone)


def _entry(number: int, event: Any, zone: str) -> CalendarEntry | Unread:  # noqa: ANN401 - a library's
    uid = _text(event, "UID")
    name, email = _person(event, "ATTENDEE")
    name = name or _text(event, "SUMMARY")
    if not uid:
        return Unread(number, CalendarProblem.NO_UID, name)
    if "RRULE" in event:
        return Unread(number, CalendarProblem.REPEATS, name)
    at, until = _moment(event, "DTSTART", zone), _moment(event, "DTEND", zone)
    if at is None:
        return Unread(number, CalendarProblem.NO_TIME, name)
    if not name:
        return Unread(number, CalendarProblem.NO_NAME, uid)
    host, _mail = _person(event, "ORGANIZER")
    return CalendarEntry(
        number, uid[:200], name, email, _text(event, "CONTACT"), at, until, host,
        cancelled=_text(event, "STATUS").upper() == "CANCELLED",
    )  # fmt: skip


def _text(event: Any, name: str) -> str:  # noqa: ANN401 - a library's
    try:
        value = event.get(name)
    except _BROKEN:
        return ""
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else str(value).strip()


def _person(event: Any, name: str) -> tuple[str, str]:  # noqa: ANN401 - a library's
    """The name and the e-mail of the first one; an organiser's or a customer's."""
    try:
        value = event.get(name)
        first = value[0] if isinstance(value, list) else value
        if first is None:
            return "", ""
        called = str(first.params.get("CN", "")).strip()
    except _BROKEN:
        return "", ""
    address = str(first).strip()
    email = address[7:] if address.casefold().startswith("mailto:") else ""
    return called, email


def _moment(event: Any, name: str, zone: str) -> datetime | None:  # noqa: ANN401 - a library's
    """A time; a whole day is none."""
    try:
        value = event.get(name)
        said = None if value is None else value.dt
        if not isinstance(said, datetime) or not isinstance(said, date):
            return None
        if said.tzinfo is None:
            said = said.replace(tzinfo=ZoneInfo(zone))
        return said.astimezone(UTC)
    except (*_BROKEN, OverflowError):
        return None
