"""What an attacker, a broken program or a mistaken person puts into a file stays harmless text."""

import pytest

from kiosk.desk.exchange.rules import customer_of
from kiosk.records.customers.rules import match_keys
from tests.desk.exchange.files import only, order, put, read, reasons, sheet, text

FORMULAS = [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.com","click")',
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=IMPORTXML("http://example.com","//a")',
    '=DDE("cmd";"/C calc";"!A0")',
]
MARKUP = [
    "<b>Bob",
    "<img src=/etc/hostname>",
    '<a href="http://example.com">x</a>',
    "<script>alert(1)</script>",
    "R&D &amp; Sons",
    "{name} %s {0} $(id) `id`",
    "'; DROP TABLE orders; --",
    "..\\..\\etc\\passwd",
    "\\u0000\\x00",
]
UNSEEN = [
    ("Mi\x00ra", "Mira"),
    ("Mi\x1b[31mra", "Mi[31mra"),
    ("\u202eariM\u202c", "ariM"),
    ("Mira\u2066\u2069", "Mira"),
    ("Mi\u200bra\ufeff", "Mira"),
    ("Mira\u200e\u061c", "Mira"),
    ("Mi\x7fra\x85x", "Mira x"),
    ("  Mira \t\n  Lind  ", "Mira Lind"),
    ("Mira\ue000\U000f0000", "Mira"),
    ("Mira\u0301", "Mirá"),
    ("Mi\u00adra", "Mira"),
]
TEXTS = ["Billing Name", "Billing City", "Billing Company", "Shipping Name", "Lineitem name",
         "Lineitem sku", "Notes", "Discount Code", "Shipping Method", "Payment Method",
         "Billing Zip", "Phone"]  # fmt: skip


def said(found, column: str) -> str:
    line = found.lines[0]
    return {
        "Billing Name": found.customer.billing.name,
        "Billing City": found.customer.billing.city,
        "Billing Company": found.customer.billing.company,
        "Shipping Name": found.ship_to.name,
        "Lineitem name": line.name,
        "Lineitem sku": line.sku,
        "Notes": found.note,
        "Discount Code": found.discount_code,
        "Shipping Method": found.shipping_method,
        "Payment Method": found.payment_method,
        "Billing Zip": found.customer.billing.zip_code,
        "Phone": found.customer.phone,
    }[column]


@pytest.mark.parametrize("column", TEXTS)
@pytest.mark.parametrize("value", FORMULAS + MARKUP)
def test_that_formulas_and_markup_are_kept_as_plain_text(column, value):
    # A phone and a postcode always lose one apostrophe, whatever follows it.
    kept = value.removeprefix("'") if column in ("Phone", "Billing Zip") else value
    assert said(only(read(put(sheet(), 2, column, value))), column) == kept


@pytest.mark.parametrize("value", FORMULAS)
def test_that_the_apostrophe_before_a_formula_is_taken_off(value):
    found = only(read(put(sheet(), 2, "Billing Name", f"'{value}")))
    assert found.customer.name == value


@pytest.mark.parametrize("value", ["'t Hooft", "'", "''", "O'Brien", "'Elm'"])
def test_that_any_other_apostrophe_belongs_to_the_name(value):
    assert only(read(put(sheet(), 2, "Billing Name", value))).customer.name == value


@pytest.mark.parametrize("column", TEXTS[:-2])
@pytest.mark.parametrize(("value", "clean"), UNSEEN)
def test_that_unseen_signs_are_taken_out(column, value, clean):
    kept = said(only(read(put(sheet(), 2, column, value))), column)
    if column == "Notes" and "\n" in value:
        assert kept.split() == clean.split()
    else:
        assert kept == clean


@pytest.mark.parametrize("column", TEXTS)
def test_that_a_very_long_cell_is_cut(column):
    found = only(read(put(sheet(), 2, column, "é" * 100_000)))
    assert len(said(found, column)) == (5000 if column == "Notes" else 200)


def test_that_a_long_name_is_cut_between_graphemes():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    name = only(read(put(sheet(), 2, "Billing Name", family * 300))).customer.name
    assert name == family * 200


def test_that_numbers_that_only_look_alike_are_one_order():
    cells = sheet(order("#1001"), order("#1002"), order("#1001\u200b"))
    reading = read(cells)
    assert reasons(reading) == [(6, "Name", "duplicate_order")]
    assert [found.number for found in reading.orders] == ["#1002"]


@pytest.mark.parametrize("value", FORMULAS + MARKUP + [dirty for dirty, _ in UNSEEN])
@pytest.mark.parametrize("column", ["Total", "Lineitem quantity", "Created at", "Currency",
                                    "Financial Status", "Email", "Lineitem taxable"])  # fmt: skip
def test_that_hostile_values_are_named_where_they_cannot_be(column, value):
    cells = put(sheet(order(), order("#1002")), 2, column, value)
    reading = read(cells)
    assert [found.number for found in reading.orders] == ["#1002"]
    for problem in reading.problems:
        assert len(problem.value) <= 81
        assert problem.value.isprintable()


def test_that_a_hostile_header_is_only_a_column_nobody_knows():
    cells = [[*row, "x", "y"] for row in sheet()]
    cells[0][-2:] = ["=cmd|' /C calc'!A0", "<b>\u202eTotal"]
    reading = read(cells)
    only(reading)
    assert reading.ignored_columns == ("=cmd|' /C calc'!A0", "<b>Total")


def test_that_a_hostile_phone_matches_nobody():
    found = only(read(put(sheet(), 2, "Phone", "=cmd|' /C calc'!A0")))
    assert match_keys(customer_of(found, "shopify"), "DE").phone == ""


def test_that_ten_thousand_bad_rows_are_each_named():
    cells = sheet(*(order(f"#{n}") for n in range(5000)))
    at = cells[0].index("Lineitem quantity")
    for row in cells[1:]:
        row[at] = "-2"
    reading = read(cells)
    assert reading.orders == ()
    assert reading.bad_rows == 10_000
    assert not reading.refused


@pytest.mark.parametrize(
    "data",
    [
        b'"' * 100_001,
        b"," * 100_000,
        b"\n" * 100_000 + b"x",
        b'"a\n' * 50_000,
        b"Name" + b",Name" * 50_000,
        bytes(range(256)) * 100,
        b"\xff\xfe" + b"\x00\xd8" * 100,
        b"\xef\xbb\xbf\xef\xbb\xbf" + b"Name\n",
        b"\xe2\x80",
        text(sheet()).encode()[::-1],
        b"\xff\xfe\x00",
    ],
)
def test_that_rubbish_is_refused_as_a_whole(data):
    reading = read(data)
    assert reading.refused
    assert reading.problems
    assert reading.orders == ()
