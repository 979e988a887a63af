"""Queues, numbers and desks for tests, made as the house makes them; and a clock that tests set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import CustomerId, TicketId, VisitId
from kiosk.core.task import Role, Skill, Task
from kiosk.database.acting import Act, does
from kiosk.database.clock import StoryClock
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import Reason
from kiosk.front_office.queue.rules.kinds import CallBy, Overnight
from kiosk.front_office.queue.rules.starting import ServiceDraft
from kiosk.front_office.queue.rules.tickets import USUAL_PRIORITY, Ticket, WaitCause
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import PresenceState
from tests.databases import Place
from tests.makers.staff import OWNER, a_person

MORNING = datetime(2027, 6, 7, 7, 0, tzinfo=UTC)
"""A Monday in Berlin, where the tests' businesses are: nine o'clock."""


class JumpingClock(StoryClock):
    """A clock that is put anywhere, also back: what a station does whose battery is empty."""

    def __init__(self, start: datetime = MORNING) -> None:
        super().__init__(start)
        self.at = start

    def expression(self):
        """The database's own clock is not asked."""
        from sqlalchemy import BigInteger, null, type_coerce

        return type_coerce(null(), BigInteger)

    def moment(self, said: datetime | None) -> datetime:
        """Where it was put, a moment later each time it is looked at."""
        self.at += timedelta(microseconds=1)
        return self.at

    def forward(self, **times: float) -> None:
        """Time goes by, or back."""
        self.at += timedelta(**times)


@contextmanager
def a_house(place: Place, clock: JumpingClock | None = None) -> Iterator[Business]:
    """A founded business whose clock the test sets."""
    opened = businesses.open_business(place.database, place.home, clock=clock or JumpingClock())
    yield opened
    opened.close()


@does(Task.CUSTOMER_ADD)
def come(act: Act, *, customer: CustomerId | None = None, reason: Reason = Reason.VISIT) -> VisitId:
    """Somebody walks in."""
    return queue.arrive(act, reason=reason, customer=customer, about=None, language="en")


@does(Task.CUSTOMER_ADD)
def issue(
    act: Act,
    *,
    visit: VisitId,
    service: int,
    call_by: CallBy = CallBy.SOUND,
    language: str = "en",
    due_at: datetime | None = None,
    priority: int = USUAL_PRIORITY,
    cause: WaitCause = WaitCause.QUEUE,
    before: TicketId | None = None,
) -> Ticket:
    """The step as an act of its own."""
    return queue.issue(
        act, visit=visit, service=service, call_by=call_by, language=language, due_at=due_at,
        priority=priority, cause=cause, before=before,
    )  # fmt: skip


def a_queue(
    business: Business,
    name: str = "Advice",
    task: Task = Task.HELP_ANSWER,
    minutes: int = 10,
    tolerance: int = 10,
    overnight: Overnight = Overnight.CLOSE,
) -> int:
    """A queue as the owner declares it."""
    draft = ServiceDraft({"en": name}, task.id, minutes, tolerance=tolerance, overnight=overnight)
    return business.do(queue.set_service, by=OWNER, draft=draft)


def a_number(business: Business, service: int, **more: object) -> Ticket:
    """Somebody walks in and gets a number."""
    visit = business.do(come, by=OWNER)
    return business.do(issue, by=OWNER, visit=visit, service=service, **more)


def a_desk(
    business: Business, *skills: Skill, name: str = "", here: bool = True, station: str = "Desk 1"
) -> Person:
    """Somebody who can serve and is in the house."""
    made = a_person(business, *(skills or (Skill.WELCOME,)), name=name)
    by = Person(made, Role.RECEPTION)
    if here:
        come_in(business, by, station)
    return by


def come_in(business: Business, by: Person, station: str = "Desk 1") -> None:
    """From now on they are in the house; the night ends that."""
    in_house = {"person": by.id, "state": PresenceState.IN}
    business.do(staff.set_presence, by, None, station, **in_house)


def at(business: Business, ticket: Ticket) -> Ticket:
    """The ticket as it is now."""
    return next(
        each for each in business.read(queue.tickets_of, visit=ticket.visit) if each.id == ticket.id
    )
