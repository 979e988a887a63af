"""What a hand-over bills, what deposits and paid invoices cover of it, and what is still to pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.back_office.accounting.rules import bills
from kiosk.back_office.accounting.rules.bills import Bill, Piece
from kiosk.core.ids import OrderLineId
from kiosk.core.refusal import Refused
from kiosk.records.orders.rules import Billing, OrderRefusal


@dataclass(frozen=True, slots=True)
class SoFar:
    """What the books know of one order, minor units.

    `paid_in` and not given back again, `used` of it by hand-overs, `refunded` by credit notes;
    `on_bills` came too and paid papers that stood open. `ahead` was billed before the goods went,
    `ahead_paid` of it; `final` was billed at hand-overs, `final_paid` on those left open; `credited`
    by credit notes. `counter` of what was paid in, and `later` of what may be paid later, covers in
    full what is taken next.
    """

    paid_in: int = 0
    used: int = 0
    refunded: int = 0
    ahead: int = 0
    ahead_paid: int = 0
    final: int = 0
    credited: int = 0
    on_bills: int = 0
    final_paid: int = 0
    counter: int = 0
    later: int = 0

    @property
    def deposit_left(self) -> int:
        """What no invoice has deducted yet, but for what was paid at the counter for what goes next."""
        return self.paid_in - self.used - self.counter

    @property
    def refundable(self) -> int:
        """What a credit note may give back of the money that came."""
        return self.paid_in + self.on_bills - self.refunded

    @property
    def came(self) -> int:
        """What was paid for the order in all."""
        return self.paid_in + self.ahead_paid + self.final_paid


@dataclass(frozen=True, slots=True)
class Taking:
    """The lines somebody takes: what they cost, and whether nothing of the order is left after them."""

    pieces: tuple[Piece, ...]
    value: int
    rest: int
    last: bool

    def part(self, minor: int) -> int:
        """The share of `minor` that falls on these lines by value; the last ones take the remainder."""
        if self.last:
            return minor
        return minor * self.value // self.rest if self.rest > 0 else 0


@dataclass(frozen=True, slots=True)
class Settled:
    """How what is taken is paid for: ``value = billed + ahead`` but for what came from elsewhere.

    Of `billed`, `deducted` is the deposit's share, `counter` was paid for it at the counter and
    `later` may be paid later. `counter_ahead` pays what stands open of papers made before.
    """

    value: int
    billed: int
    deducted: int
    ahead: int
    still_to_pay: int
    counter: int = 0
    counter_ahead: int = 0
    later: int = 0
    later_ahead: int = 0

    @property
    def covered(self) -> int:
        """What payments cover of it now."""
        return self.deducted + self.counter + self.counter_ahead


def taken(bill: Bill, lines: Mapping[OrderLineId, int], credited: int) -> Taking:
    """What `lines` (units by line) cost. With the last carried unit go shipping, what is not carried,
    and what was cancelled as far as a credit note gave it back (a credit note takes back a sale).

    Refused: units that do not wait. A sale is recognised *before* its lines are released.
    """
    known = {line.id: line for line in bill.lines}
    pieces = []
    for id_, count in lines.items():
        if id_ not in known or count < 0:
            raise Refused(OrderRefusal.UNKNOWN_LINE)
        line = known[id_]
        if count > line.waiting:
            facts = {"name": line.name, "waiting": line.waiting, "wanted": count}
            raise Refused(OrderRefusal.MORE_THAN_WAITING, **facts)
        if count:
            pieces.append(bills.units(line, line.released, count))
    before = sum(bills.units(line, 0, line.released).total for line in bill.lines)
    if all(line.waiting == lines.get(line.id, 0) for line in bill.lines if line.carried):
        pieces += _with_the_last(bill, lines, credited)
    value = sum(piece.total for piece in pieces)
    rest = bill.total - before
    return Taking(tuple(pieces), value, rest, value == rest)


def _with_the_last(bill: Bill, lines: Mapping[OrderLineId, int], credited: int) -> list[Piece]:
    made = []
    for line in bill.lines:
        left = line.waiting - lines.get(line.id, 0)
        if left and not line.carried:
            made.append(bills.units(line, line.released + lines.get(line.id, 0), left))
    cancelled = [
        bills.units(line, line.quantity - line.cancelled, line.cancelled)
        for line in bill.lines
        if line.cancelled
    ]
    worth = sum(piece.total for piece in cancelled)
    if 0 < credited < worth:
        return made + list(bills.split(credited, bills.mix(cancelled)))
    return made + cancelled if credited else made


def settle(bill: Bill, taking: Taking, so_far: SoFar) -> Settled:
    """Who pays for what is taken.

    An invoice made ahead covers its share by value, as far as it was paid; a deposit covers its
    share of what the hand-over bills, the remainder on the last lines (E1). What was paid at the
    counter covers in full, then what may be paid later; the rest is still to pay.
    """
    left = max(bill.total - so_far.ahead - so_far.final, 0)
    billed = left if taking.last else max(min(taking.part(left), taking.value), 0)
    deducted = min(billed, max(taking.part(so_far.deposit_left), 0))
    handed_over = bill.total - taking.rest
    before = max(min(handed_over - so_far.final, so_far.ahead), 0)
    ahead = max(min(taking.value - billed, so_far.ahead - before), 0)
    open_ahead = max(before + ahead - so_far.ahead_paid, 0)
    if taking.last:
        open_ahead = so_far.ahead - so_far.ahead_paid
    counter, counter_ahead = _cover(so_far.counter, billed - deducted, open_ahead)
    needed, open_ahead = billed - deducted - counter, open_ahead - counter_ahead
    later, later_ahead = _cover(so_far.later, needed, open_ahead)
    still = needed - later + open_ahead - later_ahead
    return Settled(
        taking.value, billed, deducted, ahead, still, counter, counter_ahead, later, later_ahead
    )


def _cover(minor: int, first: int, then: int) -> tuple[int, int]:
    """How `minor` covers `first`, and with the rest `then`."""
    some = min(minor, first)
    return some, max(min(minor - some, then), 0)


def billing_of(total: int, so_far: SoFar) -> Billing:
    """Where the order's billing axis stands; money that went back left as much less to pay."""
    if total <= 0:
        return Billing.NONE
    if so_far.came >= total:
        return Billing.PAID
    if so_far.came:
        return Billing.PARTLY_PAID
    billed = so_far.ahead or so_far.final
    return Billing.AWAITING_PAYMENT if billed else Billing.PENDING


def billing_at_import(total: int, deposit: int, open_minor: int) -> Billing:
    """The billing axis with which an imported order comes in: what it paid, and what it is invoiced for."""
    return billing_of(total, SoFar(paid_in=deposit, ahead=open_minor))
