"""The one read that opens every act: the time, the known answer, the chain's head, the rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy import literal as literal_of
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.selectable import FromClause, Join

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
    one: FromClause = select(literal_of(1).label("one")).subquery("one_row")
    known = command.c.key == bindparam("key")
    source: FromClause = one.outerjoin(command, known)
    source, head = _joined(source, desk.recorder.head())
    source, rights = _joined(source, desk.authority.question())
    columns: list[ColumnElement[Any]] = [
        desk.clock.expression().label("clock_now"),
        command.c.body.label("known_body"),
        command.c.answer.label("known_answer"),
        *(column.label(f"head_{column.name}") for column in head),
        *(column.label(f"auth_{column.name}") for column in rights),
    ]
    return select(*columns).select_from(source)


def _joined(source: FromClause, asked: Select[Any]) -> tuple[FromClause, list[Any]]:
    """`source` with the tables of `asked` joined beside it, left joins only, and the columns of `asked`.

    As a subquery each would be written down row by row before it is joined: ten times the work.
    """
    found: FromClause = asked.get_final_froms()[0]
    joins: list[Join] = []
    while isinstance(found, Join):
        joins.append(found)
        found = found.left
    source = source.outerjoin(found, asked.whereclause)
    for each in reversed(joins):
        source = source.outerjoin(each.right, each.onclause)
    return source, list(asked.selected_columns)
