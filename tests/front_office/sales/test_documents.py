"""The papers of a sale: what stands on a sheet and on the roll, in six languages, with bars to scan."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pypdf
import pytest

from kiosk.back_office.accounting.rules import TaxRow, WayToPay
from kiosk.core import words
from kiosk.core.ids import InvoiceId, PersonId, ProductId, SaleId, SaleLineId
from kiosk.documents import page, tape
from kiosk.front_office.sales import documents
from kiosk.front_office.sales.documents import Fiscal
from kiosk.front_office.sales.rules import ReceiptFacts, ReturnFacts, SalePage, SoldLine
from kiosk.records.settings.service import Letterhead
from tests.documents import reading

LANGUAGES = tuple(words.LANGUAGES)
POINT = dict.fromkeys(("de", "es", "fr"), ",")
HEAD = Letterhead(
    "Harbour Lane", "Framing & Print", "4 Quay Street\nWesthaven", "AT", demonstration=False
)
AT = datetime(2026, 4, 13, 10, 9, tzinfo=UTC)


def line(number: int, name: str, quantity: int, price: int) -> SoldLine:
    total = price * quantity
    return SoldLine(
        SaleLineId(number), ProductId(number), name, f"S-{number}", quantity, price, total,
        total // 6, 2_000, 0,
    )  # fmt: skip


def sold(**changes: object) -> SalePage:
    lines = (line(1, "Glass spray", 1, 650), line(2, "Postcard", 2, 180), line(3, "Bag", 1, 20))
    plain = SalePage(
        SaleId(1), InvoiceId(1), "S-2026-0118", AT, date(2026, 4, 13), "Desk 2", PersonId(1),
        "Eun-ji Park", None, "", None, "EUR", "en", WayToPay.CASH, 859, 171, 1_030, 2_000, 970, 0,
        "", 0, "", lines, (TaxRow(2_000, 859, 171, 1_030),), 0,
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def facts(copy: int = 0, *, demonstration: bool = False, **changes: object) -> ReceiptFacts:
    return ReceiptFacts(sold(**changes), "Europe/Vienna", copy, demonstration)


def roll(made: tape.Tape) -> str:
    return reading.text(tape.pdf(made))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", [page.A4, page.LETTER, page.A5], ids=["A4", "letter", "A5"])
def test_that_the_receipt_is_one_sheet_with_its_number_in_bars(language, paper):
    pdf = documents.receipt(facts(), HEAD, language, paper=paper)
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1
    assert reading.codes(pdf) == [("Code 128", "S-2026-0118")]
    said = reading.text(pdf)
    assert "S-2026-0118" in said
    point = POINT.get(language, ".")
    for amount in (f"6{point}50", f"10{point}30", f"9{point}70", f"1{point}71"):
        assert amount in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_roll_says_the_same(language):
    made = documents.tape_receipt(facts(), HEAD, language)
    said = roll(made)
    point = POINT.get(language, ".")
    for amount in (f"6{point}50", f"10{point}30", f"20{point}00", f"9{point}70"):
        assert amount in said
    assert tape.escpos(made)


def test_that_the_same_facts_are_the_same_bytes():
    assert documents.receipt(facts(), HEAD, "en") == documents.receipt(facts(), HEAD, "en")


def test_that_a_copy_says_which_one_it_is_and_has_no_second_number():
    said = reading.text(documents.receipt(facts(copy=2), HEAD, "en"))
    assert "copy 2" in said
    assert said.count("S-2026-0118") == 2
    assert roll(documents.tape_receipt(facts(copy=2), HEAD, "en")).startswith("COPY 2")


def test_that_the_demonstration_says_that_it_is_not_fiscal():
    said = "Demonstration: not a fiscal receipt."
    assert said in reading.text(documents.receipt(facts(demonstration=True), HEAD, "en"))
    assert said in roll(documents.tape_receipt(facts(demonstration=True), HEAD, "en"))
    assert said not in reading.text(documents.receipt(facts(), HEAD, "en"))


def test_that_a_device_out_of_order_stands_on_the_receipt():
    said = roll(documents.tape_receipt(facts(), HEAD, "en", fiscal=Fiscal(outage=True)))
    assert "Fiscal device out of order" in said


def test_that_coins_are_told_where_they_round():
    said = reading.text(documents.receipt(facts(total=1_028, rounding=2), HEAD, "en"))
    assert "Rounded to coins" in said
    assert "10.30" in said


def test_that_a_card_is_told_with_its_slip_and_no_change():
    made = facts(way=WayToPay.CARD, given=0, change=0, slip="004711")
    for said in (
        reading.text(documents.receipt(made, HEAD, "en")),
        roll(documents.tape_receipt(made, HEAD, "en")),
    ):
        assert "Paid by card" in said
        assert "004711" in said
        assert "Change" not in said


def test_that_an_invoice_in_its_place_is_named():
    said = reading.text(documents.receipt(facts(invoice_number="2026-0004"), HEAD, "en"))
    assert "Invoice 2026-0004 stands in place of this receipt." in said
    assert "You need an invoice?" not in said


def test_that_a_customer_is_not_named_and_whoever_served_by_first_name():
    said = reading.text(documents.receipt(facts(customer_name="Lin Bo"), HEAD, "en"))
    assert "Lin Bo" not in said
    assert "You were served by Eun-ji." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_paper_of_a_return_names_its_receipt(language):
    made = ReturnFacts(
        sold(), "Europe/Vienna", "CN-2026-0003", AT, "Ana", WayToPay.CASH, 650,
        (("Glass spray", 1),), demonstration=False,
    )  # fmt: skip
    said = roll(documents.tape_return(made, HEAD, language))
    assert "CN-2026-0003" in said
    assert "S-2026-0118" in said


@pytest.mark.parametrize("name", ["<b>x</b>", "\u202egpj.exe", "W" * 300, "زجاج", "眼鏡", ""])
def test_that_any_name_can_be_printed(name):
    made = facts(lines=(line(1, name, 3, 650),), total=1_950)
    assert documents.receipt(made, HEAD, "en")
    assert tape.escpos(documents.tape_receipt(made, HEAD, "en"))


@pytest.mark.parametrize(("country", "paper"), [
    ("AT", page.A4), ("DE", page.A4), ("US", page.LETTER), ("ca", page.LETTER), ("", page.A4),
])  # fmt: skip
def test_that_the_sheet_is_the_countrys(country, paper):
    assert documents.sheet(country) is paper


@pytest.mark.parametrize(("rate", "language", "said"), [
    (2_000, "en", "20 %"), (550, "en", "5.5 %"), (550, "de", "5,5 %"), (0, "en", "0 %"),
    (825, "en", "8.25 %"),
])  # fmt: skip
def test_that_a_rate_reads_as_people_say_it(rate, language, said):
    assert documents.percent(rate, language) == said
