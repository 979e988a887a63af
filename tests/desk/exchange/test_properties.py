"""For any orders: what is written is read back equal; for any damage: named, never an exception."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.text import clean_text
from kiosk.desk.exchange.rules import (
    FinancialStatus,
    becomes,
    column_sums,
    fingerprint,
    is_open,
    totals,
)
from tests.desk.exchange.files import read, sheet, text
from tests.makers import shopify
from tests.makers.shopify import LAST, Line, Made

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp", "Mn", "Me", "Mc")),
    min_size=1,
    max_size=12,
).map(lambda word: clean_text(word) or "x")  # fmt: skip
plain = words.filter(lambda word: not word.startswith("'"))
lines = st.builds(
    Line,
    sku=st.sampled_from(["", "A-1", "FR-ELM-3040"]),
    name=plain,
    quantity=st.integers(1, 99),
    price=st.integers(0, 10**7),
    rate=st.sampled_from([0, 7, 19]),
    sent=st.booleans(),
    fulfilment=st.sampled_from(["pending", "fulfilled", "restocked", ""]),
)


@st.composite
def a_made(draw) -> Made:
    made = Made(
        "#0",
        email=draw(st.sampled_from(["", "mira@example.com", "J.Świątek@example.org"])),
        name=draw(plain),
        note=draw(st.lists(plain, max_size=3).map("\n".join)),
        ship=draw(st.booleans()),
        street=draw(plain),
        city=draw(plain),
        method=draw(st.sampled_from(["DHL", "Abholung im Laden"])),
        lines=draw(st.lists(lines, min_size=1, max_size=5)),
        shipping=draw(st.sampled_from([0, 490, 1])),
        taxes_included=draw(st.booleans()),
        fulfilment=draw(st.sampled_from(["unfulfilled", "partial", "fulfilled", "restocked"])),
    )
    made.discount = draw(st.integers(0, made.gross))
    made.outstanding = draw(st.integers(0, made.total))
    paid = made.total - made.outstanding
    made.refunded = draw(st.integers(0, paid))
    made.financial = _financial(made, paid)
    made.cancelled_at = LAST if draw(st.integers(0, 9)) == 0 else None
    return made


def _financial(made: Made, paid: int) -> str:
    if made.refunded:
        return "refunded" if made.refunded == paid else "partially_refunded"
    if made.outstanding == 0:
        return "paid"
    return "partially_paid" if paid else "pending"


exports = st.lists(a_made(), min_size=1, max_size=6).map(
    lambda found: [replace(made, number=f"#{1001 + n}") for n, made in enumerate(found)]
)


@FEW
@given(exports)
def test_that_any_order_that_is_written_is_read_back_equal(made):
    reading = read(shopify.written(made))
    assert reading.problems == ()
    assert [found.number for found in reading.orders] == [order.number for order in made]
    for found, wrote in zip(reading.orders, made, strict=True):
        for name in (
            "total",
            "taxes",
            "shipping",
            "refunded",
            "outstanding",
            "discount",
            "subtotal",
        ):
            assert getattr(found, name) == getattr(wrote, name), name
        assert [(li.name, li.sku, li.quantity, li.price) for li in found.lines] == [
            (li.name, li.sku, li.quantity, li.price) for li in wrote.lines
        ]
        assert (found.customer.email, found.customer.name) == (wrote.email, wrote.name)
        assert found.note == wrote.note
        assert found.financial is FinancialStatus(wrote.financial)
        assert found.placed_at == shopify.utc(wrote.placed_at)
        assert found.cancelled_at == shopify.utc(wrote.cancelled_at)


@FEW
@given(exports)
def test_that_totals_are_the_sums_of_the_columns(made):
    written = shopify.written(made)
    reading = read(written)
    ours = totals(reading.orders).taken_in
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    for column, name in (
        ("Total", "total"),
        ("Taxes", "taxes"),
        ("Shipping", "shipping"),
        ("Refunded Amount", "refunded"),
        ("Outstanding Balance", "outstanding"),
    ):
        in_the_file = sum(Decimal(row[column] or 0) for row in rows) * 100
        assert getattr(ours, name) == getattr(column_sums(reading), name) == in_the_file


@FEW
@given(exports)
def test_that_what_an_order_becomes_is_the_order_to_the_cent(made):
    for found in read(shopify.written(made)).orders:
        booking = becomes(found)
        assert booking.booked is is_open(found)
        assert sum(p.net + p.tax for p in booking.credit.portions) == found.refunded
        on_top = 0 if found.taxes_included else found.taxes
        assert sum(line.total for line in found.lines) + found.shipping + on_top == found.total
        if booking.booked:
            assert booking.deposit.gross + booking.invoice.gross == found.total
            assert booking.deposit.tax + booking.invoice.tax == found.taxes


GOOD = sheet(*shopify.made(12, seed=5, refunds=0.4, cancelled=0.2, partly_paid=0.2))
PRINTS = {order.number: fingerprint(order) for order in read(GOOD).orders}
hostile = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
    st.sampled_from(["", "-1", "-2.00", "=1+1", "0", "1", "99999999999999", "paid", "USD", "JPY",
                     "true", '"', "\n", "\r", "\x00", "\u202e", "#1003", "2026-11-20 10:12:44 +0100"]),
)  # fmt: skip


def quoted(cells):
    """The file with every cell quoted: Python's writer leaves a lone carriage return bare, a line's end."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(cells)
    return written.getvalue()


@settings(max_examples=300, deadline=None)
@given(st.integers(1, len(GOOD) - 1), st.integers(0, len(GOOD[0]) - 1), hostile)
def test_that_a_damaged_cell_hurts_no_other_order(row, column, value):
    cells = [list(line) for line in GOOD]
    before, cells[row][column] = cells[row][column], value
    reading = read(quoted(cells))
    hurt = {cells[row][0], GOOD[row][0], clean_text(value)}
    prints = {order.number: fingerprint(order) for order in reading.orders}
    for number, was in PRINTS.items():
        if number not in hurt:
            assert prints.get(number) == was
    if prints.get(GOOD[row][0]) is None and before != value and column != 0:
        assert reading.problems
    assert totals(reading.orders).taken_in == column_sums(reading)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**6), st.binary(max_size=6), st.booleans())
def test_that_damaged_bytes_never_raise(at, put, cut):
    data = text(GOOD).encode()
    at %= len(data)
    damaged = data[:at] + put + (b"" if cut else data[at + len(put) :])
    reading = read(damaged)
    assert reading.orders == () or not reading.refused
    assert totals(reading.orders).taken_in == column_sums(reading)
    if cut and at < len(data) - 200:
        # What was cut off is either named or was cut between two rows.
        assert reading.problems or damaged.endswith(b"\n") or len(reading.orders) < len(PRINTS)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_that_any_bytes_are_refused_in_words(data):
    reading = read(data)
    assert reading.refused
    assert reading.problems


def test_that_a_seed_always_writes_the_same_export():
    assert shopify.export(50, seed=9) == shopify.export(50, seed=9)
    assert shopify.export(50, seed=9) != shopify.export(50, seed=10)
    assert shopify.export(3).splitlines()[0].split(",") == list(shopify.COLUMNS)


def test_that_the_maker_writes_every_kind_of_order():
    found = {becomes(order).becoming for order in read(shopify.export(800, seed=2)).orders}
    assert {kind.value for kind in found} == {
        "deposit", "deposit_and_invoice", "invoice", "deposit_and_credit", "history",
        "history_and_credit",
    }  # fmt: skip
