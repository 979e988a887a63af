"""What `verify` compares: every act of a person beside the cover, the colleague and the emergency it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from kiosk.cross_training.cover.tables import beside, cover_session, emergency
from kiosk.database.acting import View
from kiosk.records.audit.tables import audit
from kiosk.records.staff.tables import person_role

_ACTS = (
    select(
        audit.c.id, audit.c.at, audit.c.task, audit.c.person_id, audit.c.role, audit.c.cover_id,
        audit.c.supervisor_id, audit.c.evidence,
        cover_session.c.id.label("session"), cover_session.c.person_id.label("covers"),
        cover_session.c.role.label("covered"), cover_session.c.started_at, cover_session.c.ended_at,
        cover_session.c.hard_end,
    )
    .select_from(audit.outerjoin(cover_session, cover_session.c.id == audit.c.cover_id))
    .where(audit.c.person_id.is_not(None))
    .order_by(audit.c.id)
)  # fmt: skip


def acts(view: View) -> Sequence[Row[Any]]:
    """Every act of a person, with the cover session that it names."""
    return view.rows(_ACTS)


def own_roles(view: View) -> Sequence[Row[Any]]:
    """Every role that was ever somebody's own."""
    columns = (
        person_role.c.person_id,
        person_role.c.role,
        person_role.c.since,
        person_role.c.until,
    )
    return view.rows(select(*columns))


def beside_rows(view: View) -> Sequence[Row[Any]]:
    """Everybody who has ever stood beside somebody."""
    return view.rows(select(beside))


def emergency_rows(view: View) -> Sequence[Row[Any]]:
    """Every emergency access there was."""
    return view.rows(select(emergency))
