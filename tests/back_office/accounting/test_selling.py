"""What comes back of a sale, a receipt as a full invoice, and what may be paid later, on both databases."""

from datetime import timedelta

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    Back,
    InvoiceKind,
    InvoiceState,
    SoldPiece,
    Use,
    WayToPay,
)
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Billing
from tests.back_office.accounting.test_paying import SPRAY, refused, ring
from tests.back_office.accounting.test_service import FRAME, PRINT, all_of, sound
from tests.makers import accounting as makers
from tests.makers import staff as staff_makers
from tests.makers.accounting import OWNER, balances

CLOTHS = SoldPiece("Cloth", 3, 1_000, 700)


def test_that_goods_come_back_cent_by_cent_and_never_more_than_was_sold(business):
    receipt = ring(business, CLOTHS, SPRAY)
    cloths, spray = receipt.lines
    notes = [
        business.do(
            makers.credit_lines,
            by=OWNER,
            invoice=receipt.invoice,
            pieces=(Back(cloths, 1),),
            way=WayToPay.CARD,
        )
        for _ in range(3)
    ]
    assert sum(note.total for note in notes) == 1_000
    assert sum(note.tax for note in notes) == 65
    again = {"invoice": receipt.invoice, "pieces": (Back(cloths, 1),), "way": WayToPay.CARD}
    assert refused(business, makers.credit_lines, **again) is AccountingRefusal.MORE_THAN_SOLD
    sound(business)
    again |= {"pieces": (Back(spray, 2),)}
    business.do(makers.credit_lines, by=OWNER, **again)
    assert balances(business) == {}
    paper = business.read(accounting.sale_paper, invoice=receipt.invoice)
    assert paper.state is InvoiceState.CREDITED
    note = business.read(accounting.sale_paper, invoice=notes[0].invoice)
    assert (note.kind, note.number, note.open) == (InvoiceKind.CREDIT_NOTE, "CN-2026-0001", 0)
    sound(business)


def test_that_goods_paid_by_card_may_come_back_as_cash_with_its_rounding(business):
    receipt = ring(business, SoldPiece("Cloth", 1, 998, 1_900))
    back = {"invoice": receipt.invoice, "pieces": (Back(receipt.lines[0], 1),)}
    wrong = back | {"way": WayToPay.CARD, "rounding": 2}
    assert refused(business, makers.credit_lines, **wrong) is AccountingRefusal.CASH_ONLY
    wrong = back | {"way": WayToPay.STORE_CREDIT}
    assert refused(business, makers.credit_lines, **wrong) is AccountingRefusal.NO_CUSTOMER
    business.do(makers.credit_lines, by=OWNER, **back, way=WayToPay.CASH, rounding=2)
    assert balances(business) == {
        Use.CARD_CLEARING: 998, Use.CASH: -1_000, Use.CASH_ROUNDING: 2,
    }  # fmt: skip
    assert {each.way: each.coins for each in business.read(accounting.takings)} == {
        WayToPay.CARD: 998, WayToPay.CASH: -1_000,
    }  # fmt: skip
    sound(business)


@pytest.mark.parametrize("pieces", [(), (Back(999, 1),), "zero", "below"])
def test_that_what_was_not_sold_does_not_come_back(business, pieces):
    receipt = ring(business, CLOTHS)
    if isinstance(pieces, str):
        pieces = (Back(receipt.lines[0], 0 if pieces == "zero" else -1),)
    asked = {"invoice": receipt.invoice, "pieces": pieces, "way": WayToPay.CARD}
    expected = AccountingRefusal.MORE_THAN_SOLD if pieces else AccountingRefusal.NOTHING_TO_BOOK
    assert refused(business, makers.credit_lines, **asked) is expected


def test_that_goods_of_an_order_come_back_and_its_rest_is_not_touched(business):
    order = makers.a_paid_order(business, FRAME, PRINT)
    frame, print_ = (line.id for line in order.lines)
    sale = makers.sell(business, order.id, {frame: 3})
    line = business.read(accounting.sale_paper, invoice=sale.invoice).lines[0]
    business.do(
        makers.credit_lines,
        by=OWNER,
        invoice=sale.invoice,
        pieces=(Back(line.id, 1),),
        way=WayToPay.CASH,
    )
    sound(business)
    assert business.read(accounting.due, order=order.id, lines={print_: 1}) == 0
    makers.sell(business, order.id, {print_: 1})
    made = balances(business)
    assert (made[Use.CASH], Use.DEPOSITS in made) == (-3_333, False)
    assert business.read(orders.order, order=order.id).billing is Billing.PAID
    sound(business)


def test_that_a_receipt_becomes_a_full_invoice_once(business):
    receipt = ring(business, CLOTHS, SPRAY)
    before = balances(business)
    asked = {"receipt": receipt.invoice, "name": " Brill  GmbH ", "address": "Ring 1\n1010 Wien"}
    assert (
        refused(business, makers.full_invoice, **asked | {"name": " "})
        is AccountingRefusal.NAME_MISSING
    )
    full = business.do(makers.full_invoice, by=OWNER, **asked, tax_number="ATU123")
    assert balances(business) == before
    paper = business.read(accounting.sale_paper, invoice=full)
    assert (paper.kind, paper.number, paper.total) == (InvoiceKind.FULL, "2026-0001", receipt.total)
    assert (paper.bill_to, paper.tax_number, paper.open) == ("Brill GmbH", "ATU123", 0)
    assert paper.receipt_number == receipt.number
    marked = business.read(accounting.sale_paper, invoice=receipt.invoice)
    assert marked.full_number == paper.number
    assert refused(business, makers.full_invoice, **asked) is AccountingRefusal.ALREADY_INVOICED
    other = asked | {"receipt": full}
    assert refused(business, makers.full_invoice, **other) is AccountingRefusal.NO_RECEIPT
    line = receipt.lines[0]
    back = {"invoice": full, "pieces": (Back(line, 3),), "way": WayToPay.CARD}
    business.do(makers.credit_lines, by=OWNER, **back)
    assert refused(business, makers.credit_lines, **back) is AccountingRefusal.MORE_THAN_SOLD
    sound(business)


