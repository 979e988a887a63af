"""What a receipt printer prints, by name: each paper is read and worded when it is printed, not before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till import documents as till_documents
from kiosk.back_office.till import service as till
from kiosk.business.house import Business
from kiosk.core.ids import SaleId, TillReportId
from kiosk.devices.fiscal import Answer, Cause, Outage, Signed
from kiosk.devices.fiscal import Facts as Receipt
from kiosk.documents.tape import Tape, fiscal_marks
from kiosk.front_office.sales import documents as sales_documents
from kiosk.front_office.sales.documents import Fiscal
from kiosk.front_office.sales.rules import SalePage
from kiosk.front_office.sales.service import papers as sales_papers
from kiosk.records.printing.rules import PrintJob
from kiosk.records.settings import service as settings

Sign = Callable[[Receipt], Answer]
"""Asks this station's fiscal device; the same receipt again gives the first answer."""
Maker = Callable[[Business, PrintJob, Sign], Tape]
"""Reads the row `job.ref` and words it in `job.language`; a `job.copy` above 0 begins with `copy_mark`.
A receipt is signed on the way and says what the device said."""


def _sale(business: Business, job: PrintJob, sign: Sign) -> Tape:
    facts = business.read(sales_papers.receipt_facts, sale=SaleId(job.ref), copy=job.copy)
    head = business.read(settings.letterhead)
    answer = sign(_to_sign(facts.sale))
    made = sales_documents.tape_receipt(facts, head, job.language, fiscal=_fiscal(answer))
    if answer == Outage(Cause.NO_DEVICE) and not facts.demonstration:
        return replace(made, parts=made.parts + fiscal_marks(job.language, no_device=True))
    return made


def _to_sign(sold: SalePage) -> Receipt:
    taxes = tuple((each.rate, each.net + each.tax) for each in sold.taxes)
    cash = sold.total + sold.rounding if sold.way is WayToPay.CASH else 0
    return Receipt(sold.number, sold.at, sold.total, sold.currency, taxes, cash, sold.station)


def _fiscal(answer: Answer) -> Fiscal:
    if isinstance(answer, Signed):
        return Fiscal(signed=(answer.serial, answer.counter, answer.signature))
    out = isinstance(answer, Outage) and answer.cause is not Cause.NO_DEVICE
    return Fiscal(outage=out)


def _sale_return(business: Business, job: PrintJob, _sign: Sign) -> Tape:
    facts = business.read(sales_papers.return_facts, number=job.ref)
    return sales_documents.tape_return(facts, business.read(settings.letterhead), job.language)


def _till_report(business: Business, job: PrintJob, _sign: Sign) -> Tape:
    report = business.read(till.report, report=TillReportId(job.ref))
    head, zone = business.read(settings.letterhead), business.facts.zone
    return till_documents.report_tape(report, head, language=job.language, zone=zone)


PAPERS: dict[str, Maker] = {
    "sale": _sale,
    "sale_return": _sale_return,
    "till_report": _till_report,
}
"""By the name under which rooms `printing.queue` them."""
