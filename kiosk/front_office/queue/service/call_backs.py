"""Where nobody can serve: a customer asks to be called back, for another day, or for a delivery."""

from __future__ import annotations

from datetime import date

from kiosk.core import text
from kiosk.core.by import Customer, Person
from kiosk.core.change import Change
from kiosk.core.ids import CallBackId, CustomerId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue.rules.visitors import CallBack, VisitorRefusal, Wanted
from kiosk.front_office.queue.service import declared
from kiosk.front_office.queue.store import call_backs as store
from kiosk.records.customers import rules as cards


@does(Task.CALL_BACK_ASK)
def ask_call_back(
    act: Act,
    *,
    name: str,
    phone: str,
    wanted: Wanted,
    language: str,
    service: int | None = None,
    customer: CustomerId | None = None,
    day: date | None = None,
) -> CallBackId:
    """Asks us to come back to somebody; every desk has it until a person has done it. Gives its id.

    Refused: a call without a name or a phone that can be called, a day that is over, an unknown queue.
    """
    name, phone = text.clean_text(name), text.clean_text(phone, limit=40)
    if not name:
        raise Refused(VisitorRefusal.NAME_MISSING)
    if not cards.e164(phone, act.facts.country):
        raise Refused(VisitorRefusal.PHONE_MISSING)
    if day is not None and day < act.day:
        raise Refused(VisitorRefusal.PAST)
    if service is not None:
        declared.service_of(act, service=service)
    made = store.add(
        act,
        visit_id=act.by.visit if isinstance(act.by, Customer) else None,
        customer_id=customer,
        service_id=service,
        name=name,
        phone=phone,
        wanted=str(wanted),
        wanted_day=day,
        language=language,
    )
    act.about = made
    act.changed(Change.CALL_BACK, made)
    return made


@does(Task.CALL_BACK_DONE, about="call_back")
def call_back_done(act: Act, *, call_back: CallBackId, seen: int) -> CallBackId:
    """Somebody has come back to them. Refused: it is done already, changed meanwhile."""
    if not isinstance(act.by, Person) or not store.done(act, call_back, seen, act.by.id):
        raise Refused(VisitorRefusal.UNKNOWN_CALL_BACK)
    act.changed(Change.CALL_BACK, call_back)
    return call_back


def open_call_backs(view: View) -> tuple[CallBack, ...]:
    """Whoever still waits for us to come back to them, the longest first."""
    return tuple(
        CallBack(
            CallBackId(row.id), row.visit_id, row.customer_id, row.service_id, row.name, row.phone,
            Wanted(row.wanted), row.wanted_day, row.language, row.asked_at, row.version,
        )
        for row in store.still_open(view)
    )  # fmt: skip
