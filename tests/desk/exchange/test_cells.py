"""Single rows and cells: what cannot be taken in is named, and its order alone is left out."""

import pytest

from kiosk.desk.exchange.rules import (
    Delivery,
    FulfilmentStatus,
    LineFulfilment,
)
from tests.desk.exchange.files import only, order, put, read, reasons, sheet, text
from tests.makers.shopify import Line

MONEY = ["Subtotal", "Shipping", "Taxes", "Total", "Discount Amount", "Refunded Amount",
         "Outstanding Balance", "Duties", "Lineitem price", "Lineitem discount", "Tax 1 Value"]  # fmt: skip


def three():
    return sheet(order("#1001"), order("#1002"), order("#1003"))


def one_bad(row: int, column: str, value: str):
    """The reading of three orders of two rows each, one cell of the middle one changed."""
    reading = read(put(three(), row, column, value))
    assert [found.number for found in reading.orders] == ["#1001", "#1003"]
    assert not reading.refused
    assert reading.found == 3
    assert reading.rejected_orders == 1
    assert {problem.order for problem in reading.problems} == {"#1002"}
    return reading


@pytest.mark.parametrize("column", MONEY)
@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("-1.00", "negative_amount"),
        ("-0.01", "negative_amount"),
        ("twelve", "not_an_amount"),
        ("1e3", "not_an_amount"),
        ("12,50", "not_an_amount"),
        ("1,000.00", "not_an_amount"),
        ("0x10", "not_an_amount"),
        ("nan", "not_an_amount"),
        ("Infinity", "not_an_amount"),
        ("1_000", "not_an_amount"),
        ("€5.00", "not_an_amount"),
        ("=1+1", "not_an_amount"),
        ("+5.00", "not_an_amount"),
        ("\u0661\u0662\u066b\u0665\u0660", "not_an_amount"),
        (".", "not_an_amount"),
        (" ", "missing_value"),
        ("1.005", "too_many_decimals"),
        ("0.001", "too_many_decimals"),
        ("1000000000000000", "amount_too_large"),
        ("100000000000.00", "amount_too_large"),
        ("9" * 400, "amount_too_large"),
        ("5.00\x00", "not_an_amount"),
    ],
)
def test_that_what_is_no_amount_is_named(column, value, code):
    reading = one_bad(4, column, value)
    assert reasons(reading) == [(4, column, code)]


@pytest.mark.parametrize("column", ["Subtotal", "Total", "Lineitem price"])
def test_that_an_amount_that_must_be_there_is_named(column):
    assert reasons(one_bad(4, column, "")) == [(4, column, "missing_value")]


@pytest.mark.parametrize("column", ["Shipping", "Discount Amount", "Refunded Amount", "Duties"])
def test_that_an_empty_amount_is_nothing_where_it_may_be(column):
    only(read(put(sheet(), 2, column, "")))


@pytest.mark.parametrize("value", ["118.0", "118", "118.000", "118.00 ", "118.00"])
def test_that_an_amount_may_be_written_shorter_or_longer(value):
    assert only(read(put(sheet(), 2, "Total", value))).total == 11800


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("-2", "negative_quantity"),
        ("-0001", "negative_quantity"),
        ("1.5", "not_a_quantity"),
        ("2.0", "not_a_quantity"),
        ("two", "not_a_quantity"),
        ("1e2", "not_a_quantity"),
        ("=2", "not_a_quantity"),
        ("²", "not_a_quantity"),
        ("\u0662", "not_a_quantity"),
        ("9" * 40, "not_a_quantity"),
        ("1000001", "quantity_too_large"),
        ("", "missing_value"),
    ],
)
def test_that_what_is_no_quantity_is_named(value, code):
    reading = one_bad(5, "Lineitem quantity", value)
    assert reasons(reading) == [(5, "Lineitem quantity", code)]


def test_that_lines_that_cost_more_than_any_amount_are_named():
    cells = put(three(), 4, "Lineitem quantity", "1000000")
    reading = read(put(cells, 4, "Lineitem price", "99999999.00"))
    assert reasons(reading) == [(4, "Lineitem price", "amount_too_large")]


