"""Today's one read: everything that the board shows, of one moment."""

from __future__ import annotations

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Tab
from kiosk.database.acting import View
from kiosk.desk.today.rules import Board, Here
from kiosk.lobby.help import service as calls
from kiosk.lobby.pickup import service as pickups
from kiosk.records.staff import service as staff


def board(view: View) -> Board:
    """Pick-ups in their columns, who is here, open calls, and how many orders are to pick."""
    return Board(
        now=view.now,
        day=view.day,
        pickups=pickups.board(view),
        here=tuple(
            Here(each.person, each.name, each.role, each.station)
            for each in staff.who_is_in(view)
        ),
        members=sum(1 for member in staff.people(view) if member.active),
        calls=len(calls.open_calls(view)),
        money=pickups.unsettled(view),
        to_pick=fulfilment.board(view, tab=Tab.PICKING).counts[Tab.TO_PICK],
    )  # fmt: skip
