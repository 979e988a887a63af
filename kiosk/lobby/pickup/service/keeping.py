"""How long goods are kept: the hold of an overdue pick-up is extended (P14), or the pick-up is cancelled (P16)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import CaseId, OrderId, PickupId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import (
    LIVE,
    SERVED,
    Cancelled,
    CancelReason,
    Command,
    ExtendReason,
    PickupRefusal,
    PickupState,
)
from kiosk.lobby.pickup.service import ready
from kiosk.lobby.pickup.service.shelf import owners_table, pickup_row
from kiosk.lobby.pickup.store import pickups as store
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Billing
from kiosk.records.settings import service as settings

_FREE: dict[str, object] = {
    "claimed_by": None, "claimed_at_station": None, "lease_until": None, "fetching": False,
}  # fmt: skip
_BURNED: dict[str, object] = {"code_seed": None, "code_hash": None, "qr_hash": None}


@does(Task.PICKUP_EXTEND, about="pickup")
def extend(act: Act, *, pickup: PickupId, reason: ExtendReason) -> date:
    """Keeps an overdue pickup on the shelf for as long again, and tells its customer until when (P14).

    Gives the new last day. Refused: it is not overdue (`NOT_OVERDUE`), or it has been kept as often as
    the owner's table allows (`KEPT_LONGEST`).
    """
    store.lock(act, pickup)
    row = pickup_row(act, pickup=pickup)
    if row.state is not PickupState.OVERDUE:
        raise Refused(PickupRefusal.NOT_OVERDUE, number=row.number)
    days, table = settings.open_weekdays(act), owners_table(act, row=row)
    since = words.local_day(row.ready_at, act.facts.zone)
    until = min(
        rules.hold_until(act.day, days, table.hold_days),
        rules.longest_hold(since, days, table),
    )
    if until <= act.day:
        raise Refused(PickupRefusal.KEPT_LONGEST, number=row.number)
    assert rules.may_go(row.state, Command.EXTEND, PickupState.READY)
    overdue = frozenset({PickupState.OVERDUE})
    if not store.change(
        act, pickup, row.version, overdue, state=PickupState.READY, hold_until=until
    ):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.note(reason=str(reason), until=until.isoformat())
    act.changed(Change.PICKUP, pickup)
    ready.tell(act, row=pickup_row(act, pickup=pickup))
    return until


@does(Task.PICKUP_CANCEL, about="pickup")
def cancel(act: Act, *, pickup: PickupId, seen: int, reason: CancelReason) -> Cancelled:
    """Ends a pickup that nobody will collect: its code opens nothing, its goods go back (P16).

    The order needs a decision then, and what was paid stays on it. Refused: handed over already, over
    already, somebody else has it at a desk, or it is not as it was `seen` any more.
    """
    store.lock(act, pickup)
    row = pickup_row(act, pickup=pickup)
    refused = _why_not_cancelled(act, row)
    if refused is not None:
        raise refused
    assert rules.may_go(row.state, Command.CANCEL, PickupState.CANCELLED)
    gone: dict[str, object] = {"wanted": None, "signature": None, **_FREE, **_BURNED}
    if row.version != seen or not store.change(
        act, pickup, seen, LIVE, state=PickupState.CANCELLED, **gone
    ):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    store.forget_scans(act, pickup)
    _send_home(act, row)
    order = OrderId(row.order_id)
    back = fulfilment.take_back(act, order=order)
    known = orders.order(act, order=order)
    act.note(reason=str(reason), packages=len(back))
    act.changed(Change.PICKUP, pickup)
    paid = known.billing in (Billing.PAID, Billing.PARTLY_PAID)
    return Cancelled(order, row.number, tuple((each.number, each.place) for each in back), paid)


def _why_not_cancelled(act: Act, row: Row[Any]) -> Refused | None:
    if row.state is PickupState.COLLECTED:
        return Refused(PickupRefusal.ALREADY_COLLECTED, number=row.number)
    if row.state not in LIVE:
        return Refused(PickupRefusal.WRONG_STATE, number=row.number)
    mine = isinstance(act.by, Person) and row.claimed_by == act.by.id
    if row.state in SERVED and not mine and row.lease_until > act.now:
        first = str(row.holder or "").split(" ")[0]
        return Refused(PickupRefusal.SOMEBODY_ELSE, name=first, place=row.claimed_at_station)
    return None


def _send_home(act: Act, row: Row[Any]) -> None:
    """Whoever is here for it has been answered."""
    if row.case_id is not None:
        queue.end_case(act, case=CaseId(row.case_id))
    if row.visit_id is None:
        return
    visit = VisitId(row.visit_id)
    if row.visit_state is VisitState.IN_SERVICE:
        queue.finish(act, visit=visit, whole=True)
    elif row.visit_state in (VisitState.ARRIVED, VisitState.WAITING):
        queue.leave(act, visit=visit)
