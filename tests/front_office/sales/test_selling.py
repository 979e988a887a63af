"""Ringing up, on both databases: goods leave, the ledger balances, one receipt, one effect a press."""

from __future__ import annotations

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Use, WayToPay
from kiosk.back_office.till.rules import PayRefusal, TillRefusal
from kiosk.business import Business
from kiosk.core.ids import CustomerId, Key, ProductId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.database.acting import View
from kiosk.database.tables import outbox
from kiosk.front_office.sales import service as sales
from kiosk.front_office.sales.rules import Item, SaleRefusal
from kiosk.records.printing import service as printing
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import StockRefusal
from tests.makers import customers
from tests.makers import sales as made
from tests.makers import stock as stocked
from tests.makers import till as tills
from tests.makers.staff import a_person, acting

CARD, CASH, CREDIT = WayToPay.CARD, WayToPay.CASH, WayToPay.STORE_CREDIT


def refusal(verb, *arguments, **more):
    with pytest.raises(Refused) as refused:
        verb(*arguments, **more)
    return refused.value.refusal


def balance(business: Business, use: Use) -> int:
    found = business.read(accounting.trial_balance)
    return next(row.minor for row in found.rows if row.use is use)


def cash(business: Business) -> int:
    """What came into the till beside what was in it when it was opened."""
    return balance(business, Use.CASH) - tills.BASE


def left(business: Business, product: ProductId) -> int:
    return business.read(stock.available, products=[product])[product]


def test_that_goods_leave_money_comes_and_the_books_balance(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 1), Item(goods["CARD"], 2), given=2_000)
    assert (sold.total, sold.change) == (1_010, 990)
    assert left(business, goods["SPRAY"]) == 39
    assert left(business, goods["CARD"]) == 198
    assert cash(business) == 1_010
    assert balance(business, Use.SALES) == -(546 + 336)
    assert balance(business, Use.TAX_PAYABLE) == -(104 + 24)
    assert balance(business, Use.DEPOSITS) == 0
    assert made.sound(business) == []


def test_that_the_receipt_says_what_was_sold_and_how_it_was_paid(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 3), given=2_000)
    page = made.page(business, sold)
    assert page.number == sold.number
    assert (page.total, page.given, page.change, page.way) == (1_950, 2_000, 50, CASH)
    assert [(each.name, each.quantity, each.total) for each in page.lines] == [
        ("Glass spray", 3, 1_950)
    ]
    assert sum(each.total for each in page.taxes) == page.total
    assert (page.sold_by, page.sold_by_name, page.customer) == (by.id, "Eun-ji Park", None)


def test_that_receipts_have_numbers_without_a_gap_whatever_is_refused_between(business):
    by, goods = made.a_counter(business)
    item = Item(goods["BAG"], 1)
    numbers = [made.sold(business, by, item).number]
    for wrong in (Item(goods["SPRAY"], 9_000), Item(ProductId(99_999), 1)):
        refusal(made.sold, business, by, wrong, shown=1)
    refusal(made.sold, business, by, item, given=19)
    numbers += [made.sold(business, by, item).number for _ in range(2)]
    counts = [int(number.rpartition("-")[2]) for number in numbers]
    assert counts == [counts[0], counts[0] + 1, counts[0] + 2]
    assert made.sound(business) == []


def test_that_a_replay_gives_the_same_answer_and_sells_once(business):
    by, goods = made.a_counter(business)
    item, key = Item(goods["SPRAY"], 2), Key("0199-sale")
    first = made.sold(business, by, item, key=key)
    again = made.sold(business, by, item, key=key)
    assert again == first
    assert left(business, goods["SPRAY"]) == 38
    assert cash(business) == 1_300
    other = refusal(made.sold, business, by, Item(goods["SPRAY"], 1), key=key)
    assert other.code is ActRefusal.KEY_REUSED


def test_that_one_product_twice_is_one_line(business):
    by, goods = made.a_counter(business)
    item = Item(goods["CARD"], 1)
    sold = made.sold(business, by, item, Item(goods["BAG"], 1), item)
    assert [each.quantity for each in made.page(business, sold).lines] == [2, 1]


def test_that_cash_needs_an_open_till_and_a_card_only_the_day(business):
    goods = made.goods(business)
    by = made.seller(business)
    item = Item(goods["SPRAY"], 1)
    assert refusal(made.sold, business, by, item).code is TillRefusal.NO_OPEN_TILL
    assert left(business, goods["SPRAY"]) == 40
    sold = made.sold(business, by, item, way=CARD)
    assert (sold.given, sold.change) == (0, 0)
    assert balance(business, Use.CARD_CLEARING) == 650
    assert made.page(business, sold).slip == "0047"


