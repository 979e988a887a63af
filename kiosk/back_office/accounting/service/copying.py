"""Printing a paper again: marked as a copy, counted, by whom is kept, and not without end (E12)."""

from __future__ import annotations

from datetime import timedelta

from kiosk.back_office.accounting.rules import COPIES_AN_HOUR, AccountingRefusal, InvoicePaper
from kiosk.back_office.accounting.service.printed import sale_paper
from kiosk.back_office.accounting.store import copies as store
from kiosk.core.by import Person
from kiosk.core.ids import InvoiceId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does

_HOUR = timedelta(hours=1)


@does(Task.INVOICE_PRINT, about="invoice")
def print_again(act: Act, *, invoice: InvoiceId) -> int:
    """Counts one more copy of a paper and gives its count; the paper keeps its number.

    Refused: a paper that is not there, more than some copies within an hour.
    """
    paper: InvoicePaper = sale_paper(act, invoice=invoice)
    before, lately = store.copies(act, invoice, act.now - _HOUR)
    if lately >= COPIES_AN_HOUR:
        raise Refused(AccountingRefusal.TOO_MANY_COPIES, n=COPIES_AN_HOUR)
    store.add_copy(act, invoice, before + 1, act.by.id if isinstance(act.by, Person) else None)
    act.note(number=paper.number, copy=before + 1)
    return before + 1
