"""Queries of the till's own rows: drawers, sessions, counts, moves, reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, insert, select, update

from kiosk.back_office.till.rules import (
    LIVE,
    CountKind,
    Drawer,
    Pieces,
    ReportKind,
    Session,
    SessionState,
)
from kiosk.back_office.till.tables import (
    cash_move,
    drawer,
    till_count,
    till_count_line,
    till_handover,
    till_report,
    till_session,
)
from kiosk.core.ids import DrawerId, PersonId, TillReportId, TillSessionId
from kiosk.database.acting import Act, View
from kiosk.records.settings.tables import business
from kiosk.records.staff.tables import person

_LIVE = till_session.c.state.in_([str(state) for state in sorted(LIVE)])
# The count and what follows from it are no part of it: nobody is told them by accident.
_PUBLIC = (
    till_session.c.id, till_session.c.number, till_session.c.drawer_id, till_session.c.state,
    till_session.c.version, till_session.c.opening, till_session.c.opened_at,
    till_session.c.opened_day, till_session.c.opened_by, till_session.c.holder,
    till_session.c.awaits, till_session.c.tries, drawer.c.name.label("drawer_name"),
    drawer.c.station, drawer.c.sharing, drawer.c.base,
)  # fmt: skip


def options(view: View) -> tuple[Mapping[str, object], int]:
    """The owner's table as the settings keep it, and the step of cash."""
    row = view.row(select(business.c.options, business.c.cash_step))
    return ({}, 1) if row is None else (dict(row.options or {}), int(row.cash_step))


# ------------------------------------------------------------------------------------------ drawers


def add_drawer(act: Act, values: Mapping[str, Any]) -> DrawerId:
    """Adds a drawer."""
    return DrawerId(act.insert(drawer, **values))


def drawers(view: View) -> list[Drawer]:
    """Every drawer by name."""
    return [_drawer(row) for row in view.rows(select(drawer).order_by(drawer.c.name))]


def one_drawer(view: View, id_: DrawerId) -> Drawer | None:
    """One drawer."""
    row = view.row(select(drawer).where(drawer.c.id == id_))
    return None if row is None else _drawer(row)


def drawer_at(view: View, station: str) -> Drawer | None:
    """The drawer that stands at a station."""
    row = view.row(select(drawer).where(drawer.c.station == station))
    return None if row is None else _drawer(row)


def _drawer(row: Row[Any]) -> Drawer:
    return Drawer(DrawerId(row.id), row.name, row.station, row.sharing, row.base)


# ----------------------------------------------------------------------------------------- sessions


def _sessions() -> Select[Any]:
    joined = till_session.join(drawer, drawer.c.id == till_session.c.drawer_id)
    return select(*_PUBLIC).select_from(joined)


def _session(row: Row[Any] | None) -> Session | None:
    if row is None:
        return None
    return Session(
        TillSessionId(row.id), row.number, DrawerId(row.drawer_id), row.drawer_name, row.station,
        row.sharing, row.base, row.state, row.version, row.opening, row.opened_at, row.opened_day,
        PersonId(row.opened_by), PersonId(row.holder),
        None if row.awaits is None else PersonId(row.awaits), row.tries,
    )  # fmt: skip


def session(view: View, id_: TillSessionId) -> Session | None:
    """One session as anybody may see it."""
    return _session(view.row(_sessions().where(till_session.c.id == id_)))


def live_at(view: View, station: str) -> Session | None:
    """The session of the drawer at `station` that is not closed."""
    return _session(view.row(_sessions().where(drawer.c.station == station, _LIVE)))


def live_of(view: View, id_: DrawerId) -> Session | None:
    """The session of a drawer that is not closed."""
    return _session(view.row(_sessions().where(drawer.c.id == id_, _LIVE)))


def hold(act: Act, id_: TillSessionId) -> Session | None:
    """One session, its row held until the commit: cash that comes and a count that closes take turns."""
    held = _sessions().where(till_session.c.id == id_).with_for_update(of=till_session)
    return _session(act.row(held))


_HOLD_AT = (
    _sessions()
    .where(drawer.c.station == bindparam("where"), _LIVE)
    .with_for_update(of=till_session)
)
"""Made once: every payment asks it."""


def hold_at(act: Act, station: str) -> Session | None:
    """The session of the drawer at `station` that is not closed, its row held until the commit."""
    return _session(act.row(_HOLD_AT, {"where": station}))


def live(view: View) -> list[Session]:
    """Every session that is not closed, by drawer."""
    rows = view.rows(_sessions().where(_LIVE).order_by(drawer.c.name))
    return [found for row in rows if (found := _session(row)) is not None]


def add_session(act: Act, values: Mapping[str, Any]) -> TillSessionId:
    """Opens a session; a second live one of its drawer is refused by the database."""
    return TillSessionId(act.insert(till_session, **values))


def change(act: Act, id_: TillSessionId, seen: int, **values: Any) -> bool:  # noqa: ANN401 - a row's values
    """Changes a session where its version still is `seen`."""
    changed = update(till_session).where(till_session.c.id == id_, till_session.c.version == seen)
    return act.execute(changed.values(version=seen + 1, **values)).rowcount == 1


def told(view: View, id_: TillSessionId) -> Row[Any] | None:
    """All of a session, also what a count came to; who asks must have looked at its state."""
    return view.row(select(till_session).where(till_session.c.id == id_))


def last_closed(view: View, id_: DrawerId) -> Row[Any] | None:
    """The newest closed session of a drawer."""
    closed = till_session.c.state.in_([str(SessionState.CLOSED), str(SessionState.VERIFIED)])
    newest = select(till_session).where(till_session.c.drawer_id == id_, closed)
    return view.row(newest.order_by(till_session.c.number.desc()).limit(1))


