"""Which tax rate each line of an imported order stands under, and how much of the tax it carries.

The file says how much tax an order holds at each rate, never which line stands under which. Lines
are put under rates so that every rate's lines explain its tax within the cents that rounding may
move; what a SKU stood under elsewhere is tried first. Where no way explains it, the lines share all
tax by value under the rate with the most of it: the sum is exact either way.

An order that was never paid may name no rate at all. Then each line is tried under the rate of its
SKU elsewhere, else under the country's usual and reduced ones; where none explains the tax, the
lines stand under the rate that the tax comes to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.core import money
from kiosk.desk.exchange.rules.booking import base_of, tolerance
from kiosk.desk.exchange.rules.orders import SourceOrder

MOST_TRIES = 4_096
"""Ways to put lines under rates that are tried for one order: six parts under four rates."""


@dataclass(frozen=True, slots=True)
class TaxedPart:
    """A line, the shipping or the duties: `amount` as the shop prices it, with its rate and tax."""

    amount: int
    rate: int
    tax: int


@dataclass(frozen=True, slots=True)
class _Part:
    amount: int
    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Target:
    rate: int
    tax: int
    amount: int
    slack: int


def taxed_parts(
    order: SourceOrder, known: Mapping[str, int], usual: Sequence[int] = ()
) -> tuple[TaxedPart, ...]:
    """The parts of `order` with their tax: each line, then shipping and duties where there are any.

    Their amounts add up to the total (less taxes, unless included), their taxes to `order.taxes`.
    `known` says under which rate a SKU stood elsewhere, `usual` are the country's rates.
    """
    amounts = _amounts(order)
    if not order.taxes:
        return tuple(TaxedPart(amount, 0, 0) for amount in amounts)
    if any(tax.basis_points is None for tax in order.tax_lines):
        return _unnamed(order, amounts, known, usual)
    targets = _targets(order)
    rates = _explained(order, amounts, targets, known)
    if rates is None:
        return _by_value(amounts, order.taxes, max(targets, key=lambda each: each.tax).rate)
    taxes = [0] * len(amounts)
    for target in targets:
        places = [place for place, rate in enumerate(rates) if rate == target.rate]
        shares = money.share(target.tax, [amounts[place] for place in places])
        for place, tax in zip(places, shares, strict=True):
            taxes[place] = tax
    return tuple(map(TaxedPart, amounts, rates, taxes))


def learnt_rates(orders: Iterable[SourceOrder]) -> dict[str, int]:
    """The rate of every SKU that stands in an order with one rate only, which explains it whole."""
    found: dict[str, int] = {}
    for order in orders:
        rates = {tax.basis_points for tax in order.tax_lines}
        told = all(line.sku in found for line in order.lines if line.sku)
        if told or len(rates) != 1 or None in rates:
            continue
        parts = taxed_parts(order, {})
        for line, part in zip(order.lines, parts, strict=False):
            if line.sku and line.taxable and part.rate:
                found.setdefault(line.sku, part.rate)
    return found


def _amounts(order: SourceOrder) -> list[int]:
    amounts = [line.total for line in order.lines]
    fee = order.shipping - order.shipping_discount
    if order.shipping or order.shipping_discount:
        amounts.append(max(fee, 0))
    if order.duties:
        amounts.append(order.duties)
    if fee < 0:
        # More was taken off than shipping cost: the lines bear the rest.
        less = money.share(-fee, [max(amount, 0) for amount in amounts])
        amounts = [amount - part for amount, part in zip(amounts, less, strict=True)]
    return amounts


def _targets(order: SourceOrder) -> list[_Target]:
    """The taxes of the order by rate; taxes on one base (state and county) are one rate together."""
    sums: dict[int, int] = {}
    for tax in order.tax_lines:
        rate = tax.basis_points or 0
        sums[rate] = sums.get(rate, 0) + tax.minor
    if len(sums) > 1 and _stacked(order, sums):
        sums = {sum(sums): sum(sums.values())}
    return [_target(order, rate, tax) for rate, tax in sorted(sums.items(), reverse=True)]


def _stacked(order: SourceOrder, sums: Mapping[int, int]) -> bool:
    bases = [base_of(tax, rate) for rate, tax in sums.items()]
    slack = max(tolerance(order, rate) for rate in sums)
    return max(bases) - min(bases) <= slack and sum(bases) > order.total - order.taxes + slack


def _target(order: SourceOrder, rate: int, tax: int) -> _Target:
    base = base_of(tax, rate)
    slack = tolerance(order, rate)
    if order.taxes_included:
        return _Target(rate, tax, base + tax, money.part(slack, 10_000 + rate, 10_000) + 1)
    return _Target(rate, tax, base, slack)


def _explained(
    order: SourceOrder,
    amounts: Sequence[int],
    targets: Sequence[_Target],
    known: Mapping[str, int],
) -> list[int] | None:
    """A rate for each part so that every target is met, or None."""
    rates = tuple(target.rate for target in targets)
    by_weight = tuple(each.rate for each in sorted(targets, key=lambda each: -each.tax))
    fees = [(*by_weight, 0)] * (len(amounts) - len(order.lines))
    strict = [
        _choices(known.get(line.sku), rates) if line.taxable else (0,) for line in order.lines
    ]
    found = _assigned(amounts, [*strict, *fees], targets)
    if found is not None:
        return found
    # The shop's own mark of what is taxable is not always right: a gift card, a rule by country.
    loose = [(*_choices(known.get(line.sku), rates), 0) for line in order.lines]
    return _assigned(amounts, [*loose, *fees], targets)


def _choices(first: int | None, rates: tuple[int, ...]) -> tuple[int, ...]:
    return (first, *(rate for rate in rates if rate != first)) if first in rates else rates


def _assigned(
    amounts: Sequence[int], choices: Sequence[tuple[int, ...]], targets: Sequence[_Target]
) -> list[int] | None:
    open_ = {target.rate: target.amount + target.slack for target in targets}
    slack = {target.rate: 2 * target.slack for target in targets}
    left = MOST_TRIES
    chosen: list[int] = []

    def fill(place: int) -> bool:
        nonlocal left
        left -= 1
        if left < 0:
            return False
        if place == len(amounts):
            return all(open_[rate] <= slack[rate] for rate in open_)
        amount = amounts[place]
        for rate in choices[place]:
            if rate and open_[rate] < amount:
                continue
            if rate:
                open_[rate] -= amount
            chosen.append(rate)
            if fill(place + 1):
                return True
            chosen.pop()
            if rate:
                open_[rate] += amount
        return False

    if not fill(0) or not all(target.rate in chosen for target in targets):
        return None
    return chosen


def _unnamed(
    order: SourceOrder, amounts: Sequence[int], known: Mapping[str, int], usual: Sequence[int]
) -> tuple[TaxedPart, ...]:
    taxable = [line.taxable for line in order.lines]
    taxable += [True] * (len(amounts) - len(taxable))
    skus = [line.sku for line in order.lines] + [""] * (len(amounts) - len(order.lines))
    for other in usual:
        rates = [
            known.get(sku, other) if taxed else 0 for sku, taxed in zip(skus, taxable, strict=True)
        ]
        taxes = [
            money.tax_within(amount, rate) if order.taxes_included else money.tax_on(amount, rate)
            for amount, rate in zip(amounts, rates, strict=True)
        ]
        found = sum(taxes)
        if found and abs(found - order.taxes) <= len(amounts):
            shares = money.share(order.taxes, taxes)
            return tuple(map(TaxedPart, amounts, rates, shares))
    net = order.total - order.taxes
    return _by_value(amounts, order.taxes, money.part(order.taxes, 10_000, net) if net > 0 else 0)


def _by_value(amounts: Sequence[int], taxes: int, rate: int) -> tuple[TaxedPart, ...]:
    shares = money.share(taxes, amounts)
    return tuple(
        TaxedPart(amount, rate if tax else 0, tax)
        for amount, tax in zip(amounts, shares, strict=True)
    )
