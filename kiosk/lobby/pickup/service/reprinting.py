"""Printing the receipt of a hand-over at a desk: through the outbox, again as COPY n."""

from __future__ import annotations

from kiosk.core.ids import HandoverId, PickupId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.lobby.pickup.rules import PickupRefusal
from kiosk.lobby.pickup.rules.undoing import VoidRefusal
from kiosk.lobby.pickup.store import today, undoing
from kiosk.records.printing import service as printing

PAPER = "handover"
"""What this receipt is called among the papers to print."""


@does(Task.PICKUP_PRINT, about="handover")
def print_receipt(act: Act, *, handover: HandoverId) -> int:
    """The receipt comes out at the act's station, in the customer's language; gives which copy it is.

    The first print is no copy (0); each later one is marked COPY n and has no second number (E12).
    Refused: there is no such hand-over, it was taken back, more than some within an hour.
    """
    row = today.handed_over(act, handover)
    if row is None:
        raise Refused(PickupRefusal.UNKNOWN_PICKUP)
    if not undoing.taken(act, PickupId(row.pickup_id)):
        raise Refused(VoidRefusal.RECEIPT_VOID)
    return printing.queue_again(act, paper=PAPER, ref=handover, language=row.language, first=0)
