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

REFUSALS: dict[StrEnum, str] = {
    AccountingRefusal.NOT_BALANCED: "This booking does not add up to zero. Nothing was booked.",
    AccountingRefusal.STILL_TO_PAY: "These goods are not paid for yet. They stay here until they are.",
    AccountingRefusal.MORE_THAN_DEPOSIT: "This is more than was paid in. Choose a smaller amount.",
    AccountingRefusal.MORE_THAN_OPEN: "This is more than is left to bill. Choose a smaller amount.",
    AccountingRefusal.CURRENCY: "This order is in another currency. Choose its own currency.",
    AccountingRefusal.NOTHING_TO_BOOK: "There is nothing to book. Enter an amount above zero.",
}

KINDS = {
    InvoiceKind.INVOICE: "Invoice",
    InvoiceKind.FINAL: "Final invoice",
    InvoiceKind.CREDIT_NOTE: "Credit note",
}

STATES = {
    InvoiceState.DRAFT: "draft",
    InvoiceState.POSTED: "awaiting payment",
    InvoiceState.PAID: "paid",
    InvoiceState.CREDITED: "credited",
    InvoiceState.KEPT: "from the past",
}

LINES = {
    LineKind.GOODS: "Goods",
    LineKind.SHARE: "Share of the order",
    LineKind.SHIPPING: "Shipping",
}

WAYS = {WayToPay.WEB_SHOP: "paid in the web shop"}
