"""Somebody is here: matched with who is planned, never a twin; with an outcome, and a number in each queue."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from kiosk.core.by import Customer
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, TicketId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue.rules import LIVE, VisitState
from kiosk.front_office.queue.rules import visitors as rules
from kiosk.front_office.queue.rules.kinds import CallBy, Outcome, VisitKind
from kiosk.front_office.queue.rules.visitors import (
    COMES,
    NEEDS_THE_DESK,
    Arrived,
    Keys,
    VisitorRefusal,
    Who,
)
from kiosk.front_office.queue.service import badging, declared, telling, tickets, visitors
from kiosk.front_office.queue.service import visits as queue
from kiosk.front_office.queue.store import visitors as store
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import Card
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series


@does(Task.VISIT_ARRIVE)
def arrive_visitor(
    act: Act, *, kind: int, who: Who, call_by: CallBy, language: str, visit: VisitId | None = None,
    customer: CustomerId | None = None, owes: bool = False,
) -> Arrived:  # fmt: skip
    """Somebody is here. A planned visit of today is matched first: one visit, never a twin.

    `visit`: which one they have proved to be; `customer`: whose card; `owes`: something is to be paid.
    Who is here already gets the visit as it stands (`ALREADY_HERE`). Late or on the refused list there is
    no ticket before a desk has decided. Refused: an unknown kind, a visit that is not theirs or of another
    day.
    """
    wished = declared.kind_of(act, kind=kind)
    if isinstance(act.by, Customer) and visit is not None and act.by.visit != visit:
        raise Refused(VisitorRefusal.NOT_YOURS)
    who = rules.cleaned(who)
    if customer is not None:
        who = _with_card(act, who, customers.card(act, customer=customer))
    said = replace(visitors.keys_of(act, who=who), customer=customer)
    store.arrive_alone(act)
    row = _matched(act, visit, said, wished)
    if row is not None and row.state in LIVE:
        act.about = row.id
        return Arrived(VisitId(row.id), row.number, Outcome.ALREADY_HERE)
    if row is not None and row.kind_id != wished.id:
        wished = declared.kind_of(act, kind=row.kind_id)
    planned_at = None if row is None else row.planned_at
    found = rules.outcome(
        wished, planned_at, act.now, refused=_listed(act, said, row), owes=owes,
        papers=bool(wished.papers),
    )  # fmt: skip
    here, number = _begin(act, row, who, said, wished, call_by, found, language)
    act.about = here
    act.note(outcome=str(found), kind=wished.id)
    if customer is not None:
        visitors.keep_preference(act, customer=customer, call_by=call_by)
    act.changed(Change.VISIT, here)
    if found in NEEDS_THE_DESK:
        return Arrived(here, number, found)
    tickets = classify(
        act, visit=here, kind=wished, call_by=call_by, language=language, due_at=planned_at
    )
    return Arrived(here, number, found, tickets)


def _matched(act: Act, visit: VisitId | None, said: Keys, kind: VisitKind) -> Row[Any] | None:
    if visit is not None:
        row = visitors.row_of(act, visit=visit)
        if row.day != act.day:
            raise Refused(VisitorRefusal.NOT_EXPECTED)
        return row if row.state in COMES | LIVE else None
    rows = store.found(act, rules.asked(said), act.day, act.day)
    standing = {row.id: visitors.standing(act, row=row) for row in rows}
    chosen = rules.match(standing.values(), said, kind.id, act.now)
    return next((row for row in rows if chosen is not None and row.id == chosen.visit), None)


def _begin(
    act: Act, row: Row[Any] | None, who: Who, said: Keys, kind: VisitKind, call_by: CallBy,
    found: Outcome, language: str,
) -> tuple[VisitId, str]:  # fmt: skip
    """The visit begins: the planned one, or a new one."""
    known = {"call_by": call_by, "outcome": found}
    if row is None:
        number = settings.next_number(act, series=Series.VISIT)
        customer = None if said.customer is None else CustomerId(said.customer)
        made = store.begin(act, number=number, language=language, customer=customer)
        store.add(act, made, rules.kept(who, said) | {"kind_id": kind.id} | known)
        return made, number
    number = row.number or settings.next_number(act, series=Series.VISIT)
    began: dict[str, object] = {
        "number": number, "station": act.station, "language": language, "arrived_at": act.now,
        "waiting_at": None, "served_at": None, "ended_at": None,
    }  # fmt: skip
    if row.customer_id is None and said.customer is not None:
        began["customer_id"] = said.customer
    visitors.go(act, row=row, seen=row.version, state=VisitState.ARRIVED, values=began)
    more = _filled(row, who, said) | known | {"departed_at": None, "departed_how": None}
    if not store.change(act, VisitId(row.id), row.visitor_version, more):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    return VisitId(row.id), number


def classify(
    act: Act, *, visit: VisitId, kind: VisitKind, call_by: CallBy, language: str,
    due_at: datetime | None
) -> tuple[TicketId, ...]:  # fmt: skip
    """The visit waits: in the queues of its kind, one after the other, or for whoever is told.

    Whoever its kind names is told, and a badge is printed where it wears one.
    """
    telling.tell(act, visit=visit)
    badging.give(act, visit=visit, language=language)
    if not kind.services:
        queue.wait(act, visit=visit)
        return ()
    issued = [
        tickets.issue(
            act, visit=visit, service=service, call_by=call_by, language=language, due_at=due_at
        )
        for service in kind.services
    ]
    return tuple(each.id for each in issued)


def _with_card(act: Act, who: Who, card: Card) -> Who:
    """What somebody says of themselves, and what their card says of the rest."""
    known = visitors.usable(act, who=Who(card.name, card.company, card.phone, card.email))
    return replace(
        who, name=who.name or known.name, company=who.company or known.company,
        phone=who.phone or known.phone, email=who.email or known.email,
    )  # fmt: skip


def _listed(act: Act, said: Keys, row: Row[Any] | None) -> bool:
    """Whether this person is on the refused list: as they say, or as they were planned."""
    every = [said] if row is None else [said, visitors.standing(act, row=row).keys]
    return any(
        store.is_listed(act, folded=each.folded, phone=each.phone, email=each.email)
        for each in every
    )


def _filled(row: Row[Any], who: Who, said: Keys) -> dict[str, object]:
    """What the planned visit did not say and whoever came does."""
    told = rules.kept(who, said)
    return {each: value for each, value in told.items() if value and not getattr(row, each)}
