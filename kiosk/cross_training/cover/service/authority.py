"""The authority that every act asks inside its own transaction: who may, in which role, covering, beside whom."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select

from kiosk.core.by import Customer, Owner, Person, System
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Actor, Task
from kiosk.cross_training.cover.rules import authority as rules
from kiosk.cross_training.cover.rules.authority import Beside, Footing, Standing
from kiosk.cross_training.cover.rules.finishing import FINISHES, of_one_thing
from kiosk.cross_training.cover.rules.words import FINISHING
from kiosk.cross_training.cover.store import authority as store
from kiosk.cross_training.training.rules import Held
from kiosk.database.acting import Act, Values

_KINDS = {Person: Actor.PERSON, Customer: Actor.CUSTOMER, System: Actor.SYSTEM, Owner: Actor.OWNER}


def _both_ways() -> dict[Task, frozenset[str]]:
    """Whoever has verified a thing does not close it after all."""
    apart = {task.id: set(task.value.apart_from) for task in Task}
    for task in Task:
        for other in task.value.apart_from:
            apart[other].add(task.id)
    return {task: frozenset(apart[task.id]) for task in Task}


_APART = _both_ways()


InHand = Callable[[Act, AbstractSet[int]], bool]


def _nothing_else(_act: Act, _served: AbstractSet[int]) -> bool:
    return False


class Qualified:
    """The authority that `business.open` hands to every act: deny by default.

    `in_hand` says whether what an act is about (an order, a payment) belongs to one of these pick-ups. It
    is asked only where a cover has ended, for the customers whom she serves still.
    """

    def __init__(self, in_hand: InHand = _nothing_else) -> None:
        self._in_hand = in_hand

    def question(self) -> Select[Any]:
        """See `database.acting.Authority`."""
        return store.rights()

    def judge(self, act: Act, row: Values | None) -> None:
        """See `database.acting.Authority`."""
        by, task = act.by, act.task
        if _KINDS[type(by)] not in task.actors:
            raise Refused(ActRefusal.WRONG_ACTOR, task=task.id)
        if not isinstance(by, Person):
            return
        if row is None or not row["active"]:
            raise Refused(ActRefusal.NOT_ACTIVE)
        said = rules.judge(task.value, _standing(row), act.day, act.now, by_pin=task.by_pin)
        if isinstance(said, ActRefusal):
            raise Refused(said, task=task.id, skill=str(task.skill), role=str(task.role))
        _apart(act, row)
        act.by = replace(by, cover=None, supervisor=None)
        if task.value.bound and said is not Footing.EMERGENCY:
            _in_role(act, row, self._in_hand)
        _on_footing(act, row, said)


def _standing(row: Values) -> Standing:
    beside = None
    if row["beside_id"] is not None:
        beside = Beside(
            _held(row, "beside_"), row["beside_active"], row["beside_by_pin"], row["beside_until"],
            row["beside_human"] == row["human"],
        )  # fmt: skip
    in_role = row["own_role"] is not None or row["cover"] is not None
    return Standing(_held(row, ""), in_role, beside, row["emergency_until"])


def _apart(act: Act, row: Values) -> None:
    """One human being does not do both sides of one object, over its whole history."""
    apart = _APART[act.task]
    if apart and act.about is not None and store.combined(act, row["human"], apart):
        raise Refused(ActRefusal.BOTH_SIDES, task=act.task.id)


def _in_role(act: Act, row: Values, asked: InHand) -> None:
    """Writes the role down, and the cover session where it is not one's own; a cover has its limits."""
    by, cover = act.by, row["cover"]
    assert isinstance(by, Person)
    if row["own_role"] is not None or cover is None:
        act.by = replace(by, role=act.task.role)
        return
    if act.task.by_pin and row["cover_unticked"]:
        raise Refused(ActRefusal.MONEY_LINE_UNTICKED, task=act.task.id)
    ended = min(filter(None, (row["cover_end"], row["cover_ending"])))
    if act.now >= ended:
        late = act.now >= ended + FINISHING
        if late or act.about is None or not _in_hand(act, cover, ended, asked):
            raise Refused(ActRefusal.COVER_ENDED, role=str(act.task.role))
    act.by = replace(by, role=act.task.role, cover=cover)


def _in_hand(act: Act, cover: int, ended: datetime, asked: InHand) -> bool:
    """Whether it is about the customer in hand, or a thing that the cover had begun with by its end."""
    if act.task not in FINISHES:
        return False
    tasks = of_one_thing(act.task)
    if tasks:
        return store.begun(act, cover, tasks, ended)
    assert isinstance(act.by, Person)
    served = store.served(act, act.by.id, ended)
    return act.about in served if act.subject == "pickup" else asked(act, served)


def _on_footing(act: Act, row: Values, footing: Footing) -> None:
    by = act.by
    assert isinstance(by, Person)
    if footing is Footing.BESIDE:
        act.by = replace(by, supervisor=row["beside_id"])
        _use_up(act, row)
    elif footing is Footing.EMERGENCY:
        act.by = replace(by, role=act.task.role)
        act.note(emergency=1)


def _use_up(act: Act, row: Values) -> None:
    """A PIN beside a learner is for one act; of two at once one is too many."""
    if act.asking or not act.task.by_pin:
        return
    if not store.use_beside(act, row["beside_row"], row["beside_version"]):
        raise Refused(ActRefusal.SECOND_PERSON, task=act.task.id)


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
