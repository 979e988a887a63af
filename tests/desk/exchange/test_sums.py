"""Sums inside an order: lines, discounts, shipping, tax, refunds, what is still to be paid."""

import pytest

from kiosk.core.money import Money
from kiosk.desk.exchange.rules import AddedUp, Sums, add_up
from tests.desk.exchange.files import only, order, put, read, reasons, sheet
from tests.makers.shopify import Line


def sums(**changes: int) -> Sums:
    plain = {
        "gross": 10000, "tips": 0, "discount": 0, "line_discounts": 0, "subtotal": 10000,
        "shipping": 0, "duties": 0, "taxes": 0, "total": 10000,
    }  # fmt: skip
    return Sums(**(plain | changes))


def fits(goods: int, shipping: int, *, included: bool = True) -> AddedUp:
    return AddedUp(goods, shipping, included)


@pytest.mark.parametrize(
    ("changes", "added"),
    [
        ({}, fits(0, 0)),
        ({"taxes": 1597}, fits(0, 0)),
        ({"taxes": 1900, "total": 11900}, fits(0, 0, included=False)),
        ({"shipping": 490, "total": 10490}, fits(0, 0)),
        ({"shipping": 490, "duties": 300, "taxes": 50, "total": 10840}, fits(0, 0, included=False)),
        # The order's discount, of which the lines say nothing, a part, or all.
        ({"discount": 1000, "subtotal": 9000, "total": 9000}, fits(1000, 0)),
        ({"discount": 1000, "line_discounts": 400, "subtotal": 9000, "total": 9000}, fits(1000, 0)),
        ({"discount": 1000, "line_discounts": 1000, "subtotal": 9000, "total": 9000}, fits(1000, 0)),
        # Discounts of lines that are not in the order's.
        ({"line_discounts": 1000, "subtotal": 9000, "total": 9000}, fits(1000, 0)),
        # Free shipping: already off the shipping, or still on it.
        ({"discount": 490}, fits(0, 0)),
        ({"discount": 490, "shipping": 490, "total": 10000}, fits(0, 490)),
        ({"discount": 690, "line_discounts": 200, "subtotal": 9800, "shipping": 490, "total": 9800}, fits(200, 490)),
        ({"discount": 490, "shipping": 490, "taxes": 1900, "total": 11900}, fits(0, 490, included=False)),
        # A tip is a line of its own, inside or beside the subtotal.
        ({"tips": 500}, fits(0, 0)),
        ({"tips": 500, "subtotal": 9500}, fits(0, 0)),
        # Free of charge.
        ({"discount": 10000, "subtotal": 0, "total": 0}, fits(10000, 0)),
        ({"gross": 0, "subtotal": 0, "total": 0}, fits(0, 0)),
    ],
)  # fmt: skip
def test_that_every_way_in_which_shops_write_sums_is_understood(changes, added):
    assert add_up(sums(**changes)) == added


@pytest.mark.parametrize(
    ("changes", "lines_say"),
    [
        ({"total": 9999}, 10000),
        ({"total": 10001}, 10000),
        ({"gross": 10090}, 10090),
        ({"shipping": 490}, 10490),
        ({"taxes": 1900, "total": 11901}, 11900),
        ({"taxes": 1900, "total": 10001}, 10000),
        ({"discount": 1000, "subtotal": 9001, "total": 9001}, 9000),
        ({"discount": 490, "shipping": 490, "subtotal": 9900, "total": 9900}, 10000),
        ({"tips": 500, "subtotal": 9500, "total": 9500}, 10000),
    ],
)
def test_that_what_does_not_add_up_is_answered_with_what_the_lines_give(changes, lines_say):
    assert add_up(sums(**changes)) == lines_say


def test_that_a_wrong_total_is_named_with_what_the_lines_add_up_to():
    reading = read(put(sheet(), 2, "Total", "117.10"))
    assert reasons(reading) == [(2, "Total", "lines_add_up_to")]
    assert reading.problems[0].value == "117.10"
    assert reading.problems[0].reason.facts == {"sum": Money(11800, "EUR")}


def test_that_a_wrong_line_is_named_at_the_subtotal():
    reading = read(put(sheet(), 3, "Lineitem price", "30.00"))
    assert reasons(reading) == [(2, "Subtotal", "lines_add_up_to")]
    assert reading.problems[0].reason.facts == {"sum": Money(11900, "EUR")}


def test_that_a_missing_line_is_noticed():
    cells = sheet()
    del cells[2]
    assert reasons(read(cells)) == [(2, "Subtotal", "lines_add_up_to")]


