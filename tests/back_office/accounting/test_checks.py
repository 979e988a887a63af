"""Each way the books can be wrong is found, with the right row named."""

import pytest
from sqlalchemy import text

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import TakenIn
from tests.makers import accounting as makers
from tests.makers import orders as order_makers
from tests.makers.accounting import OWNER

UP = "version = version + 1"


@pytest.fixture
def busy(business):
    """Two orders in the books: a deposit sold in two parts and credited, and one partly awaited."""
    lines = (
        order_makers.line(quantity=3, price=3_333),
        order_makers.line(sku="PRINT", name="Print", price=5_000, rate=700),
        makers.shipping(490),
    )
    extra = {"goods": 14_999, "shipping": 490}
    order = makers.a_paid_order(business, *lines, **extra)
    frame, print_ = order.lines[0].id, order.lines[1].id
    makers.sell(business, order.id, {frame: 1, print_: 1})
    makers.sell(business, order.id, {frame: 2})
    business.do(makers.credit, by=OWNER, order=order.id, minor=1_000)
    other = makers.an_order(business, *lines, customer="Ida Vogt", **extra)
    booking = TakenIn(other.id, deposit=5_489, open_minor=10_000)
    business.do(makers.book_taken_in, by=OWNER, bookings=(booking,))
    assert business.read(accounting.verify_ledger).faults == ()
    return business


def value(business, statement):
    with business.engines.reader.connect() as connection:
        return connection.execute(text(statement)).scalar_one()


LINE = (
    "SELECT l.id FROM entry_line l JOIN account a ON a.id = l.account_id JOIN entry e ON e.id = l.entry_id"
    " WHERE a.use = '{use}' AND e.kind = '{kind}' ORDER BY l.id LIMIT 1"
)
FINAL = "SELECT max(id) FROM invoice WHERE kind = 'final_invoice'"
AHEAD = "SELECT max(id) FROM invoice WHERE kind = 'invoice'"
SOLD = f"SELECT min(id) FROM invoice_line WHERE invoice_id = ({FINAL})"
FIRST = "SELECT min(id) FROM payment"
DEPOSIT = "SELECT min(id) FROM entry WHERE kind = 'deposit'"

SEEDED = {
    "a line of another amount": (
        "entry_line",
        LINE.format(use="sales", kind="invoice"),
        "UPDATE entry_line SET minor = minor - 100 WHERE id = :id",
    ),
    "a deposit's line of another amount": (
        "entry_line",
        LINE.format(use="deposits", kind="deposit"),
        "UPDATE entry_line SET minor = minor - 1 WHERE id = :id",
    ),
    "a line on another account": (
        "entry_line",
        LINE.format(use="sales", kind="invoice"),
        "UPDATE entry_line SET account_id = (SELECT id FROM account WHERE use = 'rounding') WHERE id = :id",
    ),
    "a line under another rate": (
        "entry_line",
        LINE.format(use="tax_payable", kind="invoice"),
        "UPDATE entry_line SET rate = 0 WHERE id = :id",
    ),
    "a line on another day": (
        "entry_line",
        LINE.format(use="sales", kind="invoice"),
        "UPDATE entry_line SET day = '2020-01-01' WHERE id = :id",
    ),
    "an entry on another day": (
        "entry",
        DEPOSIT,
        "UPDATE entry SET day = '2020-01-01' WHERE id = :id",
    ),
    "an entry of another order": (
        "entry",
        DEPOSIT,
        "UPDATE entry SET order_id = order_id + 1 WHERE id = :id",
    ),
    "an entry whose sum was kept wrongly": (
        "entry",
        DEPOSIT,
        "UPDATE entry SET off = 1 WHERE id = :id",
    ),
    "an invoice of another total": (
        "invoice",
        FINAL,
        "UPDATE invoice SET net = net + 1, total = total + 1 WHERE id = :id",
    ),
    "an invoice of another tax": (
        "invoice",
        FINAL,
        "UPDATE invoice SET net = net - 1, tax = tax + 1 WHERE id = :id",
    ),
    "an invoice that deducts less": (
        "invoice",
        FINAL,
        "UPDATE invoice SET deducted = deducted - 1 WHERE id = :id",
    ),
    "an invoice made ahead that deducts": (
        "invoice",
        AHEAD,
        "UPDATE invoice SET deducted = 1 WHERE id = :id",
    ),
    "an invoice that nobody paid": (
        "invoice",
        AHEAD,
        "UPDATE invoice SET paid = total, state = 'paid' WHERE id = :id",
    ),
    "an invoice said to be open": (
        "invoice",
        FINAL,
        "UPDATE invoice SET state = 'posted' WHERE id = :id",
    ),
    "a line of an invoice of another amount": (
        "invoice_line",
        SOLD,
        "UPDATE invoice_line SET net = net + 5, total = total + 5 WHERE id = :id",
    ),
    "a line of an invoice under another rate": (
        "invoice_line",
        SOLD,
        "UPDATE invoice_line SET rate = 700 WHERE id = :id",
    ),
    "a payment of another amount": (
        "payment",
        FIRST,
        "UPDATE payment SET minor = minor + 1 WHERE id = :id",
    ),
    "a payment used up less": (
        "payment",
        FIRST,
        "UPDATE payment SET used = used - 1 WHERE id = :id",
    ),
    "a payment given back more": (
        "payment",
        FIRST,
        "UPDATE payment SET refunded = refunded + 1 WHERE id = :id",
    ),
    "a payment of another state": (
        "payment",
        FIRST,
        "UPDATE payment SET state = 'captured' WHERE id = :id",
    ),
    "an account of another kind": (
        "account",
        "SELECT id FROM account WHERE use = 'sales'",
        "UPDATE account SET kind = 'asset' WHERE id = :id",
    ),
    "a zero that is none": ("zero", "SELECT '5'", "UPDATE zero SET off = 5"),
}


