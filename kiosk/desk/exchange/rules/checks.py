"""What contradicts itself inside one order; fields are named, the adapter knows their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.core.money import Money
from kiosk.desk.exchange.rules.booking import base_of, tolerance
from kiosk.desk.exchange.rules.orders import FinancialStatus, SourceOrder
from kiosk.desk.exchange.rules.problems import ImportRefusal

_UNPAID = (FinancialStatus.PENDING, FinancialStatus.AUTHORIZED, FinancialStatus.EXPIRED)


@dataclass(frozen=True, slots=True)
class Fault:
    """A contradiction: the `SourceOrder` field that shows it, why, and the facts to name."""

    field: str
    code: ImportRefusal
    facts: Mapping[str, object]


def faults(order: SourceOrder) -> tuple[Fault, ...]:
    """Every contradiction among the money and the states of `order`; none for a good one."""
    return (*_tax_faults(order), *_refund_faults(order), *_outstanding_faults(order))


def _tax_faults(order: SourceOrder) -> Iterator[Fault]:
    net = order.total - order.taxes
    if net < 0:
        facts = {"total": Money(order.total, order.currency), "rate": ""}
        yield Fault("taxes", ImportRefusal.TAX_TOO_HIGH, facts)
        return
    for tax in order.tax_lines:
        # Rates may stand on one base (state and county), so each is held against all of it.
        if tax.basis_points is None:
            continue
        most = net + tolerance(order, tax.basis_points)
        if tax.basis_points == 0 or base_of(tax.minor, tax.basis_points) > most:
            facts = {"rate": tax.name, "total": Money(order.total, order.currency)}
            yield Fault("taxes", ImportRefusal.TAX_TOO_HIGH, facts)


def _refund_faults(order: SourceOrder) -> Iterator[Fault]:
    refunded, paid = order.refunded, order.paid
    # A cancelled order's balance may be zero without a payment: only the total binds it.
    most = order.total if order.cancelled_at else max(paid, 0)
    if refunded > most:
        above = {"paid": Money(most, order.currency)}
        yield Fault("refunded", ImportRefusal.REFUND_ABOVE_PAID, above)
        return
    facts = {"status": str(order.financial), "paid": Money(paid, order.currency)}
    status = order.financial
    wrong = (
        (status in _UNPAID and refunded > 0)
        or (status is FinancialStatus.PARTIALLY_REFUNDED and not 0 < refunded < paid)
        or (status is FinancialStatus.REFUNDED and refunded != paid)
    )
    if wrong:
        yield Fault("refunded", ImportRefusal.REFUND_AGAINST_STATUS, facts)


def _outstanding_faults(order: SourceOrder) -> Iterator[Fault]:
    outstanding, total = order.outstanding, order.total
    if outstanding > total:
        above = {"total": Money(total, order.currency)}
        yield Fault("outstanding", ImportRefusal.OUTSTANDING_ABOVE_TOTAL, above)
        return
    if order.cancelled_at or order.financial is FinancialStatus.VOIDED:
        return
    status = order.financial
    wrong = (
        (status in _UNPAID and outstanding != total)
        or (status is FinancialStatus.PAID and outstanding != 0)
        or (status is FinancialStatus.PARTIALLY_PAID and not 0 < outstanding < total)
    )
    if wrong:
        facts = {"status": str(status), "total": Money(total, order.currency)}
        yield Fault("outstanding", ImportRefusal.OUTSTANDING_AGAINST_STATUS, facts)
