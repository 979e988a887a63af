"""Each way the books of the counter can be wrong is found, with the right row named."""

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Back, SoldPiece, WayToPay
from tests.back_office.accounting.test_checks import value
from tests.back_office.accounting.test_paying import SPRAY, ring
from tests.back_office.accounting.test_selling import allow
from tests.back_office.accounting.test_service import FRAME, PRINT
from tests.makers import accounting as makers
from tests.makers.accounting import OWNER


@pytest.fixture
def counter(business):
    """A day at the counter: every kind of payment, paper, refund and promise once."""
    allow(business, 100_000)
    order = makers.an_order(business, FRAME, PRINT)
    frame, print_ = (line.id for line in order.lines)
    values = {"way": WayToPay.CARD, "order": order.id}
    deposit = business.do(makers.capture, by=OWNER, minor=6_000, at_counter=False, **values)
    business.do(makers.refund, by=OWNER, payment=deposit, minor=500, way=WayToPay.CARD)
    due = business.read(accounting.due, order=order.id, lines={frame: 2})
    coins = {"given": due + 1_002, "change": 1_000, "rounding": 2}
    values |= {"way": WayToPay.CASH, "at_counter": True}
    business.do(makers.capture, by=OWNER, minor=due, **values, **coins)
    makers.sell(business, order.id, {frame: 2})
    due = business.read(accounting.due, order=order.id, lines={print_: 1})
    business.do(makers.invoice_later, by=OWNER, order=order.id, minor=due)
    sale = makers.sell(business, order.id, {print_: 1})
    open_line = business.read(accounting.sale_paper, invoice=sale.invoice).lines[0].id
    values = {"order": order.id, "at_counter": False, "minor": due // 2}
    business.do(makers.capture, by=OWNER, way=WayToPay.TRANSFER, **values)
    del open_line
    receipt = ring(business, SPRAY, SoldPiece("Cloth", 2, 1_998, 700))
    back = {"invoice": receipt.invoice, "pieces": (Back(receipt.lines[1], 1),)}
    business.do(makers.credit_lines, by=OWNER, **back, way=WayToPay.CASH, rounding=1)
    business.do(makers.full_invoice, by=OWNER, receipt=receipt.invoice, name="Brill")
    other = makers.an_order(business, FRAME, customer="Ida Vogt")
    business.do(makers.invoice_later, by=OWNER, order=other.id, minor=9_999)
    sold = makers.sell(business, other.id, {other.lines[0].id: 3})
    line = business.read(accounting.sale_paper, invoice=sold.invoice).lines[0].id
    asked = {"invoice": sold.invoice, "pieces": (Back(line, 1),), "way": WayToPay.CARD}
    business.do(makers.credit_lines, by=OWNER, **asked)
    gone = {"way": WayToPay.CARD, "minor": 100, "at_counter": True}
    business.do(makers.void, by=OWNER, payment=business.do(makers.capture, by=OWNER, **gone))
    business.do(makers.begin, by=OWNER, **gone)
    assert business.read(accounting.verify_ledger).faults == ()
    assert business.read(accounting.verify_numbers).faults == ()
    return business


CASH = "SELECT id FROM payment WHERE way = 'cash'"
DEPOSIT = "SELECT min(id) FROM payment"
TRANSFER = "SELECT id FROM payment WHERE way = 'transfer'"
VOIDED = "SELECT id FROM payment WHERE state = 'voided'"
PENDING = "SELECT id FROM payment WHERE state = 'pending'"
NOTE = "SELECT min(id) FROM invoice WHERE returns"
FULL = "SELECT id FROM invoice WHERE kind = 'full_invoice'"
CREDITED = "SELECT id FROM invoice WHERE credited > 0"
PAID_ON = "SELECT id FROM covering WHERE how = 'paid'"
DEDUCTED = f"SELECT id FROM covering WHERE how = 'deducted' AND payment_id = ({CASH})"
WENT = "SELECT id FROM refund WHERE invoice_id IS NULL"
WENT_BY_NOTE = "SELECT id FROM refund WHERE invoice_id IS NOT NULL"
TAXED = "SELECT min(id) FROM deposit_tax"
TAKEN_BACK = "SELECT max(id) FROM deposit_tax"
RETURNED = f"SELECT id FROM invoice_line WHERE invoice_id = ({NOTE})"
LATER = "SELECT max(id) FROM later"

SEEDED = {
    "a covering of another amount": ("covering", DEDUCTED, "minor = minor - 1"),
    "a payment on a bill of another amount": ("covering", PAID_ON, "minor = minor - 1"),
    "a covering of another kind": ("covering", DEDUCTED, "how = 'paid'"),
    "a refund of another amount": ("refund", WENT, "minor = minor - 1"),
    "a refund by another way": ("refund", WENT, "way = 'transfer'"),
    "a refund by a note of another amount": ("refund", WENT_BY_NOTE, "minor = minor - 1"),
    "a refund by a note by another way": ("refund", WENT_BY_NOTE, "way = 'card', rounding = 0"),
    "a refund with other coins": ("refund", WENT_BY_NOTE, "rounding = rounding + 1"),
    "a deposit's tax of another amount": ("deposit_tax", TAXED, "tax = tax + 7"),
    "a deposit's net of another amount": ("deposit_tax", TAXED, "net = net + 700"),
    "a deposit's tax taken back wrongly": ("deposit_tax", TAKEN_BACK, "tax = tax - 7"),
    "a payment that pays fewer bills": ("payment", TRANSFER, "on_bills = on_bills - 1"),
    "a payment used up less": ("payment", CASH, "used = used - 1"),
    "a payment given back less": ("payment", DEPOSIT, "returned = returned - 1"),
    "a payment that went back less": ("payment", DEPOSIT, "refunded = refunded + 1"),
    "a payment of another tax": ("payment", DEPOSIT, "tax = tax + 1"),
    "a payment by another way": ("payment", TRANSFER, "way = 'card'"),
    "a payment with other coins": (
        "payment",
        CASH,
        "rounding = rounding + 1, given = given + 1",
    ),
    "cash given that does not add up": ("payment", CASH, "given = given + 1"),
    "change that does not add up": ("payment", CASH, "change = change + 1"),
    "a deposit said to be for the counter": ("payment", DEPOSIT, "at_counter = :yes"),
    "a payment on another day": ("payment", TRANSFER, "day = '2020-01-01'"),
    "a voided payment said to have come": ("payment", VOIDED, "state = 'captured'"),
    "a voided payment of which something went": ("payment", VOIDED, "refunded = 1"),
    "a pending payment said to have come": (
        "payment",
        PENDING,
        "state = 'captured', captured_at = 1",
    ),
    "a paper credited less": ("invoice", CREDITED, "credited = credited - 1"),
    "a note said to bring nothing back": ("invoice", NOTE, "returns = :no"),
    "a full invoice without a name": ("invoice", FULL, "bill_to = ''"),
    "a full invoice of another paper": ("invoice", FULL, f"receipt_id = ({NOTE})"),
    "a full invoice that stands open": ("invoice", FULL, "state = 'posted'"),
    "a line that takes back more than was sold": ("invoice_line", RETURNED, "quantity = 3"),
    "a promise used less": ("later", LATER, "used = used - 1"),
}


@pytest.mark.parametrize("seeded", SEEDED)
def test_that_one_wrong_row_is_named_alone(counter, seeded):
    table, which, changed = SEEDED[seeded]
    id_ = value(counter, which)
    named = {"yes": True, "no": False}
    values = {name: each for name, each in named.items() if f":{name}" in changed}
    makers.tamper(counter, f"UPDATE {table} SET {changed} WHERE id = :id", id=id_, **values)
    faults = counter.read(accounting.verify_ledger).faults
    expected = id_
    if table == "invoice_line":
        expected = value(counter, f"SELECT credits FROM invoice_line WHERE id = {id_}")
    assert {(fault.table, fault.id) for fault in faults} == {(table, expected)}


@pytest.mark.parametrize("table", ["covering", "refund", "deposit_tax"])
def test_that_a_row_that_was_taken_away_shows_at_its_payment_or_paper(counter, table):
    id_ = value(counter, f"SELECT max(id) FROM {table}")
    payment = value(counter, f"SELECT payment_id FROM {table} WHERE id = {id_}")
    makers.tamper(counter, f"DELETE FROM {table} WHERE id = :id", id=id_)
    faults = counter.read(accounting.verify_ledger).faults
    assert {fault.table for fault in faults} & {"payment", "invoice", "deposit_tax"}
    named = {fault.id for fault in faults if fault.table == "payment"}
    assert table == "deposit_tax" or payment in named


def test_that_the_receipts_of_sales_count_without_a_gap(counter):
    id_ = value(counter, "SELECT id FROM invoice WHERE kind = 'receipt'")
    number = value(counter, f"SELECT number FROM invoice WHERE id = {id_}")
    makers.tamper(counter, "UPDATE invoice SET number = 'S-2026-0099' WHERE id = :id", id=id_)
    faults = counter.read(accounting.verify_numbers).faults
    assert [(fault.table, fault.id, fault.expected) for fault in faults] == [
        ("invoice", id_, number)
    ]
