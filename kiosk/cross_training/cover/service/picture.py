"""The house as it stands, for the resolver: read in five statements, whoever asks."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Role, Skill
from kiosk.cross_training.cover.rules import house as rules
from kiosk.cross_training.cover.rules.house import Colleague, Covering, House, Standby
from kiosk.cross_training.cover.store import picture as store
from kiosk.cross_training.training import rules as training
from kiosk.cross_training.training.rules import Held, Level
from kiosk.database.acting import View
from kiosk.records.staff import service as staff


def house(view: View) -> House:
    """Who works here, what each may do now, in which roles they act, and who stands beside whom."""
    rows = store.people(view)
    roles: dict[PersonId, set[Role]] = {}
    for row in rows:
        roles.setdefault(PersonId(row.id), set()).update([row.own] if row.own is not None else [])
    levels, ended = _levels(view)
    covers: dict[PersonId, list[Covering]] = {}
    for row in store.covers(view):
        covers.setdefault(PersonId(row.person_id), []).append(_covering(row))
    open_to: dict[PersonId, set[Skill]] = {}
    for row in store.emergencies(view):
        open_to.setdefault(PersonId(row.person_id), set()).add(row.skill)
    people = tuple(
        Colleague(
            who, row.name, row.role, frozenset(roles[who]), levels.get(who, {}),
            frozenset(ended.get(who, ())), staff.state_on(view, state=row.state, since=row.since), row.station or "",
            row.away_until, tuple(covers.get(who, ())), frozenset(open_to.get(who, ())),
            None if row.human_id is None else PersonId(row.human_id),
        )
        for who, row in {PersonId(row.id): row for row in rows}.items()
    )  # fmt: skip
    return rules.house(view.now, people, _beside(view))


Levels = dict[PersonId, dict[Skill, Level]]


def _levels(view: View) -> tuple[Levels, dict[PersonId, set[Skill]]]:
    """What is in force now, and what has ended and counts with somebody beside."""
    levels: Levels = {}
    ended: dict[PersonId, set[Skill]] = {}
    day = view.day
    for row in store.held(view):
        who, held = PersonId(row.person_id), _held(row)
        refused = training.why_not(held, day, view.now)
        if refused is None:
            levels.setdefault(who, {})[row.skill] = row.level
        elif refused is ActRefusal.EXPIRED:
            ended.setdefault(who, set()).add(row.skill)
    return levels, ended


def _held(row: Row[Any]) -> Held:
    return Held(
        row.level, row.from_day, row.until_day, row.suspended_from, row.suspended_until,
        row.revoked_at,
    )  # fmt: skip


def _covering(row: Row[Any]) -> Covering:
    absent = None if row.absent_id is None else PersonId(row.absent_id)
    return Covering(
        row.id, row.role, absent, row.hard_end, row.ending_at is not None, bool(row.unticked),
        bool(row.in_hand),
    )  # fmt: skip


def _beside(view: View) -> tuple[Standby, ...]:
    return tuple(
        Standby(
            PersonId(row.supervisor_id), PersonId(row.learner_id), row.skill, row.station,
            row.by_pin, row.until,
        )
        for row in store.standing_beside(view)
    )  # fmt: skip
