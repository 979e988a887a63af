"""Books of what came from elsewhere: an import books at once, history not at all, on both databases."""

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    TakenIn,
    Use,
    WayToPay,
)
from kiosk.core.change import Change
from kiosk.core.refusal import Refused
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Billing
from tests.back_office.accounting.test_books import statements
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


def test_that_what_was_paid_in_the_shop_bears_its_tax_and_is_deducted_with_it(business):
    order = makers.an_order(business, FRAME, PRINT)
    booking = TakenIn(order.id, deposit=9_999, open_minor=5_000)
    business.do(makers.book_taken_in, by=OWNER, bookings=(booking,))
    within = 1_596 * 9_999 // 14_999 + 327 * 9_999 // 14_999
    assert balances(business)[Use.DEPOSIT_TAX] == pytest.approx(within, abs=2)
    ahead = order.tax - balances(business)[Use.DEPOSIT_TAX]
    assert balances(business)[Use.TAX_PAYABLE] == pytest.approx(-order.tax, abs=2)
    sound(business)
    business.do(makers.capture, by=OWNER, way=WayToPay.CARD, minor=5_000, at_counter=False,
                order=order.id)  # fmt: skip
    sale = makers.sell(business, order.id, all_of(order))
    (named,) = business.read(accounting.sale_paper, invoice=sale.invoice).payments
    assert (named.deposit, named.minor, named.way) == (True, 9_999, WayToPay.WEB_SHOP)
    assert {row.rate for row in named.taxes} == {1_900, 700}
    assert sum(row.total for row in named.taxes) == 9_999
    assert sum(row.tax for row in named.taxes) == order.tax - ahead
    made = balances(business)
    assert made[Use.TAX_PAYABLE] == -order.tax
    assert {Use.DEPOSITS, Use.DEPOSIT_TAX, Use.RECEIVABLE}.isdisjoint(made)
    sound(business)


def test_that_where_deposits_bear_no_tax_an_import_books_none(business):
    makers.tamper(business, "UPDATE business SET country = 'US'")
    business.tell(((Change.SETTINGS, 1),))
    order = makers.an_order(business, FRAME)
    booking = TakenIn(order.id, deposit=9_999)
    business.do(makers.book_taken_in, by=OWNER, bookings=(booking,))
    assert balances(business) == {Use.WEB_SHOP_CLEARING: 9_999, Use.DEPOSITS: -9_999}
    sound(business)


def test_that_taxed_deposits_cost_an_import_no_statement_for_each_order(business):
    def count(many):
        made = [makers.an_order(business, FRAME, customer=f"Kim {n}") for n in range(many)]
        bookings = tuple(TakenIn(each.id, deposit=5_000, open_minor=4_999) for each in made)
        with statements(business) as sent:
            business.do(makers.book_taken_in, by=OWNER, bookings=bookings)
        # The axis of each order is written for itself.
        return len(sent) - axes * many

    axes = 2
    assert count(2) >= count(9)


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
