"""Colleagues' verbs: a desk asks, the first colleague who presses *coming* has it, it is done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.cross_training.colleagues import store
from kiosk.cross_training.colleagues.rules import (
    Call,
    CallState,
    ColleagueCallId,
    ColleagueRefusal,
    state_of,
)
from kiosk.database.acting import Act, View, does

FORGOTTEN_AFTER = timedelta(hours=12)
"""A call that nobody ended is not said on the next day."""


@does(Task.COLLEAGUE_CALL)
def call(act: Act, *, wanted: PersonId | None = None, task: str = "") -> ColleagueCallId:
    """Asks `wanted`, or whoever can, to come to this station; `task` is the id of what for.

    Pressed twice it is one call; asked of somebody else it is another. Refused: oneself, a stranger.
    """
    me = _me(act)
    if wanted == me:
        raise Refused(ColleagueRefusal.OWN_CALL)
    if wanted is not None and not store.works_here(act, wanted):
        raise Refused(ActRefusal.NOT_FOUND)
    for row in store.open_of(act, me, act.station, _since(act.now)):
        if (row.wanted_id, row.task or "") == (wanted, task):
            return ColleagueCallId(row.id)
    made = store.add(act, asked_by=me, wanted=wanted, task=task)
    act.about = made
    act.changed(Change.COLLEAGUE_CALL, made)
    return made


@does(Task.COLLEAGUE_COME, about="call")
def coming(act: Act, *, call: ColleagueCallId, seen: int) -> Call:
    """Takes a call: whoever presses first goes. Gives the call as it stands now.

    Refused: one's own call, a call of another colleague, one that is over, and the second who presses
    (`ALREADY_COMING`, with who was first).
    """
    me, row = _me(act), _row(act, call)
    if row.ended_at is not None:
        raise Refused(ColleagueRefusal.CALL_OVER)
    if row.asked_by == me:
        raise Refused(ColleagueRefusal.OWN_CALL)
    if row.coming_id == me:
        return _call(row)
    if row.coming_id is not None:
        raise Refused(ColleagueRefusal.ALREADY_COMING, name=row.coming_name)
    if row.wanted_id not in (None, me):
        raise Refused(ColleagueRefusal.NOT_ASKED, name=row.wanted_name)
    if row.version != seen:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    values = {"coming_id": me, "coming_at": act.now}
    if not store.step(act, call, row.version, values):
        # Another desk was quicker by a breath: say who.
        first = _row(act, call).coming_name
        raise Refused(ColleagueRefusal.ALREADY_COMING, name=first or row.asked_name)
    act.changed(Change.COLLEAGUE_CALL, call)
    return _call(_row(act, call))


@does(Task.COLLEAGUE_CLOSE, about="call")
def done(act: Act, *, call: ColleagueCallId) -> CallState:
    """Whoever asked, or whoever came, says that it is over; a call that is over stays so."""
    me, row = _me(act), _row(act, call)
    if row.ended_at is None:
        if me not in (row.asked_by, row.coming_id):
            raise Refused(ColleagueRefusal.NOT_ASKED, name=row.wanted_name or row.asked_name)
        _step(act, row, ended_at=act.now)
    return CallState.DONE


def open_calls(view: View) -> tuple[Call, ...]:
    """Who needs a colleague now, the oldest call first: every desk shows it."""
    return tuple(_call(row) for row in store.open_since(view, _since(view.now)))


def _since(now: datetime) -> datetime:
    return now - FORGOTTEN_AFTER


def _me(act: Act) -> PersonId:
    assert isinstance(act.by, Person), "its tasks are done by people"
    return act.by.id


def _row(view: View, which: ColleagueCallId) -> Row[Any]:
    row = store.one(view, which)
    if row is None:
        raise Refused(ColleagueRefusal.UNKNOWN_CALL)
    return row


def _step(act: Act, row: Row[Any], **values: object) -> None:
    if not store.step(act, ColleagueCallId(row.id), row.version, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.COLLEAGUE_CALL, row.id)


def _call(row: Row[Any]) -> Call:
    coming = None if row.coming_id is None else PersonId(row.coming_id)
    return Call(
        ColleagueCallId(row.id), PersonId(row.asked_by), row.asked_name, row.station,
        None if row.wanted_id is None else PersonId(row.wanted_id), row.wanted_name or "",
        row.task or "", row.asked_at,
        state_of(coming=coming is not None, ended=row.ended_at is not None), coming,
        row.coming_name or "", row.version,
    )  # fmt: skip
