"""Papers as pictures: what a screen shows and a printer prints, page by page, links and all inert."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

LONGEST = 8_000
"""Pixels that a picture may have on its longer side; a longer page is shown smaller."""

_rendering = threading.Lock()  # pdfium is not made for two threads


@dataclass(frozen=True, slots=True)
class Picture:
    """One page in RGB, three bytes a pixel, rows from the top without padding."""

    pixels: bytes
    width: int
    height: int


def page_count(pdf: bytes) -> int:
    """How many pages `pdf` has."""
    import pypdfium2

    with _rendering:
        paper = pypdfium2.PdfDocument(pdf)
        try:
            return len(paper)
        finally:
            paper.close()


def pictures(pdf: bytes, *, dpi: float = 144, pages: range | None = None) -> list[Picture]:
    """The pages of `pdf` (all, or those of `pages` from 0) at `dpi` dots an inch."""
    import pypdfium2

    with _rendering:
        paper = pypdfium2.PdfDocument(pdf)
        try:
            return [_picture(paper[number], dpi) for number in pages or range(len(paper))]
        finally:
            paper.close()


def _picture(page: PdfPage, dpi: float) -> Picture:
    scale = min(dpi / 72, LONGEST / max(page.get_size()))
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, no_smoothtext=False)
    wide, high, step = bitmap.width, bitmap.height, bitmap.stride
    raw = bytes(bitmap.buffer)
    line = wide * 3
    pixels = b"".join(raw[row * step : row * step + line] for row in range(high))
    page.close()
    return Picture(pixels, wide, high)
