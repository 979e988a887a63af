"""Booking what imported orders bring along, by the thousand: deposits, open invoices, credit notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    Bill,
    Booked,
    EntryKind,
    InvoiceKind,
    InvoiceState,
    OrderMoney,
    PaymentState,
    SoFar,
    TakenIn,
    WayToPay,
)
from kiosk.back_office.accounting.service import papers, paying, posting
from kiosk.back_office.accounting.service.papers import NewPaper
from kiosk.back_office.accounting.service.posting import NewEntry
from kiosk.back_office.accounting.store import billing as store
from kiosk.back_office.accounting.store import payments
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, OrderId, PaymentId
from kiosk.core.refusal import Refused
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Axis, Billing, OrderRefusal


@dataclass(frozen=True, slots=True)
class _Head:
    customer: CustomerId
    currency: str
    total: int
    billing: Billing


def book_taken_in(act: Act, *, bookings: Sequence[TakenIn]) -> Booked:
    """A step of an import: books each order's deposit, open invoice and credit note; writes its axis.

    A dozen statements for any number, and one for each order whose billing axis does not say yet
    what `rules.billing_at_import` gives. Refused: an order that is not there, amounts below zero,
    more given back than was paid in, more paid and awaited than the order's total.
    """
    heads = _heads(act, bookings)
    for booking in bookings:
        _check(booking, heads[booking.order])
    taxing = rules.deposits_are_taxed(act.facts.country)
    billed = [
        each.order
        for each in bookings
        if each.open_minor or each.credit or (taxing and each.booked and each.deposit)
    ]
    bills = papers.bills(act, orders=billed)
    entries = _deposits(act, bookings, heads, bills if taxing else {})
    ids = {each.order: each.payment for each in entries}
    made = [paper for each in bookings for paper in _papers(each, heads, bills)]
    issued = papers.issue(act, papers=made)
    _refunds(act, issued, ids)
    entries += [each.entry() for each in issued if each.paper.state is not InvoiceState.KEPT]
    posting.post(act, entries=entries)
    for booking in bookings:
        _note(act, booking, heads[booking.order])
    return _booked(bookings)


def _heads(act: Act, bookings: Sequence[TakenIn]) -> dict[OrderId, _Head]:
    found: dict[OrderId, _Head] = {}
    for some in bulk.slices([each.order for each in bookings]):
        for row in store.order_heads(act, some):
            head = _Head(CustomerId(row.customer_id), row.currency, row.total, row.billing)
            found[OrderId(row.id)] = head
    if len(found) < len(bookings):
        raise Refused(OrderRefusal.UNKNOWN_ORDER)
    return found


def _check(booking: TakenIn, head: _Head) -> None:
    if min(booking.deposit, booking.open_minor, booking.credit) < 0:
        raise Refused(AccountingRefusal.NOTHING_TO_BOOK)
    if booking.booked and booking.credit > booking.deposit:
        raise Refused(AccountingRefusal.MORE_THAN_DEPOSIT)
    if booking.booked and booking.deposit + booking.open_minor > head.total:
        raise Refused(AccountingRefusal.MORE_THAN_OPEN)


def _deposits(
    act: Act,
    bookings: Sequence[TakenIn],
    heads: dict[OrderId, _Head],
    taxed: Mapping[OrderId, Bill],
) -> list[NewEntry]:
    """Writes the deposits down, with their tax where there are `taxed` bills; gives their entries."""
    paid = [each for each in bookings if each.booked and each.deposit]
    if not paid:
        return []
    taxes = [
        rules.taxed_share(each.deposit, taxed[each.order]) if each.order in taxed else []
        for each in paid
    ]
    rows = [
        {
            "way": each.way,
            "state": _state(each),
            "order_id": each.order,
            "customer_id": heads[each.order].customer,
            "currency": heads[each.order].currency,
            "minor": each.deposit,
            "refunded": each.credit,
            "tax": sum(tax for _, _, tax in shares),
            "reference": each.reference,
            "captured_at": each.captured_at or act.now,
        }
        for each, shares in zip(paid, taxes, strict=True)
    ]
    ids = [PaymentId(id_) for id_ in payments.add_payments(act, rows)]
    bulk.changed(act, Change.PAYMENT, ids)
    came = [
        {"payment_id": id_, "invoice_id": None, "rate": rate, "net": net, "tax": tax}
        for id_, shares in zip(ids, taxes, strict=True)
        for rate, net, tax in shares
    ]
    payments.add_deposit_taxes(act, came)
    return [
        NewEntry(
            EntryKind.DEPOSIT,
            (
                *rules.of_deposit(each.way, each.deposit),
                *rules.of_deposit_tax((rate, tax) for rate, _, tax in shares),
            ),
            each.order,
            heads[each.order].customer,
            payment=id_,
        )
        for id_, each, shares in zip(ids, paid, taxes, strict=True)
    ]


def _state(booking: TakenIn) -> PaymentState:
    if not booking.credit:
        return PaymentState.CAPTURED
    whole = booking.credit == booking.deposit
    return PaymentState.REFUNDED if whole else PaymentState.PARTLY_REFUNDED


def _refunds(
    act: Act, issued: Sequence[papers.Issued], payments_: dict[OrderId | None, PaymentId | None]
) -> None:
    """What credit notes that are booked gave back of each order's one payment."""
    rows: list[dict[str, object]] = [
        {
            "payment_id": payments_[each.paper.order],
            "invoice_id": each.id,
            "way": WayToPay.WEB_SHOP,
            "minor": each.paper.paid,
        }
        for each in issued
        if each.paper.paid and each.paper.state is not InvoiceState.KEPT
    ]
    paying.add_refunds(act, rows=rows)


