"""An imported order as the records and the books will keep it, worked out before anything is locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.core.ids import CustomerId, ProductId
from kiosk.desk.exchange.rules.booking import Five, Totals, is_open
from kiosk.desk.exchange.rules.orders import (
    Delivery,
    FulfilmentStatus,
    LineFulfilment,
    SourceLine,
    SourceOrder,
    fingerprint,
)
from kiosk.desk.exchange.rules.rates import TaxedPart, taxed_parts
from kiosk.records.customers.rules import NewCustomer
from kiosk.records.orders import rules as orders
from kiosk.records.orders.rules import Billing, Fulfilment, NewLine, NewOrder, Standing
from kiosk.records.stock.rules import NewProduct, ProductKind

NOBODY = CustomerId(0)
"""Stands in a draft until the customer is matched."""

_DELIVERIES = {Delivery.PICKUP: orders.Delivery.PICKUP, Delivery.SHIP: orders.Delivery.CARRIER}


@dataclass(frozen=True, slots=True)
class Habits:
    """What drafting must know of the business and of the whole file.

    `rates` says under which rate a SKU stands, `usual` are the country's own, `shipping` and
    `duties` what these lines are called in the business's language.
    """

    rates: Mapping[str, int]
    usual: tuple[int, ...]
    shipping: str
    duties: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One order ready to be written; its customer and products are still what the file calls them.

    `deposit`, `outstanding` and `refunded` are minor units; nothing is posted unless `booked`.
    """

    order: NewOrder
    customer: NewCustomer
    products: tuple[NewProduct, ...]
    booked: bool
    deposit: int
    outstanding: int
    refunded: int
    reference: str
    captured_at: datetime | None

    @property
    def source_id(self) -> str:
        """What the shop calls the order for good, or its number where the file has no such id."""
        return self.order.source_id or self.order.number

    def written_for(self, customer: CustomerId, products: Mapping[str, ProductId]) -> NewOrder:
        """The order with the customer and the products that were found or made."""
        lines = tuple(
            replace(line, product=products[line.sku]) if line.sku in products else line
            for line in self.order.lines
        )
        return replace(self.order, customer=customer, lines=lines)


def source_id(order: SourceOrder) -> str:
    """What the shop calls `order` for good; a file without that column has only the number."""
    return order.source_id or order.number


def draft(order: SourceOrder, customer: NewCustomer, source: str, habits: Habits) -> Draft:
    """`order` as it will be written. What its lines add up to is what it says, to the cent."""
    booked = is_open(order)
    parts = taxed_parts(order, habits.rates, habits.usual)
    lines = _lines(order, parts, habits, booked=booked)
    new = NewOrder(
        customer=NOBODY,
        delivery=_DELIVERIES[order.delivery],
        standing=Standing.CONFIRMED if booked else Standing.HISTORY,
        currency=order.currency,
        taxes_included=order.taxes_included,
        # Duties are goods here, so that shipping stays exactly the file's column.
        goods=sum(line.quantity * line.price for line in order.lines) + order.duties,
        discount=sum(line.discount for line in order.lines) + order.shipping_discount,
        shipping=order.shipping,
        tax=order.taxes,
        total=order.total,
        lines=lines,
        placed_at=order.placed_at,
        number=order.number,
        source=source,
        source_id=source_id(order),
        fingerprint=fingerprint(order),
        note=order.note,
        fulfilment=orders.fulfilled(lines, Fulfilment.WAITING),
        billing=_billing(order, booked=booked),
    )
    return Draft(
        order=new,
        customer=customer,
        products=_products(order, parts),
        booked=booked,
        deposit=order.paid if booked else 0,
        outstanding=order.outstanding,
        refunded=order.refunded,
        reference=order.payment_reference or order.number,
        captured_at=order.paid_at,
    )


