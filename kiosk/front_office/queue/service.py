"""Queue's verbs: somebody arrives, waits, is served, has finished or has left; cases on hold; who is here."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import CaseId, CustomerId, PersonId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View
from kiosk.front_office.queue import rules, store
from kiosk.front_office.queue.rules import (
    LIVE,
    Case,
    CaseKind,
    CaseState,
    Held,
    HoldReason,
    QueueRefusal,
    Reason,
    Visit,
    VisitState,
    spoken,
)
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series

_ARRIVED = frozenset({VisitState.ARRIVED})
_UNSERVED = frozenset({VisitState.ARRIVED, VisitState.WAITING})
_SERVED = frozenset({VisitState.IN_SERVICE})
_STRIDE = 17
"""So many words lies the first word of a day behind that of the day before."""


def arrive(
    act: Act, *, reason: Reason, customer: CustomerId | None, about: int | None, language: str
) -> VisitId:
    """A step: somebody is here for `about`; joins a live visit for the same, never makes a twin.

    Who had left unserved today comes back as the same visit. The caller holds `about` locked (a guarded
    update of its row), so that two screens cannot both see nobody.
    """
    known = None if about is None else store.newest_about(act, reason, about, act.day)
    if known is not None and known.state in LIVE:
        return VisitId(known.id)
    if known is not None and known.state is VisitState.LEFT_UNSERVED:
        began = {"arrived_at": act.now, "waiting_at": None, "served_at": None, "ended_at": None}
        _go(act, _visit(known), VisitState.ARRIVED, station=act.station, language=language, **began)
        return VisitId(known.id)
    made = store.add(
        act,
        number=settings.next_number(act, series=Series.VISIT),
        state=VisitState.ARRIVED,
        reason=reason,
        customer_id=customer,
        about=about,
        station=act.station,
        language=language,
    )
    act.changed(Change.VISIT, made)
    return made


def wait(act: Act, *, visit: VisitId) -> str:
    """A step: this customer now waits to be served; gives the number. Being served already stays so."""
    moved = _moved(act, visit, _ARRIVED, VisitState.WAITING, waiting_at=act.now)
    return _live(act, visit).number if moved is None else moved


def serve(act: Act, *, visit: VisitId) -> None:
    """A step: whoever acts now serves this customer, at this station."""
    values = {"served_by": _who(act), "served_at_station": act.station, "served_at": act.now}
    if _moved(act, visit, _UNSERVED, VisitState.IN_SERVICE, **values) is not None:
        return
    found = _live(act, visit)
    if found.served_by != values["served_by"] or found.served_at_station != act.station:
        if not store.step(act, visit, found.version, VisitState.IN_SERVICE, values):
            raise Refused(ActRefusal.CHANGED_MEANWHILE)
        act.changed(Change.VISIT, visit)


def put_back(act: Act, *, visit: VisitId) -> None:
    """A step: given back, the customer waits again and keeps the place of the first waiting."""
    found = _live(act, visit)
    if found.state is VisitState.IN_SERVICE:
        since = found.waiting_at or found.arrived_at
        _go(
            act, found, VisitState.WAITING,
            waiting_at=since, served_by=None, served_at_station=None, served_at=None,
        )  # fmt: skip


def finish(act: Act, *, visit: VisitId, whole: bool) -> None:
    """A step: this customer has been served, wholly or in part."""
    state = VisitState.COMPLETED if whole else VisitState.COMPLETED_PARTIAL
    if _moved(act, visit, _SERVED, state, ended_at=act.now) is None:
        serve(act, visit=visit)
        _go(act, _live(act, visit), state, ended_at=act.now)


def leave(act: Act, *, visit: VisitId) -> bool:
    """A step: this customer leaves before being served; gives whether that ended a visit."""
    found = _visit(_row(act, visit))
    if found.state not in (VisitState.ARRIVED, VisitState.WAITING):
        return False
    _go(act, found, VisitState.LEFT_UNSERVED, ended_at=act.now)
    return True


def visit_of(view: View, *, visit: VisitId) -> Visit:
    """One visit; an unknown one is refused."""
    return _visit(_row(view, visit))


def visits_today(view: View) -> tuple[Visit, ...]:
    """Every visit that began today, in order of arrival."""
    return tuple(_visit(row) for row in store.of_day(view, view.day))


def in_the_lobby(view: View) -> tuple[Visit, ...]:
    """Whoever is here now, in order of arrival."""
    return tuple(_visit(row) for row in store.live(view))


# ----------------------------------------------------------------------------------- cases on hold


def hold(
    act: Act, *, kind: CaseKind, about: int, visit: VisitId | None, reason: HoldReason
) -> Held:
    """A step: puts a case on hold; it is the queue's now, by a word that nobody else has today.

    A case that was on hold before and is taken goes back under its own word: it is what the customer
    was told. The caller holds `about` locked. Refused: it is on hold already, and nobody has taken it.
    """
    who = _somebody(act)
    again: dict[str, object] = {
        "reason": reason, "visit_id": visit, "held_by": who, "held_at": act.now,
        "held_station": act.station, "taken_by": None, "taken_at": None,
    }  # fmt: skip
    known = case_about(act, kind=kind, about=about)
    if known is not None and known.state is CaseState.HELD:
        raise Refused(QueueRefusal.HELD_ALREADY, word=known.word)
    if known is not None:
        _change(act, known, **again)
        return Held(known.id, known.word)
    store.choose_alone(act)
    taken = store.words_since(act, _morning(act))
    first = act.day.toordinal() * _STRIDE + len(taken)
    word = spoken.next_word(act.facts.language, taken, first)
    made = store.add_case(
        act, kind=kind, about=about, visit_id=visit, reason=reason, word=word, held_by=who,
        held_station=act.station,
    )  # fmt: skip
    act.changed(Change.CASE, made)
    return Held(made, word)


def take_case(act: Act, *, case: CaseId, seen: int, visit: VisitId | None = None) -> None:
    """A step: whoever acts takes a case as it was `seen`, in one guarded statement; `visit` is today's.

    Refused: it is over, or somebody was faster: by whom it is had now.
    """
    values: dict[str, object] = {"taken_by": _somebody(act), "taken_at": act.now}
    if visit is not None:
        values["visit_id"] = visit
    if not store.step_case(act, case, seen, values):
        raise _faster(case_of(act, case=case))
    act.changed(Change.CASE, case)


def put_case_back(act: Act, *, case: CaseId) -> None:
    """A step: whoever has the case gives it back; it is the queue's again, under its word."""
    known = case_of(act, case=case)
    if known.state is CaseState.TAKEN:
        _change(act, known, taken_by=None, taken_at=None)


