"""What an order bills: its lines and shipping as pieces of net and tax, and any part of it at its tax mix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.back_office.accounting.rules.words import LineKind
from kiosk.core import money
from kiosk.core.ids import CustomerId, InvoiceLineId, OrderId, OrderLineId


@dataclass(frozen=True, slots=True)
class BillLine:
    """An order's line as far as billing knows it; `total` includes `tax`, `rate` is in basis points.

    `carried` false: a service, a tip or, where `fee` says so, shipping.
    """

    id: OrderLineId
    name: str
    quantity: int
    total: int
    tax: int
    rate: int
    carried: bool
    released: int = 0
    cancelled: int = 0
    fee: bool = False

    @property
    def waiting(self) -> int:
        """How many are still to be handed over."""
        return self.quantity - self.released - self.cancelled


@dataclass(frozen=True, slots=True)
class Bill:
    """An order as far as billing knows it; its lines add up to `total`."""

    order: OrderId
    number: str
    customer: CustomerId
    currency: str
    total: int
    lines: tuple[BillLine, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a paper: net and tax at one rate, for goods, a share of the order, or shipping.

    `line` is the order's line that it bills; `credits` the paper's line that it takes back.
    """

    what: LineKind
    rate: int
    net: int
    tax: int
    line: OrderLineId | None = None
    name: str = ""
    quantity: int = 1
    credits: InvoiceLineId | None = None

    @property
    def total(self) -> int:
        """Net and tax together."""
        return self.net + self.tax

    @property
    def bucket(self) -> Bucket:
        """Where it stands in the tax mix."""
        return (self.what is LineKind.SHIPPING, self.rate)


Bucket = tuple[bool, int]
"""Whether it is shipping, and the rate: what a tax mix keeps apart."""


def units(line: BillLine, first: int, count: int) -> Piece:
    """`count` units of `line` after the `first` ones; over all units nothing is lost.

    Shares are rounded down as they add up, so that the cents that remain lie on the last units.
    """
    total = _up_to(line.total, first + count, line) - _up_to(line.total, first, line)
    tax = _up_to(line.tax, first + count, line) - _up_to(line.tax, first, line)
    what = LineKind.SHIPPING if line.fee else LineKind.GOODS
    return Piece(what, line.rate, total - tax, tax, line.id, line.name, count)


def _up_to(minor: int, count: int, line: BillLine) -> int:
    return minor * count // line.quantity


def part_of(minor: int, first: int, last: int, whole: int) -> int:
    """The share of `minor` that lies between `first` and `last` of `whole`; over all of it nothing is lost."""
    return minor * last // whole - minor * first // whole


def whole(bill: Bill) -> tuple[Piece, ...]:
    """The whole order, line by line."""
    return tuple(units(line, 0, line.quantity) for line in bill.lines)


def mix(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """`pieces` added up by rate, shipping apart; what is below zero is taken off the largest."""
    sums: dict[Bucket, list[int]] = {}
    for piece in pieces:
        known = sums.setdefault(piece.bucket, [0, 0])
        known[0] += piece.net
        known[1] += piece.tax
    found = [
        Piece(LineKind.SHIPPING if fee else LineKind.SHARE, rate, net, tax)
        for (fee, rate), (net, tax) in sums.items()
    ]
    found.sort(key=lambda piece: piece.total)
    while len(found) > 1 and (found[0].net < 0 or found[0].tax < 0):
        below, largest = found[0], found[-1]
        added = replace(largest, net=largest.net + below.net, tax=largest.tax + below.tax)
        found = sorted([*found[1:-1], added], key=lambda piece: piece.total)
    return tuple(sorted(found, key=lambda piece: piece.bucket))


def split(minor: int, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """`pieces` scaled so that they add up to `minor`: largest remainder, no cent lost."""
    if not pieces:
        return (Piece(LineKind.SHARE, 0, minor, 0),) if minor else ()
    weights = [max(weight, 0) for piece in pieces for weight in (piece.net, piece.tax)]
    parts = money.share(minor, weights)
    return tuple(
        Piece(
            piece.what, piece.rate, parts[2 * place], parts[2 * place + 1], piece.line, piece.name,
            piece.quantity,
        )
        for place, piece in enumerate(pieces)
    )  # fmt: skip


def at_mix(minor: int, bill: Bill) -> tuple[Piece, ...]:
    """`minor` units of the order at its own tax mix; the whole of it line by line."""
    if minor == bill.total:
        return whole(bill)
    return tuple(piece for piece in split(minor, mix(whole(bill))) if piece.total)


def taxed_share(minor: int, bill: Bill) -> list[tuple[int, int, int]]:
    """Rate, net and tax of `minor` of an order at its tax mix; nothing where none of it bears tax."""
    sums: dict[int, tuple[int, int]] = {}
    for piece in split(minor, mix(whole(bill))):
        net, tax = sums.get(piece.rate, (0, 0))
        sums[piece.rate] = (net + piece.net, tax + piece.tax)
    if not any(tax for _, tax in sums.values()):
        return []
    return [(rate, net, tax) for rate, (net, tax) in sorted(sums.items()) if net or tax]


def with_rest(
    pieces: Sequence[Piece], bill: Bill, billed: Mapping[Bucket, tuple[int, int]]
) -> tuple[Piece, ...]:
    """The order's last paper: `pieces` and whatever earlier papers left of each rate, to the cent.

    `billed` is net and tax so far. A few cents go into the largest line of their rate; more (goods
    that another shop handed over before the order came here) is a line of its own.
    """
    left: dict[Bucket, Piece] = {}
    for piece in (*whole(bill), *(_less(piece) for piece in pieces), *_billed(billed)):
        known = left.get(piece.bucket)
        what = LineKind.SHIPPING if piece.what is LineKind.SHIPPING else LineKind.SHARE
        known = known or Piece(what, piece.rate, 0, 0)
        left[piece.bucket] = replace(known, net=known.net + piece.net, tax=known.tax + piece.tax)
    made = list(pieces)
    for rest in left.values():
        same = [place for place, piece in enumerate(made) if piece.bucket == rest.bucket]
        if same and abs(rest.net) + abs(rest.tax) <= 2 * len(made):
            place = max(same, key=lambda each: made[each].total)
            took = made[place]
            made[place] = replace(took, net=took.net + rest.net, tax=took.tax + rest.tax)
        elif rest.net or rest.tax:
            made.append(rest)
    return tuple(made)


def _less(piece: Piece) -> Piece:
    return replace(piece, net=-piece.net, tax=-piece.tax)


def _billed(billed: Mapping[Bucket, tuple[int, int]]) -> list[Piece]:
    return [
        Piece(LineKind.SHIPPING if fee else LineKind.SHARE, rate, -net, -tax)
        for (fee, rate), (net, tax) in billed.items()
    ]
