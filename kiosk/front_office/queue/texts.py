"""Sentences for where a visit stands and for what the queue refuses."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.words import t
from kiosk.front_office.queue.rules import HoldReason, QueueRefusal, VisitState
from kiosk.front_office.queue.rules.tickets import TicketRefusal
from kiosk.front_office.queue.rules.leaving import LeavingRefusal
from kiosk.front_office.queue.rules.visitors import VisitorRefusal

REFUSALS: dict[StrEnum, str] = {
    QueueRefusal.UNKNOWN_VISIT: "This customer is not on the list of today.",
    QueueRefusal.VISIT_OVER: "Number {number} has been served or has left already.",
    QueueRefusal.UNKNOWN_CASE: "This case is not on hold any more.",
    QueueRefusal.CASE_OVER: "{word} is over. You see it as it is.",
    QueueRefusal.CASE_TAKEN: "{name} has {word} now.",
    QueueRefusal.HELD_ALREADY: "It is on hold already, as {word}.",
    LeavingRefusal.NOT_INSIDE: "This visit is not in the building.",
    LeavingRefusal.BEING_SERVED: "Number {number} is being served. Finish first.",
    LeavingRefusal.NOT_YOURS: "Please check out with your own code.",
    VisitorRefusal.NAME_MISSING: "A name is missing.",
    VisitorRefusal.UNKNOWN_KIND: "This kind of visit is not there any more.",
    VisitorRefusal.UNKNOWN_SERVICE: "This queue is not there any more.",
    VisitorRefusal.NO_NAMES: "Give it a name in at least one language.",
    VisitorRefusal.CODE_TAKEN: "There is a kind of visit {kind} already.",
    VisitorRefusal.MINUTES: "These minutes are out of range.",
    VisitorRefusal.KIND_HAS_NO_QUEUE: "An appointment or a service needs a queue.",
    VisitorRefusal.PAST: "This day is over. Choose today or a later one.",
    VisitorRefusal.NOT_EXPECTED: "This visit is not expected any more. You see it as it is.",
    VisitorRefusal.NOT_YOURS: "Please check in again.",
    VisitorRefusal.NOT_FETCHED: "{number} does not wait for a person just now.",
    VisitorRefusal.NOTHING_TO_DECIDE: "There is nothing to decide about this visit any more.",
    VisitorRefusal.PHONE: "This is no phone number that can be called.",
    VisitorRefusal.EMAIL: "This is no e-mail address.",
    VisitorRefusal.UNKNOWN_CALL_BACK: "Somebody has seen to this already.",
    VisitorRefusal.PHONE_MISSING: "We need a phone number to reach you.",
    TicketRefusal.UNKNOWN_TICKET: "This number is not there any more.",
    TicketRefusal.UNKNOWN_SERVICE: "This queue is not in use any more.",
    TicketRefusal.UNKNOWN_FOLLOW_UP: "Somebody has seen to this already.",
    TicketRefusal.NOBODY_WAITS: "Nobody waits for you now.",
    TicketRefusal.OVER: "Number {number} is over. You see it as it is.",
    TicketRefusal.TAKEN: "{name} at {station} has number {number}.",
    TicketRefusal.AT_A_DESK: "Number {number} is at another desk right now.",
    TicketRefusal.NOT_NOW: "Number {number} has moved on meanwhile. You see it as it is.",
    TicketRefusal.TOO_SOON: "Number {number} was called just now. Again in {seconds} s.",
    TicketRefusal.CALLED_ENOUGH: "Number {number} has been called {times} times.",
    TicketRefusal.CALLED_TOO_LITTLE: "Number {number} is missed after {times} calls; this was call {calls}.",
    TicketRefusal.NOBODY_LOOKED: "Number {number} does not wait for a sound. Go and look first.",
    TicketRefusal.BEING_SERVED: "Number {number} is being served.",
    TicketRefusal.SAME_SERVICE: "The number is in this queue already.",
    TicketRefusal.SAY_WHAT_IS_LEFT: "Say what is still to come.",
    TicketRefusal.NOT_THEIRS: "This is another customer's number.",
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


def hold_reason(value: HoldReason, language: str) -> str:
    """Why a case is on hold."""
    words = {
        HoldReason.WAITS_FOR_PAPER: t("waits for a paper", language),
        HoldReason.WAITS_FOR_GOODS: t("waits for goods", language),
        HoldReason.WAITS_FOR_MONEY: t("waits for money", language),
        HoldReason.WAITS_FOR_COLLEAGUE: t("waits for a colleague", language),
        HoldReason.CUSTOMER_COMES_BACK: t("comes back later", language),
    }
    return words[value]
