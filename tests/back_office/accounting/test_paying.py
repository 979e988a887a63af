"""Money as it comes and goes at the counter, on both databases."""

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    InvoiceState,
    PaymentState,
    SoldPiece,
    Use,
    WayToPay,
)
from kiosk.core import money
from kiosk.core.refusal import Refused
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Billing
from tests.back_office.accounting.test_service import FRAME, PRINT, all_of, sound
from tests.makers import accounting as makers
from tests.makers.accounting import OWNER, balances

SPRAY = SoldPiece("Lens spray", 2, 1_190, 1_900)


def refused(business, verb, **values):
    """The code with which an act is refused."""
    with pytest.raises(Refused) as said:
        business.do(verb, by=OWNER, **values)
    return said.value.refusal.code


def ring(business, *pieces, way=WayToPay.CARD, **values):
    total = sum(piece.minor for piece in pieces)
    payment = business.do(makers.capture, by=OWNER, way=way, minor=total, at_counter=True, **values)
    return business.do(makers.ring_up, by=OWNER, pieces=pieces, payments=(payment,))


def test_that_a_counter_sale_is_paid_posted_and_numbered(business):
    receipt = ring(business, SPRAY, SoldPiece("Card", 1, 250, 700))
    assert (receipt.number, receipt.total, receipt.tax) == ("S-2026-0001", 1_440, 190 + 16)
    assert [(row.rate, row.tax) for row in receipt.taxes] == [(1_900, 190), (700, 16)]
    assert balances(business) == {
        Use.CARD_CLEARING: 1_440, Use.SALES: -1_234, Use.TAX_PAYABLE: -206,
    }  # fmt: skip
    paper = business.read(accounting.sale_paper, invoice=receipt.invoice)
    assert (paper.state, paper.open, paper.order) == (InvoiceState.PAID, 0, None)
    assert tuple(line.id for line in paper.lines) == receipt.lines
    assert business.read(accounting.unfinished) == ()
    sound(business)


def test_that_cash_is_booked_as_it_lies_in_the_drawer(business):
    values = {"given": 2_000, "change": 1_000, "rounding": 2}
    piece = SoldPiece("Cloth", 1, 998, 1_900)
    ring(business, piece, way=WayToPay.CASH, **values)
    made = balances(business)
    assert (made[Use.CASH], made[Use.CASH_ROUNDING]) == (1_000, -2)
    assert Use.DEPOSITS not in made
    assert [(each.way, each.minor, each.coins) for each in business.read(accounting.takings)] == [
        (WayToPay.CASH, 998, 1_000)
    ]
    sound(business)


def test_that_a_counter_payment_covers_in_full_what_is_taken_next(business):
    order = makers.an_order(business, FRAME, PRINT)
    frame, print_ = (line.id for line in order.lines)
    due = business.read(accounting.due, order=order.id, lines={print_: 1})
    assert due == 5_000
    business.do(
        makers.capture, by=OWNER, way=WayToPay.CARD, minor=due, at_counter=True, order=order.id
    )
    assert business.read(accounting.due, order=order.id, lines={print_: 1}) == 0
    assert [(each.minor, each.order) for each in business.read(accounting.unfinished)] == [
        (5_000, order.id)
    ]
    sale = makers.sell(business, order.id, {print_: 1})
    assert (sale.total, sale.deducted) == (5_000, 5_000)
    assert business.read(accounting.unfinished) == ()
    assert business.read(orders.order, order=order.id).billing is Billing.PARTLY_PAID
    assert business.read(accounting.due, order=order.id, lines={frame: 3}) == 9_999
    sound(business)


def test_that_a_deposit_is_shared_and_the_counter_pays_the_rest(business):
    order = makers.an_order(business, FRAME, PRINT)
    values = {"way": WayToPay.CARD, "order": order.id}
    business.do(makers.capture, by=OWNER, minor=6_000, at_counter=False, **values)
    _, print_ = (line.id for line in order.lines)
    due = business.read(accounting.due, order=order.id, lines={print_: 1})
    assert due == 5_000 - 6_000 * 5_000 // 14_999
    business.do(makers.capture, by=OWNER, minor=due, at_counter=True, **values)
    makers.sell(business, order.id, {print_: 1})
    rest = {order.lines[0].id: 3}
    due = business.read(accounting.due, order=order.id, lines=rest)
    business.do(makers.capture, by=OWNER, minor=due, at_counter=True, **values)
    makers.sell(business, order.id, rest)
    made = balances(business)
    assert Use.DEPOSITS not in made
    assert made[Use.CARD_CLEARING] == order.total
    assert business.read(orders.order, order=order.id).billing is Billing.PAID
    sound(business)


