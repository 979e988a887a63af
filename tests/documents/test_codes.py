"""Codes on paper, read back by a scanner's library from the rendered page."""

from __future__ import annotations

import io

import pypdf
import pytest

from kiosk.documents import barcode, page
from kiosk.documents.blocks import Paragraph
from kiosk.documents.codes import Bars, Claim
from kiosk.documents.label import Label
from tests.documents import reading


@pytest.mark.parametrize("payload", ["K4TM82WD", "FY1:K4TM82WD:PU-7/2", "x" * 200, "Größe ة 王"])
@pytest.mark.parametrize("paper", [page.A5, page.ROLL], ids=["A5", "roll"])
def test_that_a_square_says_what_it_was_given(payload: str, paper: page.Paper) -> None:
    block = Claim(payload, ("Mat",), "Your code", "K4TM 82WD")
    pdf = page.build(page.Document("Claim", "en", paper, (block,)))
    assert reading.codes(pdf) == [("QR Code", payload)]


@pytest.mark.parametrize("payload", ["1", "PU-2026-0331", "0123456789012345", "a b/C~"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_that_bars_say_what_they_were_given(payload: str, language: str) -> None:
    body = (Paragraph("Bars"), Bars(payload))
    pdf = page.build(page.Document("Bars", language, page.A5, body))
    assert reading.codes(pdf) == [("Code 128", payload)]


@pytest.mark.parametrize("payload", ["", "ß", "王"])
def test_that_bars_of_other_signs_than_ascii_are_refused(payload: str) -> None:
    with pytest.raises(ValueError, match="ASCII"):
        barcode.bars(payload)


@pytest.mark.parametrize("place", ["B-14", "Cellar, shelf 12, box C", "رف 7"])
@pytest.mark.parametrize("payload", ["PU-7/2", "PU-2026-0331/12"])
def test_that_a_label_is_one_of_62_by_29_with_its_bars_read(place: str, payload: str) -> None:
    block = Label(place, "1042", payload, "Lin Bo, 2 of 3")
    pdf = page.build(page.Document("Label", "en", page.LABEL, (block,)))
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    size = [round(float(side) * 25.4 / 72) for side in pages[0].mediabox[2:]]
    assert (len(pages), size) == (1, [62, 29])
    assert reading.codes(pdf) == [("Code 128", payload)]
    assert "1042" in reading.text(pdf)
    assert "Page" not in reading.text(pdf)