def customer_of(order: SourceOrder, source: str) -> NewCustomer:
    """Who bought. Whoever gave no name is called by what they did give, in the end by the order."""
    said = order.customer
    address = order.ship_to if said.billing.empty else said.billing
    named = said.name or address.company or said.email or said.phone or order.number
    return NewCustomer(
        name=named,
        email=said.email,
        phone=said.phone,
        company=address.company,
        street=" ".join(part for part in (address.street, address.extra) if part),
        postcode=address.zip_code,
        city=address.city,
        country=address.country,
        source=source,
    )


def _billing(order: SourceOrder, *, booked: bool) -> Billing:
    if not booked or not order.total:
        return Billing.NONE
    if not order.outstanding:
        return Billing.PAID
    return Billing.PARTLY_PAID if order.paid else Billing.AWAITING_PAYMENT


def _lines(
    order: SourceOrder, parts: Sequence[TaxedPart], habits: Habits, *, booked: bool
) -> tuple[NewLine, ...]:
    made = [
        _line(order, line, part, booked=booked)
        for line, part in zip(order.lines, parts, strict=False)
    ]
    fees = iter(parts[len(order.lines) :])
    if order.shipping or order.shipping_discount:
        name = order.shipping_method or habits.shipping
        made.append(_fee(order, name, order.shipping, next(fees), booked=booked))
    if order.duties:
        made.append(_fee(order, habits.duties, order.duties, next(fees), booked=booked))
    return tuple(made)


def _line(order: SourceOrder, line: SourceLine, part: TaxedPart, *, booked: bool) -> NewLine:
    released, cancelled = _gone(order, line, booked=booked)
    on_top = 0 if order.taxes_included else part.tax
    return NewLine(
        product=None,
        sku=line.sku,
        name=line.name,
        quantity=line.quantity,
        price=line.price,
        discount=line.quantity * line.price - part.amount,
        total=part.amount + on_top,
        rate=part.rate,
        tax=part.tax,
        carried=line.requires_shipping,
        released=released,
        cancelled=cancelled,
    )


def _fee(order: SourceOrder, name: str, price: int, part: TaxedPart, *, booked: bool) -> NewLine:
    gone = not booked
    out = gone and order.fulfilment is FulfilmentStatus.FULFILLED
    on_top = 0 if order.taxes_included else part.tax
    return NewLine(
        product=None,
        sku="",
        name=name,
        quantity=1,
        price=price,
        discount=price - part.amount,
        total=part.amount + on_top,
        rate=part.rate,
        tax=part.tax,
        carried=False,
        released=int(out),
        cancelled=int(gone and not out),
    )


def _gone(order: SourceOrder, line: SourceLine, *, booked: bool) -> tuple[int, int]:
    """How many of `line` were handed over, and how many never will be, before it came here.

    A line that the shop calls partly fulfilled says not how far: all of it still waits.
    """
    if line.fulfilment is LineFulfilment.RESTOCKED:
        return 0, line.quantity
    if line.fulfilment is LineFulfilment.FULFILLED:
        return line.quantity, 0
    if booked:
        return 0, 0
    if order.fulfilment is FulfilmentStatus.FULFILLED:
        return line.quantity, 0
    return 0, line.quantity


def _products(order: SourceOrder, parts: Sequence[TaxedPart]) -> tuple[NewProduct, ...]:
    """What the lines sell; a line without a SKU sells no product that could be found again."""
    return tuple(
        NewProduct(
            sku=line.sku,
            name=line.name,
            price=line.price,
            rate=part.rate,
            kind=ProductKind.GOODS if line.requires_shipping else ProductKind.SERVICE,
        )
        for line, part in zip(order.lines, parts, strict=False)
        if line.sku
    )


def totals_of(drafts: Sequence[Draft]) -> Totals:
    """The five columns over `drafts`, what is booked and what is history told apart."""
    found = {True: Five(), False: Five()}
    for each in drafts:
        order = each.order
        five = Five(order.total, order.tax, order.shipping, each.refunded, each.outstanding)
        found[each.booked] += five
    return Totals(booked=found[True], history=found[False])