def test_that_a_counter_payment_also_pays_what_was_billed_ahead(business):
    order = makers.an_order(business, FRAME, PRINT)
    business.do(makers.take_deposit, by=OWNER, order=order.id, minor=6_000)
    invoice = business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=8_999)
    for line, count in ((order.lines[0], 3), (order.lines[1], 1)):
        due = business.read(accounting.due, order=order.id, lines={line.id: count})
        values = {"minor": due, "at_counter": True, "order": order.id}
        business.do(makers.capture, by=OWNER, way=WayToPay.CARD, **values)
        makers.sell(business, order.id, {line.id: count})
        sound(business)
    paper = business.read(accounting.sale_paper, invoice=invoice)
    assert (paper.state, paper.paid) == (InvoiceState.PAID, 8_999)
    assert {Use.DEPOSITS, Use.RECEIVABLE}.isdisjoint(balances(business))


def test_that_two_payments_at_the_counter_are_each_used_once(business):
    order = makers.an_order(business, FRAME, PRINT)
    business.do(makers.take_deposit, by=OWNER, order=order.id, minor=6_000)
    business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=3_000)
    frame = {order.lines[0].id: 3}
    due = business.read(accounting.due, order=order.id, lines=frame)
    values = {"way": WayToPay.CARD, "at_counter": True, "order": order.id}
    for minor in (due // 2, due - due // 2):
        business.do(makers.capture, by=OWNER, minor=minor, **values)
    makers.sell(business, order.id, frame)
    assert business.read(accounting.unfinished) == ()
    sound(business)


def test_that_money_for_an_order_pays_what_stands_open_first(business):
    order = makers.an_order(business, FRAME, PRINT)
    business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=8_999)
    values = {"way": WayToPay.TRANSFER, "minor": 10_000, "at_counter": False, "order": order.id}
    business.do(makers.capture, by=OWNER, **values)
    made = balances(business)
    assert (Use.RECEIVABLE in made, made[Use.DEPOSITS]) == (False, -1_001)
    assert business.read(orders.order, order=order.id).billing is Billing.PARTLY_PAID
    assert business.read(accounting.due, order=order.id, lines=all_of(order)) == 14_999 - 10_000
    sound(business)


def test_that_a_pending_payment_books_when_its_outcome_is_known(business):
    order = makers.an_order(business, FRAME)
    values = {"way": WayToPay.CARD, "minor": 9_999, "at_counter": True, "order": order.id}
    lost, paid = (business.do(makers.begin, by=OWNER, **values) for _ in range(2))
    assert balances(business) == {}
    assert business.read(accounting.due, order=order.id, lines=all_of(order)) == 9_999
    assert {each.state for each in business.read(accounting.unfinished)} == {PaymentState.PENDING}
    business.do(makers.settle, by=OWNER, payment=lost, outcome=PaymentState.FAILED)
    business.do(makers.settle, by=OWNER, payment=paid, outcome=PaymentState.CAPTURED, slip="0815")
    assert balances(business) == {Use.CARD_CLEARING: 9_999, Use.DEPOSITS: -9_999}
    for payment in (lost, paid):
        again = {"payment": payment, "outcome": PaymentState.CAPTURED}
        assert refused(business, makers.settle, **again) is AccountingRefusal.NOT_PENDING
    makers.sell(business, order.id, all_of(order))
    sound(business)


def test_that_a_payment_is_voided_on_its_day_and_not_once_it_was_used(business):
    order = makers.an_order(business, FRAME)
    values = {"way": WayToPay.CARD, "minor": 9_999, "at_counter": True, "order": order.id}
    payment = business.do(makers.capture, by=OWNER, **values)
    assert business.read(orders.order, order=order.id).billing is Billing.PAID
    business.do(makers.void, by=OWNER, payment=payment)
    assert balances(business) == {}
    assert business.read(orders.order, order=order.id).billing is Billing.PENDING
    assert business.read(accounting.unfinished) == ()
    assert refused(business, makers.void, payment=payment) is AccountingRefusal.NOT_CAPTURED
    used = business.do(makers.capture, by=OWNER, **values)
    makers.sell(business, order.id, all_of(order))
    assert refused(business, makers.void, payment=used) is AccountingRefusal.ALREADY_USED
    sound(business)


