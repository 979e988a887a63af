"""A paper read and worded at once: with its letterhead, and for whom it is."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.back_office.accounting import service
from kiosk.back_office.accounting.documents.invoice import Addressed, invoice
from kiosk.core.ids import CustomerId, InvoiceId
from kiosk.database.acting import View
from kiosk.devices.fiscal import Cause, Outage, Signed
from kiosk.documents.tape import Fiscal
from kiosk.records.customers import service as customers
from kiosk.records.printing import service as printing
from kiosk.records.settings import service as settings


@dataclass(frozen=True)
class Copy:
    """A paper as it is printed."""

    number: str
    pdf: bytes


def copy_of(
    view: View, *, invoice_id: InvoiceId, copy: int, language: str, fiscal: Fiscal | None = None
) -> Copy:
    """The `copy`th copy of a paper, worded in `language`; 0 is the paper itself.

    `fiscal` is what the device says of it now; else what it said when the paper came out.
    """
    said = fiscal or _said(printing.fiscal_of(view, paper="credit_note", ref=invoice_id))
    paper = service.sale_paper(view, invoice=invoice_id)
    head = settings.letterhead(view)
    to = None if paper.customer is None else addressed(view, paper.customer)
    pdf = invoice(paper, head, language, to=to, copy=copy, fiscal=said)
    return Copy(paper.number, pdf)


def _said(answer: Signed | Outage | None) -> Fiscal:
    if isinstance(answer, Signed):
        return Fiscal(signed=(answer.serial, answer.counter, answer.signature))
    missing = answer is not None and answer.cause is Cause.NO_DEVICE
    return Fiscal(outage=answer is not None and not missing, no_device=missing)


def addressed(view: View, customer: CustomerId) -> Addressed:
    """How a paper names a customer."""
    card = customers.card(view, customer=customer)
    town = f"{card.postcode} {card.city}".strip()
    name, more = (card.company, card.name) if card.company else (card.name, "")
    return Addressed(name, tuple(line for line in (more, card.street, town) if line))
