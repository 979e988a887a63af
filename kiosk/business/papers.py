"""What the printing prints, by name: each paper is read and worded when it is printed, not before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.documents.addressed import addressed
from kiosk.back_office.accounting.documents.invoice import invoice
from kiosk.back_office.accounting.documents.roll import credit_note_tape
from kiosk.back_office.accounting.rules import InvoicePaper, WayToPay
from kiosk.back_office.till import documents as till_documents
from kiosk.back_office.till import service as till
from kiosk.business.house import Business
from kiosk.core.ids import HandoverId, InvoiceId, SaleId, TillReportId, VisitId
from kiosk.devices.fiscal import Answer, Cause, Outage, Signed
from kiosk.devices.fiscal import Facts as Receipt
from kiosk.documents.tape import Fiscal, Tape, copy_mark
from kiosk.front_office.queue import documents as queue_documents
from kiosk.front_office.queue.service import badging
from kiosk.front_office.sales import documents as sales_documents
from kiosk.front_office.sales.rules import ReceiptFacts, ReturnFacts, SalePage
from kiosk.front_office.sales.service import papers as sales_papers
from kiosk.lobby.pickup import documents as pickup_documents
from kiosk.lobby.pickup import rules as pickup_rules
from kiosk.lobby.pickup import service as pickup
from kiosk.records.customers import service as customers
from kiosk.records.printing.rules import PrintJob
from kiosk.records.settings import service as settings

Sign = Callable[[Receipt], Answer]
"""Asks this station's fiscal device; the same receipt again gives the first answer."""
Maker = Callable[[Business, PrintJob, Sign], Tape]
"""Reads the row `job.ref` and words it in `job.language`; a `job.copy` above 0 begins with `copy_mark`.
A receipt is signed on the way and says what the device said."""
Sheet: TypeAlias = tuple[str, bytes]
"""The plain name of a file, and the paper as a PDF."""
SheetMaker = Callable[[Business, PrintJob, Sign], Sheet]


def _fiscal(answer: Answer) -> Fiscal:
    """What the device said, as a receipt marks it."""
    if isinstance(answer, Signed):
        return Fiscal(signed=(answer.serial, answer.counter, answer.signature))
    if not isinstance(answer, Outage):
        return Fiscal()
    missing = answer.cause is Cause.NO_DEVICE
    return Fiscal(outage=not missing, no_device=missing)


# ------------------------------------------------------------------------------------------ a sale


def _sale_facts(business: Business, job: PrintJob, sign: Sign) -> tuple[ReceiptFacts, Fiscal]:
    facts = business.read(sales_papers.receipt_facts, sale=SaleId(job.ref), copy=job.copy)
    return facts, _fiscal(sign(_of_sale(facts.sale)))


def _of_sale(sold: SalePage) -> Receipt:
    taxes = tuple((each.rate, each.net + each.tax) for each in sold.taxes)
    cash = sold.total + sold.rounding if sold.way is WayToPay.CASH else 0
    return Receipt(sold.number, sold.at, sold.total, sold.currency, taxes, cash, sold.station)


def _sale(business: Business, job: PrintJob, sign: Sign) -> Tape:
    facts, fiscal = _sale_facts(business, job, sign)
    head = business.read(settings.letterhead)
    return sales_documents.tape_receipt(facts, head, job.language, fiscal=fiscal)


def _sale_sheet(business: Business, job: PrintJob, sign: Sign) -> Sheet:
    facts, fiscal = _sale_facts(business, job, sign)
    head = business.read(settings.letterhead)
    return facts.sale.number, sales_documents.receipt(facts, head, job.language, fiscal=fiscal)


def _sale_return(business: Business, job: PrintJob, sign: Sign) -> Tape:
    facts = business.read(sales_papers.return_facts, number=job.ref)
    fiscal = _fiscal(sign(_of_return(facts)))
    head = business.read(settings.letterhead)
    return sales_documents.tape_return(facts, head, job.language, fiscal=fiscal)


def _of_return(facts: ReturnFacts) -> Receipt:
    """A return as the device signs it: below zero, as a receipt that takes another one back."""
    cash = -facts.minor if facts.way is WayToPay.CASH else 0
    sold = facts.sale
    return Receipt(facts.number, facts.at, -facts.minor, sold.currency, (), cash, sold.station)


# ---------------------------------------------------------------------------------- a credit note