def test_that_a_card_taken_beside_an_open_till_is_noted_in_its_session(business):
    by, goods = made.a_counter(business)
    made.sold(business, by, Item(goods["SPRAY"], 1), way=CARD)
    session = tills.session(business).id
    taken = {
        row.way: row.minor for row in business.read(accounting.session_takings, session=session)
    }
    assert taken[CARD] == 650


def test_that_coins_round_what_is_paid_in_cash_only(business):
    by, goods = made.a_counter(business)
    set_step(business, 5)
    odd = stocked.product(business, "ODD", "Odd thing", price=1_028, in_store=9)
    sold = made.sold(business, by, Item(odd, 1), given=2_000)
    assert (sold.total, sold.change, sold.rounding) == (1_028, 970, 2)
    assert cash(business) == 1_030
    assert balance(business, Use.CASH_ROUNDING) == -2
    assert made.sold(business, by, Item(odd, 1), way=CARD).rounding == 0
    short = refusal(made.sold, business, by, Item(odd, 1), given=1_028)
    assert short.code is PayRefusal.GIVEN_TOO_LITTLE
    assert made.sound(business) == []
    assert goods


def set_step(business: Business, step: int) -> None:
    made.set_settings(business, cash_step=step)


@pytest.mark.parametrize("given", [0, 649, -1, -(10**15)])
def test_that_too_little_cash_is_refused_and_nothing_happens(business, given):
    by, goods = made.a_counter(business)
    found = refusal(made.sold, business, by, Item(goods["SPRAY"], 1), given=given)
    assert found.code is PayRefusal.GIVEN_TOO_LITTLE
    assert left(business, goods["SPRAY"]) == 40
    assert cash(business) == 0


@pytest.mark.parametrize("given", [10**13, 10**15])
def test_that_a_slipped_amount_is_refused(business, given):
    by, goods = made.a_counter(business)
    found = refusal(made.sold, business, by, Item(goods["SPRAY"], 1), given=given)
    assert found.code is SaleRefusal.TOO_LARGE


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"way": CARD, "given": 1}, PayRefusal.GIVEN_FOR_CASH_ONLY),
        ({"way": CARD, "slip": ""}, PayRefusal.SLIP_MISSING),
        ({"way": CARD, "slip": " \u202e "}, PayRefusal.SLIP_MISSING),
        ({"way": WayToPay.TRANSFER}, PayRefusal.NOT_THIS_WAY),
        ({"way": WayToPay.WEB_SHOP}, PayRefusal.NOT_THIS_WAY),
        ({"way": CREDIT}, SaleRefusal.NO_CUSTOMER),
        ({"shown": 649}, SaleRefusal.PRICES_CHANGED),
        ({"shown": 0}, SaleRefusal.PRICES_CHANGED),
        ({"shown": 10**15}, SaleRefusal.PRICES_CHANGED),
        ({"items": ()}, SaleRefusal.EMPTY),
    ],
)
def test_that_what_does_not_fit_is_refused_as_a_value(business, change, code):
    by, goods = made.a_counter(business)
    asked = {
        "items": (Item(goods["SPRAY"], 1),), "shown": 650, "way": CASH, "given": 650, "slip": "7",
    }  # fmt: skip
    if change.get("way", CASH) is not CASH:
        asked["given"] = 0
    found = refusal(made.do, business, sales.ring_up, by, **(asked | change))
    assert found.code is code
    assert made.sound(business) == []
    assert left(business, goods["SPRAY"]) == 40


@pytest.mark.parametrize("quantity", [0, -1, 10_000, 10**15])
def test_that_a_slipped_number_of_pieces_is_refused(business, quantity):
    by, goods = made.a_counter(business)
    found = refusal(made.sold, business, by, Item(goods["SPRAY"], quantity), shown=1)
    assert found.code is SaleRefusal.QUANTITY


def test_that_nothing_to_pay_is_no_sale(business):
    by, _goods = made.a_counter(business)
    free = stocked.product(business, "FREE", "Leaflet", price=0, in_store=5)
    assert refusal(made.sold, business, by, Item(free, 1)).code is PayRefusal.NOTHING_TO_PAY


def test_that_more_than_is_there_is_not_sold(business):
    by, goods = made.a_counter(business)
    found = refusal(made.sold, business, by, Item(goods["SPRAY"], 41))
    assert found.code is StockRefusal.NOT_ENOUGH
    assert left(business, goods["SPRAY"]) == 40


