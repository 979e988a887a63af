"""What an imported order becomes in the books, split by tax without losing a cent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kiosk.core import money
from kiosk.desk.exchange.rules.orders import FinancialStatus, FulfilmentStatus, SourceOrder
from kiosk.desk.exchange.rules.problems import Reading


class Becoming(StrEnum):
    """What stands in the books afterwards; what begins with *history* books nothing."""

    ORDER = "order"
    DEPOSIT = "deposit"
    DEPOSIT_AND_INVOICE = "deposit_and_invoice"
    INVOICE = "invoice"
    DEPOSIT_AND_CREDIT = "deposit_and_credit"
    DEPOSIT_INVOICE_AND_CREDIT = "deposit_invoice_and_credit"
    HISTORY = "history"
    HISTORY_AND_CREDIT = "history_and_credit"


@dataclass(frozen=True, slots=True)
class Portion:
    """The part of an amount under one tax; `basis_points` 0 is untaxed, None a rate not named."""

    name: str
    basis_points: int | None
    net: int
    tax: int


@dataclass(frozen=True, slots=True)
class Part:
    """An amount with its portions, which add up to it exactly."""

    gross: int = 0
    portions: tuple[Portion, ...] = ()

    @property
    def tax(self) -> int:
        """All the tax inside."""
        return sum(portion.tax for portion in self.portions)


@dataclass(frozen=True, slots=True)
class Booking:
    """What to write for one order: nothing in the ledger unless `booked`.

    `deposit` was paid in, `invoice` is awaited, `credit` went back. ``deposit + invoice`` is the
    order's total, tax by tax. Of history only `credit` is given, as a paper of the past.
    """

    becoming: Becoming
    booked: bool
    deposit: Part = Part()
    invoice: Part = Part()
    credit: Part = Part()


@dataclass(frozen=True, slots=True)
class Five:
    """The five columns that must be the same in the file and here."""

    total: int = 0
    taxes: int = 0
    shipping: int = 0
    refunded: int = 0
    outstanding: int = 0

    def __add__(self, other: Five) -> Five:
        return Five(*(getattr(self, name) + getattr(other, name) for name in Five.__slots__))


@dataclass(frozen=True, slots=True)
class Totals:
    """The five columns over what was taken in, what is booked and what is history told apart."""

    booked: Five = Five()
    history: Five = Five()

    @property
    def taken_in(self) -> Five:
        """Both together: what the file's columns must equal."""
        return self.booked + self.history


def is_open(order: SourceOrder) -> bool:
    """Whether something is still to be handed over or paid for `order`."""
    if order.cancelled_at or order.financial is FinancialStatus.VOIDED:
        return False
    if order.fulfilment in (FulfilmentStatus.FULFILLED, FulfilmentStatus.RESTOCKED):
        return False
    return not 0 < order.paid == order.refunded


def becomes(order: SourceOrder) -> Booking:
    """What `order`, which has no faults, becomes."""
    mix = tax_mix(order)
    credit = split(order.refunded, mix)
    if not is_open(order):
        becoming = Becoming.HISTORY_AND_CREDIT if credit.gross else Becoming.HISTORY
        return Booking(becoming, booked=False, credit=credit)
    deposit = split(order.paid, mix)
    invoice = _rest(mix, deposit)
    becoming = _becoming(
        paid=bool(deposit.gross), owed=bool(invoice.gross), back=bool(credit.gross)
    )
    return Booking(becoming, True, deposit, invoice, credit)  # noqa: FBT003 - booked reads itself


def _becoming(*, paid: bool, owed: bool, back: bool) -> Becoming:
    if paid and back:
        return Becoming.DEPOSIT_INVOICE_AND_CREDIT if owed else Becoming.DEPOSIT_AND_CREDIT
    if paid:
        return Becoming.DEPOSIT_AND_INVOICE if owed else Becoming.DEPOSIT
    return Becoming.INVOICE if owed else Becoming.ORDER


def base_of(tax: int, basis_points: int) -> int:
    """The net amount on which `tax` was raised at a rate above zero."""
    return money.part(tax, 10_000, basis_points)


def tolerance(order: SourceOrder, basis_points: int) -> int:
    """How far `base_of` may be off: the shop rounds tax per line and for shipping, half a cent each."""
    return (len(order.lines) + 1) * 5_000 // max(basis_points, 1) + 1


