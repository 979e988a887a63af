"""What the receipt of a hand-over says, as the books have it."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import InvoicePaper, PaperPayment
from kiosk.core import money
from kiosk.core.ids import HandoverId, InvoiceId, OrderLineId, PickupId
from kiosk.core.refusal import Refused
from kiosk.database.acting import View
from kiosk.lobby.pickup.rules import (
    Confirmed,
    LineState,
    PickupRefusal,
    ReceiptFacts,
    ReceiptLine,
    ReceiptPayment,
    TaxShare,
)
from kiosk.lobby.pickup.service.lobby import rest_of
from kiosk.lobby.pickup.service.shelf import Shelf, pickup_row, shelf
from kiosk.lobby.pickup.store import today


def receipt_facts(view: View, *, handover: HandoverId, copy: int = 0) -> ReceiptFacts:
    """What the receipt of a hand-over says. Refused: there is none with this id.

    Where everything was billed and paid before the hand-over, the lines say what they cost. What was
    paid later on an invoice that stood open is no matter of the receipt: its copy says what it said.
    """
    row = today.handed_over(view, handover)
    if row is None:
        raise Refused(PickupRefusal.UNKNOWN_PICKUP)
    pickup = pickup_row(view, pickup=PickupId(row.pickup_id))
    done = shelf(view, row=pickup)
    taken = {OrderLineId(line.order_line_id): line.taken for line in done.lines}
    lines = done.shown(taken, LineState.TAKEN)
    total, billed = sum(line.total for line in lines), 0
    payments: tuple[ReceiptPayment, ...] = ()
    taxes = _tax_of(done, taken)
    if row.invoice_id is not None:
        paper = accounting.sale_paper(view, invoice=InvoiceId(row.invoice_id))
        payments, billed = _payments(paper), paper.total
        if paper.total >= total:
            # With the last goods go shipping and what cannot be carried; less was billed before.
            total = paper.total
            taxes = tuple(TaxShare(rate.rate, rate.net, rate.tax) for rate in paper.taxes)
    return ReceiptFacts(
        number=row.receipt_number,
        order_number=row.order_number,
        at=row.at,
        zone=view.facts.zone,
        currency=row.currency,
        lines=tuple(ReceiptLine(line.name, line.quantity, line.total) for line in lines),
        total=total,
        before=total - billed,
        payments=payments,
        left=billed - sum(each.minor for each in payments),
        taxes=taxes,
        rest=rest_of(view, pickup=PickupId(row.pickup_id)),
        called=row.customer,
        collector=row.collector,
        signed=row.confirmed is Confirmed.SIGNATURE,
        served_by=row.served_by.split(" ")[0],
        copy=copy,
    )


def _payments(paper: InvoicePaper) -> tuple[ReceiptPayment, ...]:
    return tuple(_payment(each) for each in paper.payments if not each.later)


def _payment(each: PaperPayment) -> ReceiptPayment:
    return ReceiptPayment(
        each.day, each.way, each.minor, each.deposit, each.given, each.change, each.rounding,
        each.slip,
    )  # fmt: skip


def _tax_of(done: Shelf, taken: Mapping[OrderLineId, int]) -> tuple[TaxShare, ...]:
    """Net and tax by rate of what was taken, as its lines say."""
    sums: dict[int, tuple[int, int]] = {}
    for line in done.lines:
        many = taken.get(OrderLineId(line.order_line_id), 0)
        tax = money.part(line.tax, many, line.ordered)
        net, before = sums.get(line.rate, (0, 0))
        total = money.part(line.total, many, line.ordered)
        sums[line.rate] = (net + total - tax, before + tax)
    found = sorted(sums.items(), reverse=True)
    return tuple(TaxShare(rate, net, tax) for rate, (net, tax) in found if net or tax)
