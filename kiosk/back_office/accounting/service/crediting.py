"""Crediting an order's invoice: what is left of its lines, how its money can go back, and one's own limit."""

from __future__ import annotations

from typing import Any

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    CreditLine,
    CreditPage,
    InvoiceKind,
    InvoiceState,
    WayBack,
    WayToPay,
)
from kiosk.back_office.accounting.store import billing, payments
from kiosk.back_office.accounting.store import crediting as store
from kiosk.back_office.accounting.store import listing as names
from kiosk.core import words
from kiosk.core.ids import CustomerId, InvoiceId, InvoiceLineId, OrderLineId, PersonId
from kiosk.core.money import exponent
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View


def credit_page(view: View, *, invoice: InvoiceId, person: PersonId) -> CreditPage:
    """An invoice's lines with what is left of each, and what `person` may credit of it.

    Refused: a counter sale's paper (`AT_THE_COUNTER`), one made before the goods went (`MADE_AHEAD`),
    a credit note or one that books nothing (`NO_RECEIPT`).
    """
    head = _creditable(view, invoice)
    lines = tuple(
        CreditLine(InvoiceLineId(row.id), row.name, row.quantity, row.total, int(row.came_back))
        for row in billing.lines_to_credit(view, invoice)
    )
    unit = int(10 ** exponent(view.facts.currency))
    customer = None if head.customer_id is None else CustomerId(head.customer_id)
    return CreditPage(
        invoice=invoice,
        number=head.number,
        version=head.version,
        day=head.day,
        order_number=head.order_number or "",
        customer=customer,
        customer_name="" if customer is None else names.customer_name(view, customer),
        currency=head.currency,
        open=head.total - head.deducted - head.paid - head.credited,
        lines=lines,
        paid=_paid(view, invoice),
        limits=rules.credit_limits(store.options(view), unit),
        before=store.credited_on(view, person, view.day),
        free=store.manages(view, person) and store.issued_by(view, invoice) != person,
        names=tuple(store.managers(view, person)),
    )


def _creditable(view: View, invoice: InvoiceId) -> Any:  # noqa: ANN401 - a row
    head = billing.paper(view, invoice)
    if head is None:
        raise Refused(ActRefusal.NOT_FOUND)
    if head.kind in (InvoiceKind.RECEIPT, InvoiceKind.FULL):
        raise Refused(AccountingRefusal.AT_THE_COUNTER)
    if head.kind is InvoiceKind.INVOICE:
        raise Refused(AccountingRefusal.MADE_AHEAD)
    if head.kind is InvoiceKind.CREDIT_NOTE or head.state in (
        InvoiceState.DRAFT,
        InvoiceState.KEPT,
    ):
        raise Refused(AccountingRefusal.NO_RECEIPT)
    return head


def _paid(view: View, invoice: InvoiceId) -> tuple[WayBack, ...]:
    """What may go back by each way: the latest payment first, as `credit_lines` gives it back."""
    sums: dict[WayToPay, int] = {}
    for row in sorted(payments.covered_by(view, invoice), key=lambda each: -each.id):
        left = min(int(row.covers), row.minor - row.refunded)
        sums[row.way] = sums.get(row.way, 0) + left
    return tuple(WayBack(way, minor) for way, minor in sums.items() if minor > 0)


def may_credit(act: Act, *, page: CreditPage, minor: int, person: PersonId) -> None:
    """A step: refuses more than one's own limit, unless a manager credits what somebody else issued."""
    wrong = rules.over_credit(page.limits, minor, page.before)
    if wrong is None:
        return
    if page.free:
        act.note(above=minor)
        return
    said = words.amount(page.limits.one, page.currency, act.facts.language)
    if store.manages(act, person):
        raise Refused(AccountingRefusal.CREDIT_ONESELF, amount=words.island(said))
    most = page.limits.one if wrong is AccountingRefusal.CREDIT_OVER_LIMIT else page.limits.day
    said = words.island(words.amount(most, page.currency, act.facts.language))
    raise Refused(wrong, amount=said, names=words.joined(page.names, act.facts.language))


def ordered_lines(view: View, *, invoice: InvoiceId) -> dict[InvoiceLineId, OrderLineId]:
    """Which line of the order each line of a paper bills, as far as it bills one."""
    return {
        InvoiceLineId(row.id): OrderLineId(row.order_line_id)
        for row in billing.paper_lines(view, invoice)
        if row.order_line_id is not None
    }


def hold_for_credit(act: Act, *, invoice: InvoiceId, person: PersonId) -> None:
    """A step: two desks cannot credit one line twice, nor share one person's limit."""
    store.hold(act, invoice, person)
