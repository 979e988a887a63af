"""The receipt of the mock-up, in three languages, on a page and on a roll."""

from __future__ import annotations

import io

import pypdf
import pytest

from kiosk.documents import page
from tests.documents import reading, samples

LANGUAGES = ("en", "de", "ar")
PAPERS = {"A5": page.A5, "A4": page.A4, "letter": page.LETTER, "roll": page.ROLL}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_that_the_receipt_is_one_page_with_nothing_missing_and_its_square_is_read(
    language: str, paper: page.Paper
) -> None:
    pdf = page.build(samples.receipt(language, paper), strict=True)
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1
    assert reading.codes(pdf) == [("QR Code", "FY1:K4TM82WD:PU-7/2")]
    assert "K4TM 82WD" in reading.text(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_that_nothing_stands_outside_the_margins(language: str, paper: page.Paper) -> None:
    picture = reading.picture(page.build(samples.receipt(language, paper)), dpi=72)
    left, top, right, bottom = picture.convert("L").point(lambda v: 255 * (v < 200)).getbbox()
    margin = paper.margin * 72 / 25.4 - 2
    assert left >= margin
    assert top >= margin
    assert right <= picture.width - margin
    assert bottom <= picture.height - margin


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_amounts_stand_decimal_under_decimal(language: str) -> None:
    placed = reading.words(page.build(samples.receipt(language)))
    point = "," if language == "de" else "."
    wanted = [f"{amount}{point}00" for amount in ("148", "62", "210")]
    ends = [next(right for word, _, right, _ in placed if word == amount) for amount in wanted]
    assert max(ends) - min(ends) < 0.6


def test_that_the_arabic_receipt_is_the_mirror_of_the_english_one() -> None:
    def places(language: str, word: str) -> tuple[float, float]:
        placed = reading.words(page.build(samples.receipt(language)))
        return next((left, right) for found, left, right, _ in placed if found == word)

    half = page.A5.width * 72 / 25.4 / 2
    assert places("en", "EUR")[0] > half > places("ar", "EUR")[1]
    assert places("en", "Harbour")[1] < half < places("ar", "Harbour")[0]


def test_that_a_code_is_read_from_left_to_right_in_arabic() -> None:
    placed = reading.words(page.build(samples.receipt("ar")))
    first = next(left for word, left, _, _ in placed if word == "K4TM")
    second = next(left for word, left, _, _ in placed if word == "82WD")
    assert first < second
