"""Sentences for where a visit stands and for what the queue refuses."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.words import t
from kiosk.front_office.queue.rules import QueueRefusal, VisitState

REFUSALS: dict[StrEnum, str] = {
    QueueRefusal.UNKNOWN_VISIT: "This customer is not on the list of today.",
    QueueRefusal.VISIT_OVER: "Number {number} has been served or has left already.",
}


def state(value: VisitState, language: str) -> str:
    """Where a visit stands, in a word or two."""
    words = {
        VisitState.ARRIVED: t("Has just come", language),
        VisitState.WAITING: t("Waits", language),
        VisitState.IN_SERVICE: t("Being served", language),
        VisitState.COMPLETED: t("Done", language),
        VisitState.COMPLETED_PARTIAL: t("Done, something is still to come", language),
        VisitState.LEFT_UNSERVED: t("Left before being served", language),
    }
    return words[value]
