"""What accounting's pages ask for at once, and papers read and worded on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.back_office.accounting import service
from kiosk.back_office.accounting.documents.addressed import addressed, marked
from kiosk.back_office.accounting.documents.invoice import invoice
from kiosk.back_office.accounting.documents.statement import statement
from kiosk.back_office.accounting.rules import (
    Ageing,
    InvoiceList,
    Unfinished,
    WayTaken,
)
from kiosk.core.ids import CustomerId, InvoiceId
from kiosk.database.acting import View
from kiosk.records.customers import service as customers
from kiosk.records.printing import service as printing
from kiosk.records.settings import service as settings

PAGE = 50


@dataclass(frozen=True)
class Overview:
    """Invoices, what is unpaid by age, what came today, and what nobody knows yet."""

    text: str
    papers: InvoiceList
    ages: Ageing
    takings: tuple[WayTaken, ...]
    unfinished: tuple[Unfinished, ...]


@dataclass(frozen=True)
class Found:
    """What a search finds."""

    text: str
    papers: InvoiceList


def overview(view: View, *, text: str = "", limit: int = PAGE) -> Overview:
    """What the invoices' page shows beside the invoice that is chosen."""
    return Overview(
        text, service.invoices(view, text=text, limit=limit), service.ageing(view),
        service.takings(view), service.unfinished(view),
    )  # fmt: skip


def found(view: View, *, text: str) -> Found:
    """What a search finds, as somebody types it: nothing else of the page is read again."""
    return Found(text, service.invoices(view, text=text, limit=PAGE))


@dataclass(frozen=True)
class Copy:
    """A paper as it is printed: an invoice by its number, a statement by its customer and day."""

    number: str
    pdf: bytes


def copy_of(view: View, *, invoice_id: InvoiceId, copy: int, language: str) -> Copy:
    """The `copy`th copy of a paper, worded in `language`; 0 is the paper itself."""
    paper = service.sale_paper(view, invoice=invoice_id)
    said = marked(printing.fiscal_of(view, paper="credit_note", ref=invoice_id))
    to = None
    if paper.customer is not None:
        to = addressed(customers.card(view, customer=paper.customer))
    head = settings.letterhead(view)
    pdf = invoice(paper, head, language, to=to, copy=copy, fiscal=said)
    return Copy(paper.number, pdf)


def statement_of(view: View, *, customer: CustomerId, language: str) -> Copy:
    """A customer's statement of today, worded in `language`."""
    told = service.statement(view, customer=customer)
    to = addressed(customers.card(view, customer=customer))
    pdf = statement(told, settings.letterhead(view), language, to=to)
    return Copy(f"statement-{customer}-{told.day.isoformat()}", pdf)