@pytest.mark.parametrize("seeded", SEEDED)
def test_that_one_wrong_row_is_named_alone(busy, seeded):
    table, which, statement = SEEDED[seeded]
    id_ = value(busy, which)
    makers.tamper(busy, statement, **({"id": id_} if ":id" in statement else {}))
    faults = busy.read(accounting.verify_ledger).faults
    assert {(fault.table, fault.id) for fault in faults} == {(table, id_)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE balance SET minor = minor + 1 WHERE account_id = :id",
        "DELETE FROM balance WHERE account_id = :id",
    ],
)
def test_that_a_wrong_balance_is_named_by_account_and_month(busy, statement):
    id_ = value(busy, "SELECT id FROM account WHERE use = 'sales'")
    month = value(busy, f"SELECT month FROM balance WHERE account_id = {id_}")
    makers.tamper(busy, statement, id=id_)
    faults = busy.read(accounting.verify_ledger).faults
    assert [(fault.table, fault.id) for fault in faults] == [("balance", f"{id_} {month}")]


def test_that_a_line_that_was_taken_away_shows_at_its_entry(busy):
    id_ = value(busy, LINE.format(use="tax_payable", kind="invoice"))
    entry = value(busy, f"SELECT entry_id FROM entry_line WHERE id = {id_}")
    makers.tamper(busy, "DELETE FROM entry_line WHERE id = :id", id=id_)
    faults = busy.read(accounting.verify_ledger).faults
    assert {(fault.table, fault.id) for fault in faults} == {("entry", entry)}


def test_that_an_entry_that_was_taken_away_shows_at_its_paper_and_in_the_numbers(busy):
    id_ = value(busy, DEPOSIT)
    number = value(busy, f"SELECT number FROM entry WHERE id = {id_}")
    payment = value(busy, f"SELECT payment_id FROM entry WHERE id = {id_}")
    makers.tamper(
        busy,
        "DELETE FROM entry_line WHERE entry_id = :id",
        "DELETE FROM entry WHERE id = :id",
        id=id_,
    )
    faults = busy.read(accounting.verify_ledger).faults
    assert ("payment", payment) in {(fault.table, fault.id) for fault in faults}
    gaps = busy.read(accounting.verify_numbers).faults
    assert [(fault.table, fault.expected, fault.found) for fault in gaps] == [
        ("entry", number, "missing")
    ]


def test_that_an_account_that_is_gone_is_missed(busy):
    makers.tamper(busy, "DELETE FROM account WHERE use = 'opening'")
    faults = busy.read(accounting.verify_ledger).faults
    assert [(fault.table, fault.id) for fault in faults] == [("account", "opening")]


@pytest.mark.parametrize(
    ("table", "kind"),
    [("invoice", "final_invoice"), ("invoice", "credit_note"), ("entry", "deposit")],
)
def test_that_a_number_out_of_its_series_is_named(busy, table, kind):
    id_ = value(busy, f"SELECT min(id) FROM {table} WHERE kind = '{kind}'")
    number = value(busy, f"SELECT number FROM {table} WHERE id = {id_}")
    makers.tamper(busy, f"UPDATE {table} SET number = '2026-9999' WHERE id = :id", id=id_)
    faults = busy.read(accounting.verify_numbers).faults
    assert [(f.table, f.id, f.expected, f.found) for f in faults] == [
        (table, id_, number, "2026-9999")
    ]


def test_that_a_series_that_was_set_back_is_named(busy):
    year = value(busy, "SELECT year FROM series WHERE kind = 'entry'")
    last = value(busy, "SELECT last FROM series WHERE kind = 'entry'")
    makers.tamper(busy, "UPDATE series SET last = last - 1 WHERE kind = 'entry'")
    faults = busy.read(accounting.verify_numbers).faults
    assert ("series", f"entry {year}", str(last)) in {(f.table, f.id, f.expected) for f in faults}


def test_that_a_series_that_was_set_forward_shows_a_gap(busy):
    makers.tamper(busy, "UPDATE series SET last = last + 1 WHERE kind = 'credit_note'")
    faults = busy.read(accounting.verify_numbers).faults
    assert [(f.table, f.found) for f in faults] == [("invoice", "missing")]


def test_that_a_billing_axis_that_lies_is_named(busy):
    id_ = value(busy, "SELECT max(id) FROM sales_order")
    assert busy.read(accounting.verify_billing).faults == ()
    makers.tamper(busy, f"UPDATE sales_order SET billing = 'paid', {UP} WHERE id = :id", id=id_)
    faults = busy.read(accounting.verify_billing).faults
    assert [(f.table, f.id, f.expected, f.found) for f in faults] == [
        ("sales_order", id_, "partly_paid", "paid")
    ]
