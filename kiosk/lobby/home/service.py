"""Home's one read: what anybody in the lobby may know of those who are here."""

from __future__ import annotations

from kiosk.database.acting import View
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.home.rules import Lobby, Served


def lobby(view: View) -> Lobby:
    """The numbers being served, the newest first, and how many wait; no name, no reason."""
    here = queue.in_the_lobby(view)
    served = sorted(
        (visit for visit in here if visit.state is VisitState.IN_SERVICE),
        key=lambda visit: visit.since,
        reverse=True,
    )
    waiting = sum(1 for visit in here if visit.state is VisitState.WAITING)
    return Lobby(
        tuple(Served(visit.number, visit.served_at_station or "") for visit in served), waiting
    )
