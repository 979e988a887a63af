"""A file as a whole: signs, size, columns, quotes, a file that was cut off."""

import os
from pathlib import Path

import pytest

from kiosk.desk.exchange import formats
from kiosk.desk.exchange.formats import LIMIT_BYTES, table
from kiosk.desk.exchange.rules import column_sums, totals
from tests.desk.exchange.files import only, order, put, read, reasons, sheet, text

MIRA = "Mira Świątek"
_NEEDED = (
    "Name,Financial Status,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,"
    "Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,"
    "Cancelled at,Refunded Amount,Outstanding Balance"
)
NEEDED = _NEEDED.split(",")


def file_refused(reading) -> list[tuple[int, str, str]]:
    assert reading.refused
    assert reading.orders == ()
    return reasons(reading)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_that_every_encoding_with_a_mark_reads_the_same(encoding):
    data = text(sheet()).encode(encoding)
    assert only(read(data)).customer.name == MIRA
    assert read(data).encoding == encoding


def test_that_utf_16_with_the_other_byte_order_is_read():
    data = b"\xfe\xff" + text(sheet()).encode("utf-16-be")
    assert only(read(data)).customer.name == MIRA


def test_that_an_old_windows_file_is_read_and_said_to_be_one():
    cells = put(sheet(order(name="Jürgen Großmann")), 2, "Notes", "50 € bar")
    reading = read(text(cells).encode("cp1252"))
    assert reading.encoding == "cp1252"
    assert only(reading).customer.name == "Jürgen Großmann"
    assert only(reading).note == "50 € bar"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_that_every_line_ending_is_read(ending):
    plain = text(sheet(order(), order("#1002")))
    reading = read(plain.replace("\n", ending))
    assert [found.number for found in reading.orders] == ["#1001", "#1002"]


def test_that_a_broken_sign_is_named_with_row_and_column():
    cells = sheet(order(note="two\nlines"), order("#1002", name="Jo"))
    data = text(cells).encode().replace(b"Jo,", b"J\xff,", 1)
    assert file_refused(read(data)) == [(4, "Billing Name", "bad_encoding")]
    assert read(data).problems[0].value == "FF 2C 48 61"


def test_that_a_sign_cut_in_half_at_the_end_is_named():
    data = text(sheet()).encode().rstrip(b"\n,") + "ś".encode()[:1]
    assert file_refused(read(data))[0][2] == "bad_encoding"


def test_that_bytes_that_no_encoding_has_are_named():
    data = text(sheet(order(name="Jo", note="x?"))).encode()
    assert file_refused(read(data.replace(b"x?", b"x\x81")))[0][0] == 2


def test_that_utf_16_without_its_mark_is_refused():
    assert file_refused(read(text(sheet()).encode("utf-16-le"))) == [(1, "", "bad_encoding")]


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"   \r\n", b"\xef\xbb\xbf", b"\x00\x00", b",,,\n,,,\n"],
)
def test_that_an_empty_file_is_named(data):
    assert file_refused(read(data)) == [(1, "", "empty_file")]


@pytest.mark.parametrize("head", [b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"\x1f\x8b\x08"])
def test_that_a_workbook_a_pdf_or_an_archive_is_no_table(head):
    assert file_refused(read(head + b"anything" * 20)) == [(1, "", "not_a_table")]


@pytest.mark.parametrize(("sign", "said"), [(";", ";"), ("|", "|")])
def test_that_another_separator_is_named(sign, said):
    lines = [sign.join(row) for row in sheet()]
    reading = read("\n".join(lines))
    assert file_refused(reading) == [(1, "", "other_separator")]
    assert reading.problems[0].reason.facts["found"] == said


def test_that_tabs_are_named_as_what_they_are():
    reading = read("\n".join("\t".join(row) for row in sheet()))
    assert file_refused(reading) == [(1, "", "other_separator")]


@pytest.mark.parametrize("column", NEEDED)
def test_that_a_missing_column_is_named(column):
    cells = put(sheet(), 1, column, "Something else")
    assert file_refused(read(cells)) == [(1, column, "missing_column")]


def test_that_the_columns_that_must_be_there_are_these():
    assert set(formats.shopify.columns.REQUIRED) == set(NEEDED)


@pytest.mark.parametrize("column", ["Total", "Name", "Email", "Lineitem discount"])
def test_that_a_column_that_is_there_twice_is_named(column):
    cells = put(sheet(), 1, "Receipt Number", column)
    assert file_refused(read(cells)) == [(1, column, "duplicate_column")]


@pytest.mark.parametrize(
    "column", ["Email", "Phone", "Notes", "Lineitem discount", "Tax 1 Name", "Id", "Duties"]
)
def test_that_other_columns_may_be_missing(column):
    cells = [
        [c for c, name in zip(row, sheet()[0], strict=True) if name != column] for row in sheet()
    ]
    only(read(cells))


