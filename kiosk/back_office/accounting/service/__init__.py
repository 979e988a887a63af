"""Accounting's verbs: deposits, invoices, sales at the hand-over, credit notes; reading and checking the books."""

from kiosk.back_office.accounting.service.billing import (
    credit,
    due,
    invoice_order,
    recognise_sale,
    take_deposit,
)
from kiosk.back_office.accounting.service.books import (
    account_lines,
    entries_of,
    entry,
    trial_balance,
)
from kiosk.back_office.accounting.service.checks import (
    verify_billing,
    verify_ledger,
    verify_numbers,
)
from kiosk.back_office.accounting.service.later import credit_limit_left, invoice_later
from kiosk.back_office.accounting.service.listing import ageing, invoice_page, invoices
from kiosk.back_office.accounting.service.paying import begin, capture, refund, settle, void
from kiosk.back_office.accounting.service.posting import NewEntry, open_books, post, reverse
from kiosk.back_office.accounting.service.printed import sale_paper
from kiosk.back_office.accounting.service.reading import (
    session_takings,
    store_credit,
    takings,
    unfinished,
)
from kiosk.back_office.accounting.service.selling import credit_lines, full_invoice, sell
from kiosk.back_office.accounting.service.taking_in import book_taken_in, order_money

__all__ = [
    "NewEntry",
    "account_lines",
    "ageing",
    "begin",
    "book_taken_in",
    "capture",
    "credit",
    "credit_limit_left",
    "credit_lines",
    "due",
    "entries_of",
    "entry",
    "full_invoice",
    "invoice_later",
    "invoice_order",
    "invoice_page",
    "invoices",
    "open_books",
    "order_money",
    "post",
    "recognise_sale",
    "refund",
    "reverse",
    "sale_paper",
    "sell",
    "session_takings",
    "settle",
    "store_credit",
    "take_deposit",
    "takings",
    "trial_balance",
    "unfinished",
    "verify_billing",
    "verify_ledger",
    "verify_numbers",
    "void",
]
