"""Every query of help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, select, update

from kiosk.database.acting import Act, View
from kiosk.front_office.queue.tables import visit
from kiosk.lobby.help.rules import OPEN, CallState, HelpCallId
from kiosk.lobby.help.tables import help_call
from kiosk.records.staff.tables import person

_ALL = (
    select(help_call, visit.c.number.label("number"), person.c.name.label("coming"))
    .outerjoin(visit, visit.c.id == help_call.c.visit_id)
    .outerjoin(person, person.c.id == help_call.c.person_id)
)


def one(view: View, call: HelpCallId) -> Row[Any] | None:
    """One call."""
    return view.row(_ALL.where(help_call.c.id == call))


def open_at(view: View, station: str) -> Row[Any] | None:
    """The open call of today at a station."""
    here = _ALL.where(
        help_call.c.station == station,
        help_call.c.day == view.day,
        help_call.c.state.in_(sorted(OPEN)),
    )
    return view.row(here.order_by(help_call.c.id.desc()).limit(1))


def open_today(view: View) -> Sequence[Row[Any]]:
    """All open calls of today, the oldest first."""
    today = _ALL.where(help_call.c.day == view.day, help_call.c.state.in_(sorted(OPEN)))
    return view.rows(today.order_by(help_call.c.id))


def add(act: Act, *, language: str, visit_id: int | None) -> HelpCallId:
    """Adds a call that begins now."""
    return HelpCallId(
        act.insert(
            help_call, station=act.station, language=language, visit_id=visit_id, day=act.day,
            at=act.now, state=CallState.CALLED, version=1,
        )
    )  # fmt: skip


def step(
    act: Act, call: HelpCallId, version: int, state: CallState, values: Mapping[str, object]
) -> bool:
    """Takes a call to `state` where its version still is `version`."""
    found = update(help_call).where(help_call.c.id == call, help_call.c.version == version)
    return act.execute(found.values(state=state, version=version + 1, **values)).rowcount == 1
