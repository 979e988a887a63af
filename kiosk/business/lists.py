"""What a business does by itself and what it can check: jobs and checks as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.core.change import Change
from kiosk.core.fault import Check
from kiosk.database.acting import View
from kiosk.lobby.pickup import service as pickup
from kiosk.records.audit import service as audit


@dataclass(frozen=True)
class Job:
    """Pull, not push: after a change of one of the kinds in `wakes`, `due` names what `verb` must do.

    `due` gives keyword arguments for one act each; a job whose act is refused stays due and is said.
    """

    name: str
    wakes: frozenset[Change]
    due: Callable[[View], Sequence[dict[str, Any]]]
    verb: Callable[..., Any]


JOBS: tuple[Job, ...] = (
    Job(
        "pickup.make_ready",
        frozenset({Change.SHIPMENT, Change.ORDER, Change.PAYMENT}),
        pickup.ready_due,
        pickup.make_ready,
    ),
    Job(
        "pickup.mark_overdue",
        frozenset({Change.PICKUP, Change.VISIT}),
        pickup.overdue_due,
        pickup.mark_overdue,
    ),
)
"""In the order in which they run."""

CHECKS: dict[str, Callable[[View], Check]] = {
    "audit": audit.verify,
    "pickups": pickup.verify_pickups,
}
"""What ``verify`` knows: each re-derives what is kept and names the rows that differ."""
