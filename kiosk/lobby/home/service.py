"""Home's reads: what anybody in the lobby may know of those who are here, the hours, and the wait."""

from __future__ import annotations

from kiosk.database.acting import View
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.tickets import TicketState
from kiosk.lobby.home.rules import Hours, Lobby, Served, Wait
from kiosk.records.settings import service as settings

SHOWN = 4


def lobby(view: View) -> Lobby:
    """The numbers being served, the newest first, and how many wait; no name, no reason."""
    here = queue.in_the_lobby(view)
    served = [
        (visit.since, Served(visit.number, visit.served_at_station or ""))
        for visit in here
        if visit.state is VisitState.IN_SERVICE
    ]
    known = {one.number for _since, one in served}
    served += [
        (each.at, Served(each.number, each.station))
        for each in queue.last_called(view, most=SHOWN)
        if each.state in (TicketState.CALLED, TicketState.SERVING) and each.number not in known
    ]
    served.sort(key=lambda each: each[0], reverse=True)
    waiting = sum(1 for visit in here if visit.state is VisitState.WAITING)
    return Lobby(tuple(one for _since, one in served), waiting)


def hours(view: View) -> Hours:
    """When the shop is open, and when its last number is given."""
    ends = [each.last_before for each in queue.services(view)]
    return Hours(settings.opening(view), min(ends) if ends else None)


def wait(view: View) -> Wait | None:
    """What may be told to whoever comes now of the first queue; None where the owner declared none."""
    found = queue.services(view)
    if not found:
        return None
    said = queue.promise(view, service=found[0].id)
    return Wait(said.from_minutes, said.to_minutes)
