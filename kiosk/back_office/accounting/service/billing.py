"""What an order's way brings into the books: its deposit, its invoice, its sale at the hand-over, its credit note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    Bill,
    Bucket,
    Covering,
    EntryKind,
    InvoiceKind,
    InvoiceState,
    LineKind,
    Piece,
    Posting,
    Sale,
    Settled,
    SoFar,
    Taking,
    WayToPay,
)
from kiosk.back_office.accounting.service import covering, papers, paying, posting
from kiosk.back_office.accounting.service.covering import Plan
from kiosk.back_office.accounting.service.papers import Known, NewPaper
from kiosk.back_office.accounting.service.posting import NewEntry
from kiosk.back_office.accounting.store import billing as store
from kiosk.back_office.accounting.store import payments
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, InvoiceId, OrderId, OrderLineId, PaymentId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Axis


def take_deposit(
    act: Act,
    *,
    order: OrderId,
    customer: CustomerId,
    minor: int,
    currency: str,
    way: WayToPay,
    reference: str,
    captured_at: datetime,
) -> PaymentId:
    """A step: money for `order` came in before its goods went out, with its tax where that is due then.

    It writes the billing axis.

    Refused: nothing or less (`NOTHING_TO_BOOK`), another currency than the order's, no such order.
    """
    if minor <= 0:
        raise Refused(AccountingRefusal.NOTHING_TO_BOOK)
    known = papers.known(act, order=order)
    if known.currency != currency:
        raise Refused(AccountingRefusal.CURRENCY)
    values = {
        "way": way,
        "order_id": order,
        "customer_id": customer,
        "currency": currency,
        "minor": minor,
        "reference": reference,
        "captured_at": captured_at,
    }
    taxes = paying.deposit_tax(act, order=order, minor=minor)
    values["tax"] = sum(tax for _, _, tax in taxes)
    payment = PaymentId(payments.add_payments(act, [values])[0])
    paying.add_deposit_tax(act, payment=payment, taxes=taxes)
    postings = rules.of_deposit(way, minor)
    postings += rules.of_deposit_tax((rate, tax) for rate, _, tax in taxes)
    entry = NewEntry(EntryKind.DEPOSIT, postings, order, customer, payment=payment)
    posting.post(act, entries=[entry])
    act.changed(Change.PAYMENT, payment)
    _note(act, known, replace(known.so_far, paid_in=known.so_far.paid_in + minor))
    return payment


def invoice_order(act: Act, *, order: OrderId, open_minor: int) -> InvoiceId:
    """A step: invoices `open_minor` of an order ahead of its goods, at its tax mix; it awaits payment.

    Refused: nothing (`NOTHING_TO_BOOK`), more than deposits and invoices leave (`MORE_THAN_OPEN`).
    """
    if open_minor <= 0:
        raise Refused(AccountingRefusal.NOTHING_TO_BOOK)
    known = papers.known(act, order=order)
    so_far = known.so_far
    if open_minor > known.total - so_far.ahead - so_far.final - so_far.deposit_left:
        raise Refused(AccountingRefusal.MORE_THAN_OPEN)
    pieces = rules.at_mix(open_minor, papers.bill(act, order=order))
    paper = _paper(InvoiceKind.INVOICE, InvoiceState.POSTED, known, pieces)
    issued = papers.issue(act, papers=[paper])[0]
    posting.post(act, entries=[issued.entry()])
    _note(act, known, replace(so_far, ahead=so_far.ahead + open_minor))
    return issued.id


def credit(act: Act, *, order: OrderId, minor: int) -> InvoiceId:
    """A step: gives `minor` of an order's money back the way it came, by a credit note at its tax mix.

    Where nothing waits any more, what was cancelled is billed against its deposit first: a credit
    note takes back a sale. Refused: nothing, or more than was paid in and not yet given back.
    """
    if minor <= 0:
        raise Refused(AccountingRefusal.NOTHING_TO_BOOK)
    known = papers.known(act, order=order)
    if minor > known.so_far.refundable:
        raise Refused(AccountingRefusal.MORE_THAN_DEPOSIT)
    bill = papers.bill(act, order=order)
    _bill_what_was_cancelled(act, known, bill, minor)
    latest = store.latest_final(act, order)
    paper = replace(
        _paper(InvoiceKind.CREDIT_NOTE, InvoiceState.PAID, known, rules.at_mix(minor, bill)),
        paid=minor,
        credits=None if latest is None else InvoiceId(latest),
    )
    issued = papers.issue(act, papers=[paper])[0]
    posting.post(act, entries=[issued.entry()])
    _give_back(act, order, issued.id, minor)
    return issued.id


def due(view: View, *, order: OrderId, lines: Mapping[OrderLineId, int]) -> int:
    """What is still to pay for these units of these lines before they are handed over, minor units.

    Refused: units that do not wait, lines of another order.
    """
    bill = papers.bill(view, order=order)
    known = papers.known(view, order=order)
    taking = rules.taken(bill, lines, known.so_far.credited)
    return rules.settle(bill, taking, known.so_far).still_to_pay


def recognise_sale(act: Act, *, order: OrderId, lines: Mapping[OrderLineId, int]) -> Sale:
    """A step of a hand-over: bills the units taken that no invoice billed yet, and uses the deposit.

    Call it before `orders.release` of the same units, and late in the act: it takes numbers.
    Refused: what is taken is not paid for (`STILL_TO_PAY`), units that do not wait.
    """
    bill = papers.bill(act, order=order)
    known = papers.known(act, order=order)
    taking = rules.taken(bill, lines, known.so_far.credited)
    settled = rules.settle(bill, taking, known.so_far)
    if settled.still_to_pay:
        raise Refused(
            AccountingRefusal.STILL_TO_PAY, minor=settled.still_to_pay, currency=bill.currency
        )
    rows = payments.of_order(act, order) if settled.covered else ()
    plan = Plan(rows)
    _promise(act, order, settled)
    made = _allocate(act, plan, order, settled.counter_ahead)
    if not settled.billed:
        covering.write(act, plan=plan)
        posting.post(act, entries=made)
        number = next(iter(store.ahead_numbers(act, order)), "")
        return _sale(None, number, taking.pieces, settled)
    pieces = _to_bill(act, bill, taking, settled, known.so_far)
    issued = _issue_final(act, known, pieces, settled)
    taxes = _deduct(act, plan, issued, settled.deducted, settled.counter)
    posting.post(act, entries=[*made, issued.entry(*taxes)])
    if settled.later:
        so_far = replace(known.so_far, final=known.so_far.final + settled.billed)
        _note(act, known, so_far)
    return _sale(issued.id, issued.number, taking.pieces, settled)


def _promise(act: Act, order: OrderId, settled: Settled) -> None:
    """Uses up what of today may be paid later, oldest first."""
    minor = settled.later + settled.later_ahead
    for row in payments.promises(act, order, act.day) if minor else ():
        some = min(minor, row.minor - row.used)
        if some > 0 and not payments.change_later(act, row.id, row.version, row.used + some):
            raise Refused(ActRefusal.CHANGED_MEANWHILE)
        minor -= max(some, 0)


def _allocate(act: Act, plan: Plan, order: OrderId, minor: int) -> list[NewEntry]:
    """What was paid at the counter pays what stands open on papers made before."""
    if not minor:
        return []
    counter = [row for row in plan.rows if row.at_counter]
    covering.pay_bills(
        act, plan=plan, minor=minor, papers=payments.open_papers(act, order), rows=counter
    )
    return [
        NewEntry(
            EntryKind.PAYMENT,
            rules.of_allocation(plan.on_bills(row.id)),
            order,
            CustomerId(row.customer_id),
            payment=PaymentId(row.id),
        )
        for row in counter
        if plan.on_bills(row.id)
    ]


def _deduct(
    act: Act, plan: Plan, issued: papers.Issued, deducted: int, counter: int
) -> tuple[Posting, ...]:
    """A paper deducts so much of deposits and so much of counter payments, the oldest first."""
    deposits = [row for row in plan.rows if not row.at_counter]
    plan.cover(issued.id, deducted, Covering.DEDUCTED, deposits)
    plan.cover(issued.id, counter, Covering.DEDUCTED, [row for row in plan.rows if row.at_counter])
    return covering.write(act, plan=plan)


def _issue_final(
    act: Act, known: Known, pieces: tuple[Piece, ...], settled: Settled
) -> papers.Issued:
    """The final invoice of a hand-over; what may be paid later stays open on it."""
    paper = _paper(InvoiceKind.FINAL, InvoiceState.PAID, known, pieces)
    paper = replace(paper, deducted=settled.deducted + settled.counter)
    if settled.later:
        due_day = act.day + papers.TERM
        paper = replace(paper, state=InvoiceState.POSTED, due_day=due_day)
    return papers.issue(act, papers=[paper])[0]


def _sale(
    invoice: InvoiceId | None, number: str, pieces: tuple[Piece, ...], settled: Settled
) -> Sale:
    net, tax = sum(piece.net for piece in pieces), sum(piece.tax for piece in pieces)
    deducted = min(settled.deducted + settled.counter, net + tax)
    return Sale(invoice, number, net, tax, net + tax, deducted, 0, net + tax - deducted)


def _to_bill(
    act: Act, bill: Bill, taking: Taking, settled: Settled, so_far: SoFar
) -> tuple[Piece, ...]:
    """The final invoice's lines: what is taken, scaled to what no invoice billed ahead."""
    pieces = taking.pieces
    if settled.billed < settled.value:
        pieces = rules.split(settled.billed, pieces)
    if taking.last and (so_far.ahead or settled.billed != settled.value):
        return rules.with_rest(pieces, bill, _billed(act, bill.order))
    return pieces


