"""Every query of who stands beside whom and of emergency access."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select, update

from kiosk.core.ids import PersonId
from kiosk.core.task import Skill
from kiosk.cross_training.cover.tables import beside, emergency
from kiosk.database.acting import Act, View
from kiosk.records.audit.tables import audit
from kiosk.records.staff.tables import person, same_person

_REVIEWER = person.alias("reviewer")
_EMERGENCIES: Select[Any] = select(
    emergency, person.c.name, _REVIEWER.c.name.label("reviewer_name")
).select_from(
    emergency.join(person, person.c.id == emergency.c.person_id).outerjoin(
        _REVIEWER, _REVIEWER.c.id == emergency.c.reviewed_by
    )
)


def stand(
    act: Act,
    supervisor: PersonId,
    learner: PersonId,
    skill: Skill,
    *,
    by_pin: bool,
    until: datetime,
) -> int:
    """Writes down who has proved that she stands beside."""
    return act.insert(
        beside, supervisor_id=supervisor, learner_id=learner, skill=skill, station=act.station,
        by_pin=by_pin, at=act.now, until=until, version=1,
    )  # fmt: skip


def humans(view: View, people: Sequence[PersonId]) -> set[int]:
    """The human beings whose accounts `people` are."""
    human = func.coalesce(same_person.c.human_id, person.c.id).label("human")
    joined = person.outerjoin(same_person, same_person.c.person_id == person.c.id)
    rows = view.rows(select(human).select_from(joined).where(person.c.id.in_(people)))
    return {int(row.human) for row in rows}


def add_emergency(act: Act, who: PersonId, skill: Skill, reason: str, until: datetime) -> int:
    """Opens emergency access."""
    return act.insert(
        emergency, person_id=who, skill=skill, reason=reason, station=act.station,
        started_at=act.now, until=until, finding="", version=1,
    )  # fmt: skip


def emergency_by_id(view: View, id: int) -> Row[Any] | None:  # noqa: A002 - a row's id
    """One emergency access."""
    return view.row(_EMERGENCIES.where(emergency.c.id == id))


def emergencies_since(view: View, begun: datetime) -> Sequence[Row[Any]]:
    """Every one that nobody has reviewed, and those that were begun since; newest first."""
    fits = emergency.c.reviewed_at.is_(None) | (emergency.c.started_at >= begun)
    return view.rows(_EMERGENCIES.where(fits).order_by(emergency.c.id.desc()))


def done_in(view: View, who: int, begun: datetime, until: datetime) -> Sequence[Row[Any]]:
    """What somebody did between two moments, in order, with what stands in its record."""
    chosen = select(audit.c.task, audit.c.at, audit.c.evidence).where(
        audit.c.person_id == who, audit.c.at >= begun, audit.c.at <= until
    )
    return view.rows(chosen.order_by(audit.c.at, audit.c.id))


def unreviewed(view: View, human: int, before: datetime) -> bool:
    """Whether one of this human being's accesses, begun by `before`, has never been reviewed."""
    joined = emergency.outerjoin(same_person, same_person.c.person_id == emergency.c.person_id)
    theirs = func.coalesce(same_person.c.human_id, emergency.c.person_id) == human
    open_still = emergency.c.reviewed_at.is_(None) & (emergency.c.started_at <= before)
    one = select(emergency.c.id).select_from(joined).where(theirs & open_still).limit(1)
    return view.row(one) is not None


def change_emergency(act: Act, id: int, seen: int, **values: object) -> bool:  # noqa: A002
    """Changes one where its version still is `seen`."""
    fits = (emergency.c.id == id) & (emergency.c.version == seen)
    changed = update(emergency).where(fits).values(**values, version=seen + 1)
    return act.execute(changed).rowcount == 1
