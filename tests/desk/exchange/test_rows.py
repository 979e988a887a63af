"""Rows of one order: first and further ones, lost, doubled and differing; what a good one says."""

import pytest

from kiosk.desk.exchange.rules import Delivery, LineFulfilment
from tests.desk.exchange.files import one_bad, only, order, put, read, reasons, sheet, text, three
from tests.makers.shopify import Line


def test_that_rows_with_too_few_or_too_many_cells_are_named():
    cells = three()
    cells[2] = cells[2][:-3]
    cells[6].append("more")
    reading = read(cells)
    assert reasons(reading) == [
        (3, "Payment Terms Name", "row_too_short"),
        (7, "", "row_too_long"),
    ]
    assert [found.number for found in reading.orders] == ["#1002"]


def test_that_a_row_without_a_name_takes_the_order_above_with_it():
    reading = read(put(three(), 5, "Name", ""))
    assert reasons(reading)[0] == (5, "Name", "missing_value")
    assert [found.number for found in reading.orders] == ["#1001", "#1003"]


def test_that_an_order_without_a_name_leaves_the_others_good():
    cells = sheet(order("#1001"), order("", lines=[Line("A", "A", 1, 100)]), order("#1003"))
    reading = read(cells)
    assert reasons(reading) == [(4, "Name", "missing_value")]
    assert [found.number for found in reading.orders] == ["#1001", "#1003"]


def test_that_an_order_whose_first_row_is_missing_is_named():
    cells = three()
    del cells[3]
    reading = read(cells)
    assert reasons(reading) == [(4, "Financial Status", "no_order_fields")]
    assert [found.number for found in reading.orders] == ["#1001", "#1003"]


def test_that_an_order_without_its_payment_state_is_named():
    assert reasons(one_bad(4, "Financial Status", "")) == [(4, "Financial Status", "missing_value")]


@pytest.mark.parametrize("apart", [False, True])
def test_that_the_same_order_twice_is_named_and_neither_is_taken(apart):
    between = [order("#1002")] if apart else []
    reading = read(sheet(order(), *between, order()))
    row = 6 if apart else 4
    assert reasons(reading) == [(row, "Name", "duplicate_order")]
    assert reading.problems[0].reason.facts == {"first": 2}
    assert [found.number for found in reading.orders] == ["#1002"] * apart


def test_that_rows_of_one_order_that_stand_apart_are_named():
    cells = three()
    cells.append(cells.pop(2))
    reading = read(cells)
    assert (7, "Name", "rows_apart") in reasons(reading)
    assert [found.number for found in reading.orders] == ["#1002", "#1003"]


@pytest.mark.parametrize(
    ("column", "value"),
    [("Email", "other@example.com"), ("Total", "1.00"), ("Financial Status", "pending"),
     ("Currency", "USD"), ("Created at", "2026-11-01 00:00:00 +0100"), ("Id", "9")],
)  # fmt: skip
def test_that_rows_of_one_order_that_differ_are_named(column, value):
    reading = one_bad(5, column, value)
    assert reasons(reading) == [(5, column, "row_differs")]
    assert reading.problems[0].reason.facts["first"] == 4


def test_that_totals_repeated_on_a_further_row_would_count_twice():
    assert reasons(one_bad(5, "Total", "118.00")) == [(5, "Name", "duplicate_order")]


def test_that_a_line_that_was_edited_out_is_left_out():
    cells = sheet(order(lines=[Line("A", "A", 2, 1000), Line("B", "B", 0, 500)]))
    assert [line.sku for line in only(read(cells)).lines] == ["A"]


def test_that_an_order_of_nothing_is_named():
    cells = sheet(order(lines=[Line("B", "B", 0, 500)]))
    assert reasons(read(cells)) == [(2, "Lineitem quantity", "no_lines")]


def test_that_a_line_without_a_name_is_named():
    assert reasons(one_bad(5, "Lineitem name", " ")) == [(5, "Lineitem name", "missing_value")]


