"""Every query about those who wait for us to come back to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from kiosk.core.ids import CallBackId, PersonId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.tables import call_back

_OPEN = (
    select(call_back)
    .where(call_back.c.done_at.is_(None))
    .order_by(call_back.c.asked_at, call_back.c.id)
)
_DONE = update(call_back).where(
    call_back.c.id == bindparam("which"),
    call_back.c.version == bindparam("seen"),
    call_back.c.done_at.is_(None),
)


def add(act: Act, **values: object) -> CallBackId:
    """Adds one that is open from now on."""
    return CallBackId(act.insert(call_back, asked_at=act.now, version=1, **values))


def still_open(view: View) -> Sequence[Row[Any]]:
    """Whoever still waits, the longest first."""
    return view.rows(_OPEN)


def done(act: Act, which: CallBackId, seen: int, by: PersonId) -> bool:
    """Closes one that still is at `seen`."""
    known = {"which": which, "seen": seen, "version": seen + 1}
    return act.execute(_DONE, {**known, "done_at": act.now, "done_by": by}).rowcount == 1
