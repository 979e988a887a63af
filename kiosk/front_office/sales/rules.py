"""Sales' model: a basket becomes a sale with a receipt; a return takes lines of it back.

Sale          paid whole by one way when it is made; never changed
├── Line      a product, how many, what they cost with and without tax, how many came back
└── Return    some pieces of some lines, a reason, a way; a credit note of the receipt
    └── Line  so many of a line, to the store or set aside

**Whose limit.** One person gives back within a limit, also whoever rang the sale up: of one sale, over its
whole history and under whatever accounts, and on one day. Above either a second human being approves by a
PIN (I11). Store credit lets no money go: only the day's limit holds for it. **Original means first**: money goes back as
it came, or stays as store credit; cash never goes out against a card, and above the cap not at all (E7, E11).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.back_office.accounting.rules import TaxRow, WayToPay, part_of, taxed
from kiosk.back_office.till.rules import Approver
from kiosk.core.ids import (
    CustomerId,
    InvoiceId,
    OrderId,
    PaymentId,
    PersonId,
    ProductId,
    SaleId,
    SaleLineId,
)
from kiosk.core.money import LARGEST
from kiosk.records.staff.rules import Outcome

MOST_LINES = 200
"""Lines of one sale; more is an order, not a basket."""
MOST_PIECES = 9_999
"""Pieces of one line; more is a slipped key."""
COPIES_AN_HOUR = 3
"""How often one receipt is printed again within an hour (E12)."""
REASON_LENGTH = 200
AT_COUNTER = (WayToPay.CASH, WayToPay.CARD, WayToPay.STORE_CREDIT)
"""How a sale at the counter is paid: at once and in whole."""


class Reason(StrEnum):
    """Why goods come back; a fault is the law's, goodwill is ours."""

    FAULT = "fault"
    NOT_WANTED = "not_wanted"
    WRONG_GOODS = "wrong_goods"
    WRONGLY_RUNG_UP = "wrongly_rung_up"
    GOODWILL = "goodwill"


SET_ASIDE = frozenset({Reason.FAULT})
"""Goods that come back for these reasons do not go on sale again by themselves."""


class CopyReason(StrEnum):
    """Why a receipt is printed again."""

    LOST = "lost"
    NOT_PRINTED = "not_printed"
    FOR_THE_BOOKS = "for_the_books"


class SaleRefusal(StrEnum):
    """What sales refuse."""

    EMPTY = "sale_empty"
    TOO_MANY_LINES = "sale_too_many_lines"
    QUANTITY = "sale_quantity"
    TOO_LARGE = "sale_too_large"
    PRICES_CHANGED = "sale_prices_changed"
    NO_CUSTOMER = "sale_without_customer"
    NO_RECEIPT = "receipt_unknown"
    NOTHING_BACK = "return_of_nothing"
    NOT_OF_THIS_SALE = "line_of_another_sale"
    MORE_THAN_LEFT = "more_than_left_of_line"
    NOT_THIS_WAY_BACK = "not_this_way_back"
    CASH_CAP = "above_cash_cap"
    OVER_LIMIT = "over_return_limit"
    OVER_LIMIT_DAY = "over_return_limit_of_day"
    NOTHING_ABOVE = "return_within_limit"
    APPROVED_BEFORE = "approved_a_return_of_this_sale"
    TOO_MANY_COPIES = "too_many_copies"
    NO_CONTACT = "sale_without_contact"


@dataclass(frozen=True, slots=True)
class Item:
    """So many of a product."""

    product: ProductId
    quantity: int


@dataclass(frozen=True, slots=True)
class BackItem:
    """So many of a sale's line come back; `aside`: not to be sold again as they are."""

    line: SaleLineId
    quantity: int
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """A card payment that was written down before the terminal was asked for `minor` units."""

    payment: PaymentId
    minor: int


@dataclass(frozen=True, slots=True)
class RungUp:
    """A sale as it was made: the number of its receipt, and how it was paid."""

    sale: SaleId
    receipt: InvoiceId
    number: str
    total: int
    given: int
    change: int
    rounding: int


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A return as it was made: the number of its credit note, and what goes back."""

    sale: SaleId
    credit: InvoiceId
    number: str
    minor: int
    rounding: int


@dataclass(frozen=True, slots=True)
class Approved:
    """What came of a second person's PIN: the return where it was right."""

    outcome: Outcome
    name: str
    wait_seconds: int = 0
    back: GivenBack | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A picture key: a product that is sold often. `left`: how many are in the store, None where not counted."""

    product: ProductId
    sku: str
    name: str
    price: int
    rate: int
    picture: str
    goods: bool
    left: int | None


@dataclass(frozen=True, slots=True)
class Keys:
    """A page of picture keys, and how many there are in all; `exact`: the one that a number names."""

    keys: tuple[Key, ...]
    total: int
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """What the counter must know before it takes money here.

    `till`: the number of the open session at this station, None without one. `cash_step`: the smallest
    coin; `taxes_included`: whether shelf prices have it; `credit`: what the customer has.
    """

    till: int | None
    cash_step: int
    taxes_included: bool
    credit: int
    customer: str
    under_way: Begun | None = None
    """A card payment of this station of which nobody knows what became."""


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line of a sale; `total` is with tax, `returned` came back already."""

    id: SaleLineId
    product: ProductId
    name: str
    sku: str
    quantity: int
    price: int
    total: int
    tax: int
    rate: int
    returned: int

    @property
    def left(self) -> int:
        """How many may still come back."""
        return self.quantity - self.returned


