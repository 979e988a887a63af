"""Every query for cases on hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, or_, select, text, update

from kiosk.core.ids import CaseId, PersonId, VisitId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import Case, CaseKind
from kiosk.front_office.queue.tables import held_case
from kiosk.records.staff.tables import person

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


def one(view: View, which: CaseId) -> Row[Any] | None:
    """One case with who put it on hold and who has it."""
    return view.row(_CASE, {"which": which})


def about(view: View, kind: CaseKind, what: int) -> Row[Any] | None:
    """The open case about this."""
    return view.row(_CASE_OF, {"sort": kind, "what": what})


def open_ones(view: View) -> Sequence[Row[Any]]:
    """Every open case, the oldest first."""
    return view.rows(_CASES)


def add(act: Act, **values: object) -> CaseId:
    """Adds a case that is on hold from now on."""
    return CaseId(act.insert(held_case, held_at=act.now, version=1, **values))


def step(act: Act, which: CaseId, version: int, values: Mapping[str, object]) -> bool:
    """Changes an open case that still is at `version`; False: somebody was faster."""
    known = {"which": which, "seen": version, "version": version + 1}
    return act.execute(_CASE_STEP, {**known, **values}).rowcount == 1


def read(row: Row[Any]) -> Case:
    """A case as its row says."""
    return Case(
        CaseId(row.id), row.word, row.kind, row.about,
        None if row.visit_id is None else VisitId(row.visit_id), row.reason,
        PersonId(row.held_by), row.held_name, row.held_at, row.held_station,
        None if row.taken_by is None else PersonId(row.taken_by), row.taken_name or "",
        row.taken_at, row.ended_at, row.version,
    )  # fmt: skip