def _papers(
    booking: TakenIn, heads: dict[OrderId, _Head], bills: dict[OrderId, Bill]
) -> list[NewPaper]:
    if not booking.open_minor and not booking.credit:
        return []
    head, bill = heads[booking.order], bills[booking.order]
    made = []
    if booking.open_minor:
        state = InvoiceState.POSTED if booking.booked else InvoiceState.KEPT
        pieces = rules.at_mix(booking.open_minor, bill)
        made.append(
            NewPaper(
                InvoiceKind.INVOICE, state, booking.order, head.customer, head.currency, pieces
            )
        )
    if booking.credit:
        state = InvoiceState.PAID if booking.booked else InvoiceState.KEPT
        pieces = rules.at_mix(booking.credit, bill)
        kind, back = InvoiceKind.CREDIT_NOTE, booking.credit
        made.append(
            NewPaper(kind, state, booking.order, head.customer, head.currency, pieces, paid=back)
        )
    return made


def _note(act: Act, booking: TakenIn, head: _Head) -> None:
    if not booking.booked:
        return
    so_far = SoFar(paid_in=booking.deposit, ahead=booking.open_minor)
    value = rules.billing_of(head.total, so_far)
    if value is not head.billing:
        orders.note(act, order=booking.order, axis=Axis.BILLING, value=value)


def _booked(bookings: Sequence[TakenIn]) -> Booked:
    live = [each for each in bookings if each.booked]
    past = [each for each in bookings if not each.booked]
    return Booked(
        deposits=sum(1 for each in live if each.deposit),
        deposited=sum(each.deposit for each in live),
        invoices=sum(1 for each in live if each.open_minor),
        invoiced=sum(each.open_minor for each in live),
        credit_notes=sum(1 for each in live if each.credit),
        credited=sum(each.credit for each in live),
        kept=len(past),
        kept_open=sum(each.open_minor for each in past),
        kept_credited=sum(each.credit for each in past),
    )


def order_money(view: View, *, orders: Sequence[OrderId]) -> OrderMoney:
    """What the books hold of these orders together, to compare with the file they came from."""
    sums = dict.fromkeys(OrderMoney.__slots__, 0)
    for some in bulk.slices(orders):
        for row in store.money(view, some):
            sums["deposited"] += int(row.paid_in)
            sums["invoiced"] += int(row.ahead)
            sums["open"] += int(row.ahead) - int(row.ahead_paid)
            sums["credited"] += int(row.credited)
            sums["kept_open"] += int(row.kept_open)
            sums["kept_credited"] += int(row.kept_credited)
    return OrderMoney(**sums)