def test_that_what_no_paper_used_goes_back_and_no_more(business):
    order = makers.an_order(business, FRAME)
    values = {"way": WayToPay.CARD, "minor": 12_000, "at_counter": True, "order": order.id}
    payment = business.do(makers.capture, by=OWNER, **values)
    makers.sell(business, order.id, all_of(order))
    back = {"payment": payment, "way": WayToPay.CARD}
    assert [each.minor for each in business.read(accounting.unfinished)] == [2_001]
    assert refused(business, makers.refund, minor=2_002, **back) is AccountingRefusal.ALREADY_USED
    assert (
        refused(business, makers.refund, minor=12_001, **back) is AccountingRefusal.MORE_THAN_LEFT
    )
    business.do(makers.refund, by=OWNER, minor=1_001, **back)
    business.do(makers.refund, by=OWNER, payment=payment, minor=1_000, way=WayToPay.STORE_CREDIT)
    made = balances(business)
    assert (made[Use.CARD_CLEARING], made[Use.STORE_CREDIT]) == (10_999, -1_000)
    assert Use.DEPOSITS not in made
    assert business.read(accounting.unfinished) == ()
    sound(business)
    other = makers.an_order(business, FRAME, customer="Ida Vogt")
    credit = {"way": WayToPay.STORE_CREDIT, "at_counter": True}
    assert refused(business, makers.capture, minor=1, **credit) is AccountingRefusal.NO_CUSTOMER
    assert (
        refused(business, makers.capture, minor=1, order=other.id, **credit)
        is AccountingRefusal.MORE_THAN_CREDIT
    )
    who = {"customer": order.customer}
    assert (
        refused(business, makers.capture, minor=1_001, **who, **credit)
        is AccountingRefusal.MORE_THAN_CREDIT
    )
    business.do(makers.capture, by=OWNER, minor=1_000, **who, **credit)
    assert Use.STORE_CREDIT not in balances(business)
    sound(business)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"minor": 0}, AccountingRefusal.NOTHING_TO_BOOK),
        ({"minor": -1}, AccountingRefusal.NOTHING_TO_BOOK),
        ({"minor": money.LARGEST}, AccountingRefusal.TOO_LARGE),
        ({"minor": 10**15}, AccountingRefusal.TOO_LARGE),
        ({"given": 200, "change": 100}, AccountingRefusal.CASH_ONLY),
        ({"rounding": 1}, AccountingRefusal.CASH_ONLY),
        ({"way": WayToPay.CASH, "given": 200, "change": 99}, AccountingRefusal.GIVEN_WRONGLY),
        ({"way": WayToPay.CASH, "given": -1}, AccountingRefusal.GIVEN_WRONGLY),
        ({"way": WayToPay.CASH, "rounding": -101}, AccountingRefusal.GIVEN_WRONGLY),
    ],
)
def test_that_amounts_that_cannot_be_are_refused(business, values, code):
    asked = {"way": WayToPay.CARD, "minor": 100, "at_counter": True} | values
    assert refused(business, makers.capture, **asked) is code
    if not {"given", "change", "rounding"} & set(values):
        assert refused(business, makers.begin, **asked) is code
    assert balances(business) == {}


def test_that_an_order_in_another_currency_is_not_paid_at_the_counter(business):
    order = makers.an_order(business, FRAME)
    makers.tamper(business, "UPDATE sales_order SET currency = 'USD'")
    values = {"way": WayToPay.CARD, "minor": 100, "at_counter": True, "order": order.id}
    assert refused(business, makers.capture, **values) is AccountingRefusal.CURRENCY


def test_that_a_sale_that_is_not_paid_in_full_is_refused(business):
    values = {"way": WayToPay.CARD, "at_counter": True}
    payment = business.do(makers.capture, by=OWNER, minor=1_189, **values)
    asked = {"pieces": (SPRAY,), "payments": (payment,)}
    assert refused(business, makers.ring_up, **asked) is AccountingRefusal.STILL_TO_PAY
    nothing = {"pieces": (), "payments": (payment,)}
    assert refused(business, makers.ring_up, **nothing) is AccountingRefusal.NOTHING_TO_BOOK
    more = business.do(makers.capture, by=OWNER, minor=2, **values)
    business.do(makers.ring_up, by=OWNER, pieces=(SPRAY,), payments=(payment, more))
    assert [(each.payment, each.minor) for each in business.read(accounting.unfinished)] == [
        (more, 1)
    ]
    sound(business)
