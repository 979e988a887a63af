"""Under which rate a line stands: the file never says it, its taxes by rate do."""

import pytest

from kiosk.desk.exchange.rules import learnt_rates, taxed_parts
from tests.desk.exchange.files import order, put, read, sheet
from tests.makers import shopify
from tests.makers.shopify import Line

BOOK = Line("BK", "Book", 1, 10700, 7)
FRAME = Line("FR", "Frame", 1, 11900, 19)


def only(*made):
    reading = read(shopify.written(made))
    assert reading.problems == ()
    return reading.orders


@pytest.mark.parametrize("included", [True, False])
def test_that_every_line_of_a_mixed_file_stands_under_the_rate_of_its_product(included):
    made = shopify.made(300, seed=31, taxes_included=included)
    orders = only(*made)
    known = learnt_rates(orders)
    for shop, order_ in zip(made, orders, strict=True):
        parts = taxed_parts(order_, known)
        assert sum(part.tax for part in parts) == order_.taxes
        on_top = 0 if order_.taxes_included else order_.taxes
        assert sum(part.amount for part in parts) + on_top == order_.total
        rates = [part.rate for part in parts[: len(shop.lines)]]
        assert rates == [line.rate * 100 for line in shop.lines]


def test_that_two_rates_are_told_apart_by_what_their_taxes_come_to():
    (found,) = only(order(lines=[BOOK, FRAME]))
    parts = taxed_parts(found, {})
    assert [(part.rate, part.tax) for part in parts] == [(700, 700), (1900, 1900)]


def test_that_two_lines_of_one_price_stand_where_their_sku_stood_elsewhere():
    lines = [Line("A", "One", 1, 10000, 19), Line("B", "Other", 1, 10000, 7)]
    (found,) = only(order(lines=lines))
    for known, expected in (
        ({"A": 1900, "B": 700}, [1900, 700]),
        ({"A": 700, "B": 1900}, [700, 1900]),
    ):
        assert [part.rate for part in taxed_parts(found, known)] == expected


def test_that_shipping_stands_under_a_rate_too():
    (found,) = only(order(lines=[FRAME], ship=True, method="DHL", shipping=490))
    parts = taxed_parts(found, {})
    assert [(part.amount, part.rate) for part in parts] == [(11900, 1900), (490, 1900)]


def test_that_state_and_county_taxes_on_one_base_are_one_rate():
    cells = sheet(order(lines=[Line("A", "One", 1, 10000, 0)], taxes_included=False))
    for column, value in {
        "Lineitem taxable": "true", "Taxes": "8.25", "Total": "108.25",
        "Tax 1 Name": "Texas State Tax 6.25%", "Tax 1 Value": "6.25",
        "Tax 2 Name": "Austin City Tax 2%", "Tax 2 Value": "2.00",
    }.items():  # fmt: skip
        put(cells, 2, column, value)
    (found,) = read(cells).orders
    assert [(part.rate, part.tax) for part in taxed_parts(found, {})] == [(825, 825)]


def test_that_an_order_that_names_no_rate_is_tried_under_the_usual_ones():
    cells = sheet(order(lines=[BOOK, FRAME]))
    for column in ("Tax 1 Name", "Tax 1 Value", "Tax 2 Name", "Tax 2 Value"):
        put(cells, 2, column, "")
    (found,) = read(cells).orders
    usual = (1900, 700)
    parts = taxed_parts(found, {"BK": 700}, usual)
    assert [(part.rate, part.tax) for part in parts] == [(700, 700), (1900, 1900)]
    # Nothing known: no usual rate explains it, so both stand under what it comes to.
    parts = taxed_parts(found, {}, usual)
    assert {part.rate for part in parts} == {1300}
    assert sum(part.tax for part in parts) == 2600


def test_that_taxes_that_no_lines_explain_are_shared_by_value():
    cells = sheet(order(lines=[BOOK, FRAME]))
    for column, value in {
        "Tax 1 Name": "VAT 19%", "Tax 1 Value": "15.00", "Tax 2 Name": "VAT 7%",
        "Tax 2 Value": "11.00",
    }.items():  # fmt: skip
        put(cells, 2, column, value)
    (found,) = read(cells).orders
    parts = taxed_parts(found, {})
    assert {part.rate for part in parts} == {1900}
    assert sum(part.tax for part in parts) == found.taxes == 2600