@pytest.mark.parametrize("included", [True, False])
def test_that_the_sums_say_whether_prices_include_tax(included):
    reading = read(
        sheet(order(taxes_included=included, shipping=490), order("#1002", taxes_included=included))
    )
    assert [found.taxes_included for found in reading.orders] == [included, included]
    assert reading.taxes_included is included
    for found in reading.orders:
        on_top = 0 if included else found.taxes
        assert sum(line.total for line in found.lines) + found.shipping + on_top == found.total


def test_that_a_file_with_both_kinds_of_prices_says_neither():
    reading = read(sheet(order(taxes_included=True), order("#1002", taxes_included=False)))
    assert reading.taxes_included is None
    assert len(reading.orders) == 2


@pytest.mark.parametrize("discount", [1, 3, 999, 1180, 11799, 11800])
def test_that_an_order_discount_is_shared_among_the_lines_to_the_cent(discount):
    found = only(read(sheet(order(discount=discount, code="HALF"))))
    assert sum(line.discount for line in found.lines) == discount
    assert all(0 <= line.discount <= line.quantity * line.price for line in found.lines)


def test_that_a_line_keeps_its_own_discount_and_gets_its_part_of_the_rest():
    lines = [Line("A", "A", 1, 5000, discount=1000), Line("B", "B", 1, 4000)]
    found = only(read(sheet(order(lines=lines, discount=1800))))
    assert [line.discount for line in found.lines] == [1400, 400]


def test_that_a_line_cannot_cost_less_than_nothing():
    lines = [Line("A", "A", 1, 1000, discount=1001), Line("B", "B", 1, 4000)]
    reading = read(sheet(order(lines=lines, discount=1001)))
    assert reasons(reading) == [(2, "Lineitem discount", "line_discount_too_large")]


def test_that_discounts_of_lines_above_the_orders_are_named():
    lines = [Line("A", "A", 1, 5000, discount=1500), Line("B", "B", 1, 4000)]
    reading = read(sheet(order(lines=lines, discount=1000)))
    assert reasons(reading) == [(2, "Discount Amount", "discounts_add_up_to")]


def test_that_duties_belong_to_the_total():
    found = only(read(sheet(order(duties=700, shipping=1500))))
    assert (found.duties, found.total) == (700, 14000)


def test_that_a_tip_beside_the_subtotal_is_a_line_like_any_other():
    cells = sheet(
        order(lines=[Line("A", "A", 1, 5000), Line("", "Tip", 1, 500, rate=0, sent=False)])
    )
    put(cells, 2, "Subtotal", "50.00")
    found = only(read(cells))
    assert (found.subtotal, found.total, sum(line.total for line in found.lines)) == (
        5000,
        5500,
        5500,
    )


# -------------------------------------------------------------------------------------------- taxes


@pytest.mark.parametrize(
    ("name", "basis_points"),
    [
        ("DE MwSt 19%", 1900), ("VAT 8.1 %", 810), ("TVA 5,5%", 550), ("消費税 10%", 1000),
        ("IVA 22%", 2200), ("NY State Tax 8.875%", None), ("GST", None), ("Tax 100%", None),
        ("MwSt 7.00%", 700), ("Moms 25%", 2500), ("ضريبة 15%", 1500),
    ],
)  # fmt: skip
def test_that_the_rate_is_in_the_name_of_the_tax(name, basis_points):
    cells = put(sheet(), 2, "Tax 1 Name", name)
    put(put(cells, 2, "Taxes", "5.00"), 2, "Tax 1 Value", "5.00")
    (tax,) = only(read(cells)).tax_lines
    assert (tax.basis_points, tax.minor) == (basis_points, 500)


def test_that_two_rates_are_two_lines_and_the_same_rate_twice_is_one():
    cells = put(put(sheet(), 2, "Taxes", "9.00"), 2, "Tax 1 Value", "5.00")
    for n, (name, value) in enumerate((("DE MwSt 7%", "1.00"), ("DE MwSt 19%", "3.00")), start=2):
        put(put(cells, 2, f"Tax {n} Name", name), 2, f"Tax {n} Value", value)
    lines = [(tax.name, tax.minor) for tax in only(read(cells)).tax_lines]
    assert lines == [("DE MwSt 19%", 800), ("DE MwSt 7%", 100)]


@pytest.mark.parametrize("value", ["18.83", "18.85", "1.00"])
def test_that_taxes_by_rate_must_add_up(value):
    reading = read(put(sheet(), 2, "Tax 1 Value", value))
    assert reasons(reading) == [(2, "Taxes", "taxes_add_up_to")]


def test_that_a_tax_of_no_name_keeps_the_sum():
    cells = put(put(sheet(), 2, "Tax 1 Name", ""), 2, "Tax 1 Value", "")
    (tax,) = only(read(cells)).tax_lines
    assert (tax.name, tax.basis_points, tax.minor) == ("", None, 1884)


