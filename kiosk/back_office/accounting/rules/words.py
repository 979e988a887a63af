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

    CASH = "cash"
    SAFE = "safe"
    BANK = "bank"
    WEB_SHOP_CLEARING = "web_shop_clearing"
    CARD_CLEARING = "card_clearing"
    TRANSFER_CLEARING = "transfer_clearing"
    RECEIVABLE = "receivable"
    INPUT_TAX = "input_tax"
    DEPOSITS = "deposits"
    STORE_CREDIT = "store_credit"
    DEPOSIT_TAX = "deposit_tax"
    OWNER = "owner"
    SALES = "sales"
    SHIPPING_INCOME = "shipping_income"
    TAX_PAYABLE = "tax_payable"
    ROUNDING = "rounding"
    CASH_ROUNDING = "cash_rounding"
    TILL_DIFFERENCE = "till_difference"
    EXPENSES = "expenses"
    OPENING = "opening"


class EntryKind(StrEnum):
    """Why an entry was made."""

    DEPOSIT = "deposit"
    PAYMENT = "payment"
    REFUND = "refund"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    TILL = "till"
    REVERSAL = "reversal"
    OPENING = "opening"


class InvoiceKind(StrEnum):
    """What stands at the top of the paper.

    A final invoice bills what was handed over, a receipt what was sold at the counter; a full
    invoice says again what a receipt billed, with a name on it, and books nothing.
    """

    INVOICE = "invoice"
    FINAL = "final_invoice"
    RECEIPT = "receipt"
    FULL = "full_invoice"
    CREDIT_NOTE = "credit_note"


class InvoiceState(StrEnum):
    """DRAFT -> POSTED -> PAID, or CREDITED; KEPT books nothing: history, or with a number a void sale."""

    DRAFT = "draft"
    POSTED = "posted"
    PAID = "paid"
    CREDITED = "credited"
    KEPT = "kept"


class Standing(StrEnum):
    """How a paper stands for whoever waits for its money."""

    PAID = "paid"
    DUE = "due"
    LATE = "late"
    CREDITED = "credited"
    VOID = "void"


class LineKind(StrEnum):
    """What a line of an invoice bills: goods of an order's line, a share of the order, or shipping."""

    GOODS = "goods"
    SHARE = "share"
    SHIPPING = "shipping"


class PaymentState(StrEnum):
    """PENDING -> CAPTURED -> PARTLY_REFUNDED -> REFUNDED; PENDING -> FAILED; CAPTURED -> VOIDED."""

    PENDING = "pending"
    CAPTURED = "captured"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"
    FAILED = "failed"
    VOIDED = "voided"


COPIES_AN_HOUR = 3
"""So often a paper may be printed again within an hour."""

LIVE = (PaymentState.CAPTURED, PaymentState.PARTLY_REFUNDED, PaymentState.REFUNDED)
"""The states of a payment whose money came."""


class WayToPay(StrEnum):
    """How money came; each has its clearing account."""

    WEB_SHOP = "web_shop"
    CASH = "cash"
    CARD = "card"
    TRANSFER = "transfer"
    STORE_CREDIT = "store_credit"


class Covering(StrEnum):
    """How a payment covers a paper: deducted when it was made, or paid on it while it stood open."""

    DEDUCTED = "deducted"
    PAID = "paid"


class AccountingRefusal(StrEnum):
    """What accounting refuses."""

    NOT_BALANCED = "entry_not_balanced"
    STILL_TO_PAY = "still_to_pay"
    MORE_THAN_DEPOSIT = "more_than_deposit"
    MORE_THAN_OPEN = "more_than_open"
    CURRENCY = "other_currency"
    NOTHING_TO_BOOK = "nothing_to_book"
    TOO_LARGE = "amount_too_large"
    CASH_ONLY = "change_for_cash_only"
    GIVEN_WRONGLY = "given_and_change_differ"
    NO_CUSTOMER = "payment_without_customer"
    MORE_THAN_CREDIT = "more_than_store_credit"
    NOT_PENDING = "payment_not_pending"
    NOT_CAPTURED = "payment_not_captured"
    ALREADY_USED = "payment_already_used"
    NOT_TODAY = "payment_of_another_day"
    MORE_THAN_LEFT = "more_than_payment_left"
    MORE_THAN_SOLD = "more_than_sold"
    OVER_LIMIT = "over_credit_limit"
    APPROVED_BY_ONESELF = "approved_by_oneself"
    ALREADY_INVOICED = "receipt_already_invoiced"
    NO_RECEIPT = "not_a_receipt"
    OF_AN_ORDER = "payment_of_an_order"
    NAME_MISSING = "invoice_name_missing"
    TOO_MANY_COPIES = "too_many_copies_of_paper"
    AT_THE_COUNTER = "credit_at_the_counter"
    MADE_AHEAD = "credit_of_invoice_made_ahead"
    NOT_THAT_OPEN = "credit_more_than_open"
    CREDIT_OVER_LIMIT = "credit_over_limit"
    CREDIT_OVER_DAY = "credit_over_day_limit"
    ALREADY_CREDITED = "sale_already_credited"
    CREDIT_ONESELF = "credit_of_own_invoice"
