"""Sentences for what orders refuse, and the words for how far an order is."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.words import t
from kiosk.records.orders.rules import (
    Billing,
    Delivery,
    Fulfilment,
    OrderRefusal,
    Paper,
    Standing,
    Status,
)

REFUSALS: dict[StrEnum, str] = {
    OrderRefusal.NO_LINES: "The order {number} has no items.",
    OrderRefusal.UNKNOWN_ORDER: "This order is not known. Look for it by its number or the customer's name.",
    OrderRefusal.UNKNOWN_LINE: "This item belongs to another order.",
    OrderRefusal.MORE_THAN_WAITING: "Of {name} only {waiting} are still to be handed over, not {wanted}.",
    OrderRefusal.ALREADY_TAKEN_IN: "The order {number} was taken in before.",
    OrderRefusal.DOES_NOT_ADD_UP: "The items of the order {number} do not add up to its total.",
    OrderRefusal.OTHER_CURRENCY: "The order {number} is in {currency}, which is not the currency of the business.",
}


def status(value: Status, language: str) -> str:
    """How far an order is."""
    said = {
        Status.DRAFT: t("draft", language),
        Status.QUOTED: t("quoted", language),
        Status.CONFIRMED: t("confirmed", language),
        Status.PROCESSING: t("in progress", language),
        Status.DONE: t("done", language),
        Status.CANCELLED: t("cancelled", language),
    }
    return said[value]


def standing(value: Standing, language: str) -> str:
    """What was decided of an order."""
    said = {
        Standing.DRAFT: t("draft", language),
        Standing.QUOTED: t("quoted", language),
        Standing.CONFIRMED: t("confirmed", language),
        Standing.CANCELLED: t("cancelled", language),
        Standing.HISTORY: t("from before", language),
    }
    return said[value]


def fulfilment(value: Fulfilment, language: str) -> str:
    """How much has reached the customer."""
    said = {
        Fulfilment.NONE: t("nothing sent", language),
        Fulfilment.WAITING: t("to be handed over", language),
        Fulfilment.PARTIAL: t("partly handed over", language),
        Fulfilment.SENT: t("handed over", language),
        Fulfilment.EXCEPTION: t("needs a decision", language),
    }
    return said[value]


def billing(value: Billing, language: str) -> str:
    """How much is billed and paid."""
    said = {
        Billing.NONE: t("nothing to pay", language),
        Billing.PENDING: t("to be invoiced", language),
        Billing.AWAITING_PAYMENT: t("awaiting payment", language),
        Billing.PARTLY_PAID: t("partly paid", language),
        Billing.PAID: t("paid", language),
        Billing.EXCEPTION: t("needs a decision", language),
    }
    return said[value]


def paper(value: Paper, language: str) -> str:
    """Whether the papers are there."""
    said = {
        Paper.NOT_REQUIRED: t("no papers needed", language),
        Paper.MISSING: t("papers missing", language),
        Paper.IN_PROGRESS: t("papers begun", language),
        Paper.AWAITING_COUNTERSIGN: t("waiting for our signature", language),
        Paper.COMPLETE: t("papers complete", language),
        Paper.OUTDATED: t("papers out of date", language),
        Paper.DECLINED: t("signature declined", language),
    }
    return said[value]


def delivery(value: Delivery, language: str) -> str:
    """How the goods reach the customer."""
    said = {Delivery.PICKUP: t("pick-up", language), Delivery.CARRIER: t("by carrier", language)}
    return said[value]
