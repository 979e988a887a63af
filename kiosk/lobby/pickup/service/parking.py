"""An alarm parks what is in hand: every pick-up at a desk goes on hold under its word, ticks and money kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.core.ids import PersonId, PickupId, VisitId
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.alarm import service as alarm
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import CaseKind, HoldReason
from kiosk.lobby.pickup.rules import SERVED
from kiosk.lobby.pickup.service import desk
from kiosk.lobby.pickup.service.shelf import pickup_row
from kiosk.lobby.pickup.store import parking as store
from kiosk.lobby.pickup.store import pickups


def park_due(view: View) -> Sequence[dict[str, Any]]:
    """Every pick-up that is at a desk while an alarm is open."""
    if alarm.now(view) is None:
        return []
    return [{"pickup": each} for each in store.in_hand(view)]


@does(Task.ALARM_PARK, about="pickup")
def park(act: Act, *, pickup: PickupId) -> str:
    """Puts a pick-up that is at a desk on hold, for whoever had it; gives its word, empty: it was not in hand.

    Nobody is asked: whoever had it is on the way out. What was checked stays, as with `put_on_hold`.
    """
    pickups.lock(act, pickup)
    row = pickup_row(act, pickup=pickup)
    if row.state not in SERVED or row.claimed_by is None or row.lease_until <= act.now:
        return ""
    desk.let_go(act, row=row)
    made = queue.hold(
        act, kind=CaseKind.PICKUP, about=pickup,
        visit=None if row.visit_id is None else VisitId(row.visit_id),
        reason=HoldReason.CUSTOMER_COMES_BACK, held_by=PersonId(row.claimed_by),
    )  # fmt: skip
    act.note(case=made.case)
    return made.word