def _billed(act: Act, order: OrderId) -> dict[Bucket, tuple[int, int]]:
    sums: dict[Bucket, tuple[int, int]] = {}
    for row in store.billed_by_rate(act, order):
        bucket = (row.what is LineKind.SHIPPING, row.rate)
        net, tax = sums.get(bucket, (0, 0))
        sums[bucket] = (net + int(row.net), tax + int(row.tax))
    return sums


def _bill_what_was_cancelled(act: Act, known: Known, bill: Bill, minor: int) -> None:
    so_far = known.so_far
    left = min(bill.total - so_far.ahead - so_far.final, so_far.deposit_left, minor)
    if left <= 0 or any(line.waiting for line in bill.lines if line.carried):
        return
    rest = rules.with_rest((), bill, _billed(act, bill.order))
    pieces = rules.split(left, rules.mix(rest))
    issued = _issue_final(act, known, pieces, Settled(left, left, left, 0, 0))
    plan = Plan(payments.of_order(act, bill.order))
    taxes = _deduct(act, plan, issued, left, 0)
    posting.post(act, entries=[issued.entry(*taxes)])


def _give_back(act: Act, order: OrderId, note: InvoiceId, minor: int) -> None:
    """Writes `minor` as refunded of the order's payments, the oldest first."""
    made: list[dict[str, object]] = []
    for row in payments.of_order(act, order):
        some = min(minor, row.minor - row.refunded)
        if some > 0:
            back = row.refunded + some
            state = rules.refunded_state(row.minor, back)
            if not payments.change_payment(act, row.id, row.version, refunded=back, state=state):
                raise Refused(ActRefusal.CHANGED_MEANWHILE)
            act.changed(Change.PAYMENT, row.id)
            went = {"payment_id": row.id, "invoice_id": note, "way": WayToPay.WEB_SHOP}
            made.append(went | {"minor": some})
            minor -= some
    paying.add_refunds(act, rows=made)


def _paper(
    kind: InvoiceKind, state: InvoiceState, known: Known, pieces: tuple[Piece, ...]
) -> NewPaper:
    return NewPaper(kind, state, known.id, known.customer, known.currency, pieces)


def _note(act: Act, known: Known, so_far: SoFar) -> None:
    """Writes the order's billing axis where it now says something else."""
    value = rules.billing_of(known.total, so_far)
    if value is not known.billing:
        orders.note(act, order=known.id, axis=Axis.BILLING, value=value)