def test_that_a_sixth_tax_for_which_there_is_no_column_keeps_the_sum():
    cells = sheet()
    for n in range(1, 6):
        put(put(cells, 2, f"Tax {n} Name", f"Tax {n} {n}%"), 2, f"Tax {n} Value", "0.50")
    found = only(read(put(cells, 2, "Taxes", "3.00")))
    assert sum(tax.minor for tax in found.tax_lines) == 300
    assert len(found.tax_lines) == 6


@pytest.mark.parametrize("value", ["19.40", "60.00", "118.00"])
def test_that_more_tax_than_the_total_holds_is_named(value):
    cells = put(put(sheet(), 2, "Taxes", value), 2, "Tax 1 Value", value)
    assert reasons(read(cells)) == [(2, "Taxes", "tax_too_high")]


@pytest.mark.parametrize("value", ["18.84", "18.85", "18.83", "12.00", "0.01"])
def test_that_less_tax_or_a_few_cents_of_rounding_are_fine(value):
    cells = put(put(sheet(), 2, "Taxes", value), 2, "Tax 1 Value", value)
    only(read(cells))


def test_that_taxes_above_the_total_are_named():
    cells = put(put(sheet(), 2, "Tax 1 Name", ""), 2, "Tax 1 Value", "")
    assert reasons(read(put(cells, 2, "Taxes", "118.01"))) == [(2, "Taxes", "tax_too_high")]


def test_that_taxes_of_state_and_county_may_stand_on_one_base():
    cells = sheet(order(taxes_included=False))
    for n, (name, value) in enumerate((("State 6.25%", "7.38"), ("County 1%", "1.18")), start=1):
        put(put(cells, 2, f"Tax {n} Name", name), 2, f"Tax {n} Value", value)
    put(put(cells, 2, "Taxes", "8.56"), 2, "Total", "126.56")
    assert only(read(cells)).taxes == 856


# ------------------------------------------------------------------------------ refunds and balances


@pytest.mark.parametrize(
    ("financial", "refunded", "outstanding", "code"),
    [
        ("paid", 0, 0, ""),
        ("paid", 1000, 0, ""),
        ("paid", 0, 100, "outstanding_against_status"),
        ("pending", 0, 11800, ""),
        ("authorized", 0, 11800, ""),
        ("expired", 0, 11800, ""),
        ("pending", 0, 0, "outstanding_against_status"),
        ("pending", 0, 5000, "outstanding_against_status"),
        ("authorized", 0, 0, "outstanding_against_status"),
        ("pending", 100, 11800, "refund_above_paid"),
        ("partially_paid", 0, 5000, ""),
        ("partially_paid", 6800, 5000, ""),
        ("partially_paid", 6801, 5000, "refund_above_paid"),
        ("partially_paid", 0, 0, "outstanding_against_status"),
        ("partially_paid", 0, 11800, "outstanding_against_status"),
        ("partially_refunded", 1000, 0, ""),
        ("partially_refunded", 1000, 3000, ""),
        ("partially_refunded", 0, 0, "refund_against_status"),
        ("partially_refunded", 11800, 0, "refund_against_status"),
        ("partially_refunded", 11801, 0, "refund_above_paid"),
        ("refunded", 11800, 0, ""),
        ("refunded", 11799, 0, "refund_against_status"),
        ("refunded", 0, 0, "refund_against_status"),
        ("refunded", 11801, 0, "refund_above_paid"),
        ("voided", 0, 0, ""),
        ("voided", 0, 11800, ""),
        ("paid", 0, 11801, "outstanding_above_total"),
        ("pending", 0, 11801, "outstanding_above_total"),
    ],
)
def test_that_refund_and_balance_must_fit_the_state_of_payment(
    financial, refunded, outstanding, code
):
    made = order(financial=financial, refunded=refunded, outstanding=outstanding)
    found = [code for _, _, code in reasons(read(sheet(made)))]
    assert found == ([code] if code else [])


def test_that_a_cancelled_order_is_bound_by_its_total_alone():
    from tests.makers.shopify import LAST

    for financial, refunded, outstanding in (
        ("refunded", 11800, 0),
        ("pending", 0, 0),
        ("pending", 0, 11800),
        ("paid", 11800, 0),
    ):
        made = order(
            financial=financial, refunded=refunded, outstanding=outstanding, cancelled_at=LAST
        )
        assert reasons(read(sheet(made))) == []
    made = order(financial="paid", refunded=11801, cancelled_at=LAST)
    assert reasons(read(sheet(made))) == [(2, "Refunded Amount", "refund_above_paid")]
