"""Queries of the till sessions that are not counted yet: what they took in cash is told to nobody."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, func, insert, select

from kiosk.back_office.accounting.tables import uncounted
from kiosk.database.acting import Act, View


def add(act: Act, session: int, day: date) -> None:
    """From now on the cash of this session is not told."""
    act.execute(insert(uncounted), {"session_id": session, "day": day})


def remove(act: Act, session: int) -> None:
    """From now on it may be told."""
    act.execute(delete(uncounted).where(uncounted.c.session_id == session))


def since(view: View) -> date | None:
    """The day on which the oldest of them was opened; None where all are counted."""
    found: date | None = view.execute(select(func.min(uncounted.c.day))).scalar_one()
    return found


def holds(view: View, session: int) -> bool:
    """Whether this session is not counted yet."""
    found = select(uncounted.c.session_id).where(uncounted.c.session_id == session)
    return view.row(found) is not None
