"""The one question that the authority asks inside every act: the person, the level, the supervisor."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select

from kiosk.cross_training.training.tables import qualification
from kiosk.records.staff.tables import person


def rights() -> Select[Any]:
    """At most one row for the bound ``person``, ``skill`` and ``supervisor``."""
    beside, theirs = person.alias("beside"), qualification.alias("theirs")
    held = qualification
    skill: BindParameter[str] = bindparam("skill")
    joined = (
        person.outerjoin(held, (held.c.person_id == person.c.id) & (held.c.skill == skill))
        .outerjoin(beside, beside.c.id == bindparam("supervisor"))
        .outerjoin(theirs, (theirs.c.person_id == beside.c.id) & (theirs.c.skill == skill))
    )
    columns = [person.c.id, person.c.active, *_held("", held)]
    columns += [beside.c.active.label("beside_active"), *_held("beside_", theirs)]
    return select(*columns).select_from(joined).where(person.c.id == bindparam("person"))


def _held(prefix: str, row: Any) -> list[Any]:  # noqa: ANN401 - a table or its alias
    names = ("level", "from_day", "until_day", "suspended_from", "suspended_until", "revoked_at")
    return [row.c[name].label(f"{prefix}{name}") for name in names]
