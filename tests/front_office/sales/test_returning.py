"""What comes back, on both databases: once each piece, within one's limit, as it was paid, to store or aside."""

from __future__ import annotations

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import AccountingRefusal, Use, WayToPay
from kiosk.back_office.till.rules import TillRefusal
from kiosk.business import Business
from kiosk.core.ids import CustomerId, Key, ProductId, SaleId, SaleLineId
from kiosk.core.refusal import Refused
from kiosk.front_office.sales import service as sales
from kiosk.front_office.sales.rules import BackItem, CopyReason, Item, Reason, SaleRefusal
from kiosk.records.messages import service as messages
from kiosk.records.messages.texts import worded
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind
from tests.front_office.sales.test_selling import balance, cash, jobs, left, refusal
from tests.makers import customers
from tests.makers import sales as made
from tests.makers import stock as stocked

CARD, CASH, CREDIT = WayToPay.CARD, WayToPay.CASH, WayToPay.STORE_CREDIT


def aside(business: Business, product: ProductId) -> int:
    found = business.read(stock.where_is, product=product)
    return sum(each.quantity for each in found if each.place.kind is PlaceKind.ASIDE)


def test_that_goods_and_money_go_back_and_the_books_balance(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 3), Item(goods["CARD"], 2))
    back = made.back(business, by, sold, 1, 2)
    assert back.minor == 650 + 360
    assert left(business, goods["SPRAY"]) == 38
    assert left(business, goods["CARD"]) == 200
    assert cash(business) == 1_300
    assert [each.returned for each in made.page(business, sold).lines] == [1, 2]
    assert made.page(business, sold).returned == back.minor
    assert made.sound(business) == []


def test_that_what_has_a_fault_is_set_aside(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 2))
    made.back(business, by, sold, 1, aside=True, reason=Reason.FAULT)
    assert (left(business, goods["SPRAY"]), aside(business, goods["SPRAY"])) == (38, 1)


def test_that_each_piece_comes_back_once(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 2))
    made.back(business, by, sold, 1)
    assert refusal(made.back, business, by, sold, 2).code is SaleRefusal.MORE_THAN_LEFT
    made.back(business, by, sold, 1)
    assert refusal(made.back, business, by, sold, 1).code is SaleRefusal.MORE_THAN_LEFT
    assert cash(business) == 0
    assert made.sound(business) == []


def test_that_pieces_of_an_odd_line_are_the_line_to_the_cent(business):
    made.set_settings(business)
    by, _goods = made.a_counter(business)
    odd = stocked.product(business, "ODD", "Odd thing", price=333, rate=700, in_store=9)
    sold = made.sold(business, by, Item(odd, 3))
    assert [made.back(business, by, sold, 1).minor for _ in range(3)] == [333, 333, 333]
    assert balance(business, Use.TAX_PAYABLE) == 0
    assert balance(business, Use.SALES) == 0


def test_that_a_replay_gives_back_once(business):
    by, goods = made.a_counter(business)
    sold, key = made.sold(business, by, Item(goods["SPRAY"], 3)), Key("0199-back")
    first = made.back(business, by, sold, 1, key=key)
    assert made.back(business, by, sold, 1, key=key) == first
    assert cash(business) == 1_300


def test_that_money_goes_back_as_it_came(business):
    by, goods = made.a_counter(business)
    paid = made.sold(business, by, Item(goods["SPRAY"], 1), way=CARD)
    for way in (CASH, CREDIT, WayToPay.TRANSFER):
        found = refusal(made.back, business, by, paid, 1, way=way)
        assert found.code is SaleRefusal.NOT_THIS_WAY_BACK
    made.back(business, by, paid, 1, way=CARD)
    assert balance(business, Use.CARD_CLEARING) == 0


def test_that_a_known_customer_may_keep_it_as_credit(business):
    by, goods = made.a_counter(business)
    somebody = CustomerId(customers.customer(business, "Lin Bo"))
    sold = made.sold(business, by, Item(goods["SPRAY"], 1), way=CARD, customer=somebody)
    made.back(business, by, sold, 1, way=CREDIT)
    assert business.read(accounting.store_credit, customer=somebody) == 650


def test_that_cash_goes_out_of_an_open_till_only(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 1))
    lines = tuple(BackItem(each.id, 1) for each in made.page(business, sold).lines)
    found = refusal(
        made.do, business, sales.give_back, by, "Desk 9", sale=sold.sale, lines=lines,
        reason=Reason.GOODWILL, way=CASH,
    )  # fmt: skip
    assert found.code is TillRefusal.NO_OPEN_TILL


def test_that_cash_has_a_cap_and_store_credit_has_none(business):
    made.set_settings(business, return_cash_cap=1_000)
    by, goods = made.a_counter(business)
    somebody = CustomerId(customers.customer(business, "Lin Bo"))
    sold = made.sold(business, by, Item(goods["SPRAY"], 2), customer=somebody)
    found = refusal(made.back, business, by, sold, 2)
    assert found.code is SaleRefusal.CASH_CAP
    assert made.back(business, by, sold, 2, way=CREDIT).minor == 1_300


