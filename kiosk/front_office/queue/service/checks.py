"""What `verify queue` re-derives: the books of minutes balance, and visits stand where their numbers say."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row

from kiosk.core.fault import Check, Fault
from kiosk.database.acting import View
from kiosk.front_office.queue.rules import LIVE
from kiosk.front_office.queue.rules.tickets import OVER, TIMED, visit_state
from kiosk.front_office.queue.store import periods
from kiosk.front_office.queue.store import tickets as store


def verify_queue(view: View) -> Check:
    """Holds every ticket against its periods (they adjoin, one is open while it lives), every visit against its tickets."""
    kept: dict[int, list[Row[Any]]] = {}
    for row in periods.every(view):
        kept.setdefault(row.ticket_id, []).append(row)
    rows = store.every(view)
    faults = [fault for row in rows for fault in _of_ticket(row, kept.get(row.id, []))]
    for visit, its in itertools.groupby(rows, key=lambda row: int(row.visit_id)):
        faults += _of_visit(visit, list(its))
    return Check("queue", len(rows) + sum(map(len, kept.values())), tuple(faults))


def _of_ticket(row: Row[Any], kept: Sequence[Row[Any]]) -> Iterator[Fault]:
    wanted = [] if row.state in OVER else [TIMED[row.state]]
    found = [each.kind for each in kept if each.ended_at is None]
    if found != wanted:
        yield Fault("period", row.id, "open", _said(wanted), _said(found))
    for one, two in itertools.pairwise(kept):
        if one.ended_at != two.began_at:
            yield Fault("period", two.id, "began_at", str(one.ended_at), str(two.began_at))


def _of_visit(visit: int, its: Sequence[Row[Any]]) -> Iterator[Fault]:
    first = its[0]
    if first.visit_state not in LIVE:
        if any(each.state not in OVER for each in its):
            yield Fault("visit", visit, "state", "live", str(first.visit_state))
        return
    wanted = visit_state([each.state for each in its], served=first.served_at is not None)
    if wanted is not first.visit_state:
        yield Fault("visit", visit, "state", str(wanted), str(first.visit_state))


def _said(states: Sequence[object]) -> str:
    return ", ".join(map(str, states)) or "none"
