"""Every query of cover sessions and their handover notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, insert, select, update

from kiosk.core.ids import PersonId
from kiosk.core.task import Role
from kiosk.cross_training.cover.rules.sessions import Noted
from kiosk.cross_training.cover.rules.words import CoverReason, NoteKind
from kiosk.cross_training.cover.store.authority import has_in_hand, unticked
from kiosk.cross_training.cover.tables import cover_session, handover_line, handover_note
from kiosk.database.acting import Act, View
from kiosk.database.types import Moment
from kiosk.records.staff.rules import AbsenceKind, PresenceState
from kiosk.records.staff.tables import absence, badge, person, presence, proof, session

_ABSENT = person.alias("absent")
_SESSIONS: Select[Any] = select(
    cover_session,
    person.c.name,
    _ABSENT.c.name.label("absent_name"),
    unticked().label("unticked"),
    has_in_hand().label("in_hand"),
).select_from(
    cover_session.join(person, person.c.id == cover_session.c.person_id).outerjoin(
        _ABSENT, _ABSENT.c.id == cover_session.c.absent_id
    )
)


def sessions() -> Select[Any]:
    """Sessions with the names of both."""
    return _SESSIONS


def one(view: View, id: int) -> Row[Any] | None:  # noqa: A002 - a row's id
    """One session."""
    return view.row(_SESSIONS.where(cover_session.c.id == id))


def live_of(view: View, who: PersonId) -> Sequence[Row[Any]]:
    """The live sessions of a person, longest first."""
    fits = (cover_session.c.person_id == who) & cover_session.c.ended_at.is_(None)
    return view.rows(_SESSIONS.where(fits).order_by(cover_session.c.id))


def since(view: View, begun: datetime) -> Sequence[Row[Any]]:
    """Every session that is live or was begun or ended since, newest first."""
    fits = (
        cover_session.c.ended_at.is_(None)
        | (cover_session.c.started_at >= begun)
        | (cover_session.c.ended_at >= begun)
    )
    return view.rows(_SESSIONS.where(fits).order_by(cover_session.c.id.desc()))


_DUE = (
    select(cover_session.c.id)
    .where(
        cover_session.c.ended_at.is_(None),
        (
            (cover_session.c.hard_end <= bindparam("now", type_=Moment()))
            & cover_session.c.ending_at.is_(None)
        )
        | (cover_session.c.ending_at <= bindparam("over", type_=Moment()))
        | ((cover_session.c.ending_at < cover_session.c.hard_end) & ~has_in_hand()),
    )
    .order_by(cover_session.c.id)
)


def due(view: View, over: datetime) -> Sequence[int]:
    """Sessions past their hard end, not yet ending; those that have been ending since `over`; and those
    that were taken back and have nobody in hand any more."""
    return [row.id for row in view.rows(_DUE, {"now": view.now, "over": over})]


def add(
    act: Act, who: PersonId, role: Role, absent: PersonId | None, reason: CoverReason,
    warnings: Sequence[str], end: datetime,
) -> int:  # fmt: skip
    """Begins a session."""
    return act.insert(
        cover_session, person_id=who, role=role, absent_id=absent, reason=reason,
        station=act.station, warnings=list(warnings), started_at=act.now, hard_end=end, version=1,
    )  # fmt: skip


def change(act: Act, id: int, seen: int, **values: object) -> bool:  # noqa: A002 - a row's id
    """Changes a live session where its version still is `seen`."""
    fits = (
        (cover_session.c.id == id)
        & (cover_session.c.version == seen)
        & cover_session.c.ended_at.is_(None)
    )
    changed = update(cover_session).where(fits).values(**values, version=seen + 1)
    return act.execute(changed).rowcount == 1


def add_note(act: Act, id: int, kind: NoteKind, lines: Sequence[Noted]) -> int:  # noqa: A002
    """Keeps a note; OUT is accepted as it is written, for the role is taken with it."""
    taken = kind is NoteKind.OUT
    note = act.insert(
        handover_note, session_id=id, kind=kind, written_at=act.now,
        accepted_by=getattr(act.by, "id", None) if taken else None,
        accepted_at=act.now if taken else None, version=1,
    )  # fmt: skip
    rows = [
        {"note_id": note, "rank": rank, "kind": line.kind, "ref": line.ref,
         "facts": dict(line.facts), "money": line.money, "version": 1}
        for rank, line in enumerate(lines, 1)
    ]  # fmt: skip
    if rows:
        act.execute(insert(handover_line), rows)
    return note


def note(view: View, id: int, kind: NoteKind) -> Row[Any] | None:  # noqa: A002 - a row's id
    """A session's note."""
    fits = (handover_note.c.session_id == id) & (handover_note.c.kind == kind)
    return view.row(select(handover_note).where(fits))


