"""The one read that opens every act: the time, the known answer, the chain's head, the rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy import literal as literal_of
from sqlalchemy.sql import ColumnElement, true
from sqlalchemy.sql.selectable import FromClause

from kiosk.core.by import By
from kiosk.core.task import Task
from kiosk.database.tables import command

if TYPE_CHECKING:
    from kiosk.database.acting import Desk, Request


def values(request: Request, task: Task) -> dict[str, Any]:
    """What `statement` asks about for this request."""
    asked = about(request.by, task, request.station)
    return {"key": request.key, "chain": request.station, **asked}


def about(by: By, task: Task, station: str) -> dict[str, Any]:
    """What the authority's question asks about `by` and `task` at `station`."""
    person = getattr(by, "id", None)
    return {
        "person": person, "skill": str(task.skill), "role": str(task.role), "station": station,
    }  # fmt: skip


_known: dict[tuple[type, type, type], Select[Any]] = {}


def statement(desk: Desk) -> Select[Any]:
    """The one read that opens every act: the time, the known answer, the chain's head, the rights."""
    kinds = (type(desk.authority), type(desk.recorder), type(desk.clock))
    if kinds not in _known:
        _known[kinds] = _made(desk)
    return _known[kinds]


def _made(desk: Desk) -> Select[Any]:
    known = select(command.c.body, command.c.answer).where(command.c.key == bindparam("key"))
    known_row = known.subquery("known")
    head = desk.recorder.head().subquery("head")
    rights = desk.authority.question().subquery("rights")
    one: FromClause = select(literal_of(1).label("one")).subquery("one_row")
    source = one.outerjoin(known_row, true()).outerjoin(head, true()).outerjoin(rights, true())
    columns: list[ColumnElement[Any]] = [
        desk.clock.expression().label("clock_now"),
        known_row.c.body.label("known_body"),
        known_row.c.answer.label("known_answer"),
        head.c.seq.label("head_seq"),
        head.c.hash.label("head_hash"),
        *(column.label(f"auth_{column.name}") for column in rights.columns),
    ]
    return select(*columns).select_from(source)
