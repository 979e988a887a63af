"""Queries of papers that were printed again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, case, func, select

from kiosk.back_office.accounting.tables import paper_copy
from kiosk.core.ids import InvoiceId
from kiosk.database.acting import Act, View


def copies(view: View, paper: InvoiceId, since: datetime) -> tuple[int, int]:
    """How many copies of a paper there are, and how many since a moment."""
    late = func.coalesce(func.sum(case((paper_copy.c.at >= since, 1), else_=0)), 0)
    statement = select(func.count().label("many"), late.label("late"))
    row = view.rows(statement.where(paper_copy.c.invoice_id == paper))[0]
    return int(row.many), int(row.late)


def wrong(view: View) -> Sequence[Row[Any]]:
    """Papers whose copies are not counted 1, 2, 3 and so on."""
    count = paper_copy.c.count
    many, most = func.count().label("many"), func.max(count).label("most")
    statement = select(paper_copy.c.invoice_id, many, most).group_by(paper_copy.c.invoice_id)
    return view.rows(statement.having((func.count() != func.max(count)) | (func.min(count) != 1)))


def add_copy(act: Act, paper: InvoiceId, count: int, person: int | None) -> None:
    """One more."""
    act.insert(
        paper_copy, invoice_id=paper, count=count, person_id=person, station=act.station, at=act.now
    )
