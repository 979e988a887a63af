"""Papers as pictures."""

from __future__ import annotations

from kiosk.documents import page, preview
from kiosk.documents.blocks import Paragraph
from tests.documents import samples


def test_that_a_page_is_shown_at_the_size_asked_for_in_three_bytes_a_pixel() -> None:
    pdf = page.build(samples.receipt("en"))
    (shown,) = preview.pictures(pdf, dpi=72)
    assert (shown.width, shown.height) == (420, 596)
    assert len(shown.pixels) == shown.width * shown.height * 3
    assert shown.pixels[:3] == b"\xff\xff\xff"
    ink = {shown.pixels[at : at + 3] for at in range(0, len(shown.pixels), 3)}
    assert bytes((0x23, 0x18, 0x26)) in ink


def test_that_pages_are_counted_and_chosen() -> None:
    pdf = page.build(page.Document("Long", "en", page.A5, (Paragraph("word " * 900),)))
    assert preview.page_count(pdf) == len(preview.pictures(pdf, dpi=20)) > 2
    assert len(preview.pictures(pdf, dpi=20, pages=range(1, 2))) == 1


def test_that_a_very_long_roll_is_shown_no_longer_than_a_screen_can_hold() -> None:
    pdf = page.build(page.Document("Long", "en", page.ROLL, (Paragraph("word " * 900),)))
    (shown,) = preview.pictures(pdf, dpi=600)
    assert shown.height <= preview.LONGEST + 1
