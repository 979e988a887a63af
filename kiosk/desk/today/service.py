"""Today's one read: everything that the board shows, of one moment."""

from __future__ import annotations

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Tab
from kiosk.core.task import Role
from kiosk.database.acting import View
from kiosk.desk.today.rules import Board, Here
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.help import service as calls
from kiosk.lobby.pickup import service as pickups
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import HERE
from kiosk.records.staff.service import Worker


def board(view: View) -> Board:
    """Pick-ups in their columns, who is here, open calls, and how many orders are to pick."""
    workers = [each for each in staff.workers(view) if each.active]
    return Board(
        now=view.now,
        day=view.day,
        pickups=pickups.board(view),
        here=tuple(
            Here(each.person, each.name, each.role, each.station, _is_here(each), each.away_until)
            for each in workers
            if _is_here(each) or each.away_until is not None
        ),
        members=len(workers),
        calls=len(calls.open_calls(view)),
        money=pickups.unsettled(view),
        to_pick=fulfilment.board(view, tab=Tab.PICKING).counts[Tab.TO_PICK],
        empty=_empty(workers),
        queue=queue.board(view),
        expected=tuple(
            each
            for each in queue.expected(view, day=view.day)
            if each.state is VisitState.EXPECTED
        ),
        served=queue.served_today(view),
    )  # fmt: skip


def _is_here(worker: Worker) -> bool:
    return worker.away_until is None and worker.state in HERE


def _empty(workers: list[Worker]) -> tuple[Role, ...]:
    """Roles that are somebody's main one, while nobody of them is here."""
    theirs = {each.role for each in workers}
    return tuple(
        role
        for role in Role
        if role in theirs and not any(each.role is role and _is_here(each) for each in workers)
    )
