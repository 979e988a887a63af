"""Reads of waiting: what is promised, who can serve now, and how a visit's minutes fall out by cause."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.core.by import Person
from kiosk.core.ids import PersonId, VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import View
from kiosk.front_office.queue.rules import QueueRefusal
from kiosk.front_office.queue.rules import minutes as minute_rules
from kiosk.front_office.queue.rules import waits as rules
from kiosk.front_office.queue.rules.kinds import Service
from kiosk.front_office.queue.rules.minutes import Minutes, Stretch
from kiosk.front_office.queue.rules.tickets import USUAL_PRIORITY, Ticket, order
from kiosk.front_office.queue.rules.waits import Pace, Promise
from kiosk.front_office.queue.service.declared import service_of, services
from kiosk.front_office.queue.store import periods
from kiosk.front_office.queue.store import tickets as store
from kiosk.front_office.queue.store import visits as visit_store
from kiosk.records.staff.rules import HERE

if TYPE_CHECKING:
    from kiosk.records.staff.service import Worker

COLLECTING = Task.PICKUP_CLAIM
"""Who collects has no ticket and waits for whoever can do this."""


def promise(view: View, *, service: int) -> Promise:
    """What somebody who came now may be told of this queue."""
    return promise_at(view, service=service, priority=USUAL_PRIORITY, at=view.now)


def promise_at(view: View, *, service: int, priority: int, at: datetime) -> Promise:
    """What somebody may be told who stands in this queue at that place."""
    wanted = service_of(view, service=service)
    before = [each for each in store.waiting(view) if order(each)[:2] <= (priority, at)]
    return _promised(view, wanted, before)


def still_before(view: View, *, visit: VisitId) -> tuple[tuple[Ticket, Promise], ...]:
    """The numbers of a visit that still wait, each with what may be told now of its place."""
    line = store.waiting(view)
    mine = [each for each in line if each.visit == visit]
    found = []
    for ticket in mine:
        before = [e for e in line if order(e) < order(ticket) and e.visit != visit]
        found.append((ticket, _promised(view, service_of(view, service=ticket.service), before)))
    return tuple(found)


def who_can(view: View, *, service: int) -> frozenset[PersonId]:
    """Who is here now and may do the task of this queue, as the authority itself says."""
    return _able(view, service_of(view, service=service).task, _here(view))


def minutes_of(view: View, *, visit: VisitId) -> Minutes:
    """A visit's seconds until now: the waiting by cause, walking, served; they add up to the second."""
    if visit_store.one(view, visit) is None:
        raise Refused(QueueRefusal.UNKNOWN_VISIT)
    return minute_rules.split(
        Stretch(row.kind, row.cause, row.began_at, row.ended_at or max(view.now, row.began_at))
        for row in periods.of_visit(view, visit)
    )


# ------------------------------------------------------------------------------------------ inside


def _promised(view: View, wanted: Service, before: list[Ticket]) -> Promise:
    here = _here(view)
    able = _able(view, wanted.task, here)
    known = {each.id: each for each in services(view, every=True)}
    shares = _Shares(view, here, able, {wanted.task: rules.ONE if able else 0})
    work = sum(shares.of(known[each.service].task) for each in before)
    collecting = _collecting(view)
    work += collecting * shares.of(COLLECTING) if collecting else 0
    first = sum(1 for each in before if each.service == wanted.id)
    return rules.promise(
        work=work, before=first, desks=len(able), busy=len(able & _busy(view)),
        pace=_pace(view, wanted),
    )  # fmt: skip


class _Shares:
    """How much of the work of a task falls to those who can also serve here: each does as much as another."""

    def __init__(
        self,
        view: View,
        here: Mapping[PersonId, Worker],
        able: frozenset[PersonId],
        known: dict[Task, int],
    ) -> None:
        self._view, self._here, self._able, self._known = view, here, able, known

    def of(self, task: Task) -> int:
        """In millionths."""
        if task not in self._known:
            others = _able(self._view, task, self._here)
            shared = len(others & self._able)
            self._known[task] = shared * rules.ONE // len(others) if others else 0
        return self._known[task]


def _here(view: View) -> dict[PersonId, Worker]:
    # Not above: the lobby's first page asks who is served and imports nothing about staff.
    from kiosk.records.staff import service as staff

    return {
        each.person: each
        for each in staff.workers(view)
        if each.active and each.away_until is None and each.state in HERE
    }


def _able(view: View, task: Task, here: Mapping[PersonId, Worker]) -> frozenset[PersonId]:
    return frozenset(
        who
        for who, each in here.items()
        if view.why_not(Person(who, each.role), task, station=each.station) is None
    )


def _busy(view: View) -> frozenset[PersonId]:
    return frozenset(PersonId(who) for who in visit_store.serving_now(view) if who is not None)


def _collecting(view: View) -> int:
    return len(visit_store.collecting(view))


def _pace(view: View, wanted: Service) -> Pace:
    since = view.day - timedelta(weeks=rules.WEEKS)
    days = [
        (row.served, row.seconds, row.squares)
        for row in periods.paces(view, since)
        if row.service_id == wanted.id
    ]
    return rules.pace(wanted.minutes, days)
