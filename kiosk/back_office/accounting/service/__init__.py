"""Accounting's verbs: deposits, invoices, sales at the hand-over, credit notes; reading and checking the books."""

from kiosk.back_office.accounting.service.billing import (
    credit,
    due,
    invoice_order,
    recognise_sale,
    take_deposit,
)
from kiosk.back_office.accounting.service.blind import (
    keep_blind,
    may_be_told,
    shown_balance,
    shown_lines,
    told_until,
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
from kiosk.back_office.accounting.service.copying import print_again
from kiosk.back_office.accounting.service.crediting import (
    credit_page,
    hold_for_credit,
    may_credit,
    ordered_lines,
)
from kiosk.back_office.accounting.service.later import credit_limit_left, invoice_later, owes
from kiosk.back_office.accounting.service.listing import (
    ageing,
    entry_page,
    invoice_page,
    invoices,
)
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
from kiosk.back_office.accounting.service.statements import statement
from kiosk.back_office.accounting.service.taking_in import book_taken_in, order_money
from kiosk.back_office.accounting.service.unmaking import unmake_sale

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
    "credit_page",
    "due",
    "entries_of",
    "entry",
    "entry_page",
    "full_invoice",
    "hold_for_credit",
    "invoice_later",
    "invoice_order",
    "invoice_page",
    "invoices",
    "keep_blind",
    "may_be_told",
    "may_credit",
    "open_books",
    "order_money",
    "ordered_lines",
    "owes",
    "post",
    "print_again",
    "recognise_sale",
    "refund",
    "reverse",
    "sale_paper",
    "sell",
    "session_takings",
    "settle",
    "shown_balance",
    "shown_lines",
    "statement",
    "store_credit",
    "take_deposit",
    "takings",
    "told_until",
    "trial_balance",
    "unfinished",
    "unmake_sale",
    "verify_billing",
    "verify_ledger",
    "verify_numbers",
    "void",
]