def tax_mix(order: SourceOrder) -> tuple[Portion, ...]:
    """`order`'s total by tax: net and tax of all portions add up to it exactly.

    The file gives tax by rate, never the base. The base follows from the rate; what then remains
    untaxed is a portion of its own, unless rounding explains it. Taxes that stand on one base, and
    taxes whose rate is not named, share the net amount by weight.
    """
    net = order.total - order.taxes
    taxes = order.tax_lines
    if not taxes:
        return (Portion("", 0, net, 0),) if order.total else ()
    bases = _bases(order, net)
    portions = [
        Portion(tax.name, tax.basis_points, base, tax.minor)
        for tax, base in zip(taxes, bases, strict=False)
    ]
    untaxed = net - sum(bases)
    return (*portions, Portion("", 0, untaxed, 0)) if untaxed else tuple(portions)


def _bases(order: SourceOrder, net: int) -> list[int]:
    """The net amount under each tax line; together at most `net`."""
    by_weight = money.share(net, [tax.minor for tax in order.tax_lines])
    rates = [tax.basis_points for tax in order.tax_lines if tax.basis_points]
    if len(rates) != len(order.tax_lines):
        return by_weight
    bases = [base_of(tax.minor, rate) for tax, rate in zip(order.tax_lines, rates, strict=True)]
    rest = net - sum(bases)
    slack = sum(tolerance(order, rate) for rate in rates)
    if rest < -slack:
        return by_weight
    if rest <= slack:
        # The cents that rounding left go where they weigh least, and never below zero.
        bases[bases.index(max(bases))] += rest
    return bases if min(bases) >= 0 else by_weight


def split(amount: int, mix: Sequence[Portion]) -> Part:
    """`amount` at the tax mix `mix`: largest remainder over all nets and taxes, no cent lost."""
    if not amount or not mix:
        return Part()
    weights = [weight for portion in mix for weight in (portion.net, portion.tax)]
    pieces = money.share(amount, weights)
    portions = tuple(
        Portion(portion.name, portion.basis_points, pieces[2 * at], pieces[2 * at + 1])
        for at, portion in enumerate(mix)
    )
    return Part(amount, _said(portions))


def _rest(mix: Sequence[Portion], deposit: Part) -> Part:
    """What the deposit leaves of the mix, portion by portion."""
    if not deposit.portions:
        return Part(sum(portion.net + portion.tax for portion in mix), _said(mix))
    taken = {(portion.name, portion.basis_points): portion for portion in deposit.portions}
    portions = []
    for portion in mix:
        paid = taken.get((portion.name, portion.basis_points), Portion("", 0, 0, 0))
        left = Portion(
            portion.name, portion.basis_points, portion.net - paid.net, portion.tax - paid.tax
        )
        portions.append(left)
    return Part(sum(portion.net + portion.tax for portion in portions), _said(portions))


def _said(portions: Iterable[Portion]) -> tuple[Portion, ...]:
    return tuple(portion for portion in portions if portion.net or portion.tax)


def totals(orders: Iterable[SourceOrder]) -> Totals:
    """The five columns over `orders`, what is booked and what is history told apart."""
    booked, history = [0] * 5, [0] * 5
    for order in orders:
        sums = booked if is_open(order) else history
        sums[0] += order.total
        sums[1] += order.taxes
        sums[2] += order.shipping
        sums[3] += order.refunded
        sums[4] += order.outstanding
    return Totals(Five(*booked), Five(*history))


def column_sums(reading: Reading) -> Five:
    """The same five columns added up from the file's own cells, of the orders that are good.

    It knows nothing of orders but their numbers: each cell is read as a decimal and added, so that
    a slip in the importer shows as a difference beside `totals`.
    """
    good = {order.number for order in reading.orders}
    places = money.exponent(reading.currency) if reading.currency else 0
    sums = [Decimal(0)] * 5
    for raw in reading.raw:
        if raw.order not in good:
            continue
        cells = (raw.total, raw.taxes, raw.shipping, raw.refunded, raw.outstanding)
        sums = [sum_ + Decimal(cell or 0) for sum_, cell in zip(sums, cells, strict=True)]
    return Five(*(int(sum_.scaleb(places)) for sum_ in sums))
