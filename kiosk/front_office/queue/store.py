"""Every query of the queue: visits, and cases on hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, literal, or_, select, text, update
from sqlalchemy.sql.dml import ReturningUpdate

from kiosk.core.ids import CaseId, VisitId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import LIVE, CaseKind, Reason, VisitState
from kiosk.front_office.queue.tables import held_case, visit
from kiosk.records.staff.tables import person

# Made once: to build one of these takes SQLAlchemy longer than the database needs to run it.
_ONE = select(visit).where(visit.c.id == bindparam("which"))
_NEWEST_ABOUT = (
    select(visit)
    .where(
        visit.c.reason == bindparam("why"),
        visit.c.about == bindparam("what"),
        visit.c.day == bindparam("on"),
    )
    .order_by(visit.c.id.desc())
    .limit(1)
)
_STEP = update(visit).where(visit.c.id == bindparam("which"), visit.c.version == bindparam("seen"))


def one(view: View, which: VisitId) -> Row[Any] | None:
    """One visit."""
    return view.row(_ONE, {"which": which})


def newest_about(view: View, reason: Reason, about: int, day: date) -> Row[Any] | None:
    """Today's newest visit for this, over or not."""
    return view.row(_NEWEST_ABOUT, {"why": reason, "what": about, "on": day})


def add(act: Act, **values: object) -> VisitId:
    """Adds a visit that begins now."""
    return VisitId(act.insert(visit, day=act.day, arrived_at=act.now, version=1, **values))


def step(
    act: Act, which: VisitId, version: int, state: VisitState, values: Mapping[str, object]
) -> bool:
    """Takes a visit to `state` where its version still is `version`."""
    known = {"which": which, "seen": version, "state": state, "version": version + 1}
    return act.execute(_STEP, {**known, **values}).rowcount == 1


def go(
    act: Act,
    which: VisitId,
    before: frozenset[VisitState],
    state: VisitState,
    values: Mapping[str, object],
) -> str | None:
    """Takes a visit that stands in one of `before` to `state`; gives its number, None if it does not."""
    row = act.execute(_going(before), {"which": which, "state": state, **values}).one_or_none()
    return None if row is None else str(row.number)


@cache
def _going(before: frozenset[VisitState]) -> ReturningUpdate[Any]:
    return (
        update(visit)
        .where(visit.c.id == bindparam("which"))
        .where(visit.c.state.in_([literal(each, visit.c.state.type) for each in sorted(before)]))
        .values(version=visit.c.version + 1)
        .returning(visit.c.number)
    )


def of_day(view: View, day: date) -> Sequence[Row[Any]]:
    """All visits that began on `day`, in order of arrival."""
    return view.rows(select(visit).where(visit.c.day == day).order_by(visit.c.id))


def live(view: View) -> Sequence[Row[Any]]:
    """Whoever came today and is still here, in order of arrival."""
    here = select(visit).where(visit.c.state.in_(sorted(LIVE)), visit.c.day == view.day)
    return view.rows(here.order_by(visit.c.id))


# ----------------------------------------------------------------------------------- cases on hold

_CHOOSING = text("SELECT pg_advisory_xact_lock(hashtext('held_case.word'))")


def _cases() -> Select[Any]:
    taker = person.alias("taker")
    joined = held_case.join(person, person.c.id == held_case.c.held_by).outerjoin(
        taker, taker.c.id == held_case.c.taken_by
    )
    names = person.c.name.label("held_name"), taker.c.name.label("taken_name")
    return select(held_case, *names).select_from(joined)


_OPEN = held_case.c.ended_at.is_(None)
_CASE = _cases().where(held_case.c.id == bindparam("which"))
_CASES = _cases().where(_OPEN).order_by(held_case.c.held_at, held_case.c.id)
_CASE_OF = _cases().where(
    _OPEN, held_case.c.kind == bindparam("sort"), held_case.c.about == bindparam("what")
)
_WORDS = select(held_case.c.word).where(or_(_OPEN, held_case.c.held_at >= bindparam("since")))
_CASE_STEP = update(held_case).where(
    and_(held_case.c.id == bindparam("which"), held_case.c.version == bindparam("seen"), _OPEN)
)


def choose_alone(act: Act) -> None:
    """Nobody else chooses a word until the commit; the embedded database has one writer."""
    if act.connection.dialect.name != "sqlite":
        act.execute(_CHOOSING)


def words_since(view: View, since: datetime) -> list[str]:
    """The words of every open case, and of those put on hold since then."""
    return [str(row.word) for row in view.rows(_WORDS, {"since": since})]


def case(view: View, which: CaseId) -> Row[Any] | None:
    """One case with who put it on hold and who has it."""
    return view.row(_CASE, {"which": which})


def case_of(view: View, kind: CaseKind, about: int) -> Row[Any] | None:
    """The open case about this."""
    return view.row(_CASE_OF, {"sort": kind, "what": about})


def cases(view: View) -> Sequence[Row[Any]]:
    """Every open case, the oldest first."""
    return view.rows(_CASES)


def add_case(act: Act, **values: object) -> CaseId:
    """Adds a case that is on hold from now on."""
    return CaseId(act.insert(held_case, held_at=act.now, version=1, **values))


def step_case(act: Act, which: CaseId, version: int, values: Mapping[str, object]) -> bool:
    """Changes an open case that still is at `version`; False: somebody was faster."""
    known = {"which": which, "seen": version, "version": version + 1}
    return act.execute(_CASE_STEP, {**known, **values}).rowcount == 1
