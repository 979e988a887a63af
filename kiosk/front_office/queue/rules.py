"""Queue's words: a *visit* is one customer in the lobby, from arriving until leaving.

ARRIVED -> WAITING -> IN_SERVICE -> COMPLETED | COMPLETED_PARTIAL ; WAITING -> LEFT_UNSERVED.
Only what a collection needs stands here yet; check-in, tickets and calls come with the lobby's issue.
"""

from __future__ import annotations

from enum import StrEnum


class VisitState(StrEnum):
    """Where a visit stands (product.md 5.1)."""

    ARRIVED = "arrived"
    WAITING = "waiting"
    IN_SERVICE = "in_service"
    COMPLETED = "completed"
    COMPLETED_PARTIAL = "completed_partial"
    LEFT_UNSERVED = "left_unserved"


LIVE = frozenset({VisitState.ARRIVED, VisitState.WAITING, VisitState.IN_SERVICE})


class Reason(StrEnum):
    """What somebody came for."""

    COLLECTION = "collection"
    HELP = "help"


class QueueRefusal(StrEnum):
    """What the queue refuses."""

    UNKNOWN_VISIT = "visit_unknown"
    VISIT_OVER = "visit_over"
