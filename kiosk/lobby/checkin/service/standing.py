"""How it stands: for what somebody may check in now, whom they come to see, and what becomes of who is here."""

from __future__ import annotations

from datetime import date, timedelta

from kiosk.core import text
from kiosk.core.by import Customer
from kiosk.core.ids import PersonId, VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import Purpose
from kiosk.front_office.queue.rules.visitors import VisitorRefusal
from kiosk.lobby.checkin.rules import DeskDay, Line, Offer, SetUp, Status
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from kiosk.records.settings import service as settings
from kiosk.records.staff import service as staff


def offers(view: View) -> tuple[Offer, ...]:
    """The kinds of visit in the owner's order; a collection has a door of its own."""
    queues = {each.id: each for each in queue.services(view)}
    end = settings.closing(view)
    found = []
    for kind in queue.kinds(view):
        if kind.purpose is Purpose.COLLECTION:
            continue
        first = next((queues[each] for each in kind.services if each in queues), None)
        over = (
            first is not None
            and end is not None
            and view.now >= end - timedelta(minutes=first.last_before)
        )
        task = None if first is None else first.task
        found.append(Offer(kind, task, None if first is None else first.id, over))
    return tuple(found)


def desk_day(view: View, *, day: date | None = None) -> DeskDay:
    """Who is expected and who came on this day (today), and who still waits to be called back."""
    chosen = day or view.day
    hosts = tuple((each.id, each.name) for each in staff.people(view) if each.active)
    return DeskDay(
        chosen, queue.expected(view, day=chosen), queue.kinds(view), queue.open_call_backs(view),
        hosts,
    )  # fmt: skip


def set_up(view: View) -> SetUp:
    """What the owner declared for the lobby, in use or not."""
    return SetUp(
        queue.kinds(view, every=True), queue.services(view, every=True), view.facts.languages
    )


def host_called(view: View, *, said: str) -> PersonId | None:
    """Whom somebody comes to see: one who works here and is called so; two of that name are nobody.

    A whole name, or a first or last one; it lists nobody and says nothing of who is not meant.
    """
    asked = text.folded(text.clean_text(said))
    people = [each for each in staff.people(view) if each.active]
    whole = [each.id for each in people if text.folded(each.name) == asked]
    if whole:
        return whole[0] if len(whole) == 1 else None
    part = [each.id for each in people if asked and asked in text.folded(each.name).split()]
    return part[0] if len(part) == 1 else None


def status(view: View, *, visit: VisitId) -> Status:
    """What whoever checked in may know: the number, what still waits, and where they are served."""
    known = queue.visit_of(view, visit=visit)
    try:
        row = queue.visitor_of(view, visit=visit)
    except Refused as refused:
        if refused.refusal.code is not VisitorRefusal.NOT_EXPECTED:
            raise
        row = None
    queues = {each.id: each for each in queue.services(view, every=True)}
    lines = tuple(
        Line(
            dict(queues[ticket.service].names), queues[ticket.service].task, promise.from_minutes,
            promise.to_minutes, promise.before,
        )
        for ticket, promise in queue.still_before(view, visit=visit)
    )  # fmt: skip
    called = next((each for each in queue.called(view) if each.visit == visit), None)
    station = known.served_at_station or ("" if called is None else called.station)
    return Status(
        visit, known.number, known.state, None if row is None else row.outcome,
        None if row is None else row.kind, None if row is None else row.call_by, station, lines,
        email=row is not None and bool(row.email),
        told_host="" if row is None else row.host_name.split(" ")[0],
    )  # fmt: skip


@does(Task.TICKET_SEND, about="visit")
def send_ticket(act: Act, *, visit: VisitId, language: str) -> bool:
    """Sends the number to the e-mail of whoever came; gives whether there is one. Refused: not their visit."""
    if isinstance(act.by, Customer) and act.by.visit != visit:
        raise Refused(VisitorRefusal.NOT_YOURS)
    row = queue.visitor_of(act, visit=visit)
    if not row.email:
        return False
    messages.queue(
        act, kind=MessageKind.TICKET, customer=row.customer, about=visit,
        content={"number": row.number}, email=row.email, language=language,
    )  # fmt: skip
    return True
