"""Invoices for the accounting view: the list, one with all that the books know of it, what is unpaid by age."""

from __future__ import annotations

from typing import Any

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import (
    Ageing,
    EntryPage,
    InvoiceKind,
    InvoiceList,
    InvoicePage,
    InvoiceRow,
    InvoiceState,
)
from kiosk.back_office.accounting.service import books
from kiosk.back_office.accounting.service.printed import sale_paper
from kiosk.back_office.accounting.store import ledger, payments
from kiosk.back_office.accounting.store import listing as store
from kiosk.core import text as cleaning
from kiosk.core.ids import CustomerId, EntryId, InvoiceId, OrderId
from kiosk.database.acting import View
from kiosk.records.customers import service as customers
from kiosk.records.settings.rules import Series, fiscal_year, number_text

_SERIES = (Series.INVOICE, Series.SALE, Series.CREDIT_NOTE)


def invoices(
    view: View, *, text: str = "", limit: int = 50, after: InvoiceId | None = None
) -> InvoiceList:
    """The newest papers, or those that `text` finds: a number, whole or its count (``331``), or a customer."""
    asked = cleaning.clean_text(text)
    numbers = _numbers(view, asked) if asked else None
    found = customers.search(view, words=asked) if asked else ()
    rows = store.papers(view, numbers, [each.id for each in found], after, limit + 1)
    told = tuple(_row(view, row) for row in rows[:limit])
    return InvoiceList(told, told[-1].id if len(rows) > limit else None)


def _numbers(view: View, asked: str) -> list[str]:
    """The numbers that somebody may mean: as it was typed, or the count of this fiscal year or the last."""
    typed = asked.upper()
    if not asked.isdecimal() or len(asked) > 9:
        return [typed]
    year = fiscal_year(view.day, view.facts.fiscal_year_start)
    counts = [(series, each) for series in _SERIES for each in (year, year - 1)]
    return [typed, *(number_text(series, each, int(asked)) for series, each in counts)]


def _row(view: View, row: Any) -> InvoiceRow:  # noqa: ANN401 - a row
    unpaid = _open(row)
    credited = row.state is InvoiceState.CREDITED
    return InvoiceRow(
        InvoiceId(row.id), row.kind, row.number,
        None if row.customer_id is None else CustomerId(row.customer_id),
        row.bill_to or row.customer_name or row.company or "",
        None if row.order_id is None else OrderId(row.order_id), row.total, unpaid, row.day,
        row.due_day,
        rules.standing_of(
            row.due_day, unpaid, view.day, credited=credited, void=row.state is InvoiceState.KEPT
        ),
        rules.days_late(row.due_day, unpaid, view.day),
    )  # fmt: skip


def _open(row: Any) -> int:  # noqa: ANN401 - a row
    if row.kind is InvoiceKind.FULL or row.state is not InvoiceState.POSTED:
        return 0
    return int(row.total - row.deducted - row.paid - row.credited)


def invoice_page(view: View, *, invoice: InvoiceId) -> InvoicePage:
    """A paper, the payments on it and every entry of it and of them. Refused: there is none."""
    paper = sale_paper(view, invoice=invoice)
    credited = paper.state is InvoiceState.CREDITED
    payments = [each.payment for each in paper.payments if not each.back]
    entries = ledger.entries_of_paper(view, invoice, payments)
    issued = next((each.person for each in entries if each.invoice == invoice), "")
    name = "" if paper.customer is None else store.customer_name(view, paper.customer)
    return InvoicePage(
        paper,
        rules.standing_of(paper.due_day, paper.open, view.day, credited=credited, void=paper.void),
        rules.days_late(paper.due_day, paper.open, view.day),
        paper.bill_to or name,
        issued,
        entries,
    )


def entry_page(view: View, *, entry: EntryId) -> EntryPage:
    """One entry, and the number of its paper and how its payment came. Refused: there is none."""
    found = books.entry(view, entry=entry)
    paper = "" if found.invoice is None else sale_paper(view, invoice=found.invoice).number
    paid = None if found.payment is None else payments.one(view, found.payment)
    if paid is None:
        return EntryPage(found, paper, None, 0)
    return EntryPage(found, paper, paid.way, int(paid.minor))


def ageing(view: View) -> Ageing:
    """What is unpaid: not yet due, 1 to 30 days late, 31 to 60, and longer."""
    row = store.ageing(view, view.day)
    return Ageing(
        int(row.not_due), int(row.to_30), int(row.to_60), int(row.over_60), int(row.many),
        store.count(view),
    )  # fmt: skip
