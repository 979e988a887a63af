"""Queries of papers that were printed again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, func, select

from kiosk.back_office.accounting.tables import paper_copy
from kiosk.core.ids import InvoiceId
from kiosk.database.acting import Act, View


def copies(view: View, paper: InvoiceId, since: datetime) -> tuple[int, int]:
    """How many copies of a paper there are, and how many since a moment."""
    lately = func.coalesce(func.sum(case((paper_copy.c.at >= since, 1), else_=0)), 0)
    statement = select(func.count(), lately).where(paper_copy.c.invoice_id == paper)
    row = view.execute(statement).one()
    return int(row[0]), int(row[1])


def add_copy(act: Act, paper: InvoiceId, count: int, person: int | None) -> None:
    """One more."""
    act.insert(
        paper_copy, invoice_id=paper, count=count, person_id=person, station=act.station, at=act.now
    )
