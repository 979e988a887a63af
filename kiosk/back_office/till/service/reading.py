"""What the till's screens read: the till as it is, a count under way, closed sessions; blind until the count."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import (
    CountKind,
    CountPage,
    Desk,
    Move,
    Past,
    SessionState,
    TillPage,
)
from kiosk.back_office.till.service import reporting, standing
from kiosk.back_office.till.service.opening import opening as begin
from kiosk.back_office.till.store import sessions as store
from kiosk.core.ids import PersonId, TillReportId, TillSessionId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import View
from kiosk.records.staff import service as staff


def till_page(view: View, *, station: str) -> TillPage | None:
    """The till at `station` as anybody may see it; None where none is open."""
    found = store.live_at(view, station)
    if found is None:
        return None
    people = [found.holder, found.opened_by, *([found.awaits] if found.awaits else [])]
    names = store.names(view, people)
    moves = tuple(_move(row) for row in store.moves(view, found.id))
    return TillPage(
        found, names[found.holder], names[found.opened_by],
        "" if found.awaits is None else names[found.awaits],
        reporting.blind_ways(view, session=found.id), moves, store.report_count(view, found.id),
        store.unverified(view),
    )  # fmt: skip


def _move(row: Row[Any]) -> Move:
    return Move(
        row.id, row.kind, int(row.minor), row.reason, row.bag, row.rate, row.tax, row.at, row.name,
        bool(row.photo),
    )  # fmt: skip


def desk(view: View, *, station: str) -> Desk:
    """What the till screen of a desk shows first, whatever state its till is in."""
    drawer = store.drawer_at(view, station)
    waiting = store.unverified(view)
    if drawer is None:
        return Desk(None, None, None, None, waiting)
    page = till_page(view, station=station)
    if page is None:
        return Desk(drawer, begin(view, station=station), None, None, waiting)
    people = tuple((each.id, each.name) for each in staff.people(view) if each.active)
    if page.session.state in (SessionState.COUNTING, SessionState.COUNTED):
        count = counting(view, session=page.session.id)
        return Desk(drawer, None, None, count, waiting, people)
    return Desk(drawer, None, page, None, waiting, people)


def counting(view: View, *, session: TillSessionId) -> CountPage:
    """A count under way, with what was saved of it; what should be there only once it is closed."""
    found = store.session(view, session)
    if found is None:
        raise Refused(ActRefusal.NOT_FOUND)
    newest = store.newest_count(view, session, CountKind.CLOSING)
    # A whole count that must be done once more is not shown again: it would only be copied.
    shown = newest is not None and (found.state in rules.TELLS or not newest.complete)
    saved = store.pieces_of(view, newest.id) if newest is not None and shown else ()
    limit = standing.limits(view).difference
    if found.state not in rules.TELLS:
        return CountPage(found, saved, limit)
    row = store.told(view, session)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    off = int(row.difference)
    return CountPage(
        found, saved, limit, int(row.counted), int(row.expected), off, abs(off) > limit
    )


def past(
    view: View, *, limit: int = 30, before: int | None = None, unverified: bool = False
) -> tuple[Past, ...]:
    """Closed sessions, the newest first, with numbers below `before`; or only those that wait to be verified."""
    state = SessionState.CLOSED if unverified else None
    return tuple(_past(row) for row in store.past(view, limit, before, state))


def _past(row: Row[Any]) -> Past:
    return Past(
        TillSessionId(row.id), row.number, row.drawer_name, row.state, row.version, row.opened_at,
        row.closed_at, PersonId(row.closed_by), row.closer, row.verifier or "", int(row.counted),
        int(row.expected), int(row.difference), row.reason, int(row.to_safe), row.bag,
        int(row.left_over), TillReportId(row.report), row.report_number,
    )  # fmt: skip


def to_verify(view: View) -> int:
    """How many closed sessions wait for a second person."""
    return store.unverified(view)
