"""Every query of colleagues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from kiosk.core.ids import PersonId
from kiosk.cross_training.colleagues.rules import ColleagueCallId
from kiosk.cross_training.colleagues.tables import colleague_call
from kiosk.database.acting import Act, View
from kiosk.records.staff.tables import person

_ASKED, _WANTED, _COMING = person.alias("asked"), person.alias("wanted"), person.alias("coming")
_ALL = (
    select(
        colleague_call, _ASKED.c.name.label("asked_name"), _WANTED.c.name.label("wanted_name"),
        _COMING.c.name.label("coming_name"),
    )
    .join(_ASKED, _ASKED.c.id == colleague_call.c.asked_by)
    .outerjoin(_WANTED, _WANTED.c.id == colleague_call.c.wanted_id)
    .outerjoin(_COMING, _COMING.c.id == colleague_call.c.coming_id)
)  # fmt: skip


def one(view: View, call: ColleagueCallId) -> Row[Any] | None:
    """One call."""
    return view.row(_ALL.where(colleague_call.c.id == call))


def open_since(view: View, since: datetime) -> Sequence[Row[Any]]:
    """Calls that are not over and not from another day, the oldest first."""
    found = _ALL.where(colleague_call.c.ended_at.is_(None), colleague_call.c.asked_at >= since)
    return view.rows(found.order_by(colleague_call.c.id))


def open_of(view: View, asked_by: PersonId, station: str, since: datetime) -> Sequence[Row[Any]]:
    """What somebody has asked at a station and is not over."""
    found = _ALL.where(
        colleague_call.c.ended_at.is_(None), colleague_call.c.asked_at >= since,
        colleague_call.c.asked_by == asked_by, colleague_call.c.station == station,
    )  # fmt: skip
    return view.rows(found.order_by(colleague_call.c.id))


def works_here(view: View, who: PersonId) -> bool:
    """Whether that person works here."""
    found = select(person.c.id).where(person.c.id == who, person.c.active.is_(True))
    return view.row(found) is not None


def add(act: Act, *, asked_by: PersonId, wanted: PersonId | None, task: str) -> ColleagueCallId:
    """Adds a call that begins now at this station."""
    return ColleagueCallId(
        act.insert(
            colleague_call, asked_by=asked_by, station=act.station, wanted_id=wanted,
            task=task or None, asked_at=act.now, version=1,
        )
    )  # fmt: skip


def step(act: Act, call: ColleagueCallId, version: int, values: Mapping[str, object]) -> bool:
    """Writes `values` where the version still is `version`."""
    found = update(colleague_call).where(
        colleague_call.c.id == call, colleague_call.c.version == version
    )
    return act.execute(found.values(version=version + 1, **values)).rowcount == 1
