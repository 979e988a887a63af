"""Cover's verbs: the authority that every act asks inside its own transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select

from kiosk.core.by import Customer, Owner, Person, System
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Actor
from kiosk.cross_training.cover import rules, store
from kiosk.cross_training.training.rules import Held
from kiosk.database.acting import Act, Values

_KINDS = {Person: Actor.PERSON, Customer: Actor.CUSTOMER, System: Actor.SYSTEM, Owner: Actor.OWNER}


class Qualified:
    """The authority that `business.open` hands to every act: rights follow from qualifications alone."""

    def question(self) -> Select[Any]:
        """See `database.acting.Authority`."""
        return store.rights()

    def judge(self, act: Act, row: Values | None) -> None:
        """Raises `Refused` unless `act.by` may do `act.task` on this business day and at this second."""
        by, task = act.by, act.task
        if _KINDS[type(by)] not in task.actors:
            raise Refused(ActRefusal.WRONG_ACTOR, task=task.id)
        if not isinstance(by, Person):
            return
        if row is None or not row["active"]:
            raise Refused(ActRefusal.NOT_ACTIVE)
        beside = None
        if by.supervisor is not None and by.supervisor != by.id and row["beside_active"]:
            beside = _held(row, "beside_")
        refused = rules.why_not(task.value, _held(row, ""), beside, act.day, act.now)
        if refused is not None:
            raise Refused(refused, task=task.id, skill=str(task.skill))


def _held(row: Values, prefix: str) -> Held | None:
    if row[f"{prefix}level"] is None:
        return None
    return Held(
        row[f"{prefix}level"],
        row[f"{prefix}from_day"],
        row[f"{prefix}until_day"],
        row[f"{prefix}suspended_from"],
        row[f"{prefix}suspended_until"],
        row[f"{prefix}revoked_at"],
    )
