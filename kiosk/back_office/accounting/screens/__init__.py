"""Accounting's screens: invoices with what the books know of each, and the trial balance down to the entry."""

from kiosk.core.change import Change
from kiosk.core.task import Role, Task
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _invoices() -> type[Screen]:
    from kiosk.back_office.accounting.screens.invoices import InvoicesScreen

    return InvoicesScreen


@later
def _books() -> type[Screen]:
    from kiosk.back_office.accounting.screens.books import BooksScreen

    return BooksScreen


SCREENS = (
    Entry(
        "invoices", "Invoices", Window.DESK, Task.INVOICE_PRINT,
        frozenset({Change.INVOICE, Change.PAYMENT, Change.SALE, Change.TILL}), _invoices,
        section="Back office", icon="receipt-text", role=Role.ACCOUNTING,
    ),
    Entry(
        "books", "Trial balance", Window.DESK, Task.INVOICE_PRINT,
        frozenset({Change.INVOICE, Change.PAYMENT, Change.SALE, Change.TILL}), _books,
        section="Back office", icon="file-spreadsheet", role=Role.ACCOUNTING,
    ),
)  # fmt: skip
