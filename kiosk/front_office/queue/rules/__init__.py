"""Queue's words: a *visit* is one customer in the lobby, from being expected until gone.

EXPECTED -> ARRIVED -> WAITING -> IN_SERVICE -> COMPLETED | COMPLETED_PARTIAL -> DEPARTED ;
EXPECTED -> NO_SHOW | CANCELLED ; ARRIVED -> REFUSED ; ARRIVED, WAITING, PARKED -> LEFT_UNSERVED -> DEPARTED ;
IN_SERVICE -> WAITING (given back) ; IN_SERVICE -> PARKED -> IN_SERVICE ;
WAITING -> COMPLETED | COMPLETED_PARTIAL where it was served before and what it still waited for is off ;
NO_SHOW, LEFT_UNSERVED -> ARRIVED the same day, as the same visit (product.md 5.1).
A *case on hold* is a half-done one with a spoken *word*: its visit waits, HELD -> TAKEN -> ENDED, or
TAKEN -> HELD again; whoever takes it first has it.
`kinds` has what somebody may come for, `tickets` the numbers that are called, `spoken` the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core.ids import CaseId, CustomerId, PersonId, VisitId


class VisitState(StrEnum):
    """Where a visit stands (product.md 5.1)."""

    ARRIVED = "arrived"
    WAITING = "waiting"
    IN_SERVICE = "in_service"
    COMPLETED = "completed"
    COMPLETED_PARTIAL = "completed_partial"
    LEFT_UNSERVED = "left_unserved"
    EXPECTED = "expected"
    PARKED = "parked"
    REFUSED = "refused"
    DEPARTED = "departed"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


LIVE = frozenset({VisitState.ARRIVED, VisitState.WAITING, VisitState.IN_SERVICE, VisitState.PARKED})
"""Here, and not done with."""

_V = VisitState
FINAL = frozenset({_V.DEPARTED, _V.REFUSED, _V.CANCELLED, _V.NO_SHOW})
"""What every visit of a day has become when the day is closed (a kind that stays after closing aside)."""
IN_THE_BUILDING = LIVE | {_V.COMPLETED, _V.COMPLETED_PARTIAL, _V.LEFT_UNSERVED}
"""Not yet known to have gone."""
STEPS: dict[VisitState, frozenset[VisitState]] = {
    _V.EXPECTED: frozenset({_V.ARRIVED, _V.NO_SHOW, _V.CANCELLED}),
    _V.ARRIVED: frozenset({_V.WAITING, _V.IN_SERVICE, _V.LEFT_UNSERVED, _V.REFUSED}),
    _V.WAITING: frozenset(
        {_V.IN_SERVICE, _V.PARKED, _V.LEFT_UNSERVED, _V.COMPLETED, _V.COMPLETED_PARTIAL}
    ),
    _V.IN_SERVICE: frozenset({_V.WAITING, _V.PARKED, _V.COMPLETED, _V.COMPLETED_PARTIAL}),
    _V.PARKED: frozenset(
        {_V.WAITING, _V.IN_SERVICE, _V.COMPLETED, _V.COMPLETED_PARTIAL, _V.LEFT_UNSERVED}
    ),
    _V.COMPLETED: frozenset({_V.DEPARTED}),
    _V.COMPLETED_PARTIAL: frozenset({_V.DEPARTED}),
    _V.LEFT_UNSERVED: frozenset({_V.ARRIVED, _V.DEPARTED}),
    _V.NO_SHOW: frozenset({_V.ARRIVED}),
    _V.REFUSED: frozenset(),
    _V.DEPARTED: frozenset(),
    _V.CANCELLED: frozenset(),
}


def may_go(state: VisitState, to: VisitState) -> bool:
    """Whether a visit in `state` may become `to`."""
    return to in STEPS[state]


class CaseKind(StrEnum):
    """What is on hold."""

    PICKUP = "pickup"


class HoldReason(StrEnum):
    """Why it is on hold; chosen, never typed: remarks about people have no place here."""

    WAITS_FOR_PAPER = "waits_for_paper"
    WAITS_FOR_GOODS = "waits_for_goods"
    WAITS_FOR_MONEY = "waits_for_money"
    WAITS_FOR_COLLEAGUE = "waits_for_colleague"
    CUSTOMER_COMES_BACK = "customer_comes_back"


class CaseState(StrEnum):
    """Where a case on hold stands, by its times: HELD -> TAKEN -> ENDED; TAKEN -> HELD."""

    HELD = "held"
    TAKEN = "taken"
    ENDED = "ended"


class Reason(StrEnum):
    """What somebody came for."""

    COLLECTION = "collection"
    HELP = "help"
    VISIT = "visit"


class QueueRefusal(StrEnum):
    """What the queue refuses."""

    UNKNOWN_VISIT = "visit_unknown"
    VISIT_OVER = "visit_over"
    UNKNOWN_CASE = "case_unknown"
    CASE_OVER = "case_over"
    CASE_TAKEN = "case_taken"
    HELD_ALREADY = "case_held_already"


@dataclass(frozen=True, slots=True)
class Visit:
    """One customer; `about` is the pickup of a collection, `station` where it began.

    `number` is empty and `arrived_at` missing for as long as the visit is only expected.
    """

    id: VisitId
    number: str
    state: VisitState
    reason: Reason
    customer: CustomerId | None
    about: int | None
    station: str
    language: str
    served_by: PersonId | None
    served_at_station: str | None
    arrived_at: datetime | None
    waiting_at: datetime | None
    served_at: datetime | None
    ended_at: datetime | None
    version: int

    @property
    def since(self) -> datetime:
        """When its present state began; whoever waits again does so since they first did."""
        if self.state is VisitState.WAITING and self.waiting_at is not None:
            return self.waiting_at
        times = (self.ended_at, self.served_at, self.waiting_at, self.arrived_at)
        return next(time for time in times if time is not None)


@dataclass(frozen=True, slots=True)
class Held:
    """What putting on hold gives: the case, and the word that is told to the customer."""

    case: CaseId
    word: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case on hold; `about` the pickup of a collection. Nobody has taken it: it is the queue's."""

    id: CaseId
    word: str
    kind: CaseKind
    about: int
    visit: VisitId | None
    reason: HoldReason
    held_by: PersonId
    held_by_name: str
    held_at: datetime
    held_station: str
    taken_by: PersonId | None
    taken_by_name: str
    taken_at: datetime | None
    ended_at: datetime | None
    version: int

    @property
    def state(self) -> CaseState:
        """HELD in the queue, TAKEN by one owner, or ENDED."""
        if self.ended_at is not None:
            return CaseState.ENDED
        return CaseState.HELD if self.taken_by is None else CaseState.TAKEN
