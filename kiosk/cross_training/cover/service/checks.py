"""What `verify covers` re-derives: every act in a role had that role, a live cover, or an emergency behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from kiosk.core.fault import Check, Fault
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover.rules.words import FINISHING
from kiosk.cross_training.cover.store import checks as store
from kiosk.database.acting import View

_TASKS = {task.id: task for task in Task}


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the acts are held against."""

    own: dict[tuple[int, Role], Row[Any]]
    beside: dict[tuple[int, int, Skill], list[Row[Any]]]
    emergency: dict[tuple[int, Skill], list[Row[Any]]]


def verify_covers(view: View) -> Check:
    """Holds every act of a person against roles, cover sessions, who stood beside, and emergencies.

    An act of before there were roles names its person's main role; it is held against nothing.
    """
    kept = _kept(view)
    faults: list[Fault] = []
    rows = store.acts(view)
    for row in rows:
        task = _TASKS.get(row.task)
        if task is not None:
            faults += _faults(kept, row, task)
    return Check("covers", len(rows), tuple(faults))


def _kept(view: View) -> _Kept:
    kept = _Kept({}, {}, {})
    for row in store.own_roles(view):
        kept.own[(row.person_id, row.role)] = row
    for row in store.beside_rows(view):
        key = (row.supervisor_id, row.learner_id, row.skill)
        kept.beside.setdefault(key, []).append(row)
    for row in store.emergency_rows(view):
        kept.emergency.setdefault((row.person_id, row.skill), []).append(row)
    return kept


def _faults(kept: _Kept, row: Row[Any], task: Task) -> Iterator[Fault]:
    if row.cover_id is not None and not _covered(row, task):
        yield Fault("audit", row.id, "cover_id", "a live cover session", str(row.cover_id))
    if row.supervisor_id is not None and not _helped(kept, row, task):
        yield Fault("audit", row.id, "supervisor_id", "beside", str(row.supervisor_id))
    if row.evidence.get("emergency"):
        if not _in_emergency(kept, row, task):
            yield Fault("audit", row.id, "evidence", "an emergency access", "emergency")
    elif task.value.bound and row.cover_id is None and row.role == task.role:
        own = kept.own.get((row.person_id, task.role))
        if own is None or not _within(row.at, own.since, own.until):
            yield Fault("audit", row.id, "role", "a role of their own", str(row.role))


def _covered(row: Row[Any], task: Task) -> bool:
    return (
        row.session is not None
        and (row.covers, row.covered) == (row.person_id, task.role)
        and _within(row.at, row.started_at, row.ended_at)
        and row.at < row.hard_end + FINISHING
    )


def _helped(kept: _Kept, row: Row[Any], task: Task) -> bool:
    stood = kept.beside.get((row.supervisor_id, row.person_id, task.skill), ())
    return any(each.at <= row.at < each.until for each in stood)


def _in_emergency(kept: _Kept, row: Row[Any], task: Task) -> bool:
    opened = kept.emergency.get((row.person_id, task.skill), ())
    return task.value.emergency and any(
        each.started_at <= row.at < each.until and _within(row.at, each.started_at, each.ended_at)
        for each in opened
    )


def _within(at: Any, begun: Any, ended: Any) -> bool:  # noqa: ANN401 - moments
    return bool(begun <= at and (ended is None or at <= ended))
