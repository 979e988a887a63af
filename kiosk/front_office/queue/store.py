"""Every query of the queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select, update

from kiosk.core.ids import VisitId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import LIVE, Reason, VisitState
from kiosk.front_office.queue.tables import visit


def one(view: View, which: VisitId) -> Row[Any] | None:
    """One visit."""
    return view.row(select(visit).where(visit.c.id == which))


def newest_about(view: View, reason: Reason, about: int, day: date) -> Row[Any] | None:
    """Today's newest visit for this, over or not."""
    found = select(visit).where(
        visit.c.reason == reason, visit.c.about == about, visit.c.day == day
    )
    return view.row(found.order_by(visit.c.id.desc()).limit(1))


def add(act: Act, **values: object) -> VisitId:
    """Adds a visit that begins now."""
    return VisitId(act.insert(visit, day=act.day, arrived_at=act.now, version=1, **values))


def step(
    act: Act, which: VisitId, version: int, state: VisitState, values: Mapping[str, object]
) -> bool:
    """Takes a visit to `state` where its version still is `version`."""
    changed = update(visit).where(visit.c.id == which, visit.c.version == version)
    return act.execute(changed.values(state=state, version=version + 1, **values)).rowcount == 1


def of_day(view: View, day: date) -> Sequence[Row[Any]]:
    """All visits that began on `day`, in order of arrival."""
    return view.rows(select(visit).where(visit.c.day == day).order_by(visit.c.id))


def live(view: View) -> Sequence[Row[Any]]:
    """Whoever came today and is still here, in order of arrival."""
    here = select(visit).where(visit.c.state.in_(sorted(LIVE)), visit.c.day == view.day)
    return view.rows(here.order_by(visit.c.id))
