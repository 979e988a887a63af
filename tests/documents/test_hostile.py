"""What a name may hold: it comes back as it was written, and nothing of it acts."""

from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.words import island
from kiosk.documents import fonts, page, text
from kiosk.documents.blocks import (
    Columns,
    Facts,
    Heading,
    Pair,
    Paragraph,
    Section,
    Signature,
    Signatures,
    SmallPrint,
)
from kiosk.documents.codes import Claim
from kiosk.documents.heads import Business, Letterhead, Masthead, Title
from kiosk.documents.label import Label
from kiosk.documents.table import Amount, Amounts, Column, Kind, Table, Weight
from kiosk.documents.text import Span, strong
from tests.documents import reading

CORPUS = {
    "bold": "<b>Bob",
    "image": "<img src=/etc/hostname>",
    "image, closed": '<img src="file:///etc/passwd" width="1" height="1"/>',
    "link": '<a href="javascript:alert(1)">Bob</a>',
    "paragraph": "</para><para>x</para>",
    "entity": "R&D &amp; &#60;b&#62; &nosuch;",
    "call": "<font color=\"[[[getattr(pow, Word('__globals__'))]]]\">x</font>",
    "string": "(Bob) Tj ET endstream endobj \\) \\",
    "template": "{name} %s ${x} {{7*7}}",
    "control": "B\x00o\x07b\x1b[2J",
    "direction": "Bob\u202egnp.exe\u202c\u2067x\u2069",
    "isolates": "\u2067" * 300 + "Bob",
    "200 signs": "Wolfeschlegelsteinhausenbergerdorff " * 5 + "Bob of Westhaven, sen",
    "unbroken": "x" * 5_000,
    "emoji": "Bob 😀👨\u200d👩\u200d👧 ❤\ufe0f",
    "Polish": "Żółć gęślą jaźń, Łódź",
    "Vietnamese": "Nguyễn Thị Hồng Ưu Đãi",
    "Greek and Cyrillic": "Ωμέγα Жуковський",
    "Chinese": "王小明",
    "Korean": "한소명",
    "surrogate": "Bob\ud83d!",
    "marks": "Z" + "\u0301\u0302\u0323" * 60,
    "spaces": "Bob\u202f\u2003\u00a0\u3000Bob",
    "formula": "=HYPERLINK(0)",
    "new lines": "Bob\n\n\r\nBob\u2028Bob",
}


def everywhere(said: str, language: str, paper: page.Paper) -> page.Document:
    """A paper with `said` in every place that takes words."""
    business = Business(said, said, (said, said))
    sign = (Signature((said,), typed=said),)
    columns = (Column(said, Kind.CODE), Column(said), Column(said, Kind.AMOUNT))
    body = (
        Letterhead(business),
        Masthead(said, said, business),
        Title(said, said),
        Heading(said),
        Section(said),
        Paragraph((strong(said), Span(said, italic=True))),
        SmallPrint((said,)),
        Facts(((said, said),)),
        Pair(said, said),
        Amounts((Amount(said, "1.00"), Amount(said, said[:12], Weight.LARGE)), (said, "EUR")),
        Columns((Paragraph(said),), (Paragraph(said),)),
        Claim("PU-7", (said, said), said, said[:9], said),
        Table(columns, ((said[:12], said, "1.00"),), totals=((said[:9], said, "1.00"),)),
        Signatures(sign * 3),
    )
    return page.Document(said, language, paper, body, (said, said), practice=said[:20])


def shown(said: str) -> str:
    """`said` as it stands on paper: boxes for signs that no face has, nothing for invisible ones."""
    visible = (sign for sign in text.clean(said) if not fonts.invisible(sign))
    lost = fonts.missing(said)
    return reading.signs("".join(f"{ord(s):04X}" if s in lost else s for s in visible))


@pytest.mark.parametrize("said", CORPUS.values(), ids=CORPUS)
def test_that_a_hostile_name_comes_back_as_it_was_written(said: str) -> None:
    pdf = page.build(page.Document("Paper", "en", page.A5, (Paragraph(said),)))
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    found = reading.signs("".join(one.extract_text() for one in pages))
    for number in range(1, len(pages) + 1):
        found = found.replace(f"Page{number}of{len(pages)}", "").replace("Paper", "")
    assert found == shown(said)


@pytest.mark.parametrize("said", CORPUS.values(), ids=CORPUS)
@pytest.mark.parametrize(
    ("language", "paper"),
    [("en", page.A4), ("ar", page.A5), ("de", page.ROLL)],
    ids=["A4", "A5", "roll"],
)
def test_that_nothing_in_a_name_acts_wherever_it_stands(
    said: str, language: str, paper: page.Paper
) -> None:
    pdf = page.build(everywhere(said[:400], language, paper))
    assert reading.FORBIDDEN.findall(reading.objects(pdf)) == []
    found = reading.text(pdf)
    assert "\u25a0" not in found
    assert "\ufffd" not in found


def test_that_a_name_in_arabic_keeps_its_numbers_in_order() -> None:
    said = f"شركة النور رقم 2026 هاتف {island('030 123')} قطعة 7"
    pdf = page.build(page.Document("Paper", "ar", page.A4, (Paragraph(said),)))
    digits = [word for word, *_ in reading.words(pdf) if word.isascii()]
    placed = {word: left for word, left, *_ in reading.words(pdf)}
    assert [word for word in digits if word.isdigit()][:4] == ["7", "030", "123", "2026"]
    assert placed["2026"] > placed["030"] > placed["7"]
    assert placed["030"] < placed["123"], "a phone number is read from left to right"


@pytest.mark.parametrize("high", range(0, 300, 100))
def test_that_a_label_takes_a_name_of_any_length(high: int) -> None:
    said = "Wolfeschlegel " * (high // 10) + "<b>"
    pdf = page.build(page.Document(said, "en", page.LABEL, (Label(said, said, "PU-7", said),)))
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1
    assert ("Code 128", "PU-7") in reading.codes(pdf)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["en", "ar"]), st.sampled_from([page.A5, page.ROLL]))
def test_that_any_name_at_all_makes_a_paper_that_a_reader_opens(
    said: str, language: str, paper: page.Paper
) -> None:
    pdf = page.build(everywhere(said, language, paper))
    assert pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert reading.FORBIDDEN.findall(reading.objects(pdf)) == []
