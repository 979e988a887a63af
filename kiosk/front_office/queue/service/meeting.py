"""Who waits for a person and not for a queue is fetched: a visitor by their host, a delivery by whoever is told."""

from __future__ import annotations

from kiosk.core.ids import VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue.rules import Reason, VisitState
from kiosk.front_office.queue.rules.visitors import VisitorRefusal
from kiosk.front_office.queue.service import visitors, visits
from kiosk.front_office.queue.store import leaving as store


@does(Task.VISIT_MEET, about="visit")
def meet_visitor(act: Act, *, visit: VisitId, seen: int) -> VisitState:
    """Whoever acts is with this visitor from now on; they check out when they go.

    Refused: it is not waiting, it waits in a queue (whose number is called), changed meanwhile.
    """
    row = visitors.row_of(act, visit=visit)
    if row.version != seen:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    waits = row.state is VisitState.WAITING and row.reason is Reason.VISIT
    if not waits or store.has_open_ticket(act, visit):
        raise Refused(VisitorRefusal.NOT_FETCHED, number=row.number)
    visits.serve(act, visit=visit)
    return VisitState.IN_SERVICE
