"""Steps and reads of visits: somebody arrives, waits, is served, has finished or has left; who is here."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, PersonId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View
from kiosk.front_office.queue import rules
from kiosk.front_office.queue.rules import LIVE, QueueRefusal, Reason, Visit, VisitState
from kiosk.front_office.queue.store import visits as store
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
        began: dict[str, object] = {
            "arrived_at": act.now, "waiting_at": None, "served_at": None, "ended_at": None,
            "station": act.station, "language": language,
        }  # fmt: skip
        move(act, visit=store.read(known), to=VisitState.ARRIVED, values=began)
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
    values = {"served_by": who(act), "served_at_station": act.station, "served_at": act.now}
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
        free = {"served_by": None, "served_at_station": None, "served_at": None}
        move(act, visit=found, to=VisitState.WAITING, values={"waiting_at": since, **free})


def finish(act: Act, *, visit: VisitId, whole: bool) -> None:
    """A step: this customer has been served, wholly or in part."""
    state = VisitState.COMPLETED if whole else VisitState.COMPLETED_PARTIAL
    if _moved(act, visit, _SERVED, state, ended_at=act.now) is None:
        serve(act, visit=visit)
        move(act, visit=_live(act, visit), to=state, values={"ended_at": act.now})


def leave(act: Act, *, visit: VisitId) -> bool:
    """A step: this customer leaves before being served; gives whether that ended a visit."""
    found = visit_of(act, visit=visit)
    if found.state not in (VisitState.ARRIVED, VisitState.WAITING):
        return False
    move(act, visit=found, to=VisitState.LEFT_UNSERVED, values={"ended_at": act.now})
    return True


def visit_of(view: View, *, visit: VisitId) -> Visit:
    """One visit; an unknown one is refused."""
    row = store.one(view, visit)
    if row is None:
        raise Refused(QueueRefusal.UNKNOWN_VISIT)
    return store.read(row)


def visits_today(view: View) -> tuple[Visit, ...]:
    """Every visit that began today, in order of arrival."""
    return tuple(store.read(row) for row in store.of_day(view, view.day))


def in_the_lobby(view: View) -> tuple[Visit, ...]:
    """Whoever is here now, in order of arrival."""
    return tuple(store.read(row) for row in store.live(view))


# ---------------------------------------------------------------------- for the queue's own files


def who(act: Act) -> PersonId | None:
    """A step's: the person who acts, if it is one."""
    return act.by.id if isinstance(act.by, Person) else None


def move(act: Act, *, visit: Visit, to: VisitState, values: Mapping[str, object]) -> None:
    """A step: takes a visit as it was just read to `to`. Refused: somebody was faster."""
    assert rules.may_go(visit.state, to), f"{visit.state} to {to}"
    if not store.step(act, visit.id, visit.version, to, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.VISIT, visit.id)


def _moved(
    act: Act, which: VisitId, before: frozenset[VisitState], state: VisitState, **values: object
) -> str | None:
    """One guarded statement instead of a look and a step, where the visit stands as it mostly does."""
    number = store.go(act, which, before, state, values)
    if number is not None:
        act.changed(Change.VISIT, which)
    return number


def _live(act: Act, which: VisitId) -> Visit:
    found = visit_of(act, visit=which)
    if found.state not in LIVE:
        raise Refused(QueueRefusal.VISIT_OVER, number=found.number)
    return found
