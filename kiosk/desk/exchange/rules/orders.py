"""An order as a web shop exported it, checked and cleaned, whichever shop it was."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import msgspec


class FinancialStatus(StrEnum):
    """How far the shop was paid."""

    PENDING = "pending"
    AUTHORIZED = "authorized"
    EXPIRED = "expired"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    PARTIALLY_REFUNDED = "partially_refunded"
    REFUNDED = "refunded"
    VOIDED = "voided"


class FulfilmentStatus(StrEnum):
    """How far the shop handed over."""

    UNFULFILLED = "unfulfilled"
    PARTIAL = "partial"
    FULFILLED = "fulfilled"
    RESTOCKED = "restocked"


class LineFulfilment(StrEnum):
    """How far one line was handed over; a restocked one went back on the shelf: never pick it."""

    PENDING = "pending"
    PARTIAL = "partial"
    FULFILLED = "fulfilled"
    RESTOCKED = "restocked"


class Delivery(StrEnum):
    """Whether the customer comes for it or a carrier does."""

    PICKUP = "pickup"
    SHIP = "ship"


@dataclass(frozen=True, slots=True)
class SourceAddress:
    """A postal address as the shop kept it; every part may be empty."""

    name: str = ""
    company: str = ""
    street: str = ""
    extra: str = ""
    zip_code: str = ""
    city: str = ""
    province: str = ""
    country: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing leads anywhere: a name alone is no address."""
        return not (self.street or self.zip_code or self.city)


@dataclass(frozen=True, slots=True)
class SourceCustomer:
    """Who bought; all empty for a customer at the shop's own till who gave no name."""

    email: str = ""
    phone: str = ""
    name: str = ""
    billing: SourceAddress = SourceAddress()
    accepts_marketing: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line: `price` for one, `discount` for all of them, both in minor units."""

    sku: str
    name: str
    quantity: int
    price: int
    discount: int
    requires_shipping: bool
    taxable: bool
    fulfilment: LineFulfilment
    row: int

    @property
    def total(self) -> int:
        """What the line costs after its part of the discount."""
        return self.quantity * self.price - self.discount


@dataclass(frozen=True, slots=True)
class TaxLine:
    """`minor` of tax; `basis_points` is None where the shop named no rate or one finer than 0.01 %."""

    name: str
    basis_points: int | None
    minor: int


@dataclass(frozen=True, slots=True)
class SourceOrder:
    """One order. Money is minor units of `currency`, times are aware UTC.

    Always: ``sum(line.total) + shipping - shipping_discount + duties (+ taxes unless included)
    == total`` and ``sum(tax.minor) == taxes``. `shipping_discount` is the part of `discount` that
    the shop did not already take off `shipping`.
    """

    number: str
    source_id: str
    row: int
    placed_at: datetime
    paid_at: datetime | None
    fulfilled_at: datetime | None
    cancelled_at: datetime | None
    financial: FinancialStatus
    fulfilment: FulfilmentStatus
    delivery: Delivery
    customer: SourceCustomer
    ship_to: SourceAddress
    lines: tuple[SourceLine, ...]
    currency: str
    subtotal: int
    shipping: int
    shipping_discount: int
    duties: int
    taxes: int
    taxes_included: bool
    tax_lines: tuple[TaxLine, ...]
    total: int
    discount: int
    discount_code: str
    refunded: int
    outstanding: int
    shipping_method: str
    payment_method: str
    payment_reference: str
    note: str

    @property
    def paid(self) -> int:
        """What the shop took in, before anything went back."""
        return self.total - self.outstanding


def fingerprint(order: SourceOrder) -> str:
    """The SHA-256 of what `order` says, wherever in the file it stood.

    The same order gives the same fingerprint in any export; any change of content another one.
    """
    lines = tuple(replace(line, row=0) for line in order.lines)
    return hashlib.sha256(msgspec.json.encode(replace(order, row=0, lines=lines))).hexdigest()