def test_that_a_row_counts_as_in_a_spreadsheet_whatever_lies_in_quotes():
    cells = three()
    put(cells, 2, "Notes", "one\ntwo\r\nthree")
    put(cells, 4, "Lineitem name", "a\n\nb")
    reading = read(put(cells, 5, "Lineitem quantity", "-2"))
    assert reasons(reading) == [(5, "Lineitem quantity", "negative_quantity")]


def test_that_empty_rows_count_but_say_nothing():
    lines = text(three()).splitlines()
    reading = read("\n".join([*lines[:3], "", *lines[3:], "", ""]))
    assert [found.row for found in reading.orders] == [2, 5, 7]
    assert reading.rows == 6


def test_that_all_problems_of_a_row_are_named_at_once():
    cells = put(put(three(), 4, "Total", "x"), 4, "Currency", "USD")
    cells = put(put(cells, 5, "Lineitem quantity", "-1"), 4, "Paid at", "never")
    assert {code for _, _, code in reasons(read(cells))} == {
        "not_an_amount", "second_currency", "negative_quantity", "not_a_time",
    }  # fmt: skip
    assert read(cells).bad_rows == 2


def test_that_a_hundred_and_fifty_lines_are_one_order():
    lines = [Line(f"S{n}", f"Thing {n}", 1 + n % 3, 100 + n) for n in range(150)]
    found = only(read(sheet(order(lines=lines))))
    assert len(found.lines) == 150
    assert found.total == sum(line.quantity * line.price for line in lines)


# ---------------------------------------------------------------------------------- what it becomes


@pytest.mark.parametrize(
    ("changes", "delivery"),
    [
        ({"ship": True, "method": "DHL Paket"}, Delivery.SHIP),
        ({"ship": True, "method": "Standard"}, Delivery.SHIP),
        ({"ship": False, "method": "Standard"}, Delivery.PICKUP),
        ({"ship": True, "method": "Local pickup"}, Delivery.PICKUP),
        ({"ship": True, "method": "Abholung in Kassel"}, Delivery.PICKUP),
        ({"ship": True, "method": "Odbiór osobisty"}, Delivery.PICKUP),
        ({"ship": True, "method": "الاستلام من المتجر"}, Delivery.PICKUP),
        ({"ship": True, "lines": [Line("SV", "Re-framing", 1, 3900, sent=False)]}, Delivery.PICKUP),
    ],
)
def test_that_the_way_of_delivery_is_told_from_address_goods_and_words(changes, delivery):
    assert only(read(sheet(order(**changes)))).delivery is delivery


@pytest.mark.parametrize(
    ("value", "state"),
    [("pending", LineFulfilment.PENDING), ("", LineFulfilment.PENDING),
     ("fulfilled", LineFulfilment.FULFILLED), ("restocked", LineFulfilment.RESTOCKED)],
)  # fmt: skip
def test_that_a_line_says_how_far_it_is(value, state):
    found = only(read(put(sheet(), 3, "Lineitem fulfillment status", value)))
    assert found.lines[1].fulfilment is state


def test_that_an_address_and_a_postcode_are_kept_as_written():
    found = only(read(sheet(order(ship=True, method="DHL"))))
    assert (found.ship_to.street, found.ship_to.zip_code, found.ship_to.city) == (
        "Harbour Lane 3",
        "01067",
        "Dresden",
    )
    assert found.customer.billing == found.ship_to


def test_that_a_customer_of_the_till_without_a_name_is_nobody():
    found = only(read(sheet(order(email="", name="", phone=""))))
    assert (found.customer.email, found.customer.phone, found.customer.name) == ("", "", "")


def test_that_the_phone_is_taken_from_wherever_it_stands():
    cells = put(sheet(order(phone="", ship=True)), 2, "Shipping Phone", "'0561 5550177")
    assert only(read(cells)).customer.phone == "0561 5550177"
