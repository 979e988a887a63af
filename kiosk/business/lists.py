"""What a business does by itself and what it can check: jobs and checks as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.till import service as till
from kiosk.core.change import Change
from kiosk.core.fault import Check
from kiosk.cross_training.cover import service as cover
from kiosk.database.acting import View
from kiosk.desk.roles import service as roles
from kiosk.front_office.alarm import service as alarm
from kiosk.front_office.queue.service import checks, ending, leaving, planning, telling
from kiosk.front_office.sales import service as sales
from kiosk.lobby.display import service as display
from kiosk.lobby.pickup import service as pickup
from kiosk.lobby.pickup.service import parking
from kiosk.records.audit import service as audit
from kiosk.records.orders import service as orders
from kiosk.records.printing import service as printing
from kiosk.records.stock import service as stock


@dataclass(frozen=True)
class Job:
    """Pull, not push: after a change of one of the kinds in `wakes`, `due` names what `verb` must do.

    `due` gives keyword arguments for one act each. All jobs also run when a business is opened, so
    that nothing is lost between a commit and a crash; one without `wakes` waits for the day to turn.
    """

    name: str
    wakes: frozenset[Change]
    due: Callable[[View], Sequence[dict[str, Any]]]
    verb: Callable[..., Any]


JOBS: tuple[Job, ...] = (
    Job(
        "pickup.make_ready",
        frozenset({Change.SHELF, Change.INVOICE, Change.PAYMENT}),
        pickup.ready_due,
        pickup.make_ready,
    ),
    Job("pickup.park", frozenset({Change.ALARM}), parking.park_due, parking.park),
    Job("alarm.write_list", frozenset({Change.ALARM}), alarm.list_due, alarm.write_list),
    Job("visit.remind", frozenset(), telling.remind_due, telling.remind),
    Job("ticket.close", frozenset(), ending.overnight_due, ending.close_number),
    Job(
        "ticket.cause",
        frozenset({Change.PRESENCE, Change.SESSION, Change.COVER, Change.QUALIFICATION}),
        ending.causes_due,
        ending.set_cause,
    ),
    Job("text.end_left", frozenset(), display.left_due, display.end_left_text),
    Job("visit.sweep", frozenset(), leaving.sweep_due, leaving.sweep),
    Job("visit.no_show", frozenset(), planning.no_show_due, planning.no_show),
    Job("pickup.mark_overdue", frozenset(), pickup.overdue_due, pickup.mark_overdue),
    Job(
        "cover.end",
        frozenset({Change.COVER, Change.PRESENCE, Change.SESSION, Change.VISIT}),
        cover.end_due,
        roles.end,
    ),
)
"""In the order in which they run."""


def _orders(view: View) -> Check:
    """Lines and totals, then both axes as the rooms that know them re-derive them."""
    parts = (
        orders.verify(view),
        accounting.verify_billing(view),
        fulfilment.verify_fulfilment(view),
        pickup.verify_pickups(view),
    )
    faults = tuple(fault for part in parts for fault in part.faults)
    return Check("orders", sum(part.checked for part in parts), faults)


CHECKS: dict[str, Callable[[View], Check]] = {
    "audit": audit.verify,
    "ledger": accounting.verify_ledger,
    "till": till.verify_till,
    "sales": sales.verify_sales,
    "receipts": printing.verify_receipts,
    "stock": stock.verify,
    "numbers": accounting.verify_numbers,
    "orders": _orders,
    "covers": cover.verify_covers,
    "queue": checks.verify_queue,
}
"""What ``verify`` knows: each re-derives what is kept and names the rows that differ."""
