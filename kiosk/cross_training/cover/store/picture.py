"""The house as it stands, in five statements however many people work in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select

from kiosk.cross_training.cover.store.authority import has_in_hand, unticked
from kiosk.cross_training.cover.tables import beside, cover_session, emergency
from kiosk.cross_training.training.tables import qualification
from kiosk.database.acting import View
from kiosk.database.types import Moment
from kiosk.records.staff.tables import absence, person, person_role, presence, same_person

_NOW = bindparam("now", type_=Moment())
_AWAY = (
    select(func.max(absence.c.until_at))
    .where(
        absence.c.person_id == person.c.id, absence.c.ended_at.is_(None),
        absence.c.from_at <= _NOW, absence.c.until_at > _NOW,
    )
    .correlate(person)
    .scalar_subquery()
)  # fmt: skip
_LATER = beside.alias("later")
_PEOPLE: Select[Any] = (
    select(
        person.c.id, person.c.name, person.c.role, person_role.c.role.label("own"),
        presence.c.state, presence.c.since, presence.c.station, _AWAY.label("away_until"),
        same_person.c.human_id,
    )
    .select_from(
        person.outerjoin(
            person_role, (person_role.c.person_id == person.c.id) & person_role.c.until.is_(None)
        )
        .outerjoin(presence, presence.c.person_id == person.c.id)
        .outerjoin(same_person, same_person.c.person_id == person.c.id)
    )
    .where(person.c.active.is_(True))
    .order_by(person.c.folded, person.c.id)
)  # fmt: skip
_HELD = select(qualification)
_COVERS = select(
    cover_session.c.id, cover_session.c.person_id, cover_session.c.role,
    cover_session.c.absent_id, cover_session.c.hard_end, cover_session.c.ending_at,
    unticked().label("unticked"), has_in_hand().label("in_hand"),
).where(cover_session.c.ended_at.is_(None)).order_by(cover_session.c.id)  # fmt: skip
_BESIDE = (
    select(beside)
    .outerjoin(
        _LATER,
        (_LATER.c.learner_id == beside.c.learner_id)
        & (_LATER.c.skill == beside.c.skill)
        & (_LATER.c.station == beside.c.station)
        & _LATER.c.used_at.is_(None)
        & (_LATER.c.id > beside.c.id),
    )
    .where(beside.c.used_at.is_(None), beside.c.until > _NOW, _LATER.c.id.is_(None))
    .order_by(beside.c.id)
)
_EMERGENCY = select(emergency.c.person_id, emergency.c.skill).where(
    emergency.c.ended_at.is_(None), emergency.c.until > _NOW
)


def people(view: View) -> Sequence[Row[Any]]:
    """Everybody who works here, a row for each role of their own."""
    return view.rows(_PEOPLE, {"now": view.now})


def held(view: View) -> Sequence[Row[Any]]:
    """Every qualification, in force or not."""
    return view.rows(_HELD)


def covers(view: View) -> Sequence[Row[Any]]:
    """Every live cover session, with how many money lines of its note are not ticked."""
    return view.rows(_COVERS)


def standing_beside(view: View) -> Sequence[Row[Any]]:
    """For each learner, skill and station the newest that is not used up, where it still counts."""
    return view.rows(_BESIDE, {"now": view.now})


def emergencies(view: View) -> Sequence[Row[Any]]:
    """Who has emergency access to which skill now."""
    return view.rows(_EMERGENCY, {"now": view.now})