def _note_facts(business: Business, job: PrintJob, sign: Sign) -> tuple[InvoicePaper, Fiscal]:
    paper = business.read(accounting.sale_paper, invoice=InvoiceId(job.ref))
    taxes = tuple((each.rate, -each.total) for each in paper.taxes)
    coins = (each for each in paper.payments if each.way is WayToPay.CASH)
    cash = -sum(each.minor for each in coins)
    facts = Receipt(
        paper.number, job.queued_at, -paper.total, paper.currency, taxes, cash, job.station
    )
    return paper, _fiscal(sign(facts))


def _credit_note(business: Business, job: PrintJob, sign: Sign) -> Tape:
    paper, fiscal = _note_facts(business, job, sign)
    head = business.read(settings.letterhead)
    made = credit_note_tape(paper, head, job.language, fiscal=fiscal)
    return replace(made, parts=(*copy_mark(job.copy, job.language), *made.parts))


def _credit_note_sheet(business: Business, job: PrintJob, sign: Sign) -> Sheet:
    paper, fiscal = _note_facts(business, job, sign)
    to = None
    if paper.customer is not None:
        to = addressed(business.read(customers.card, customer=paper.customer))
    head = business.read(settings.letterhead)
    pdf = invoice(paper, head, job.language, to=to, copy=job.copy, fiscal=fiscal)
    return f"credit-note-{paper.number}", pdf


# ------------------------------------------------------------------------------------- a hand-over


def _handover_facts(
    business: Business, job: PrintJob, sign: Sign
) -> tuple[pickup_rules.ReceiptFacts, Fiscal]:
    facts = business.read(pickup.receipt_facts, handover=HandoverId(job.ref), copy=job.copy)
    return facts, _fiscal(sign(_of_handover(facts, job.station)))


def _of_handover(facts: pickup_rules.ReceiptFacts, station: str) -> Receipt:
    taxes = tuple((each.rate, each.net + each.tax) for each in facts.taxes)
    coins = (each for each in facts.at_counter if each.way is WayToPay.CASH)
    cash = sum(each.minor + each.rounding for each in coins)
    return Receipt(facts.number, facts.at, facts.total, facts.currency, taxes, cash, station)


def _handover(business: Business, job: PrintJob, sign: Sign) -> Tape:
    facts, fiscal = _handover_facts(business, job, sign)
    head = business.read(settings.letterhead)
    return pickup_documents.tape_receipt(facts, head, job.language, fiscal=fiscal)


def _handover_sheet(business: Business, job: PrintJob, sign: Sign) -> Sheet:
    facts, fiscal = _handover_facts(business, job, sign)
    head = business.read(settings.letterhead)
    return facts.number, pickup_documents.receipt(facts, head, job.language, fiscal=fiscal)


# ------------------------------------------------------------------------------------------ a till


def _till_report(business: Business, job: PrintJob, _sign: Sign) -> Tape:
    report = business.read(till.report, report=TillReportId(job.ref))
    head, zone = business.read(settings.letterhead), business.facts.zone
    made = till_documents.report_tape(report, head, language=job.language, zone=zone)
    return replace(made, parts=(*copy_mark(job.copy, job.language), *made.parts))


def _till_sheet(business: Business, job: PrintJob, _sign: Sign) -> Sheet:
    report = business.read(till.report, report=TillReportId(job.ref))
    head, zone = business.read(settings.letterhead), business.facts.zone
    made = till_documents.report_page(report, head, language=job.language, zone=zone, copy=job.copy)
    return f"report-{report.number}", made


# ------------------------------------------------------------------------------- a visitor's badge


def _badge(business: Business, job: PrintJob, _sign: Sign) -> Tape:
    made = business.read(badging.badge_of, visit=VisitId(job.ref))
    return queue_documents.badge_tape(made, business.facts.name, job.language)


def _badge_label(business: Business, job: PrintJob, _sign: Sign) -> Sheet:
    made = business.read(badging.badge_of, visit=VisitId(job.ref))
    pdf = queue_documents.badge_label(made, business.facts.name, job.language)
    return f"badge-{job.ref}", pdf


PAPERS: dict[str, Maker] = {
    "sale": _sale,
    "sale_return": _sale_return,
    "handover": _handover,
    "till_report": _till_report,
    "credit_note": _credit_note,
    "badge": _badge,
}
"""By the name under which rooms `printing.queue` them."""
SHEETS: dict[str, SheetMaker] = {
    "sale": _sale_sheet,
    "handover": _handover_sheet,
    "till_report": _till_sheet,
    "credit_note": _credit_note_sheet,
    "badge": _badge_label,
}
"""Those that have a sheet, for a station without a receipt printer; the others are a roll's PDF there."""
