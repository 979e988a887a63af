"""Sentences for what pickup refuses, and its words: states, methods, blockers, why a line waits."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.words import t
from kiosk.lobby.pickup.rules import (
    Blocker,
    CancelReason,
    ExtendReason,
    LineState,
    Method,
    PickupRefusal,
    PickupState,
)
from kiosk.lobby.pickup.rules.undoing import VoidReason, VoidRefusal

REFUSALS: dict[StrEnum, str] = {
    VoidRefusal.NOT_HANDED_OVER: "{number} was not handed over. There is nothing to take back.",
    VoidRefusal.ALREADY_VOID: "This hand-over was taken back already. You see it as it is.",
    VoidRefusal.TOO_LATE: "A hand-over can be taken back for {n} minutes on its day. Make a credit note.",
    VoidRefusal.AFTER_CLOSE: "The till of this hand-over is closed. Make a credit note.",
    VoidRefusal.NOT_ALL_BACK: "Not every package is back yet. Tick each one that lies before you.",
    VoidRefusal.REST_IS_GONE: "The rest, {number}, is at a desk or handed over. Take that back first.",
    VoidRefusal.RECEIPT_VOID: "This hand-over was taken back. Its receipt is void.",
    PickupRefusal.UNKNOWN_PICKUP: "This pick-up is not there any more.",
    PickupRefusal.WRONG_STATE: "{number} cannot be collected now. You see it as it is.",
    PickupRefusal.SOMEBODY_ELSE: "{name} has this pick-up at {place}.",
    PickupRefusal.NOT_HELD: "Nobody has {number} at a desk. Take it first.",
    PickupRefusal.ALREADY_COLLECTED: "{number} has been handed over already.",
    PickupRefusal.NOT_YOURS: "This pick-up is over. Please begin again.",
    PickupRefusal.NOTHING_CHOSEN: "Choose at least one item.",
    PickupRefusal.LINE_NOT_READY: "One of these items is not ready yet. Choose again.",
    PickupRefusal.COLLECTOR: "For goods of this value we ask the customer first. Please see the desk.",
    PickupRefusal.WRONG_PACKAGE: "This package does not belong to {number}. Put it back.",
    PickupRefusal.NOT_ALL_SCANNED: "Not every package is scanned yet. Scan the rest of {number}.",
    PickupRefusal.IDENTITY: "For this value {number} needs more: the code and one fact, or a document.",
    PickupRefusal.SIGNATURE_MISSING: "A signature is missing. Please sign first.",
    PickupRefusal.STILL_TO_PAY: "Something is still to pay. The goods stay here until it is paid.",
    PickupRefusal.PAPER_MISSING: "A paper is still to sign. The goods stay here until it is signed.",
    PickupRefusal.NO_CODE_YET: "{number} has no pick-up code now.",
    PickupRefusal.NOT_OVERDUE: "{number} is not overdue. You see it as it is.",
    PickupRefusal.KEPT_LONGEST: "{number} has been kept as long as may be. Ask the owner.",
    PickupRefusal.LOW_ABOVE_HIGH: "The small amount must lie below the high one.",
    PickupRefusal.VOID_OUT_OF_RANGE: "A hand-over is taken back within {minutes} minutes at most.",
    PickupRefusal.HOLD_OUT_OF_RANGE: "Goods are kept for 1 to {days} days and up to {times} times longer.",
}


def state(value: PickupState, language: str) -> str:
    """Where a pickup stands, in a word or two."""
    words = {
        PickupState.REQUESTED: t("Still to come", language),
        PickupState.PREPARING: t("Being prepared", language),
        PickupState.STAGED: t("On the shelf", language),
        PickupState.BLOCKED: t("Waiting", language),
        PickupState.READY: t("Ready", language),
        PickupState.VERIFYING: t("Being served", language),
        PickupState.RELEASING: t("Being served", language),
        PickupState.OVERDUE: t("Overdue", language),
        PickupState.COLLECTED: t("Collected", language),
        PickupState.CANCELLED: t("Cancelled", language),
    }
    return words[value]


def line_state(value: LineState, language: str) -> str:
    """Where a line stands for the customer."""
    words = {
        LineState.READY: t("Ready", language),
        LineState.LATER: t("Still to come", language),
        LineState.TAKEN: t("Taken", language),
    }
    return words[value]


def method(value: Method, language: str) -> str:
    """How it was made sure who collects."""
    words = {
        Method.CODE: t("Code shown", language),
        Method.CODE_AND_FACT: t("Code and one fact", language),
        Method.TWO_FACTS: t("Two facts", language),
        Method.ID_SEEN: t("Document seen", language),
        Method.KNOWN: t("Known to me", language),
    }
    return words[value]


def waiting_for(value: Blocker, language: str) -> str:
    """What a pickup waits for: always said."""
    words = {
        Blocker.PAPER: t("Waiting for: a paper to sign", language),
        Blocker.BALANCE: t("Waiting for: payment", language),
    }
    return words[value]


def extend_reason(value: ExtendReason, language: str) -> str:
    """Why goods are kept longer."""
    words = {
        ExtendReason.ASKED: t("The customer asked for it", language),
        ExtendReason.NOT_REACHED: t("The customer was not reached", language),
        ExtendReason.OUR_DELAY: t("We were late ourselves", language),
        ExtendReason.OTHER: t("Another reason", language),
    }
    return words[value]


def void_reason(value: VoidReason, language: str) -> str:
    """Why a hand-over is taken back."""
    words = {
        VoidReason.WRONG_CUSTOMER: t("It went to the wrong customer", language),
        VoidReason.WRONG_GOODS: t("Wrong goods", language),
        VoidReason.TOO_EARLY: t("It was handed over too early", language),
        VoidReason.OTHER: t("Another reason", language),
    }
    return words[value]


def cancel_reason(value: CancelReason, language: str) -> str:
    """Why nobody collects any more."""
    words = {
        CancelReason.NO_SHOW: t("Nobody came", language),
        CancelReason.REJECTED: t("The customer does not want it", language),
        CancelReason.OUT_OF_STOCK: t("The goods are not there", language),
        CancelReason.DUPLICATE: t("Ordered twice", language),
        CancelReason.OTHER: t("Another reason", language),
    }
    return words[value]