@dataclass(frozen=True, slots=True)
class SalePage:
    """A sale as the return page and its receipt show it."""

    id: SaleId
    receipt: InvoiceId
    number: str
    at: datetime
    day: date
    station: str
    sold_by: PersonId | None
    sold_by_name: str
    customer: CustomerId | None
    customer_name: str
    order: OrderId | None
    currency: str
    language: str
    way: WayToPay
    net: int
    tax: int
    total: int
    given: int
    change: int
    rounding: int
    slip: str
    copies: int
    invoice_number: str
    lines: tuple[SoldLine, ...]
    taxes: tuple[TaxRow, ...]
    returned: int


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """A sale with what its receipt says beside; `copy` 0 is the first print."""

    sale: SalePage
    zone: str
    copy: int
    demonstration: bool


@dataclass(frozen=True, slots=True)
class ReturnFacts:
    """A return as its paper says it: the sale, the credit note's number, and what went back."""

    sale: SalePage
    zone: str
    number: str
    at: datetime
    by_name: str
    way: WayToPay
    minor: int
    lines: tuple[tuple[str, int], ...]
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """The owner's table for returns, minor units: one act, one's day, and cash at most."""

    one: int
    day: int
    cash: int


@dataclass(frozen=True, slots=True)
class OwnLimits:
    """The owner's table, what this human being gave back today and `of_sale`, and who may approve more."""

    table: Limits
    before: int
    of_sale: int
    approvers: tuple[Approver, ...]


def limits(options: Mapping[str, object], unit: int) -> Limits:
    """What the settings' options say; 50, 200 and 500 of the unit where they say nothing."""
    return Limits(
        _whole(options.get("return_limit"), 50 * unit),
        _whole(options.get("return_limit_day"), 200 * unit),
        _whole(options.get("return_cash_cap"), 500 * unit),
    )


def _whole(value: object, default: int) -> int:
    return value if type(value) is int and 0 <= value < LARGEST else default


def over(
    table: Limits, minor: int, before: int, of_sale: int = 0, way: WayToPay = WayToPay.CASH
) -> SaleRefusal | None:
    """Whether it is above one's own limit; `before` went back today, `of_sale` of this very sale before."""
    if way is not WayToPay.STORE_CREDIT and minor + of_sale > table.one:
        return SaleRefusal.OVER_LIMIT
    if minor + before > table.day:
        return SaleRefusal.OVER_LIMIT_DAY
    return None


def ways_back(paid: WayToPay, *, customer: bool) -> tuple[WayToPay, ...]:
    """The ways by which money may go back, the original one first."""
    if paid is WayToPay.STORE_CREDIT or not customer:
        return (paid,)
    return (paid, WayToPay.STORE_CREDIT)


def why_not_back(
    table: Limits, paid: WayToPay, way: WayToPay, minor: int, *, customer: bool
) -> SaleRefusal | None:
    """Why `minor` may not go back by `way`."""
    if way not in ways_back(paid, customer=customer):
        return SaleRefusal.NOT_THIS_WAY_BACK
    if way is WayToPay.CASH and minor > table.cash:
        return SaleRefusal.CASH_CAP
    return None


def merged(items: Iterable[Item]) -> tuple[Item, ...]:
    """Each product once, in the order in which they came."""
    counts: dict[ProductId, int] = {}
    for item in items:
        counts[item.product] = counts.get(item.product, 0) + item.quantity
    return tuple(Item(product, quantity) for product, quantity in counts.items())


def why_no_basket(items: Sequence[Item]) -> SaleRefusal | None:
    """What is wrong with a basket before anybody looks at its prices."""
    if not items:
        return SaleRefusal.EMPTY
    if len(items) > MOST_LINES:
        return SaleRefusal.TOO_MANY_LINES
    if any(not 1 <= item.quantity <= MOST_PIECES for item in items):
        return SaleRefusal.QUANTITY
    return None


def back_of(line: SoldLine, quantity: int) -> int:
    """What `quantity` more pieces are worth, as accounting credits them: in all the line, to the cent."""
    return part_of(line.total, line.returned, line.returned + quantity, line.quantity)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a basket comes to: each line with tax, the tax of each, and the tax by rate."""

    totals: tuple[int, ...]
    taxes: tuple[int, ...]
    by_rate: tuple[tuple[int, int], ...]

    @property
    def total(self) -> int:
        """What is to be paid."""
        return sum(self.totals)

    @property
    def tax(self) -> int:
        """The tax in it."""
        return sum(self.taxes)


def reckoned(lines: Sequence[tuple[int, int]], *, included: bool) -> Reckoned:
    """What lines of (amount on the shelf, rate) come to, as the receipt will say it."""
    if not lines:
        return Reckoned((), (), ())
    shares = taxed(lines, included=included)
    by_rate: dict[int, int] = {}
    for (_, rate), share in zip(lines, shares, strict=True):
        by_rate[rate] = by_rate.get(rate, 0) + share.tax
    return Reckoned(
        tuple(share.total for share in shares),
        tuple(share.tax for share in shares),
        tuple(sorted(by_rate.items())),
    )


def written(items: Iterable[Item]) -> str:
    """A basket as one word of text: ``12x2,7x1``."""
    return ",".join(f"{item.product}x{item.quantity}" for item in items)


def read_items(said: str) -> tuple[Item, ...]:
    """The basket that `written` wrote; empty where it is none."""
    parts = [part.partition("x") for part in said.split(",") if part]
    if not all(product.isdigit() and quantity.isdigit() for product, _, quantity in parts):
        return ()
    return tuple(Item(ProductId(int(product)), int(quantity)) for product, _, quantity in parts)
