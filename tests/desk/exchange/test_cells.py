"""Single rows and cells: what cannot be taken in is named, and its order alone is left out."""

import pytest

from kiosk.desk.exchange.rules import (
    FulfilmentStatus,
)
from tests.desk.exchange.files import one_bad, only, order, put, read, reasons, sheet, three

MONEY = ["Subtotal", "Shipping", "Taxes", "Total", "Discount Amount", "Refunded Amount",
         "Outstanding Balance", "Duties", "Lineitem price", "Lineitem discount", "Tax 1 Value"]  # fmt: skip


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