@pytest.mark.parametrize("column", ["Created at", "Paid at", "Fulfilled at", "Cancelled at"])
@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "20.11.2026",
        "2026-11-20",
        "2026-11-20 10:12:44",
        "2026-13-20 10:12:44 +0100",
        "2026-02-30 10:12:44 +0100",
        "2026-11-20 25:12:44 +0100",
        "2026-11-20 10:12:44 +9900",
        "0001-01-01 00:00:00 +0100",
        "9999-12-31 23:59:59 -0100",
        "1899-12-30 00:00:00 +0000",
        "45981.5",
        "=NOW()",
        "\u0662\u0660\u0662\u0666-11-20 10:12:44 +0100",
    ],
)
def test_that_what_is_no_time_is_named(column, value):
    cells = put(three(), 4, column, value)
    if column == "Created at":
        put(cells, 5, column, value)
    assert reasons(read(cells)) == [(4, column, "not_a_time")]


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-20 10:12:44 +0100",
        "2026-11-20T10:12:44+01:00",
        "2026-11-20 09:12:44 UTC",
        "2026-11-20T09:12:44Z",
        "2026-11-20T09:12:44.000Z",
        "2026-11-20 14:42:44 +0530",
    ],
)
def test_that_times_are_kept_in_utc(value):
    found = only(read(put(sheet(), 2, "Paid at", value)))
    assert found.paid_at.isoformat() == "2026-11-20T09:12:44+00:00"


def test_that_an_order_without_a_time_is_named():
    cells = put(put(three(), 4, "Created at", ""), 5, "Created at", "")
    assert reasons(read(cells)) == [(4, "Created at", "missing_value")]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Financial Status", "payed"),
        ("Fulfillment Status", "shipped?"),
        ("Lineitem fulfillment status", "gone"),
        ("Financial Status", "<b>paid</b>"),
    ],
)
def test_that_an_unknown_state_is_named(column, value):
    reading = one_bad(4, column, value)
    assert reasons(reading) == [(4, column, "unknown_status")]
    assert "fulfilled" in reading.problems[0].reason.facts["known"] or column == "Financial Status"


@pytest.mark.parametrize(
    "value", ["unfulfilled", "", "on_hold", "in_progress", "scheduled", "Open"]
)
def test_that_what_is_in_somebodys_hands_is_not_handed_over(value):
    found = only(read(put(sheet(), 2, "Fulfillment Status", value)))
    assert found.fulfilment is FulfilmentStatus.UNFULFILLED


@pytest.mark.parametrize("column", ["Lineitem requires shipping", "Lineitem taxable"])
def test_that_what_is_neither_yes_nor_no_is_named(column):
    assert reasons(one_bad(5, column, "maybe")) == [(5, column, "not_yes_or_no")]


@pytest.mark.parametrize(
    "value",
    ["mira", "mira@", "@example.com", "a@b", "a b@example.com", "a@b@example.com",
     "<a@example.com>", "=cmd|' /C calc'!A0", "a@example.com,b@example.com", f"{'x' * 250}@example.com"],
)  # fmt: skip
def test_that_what_is_no_email_is_named(value):
    cells = put(put(three(), 4, "Email", value), 5, "Email", value)
    assert reasons(read(cells)) == [(4, "Email", "not_an_email")]


@pytest.mark.parametrize(
    "value",
    ["mira@example.com", "M.Świątek+web@büro.example", "o'brien@example.com".replace("'", ".")],
)
def test_that_an_email_is_kept(value):
    cells = put(put(sheet(), 2, "Email", value), 3, "Email", "")
    assert only(read(cells)).customer.email == value


@pytest.mark.parametrize(
    ("value", "code"),
    [("", "missing_value"), ("euro", "unknown_currency"), ("eur", "unknown_currency"),
     ("€", "unknown_currency"), ("XQX", "unknown_currency"), ("USD", "second_currency")],
)  # fmt: skip
def test_that_a_currency_that_cannot_be_is_named(value, code):
    assert reasons(one_bad(4, "Currency", value)) == [(4, "Currency", code)]


def test_that_a_second_currency_names_the_first():
    reading = one_bad(4, "Currency", "USD")
    assert reading.problems[0].reason.facts == {"began": "EUR"}
    assert reading.currency == "EUR"


def test_that_a_file_in_another_currency_than_ours_has_no_good_order():
    reading = read(three(), currency="CHF")
    assert reading.orders == ()
    assert reasons(reading) == [(row, "Currency", "not_our_currency") for row in (2, 4, 6)]


@pytest.mark.parametrize(
    ("currency", "places", "bad"),
    [("JPY", 0, "8900.50"), ("EUR", 2, "89.005"), ("KWD", 3, "8.9005")],
)
def test_that_decimals_are_counted_by_currency(currency, places, bad):
    cells = sheet(order(currency=currency, places=places))
    found = only(read(cells, currency))
    assert (found.total, found.lines[0].price) == (11800, 4450)
    reading = read(put(cells, 2, "Total", bad), currency)
    assert reasons(reading) == [(2, "Total", "too_many_decimals")]
    assert reading.problems[0].reason.facts == {"currency": currency, "places": places}


def test_that_yen_may_be_written_with_zeros():
    cells = put(sheet(order(currency="JPY", places=0)), 2, "Total", "11800.00")
    assert only(read(cells, "JPY")).total == 11800


# ------------------------------------------------------------------------------------------- rows


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
