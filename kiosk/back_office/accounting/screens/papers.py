"""What accounting's pages ask for at once, and a paper as it is printed again."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.back_office.accounting import service
from kiosk.back_office.accounting.documents.invoice import Addressed, invoice
from kiosk.back_office.accounting.rules import (
    Ageing,
    InvoiceList,
    InvoicePaper,
    Unfinished,
    WayTaken,
)
from kiosk.core.ids import InvoiceId
from kiosk.database.acting import View
from kiosk.records.customers import service as customers
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


@dataclass(frozen=True)
class Copy:
    """A paper printed again."""

    number: str
    pdf: bytes


def overview(view: View, *, text: str = "", limit: int = PAGE) -> Overview:
    """What the invoices' page shows beside the invoice that is chosen."""
    return Overview(
        text, service.invoices(view, text=text, limit=limit), service.ageing(view),
        service.takings(view), service.unfinished(view),
    )  # fmt: skip


def found(view: View, *, text: str) -> Found:
    """What a search finds, as somebody types it: nothing else of the page is read again."""
    return Found(text, service.invoices(view, text=text, limit=PAGE))


def copy_of(view: View, *, invoice_id: InvoiceId, copy: int, language: str) -> Copy:
    """The `copy`th copy of a paper, worded in `language`."""
    paper = service.sale_paper(view, invoice=invoice_id)
    head = settings.letterhead(view)
    pdf = invoice(paper, head, language, to=_addressed(view, paper), copy=copy)
    return Copy(paper.number, pdf)


def _addressed(view: View, paper: InvoicePaper) -> Addressed | None:
    if paper.customer is None:
        return None
    card = customers.card(view, customer=paper.customer)
    town = f"{card.postcode} {card.city}".strip()
    name, more = (card.company, card.name) if card.company else (card.name, "")
    return Addressed(name, tuple(line for line in (more, card.street, town) if line))