def test_that_columns_are_found_by_name_wherever_they_stand():
    cells = [list(reversed(row)) for row in sheet()]
    assert only(read(cells)) == only(read(sheet()))


def test_that_names_of_columns_may_be_written_otherwise():
    cells = sheet()
    cells[0] = [f" {name.upper()} " for name in cells[0]]
    assert only(read(cells)) == only(read(sheet()))


def test_that_unknown_columns_are_ignored_and_named():
    cells = [[*row, "x", "y"] for row in sheet()]
    cells[0][-2:] = ["Loyalty points", "Gift wrap"]
    reading = read(cells)
    only(reading)
    assert reading.ignored_columns == ("Loyalty points", "Gift wrap")


def test_that_unknown_columns_may_be_there_twice():
    cells = [[*row, "x", "y"] for row in sheet()]
    cells[0][-2:] = ["Gift wrap", "Gift wrap"]
    reading = read(cells)
    only(reading)
    assert reading.ignored_columns == ("Gift wrap",)


def test_that_a_file_with_a_header_alone_holds_no_orders():
    reading = read(sheet()[:1])
    assert (reading.orders, reading.problems, reading.refused, reading.rows) == ((), (), False, 0)


@pytest.mark.parametrize("cut", [1, 3, 10, 40, 120, 200])
def test_that_a_file_that_ends_in_the_middle_of_a_row_is_refused(cut):
    whole = text(sheet(order(), order("#1002")))
    reading = read(whole[: -1 - cut])
    assert file_refused(reading)[-1][0] in (4, 5)
    assert file_refused(reading)[-1][2] == "truncated"


def test_that_a_file_that_ends_inside_quotes_is_refused_with_the_row_where_they_open():
    whole = text(sheet(order(), order("#1002", note="Please ring,\nthe bell is broken")))
    cut = whole[: whole.index("the bell")]
    assert file_refused(read(cut)) == [(4, "", "truncated")]


def test_that_good_orders_before_the_damage_are_not_taken_in_either():
    whole = text(sheet(*(order(f"#{n}") for n in range(1001, 1021))))
    reading = read(whole[:-200])
    file_refused(reading)
    assert totals(reading.orders) == totals(())
    assert column_sums(reading).total == 0


def test_that_a_quote_that_opens_and_does_not_close_is_named():
    cells = text(sheet(order(), order("#1002"))).replace(",Mira", ',"Mira', 1)
    assert file_refused(read(cells)) == [(2, "", "broken_quote")]


def test_that_a_quote_inside_a_cell_is_only_a_sign():
    cells = text(sheet(order(note="12 inch"))).replace("12 inch", '12" wide')
    assert only(read(cells)).note == '12" wide'


def test_that_a_cell_longer_than_any_true_one_is_named():
    cells = put(sheet(order(), order("#1002")), 4, "Notes", "x" * 140_000)
    assert file_refused(read(cells)) == [(4, "", "cell_too_long")]


def test_that_a_file_above_the_limit_is_refused_at_once_and_unread(tmp_path: Path, monkeypatch):
    # 200 MB that take no room on the disk; reading them would take them in memory.
    path = tmp_path / "orders_export.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    reading = formats.read_file(path, source="shopify", currency="EUR")
    assert file_refused(reading) == [(0, "", "file_too_large")]
    assert reading.problems[0].reason.facts == {"size": 200, "limit": 64}


def test_that_bytes_above_the_limit_are_refused_too(monkeypatch):
    monkeypatch.setattr(table, "LIMIT_BYTES", 1000)
    assert file_refused(read(sheet(order(note="x" * 1000)))) == [(0, "", "file_too_large")]
    assert LIMIT_BYTES == 64 * 1024 * 1024


def test_that_too_many_rows_are_named(monkeypatch):
    monkeypatch.setattr(table, "LIMIT_ROWS", 3)
    reading = read(sheet(order(), order("#1002")))
    assert file_refused(reading) == [(4, "", "too_many_rows")]


def test_that_a_folder_a_pipe_or_nothing_is_no_file(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, tmp_path / "none.csv", Path("a\0b")):
        reading = formats.read_file(path, source="shopify", currency="EUR")
        assert file_refused(reading) == [(0, "", "not_a_file")]


def test_that_a_plain_file_is_read(tmp_path: Path):
    path = tmp_path / "orders_export.csv"
    path.write_text(text(sheet()), encoding="utf-8")
    only(formats.read_file(path, source="shopify", currency="EUR"))


def test_that_an_unknown_source_is_named():
    reading = formats.read(b"", source="stall", currency="EUR")
    assert file_refused(reading) == [(0, "", "unknown_source")]
    assert reading.problems[0].reason.facts == {"source": "stall", "known": "shopify"}


def test_that_progress_is_told_in_rows():
    told: list[int] = []
    data = text(sheet(*(order(f"#{n}") for n in range(1001, 2001)))).encode()
    formats.read(data, source="shopify", currency="EUR", on_rows=told.append)
    assert told == [499, 999, 1499, 1999]
