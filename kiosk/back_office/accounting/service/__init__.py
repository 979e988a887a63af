"""Accounting's verbs: deposits, invoices, sales at the hand-over, credit notes; reading and checking the books."""

from kiosk.back_office.accounting.service.billing import (
    credit,
    due,
    invoice_order,
    recognise_sale,
    take_deposit,
)
from kiosk.back_office.accounting.service.books import entries_of, trial_balance
from kiosk.back_office.accounting.service.checks import (
    verify_billing,
    verify_ledger,
    verify_numbers,
)
from kiosk.back_office.accounting.service.papers import sale_paper
from kiosk.back_office.accounting.service.posting import NewEntry, open_books, post, reverse
from kiosk.back_office.accounting.service.taking_in import book_taken_in, order_money

__all__ = [
    "NewEntry",
    "book_taken_in",
    "credit",
    "due",
    "entries_of",
    "invoice_order",
    "open_books",
    "order_money",
    "post",
    "recognise_sale",
    "reverse",
    "sale_paper",
    "take_deposit",
    "trial_balance",
    "verify_billing",
    "verify_ledger",
    "verify_numbers",
]
