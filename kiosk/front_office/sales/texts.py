"""Sentences for what sales refuse, and their words on screens and papers."""

from __future__ import annotations

from enum import StrEnum

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.core.words import t
from kiosk.front_office.sales.rules import CopyReason, Reason, SaleRefusal

REFUSALS: dict[StrEnum, str] = {
    SaleRefusal.EMPTY: "Nothing is in the basket. Scan or tap something first.",
    SaleRefusal.TOO_MANY_LINES: "A sale has at most {most} lines. Take these first.",
    SaleRefusal.QUANTITY: "From 1 to {pieces} pieces of one kind. Change the number.",
    SaleRefusal.TOO_LARGE: "This amount is too large for one sale. Look at the numbers again.",
    SaleRefusal.PRICES_CHANGED: "A price has changed meanwhile: {total} is to pay now. Say it to the customer.",
    SaleRefusal.NO_CUSTOMER: "Store credit belongs to somebody. Add the customer first.",
    SaleRefusal.NO_RECEIPT: "No receipt has the number {number}. It stands at the top of the paper.",
    SaleRefusal.NOTHING_BACK: "Choose what comes back.",
    SaleRefusal.NOT_OF_THIS_SALE: "This was not sold on this receipt. Look at its number again.",
    SaleRefusal.MORE_THAN_LEFT: "{name}: only {n} can still come back. You see it as it is now.",
    SaleRefusal.NOT_THIS_WAY_BACK: "Money goes back as it came, or stays as store credit.",
    SaleRefusal.CASH_CAP: "No more than {amount} goes back in cash at once. Offer store credit.",
    SaleRefusal.OVER_LIMIT: "Above {amount} a second person approves a return.",
    SaleRefusal.OVER_LIMIT_DAY: "Above {amount} in one day a second person approves a return.",
    SaleRefusal.NOTHING_ABOVE: "This is within your own limit. Nobody else is needed.",
    SaleRefusal.APPROVED_BEFORE: "You approved a return of this sale before. Somebody else asks for this one.",
    SaleRefusal.NO_CONTACT: "There is no e-mail address to send it to. Print it instead.",
    SaleRefusal.TOO_MANY_COPIES: "This receipt was printed {n} times within the hour. Wait a little.",
}


def reason(value: Reason, language: str) -> str:
    """Why goods come back."""
    said = {
        Reason.FAULT: t("It has a fault", language),
        Reason.NOT_WANTED: t("Not wanted after all", language),
        Reason.WRONG_GOODS: t("It is not what was asked for", language),
        Reason.WRONGLY_RUNG_UP: t("Rung up wrongly", language),
        Reason.GOODWILL: t("Goodwill", language),
    }
    return said[value]


def copy_reason(value: CopyReason, language: str) -> str:
    """Why a receipt is printed again."""
    said = {
        CopyReason.LOST: t("The customer has lost it", language),
        CopyReason.NOT_PRINTED: t("It did not come out well", language),
        CopyReason.FOR_THE_BOOKS: t("For our own books", language),
    }
    return said[value]


def way(value: WayToPay, language: str) -> str:
    """A way to pay, as the counter calls it."""
    said = {
        WayToPay.CASH: t("Cash", language),
        WayToPay.CARD: t("Card", language),
        WayToPay.STORE_CREDIT: t("Store credit", language),
        WayToPay.TRANSFER: t("Bank transfer", language),
        WayToPay.WEB_SHOP: t("Web shop", language),
    }
    return said[value]