def past(
    view: View, limit: int, before: int | None, state: SessionState | None
) -> Sequence[Row[Any]]:
    """Closed sessions with their reports, newest first."""
    closer, verifier = person.alias("closer"), person.alias("verifier")
    joined = (
        till_session.join(drawer, drawer.c.id == till_session.c.drawer_id)
        .join(till_report, till_report.c.session_id == till_session.c.id)
        .join(closer, closer.c.id == till_session.c.closed_by)
        .outerjoin(verifier, verifier.c.id == till_session.c.verified_by)
    )
    columns = (
        till_session, drawer.c.name.label("drawer_name"), closer.c.name.label("closer"),
        verifier.c.name.label("verifier"), till_report.c.id.label("report"),
        till_report.c.number.label("report_number"),
    )  # fmt: skip
    statement = select(*columns).select_from(joined)
    statement = statement.where(till_report.c.kind == ReportKind.END_OF_DAY)
    if before is not None:
        statement = statement.where(till_session.c.number < before)
    if state is not None:
        statement = statement.where(till_session.c.state == state)
    return view.rows(statement.order_by(till_session.c.number.desc()).limit(limit))


def unverified(view: View) -> int:
    """How many closed sessions wait for a second person."""
    waiting = till_session.c.state == SessionState.CLOSED
    counted = select(func.count()).select_from(till_session).where(waiting)
    return int(view.execute(counted).scalar_one())


# ------------------------------------------------------------------------------------------- counts


def add_count(
    act: Act, id_: TillSessionId, kind: CountKind, pieces: Pieces, *, complete: bool, who: PersonId
) -> int:
    """Keeps a count with its lines."""
    minor = sum(face * many for face, many in pieces)
    made = act.insert(
        till_count, session_id=id_, kind=kind, complete=complete, minor=minor, person_id=who,
        at=act.now,
    )  # fmt: skip
    rows = [{"count_id": made, "face": face, "many": many} for face, many in pieces]
    if rows:
        act.execute(insert(till_count_line), rows)
    return made


def newest_count(view: View, id_: TillSessionId, kind: CountKind) -> Row[Any] | None:
    """The latest count of a kind."""
    mine = select(till_count).where(till_count.c.session_id == id_, till_count.c.kind == kind)
    return view.row(mine.order_by(till_count.c.id.desc()).limit(1))


def pieces_of(view: View, count: int) -> Pieces:
    """What was counted, largest first."""
    lines = select(till_count_line.c.face, till_count_line.c.many)
    lines = lines.where(till_count_line.c.count_id == count)
    rows = view.rows(lines.order_by(till_count_line.c.face.desc()))
    return tuple((int(row.face), int(row.many)) for row in rows)


def add_handover(act: Act, values: Mapping[str, Any]) -> int:
    """Keeps who handed a drawer to whom."""
    return act.insert(till_handover, **values)


# -------------------------------------------------------------------------------------------- moves


def add_move(act: Act, values: Mapping[str, Any]) -> int:
    """Keeps a cash move."""
    return act.insert(cash_move, **values)


def moved(view: View, id_: TillSessionId) -> int:
    """What the moves of a session come to."""
    summed = select(func.coalesce(func.sum(cash_move.c.minor), 0))
    return int(view.execute(summed.where(cash_move.c.session_id == id_)).scalar_one())


def moves(view: View, id_: TillSessionId) -> Sequence[Row[Any]]:
    """The moves of a session with who made them, oldest first."""
    joined = cash_move.join(person, person.c.id == cash_move.c.person_id)
    columns = (
        cash_move.c.id, cash_move.c.kind, cash_move.c.minor, cash_move.c.reason, cash_move.c.bag,
        cash_move.c.rate, cash_move.c.tax, cash_move.c.at, person.c.name,
        cash_move.c.photo.is_not(None).label("photo"),
    )  # fmt: skip
    statement = select(*columns).select_from(joined).where(cash_move.c.session_id == id_)
    return view.rows(statement.order_by(cash_move.c.id))


def photo(view: View, move: int) -> bytes | None:
    """The photo that came with a move."""
    found = view.row(select(cash_move.c.photo).where(cash_move.c.id == move))
    return None if found is None or found.photo is None else bytes(found.photo)


# ------------------------------------------------------------------------------------------ reports


def add_report(act: Act, values: Mapping[str, Any]) -> TillReportId:
    """Keeps a report."""
    return TillReportId(act.insert(till_report, **values))


def report(view: View, id_: TillReportId) -> Row[Any] | None:
    """A report with who made it, and who has verified its session."""
    maker, verifier = person.alias("maker"), person.alias("verifier")
    joined = (
        till_report.join(till_session, till_session.c.id == till_report.c.session_id)
        .join(maker, maker.c.id == till_report.c.person_id)
        .outerjoin(verifier, verifier.c.id == till_session.c.verified_by)
    )
    columns = (
        till_report, maker.c.name.label("maker"), verifier.c.name.label("verifier"),
        till_session.c.verified_at,
    )  # fmt: skip
    return view.row(select(*columns).select_from(joined).where(till_report.c.id == id_))


def report_count(view: View, id_: TillSessionId) -> int:
    """How many mid-day reports a session has had."""
    mine = till_report.c.session_id == id_
    counted = select(func.count()).select_from(till_report).where(mine)
    return int(view.execute(counted).scalar_one())


def names(view: View, people: Iterable[PersonId]) -> dict[PersonId, str]:
    """The names of people."""
    wanted = sorted(set(people))
    rows = view.rows(select(person.c.id, person.c.name).where(person.c.id.in_(wanted)))
    return {PersonId(row.id): str(row.name) for row in rows}
