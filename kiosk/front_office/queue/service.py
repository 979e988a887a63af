"""Queue's verbs: somebody arrives, waits, is served, has finished or has left; and who is in the lobby."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, PersonId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View
from kiosk.front_office.queue import rules, store
from kiosk.front_office.queue.rules import LIVE, QueueRefusal, Reason, Visit, VisitState
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series

_ARRIVED = frozenset({VisitState.ARRIVED})
_UNSERVED = frozenset({VisitState.ARRIVED, VisitState.WAITING})
_SERVED = frozenset({VisitState.IN_SERVICE})


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
