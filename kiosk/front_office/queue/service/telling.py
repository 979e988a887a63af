"""Who is told: a host that somebody has come or is still here, a customer by message that it is their turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from kiosk.core import words
from kiosk.core.ids import PersonId, VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue.rules import QueueRefusal
from kiosk.front_office.queue.rules.kinds import CallBy, Told
from kiosk.front_office.queue.rules.leaving import Guest
from kiosk.front_office.queue.rules.tickets import Ticket
from kiosk.front_office.queue.store import leaving as store
from kiosk.front_office.queue.store import visitors as visitor_store
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from kiosk.records.settings import service as settings
from kiosk.records.staff import service as staff

MAIL = "host_mail"
"""The owner's choice that holds the addresses of people who have visitors, by person."""
BEFORE_CLOSING = timedelta(minutes=20)


def tell(act: Act, *, visit: VisitId) -> int:
    """A step: whoever the kind of this visit names is told that somebody has come; gives how many.

    By e-mail to whoever has an address; desks show it to a host who is signed in there (`guests`).
    """
    row = store.one(act, visit)
    if row is None:
        raise Refused(QueueRefusal.UNKNOWN_VISIT)
    told = _to_tell(act, row)
    for person in told:
        _send(act, MessageKind.VISITOR_HERE, row, person)
    return len(told)


def _to_tell(view: View, row: Row[Any]) -> list[PersonId]:
    if row.told is Told.HOST and row.host_id is not None:
        return [PersonId(row.host_id)]
    if row.told is Told.ROLE and row.told_role is not None:
        own = staff.own_roles(view)
        return [
            each.id for each in staff.people(view)
            if each.active and row.told_role in own.get(each.id, frozenset())
        ]  # fmt: skip
    return []


def _send(act: Act, kind: MessageKind, row: Row[Any], person: PersonId) -> None:
    address = addresses(act).get(person, "")
    if not address:
        return
    host = next(each for each in staff.people(act) if each.id == person)
    end = settings.closing(act)
    when = row.arrived_at if kind is MessageKind.VISITOR_HERE else end
    content = {
        "name": host.name.split(" ")[0], "visitor": row.visitor or row.customer or row.number,
        "company": row.company or "", "place": row.station, "number": row.number,
        "time": "" if when is None else words.clock(when, act.facts.zone),
    }  # fmt: skip
    messages.queue(
        act, kind=kind, customer=None, about=row.id, content=content, email=address,
        language=host.language,
    )  # fmt: skip


def addresses(view: View) -> dict[PersonId, str]:
    """Where people who have visitors are told, by person."""
    kept = settings.options(view).values.get(MAIL)
    if not isinstance(kept, dict):
        return {}
    return {PersonId(int(key)): str(to) for key, to in kept.items() if str(key).isdigit() and to}


def guests(view: View) -> tuple[Guest, ...]:
    """Everybody who visits somebody and is still here: a desk tells the host who is signed in there."""
    return tuple(
        Guest(
            VisitId(row.id), row.visitor or row.customer or row.number, row.company or "",
            PersonId(row.host_id), row.station, row.arrived_at or view.now, row.state,
        )
        for row in store.hosted(view)
    )  # fmt: skip


def remind_due(view: View) -> Sequence[dict[str, Any]]:
    """Visits whose host is to hear, shortly before closing, that they are still here; each once."""
    end = settings.closing(view)
    if end is None or not end - BEFORE_CLOSING <= view.now:
        return []
    known = addresses(view)
    return [
        {"visit": each.visit} for each in guests(view)
        if each.host in known and not _reminded(view, each.visit)
    ]  # fmt: skip


def _reminded(view: View, visit: VisitId) -> bool:
    return bool(messages.of(view, kind=MessageKind.VISITOR_STILL_HERE, about=visit))


@does(Task.VISIT_REMIND, about="visit")
def remind(act: Act, *, visit: VisitId) -> bool:
    """Reminds a host once that their visitor is still on the list; gives whether that was done."""
    row = store.one(act, visit)
    if row is None or row.host_id is None or row.departed_at is not None or _reminded(act, visit):
        return False
    _send(act, MessageKind.VISITOR_STILL_HERE, row, PersonId(row.host_id))
    return True


def call_by_message(act: Act, *, ticket: Ticket) -> bool:
    """A step: whoever wants to be called by message is told which desk; gives whether one leaves.

    Without an address there is none: nobody of that way is missed before a person has looked.
    """
    if ticket.call_by is not CallBy.MESSAGE:
        return False
    row = visitor_store.one(act, ticket.visit)
    if row is None or not row.email:
        return False
    messages.queue(
        act, kind=MessageKind.CALLED, customer=row.customer_id, about=ticket.visit,
        content={"number": ticket.number, "place": ticket.called_station or ""},
        email=row.email, language=ticket.language,
    )  # fmt: skip
    return True
