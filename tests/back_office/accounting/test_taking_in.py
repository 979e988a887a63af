"""Books of what came from elsewhere: an import books at once, history not at all, on both databases."""

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    TakenIn,
    Use,
)
from kiosk.core.refusal import Refused
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Billing
from tests.makers import accounting as makers
from tests.makers import orders as order_makers
from tests.makers.accounting import OWNER, balances

FRAME = order_makers.line(quantity=3, price=3_333)
"""9,999 with 1,596 tax."""
PRINT = order_makers.line(sku="PRINT", name="Print", price=5_000, rate=700)


def sound(business):
    """All that `verify` knows of the books, and what it looked at."""
    checks = [
        business.read(check)
        for check in (
            accounting.verify_ledger,
            accounting.verify_numbers,
            accounting.verify_billing,
        )
    ]
    assert [check.faults for check in checks] == [(), (), ()]
    return sum(check.checked for check in checks)


def all_of(order):
    return {line.id: line.quantity for line in order.lines if line.carried}


def test_that_goods_handed_over_before_the_order_came_here_are_billed_with_the_last(business):
    from dataclasses import replace

    lines = (replace(FRAME, released=1), PRINT)
    order = makers.a_paid_order(business, *lines)
    frame, print_ = (line.id for line in order.lines)
    first = makers.sell(business, order.id, {frame: 2})
    second = makers.sell(business, order.id, {print_: 1})
    assert (first.total, second.total) == (6_666, 5_000)
    paper = business.read(accounting.sale_paper, invoice=second.invoice)
    assert (paper.total, paper.deducted) == (5_000 + 3_333, 5_000 + 3_333)
    made = balances(business)
    assert Use.DEPOSITS not in made
    assert made[Use.TAX_PAYABLE] == -order.tax
    sound(business)


def test_that_an_import_books_all_at_once_and_history_not_at_all(business):
    made = [makers.an_order(business, FRAME, PRINT, customer=f"Kim {n}") for n in range(6)]
    paid, part, unpaid, refunded, past, mixed = (order.id for order in made)
    bookings = (
        TakenIn(paid, deposit=14_999),
        TakenIn(part, deposit=4_999, open_minor=10_000),
        TakenIn(unpaid, open_minor=14_999),
        TakenIn(refunded, deposit=14_999, credit=1_000),
        TakenIn(past, deposit=14_999, open_minor=100, credit=200, booked=False),
        TakenIn(mixed, deposit=9_999, open_minor=5_000, credit=999),
    )
    booked = business.do(makers.book_taken_in, by=OWNER, bookings=bookings)
    assert (booked.deposits, booked.deposited) == (4, 14_999 * 2 + 4_999 + 9_999)
    assert (booked.invoices, booked.invoiced) == (3, 10_000 + 14_999 + 5_000)
    assert (booked.credit_notes, booked.credited) == (2, 1_999)
    assert (booked.kept, booked.kept_open, booked.kept_credited) == (1, 100, 200)
    billing = [business.read(orders.order, order=order.id).billing for order in made]
    assert billing == [
        Billing.PAID, Billing.PARTLY_PAID, Billing.AWAITING_PAYMENT, Billing.PAID, Billing.NONE,
        Billing.PARTLY_PAID,
    ]  # fmt: skip
    ledger = balances(business)
    assert ledger[Use.RECEIVABLE] == booked.invoiced
    assert ledger[Use.DEPOSITS] == -booked.deposited
    assert ledger[Use.WEB_SHOP_CLEARING] == booked.deposited - booked.credited
    told = business.read(accounting.order_money, orders=[order.id for order in made])
    assert (told.deposited, told.open, told.credited) == (
        booked.deposited, booked.invoiced, booked.credited,
    )  # fmt: skip
    assert (told.kept_open, told.kept_credited) == (100, 200)
    sound(business)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"deposit": -1}, AccountingRefusal.NOTHING_TO_BOOK),
        ({"deposit": 10, "credit": 11}, AccountingRefusal.MORE_THAN_DEPOSIT),
        ({"deposit": 9_999, "open_minor": 1}, AccountingRefusal.MORE_THAN_OPEN),
    ],
)
def test_that_an_import_that_cannot_be_books_nothing(business, values, code):
    order = makers.an_order(business, FRAME)
    good = makers.an_order(business, FRAME, customer="Ida Vogt")
    bookings = (TakenIn(good.id, deposit=9_999), TakenIn(order.id, **values))
    with pytest.raises(Refused) as refused:
        business.do(makers.book_taken_in, by=OWNER, bookings=bookings)
    assert refused.value.refusal.code is code
    assert balances(business) == {}
