"""Sentences for what the till refuses, and its words on screens and papers."""

from __future__ import annotations

from enum import StrEnum

from kiosk.back_office.till.rules import (
    MoveKind,
    PayRefusal,
    SessionState,
    TillRefusal,
)
from kiosk.core.words import t

REFUSALS: dict[StrEnum, str] = {
    TillRefusal.DRAWER_TAKEN: "There is a drawer called {name} already. Choose another name.",
    TillRefusal.STATION_HAS_DRAWER: "{station} has a drawer already.",
    TillRefusal.NAME_MISSING: "The drawer needs a name. Write one.",
    TillRefusal.ALREADY_OPEN: "Till {number} is open already, by {name}.",
    TillRefusal.NO_OPEN_TILL: "No till is open at {station}. Open it for cash; cards work without.",
    TillRefusal.NOT_OPEN: "Till {number} is not open now. You see it as it is.",
    TillRefusal.WRONG_STATE: "{name} has closed the count of till {number} already. Nothing was changed.",
    TillRefusal.NOT_YOURS: "This till is {name}'s. Take it over first.",
    TillRefusal.OPENING_DIFFERS: "This is not what the last count left. Count again or say why.",
    TillRefusal.NOT_ALL_COUNTED: "Kinds not counted yet: {n}. Type 0 where there is none.",
    TillRefusal.NO_SUCH_PIECE: "There is no such note or coin in {currency}. Count again.",
    TillRefusal.AMOUNT: "Enter an amount above zero.",
    TillRefusal.TOO_LARGE: "This amount is above what the owner allows at once. Ask the owner.",
    TillRefusal.REASON_MISSING: "Say why in a few words.",
    TillRefusal.BAG_MISSING: "Write the number of the bag.",
    TillRefusal.SAFE_AND_FLOAT: "What goes to the safe and what stays must be what was counted.",
    TillRefusal.SAME_PERSON: "You closed this till yourself. Somebody else verifies it; tomorrow is early enough.",
    TillRefusal.CLOCK: "The clock of this PC stands before the opening of till {number}. Set it right first.",
    TillRefusal.PHOTO: "This is no photo that can be kept. Take a JPEG or PNG below 5 MB.",
    TillRefusal.NOT_CLOSED: "Till {number} is not closed yet.",
    TillRefusal.VERIFIED_BY: "{name} has verified till {number} already.",
    TillRefusal.NO_REPORT: "This report is not there.",
    PayRefusal.NOTHING_TO_PAY: "Nothing is left to pay for this.",
    PayRefusal.MORE_THAN_DUE: "This is more than is to pay. Take the exact amount.",
    PayRefusal.GIVEN_TOO_LITTLE: "That is less than is to pay. Enter what was given.",
    PayRefusal.GIVEN_FOR_CASH_ONLY: "There is change for cash only. Take the exact amount.",
    PayRefusal.SLIP_MISSING: "Type the number of the card terminal's slip.",
    PayRefusal.NOT_THIS_WAY: "This cannot be paid that way. Choose another way to pay.",
    PayRefusal.VOID_TOO_LATE: "This was paid in another till or on another day. Give it back as a refund.",
    PayRefusal.CURRENCY: "This order is in another currency. The till holds {currency} only.",
    PayRefusal.SAME_APPROVER: "Somebody else must approve this.",
    PayRefusal.NO_APPROVER: "{name} cannot approve this. Choose somebody else.",
    PayRefusal.UNDER_WAY: "It is not known yet what became of a card payment. Settle that first.",
}


def state(value: SessionState, language: str) -> str:
    """How far a session is."""
    said = {
        SessionState.OPENING: t("opening", language),
        SessionState.OPEN: t("open", language),
        SessionState.HANDOVER: t("being handed over", language),
        SessionState.COUNTING: t("being counted", language),
        SessionState.COUNTED: t("counted", language),
        SessionState.CLOSED: t("to verify", language),
        SessionState.VERIFIED: t("verified", language),
    }
    return said[value]


def move(value: MoveKind, language: str) -> str:
    """Why cash moved."""
    said = {
        MoveKind.TO_SAFE: t("To the safe", language),
        MoveKind.TO_BANK: t("To the bank", language),
        MoveKind.CHANGE_FETCHED: t("Change fetched", language),
        MoveKind.PAID_OUT: t("Paid out", language),
        MoveKind.PAID_IN: t("Paid in", language),
    }
    return said[value]


def way(value: str, language: str) -> str:
    """A way of paying, as a report's line begins."""
    said = {
        "cash": t("Cash", language),
        "card": t("Card", language),
        "transfer": t("Bank transfer", language),
        "store_credit": t("Store credit", language),
        "web_shop": t("Web shop", language),
    }
    return said.get(value, value)
