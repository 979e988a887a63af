"""Accounting's words: the kinds and states of accounts, entries, invoices and payments, and what is refused."""

from __future__ import annotations

from enum import StrEnum


class AccountKind(StrEnum):
    """Where an account stands in the statements."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSE = "expense"


class Use(StrEnum):
    """What the program uses an account for; each has exactly one account in the chart."""

    WEB_SHOP_CLEARING = "web_shop_clearing"
    RECEIVABLE = "receivable"
    DEPOSITS = "deposits"
    SALES = "sales"
    SHIPPING_INCOME = "shipping_income"
    TAX_PAYABLE = "tax_payable"
    ROUNDING = "rounding"
    OPENING = "opening"


class EntryKind(StrEnum):
    """Why an entry was made."""

    DEPOSIT = "deposit"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    REVERSAL = "reversal"
    OPENING = "opening"


class InvoiceKind(StrEnum):
    """What stands at the top of the paper; a final invoice bills what was handed over."""

    INVOICE = "invoice"
    FINAL = "final_invoice"
    CREDIT_NOTE = "credit_note"


class InvoiceState(StrEnum):
    """DRAFT -> POSTED -> PAID, or CREDITED; KEPT is history that books nothing."""

    DRAFT = "draft"
    POSTED = "posted"
    PAID = "paid"
    CREDITED = "credited"
    KEPT = "kept"


class LineKind(StrEnum):
    """What a line of an invoice bills: goods of an order's line, a share of the order, or shipping."""

    GOODS = "goods"
    SHARE = "share"
    SHIPPING = "shipping"


class PaymentState(StrEnum):
    """CAPTURED -> REFUNDED (in part or whole, by the sum of its refunds)."""

    CAPTURED = "captured"
    REFUNDED = "refunded"


class WayToPay(StrEnum):
    """How money came; each has its clearing account."""

    WEB_SHOP = "web_shop"


class AccountingRefusal(StrEnum):
    """What accounting refuses."""

    NOT_BALANCED = "entry_not_balanced"
    STILL_TO_PAY = "still_to_pay"
    MORE_THAN_DEPOSIT = "more_than_deposit"
    MORE_THAN_OPEN = "more_than_open"
    CURRENCY = "other_currency"
    NOTHING_TO_BOOK = "nothing_to_book"
