"""Sentences for what accounting refuses, and its words on screens and papers."""

from __future__ import annotations

from enum import StrEnum

from kiosk.back_office.accounting.documents.wording import kind, line, paid, percent, way
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    CreditReason,
    EntryKind,
    GoodsTo,
    InvoiceState,
    MoneyTo,
)
from kiosk.core.words import t

__all__ = [
    "REFUSALS", "account", "credit_reason", "entry", "goods_to", "kind", "line", "money_to", "paid",
    "percent", "state", "way",
]  # fmt: skip

REFUSALS: dict[StrEnum, str] = {
    AccountingRefusal.NOT_BALANCED: "This booking does not add up to zero. Nothing was booked.",
    AccountingRefusal.STILL_TO_PAY: "These goods are not paid for yet. They stay here until they are.",
    AccountingRefusal.MORE_THAN_DEPOSIT: "This is more than was paid in. Choose a smaller amount.",
    AccountingRefusal.MORE_THAN_OPEN: "This is more than is left to bill. Choose a smaller amount.",
    AccountingRefusal.CURRENCY: "This order is in another currency. Choose its own currency.",
    AccountingRefusal.NOTHING_TO_BOOK: "There is nothing to book. Enter an amount above zero.",
    AccountingRefusal.TOO_LARGE: "This amount is too large. Enter it again.",
    AccountingRefusal.CASH_ONLY: "Change is given for cash only. Enter the amount without change.",
    AccountingRefusal.GIVEN_WRONGLY: "Cash given and change do not come to this amount. Enter the cash given again.",
    AccountingRefusal.NO_CUSTOMER: "Store credit belongs to a customer. Choose the customer first.",
    AccountingRefusal.MORE_THAN_CREDIT: "This is more than the customer has as store credit. Choose a smaller amount.",
    AccountingRefusal.NOT_PENDING: "What became of this payment is known already. Look at the order again.",
    AccountingRefusal.NOT_CAPTURED: "This payment did not come in, or part of it went back. Choose another one.",
    AccountingRefusal.ALREADY_USED: "This payment has been used for goods. Take the goods back to give it back.",
    AccountingRefusal.NOT_TODAY: "This payment is of another day. Give it back instead of taking it away.",
    AccountingRefusal.MORE_THAN_LEFT: "This is more than is left of the payment. Choose a smaller amount.",
    AccountingRefusal.MORE_THAN_SOLD: "More of this would come back than was sold. Choose a smaller number.",
    AccountingRefusal.OVER_LIMIT: "This customer would owe more than agreed. Somebody else must approve it.",
    AccountingRefusal.APPROVED_BY_ONESELF: "You cannot approve this yourself. Ask somebody else.",
    AccountingRefusal.ALREADY_INVOICED: "This receipt has become an invoice already. Print that invoice again.",
    AccountingRefusal.NO_RECEIPT: "This paper is no receipt. Choose the receipt of the sale.",
    AccountingRefusal.OF_AN_ORDER: "This payment belongs to an order. Take a payment for this sale.",
    AccountingRefusal.TOO_MANY_COPIES: "This paper was printed {n} times within an hour. Print it again later.",
    AccountingRefusal.AT_THE_COUNTER: "What was sold at the counter comes back there. Open the return.",
    AccountingRefusal.MADE_AHEAD: "This invoice was made before the goods went. Choose the invoice of the hand-over.",
    AccountingRefusal.NOT_THAT_OPEN: "Less than this is unpaid. Choose where the rest goes.",
    AccountingRefusal.CREDIT_OVER_LIMIT: "Above {amount} a credit note needs: {names}.",
    AccountingRefusal.CREDIT_OVER_DAY: "Above {amount} in one day a credit note needs: {names}.",
    AccountingRefusal.CREDIT_ONESELF: "You issued this invoice yourself. Above {amount} somebody else credits it.",
    AccountingRefusal.ALREADY_CREDITED: "Something of {number} was paid or credited since. Make a credit note.",
    AccountingRefusal.NAME_MISSING: "The invoice needs a name. Enter the name of the person or the company.",
}


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


def entry(value: EntryKind, language: str) -> str:
    """Why an entry was made."""
    said = {
        EntryKind.DEPOSIT: t("Paid in advance", language),
        EntryKind.PAYMENT: t("Payment", language),
        EntryKind.REFUND: t("Given back", language),
        EntryKind.INVOICE: t("Invoice", language),
        EntryKind.CREDIT_NOTE: t("Credit note", language),
        EntryKind.TILL: t("Till", language),
        EntryKind.REVERSAL: t("Taken back", language),
        EntryKind.OPENING: t("Opening balances", language),
    }
    return said[value]


def credit_reason(value: CreditReason, language: str) -> str:
    """Why something is taken back."""
    said = {
        CreditReason.BROUGHT_BACK: t("Brought back", language),
        CreditReason.DAMAGED: t("Damaged", language),
        CreditReason.WRONG_GOODS: t("Wrong goods", language),
        CreditReason.PRICE: t("Price was wrong", language),
        CreditReason.OTHER: t("Another reason", language),
    }
    return said[value]


def money_to(value: MoneyTo, language: str) -> str:
    """Where the money goes."""
    said = {
        MoneyTo.ITS_WAY: t("Back by the way it came", language),
        MoneyTo.STORE_CREDIT: t("Kept as store credit", language),
        MoneyTo.OPEN: t("Only off what is unpaid", language),
    }
    return said[value]


def goods_to(value: GoodsTo, language: str) -> str:
    """Where the goods are."""
    said = {
        GoodsTo.STAY: t("They stay with the customer", language),
        GoodsTo.STORE: t("Back in the store", language),
        GoodsTo.ASIDE: t("Set aside", language),
    }
    return said[value]


def account(name: str, language: str) -> str:
    """An account's name: those of the chart that every business begins with are known in every language."""
    known = {
        "Cash in tills": t("Cash in tills", language),
        "Safe": t("Safe", language),
        "Bank": t("Bank", language),
        "Receivables": t("Receivables", language),
        "Web shop clearing": t("Web shop clearing", language),
        "Card clearing": t("Card clearing", language),
        "Transfer clearing": t("Transfer clearing", language),
        "Input tax": t("Input tax", language),
        "Deposits received": t("Deposits received", language),
        "Tax within deposits": t("Tax within deposits", language),
        "Store credit": t("Store credit", language),
        "Tax payable": t("Tax payable", language),
        "Paid in by the owner": t("Paid in by the owner", language),
        "Sales": t("Sales revenue", language),
        "Shipping income": t("Shipping income", language),
        "Rounding": t("Rounding", language),
        "Cash rounding": t("Cash rounding", language),
        "Till differences": t("Till differences", language),
        "Expenses": t("Expenses", language),
        "Opening balances": t("Opening balances", language),
    }
    return known.get(name, name)
