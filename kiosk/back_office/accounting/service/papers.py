"""Papers: issuing invoices, final invoices and credit notes, and reading one as it is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import (
    Bill,
    BillLine,
    EntryKind,
    InvoiceKind,
    InvoiceState,
    Piece,
    Posting,
    SoFar,
    WayToPay,
)
from kiosk.back_office.accounting.service.posting import NewEntry
from kiosk.back_office.accounting.store import billing as store
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, InvoiceId, OrderId, OrderLineId
from kiosk.core.refusal import Refused
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.records.orders.rules import Billing, OrderRefusal
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series

TERM = timedelta(days=14)
"""How long an invoice made ahead may stay open before it is overdue."""
_SERIES = {
    InvoiceKind.INVOICE: Series.INVOICE,
    InvoiceKind.FINAL: Series.INVOICE,
    InvoiceKind.RECEIPT: Series.SALE,
    InvoiceKind.FULL: Series.INVOICE,
    InvoiceKind.CREDIT_NOTE: Series.CREDIT_NOTE,
}


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper to issue. What is kept of history (`KEPT`) gets no number and is not posted.

    `back` says by which ways a credit note's money goes (way, minor, rounding), else all of it by
    `way`; `others` are further columns of it.
    """

    kind: InvoiceKind
    state: InvoiceState
    order: OrderId | None
    customer: CustomerId | None
    currency: str
    pieces: tuple[Piece, ...]
    deducted: int = 0
    paid: int = 0
    credits: InvoiceId | None = None
    due_day: date | None = None
    way: WayToPay = WayToPay.WEB_SHOP
    back: tuple[tuple[WayToPay, int, int], ...] = ()
    others: Mapping[str, object] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Net and tax of all its lines."""
        return sum(piece.total for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that now is."""

    id: InvoiceId
    number: str
    paper: NewPaper

    def entry(self, *more: Posting) -> NewEntry:
        """How it is posted, and `more` with it."""
        paper = self.paper
        if paper.kind is InvoiceKind.CREDIT_NOTE:
            kind = EntryKind.CREDIT_NOTE
            back = paper.back or ((paper.way, paper.paid, 0),)
            postings = rules.of_credit_note(paper.pieces, back, off=paper.deducted)
        else:
            kind = EntryKind.INVOICE
            postings = rules.of_invoice(paper.pieces, paper.deducted)
        told = (*postings, *more)
        return NewEntry(kind, told, paper.order, paper.customer, invoice=self.id)


@dataclass(frozen=True, slots=True)
class Known:
    """An order and what the books know of it."""

    id: OrderId
    customer: CustomerId
    currency: str
    total: int
    billing: Billing
    so_far: SoFar


def issue(act: Act, *, papers: Sequence[NewPaper]) -> list[Issued]:
    """A step: writes papers down with their lines and numbers, in order; posts nothing yet."""
    if not papers:
        return []
    numbers, day = _numbers(act, papers), act.day
    rows = [
        {
            "kind": paper.kind,
            "state": paper.state,
            "number": number,
            "order_id": paper.order,
            "customer_id": paper.customer,
            "credits": paper.credits,
            "currency": paper.currency,
            "net": sum(piece.net for piece in paper.pieces),
            "tax": sum(piece.tax for piece in paper.pieces),
            "total": paper.total,
            "deducted": paper.deducted,
            "paid": paper.paid,
            "day": day,
            "due_day": day + TERM if paper.kind is InvoiceKind.INVOICE else paper.due_day,
            "posted_at": None if paper.state is InvoiceState.KEPT else act.now,
            **paper.others,
        }
        for paper, number in zip(papers, numbers, strict=True)
    ]
    ids = [InvoiceId(id_) for id_ in store.add_invoices(act, rows)]
    lines = [
        {
            "invoice_id": id_,
            "order_line_id": piece.line,
            "credits": piece.credits,
            "what": piece.what,
            "name": piece.name,
            "quantity": piece.quantity,
            "rate": piece.rate,
            "net": piece.net,
            "tax": piece.tax,
            "total": piece.total,
        }
        for id_, paper in zip(ids, papers, strict=True)
        for piece in paper.pieces
    ]
    store.add_invoice_lines(act, lines)
    bulk.changed(act, Change.INVOICE, ids)
    return [
        Issued(id_, number or "", paper)
        for id_, number, paper in zip(ids, numbers, papers, strict=True)
    ]


def _numbers(act: Act, papers: Sequence[NewPaper]) -> list[str | None]:
    numbers: list[str | None] = [None] * len(papers)
    for series in (Series.INVOICE, Series.SALE, Series.CREDIT_NOTE):
        places = [
            place
            for place, paper in enumerate(papers)
            if paper.state is not InvoiceState.KEPT and _SERIES[paper.kind] is series
        ]
        if places:
            taken = settings.next_numbers(act, series=series, count=len(places))
            for place, number in zip(places, taken, strict=True):
                numbers[place] = number
    return numbers


def bills(view: View, *, orders: Sequence[OrderId]) -> dict[OrderId, Bill]:
    """The orders with these ids as billing knows them."""
    found: dict[OrderId, list[Any]] = {}
    for some in bulk.slices(orders):
        for row in store.order_rows(view, some):
            found.setdefault(OrderId(row.order_id), []).append(row)
    return {order: _bill(order, rows) for order, rows in found.items()}


def bill(view: View, *, order: OrderId) -> Bill:
    """An order as billing knows it. Refused: there is none with this id."""
    found = bills(view, orders=[order]).get(order)
    if found is None:
        raise Refused(OrderRefusal.UNKNOWN_ORDER)
    return found


def _bill(order: OrderId, rows: Sequence[Any]) -> Bill:
    head = rows[0]
    fee = next((row.id for row in reversed(rows) if _is_shipping(row)), None)
    lines = tuple(
        BillLine(
            OrderLineId(row.id), row.name, row.quantity, row.total, row.tax, row.rate, row.carried,
            row.released, row.cancelled, fee=row.id == fee,
        )
        for row in rows
        if row.id is not None
    )  # fmt: skip
    customer = CustomerId(head.customer_id)
    return Bill(order, head.number, customer, head.currency, head.order_total, lines)


def _is_shipping(row: Any) -> bool:  # noqa: ANN401 - a row
    # The order says what shipping costs, and one line that is not carried and no product says it again.
    if row.id is None or row.carried or row.product_id is not None or row.shipping <= 0:
        return False
    costs = row.total if row.taxes_included else row.total - row.tax
    return row.shipping in (costs, row.price * row.quantity)


def known(view: View, *, order: OrderId) -> Known:
    """What the books know of an order. Refused: there is none with this id."""
    found = all_known(view, orders=[order])
    if not found:
        raise Refused(OrderRefusal.UNKNOWN_ORDER)
    return found[0]


def all_known(view: View, *, orders: Sequence[OrderId] | None) -> list[Known]:
    """What the books know of these orders, or of every confirmed one."""
    return [
        Known(
            OrderId(row.id), CustomerId(row.customer_id), row.currency, row.total, row.billing,
            SoFar(
                int(row.paid_in), int(row.used), int(row.refunded), int(row.ahead),
                int(row.ahead_paid), int(row.final), int(row.credited), int(row.on_bills),
                int(row.final_paid), int(row.counter), int(row.later),
            ),
        )
        for row in store.money(view, orders)
    ]  # fmt: skip