def lines_of(view: View, id: int) -> Sequence[Row[Any]]:  # noqa: A002 - a row's id
    """The lines of both notes of a session, most urgent first, with the kind of their note."""
    joined = handover_line.join(handover_note, handover_note.c.id == handover_line.c.note_id)
    statement = select(handover_line, handover_note.c.kind.label("note_kind")).select_from(joined)
    statement = statement.where(handover_note.c.session_id == id)
    return view.rows(statement.order_by(handover_line.c.note_id, handover_line.c.rank))


def tick(act: Act, lines: Sequence[int], by: PersonId) -> None:
    """Ticks lines that nobody has ticked."""
    fits = handover_line.c.id.in_(lines) & handover_line.c.ticked_at.is_(None)
    values = {"ticked_by": by, "ticked_at": act.now}
    act.execute(
        update(handover_line).where(fits).values(**values, version=handover_line.c.version + 1)
    )


def accept(act: Act, note: int, seen: int, by: PersonId) -> None:
    """Every line is ticked: the note is accepted."""
    fits = (handover_note.c.id == note) & (handover_note.c.version == seen)
    values = {"accepted_by": by, "accepted_at": act.now, "version": seen + 1}
    act.execute(update(handover_note).where(fits).values(**values))


def short_absence(view: View, who: PersonId) -> bool:
    """Whether somebody is away for a lunch or a break: that is an hour."""
    live = select(absence.c.kind).where(
        absence.c.person_id == who, absence.c.ended_at.is_(None), absence.c.from_at <= view.now,
        absence.c.until_at > view.now,
    ).order_by(absence.c.until_at.desc()).limit(1)  # fmt: skip
    row = view.row(live)
    if row is not None:
        return row.kind in (AbsenceKind.LUNCH, AbsenceKind.BREAK)
    at = view.row(select(presence.c.state).where(presence.c.person_id == who))
    return at is not None and at.state is PresenceState.BREAK


def in_since(view: View, who: PersonId, begun: datetime) -> datetime | None:
    """When somebody came in since `begun`, or came back from an absence after that; None: not yet."""
    first: ColumnElement[Any] = select(func.min(session.c.since)).where(
        session.c.person_id == who, session.c.since >= begun
    ).scalar_subquery()  # fmt: skip
    back = select(
        func.max(func.coalesce(absence.c.ended_at, absence.c.until_at))
    ).where(
        absence.c.person_id == who, absence.c.from_at >= begun, absence.c.from_at <= view.now
    ).scalar_subquery()  # fmt: skip
    row = view.row(select(first.label("first"), back.label("back")))
    times = [] if row is None else [at for at in (row.first, row.back) if at is not None]
    return max(times, default=None)


def badge_shown(view: View, who: PersonId, station: str, since: datetime) -> bool:
    """Whether somebody who has a badge has shown it here since; true for who has none."""
    shown = select(proof.c.id).where(
        proof.c.person_id == who, proof.c.station == station, proof.c.badge_at >= since
    ).exists()  # fmt: skip
    has = select(badge.c.id).where(badge.c.person_id == who, badge.c.ended_at.is_(None)).exists()
    row = view.row(select(has.label("has"), shown.label("shown")))
    return row is None or not row.has or bool(row.shown)
