"""The papers of accounting: every fact is on them, in three languages, deposits named line by line."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.back_office.accounting.documents.invoice import Addressed, invoice, percent
from kiosk.back_office.accounting.rules import (
    InvoiceKind,
    InvoicePaper,
    InvoiceState,
    LineKind,
    PaperLine,
    PaperPayment,
    TaxRow,
    WayToPay,
)
from kiosk.core import words
from kiosk.documents import page
from kiosk.records.settings.service import Letterhead
from tests.documents import reading

HEAD = Letterhead(
    "Harbour Lane", "Framing & Print", "4 Quay Street\nTax number AT 00", "AT", demonstration=True
)
DEPOSIT = PaperPayment(
    1, date(2026, 3, 27), WayToPay.CARD, 18_000, deposit=True, back=False,
    taxes=(TaxRow(2_000, 15_000, 3_000, 18_000),),
)  # fmt: skip
CASH = PaperPayment(2, date(2026, 4, 13), WayToPay.CASH, 3_000, deposit=False, back=False)
FINAL = InvoicePaper(
    id=1,
    kind=InvoiceKind.FINAL,
    state=InvoiceState.PAID,
    number="2026-0331",
    day=date(2026, 4, 13),
    due_day=None,
    order=1,
    order_number="1042",
    customer=1,
    currency="EUR",
    lines=(
        PaperLine(1, LineKind.GOODS, "Oak frame 40 x 50", 1, 2_000, 12_333, 2_467, 14_800),
        PaperLine(2, LineKind.GOODS, "Print Harbour", 2, 2_000, 5_167, 1_033, 6_200),
    ),
    taxes=(TaxRow(2_000, 17_500, 3_500, 21_000),),
    net=17_500,
    tax=3_500,
    total=21_000,
    deducted=21_000,
    paid=0,
    open=0,
    payments=(DEPOSIT, CASH),
)


def said(paper=FINAL, language="en", **others):
    return " ".join(reading.text(invoice(paper, HEAD, language, **others)).split())


def test_that_a_final_invoice_names_its_deposit_and_what_of_it_is_tax():
    read = said(to=Addressed("Lin Bo", ("Ring 1",)))
    for fact in (
        "Final invoice 2026-0331", "Lin Bo", "Ring 1", "Order 1042", "Oak frame 40 x 50", "148.00",
        "175.00", "35.00", "210.00", "Deposit of 27 March, card", "180.00", "150.00",
        "Paid on 13 April, cash", "30.00", "Left to pay", "not a fiscal receipt",
    ):  # fmt: skip
        assert fact in read, fact


def test_that_a_full_invoice_bears_its_name_and_the_receipt_that_it_replaces():
    full = replace(
        FINAL, kind=InvoiceKind.FULL, order=None, order_number="", payments=(), bill_to="Brill GmbH",
        address="Ring 2\n1010 Wien", tax_number="ATU1", receipt_number="S-2026-0009",
    )  # fmt: skip
    read = said(full)
    for fact in ("Invoice 2026-0331", "Brill GmbH", "1010 Wien", "ATU1", "S-2026-0009"):
        assert fact in read, fact
    assert "Left to pay" not in read


def test_that_a_credit_note_says_how_the_money_went_back():
    went = PaperPayment(1, date(2026, 4, 14), WayToPay.CASH, 20_000, deposit=False, back=True)
    note = replace(
        FINAL, kind=InvoiceKind.CREDIT_NOTE, number="CN-2026-0001", deducted=1_000, paid=20_000,
        payments=(went,), credited_number="2026-0331",
    )  # fmt: skip
    read = said(note)
    for fact in ("Credit note CN-2026-0001", "Given back on 14 April, cash", "10.00", "2026-0331"):
        assert fact in read, fact


def test_that_what_is_unpaid_says_until_when_and_a_copy_says_so():
    late = replace(
        FINAL, open=3_000, deducted=18_000, payments=(DEPOSIT,), due_day=date(2026, 4, 27)
    )
    read = said(late, copy=2)
    assert "copy 2" in read
    assert "27 April 2026" in read


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("size", [page.A4, page.LETTER, page.ROLL])
def test_that_every_language_and_paper_has_its_glyphs(language, size):
    assert invoice(FINAL, HEAD, language, size=size).startswith(b"%PDF")
    assert invoice(FINAL, HEAD, language) == invoice(FINAL, HEAD, language)


def test_that_a_rate_reads_as_it_is_said():
    assert [percent(rate, "en") for rate in (1_900, 550, 0, 25)] == [
        "19 %",
        "5.5 %",
        "0 %",
        "0.25 %",
    ]
    assert percent(810, "de") == "8,1 %"
