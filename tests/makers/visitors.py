"""Visitors for tests: a house with kinds and queues, visits that are planned, people who come."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.business import Business
from kiosk.core.by import By, Customer
from kiosk.core.ids import CustomerId, PersonId, VisitId
from kiosk.core.task import Role, Skill
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy, VisitKind
from kiosk.front_office.queue.rules.visitors import Arrived, Plan, Planned, Who
from tests.makers.staff import OWNER, a_person, acting

LOBBY = "Lobby 1"
ANA = Who("Ana Lopez", "", "+49 171 5550142", "ana@lopez.example")


def kinds(business: Business) -> dict[str, VisitKind]:
    """The kinds of the first day by their codes."""
    business.do(queue.start_with, by=OWNER)
    return {each.code: each for each in business.read(queue.kinds)}


def reception(business: Business) -> By:
    """Somebody at the desk who may plan, decide and call back."""
    return acting(a_person(business, Skill.WELCOME, name="Ruth Reception"))


def manager(business: Business) -> By:
    """Somebody who manages people, and so may refuse."""
    who = a_person(business, Skill.PEOPLE, name="Mia Manager", role=Role.MANAGER)
    return acting(who, Role.MANAGER)


def planned(
    business: Business,
    who: Who = ANA,
    *,
    code: str = "appointment",
    at: datetime | None = None,
    minutes: int = 0,
    by: By | None = None,
    uid: str | None = None,
) -> Planned:
    """A visit that is expected `minutes` from now (or at a time)."""
    kind = kinds(business)[code]
    when = at or business.clock.moment(None) + timedelta(minutes=minutes)
    plan = Plan(kind.id, who, when, uid=uid)
    return business.do(queue.plan, by=by or reception(business), plan=plan)


def comes(
    business: Business,
    who: Who = ANA,
    *,
    code: str = "appointment",
    visit: VisitId | None = None,
    customer: CustomerId | None = None,
    call_by: CallBy = CallBy.SOUND,
    station: str = LOBBY,
    owes: bool = False,
) -> Arrived:
    """Somebody checks in at a lobby screen; `visit`: as whom they have proved to be."""
    return business.do(
        queue.arrive_visitor, by=Customer(visit), station=station, kind=kinds(business)[code].id,
        who=who, call_by=call_by, language="en", visit=visit, customer=customer, owes=owes,
    )  # fmt: skip


def host(business: Business, name: str = "Eun-ji Park") -> PersonId:
    """Somebody who may be visited."""
    return a_person(business, Skill.WELCOME, name=name)
