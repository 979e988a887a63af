"""Sentences for where a visit stands and for what the queue refuses."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from kiosk.core.words import t, tn
from kiosk.front_office.queue.rules import HoldReason, QueueRefusal, VisitState
from kiosk.front_office.queue.rules.desk import Deed
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.front_office.queue.rules.leaving import LeavingRefusal
from kiosk.front_office.queue.rules.tickets import TicketRefusal, TicketState, WaitCause
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
    LeavingRefusal.NO_BADGE: "Nobody wears a badge on this visit.",
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


def minutes(count: int, language: str) -> str:
    """A waiting time as a chip says it."""
    if count < 1:
        return t("under 1 min", language)
    return tn("{n} min", "{n} min", count, language)


def call_by(value: CallBy, language: str) -> str:
    """How a customer wants to be called, as the desk reads it."""
    words = {
        CallBy.SOUND: t("By sound", language),
        CallBy.LIGHT: t("By screen and light", language),
        CallBy.MESSAGE: t("By message", language),
        CallBy.COME_TO_ME: t("Come to me", language),
    }
    return words[value]


def cause(value: WaitCause, language: str) -> str:
    """Why somebody waits."""
    words = {
        WaitCause.QUEUE: t("for their turn", language),
        WaitCause.NOT_READY: t("for something to be ready", language),
        WaitCause.NOBODY: t("for somebody who can", language),
        WaitCause.PAPER: t("for a paper", language),
        WaitCause.MONEY: t("for a payment", language),
    }
    return words[value]


def ticket_state(value: TicketState, language: str) -> str:
    """Where a number stands."""
    words = {
        TicketState.WAITING: t("Waits", language),
        TicketState.CALLED: t("Called", language),
        TicketState.SERVING: t("Being served", language),
        TicketState.ON_HOLD: t("On hold", language),
        TicketState.MISSED: t("Missed", language),
        TicketState.DONE: t("Done", language),
        TicketState.DONE_IN_PART: t("Done, something is still to come", language),
        TicketState.TRANSFERRED: t("Passed on", language),
        TicketState.CANCELLED: t("Left", language),
    }
    return words[value]


def deed(value: Deed, language: str, *, station: str) -> str:
    """What a button of the board does."""
    match value:
        case Deed.CALL:
            return t("Call to {place}", language, place=station)
        case _:
            return _DEEDS[value](language)


_DEEDS: dict[Deed, Callable[[str], str]] = {
    Deed.COME_BACK: lambda language: t("Back to the queue", language),
    Deed.MEET: lambda language: t("Is here: begin", language),
    Deed.CALL_AGAIN: lambda language: t("Call again", language),
    Deed.LOOK: lambda language: t("I have looked", language),
    Deed.MISS: lambda language: t("Missed", language),
    Deed.HOLD: lambda language: t("Put on hold", language),
    Deed.GO_ON: lambda language: t("Go on", language),
    Deed.TRANSFER: lambda language: t("Pass on", language),
    Deed.FINISH: lambda language: t("Finish", language),
    Deed.FINISH_PART: lambda language: t("Finish in part", language),
    Deed.LEAVE: lambda language: t("Has left", language),
}