def test_that_an_unknown_product_is_refused(business):
    by, _goods = made.a_counter(business)
    found = refusal(made.sold, business, by, Item(ProductId(4_711), 1), shown=1)
    assert found.code is StockRefusal.UNKNOWN_PRODUCT


def test_that_whoever_has_not_learnt_to_sell_does_not(business):
    _by, goods = made.a_counter(business)
    other = acting(a_person(business, Skill.WELCOME), Role.SALES)
    found = refusal(made.sold, business, other, Item(goods["BAG"], 1))
    assert found.code is ActRefusal.NOT_QUALIFIED


def test_that_store_credit_pays_no_more_than_there_is(business):
    by, goods = made.a_counter(business)
    somebody = customers.customer(business, "Lin Bo")
    more = {"way": CREDIT, "customer": CustomerId(somebody)}
    refusal(made.sold, business, by, Item(goods["SPRAY"], 1), **more)
    first = made.sold(business, by, Item(goods["SPRAY"], 2), customer=CustomerId(somebody))
    made.back(business, by, first, 2, way=CREDIT)
    station = made.STATION
    found = business.read(sales.counter, station=station, customer=CustomerId(somebody))
    assert (found.credit, found.customer) == (1_300, "Lin Bo")
    made.sold(business, by, Item(goods["SPRAY"], 1), **more)
    found = business.read(sales.counter, station=station, customer=CustomerId(somebody))
    assert found.credit == 650
    refusal(made.sold, business, by, Item(goods["SPRAY"], 2), **more)
    assert made.sound(business) == []


def jobs(view: View) -> tuple[tuple[str, str, bool, int], ...]:
    """What waits for printers: kind of paper, station, whether the drawer opens, which copy."""
    rows = view.execute(outbox.select().order_by(outbox.c.id)).all()
    return tuple(
        (row.payload["paper"], row.station, row.payload["drawer"], row.payload["copy"])
        for row in rows
        if row.kind == "print.receipt"
    )


def test_that_the_printer_is_told_and_the_drawer_opens_for_cash_only(business):
    by, goods = made.a_counter(business)
    made.sold(business, by, Item(goods["SPRAY"], 1))
    made.sold(business, by, Item(goods["SPRAY"], 1), way=CARD)
    assert business.read(jobs) == (
        ("sale", made.STATION, True, 0), ("sale", made.STATION, False, 0)
    )  # fmt: skip
    assert len(business.read(printing.due, stations=[made.STATION])) == 2


def test_that_the_keys_begin_with_what_is_sold_often_then_go_by_name(business):
    by, goods = made.a_counter(business)
    found = business.read(sales.picture_keys)
    assert [key.sku for key in found.keys] == ["BAG", "SPRAY", "CARD"]
    made.sold(business, by, Item(goods["CARD"], 3), Item(goods["SPRAY"], 1))
    found = business.read(sales.picture_keys)
    assert [(key.sku, key.left) for key in found.keys] == [
        ("CARD", 197), ("SPRAY", 39), ("BAG", 500)
    ]  # fmt: skip
    assert found.total == 3
    paged = business.read(sales.picture_keys, limit=1, offset=1)
    assert [key.sku for key in paged.keys] == ["SPRAY"]
    named = business.read(sales.picture_keys, by_name=True)
    assert [key.name for key in named.keys] == ["Carrier bag", "Glass spray", "Postcard"]


@pytest.mark.parametrize(
    ("said", "found", "exact"),
    [
        ("SPRAY", ["SPRAY"], True), ("4006381333931", ["SPRAY"], True), ("glass", ["SPRAY"], False),
        ("spray gla", ["SPRAY"], False), ("POST", ["CARD"], False), ("400638", ["SPRAY"], False),
        ("a", ["BAG", "SPRAY", "CARD"], False), ("%", [], False), ("_", [], False), ("zebra", [], False),
        ("", [], False), ("  ", [], False), ("\u202e", [], False),
    ],
)  # fmt: skip
def test_that_a_product_is_found_by_number_or_name(business, said, found, exact):
    made.goods(business)
    page = business.read(sales.find, said=said)
    assert [key.sku for key in page.keys] == found
    assert page.exact is exact


def test_that_the_counter_knows_its_till(business):
    by, _goods = made.a_counter(business)
    assert business.read(sales.counter, station=made.STATION).till is not None
    assert business.read(sales.counter, station="Desk 9").till is None
    assert by
