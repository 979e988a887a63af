"""Credit notes of an order's invoice: why, where the money and the goods go, and one's own limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.back_office.accounting.rules import bills
from kiosk.back_office.accounting.rules.words import AccountingRefusal, WayToPay
from kiosk.core.ids import CustomerId, InvoiceId, InvoiceLineId
from kiosk.core.money import LARGEST


class CreditReason(StrEnum):
    """Why something of an invoice is taken back."""

    BROUGHT_BACK = "brought_back"
    DAMAGED = "damaged"
    WRONG_GOODS = "wrong_goods"
    PRICE = "price"
    OTHER = "other"


class MoneyTo(StrEnum):
    """Where the money goes: back by the way it came, kept as store credit, or only off what is unpaid."""

    ITS_WAY = "its_way"
    STORE_CREDIT = "store_credit"
    OPEN = "open"


class GoodsTo(StrEnum):
    """Where the goods are now: with the customer, back in the store, or set aside."""

    STAY = "stay"
    STORE = "store"
    ASIDE = "aside"


USUAL_PLACE = {
    CreditReason.BROUGHT_BACK: GoodsTo.STORE,
    CreditReason.DAMAGED: GoodsTo.ASIDE,
    CreditReason.WRONG_GOODS: GoodsTo.STORE,
    CreditReason.PRICE: GoodsTo.STAY,
    CreditReason.OTHER: GoodsTo.STAY,
}
"""Where goods are as a rule when such a thing happened."""


@dataclass(frozen=True, slots=True)
class CreditLimits:
    """What one person may credit, minor units: at once, and on one day."""

    one: int
    day: int


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A line of an invoice, and how many of it came back before."""

    id: InvoiceLineId
    name: str
    quantity: int
    total: int
    came_back: int

    @property
    def left(self) -> int:
        """How many can still be taken back."""
        return self.quantity - self.came_back

    def worth(self, quantity: int) -> int:
        """What `quantity` more of it come to, after those that came back before."""
        return bills.part_of(self.total, self.came_back, self.came_back + quantity, self.quantity)


@dataclass(frozen=True, slots=True)
class WayBack:
    """So much of the money goes back in this way; `rounding` is what coins make of it."""

    way: WayToPay
    minor: int
    rounding: int = 0


@dataclass(frozen=True, slots=True)
class CreditPage:
    """An invoice as somebody who credits it sees it.

    `open` of it is unpaid; `paid` is what may go back by each way, in the order in which it does.
    `before` is what the person credited today, `names` who may credit above the limit.
    """

    invoice: InvoiceId
    number: str
    version: int
    day: date
    order_number: str
    customer: CustomerId | None
    customer_name: str
    currency: str
    open: int
    lines: tuple[CreditLine, ...]
    paid: tuple[WayBack, ...]
    limits: CreditLimits
    before: int
    free: bool
    names: tuple[str, ...]


def credit_limits(options: Mapping[str, object], unit: int) -> CreditLimits:
    """The owner's limits of returns, which hold for credit notes too; 50 and 200 of the unit by default."""
    return CreditLimits(
        _whole(options.get("return_limit"), 50 * unit),
        _whole(options.get("return_limit_day"), 200 * unit),
    )


def _whole(value: object, default: int) -> int:
    return value if type(value) is int and 0 <= value < LARGEST else default


def over_credit(table: CreditLimits, minor: int, before: int) -> AccountingRefusal | None:
    """Whether crediting `minor` is above one's own limit, `before` having been credited today."""
    if minor > table.one:
        return AccountingRefusal.CREDIT_OVER_LIMIT
    if minor + before > table.day:
        return AccountingRefusal.CREDIT_OVER_DAY
    return None


def goes_back(paid: tuple[WayBack, ...], minor: int) -> tuple[WayBack, ...]:
    """By which ways `minor` goes back, what each way brought being the most that it takes."""
    made = []
    for each in paid:
        some = min(minor, each.minor)
        if some > 0:
            made.append(WayBack(each.way, some))
            minor -= some
    return tuple(made)
