"""What the receipt of a hand-over says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.lobby.pickup.rules.records import Rest


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line that was taken; `total` with tax."""

    name: str
    quantity: int
    total: int


@dataclass(frozen=True, slots=True)
class TaxShare:
    """Net and tax of one rate (basis points)."""

    rate: int
    net: int
    tax: int


@dataclass(frozen=True, slots=True)
class ReceiptPayment:
    """Money that a receipt names: what of it went for what was taken.

    A `deposit` came before; the rest came at the counter. What was `given` in coins gave `change`;
    `rounding` is what the coins made of it.
    """

    day: date
    way: WayToPay
    minor: int
    deposit: bool
    given: int = 0
    change: int = 0
    rounding: int = 0
    slip: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What a receipt says: ``total = before + deducted + paid + left``.

    Earlier papers billed what was `before`; what is `left` stands open on the invoice.
    """

    number: str
    order_number: str
    at: datetime
    zone: str
    currency: str
    lines: tuple[ReceiptLine, ...]
    total: int
    before: int
    payments: tuple[ReceiptPayment, ...]
    left: int
    taxes: tuple[TaxShare, ...]
    rest: Rest | None
    called: str
    collector: str
    signed: bool
    served_by: str
    copy: int = 0

    @property
    def at_counter(self) -> tuple[ReceiptPayment, ...]:
        """What came with the hand-over."""
        return tuple(each for each in self.payments if not each.deposit)

    @property
    def deducted(self) -> int:
        """What was paid in advance."""
        return sum(each.minor for each in self.payments if each.deposit)

    @property
    def paid(self) -> int:
        """What was paid at the counter."""
        return sum(each.minor for each in self.at_counter)
