"""The example of the format: its totals are sums of the file's own columns, made here by csv alone."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.desk.exchange import formats, rules
from kiosk.desk.exchange.rules import Becoming, Delivery, Reading

EXAMPLE = Path(__file__).with_name("examples") / "shopify_orders_export.csv"
COLUMNS = {
    "Total": "total",
    "Taxes": "taxes",
    "Shipping": "shipping",
    "Refunded Amount": "refunded",
    "Outstanding Balance": "outstanding",
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return formats.read_file(EXAMPLE, source="shopify", currency="EUR")


@pytest.fixture(scope="module")
def cells() -> list[dict[str, str]]:
    with EXAMPLE.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_that_every_order_of_the_example_is_good(reading, cells):
    assert reading.problems == ()
    assert not reading.refused
    assert [order.number for order in reading.orders] == ["#1001", "#1002", "#1003", "#1004"]
    assert (reading.rows, reading.found, reading.encoding) == (len(cells), 4, "utf-8")
    assert reading.taxes_included is True
    assert reading.ignored_columns == ()


@pytest.mark.parametrize("column", COLUMNS)
def test_that_what_was_taken_in_equals_the_column_of_the_file(reading, cells, column):
    in_the_file = sum(Decimal(row[column] or 0) for row in cells) * 100
    name = COLUMNS[column]
    assert getattr(rules.totals(reading.orders).taken_in, name) == in_the_file
    assert getattr(rules.column_sums(reading), name) == in_the_file


@pytest.mark.parametrize("column", COLUMNS)
def test_that_booked_and_history_are_told_apart(reading, cells, column):
    # By hand: open are the rows that are neither fulfilled nor voided.
    past = {r["Name"] for r in cells if r["Fulfillment Status"] == "fulfilled" or r["Cancelled at"]}
    sums = {True: Decimal(0), False: Decimal(0)}
    for row in cells:
        sums[row["Name"] in past] += Decimal(row[column] or 0) * 100
    totals = rules.totals(reading.orders)
    assert getattr(totals.history, COLUMNS[column]) == sums[True]
    assert getattr(totals.booked, COLUMNS[column]) == sums[False]


def test_what_each_order_becomes(reading):
    becoming = {order.number: rules.becomes(order).becoming for order in reading.orders}
    assert becoming == {
        "#1001": Becoming.DEPOSIT,
        "#1002": Becoming.INVOICE,
        "#1003": Becoming.HISTORY_AND_CREDIT,
        "#1004": Becoming.HISTORY,
    }


def test_that_a_note_keeps_its_line_break_and_a_phone_loses_its_apostrophe(reading):
    first, second, *_ = reading.orders
    assert first.note == "Please ring,\nthe bell is broken"
    assert first.customer.phone == "+49 561 5550 142"
    assert second.customer.email == ""
    assert second.customer.phone == "+49 561 5550 177"
    assert first.delivery is Delivery.PICKUP
    assert first.lines[0].name == 'Frame "Elm", 30 x 40'
    assert [line.row for line in first.lines] == [2, 3]
    assert [order.row for order in reading.orders] == [2, 4, 5, 6]


def test_that_the_discount_of_a_line_is_not_taken_twice(reading):
    second = reading.orders[1]
    assert (second.discount, second.lines[0].discount, second.lines[0].total) == (600, 600, 5400)
    assert second.discount_code == "AUTUMN10"


def test_that_the_same_file_gives_the_same_fingerprints_wherever_its_orders_stand(reading):
    again = formats.read_file(EXAMPLE, source="shopify", currency="EUR")
    prints = [rules.fingerprint(order) for order in reading.orders]
    assert prints == [rules.fingerprint(order) for order in again.orders]
    assert len(set(prints)) == 4
    text = EXAMPLE.read_text(encoding="utf-8")
    header, rest = text.split("\n", 1)
    moved = f"{header}\n\n\n{rest}".encode()
    reading_of_moved = formats.read(moved, source="shopify", currency="EUR")
    assert [rules.fingerprint(order) for order in reading_of_moved.orders] == prints
    assert reading_of_moved.orders[0].row == 4


def test_that_a_changed_order_has_another_fingerprint(reading):
    text = EXAMPLE.read_text(encoding="utf-8").replace(
        "Passe-partout, ivory", "Passe-partout, grey", 1
    )
    changed = formats.read(text.encode(), source="shopify", currency="EUR")
    before, after = (
        [rules.fingerprint(order) for order in found.orders] for found in (reading, changed)
    )
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, True, True, True]
