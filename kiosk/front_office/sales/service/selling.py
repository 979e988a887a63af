"""Ringing up: goods leave the store, money comes in, a receipt is posted, the printer is told. One act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import SoldPiece, WayToPay
from kiosk.back_office.till.rules import PayRefusal
from kiosk.core import words
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, InvoiceLineId, OrderId, PaymentId
from kiosk.core.money import LARGEST
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.devices.card_terminal import typed_slip
from kiosk.front_office.sales import rules, store
from kiosk.front_office.sales.rules import Item, Reckoned, RungUp, SaleRefusal
from kiosk.front_office.sales.service import standing
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import (
    NewMove,
    PlaceKind,
    Product,
    ProductKind,
    StockRefusal,
    Why,
)


@dataclass(frozen=True, slots=True)
class Basket:
    """What is sold, and what each line comes to."""

    items: tuple[Item, ...]
    products: tuple[Product, ...]
    minors: tuple[int, ...]
    reckoned: Reckoned

    @property
    def total(self) -> int:
        return self.reckoned.total


@dataclass(frozen=True, slots=True)
class Payment:
    """How a basket was paid, whole: what was given in cash, what went back, how coins rounded it."""

    id: PaymentId
    way: WayToPay
    session: int | None
    given: int = 0
    change: int = 0
    rounding: int = 0


@does(Task.SALE_RING_UP)
def ring_up(
    act: Act,
    *,
    items: tuple[Item, ...],
    shown: int,
    way: WayToPay,
    given: int = 0,
    slip: str = "",
    customer: CustomerId | None = None,
    order: OrderId | None = None,
    language: str = "",
) -> RungUp:
    """Sells `items` from the store for `shown` minor units, which the screen said, paid whole by `way`.

    In cash `given` was laid down; a card needs the number on its `slip`; store credit its `customer`.
    `order`: they go beside what is collected of it. Refused: an empty or an odd basket, prices that
    are others by now, nothing to pay, cash without an open till or too little of it, anything given
    that is no cash, a counted product that is not there.
    """
    basket = basket_of(act, items=items, shown=shown)
    slip = typed_slip(slip) or ""
    _check_way(way, given, slip, customer)
    session = standing.session(act, way=way)
    cash = standing.in_coins(act, minor=basket.total) if way is WayToPay.CASH else basket.total
    change = _change(act, way, given, cash)
    payment = accounting.capture(
        act, way=way, minor=basket.total, at_counter=True, customer=customer, session=session,
        given=given, change=change, rounding=cash - basket.total, slip=slip,
    )  # fmt: skip
    paid = Payment(payment, way, session, given, change, cash - basket.total)
    return sell(act, basket=basket, paid=paid, customer=customer, order=order, language=language)


def sell(
    act: Act,
    *,
    basket: Basket,
    paid: Payment,
    customer: CustomerId | None,
    order: OrderId | None,
    language: str,
) -> RungUp:
    """A step: goods of a basket that is paid leave the store, with their receipt."""
    spoken = language or act.facts.language
    receipt = accounting.sell(act, pieces=_pieces(basket), customer=customer, payments=[paid.id])
    sale, lines = store.add_sale(
        act,
        {
            "receipt_id": receipt.invoice, "payment_id": paid.id, "customer_id": customer,
            "order_id": order, "station": act.station, "person_id": standing.who(act),
            "session_id": paid.session, "language": spoken, "day": act.day, "at": act.now,
        },
        _line_values(basket, receipt.lines),
    )  # fmt: skip
    _hand_out(act, basket, lines)
    standing.print_out(act, paper=standing.SALE, ref=sale, language=spoken, way=paid.way)
    act.about = sale
    act.changed(Change.SALE, sale)
    act.note(minor=basket.total, way=str(paid.way), lines=len(basket.items))
    return RungUp(
        sale, receipt.invoice, receipt.number, basket.total, paid.given, paid.change, paid.rounding
    )


def _line_values(basket: Basket, papers: Sequence[InvoiceLineId]) -> list[dict[str, object]]:
    came = zip(basket.reckoned.totals, basket.reckoned.taxes, papers, strict=True)
    sold = zip(basket.items, basket.products, came, strict=True)
    return [
        {
            "invoice_line_id": paper, "product_id": item.product, "name": product.name,
            "quantity": item.quantity, "price": product.price, "total": total, "tax": tax,
            "rate": product.rate,
        }
        for item, product, (total, tax, paper) in sold
    ]  # fmt: skip


def basket_of(act: Act, *, items: tuple[Item, ...], shown: int) -> Basket:
    """A step: what `items` cost now. Refused: an odd basket, another sum than was `shown`, nothing to pay."""
    basket = _basket(act, items)
    if basket.total != shown:
        raise Refused(SaleRefusal.PRICES_CHANGED, total=_said(act, basket.total))
    if basket.total <= 0:
        raise Refused(PayRefusal.NOTHING_TO_PAY)
    return basket


def _basket(act: Act, items: tuple[Item, ...]) -> Basket:
    merged = rules.merged(items)
    wrong = rules.why_no_basket(items) or rules.why_no_basket(merged)
    if wrong is not None:
        raise Refused(wrong, most=rules.MOST_LINES, pieces=rules.MOST_PIECES)
    known = stock.products(act, products=[item.product for item in merged])
    for item in merged:
        if item.product not in known:
            raise Refused(StockRefusal.UNKNOWN_PRODUCT, product=item.product)
    products = tuple(known[item.product] for item in merged)
    minors = tuple(
        product.price * item.quantity for item, product in zip(merged, products, strict=True)
    )
    if sum(minors) >= LARGEST:
        raise Refused(SaleRefusal.TOO_LARGE)
    amounts = [(minor, product.rate) for minor, product in zip(minors, products, strict=True)]
    reckoned = rules.reckoned(amounts, included=act.facts.taxes_included)
    return Basket(merged, products, minors, reckoned)


def _check_way(way: WayToPay, given: int, slip: str, customer: CustomerId | None) -> None:
    if way not in rules.AT_COUNTER:
        raise Refused(PayRefusal.NOT_THIS_WAY)
    if way is not WayToPay.CASH and given:
        raise Refused(PayRefusal.GIVEN_FOR_CASH_ONLY)
    if way is WayToPay.CARD and not slip:
        raise Refused(PayRefusal.SLIP_MISSING)
    if way is WayToPay.STORE_CREDIT and customer is None:
        raise Refused(SaleRefusal.NO_CUSTOMER)


def _change(act: Act, way: WayToPay, given: int, cash: int) -> int:
    if way is not WayToPay.CASH:
        return 0
    if given >= LARGEST:
        raise Refused(SaleRefusal.TOO_LARGE)
    if given < cash:
        currency = act.facts.currency
        raise Refused(
            PayRefusal.GIVEN_TOO_LITTLE, minor=cash, currency=currency, amount=_said(act, cash)
        )
    return given - cash


def _said(act: Act, minor: int) -> str:
    return words.island(words.amount(minor, act.facts.currency, act.facts.language))


def _pieces(basket: Basket) -> list[SoldPiece]:
    return [
        SoldPiece(product.name, item.quantity, minor, product.rate)
        for item, product, minor in zip(basket.items, basket.products, basket.minors, strict=True)
    ]


def _hand_out(act: Act, basket: Basket, lines: list[int]) -> None:
    where = standing.places(act)
    standing.carry(
        act,
        moves=(
            NewMove(
                item.product, item.quantity, where[PlaceKind.STORE], where[PlaceKind.CUSTOMER],
                Why.SOLD, line,
            )
            for item, product, line in zip(basket.items, basket.products, lines, strict=True)
            if product.kind is ProductKind.GOODS
        ),
    )  # fmt: skip
