"""Every query of looking through a cover afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update

from kiosk.core.ids import PersonId
from kiosk.core.task import Task
from kiosk.cross_training.cover.rules.words import LineKind, NoteKind
from kiosk.cross_training.cover.store.sessions import sessions
from kiosk.cross_training.cover.tables import cover_session, handover_line, handover_note
from kiosk.database.acting import Act, View
from kiosk.records.audit.tables import audit


def closed_since(view: View, begun: datetime, most: int) -> Sequence[Row[Any]]:
    """Covers that have ended since, newest first; those that nobody has looked through before the others."""
    fits = cover_session.c.ended_at >= begun
    ordered = sessions().where(fits).order_by(
        cover_session.c.reviewed_at.is_not(None), cover_session.c.id.desc()
    )  # fmt: skip
    return view.rows(ordered.limit(most))


def did(view: View, covers: Sequence[int]) -> Sequence[Row[Any]]:
    """What was done under each of `covers`, counted by task, most often first."""
    many = func.count().label("many")
    chosen = select(audit.c.cover_id, audit.c.task, many).where(audit.c.cover_id.in_(covers))
    grouped = chosen.group_by(audit.c.cover_id, audit.c.task)
    return view.rows(grouped.order_by(audit.c.cover_id, many.desc(), audit.c.task))


def words_of(view: View, covers: Sequence[int]) -> dict[int, str]:
    """What was said by whoever looked through each of `covers`."""
    joined = handover_line.join(handover_note, handover_note.c.id == handover_line.c.note_id)
    chosen = select(handover_note.c.session_id, handover_line.c.facts).select_from(joined)
    rows = view.rows(
        chosen.where(
            handover_note.c.session_id.in_(covers), handover_note.c.kind == NoteKind.BACK,
            handover_line.c.kind == LineKind.DONE,
        )
    )  # fmt: skip
    return {
        row.session_id: str(row.facts.get("word", ""))
        for row in rows
        if row.facts.get("task") == Task.COVER_REVIEW.id
    }


def look_through(act: Act, cover: int, seen: int, by: PersonId) -> bool:
    """Writes down who has looked through a cover that has ended, once."""
    fits = (
        (cover_session.c.id == cover)
        & (cover_session.c.version == seen)
        & cover_session.c.ended_at.is_not(None)
        & cover_session.c.reviewed_at.is_(None)
    )
    values = {"reviewed_by": by, "reviewed_at": act.now, "version": seen + 1}
    return act.execute(update(cover_session).where(fits).values(**values)).rowcount == 1


def add_word(act: Act, cover: int, by: PersonId, facts: dict[str, str | int]) -> None:
    """The word stands last in the note with which the role was handed back; it needs no tick."""
    note = act.row(
        select(handover_note.c.id).where(
            handover_note.c.session_id == cover, handover_note.c.kind == NoteKind.BACK
        )
    )
    if note is None:
        id_ = act.insert(
            handover_note, session_id=cover, kind=NoteKind.BACK, written_at=act.now,
            accepted_by=by, accepted_at=act.now, version=1,
        )  # fmt: skip
    else:
        id_ = note.id
    last = act.row(
        select(func.max(handover_line.c.rank).label("rank")).where(handover_line.c.note_id == id_)
    )
    rank = 1 + (last.rank or 0 if last is not None else 0)
    act.insert(
        handover_line, note_id=id_, rank=rank, kind=LineKind.DONE, facts=facts, money=False,
        ticked_by=by, ticked_at=act.now, version=1,
    )  # fmt: skip
