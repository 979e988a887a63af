"""Pages: filled, numbered, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from typing import Any

import pypdf
import pytest

from kiosk.documents import fonts, page
from kiosk.documents.blocks import Gap, Heading, Paragraph, Rule, Section, Signature, Signatures
from kiosk.documents.heads import Masthead
from kiosk.documents.rows import Block
from kiosk.documents.table import Amount, Amounts, Column, Kind, Table
from kiosk.documents.text import Span
from tests.documents import reading, samples


def a_table(count: int) -> Table:
    columns = (Column("Place", Kind.CODE), Column("What"), Column("EUR", Kind.AMOUNT))
    lines = tuple((f"A-{number:03}", f"Frame {number}", f"{number}.00") for number in range(count))
    return Table(columns, lines, totals=(("", "Sum", "1,284.50"),))


def paper_of(*body: Block, language: str = "en", paper: page.Paper = page.A4) -> page.Document:
    return page.Document("Pick list 7", language, paper, body)


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_a_paper_made_twice_is_the_same_bytes(language: str) -> None:
    made = [page.build(samples.receipt(language)) for _ in range(2)]
    assert made[0] == made[1]


def test_that_another_machine_zone_and_locale_make_the_same_bytes() -> None:
    program = (
        "import hashlib; from kiosk.documents import page; from tests.documents import samples;"
        "print(hashlib.sha256(page.build(samples.receipt('ar'))).hexdigest())"
    )
    there = os.environ | {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    told = subprocess.run(
        [sys.executable, "-c", program], env=there, capture_output=True, text=True, check=True
    )
    here = hashlib.sha256(page.build(samples.receipt("ar"))).hexdigest()
    assert told.stdout.strip() == here


def test_that_a_paper_tells_its_title_and_language_and_no_time_and_no_maker() -> None:
    reader = pypdf.PdfReader(io.BytesIO(page.build(samples.receipt("de"))))
    told: Any = reader.metadata
    assert told["/Title"] == "Beleg R-0118"
    assert told["/Producer"] == "Foyer"
    assert told["/CreationDate"] == "D:20000101000000+00'00'"
    assert str(reader.root_object["/Lang"]) == "de"


def test_that_every_face_is_in_the_file_and_none_is_borrowed() -> None:
    reader = pypdf.PdfReader(io.BytesIO(page.build(samples.receipt("ar"))))
    resources: Any = reader.pages[0]["/Resources"]
    for found in resources["/Font"].values():
        assert "/FontFile2" in found.get_object()["/FontDescriptor"]


def test_that_each_page_is_numbered_and_says_which_paper_it_belongs_to() -> None:
    pdf = page.build(paper_of(a_table(200)))
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) > 2
    for number, one in enumerate(pages, 1):
        said = one.extract_text()
        assert f"Page {number} of {len(pages)}" in said
        assert ("Pick list 7" in said) is (number > 1)


def test_that_the_head_of_a_table_comes_again_on_each_page_and_no_row_is_lost() -> None:
    pdf = page.build(paper_of(a_table(200)))
    pages = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert all(said.count("Place") == 1 for said in pages)
    together = "\n".join(pages)
    assert [f"A-{number:03}" in together for number in range(200)] == [True] * 200
    assert together.count("1,284.50") == 1


def test_that_a_heading_is_not_left_alone_at_the_foot_of_a_page() -> None:
    for gap in range(40, 66):
        body = (Gap(gap), Heading("Still to come"), Paragraph("Double mat"))
        pages = pypdf.PdfReader(io.BytesIO(page.build(paper_of(*body)))).pages
        together = [one.extract_text() for one in pages]
        assert any("Still to come" in said and "Double mat" in said for said in together)


def test_that_a_cell_longer_than_a_page_goes_on_on_the_next() -> None:
    said = " ".join(f"w{number}" for number in range(1_000))
    row = (("A-1", said, "1.00"),)
    table = Table(a_table(0).columns, row)
    pdf = page.build(paper_of(table, paper=page.A5))
    found = reading.text(pdf)
    assert all(f"w{number}" in found for number in range(900))


def test_that_a_roll_is_as_long_as_its_text() -> None:
    short, long = (
        pypdf.PdfReader(io.BytesIO(page.build(paper_of(a_table(count), paper=page.ROLL)))).pages
        for count in (3, 60)
    )
    assert len(short) == len(long) == 1
    assert float(long[0].mediabox.height) > 3 * float(short[0].mediabox.height)
    assert round(float(short[0].mediabox.width) * 25.4 / 72) == 80


def test_that_a_paper_is_set_smaller_before_it_spills_over() -> None:
    def size(count: int) -> tuple[int, float]:
        rows = Amounts(tuple(Amount("Frame", "1.00") for _ in range(count)))
        pdf = page.build(paper_of(rows, paper=page.A5))
        word = next(found for found in reading.words(pdf) if found[0] == "Frame")
        return len(pypdf.PdfReader(io.BytesIO(pdf)).pages), word[2] - word[1]

    (_, large), (one, small), (many, back) = size(5), size(28), size(80)
    assert one == 1
    assert small < large
    assert many > 1
    assert back == pytest.approx(large, abs=0.01)


def test_that_large_print_is_the_same_paper_at_18_points() -> None:
    document = samples.receipt("en")
    large = page.Document(
        document.title, "en", document.paper, document.body, document.foot, size=18
    )
    pdf = page.build(large)
    assert reading.signs("K4TM 82WD") in reading.signs(reading.text(pdf))
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) > 1


def test_that_practice_stands_on_every_page_and_codes_are_read_through_it() -> None:
    pdf = page.build(samples.receipt("en", practice="Practice"))
    assert "Practice" in reading.text(pdf)
    assert ("QR Code", "FY1:K4TM82WD:PU-7/2") in reading.codes(pdf)


def test_that_a_sign_in_no_face_prints_as_its_code_point() -> None:
    said = reading.text(page.build(paper_of(Paragraph("한소명 😀"))))
    assert reading.signs("D55C C18C BA85 1F600") in reading.signs(said)
    assert "\u25a0" not in said


def test_that_a_sign_in_no_face_is_refused_where_the_house_speaks() -> None:
    with pytest.raises(fonts.MissingGlyph) as raised:
        page.build(paper_of(Paragraph("Done ✓ 한")), strict=True)
    assert raised.value.characters == "✓한"
    page.build(paper_of(Paragraph("Done, Ωμέγα")), strict=True)


def test_that_a_report_has_two_columns_and_signatures_on_a_page() -> None:
    signed = Signature(("Lin Bo",), strokes=(((0.1, 0.1), (0.5, 0.2)),))
    body = (
        Masthead("Report 86", "Till 118", samples.HARBOUR),
        Section("Sales"),
        Rule(),
        Signatures((signed, Signature(("Ana",), typed="Ana Lindqvist"), Signature(("-",)))),
        Paragraph(Span("end", italic=True)),
    )
    for language, paper in (("en", page.A4), ("ar", page.A4), ("en", page.ROLL)):
        found = reading.text(page.build(paper_of(*body, language=language, paper=paper)))
        assert "Ana Lindqvist" in found
        assert "Lin Bo" in found
