"""What an order becomes: deposit, invoice, credit note or history, tax by tax and to the cent."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.exchange.rules import (
    Becoming,
    Five,
    Part,
    Portion,
    becomes,
    column_sums,
    is_open,
    split,
    tax_mix,
    totals,
)
from tests.desk.exchange.files import only, order, put, read, sheet
from tests.makers import shopify
from tests.makers.shopify import LAST, Line


def becoming(**changes: object):
    return becomes(only(read(sheet(order(**changes)))))


@pytest.mark.parametrize(
    ("changes", "what", "deposit", "invoice", "credit"),
    [
        ({}, Becoming.DEPOSIT, 11800, 0, 0),
        ({"financial": "partially_paid", "outstanding": 5000}, Becoming.DEPOSIT_AND_INVOICE, 6800, 5000, 0),
        ({"financial": "pending", "outstanding": 11800}, Becoming.INVOICE, 0, 11800, 0),
        ({"financial": "authorized", "outstanding": 11800}, Becoming.INVOICE, 0, 11800, 0),
        ({"financial": "expired", "outstanding": 11800}, Becoming.INVOICE, 0, 11800, 0),
        ({"financial": "partially_refunded", "refunded": 1000}, Becoming.DEPOSIT_AND_CREDIT, 11800, 0, 1000),
        ({"financial": "paid", "refunded": 1000}, Becoming.DEPOSIT_AND_CREDIT, 11800, 0, 1000),
        (
            {"financial": "partially_refunded", "refunded": 1000, "outstanding": 3000},
            Becoming.DEPOSIT_INVOICE_AND_CREDIT, 8800, 3000, 1000,
        ),
        ({"fulfilment": "partial"}, Becoming.DEPOSIT, 11800, 0, 0),
        ({"discount": 11800}, Becoming.ORDER, 0, 0, 0),
    ],
)  # fmt: skip
def test_what_an_open_order_becomes(changes, what, deposit, invoice, credit):
    booking = becoming(**changes)
    assert (booking.becoming, booking.booked) == (what, True)
    assert (booking.deposit.gross, booking.invoice.gross, booking.credit.gross) == (
        deposit,
        invoice,
        credit,
    )


@pytest.mark.parametrize(
    ("changes", "credit"),
    [
        ({"fulfilment": "fulfilled"}, 0),
        ({"fulfilment": "fulfilled", "financial": "pending", "outstanding": 11800}, 0),
        ({"fulfilment": "fulfilled", "financial": "partially_refunded", "refunded": 1000}, 1000),
        ({"fulfilment": "restocked", "financial": "refunded", "refunded": 11800}, 11800),
        ({"cancelled_at": LAST}, 0),
        ({"cancelled_at": LAST, "financial": "voided"}, 0),
        ({"cancelled_at": LAST, "financial": "refunded", "refunded": 11800}, 11800),
        ({"financial": "voided"}, 0),
        ({"financial": "refunded", "refunded": 11800}, 11800),
        (
            {"financial": "partially_paid", "outstanding": 5000, "refunded": 6800},
            6800,
        ),
    ],
)
def test_that_history_books_nothing_and_keeps_its_refund_as_a_paper(changes, credit):
    booking = becoming(**changes)
    assert not booking.booked
    assert booking.becoming is (Becoming.HISTORY_AND_CREDIT if credit else Becoming.HISTORY)
    assert (booking.deposit, booking.invoice) == (Part(), Part())
    assert booking.credit.gross == credit


def test_that_a_deposit_holds_the_tax_of_the_file():
    booking = becoming()
    assert booking.deposit.portions == (Portion("DE MwSt 19%", 1900, 9916, 1884),)


def test_that_a_refund_is_at_the_tax_mix_of_the_order():
    lines = [Line("A", "Frame", 1, 11900, rate=19), Line("B", "Book", 1, 10700, rate=7)]
    booking = becoming(lines=lines, financial="partially_refunded", refunded=2260)
    assert booking.credit.portions == (
        Portion("DE MwSt 19%", 1900, 1000, 190),
        Portion("DE MwSt 7%", 700, 1000, 70),
    )


def test_that_what_is_not_taxed_is_a_portion_of_its_own():
    lines = [Line("A", "Frame", 1, 11900, rate=19), Line("GC-50", "Gift card", 1, 5000, rate=0)]
    assert becoming(lines=lines).deposit.portions == (
        Portion("DE MwSt 19%", 1900, 10000, 1900),
        Portion("", 0, 5000, 0),
    )


def test_that_taxes_on_one_base_share_it():
    cells = sheet(order(taxes_included=False))
    for n, (name, value) in enumerate((("State 6.25%", "7.38"), ("County 1%", "1.18")), start=1):
        put(put(cells, 2, f"Tax {n} Name", name), 2, f"Tax {n} Value", value)
    put(put(cells, 2, "Taxes", "8.56"), 2, "Total", "126.56")
    mix = tax_mix(only(read(cells)))
    assert [portion.tax for portion in mix] == [738, 118]
    assert sum(portion.net for portion in mix) == 11800


def test_that_a_rate_that_is_not_named_keeps_the_sums():
    cells = put(sheet(), 2, "Tax 1 Name", "GST")
    assert tax_mix(only(read(cells))) == (Portion("GST", None, 9916, 1884),)


MANY = {
    (included, seed): read(shopify.export(150, seed, taxes_included=included))
    for included, seed in product((True, False), (1, 2))
}


@pytest.mark.parametrize("key", MANY)
def test_that_deposit_and_invoice_are_the_order_tax_by_tax(key):
    for found in MANY[key].orders:
        mix = tax_mix(found)
        assert sum(portion.net + portion.tax for portion in mix) == found.total
        assert sum(portion.tax for portion in mix) == found.taxes
        assert all(portion.net >= 0 and portion.tax >= 0 for portion in mix)
        booking = becomes(found)
        assert sum(p.net + p.tax for p in booking.credit.portions) == found.refunded
        if booking.booked:
            assert booking.deposit.gross == found.paid
            assert booking.invoice.gross == found.outstanding
            assert booking.deposit.tax + booking.invoice.tax == found.taxes
            for part in (booking.deposit, booking.invoice, booking.credit):
                assert sum(p.net + p.tax for p in part.portions) == part.gross
                assert all(p.net >= 0 and p.tax >= 0 for p in part.portions)


@pytest.mark.parametrize("key", MANY)
def test_that_what_is_booked_and_what_is_history_are_the_columns_of_the_file(key):
    reading = MANY[key]
    booked = [becomes(found) for found in reading.orders if is_open(found)]
    of_open = totals(reading.orders).booked
    assert sum(b.deposit.gross + b.invoice.gross for b in booked) == of_open.total
    assert sum(b.deposit.tax + b.invoice.tax for b in booked) == of_open.taxes
    assert sum(b.credit.gross for b in booked) == of_open.refunded
    assert sum(b.invoice.gross for b in booked) == of_open.outstanding
    assert totals(reading.orders).taken_in == column_sums(reading)


@pytest.mark.parametrize("field", Five.__slots__)
def test_that_a_slip_of_a_cent_shows_as_a_difference(field):
    reading = MANY[True, 1]
    first = reading.orders[0]
    name = field
    slipped = replace(
        reading, orders=(replace(first, **{name: getattr(first, name) + 1}), *reading.orders[1:])
    )
    ours, theirs = totals(slipped.orders).taken_in, column_sums(slipped)
    assert getattr(ours, field) == getattr(theirs, field) + 1


def test_that_the_columns_are_those_of_the_good_orders_only():
    cells = sheet(order(), order("#1002"), order("#1003"))
    reading = read(put(cells, 5, "Lineitem quantity", "-2"))
    assert column_sums(reading).total == 2 * 11800
    assert totals(reading.orders).taken_in == column_sums(reading)


@given(
    st.integers(1, 10**9),
    st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**8)), min_size=1, max_size=6),
)
def test_that_a_split_never_loses_a_cent(amount, weights):
    mix = [Portion(str(n), n, net, tax) for n, (net, tax) in enumerate(weights)]
    part = split(amount, mix)
    assert sum(portion.net + portion.tax for portion in part.portions) == amount
