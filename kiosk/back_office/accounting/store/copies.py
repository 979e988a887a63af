"""Queries of papers that were printed again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, func, select

from kiosk.back_office.accounting.tables import paper_copy
from kiosk.core.ids import InvoiceId
from kiosk.database.acting import Act, View


def copies(view: View, paper: InvoiceId, since: datetime) -> tuple[int, int]:
    """How many copies of a paper there are, and how many since a moment."""
    late = func.coalesce(func.sum(case((paper_copy.c.at >= since, 1), else_=0)), 0)
    statement = select(func.count().label("many"), late.label("late"))
    row = view.rows(statement.where(paper_copy.c.invoice_id == paper))[0]
    return int(row.many), int(row.late)


def add_copy(act: Act, paper: InvoiceId, count: int, person: int | None) -> None:
    """One more."""
    act.insert(
        paper_copy, invoice_id=paper, count=count, person_id=person, station=act.station, at=act.now
    )
