"""Taking a hand-over back (P17, E3, E10): release, stock, sale and receipt in one act, and a new code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.till import service as till
from kiosk.core.change import Change
from kiosk.core.ids import InvoiceId, OrderId, OrderLineId, PickupId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.core.text import clean_text
from kiosk.database.acting import Act, View, does
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import LIVE, SERVED, PickupRefusal, PickupState
from kiosk.lobby.pickup.rules.undoing import (
    Undoable,
    Voided,
    VoidReason,
    VoidRefusal,
    void_window,
)
from kiosk.lobby.pickup.service import codes, ready
from kiosk.lobby.pickup.service.shelf import owners_table, pickup_row
from kiosk.lobby.pickup.store import pickups as store
from kiosk.lobby.pickup.store import today
from kiosk.lobby.pickup.store import undoing as undone
from kiosk.records.orders import service as orders
from kiosk.records.settings import service as settings

_REMARK = 200


@does(Task.PICKUP_VOID, about="pickup")
def void(
    act: Act,
    *,
    pickup: PickupId,
    reason: VoidReason,
    back: tuple[str, ...],
    remark: str = "",
) -> Voided:
    """Takes a hand-over back: its goods are `back` (the packages' numbers), and all is as before it.

    The goods stand on their places again, the sale is reversed and its receipt void, what was paid is
    free for the next hand-over or to be given back, and what was taken is a pick-up of its own with a
    new code, of which its customer is told. What is known of who held the goods is masked; the record
    of the act is the incident. Refused: later than the owner's window or another day (`TOO_LATE`), a
    till of it closed since (`AFTER_CLOSE`: then only a credit note), a package that is not back
    (`NOT_ALL_BACK`), a rest that somebody has or took since (`REST_IS_GONE`).
    """
    store.lock(act, pickup)
    row = pickup_row(act, pickup=pickup)
    order = OrderId(row.order_id)
    store.lock_order(act, order)
    taken = undone.taken(act, pickup)
    handover = _voidable(act, row, taken)
    wanted = fulfilment.packages_out(act, order=order, at=handover.at)
    if set(wanted) != set(back):
        raise Refused(VoidRefusal.NOT_ALL_BACK, n=len(set(wanted) - set(back)) or len(wanted))
    child = store.newest_of(act, order)
    assert child is not None
    if child.id != row.id and (child.state not in LIVE or child.state in SERVED):
        raise Refused(VoidRefusal.REST_IS_GONE, number=child.number)
    places = fulfilment.bring_back(act, order=order, at=handover.at)
    _unsell(act, handover)
    orders.unrelease(act, order=order, lines=taken, uncarried=handover.whole)
    undone.take_nothing(act, pickup)
    _mask(act, row)
    made = _again(act, row, child, taken)
    act.note(incident=str(reason), receipt=handover.receipt_number, packages=len(wanted))
    if said := clean_text(remark, limit=_REMARK):
        act.note(remark=said)
    act.changed(Change.PICKUP, pickup)
    now = pickup_row(act, pickup=made)
    ready.tell(act, row=now)
    return Voided(handover.receipt_number, made, now.number, tuple(sorted(places.items())))


def undoable(view: View, *, pickup: PickupId) -> Undoable:
    """What is to come back before a hand-over is taken back. Refused: as `void`."""
    row = pickup_row(view, pickup=pickup)
    handover = _voidable(view, row, undone.taken(view, pickup))
    order = orders.order(view, order=OrderId(row.order_id))
    names = {line.id: line.name for line in order.lines}
    out = fulfilment.packages_out(view, order=order.id, at=handover.at)
    held = tuple(
        (number, ", ".join(names.get(line, "") for line in lines)) for number, lines in out.items()
    )
    until = handover.at + void_window(settings.options(view).values)
    return Undoable(
        pickup, row.number, row.order_number, handover.receipt_number, handover.at, until, held
    )


def is_void(view: View, *, pickup: PickupId) -> bool:
    """Whether a pickup's hand-over was taken back: it is over, and nothing of it was taken."""
    row = store.one(view, pickup)
    return row is not None and row.state is PickupState.COLLECTED and not undone.taken(view, pickup)


def _voidable(view: View, row: Row[Any], taken: Mapping[OrderLineId, int]) -> Row[Any]:
    handover = today.handover_of(view, PickupId(row.id))
    if handover is None or row.state is not PickupState.COLLECTED:
        raise Refused(VoidRefusal.NOT_HANDED_OVER, number=row.number)
    if not taken:
        raise Refused(VoidRefusal.ALREADY_VOID, number=row.number)
    window = void_window(settings.options(view).values)
    if handover.day != view.day or view.now - handover.at > window:
        raise Refused(VoidRefusal.TOO_LATE, n=int(window.total_seconds() // 60))
    if undone.closed_since(view, handover.station, handover.at):
        raise Refused(VoidRefusal.AFTER_CLOSE)
    return handover


def _unsell(act: Act, handover: Row[Any]) -> None:
    """The sale is as if it had not been; what was billed before the hand-over stays billed."""
    if handover.invoice_id is None:
        return
    sessions = accounting.unmake_sale(act, invoice=InvoiceId(handover.invoice_id))
    if not till.all_open(act, sessions=sessions):
        raise Refused(VoidRefusal.AFTER_CLOSE)


def _mask(act: Act, row: Row[Any]) -> None:
    """What is known of who held the goods is nobody's to read any more."""
    masked: dict[str, object] = {"collector": "", "signature": None, "facts": [], "wanted": None}
    over = frozenset({PickupState.COLLECTED})
    if not store.change(act, PickupId(row.id), row.version, over, **masked):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)


def _again(act: Act, row: Row[Any], child: Row[Any], taken: dict[OrderLineId, int]) -> PickupId:
    """What was taken waits again: beside the rest where there is one, else as the next part."""
    carried = {
        line.id for line in orders.order(act, order=OrderId(row.order_id)).lines if line.carried
    }
    lines = {line: many for line, many in taken.items() if line in carried}
    if child.id == row.id:
        return ready.make_child(act, parent=row, rest=lines, there=True)
    rest = PickupId(child.id)
    undone.add_to(act, rest, lines)
    table = owners_table(act, row=child)
    until = rules.hold_until(act.day, settings.open_weekdays(act), table.hold_days)
    state = child.state if child.state is PickupState.BLOCKED else PickupState.READY
    fresh = {"state": state, "ready_at": act.now, "hold_until": until, **codes.fresh(act)}
    if not store.change(act, rest, child.version, LIVE, **fresh):
        raise Refused(PickupRefusal.WRONG_STATE, number=child.number)
    act.changed(Change.PICKUP, rest)
    return rest
