"""Queue's words: a *visit* is one customer in the lobby, from arriving until leaving.

ARRIVED -> WAITING -> IN_SERVICE -> COMPLETED | COMPLETED_PARTIAL ; ARRIVED, WAITING -> LEFT_UNSERVED ;
IN_SERVICE -> WAITING (given back) ; LEFT_UNSERVED -> ARRIVED the same day, as the same visit.
A *case on hold* is a half-done one with a spoken *word*: its visit waits, HELD -> TAKEN -> ENDED, or
TAKEN -> HELD again; whoever takes it first has it.
`spoken` has the words. Only what a collection needs stands here yet; check-in, numbers and calls come
with the lobby's issue.
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


LIVE = frozenset({VisitState.ARRIVED, VisitState.WAITING, VisitState.IN_SERVICE})

_V = VisitState
STEPS: dict[VisitState, frozenset[VisitState]] = {
    _V.ARRIVED: frozenset({_V.WAITING, _V.IN_SERVICE, _V.LEFT_UNSERVED}),
    _V.WAITING: frozenset({_V.IN_SERVICE, _V.LEFT_UNSERVED}),
    _V.IN_SERVICE: frozenset({_V.WAITING, _V.COMPLETED, _V.COMPLETED_PARTIAL}),
    _V.COMPLETED: frozenset(),
    _V.COMPLETED_PARTIAL: frozenset(),
    _V.LEFT_UNSERVED: frozenset({_V.ARRIVED}),
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
    """One customer in the lobby; `about` is the pickup of a collection, `station` where it began."""

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
    arrived_at: datetime
    waiting_at: datetime | None
    served_at: datetime | None
    ended_at: datetime | None
    version: int

    @property
    def since(self) -> datetime:
        """When its present state began."""
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
