"""Help's verbs: a customer calls, the first colleague who presses *coming* takes it, it is done."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.core.by import Customer, Person
from kiosk.core.change import Change
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.lobby.help import rules, store
from kiosk.lobby.help.rules import OPEN, Call, CallState, Heard, HelpCallId, HelpRefusal
from kiosk.records.staff import service as staff


@does(Task.HELP_CALL)
def call(act: Act, *, language: str) -> HelpCallId:
    """Calls somebody to this station; an open call of the same station is joined, not doubled.

    Gives the call. Nothing is refused: whoever needs help gets it.
    """
    known = store.open_at(act, act.station)
    if known is not None:
        return HelpCallId(known.id)
    visit = act.by.visit if isinstance(act.by, Customer) else None
    made = store.add(act, language=language, visit_id=visit)
    act.about = made
    act.changed(Change.VISIT, made)
    return made


@does(Task.HELP_CALL, about="help_call")
def call_off(act: Act, *, help_call: HelpCallId) -> CallState:
    """The customer no longer needs anybody. A call that is over already stays so; gives its state."""
    row = _row(act, help_call)
    if row.state in OPEN:
        _go(act, row, CallState.DONE, done_at=act.now)
    return CallState.DONE


@does(Task.HELP_ANSWER, about="help_call")
def coming(act: Act, *, help_call: HelpCallId, seen: int) -> Call:
    """Takes a call: whoever presses first goes. Gives the call as it stands now.

    Refused: somebody else is coming already (`SOMEBODY_COMING`, with who), a call that is over.
    """
    row = _row(act, help_call)
    person = act.by.id if isinstance(act.by, Person) else None
    if row.state is CallState.COMING and row.person_id != person:
        raise Refused(HelpRefusal.SOMEBODY_COMING, name=_first(row.coming))
    if row.state is CallState.DONE:
        raise Refused(HelpRefusal.CALL_OVER)
    if row.state is CallState.CALLED:
        if row.version != seen:
            raise Refused(ActRefusal.CHANGED_MEANWHILE)
        _go(act, row, CallState.COMING, person_id=person, coming_at=act.now)
    return _call(_row(act, help_call))


@does(Task.HELP_ANSWER, about="help_call")
def done(act: Act, *, help_call: HelpCallId) -> CallState:
    """The customer has been helped; gives the state. A call that is over already stays so."""
    row = _row(act, help_call)
    if row.state in OPEN:
        _go(act, row, CallState.DONE, done_at=act.now)
    return CallState.DONE


def open_calls(view: View) -> tuple[Call, ...]:
    """Who needs help now, the oldest call first: every desk shows it."""
    return tuple(_call(row) for row in store.open_today(view))


def heard(view: View, *, help_call: HelpCallId) -> Heard:
    """What whoever called may know: no name of anybody who works here."""
    row = _row(view, help_call)
    return Heard(row.state, bool(staff.who_is_in(view)))


def _row(view: View, which: HelpCallId) -> Row[Any]:
    row = store.one(view, which)
    if row is None:
        raise Refused(HelpRefusal.UNKNOWN_CALL)
    return row


def _go(act: Act, row: Row[Any], to: CallState, **values: object) -> None:
    assert rules.may_go(row.state, to), f"{row.state} to {to}"
    if not store.step(act, HelpCallId(row.id), row.version, to, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.VISIT, row.id)


def _first(name: str | None) -> str:
    return (name or "").split(" ", maxsplit=1)[0]


def _call(row: Row[Any]) -> Call:
    return Call(
        HelpCallId(row.id), row.station, row.language, row.number or "", row.at, row.state,
        _first(row.coming), row.version,
    )  # fmt: skip
