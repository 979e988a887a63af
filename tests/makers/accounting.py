"""Deposits, invoices and sales for tests, made by acts."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import (
    Back,
    Booked,
    CreditNote,
    EntryKind,
    PaymentState,
    Posting,
    Receipt,
    Sale,
    SoldPiece,
    TakenIn,
    TrialBalance,
    Use,
    WayToPay,
)
from kiosk.business import Business
from kiosk.core import money
from kiosk.core.by import Owner
from kiosk.core.ids import (
    CustomerId,
    EntryId,
    InvoiceId,
    Key,
    LaterId,
    OrderId,
    OrderLineId,
    PaymentId,
    PersonId,
)
from kiosk.core.task import Task
from kiosk.database import engine
from kiosk.database.acting import Act, does
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import NewLine, Order
from tests.makers import customers as customer_makers
from tests.makers import orders as order_makers

OWNER = Owner("tester")
CAPTURED = datetime(2026, 4, 12, 18, 30, tzinfo=UTC)


@does(Task.ORDERS_IMPORT, about="order")
def take_deposit(act: Act, *, order: OrderId, minor: int, currency: str = "EUR") -> PaymentId:
    """The step `accounting.take_deposit` as an act of its own."""
    customer = orders.order(act, order=order).customer
    return accounting.take_deposit(
        act,
        order=order,
        customer=customer,
        minor=minor,
        currency=currency,
        way=WayToPay.WEB_SHOP,
        reference="c-1",
        captured_at=CAPTURED,
    )


@does(Task.ORDERS_IMPORT, about="order")
def invoice_order(act: Act, *, order: OrderId, open_minor: int) -> InvoiceId:
    """The step `accounting.invoice_order` as an act of its own."""
    return accounting.invoice_order(act, order=order, open_minor=open_minor)


@does(Task.ORDERS_IMPORT, about="order")
def credit(act: Act, *, order: OrderId, minor: int) -> InvoiceId:
    """The step `accounting.credit` as an act of its own."""
    return accounting.credit(act, order=order, minor=minor)


@does(Task.ORDERS_IMPORT)
def book_taken_in(act: Act, *, bookings: tuple[TakenIn, ...]) -> Booked:
    """The step `accounting.book_taken_in` as an act of its own."""
    return accounting.book_taken_in(act, bookings=bookings)


@does(Task.ORDERS_IMPORT, about="order")
def hand_over(act: Act, *, order: OrderId, units: tuple[tuple[OrderLineId, int], ...]) -> Sale:
    """A hand-over as far as the books and the order see it."""
    sale = accounting.recognise_sale(act, order=order, lines=dict(units))
    orders.release(act, order=order, lines=dict(units))
    return sale


@does(Task.ORDERS_IMPORT, about="order")
def cancel(act: Act, *, order: OrderId, units: tuple[tuple[OrderLineId, int], ...]) -> None:
    """So much of each line will not be handed over."""
    orders.cancel_rest(act, order=order, lines=dict(units))


@does(Task.ORDERS_IMPORT)
def post(act: Act, *, minor: int, against: int) -> list[EntryId]:
    """One entry of two lines, balanced or not."""
    postings = (Posting(Use.WEB_SHOP_CLEARING, minor), Posting(Use.OPENING, against))
    return accounting.post(act, entries=[accounting.NewEntry(EntryKind.OPENING, postings)])


@does(Task.ORDERS_IMPORT)
def reverse(act: Act, *, entry: EntryId) -> EntryId:
    """The step `accounting.reverse` as an act of its own."""
    return accounting.reverse(act, entry=entry)


@does(Task.ORDERS_IMPORT)
def capture(
    act: Act,
    *,
    way: WayToPay,
    minor: int,
    at_counter: bool,
    order: OrderId | None = None,
    customer: CustomerId | None = None,
    given: int = 0,
    change: int = 0,
    rounding: int = 0,
    session: int | None = None,
) -> PaymentId:
    """The step `accounting.capture` as an act of its own."""
    return accounting.capture(
        act, way=way, minor=minor, at_counter=at_counter, order=order, customer=customer, given=given,
        change=change, rounding=rounding, session=session,
    )  # fmt: skip


@does(Task.ORDERS_IMPORT)
def begin(
    act: Act,
    *,
    way: WayToPay,
    minor: int,
    at_counter: bool,
    order: OrderId | None = None,
    customer: CustomerId | None = None,
) -> PaymentId:
    """The step `accounting.begin` as an act of its own."""
    return accounting.begin(
        act, way=way, minor=minor, at_counter=at_counter, order=order, customer=customer
    )


@does(Task.ORDERS_IMPORT)
def settle(act: Act, *, payment: PaymentId, outcome: PaymentState, slip: str = "") -> None:
    """The step `accounting.settle` as an act of its own."""
    accounting.settle(act, payment=payment, outcome=outcome, slip=slip)


@does(Task.ORDERS_IMPORT)
def void(act: Act, *, payment: PaymentId) -> None:
    """The step `accounting.void` as an act of its own."""
    accounting.void(act, payment=payment)


@does(Task.ORDERS_IMPORT)
def refund(act: Act, *, payment: PaymentId, minor: int, way: WayToPay, rounding: int = 0) -> None:
    """The step `accounting.refund` as an act of its own."""
    accounting.refund(act, payment=payment, minor=minor, way=way, rounding=rounding)


@does(Task.ORDERS_IMPORT)
def ring_up(
    act: Act,
    *,
    pieces: tuple[SoldPiece, ...],
    payments: tuple[PaymentId, ...],
    customer: CustomerId | None = None,
) -> Receipt:
    """The step `accounting.sell` as an act of its own."""
    return accounting.sell(act, pieces=pieces, payments=payments, customer=customer)


@does(Task.ORDERS_IMPORT)
def credit_lines(
    act: Act, *, invoice: InvoiceId, pieces: tuple[Back, ...], way: WayToPay, rounding: int = 0
) -> CreditNote:
    """The step `accounting.credit_lines` as an act of its own."""
    return accounting.credit_lines(act, invoice=invoice, pieces=pieces, way=way, rounding=rounding)


@does(Task.ORDERS_IMPORT)
def full_invoice(
    act: Act, *, receipt: InvoiceId, name: str, address: str = "", tax_number: str = ""
) -> InvoiceId:
    """The step `accounting.full_invoice` as an act of its own."""
    return accounting.full_invoice(
        act, receipt=receipt, name=name, address=address, tax_number=tax_number
    )


@does(Task.ORDERS_IMPORT)
def invoice_later(
    act: Act, *, order: OrderId, minor: int, approved_by: PersonId | None = None
) -> LaterId:
    """The step `accounting.invoice_later` as an act of its own."""
    return accounting.invoice_later(act, order=order, minor=minor, approved_by=approved_by)


def an_order(
    business: Business, *lines: NewLine, customer: str = "Maren Sommer", **others: Any
) -> Order:
    """A confirmed order of somebody with a card."""
    who = customer_makers.customer(business, customer)
    return order_makers.order(business, who, *lines, **others)


def a_paid_order(business: Business, *lines: NewLine, **others: Any) -> Order:
    """An order whose whole total was paid in the web shop."""
    made = an_order(business, *lines, **others)
    if made.total:
        business.do(take_deposit, by=OWNER, order=made.id, minor=made.total)
    return business.read(orders.order, order=made.id)


def sell(
    business: Business, order: OrderId, lines: Mapping[OrderLineId, int], key: Key | None = None
) -> Sale:
    """Hands over so many units of each line."""
    return business.do(hand_over, OWNER, key, order=order, units=tuple(lines.items()))


def shipping(minor: int, rate: int = 1_900) -> NewLine:
    """A shipping line, tax included."""
    tax = money.tax_within(minor, rate)
    return NewLine(None, "", "Shipping", 1, minor, 0, minor, rate, tax, carried=False)


def balances(business: Business) -> dict[Use, int]:
    """Each account's balance by use, without those at zero."""
    found: TrialBalance = business.read(accounting.trial_balance)
    assert found.debit == found.credit
    return {row.use: row.minor for row in found.rows if row.use is not None and row.minor}


def tamper(business: Business, *statements: str, **values: Any) -> None:
    """Changes the database past every guard: what `verify` must find."""
    with engine.allowed_to_write(business.engines.writer.connect()) as connection:
        server = connection.dialect.name == "postgresql"
        driver: Any = connection.connection.driver_connection
        if not server:
            # Outside the transaction: SQLite ignores it within one.
            driver.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if server:
                connection.execute(text("SET LOCAL session_replication_role = replica"))
            else:
                for name in connection.execute(
                    text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                ).scalars():
                    connection.execute(text(f'DROP TRIGGER "{name}"'))
            for statement in statements:
                done = connection.execute(text(statement), values)
                assert done.rowcount, statement
        if not server:
            driver.execute("PRAGMA foreign_keys = ON")
