"""The words of accounting's papers, light enough for screens too: kinds, lines, ways of paying, payments."""

from __future__ import annotations

from kiosk.back_office.accounting.rules import InvoiceKind, LineKind, PaperPayment, WayToPay
from kiosk.core import words
from kiosk.core.words import t


def kind(value: InvoiceKind, language: str) -> str:
    """What stands at the top of a paper."""
    said = {
        InvoiceKind.INVOICE: t("Invoice", language),
        InvoiceKind.FINAL: t("Final invoice", language),
        InvoiceKind.RECEIPT: t("Receipt", language),
        InvoiceKind.FULL: t("Invoice", language),
        InvoiceKind.CREDIT_NOTE: t("Credit note", language),
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
    said = {
        WayToPay.WEB_SHOP: t("paid in the web shop", language),
        WayToPay.CASH: t("cash", language),
        WayToPay.CARD: t("card", language),
        WayToPay.TRANSFER: t("bank transfer", language),
        WayToPay.STORE_CREDIT: t("store credit", language),
    }
    return said[value]


def paid(value: PaperPayment, language: str) -> str:
    """How a paper names a payment: ``Deposit of 27 March, card``."""
    facts = {"day": words.day(value.day, language), "way": way(value.way, language)}
    if value.back:
        return t("Given back on {day}, {way}", language, **facts)
    if value.deposit:
        return t("Deposit of {day}, {way}", language, **facts)
    return t("Paid on {day}, {way}", language, **facts)


def percent(rate: int, language: str) -> str:
    """A rate in basis points as it reads: ``19 %``, ``5.5 %``."""
    whole, hundredths = divmod(rate, 100)
    said = f"{whole}.{hundredths:02d}".rstrip("0") if hundredths else str(whole)
    return f"{words.figure(said, language)} %"
