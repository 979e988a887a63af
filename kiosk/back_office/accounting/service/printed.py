"""Reading a paper as it is printed: its lines, its taxes, and the payments that it names."""

from __future__ import annotations

from datetime import date
from typing import Any

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import (
    InvoiceKind,
    InvoicePaper,
    InvoiceState,
    PaperLine,
    PaperPayment,
    TaxRow,
)
from kiosk.back_office.accounting.store import billing as store
from kiosk.back_office.accounting.store import payments
from kiosk.core import words
from kiosk.core.ids import CustomerId, InvoiceId, InvoiceLineId, OrderId, PaymentId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import View


def sale_paper(view: View, *, invoice: InvoiceId) -> InvoicePaper:
    """An invoice, final invoice or credit note as it is printed. Refused: there is none."""
    row = store.paper(view, invoice)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    lines = tuple(
        PaperLine(
            InvoiceLineId(line.id), line.what, line.name, line.quantity, line.rate, line.net,
            line.tax, line.total,
        )
        for line in store.paper_lines(view, invoice)
    )  # fmt: skip
    return InvoicePaper(
        id=invoice,
        kind=row.kind,
        state=row.state,
        number=row.number or "",
        day=row.day,
        due_day=row.due_day,
        order=None if row.order_id is None else OrderId(row.order_id),
        order_number=row.order_number or "",
        customer=None if row.customer_id is None else CustomerId(row.customer_id),
        currency=row.currency,
        lines=lines,
        taxes=rules.taxes_of(lines),
        net=row.net,
        tax=row.tax,
        total=row.total,
        deducted=row.deducted,
        paid=row.paid,
        credited=row.credited,
        bill_to=row.bill_to,
        address=row.address,
        tax_number=row.tax_number,
        receipt_number=row.receipt_number or "",
        full_number=row.full_number or "",
        credited_number=(row.credited_number or "") if row.returns else "",
        payments=_payments(view, row) if row.deducted or row.paid else (),
        open=0
        if row.kind is InvoiceKind.FULL or row.state is InvoiceState.KEPT
        else row.total - row.deducted - row.paid - row.credited,
    )


def _payments(view: View, row: Any) -> tuple[PaperPayment, ...]:  # noqa: ANN401 - a row
    """What was deducted or paid on a paper, or what a credit note gave back."""
    paper = InvoiceId(row.id)
    if row.kind is InvoiceKind.CREDIT_NOTE:
        return tuple(
            PaperPayment(
                PaymentId(each.payment_id), each.day, each.way, each.minor, deposit=False, back=True
            )
            for each in payments.refunds_of_paper(view, paper)
        )  # fmt: skip
    rows = payments.covered_by(view, paper)
    taxes = _taxes(view, paper) if any(each.tax for each in rows) else {}
    return tuple(
        PaperPayment(
            PaymentId(each.id),
            each.day if each.captured_at is None else _day(view, each),
            each.way,
            int(each.covers),
            deposit=not each.at_counter and each.how == "deducted",
            back=False,
            taxes=taxes.get(each.id, ()),
            later=each.how == "paid",
            given=int(each.given),
            change=int(each.change),
            rounding=int(each.rounding),
            slip=each.slip,
        )
        for each in rows
    )


def _day(view: View, row: Any) -> date:  # noqa: ANN401 - a row
    return words.local_day(row.captured_at, view.facts.zone)


def _taxes(view: View, paper: InvoiceId) -> dict[int, tuple[TaxRow, ...]]:
    """What of each deposit that a paper deducts is under each rate."""
    made: dict[int, tuple[TaxRow, ...]] = {}
    for row in payments.deposit_taxes_of_paper(view, paper):
        taxed = TaxRow(row.rate, -row.net, -row.tax, -row.net - row.tax)
        made[row.payment_id] = (*made.get(row.payment_id, ()), taxed)
    return made