def end_case(act: Act, *, case: CaseId) -> None:
    """A step: nothing of the case is open any more; over already stays so."""
    known = case_of(act, case=case)
    if known.state is not CaseState.ENDED:
        _change(act, known, ended_at=act.now)


def case_of(view: View, *, case: CaseId) -> Case:
    """One case, open or over; an unknown one is refused."""
    row = store.case(view, case)
    if row is None:
        raise Refused(QueueRefusal.UNKNOWN_CASE)
    return _case(row)


def case_about(view: View, *, kind: CaseKind, about: int) -> Case | None:
    """The open case about this, if there is one."""
    row = store.case_of(view, kind, about)
    return None if row is None else _case(row)


def case_called(view: View, *, said: str) -> Case | None:
    """The open case whose word somebody typed."""
    word = spoken.heard(said)
    return next((each for each in cases(view) if word and spoken.heard(each.word) == word), None)


def cases(view: View) -> tuple[Case, ...]:
    """Every open case, the oldest first; what was left overnight is among them."""
    return tuple(_case(row) for row in store.cases(view))


def _change(act: Act, known: Case, **values: object) -> None:
    if not store.step_case(act, known.id, known.version, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.CASE, known.id)


def _faster(now: Case) -> Refused:
    """Somebody else did something with the case since it was looked at: what."""
    if now.state is CaseState.ENDED:
        return Refused(QueueRefusal.CASE_OVER, word=now.word)
    if now.state is CaseState.TAKEN:
        first = now.taken_by_name.split(" ")[0]
        return Refused(QueueRefusal.CASE_TAKEN, word=now.word, name=first)
    return Refused(ActRefusal.CHANGED_MEANWHILE)


def _somebody(act: Act) -> PersonId:
    who = _who(act)
    if who is None:
        raise Refused(ActRefusal.WRONG_ACTOR, task=act.task.id)
    return who


def _morning(view: View) -> datetime:
    return datetime.combine(view.day, time(), ZoneInfo(view.facts.zone))


def _case(row: Row[Any]) -> Case:
    return Case(
        CaseId(row.id), row.word, row.kind, row.about,
        None if row.visit_id is None else VisitId(row.visit_id), row.reason,
        PersonId(row.held_by), row.held_name, row.held_at, row.held_station,
        None if row.taken_by is None else PersonId(row.taken_by), row.taken_name or "",
        row.taken_at, row.ended_at, row.version,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------ inside


def _moved(
    act: Act, which: VisitId, before: frozenset[VisitState], state: VisitState, **values: object
) -> str | None:
    """One guarded statement instead of a look and a step, where the visit stands as it mostly does."""
    number = store.go(act, which, before, state, values)
    if number is not None:
        act.changed(Change.VISIT, which)
    return number


def _row(view: View, which: VisitId) -> Row[Any]:
    row = store.one(view, which)
    if row is None:
        raise Refused(QueueRefusal.UNKNOWN_VISIT)
    return row


def _live(act: Act, which: VisitId) -> Visit:
    found = _visit(_row(act, which))
    if found.state not in LIVE:
        raise Refused(QueueRefusal.VISIT_OVER, number=found.number)
    return found


def _go(act: Act, found: Visit, state: VisitState, **values: object) -> None:
    assert rules.may_go(found.state, state), f"{found.state} to {state}"
    if not store.step(act, found.id, found.version, state, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.VISIT, found.id)


def _who(act: Act) -> PersonId | None:
    return act.by.id if isinstance(act.by, Person) else None


def _visit(row: Row[Any]) -> Visit:
    return Visit(
        VisitId(row.id), row.number, row.state, row.reason, row.customer_id, row.about, row.station,
        row.language, row.served_by, row.served_at_station, row.arrived_at, row.waiting_at,
        row.served_at, row.ended_at, row.version,
    )  # fmt: skip