def test_that_coins_round_what_goes_back_in_cash(business):
    by, _goods = made.a_counter(business)
    made.set_settings(business, cash_step=5)
    odd = stocked.product(business, "ODD", "Odd thing", price=1_028, in_store=9)
    sold = made.sold(business, by, Item(odd, 1), given=2_000)
    back = made.back(business, by, sold, 1)
    assert (back.minor, back.rounding) == (1_028, 2)
    assert (cash(business), balance(business, Use.CASH_ROUNDING)) == (0, 0)
    assert made.sound(business) == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((), SaleRefusal.NOTHING_BACK),
        (((0, 0),), SaleRefusal.QUANTITY),
        (((0, -1),), SaleRefusal.QUANTITY),
        (((0, 3),), SaleRefusal.MORE_THAN_LEFT),
        (((0, 10**15),), SaleRefusal.MORE_THAN_LEFT),
        (((0, 1), (0, 2)), SaleRefusal.MORE_THAN_LEFT),
        (((99, 1),), SaleRefusal.NOT_OF_THIS_SALE),
    ],
)
def test_that_an_odd_return_is_refused_and_nothing_happens(business, lines, code):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 2))
    first = made.page(business, sold).lines[0].id
    items = tuple(BackItem(SaleLineId(first + place), count) for place, count in lines)
    found = refusal(
        made.do, business, sales.give_back, by, sale=sold.sale, lines=items,
        reason=Reason.GOODWILL, way=CASH,
    )  # fmt: skip
    assert found.code is code
    assert (left(business, goods["SPRAY"]), cash(business)) == (38, 1_300)


def test_that_a_receipt_is_found_by_its_number_only(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 1))
    for said in (sold.number, sold.number.lower(), f" {sold.number} "):
        assert business.read(sales.sale_by_receipt, number=said).id == sold.sale
    for wrong in ("", "S-1999-0001", "%", sold.number + "0"):
        with pytest.raises(Refused) as refused:
            business.read(sales.sale_by_receipt, number=wrong)
        assert refused.value.refusal.code is SaleRefusal.NO_RECEIPT


def test_that_a_sale_that_is_not_there_gives_nothing_back(business):
    by, _goods = made.a_counter(business)
    found = refusal(
        made.do, business, sales.give_back, by, sale=SaleId(99), lines=(BackItem(SaleLineId(1), 1),),
        reason=Reason.GOODWILL, way=CASH,
    )  # fmt: skip
    assert found.code is SaleRefusal.NO_RECEIPT


# ---------------------------------------------------------------------------------------- papers


def test_that_a_copy_has_its_number_a_reason_and_no_drawer(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 1))
    again = made.do(business, sales.reprint, by, sale=sold.sale, reason=CopyReason.LOST)
    assert again == 1
    assert made.do(business, sales.reprint, by, sale=sold.sale, reason=CopyReason.NOT_PRINTED) == 2
    assert business.read(jobs)[1:] == (
        ("sale", made.STATION, False, 1), ("sale", made.STATION, False, 2)
    )  # fmt: skip
    page = made.page(business, sold)
    assert (page.copies, page.number) == (2, sold.number)


def test_that_copies_are_limited_within_the_hour(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 1))
    for _ in range(3):
        made.do(business, sales.reprint, by, sale=sold.sale, reason=CopyReason.LOST)
    found = refusal(
        made.do, business, sales.reprint, by, sale=sold.sale, reason=CopyReason.LOST
    )  # fmt: skip
    assert found.code is SaleRefusal.TOO_MANY_COPIES


def test_that_a_receipt_becomes_an_invoice_once_and_books_nothing(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 1))
    before = business.read(accounting.trial_balance)
    asked = {"sale": sold.sale, "name": "Kestrel Hotels", "address": "Quay 1", "tax_number": "AT1"}
    made.do(business, sales.full_invoice, by, **asked)
    assert business.read(accounting.trial_balance).rows == before.rows
    assert made.page(business, sold).invoice_number
    found = refusal(made.do, business, sales.full_invoice, by, **asked)
    assert found.code is AccountingRefusal.ALREADY_INVOICED
    assert made.sound(business) == []


@pytest.mark.parametrize("name", ["", "  ", "\u202e"])
def test_that_an_invoice_needs_a_name(business, name):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 1))
    found = refusal(
        made.do, business, sales.full_invoice, by, sale=sold.sale, name=name, address=""
    )  # fmt: skip
    assert found.code is AccountingRefusal.NAME_MISSING


def test_that_goods_come_back_also_after_the_receipt_became_an_invoice(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 2))
    made.do(business, sales.full_invoice, by, sale=sold.sale, name="Kestrel Hotels", address="")
    assert made.back(business, by, sold, 1).minor == 650
    assert made.sound(business) == []


def test_that_a_receipt_is_sent_to_a_customer_with_an_address_only(business):
    by, goods = made.a_counter(business)
    nobody = made.sold(business, by, Item(goods["SPRAY"], 1))
    unknown = CustomerId(customers.customer(business, "Ada Fenn"))
    mute = made.sold(business, by, Item(goods["SPRAY"], 1), customer=unknown)
    for sold in (nobody, mute):
        found = refusal(made.do, business, sales.send_receipt, by, sale=sold.sale)
        assert found.code is SaleRefusal.NO_CONTACT
    somebody = CustomerId(customers.customer(business, "Lin Bo", email="lin@example.org"))
    theirs = made.sold(business, by, Item(goods["CARD"], 2), customer=somebody)
    message = made.do(business, sales.send_receipt, by, sale=theirs.sale)
    sent = business.read(messages.message, message=message)
    subject, body = worded(sent.kind, sent.content, "en", "Harbour Lane")
    assert sent.address == "lin@example.org"
    assert theirs.number in subject
    assert "2 Postcard  3.60" in body
    assert "3.60 EUR" in body


def test_that_a_sheet_is_a_copy_that_the_roll_does_not_print(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 1))
    asked = {"sale": sold.sale, "reason": CopyReason.FOR_THE_BOOKS, "sheet": True}
    assert made.do(business, sales.reprint, by, **asked) == 1
    assert len(business.read(jobs)) == 1
