"""Appointments from a calendar's file: what would become of it, and taking it in; the same file again changes nothing."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.core import text
from kiosk.core.ids import VisitId
from kiosk.core.task import Task
from kiosk.core.words import local_day
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.kinds import Purpose
from kiosk.front_office.queue.rules.visitors import Expected, Plan, Who
from kiosk.front_office.queue.service import planning
from kiosk.lobby.checkin import formats
from kiosk.lobby.checkin.rules import (
    CalendarEntry,
    CalendarPreview,
    CalendarProblem,
    CalendarTaken,
    Unread,
)
from kiosk.lobby.checkin.service.standing import host_called
from kiosk.records.customers import rules as cards


def look_at_calendar(view: View, *, data: bytes) -> CalendarPreview:
    """What would become of this file; nothing is written. Events that are over are counted and left out."""
    kind = next((each for each in queue.kinds(view) if each.purpose is Purpose.APPOINTMENT), None)
    if kind is None:
        return _nothing(Unread(0, CalendarProblem.NO_KIND))
    good, problems = _read(data, view.facts.zone)
    uids = [each.uid for each in good]
    known = queue.known_uids(view, uids=uids) if uids else {}
    new, moved, off = [], [], []
    unchanged = past = 0
    for each in good:
        before = known.get(each.uid)
        row = None if before is None else queue.visitor_of(view, visit=before)
        if row is None:
            over = each.cancelled or _over(view, each.at)
            past += over
            new += [] if over else [_plan(view, kind.id, each)]
        elif each.cancelled and row.state is VisitState.EXPECTED:
            off.append(each.uid)
        elif _moves(row, each.at) and not _over(view, each.at):
            moved.append(_plan(view, kind.id, each))
        else:
            unchanged += 1
    return CalendarPreview(tuple(new), tuple(moved), tuple(off), unchanged, past, tuple(problems))


@does(Task.VISIT_TAKE_IN)
def take_in_calendar(
    act: Act, *, plans: tuple[Plan, ...], moved: tuple[Plan, ...], cancelled: tuple[str, ...]
) -> CalendarTaken:
    """Plans what is new, moves and calls off what is still expected; who was taken in meanwhile stays."""
    every = [each.uid for each in (*plans, *moved) if each.uid] + list(cancelled)
    known = queue.known_uids(act, uids=every) if every else {}
    made = 0
    for plan in plans:
        if plan.uid not in known:
            queue.expect(act, plan=plan)
            made += 1
    shifted = sum(
        planning.move(act, visit=VisitId(known[each.uid]), plan=each)
        for each in moved
        if each.uid in known
    )
    off = sum(
        planning.call_off(act, visit=VisitId(known[uid])) for uid in cancelled if uid in known
    )
    act.note(planned=made, moved=shifted, cancelled=off)
    return CalendarTaken(made, shifted, off)


def _read(data: bytes, zone: str) -> tuple[list[CalendarEntry], list[Unread]]:
    good: dict[str, CalendarEntry] = {}
    problems: list[Unread] = []
    for each in formats.entries(data, zone):
        if isinstance(each, Unread):
            problems.append(each)
        elif each.uid in good:
            problems.append(Unread(each.number, CalendarProblem.TWICE, each.name))
        else:
            good[each.uid] = each
    return list(good.values()), problems


def _plan(view: View, kind: int, entry: CalendarEntry) -> Plan:
    """The visit that an event says; what is no phone or e-mail is left out."""
    country = view.facts.country
    phone = entry.phone if cards.e164(entry.phone, country) else ""
    email = entry.email if cards.email_key(entry.email) else ""
    host = host_called(view, said=entry.host) if entry.host else None
    who = Who(text.clean_text(entry.name), "", phone, email, host)
    return Plan(kind, who, entry.at, entry.until, "", entry.uid)


def _over(view: View, at: datetime) -> bool:
    day: date = local_day(at, view.facts.zone)
    return day < view.day


def _moves(row: Expected, at: datetime) -> bool:
    return row.state is VisitState.EXPECTED and row.planned_at != at


def _nothing(problem: Unread) -> CalendarPreview:
    return CalendarPreview((), (), (), 0, 0, (problem,))
