"""Sentences for what accounting refuses, and its words on screens and papers."""

from __future__ import annotations

from enum import StrEnum

from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    InvoiceKind,
    InvoiceState,
    LineKind,
    WayToPay,
)
from kiosk.core.words import t

REFUSALS: dict[StrEnum, str] = {
    AccountingRefusal.NOT_BALANCED: "This booking does not add up to zero. Nothing was booked.",
    AccountingRefusal.STILL_TO_PAY: "These goods are not paid for yet. They stay here until they are.",
    AccountingRefusal.MORE_THAN_DEPOSIT: "This is more than was paid in. Choose a smaller amount.",
    AccountingRefusal.MORE_THAN_OPEN: "This is more than is left to bill. Choose a smaller amount.",
    AccountingRefusal.CURRENCY: "This order is in another currency. Choose its own currency.",
    AccountingRefusal.NOTHING_TO_BOOK: "There is nothing to book. Enter an amount above zero.",
}


def kind(value: InvoiceKind, language: str) -> str:
    """What stands at the top of a paper."""
    said = {
        InvoiceKind.INVOICE: t("Invoice", language),
        InvoiceKind.FINAL: t("Final invoice", language),
        InvoiceKind.CREDIT_NOTE: t("Credit note", language),
    }
    return said[value]


def state(value: InvoiceState, language: str) -> str:
    """How far a paper is paid."""
    said = {
        InvoiceState.DRAFT: t("draft", language),
        InvoiceState.POSTED: t("awaiting payment", language),
        InvoiceState.PAID: t("paid", language),
        InvoiceState.CREDITED: t("credited", language),
        InvoiceState.KEPT: t("from before", language),
    }
    return said[value]


def line(value: LineKind, language: str) -> str:
    """What a line without a name of its own bills."""
    said = {
        LineKind.GOODS: t("Goods", language),
        LineKind.SHARE: t("Share of the order", language),
        LineKind.SHIPPING: t("Shipping", language),
    }
    return said[value]


def way(value: WayToPay, language: str) -> str:
    """How money came."""
    said = {WayToPay.WEB_SHOP: t("paid in the web shop", language)}
    return said[value]
