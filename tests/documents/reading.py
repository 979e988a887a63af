"""Reads papers back as others would: their text, their places, their codes, what hides in them."""

from __future__ import annotations

import ctypes
import io
import re
from itertools import groupby
from operator import itemgetter
from typing import Any

import pypdf
import pypdfium2
import zxingcpp
from PIL import Image

from kiosk.documents import preview

FORBIDDEN = re.compile(
    rb"/(URI|Launch|JavaScript|JS|EmbeddedFiles?|OpenAction|AA|Annots|GoToR|SubmitForm|Image)\b"
)


def text(pdf: bytes) -> str:
    """All text, as pypdf finds it."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def signs(said: str) -> str:
    """`said` without white space: a line break on paper may fall anywhere."""
    return re.sub(r"\s+", "", said)


def words(pdf: bytes) -> list[tuple[str, float, float, float]]:
    """The words of the first page by where they stand: word, left, right and baseline in points.

    Only places count, from the top down and from left to right; no reader's idea of an order.
    """
    paper = pypdfium2.PdfDocument(pdf)
    page = paper[0]
    textpage = page.get_textpage()
    signs_placed = []
    for number in range(textpage.count_chars()):
        if pypdfium2.raw.FPDFText_IsGenerated(textpage, number) == 1:
            continue  # a space that pdfium made up
        left, _, right, _ = textpage.get_charbox(number)
        sign = textpage.get_text_range(number, 1)
        signs_placed.append((-_baseline(textpage, number), left, right, sign))
    for opened in (textpage, page, paper):
        opened.close()
    found: list[tuple[str, float, float, float]] = []
    for base, row in groupby(sorted(signs_placed), key=itemgetter(0)):
        word: list[tuple[float, float, float, str]] = []
        for placed in [*row, (base, 0, 0, " ")]:
            gap = placed[1] - word[-1][2] if word else 0
            if word and (not placed[3].strip() or gap > 6):
                found.append(_word(word))
                word = []
            if placed[3].strip():
                word.append(placed)
    return found


def _word(placed: list[tuple[float, float, float, str]]) -> tuple[str, float, float, float]:
    shown = [sign for *_, sign in placed]
    arabic = any("\u0600" <= sign[0] <= "\u06ff" for sign in shown)
    said = "".join(reversed(shown) if arabic else shown)
    return said, placed[0][1], max(right for _, _, right, _ in placed), -placed[0][0]


def _baseline(textpage: Any, number: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(textpage, number, x, y)
    return round(y.value, 1)


def picture(pdf: bytes, *, dpi: float = 200, number: int = 0) -> Any:
    """One page as a PIL image."""
    page = preview.pictures(pdf, dpi=dpi)[number]
    return Image.frombytes("RGB", (page.width, page.height), page.pixels)


def codes(pdf: bytes) -> list[tuple[str, str]]:
    """What a scanner reads on the first page: kind and content."""
    return [(str(code.format), code.text) for code in zxingcpp.read_barcodes(picture(pdf))]


def objects(pdf: bytes) -> bytes:
    """Everything in the file, unpacked, except the insides of the faces."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    parts: list[bytes] = []
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        if found is None:
            continue
        if isinstance(found, pypdf.generic.StreamObject):
            parts.append(repr(dict(found)).encode())
            if "/Length1" not in found:
                parts.append(found.get_data())
        else:
            stream = io.BytesIO()
            found.write_to_stream(stream)
            parts.append(stream.getvalue())
    return b"\n".join(parts)