def test_that_a_gift_comes_back_without_a_coin(business):
    gift = business.do(makers.ring_up, by=OWNER, pieces=(SoldPiece("Pin", 1, 0, 700),), payments=())
    back = {"invoice": gift.invoice, "pieces": (Back(gift.lines[0], 1),), "way": WayToPay.CASH}
    coins = back | {"rounding": 1}
    assert refused(business, makers.credit_lines, **coins) is AccountingRefusal.GIVEN_WRONGLY
    business.do(makers.credit_lines, by=OWNER, **back)
    assert balances(business) == {}
    sound(business)


def allow(business, limit):
    """The owner lets customers owe so much."""
    makers.tamper(business, f"UPDATE business SET options = '{{\"credit_limit\": {limit}}}'")


def test_that_what_may_be_paid_later_stays_open_on_the_final_invoice(business):
    allow(business, 10_000)
    order = makers.an_order(business, FRAME, PRINT)
    values = {"way": WayToPay.CARD, "order": order.id}
    business.do(makers.capture, by=OWNER, minor=3_000, at_counter=False, **values)
    frame, print_ = (line.id for line in order.lines)
    due = business.read(accounting.due, order=order.id, lines={print_: 1})
    business.do(makers.invoice_later, by=OWNER, order=order.id, minor=due)
    assert business.read(accounting.due, order=order.id, lines={print_: 1}) == 0
    sale = makers.sell(business, order.id, {print_: 1})
    paper = business.read(accounting.sale_paper, invoice=sale.invoice)
    assert (paper.state, paper.open, paper.total) == (InvoiceState.POSTED, due, 5_000)
    assert paper.due_day - paper.day == timedelta(days=14)
    assert balances(business)[Use.RECEIVABLE] == due
    assert business.read(orders.order, order=order.id).billing is Billing.PARTLY_PAID
    sound(business)
    over = {"order": order.id, "minor": 10_000 - due + 1}
    assert refused(business, makers.invoice_later, **over | {"minor": 10_000}) in (
        AccountingRefusal.MORE_THAN_OPEN, AccountingRefusal.OVER_LIMIT,
    )  # fmt: skip
    assert refused(business, makers.invoice_later, **over) is AccountingRefusal.OVER_LIMIT
    business.do(makers.capture, by=OWNER, minor=due, at_counter=False, **values)
    assert business.read(accounting.sale_paper, invoice=sale.invoice).state is InvoiceState.PAID
    assert Use.RECEIVABLE not in balances(business)
    rest = {frame: 3}
    due = business.read(accounting.due, order=order.id, lines=rest)
    business.do(makers.capture, by=OWNER, minor=due, at_counter=True, **values)
    makers.sell(business, order.id, rest)
    assert business.read(orders.order, order=order.id).billing is Billing.PAID
    sound(business)


def test_that_goods_not_paid_yet_come_back_off_the_open_invoice_first(business):
    allow(business, 100_000)
    order = makers.an_order(business, FRAME, PRINT)
    values = {"way": WayToPay.CARD, "order": order.id}
    business.do(makers.capture, by=OWNER, minor=4_000, at_counter=True, **values)
    business.do(makers.invoice_later, by=OWNER, order=order.id, minor=10_999)
    sale = makers.sell(business, order.id, all_of(order))
    frame, print_ = business.read(accounting.sale_paper, invoice=sale.invoice).lines
    for line in (frame.id, print_.id):
        back = Back(line, 3 if line == frame.id else 1)
        business.do(
            makers.credit_lines, by=OWNER, invoice=sale.invoice, pieces=(back,), way=WayToPay.CARD
        )
        sound(business)
    assert balances(business) == {}


def test_that_nothing_is_owed_without_a_limit_and_nobody_approves_for_themselves(business):
    order = makers.an_order(business, FRAME)
    asked = {"order": order.id, "minor": 9_999}
    assert refused(business, makers.invoice_later, **asked) is AccountingRefusal.OVER_LIMIT
    for minor, code in (
        (0, AccountingRefusal.NOTHING_TO_BOOK),
        (10_000, AccountingRefusal.MORE_THAN_OPEN),
        (10**13, AccountingRefusal.TOO_LARGE),
    ):
        assert refused(business, makers.invoice_later, order=order.id, minor=minor) is code
    business.do(makers.invoice_later, by=OWNER, **asked, approved_by=7)
    sale = makers.sell(business, order.id, all_of(order))
    assert business.read(accounting.sale_paper, invoice=sale.invoice).open == 9_999
    sound(business)


def test_that_a_person_does_not_approve_for_themselves(business):
    order = makers.an_order(business, FRAME)
    person = staff_makers.a_person(business, Skill.TAKE_IN_ORDERS, role=Role.MANAGER)
    me = staff_makers.acting(person, Role.MANAGER)
    asked = {"order": order.id, "minor": 9_999, "approved_by": me.id}
    with pytest.raises(Refused) as said:
        business.do(makers.invoice_later, by=me, **asked)
    assert said.value.refusal.code is AccountingRefusal.APPROVED_BY_ONESELF
