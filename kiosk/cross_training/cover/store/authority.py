"""The one question that the authority asks inside every act: the person, the level, the role, who is beside."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, Table, bindparam, func, select

from kiosk.cross_training.cover.rules.words import NoteKind
from kiosk.cross_training.cover.tables import (
    beside,
    cover_session,
    emergency,
    handover_line,
    handover_note,
)
from kiosk.cross_training.training.tables import qualification
from kiosk.database.acting import Act, View
from kiosk.database.types import Moment
from kiosk.front_office.queue.rules import Reason, VisitState
from kiosk.front_office.queue.tables import visit
from kiosk.records.audit.tables import audit
from kiosk.records.staff.tables import person, person_role, same_person


def rights() -> Select[Any]:
    """At most one row for the bound ``person``, ``skill``, ``role`` and ``station``."""
    other, theirs, held = person.alias("other"), qualification.alias("theirs"), qualification
    skill: BindParameter[str] = bindparam("skill")
    role: BindParameter[str] = bindparam("role")
    joined = (
        person.outerjoin(held, (held.c.person_id == person.c.id) & (held.c.skill == skill))
        .outerjoin(
            person_role,
            (person_role.c.person_id == person.c.id)
            & (person_role.c.role == role)
            & person_role.c.until.is_(None),
        )
        .outerjoin(
            cover_session,
            (cover_session.c.person_id == person.c.id)
            & (cover_session.c.role == role)
            & cover_session.c.ended_at.is_(None),
        )
        .outerjoin(beside, beside.c.id == _newest_beside(skill))
        .outerjoin(other, other.c.id == beside.c.supervisor_id)
        .outerjoin(theirs, (theirs.c.person_id == other.c.id) & (theirs.c.skill == skill))
    )
    columns: list[ColumnElement[Any]] = [
        person.c.id, person.c.active, *_held("", held),
        person_role.c.id.label("own_role"),
        cover_session.c.id.label("cover"),
        cover_session.c.hard_end.label("cover_end"),
        cover_session.c.ending_at.label("cover_ending"),
        unticked().label("cover_unticked"),
        beside.c.id.label("beside_row"), beside.c.version.label("beside_version"),
        beside.c.by_pin.label("beside_by_pin"), beside.c.until.label("beside_until"),
        other.c.id.label("beside_id"), other.c.active.label("beside_active"),
        *_held("beside_", theirs),
        _human(person.c.id).label("human"), _human(other.c.id).label("beside_human"),
        _emergency(skill).label("emergency_until"),
    ]  # fmt: skip
    return select(*columns).select_from(joined).where(person.c.id == bindparam("person"))


def _newest_beside(skill: BindParameter[str]) -> Any:  # noqa: ANN401 - a scalar subquery
    at: BindParameter[str] = bindparam("station")
    return (
        select(func.max(beside.c.id))
        .where(
            beside.c.learner_id == person.c.id, beside.c.skill == skill, beside.c.station == at,
            beside.c.used_at.is_(None),
        )
        .correlate(person)
        .scalar_subquery()
    )  # fmt: skip


def unticked() -> Any:  # noqa: ANN401 - a scalar subquery
    """Money lines of the note with which the role was taken that nobody has ticked."""
    return (
        select(func.count())
        .select_from(
            handover_line.join(handover_note, handover_note.c.id == handover_line.c.note_id)
        )
        .where(
            handover_note.c.session_id == cover_session.c.id,
            handover_note.c.kind == NoteKind.OUT,
            handover_line.c.money.is_(True),
            handover_line.c.ticked_at.is_(None),
        )
        .correlate(cover_session)
        .scalar_subquery()
    )


def _human(of: ColumnElement[Any]) -> Any:  # noqa: ANN401 - a scalar subquery
    found = select(same_person.c.human_id).where(same_person.c.person_id == of)
    return func.coalesce(found.scalar_subquery(), of)


def _emergency(skill: BindParameter[str]) -> Any:  # noqa: ANN401 - a scalar subquery
    latest = select(func.max(emergency.c.until)).where(
        emergency.c.person_id == person.c.id, emergency.c.skill == skill,
        emergency.c.ended_at.is_(None),
    )  # fmt: skip
    return latest.correlate(person).scalar_subquery()


def _held(prefix: str, row: Any) -> list[Any]:  # noqa: ANN401 - a table or its alias
    names = ("level", "from_day", "until_day", "suspended_from", "suspended_until", "revoked_at")
    return [row.c[name].label(f"{prefix}{name}") for name in names]


_COMBINED = (
    select(audit.c.id)
    .outerjoin(same_person, same_person.c.person_id == audit.c.person_id)
    .where(
        audit.c.about == bindparam("about"),
        audit.c.task.in_(bindparam("tasks", expanding=True)),
        func.coalesce(same_person.c.human_id, audit.c.person_id) == bindparam("human"),
    )
    .limit(1)
)
_BEGUN = (
    select(audit.c.id)
    .where(
        audit.c.about == bindparam("about"), audit.c.cover_id == bindparam("cover"),
        audit.c.task.in_(bindparam("tasks", expanding=True)),
        audit.c.at <= bindparam("until", type_=Moment()),
    )
    .limit(1)
)  # fmt: skip
_SERVED = (
    select(visit.c.about)
    .where(
        visit.c.state == VisitState.IN_SERVICE, visit.c.reason == Reason.COLLECTION,
        visit.c.served_by == bindparam("person"),
        visit.c.served_at <= bindparam("until", type_=Moment()),
    )
)  # fmt: skip
_USED: Table = beside


def combined(act: Act, human: int, tasks: frozenset[str]) -> bool:
    """Whether this human being has done one of `tasks` on the object that `act` is about, ever."""
    asked = {"about": act.about, "tasks": sorted(tasks), "human": human}
    return act.row(_COMBINED, asked) is not None


def begun(act: Act, cover: int, tasks: frozenset[str], until: datetime) -> bool:
    """Whether the cover had done one of `tasks` on this object by its end."""
    asked = {"about": act.about, "cover": cover, "tasks": sorted(tasks), "until": until}
    return act.row(_BEGUN, asked) is not None


def served(view: View, who: int, until: datetime) -> frozenset[int]:
    """The pick-ups of whom somebody serves now and had begun to serve by `until`."""
    return frozenset(row.about for row in view.rows(_SERVED, {"person": who, "until": until}))


def has_in_hand() -> Any:  # noqa: ANN401 - a scalar expression
    """Whether whoever covers still serves somebody whom she had begun to serve by the session's end."""
    serves = select(visit.c.id).where(
        visit.c.state == VisitState.IN_SERVICE, visit.c.reason == Reason.COLLECTION,
        visit.c.served_by == cover_session.c.person_id,
        visit.c.served_at <= cover_session.c.hard_end,
        cover_session.c.ending_at.is_(None) | (visit.c.served_at <= cover_session.c.ending_at),
    )  # fmt: skip
    return serves.correlate(cover_session).exists()


def use_beside(act: Act, row: int, version: int) -> bool:
    """A PIN beside a learner counts for one act: this one."""
    used = (
        _USED.update()
        .where(_USED.c.id == row, _USED.c.version == version, _USED.c.used_at.is_(None))
        .values(used_at=act.now, version=version + 1)
    )
    return act.execute(used).rowcount == 1
