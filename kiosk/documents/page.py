"""Papers made of blocks: filled page by page, numbered, and written as the same bytes each time."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kiosk.core import words
from kiosk.documents import fonts
from kiosk.documents.pen import BLACK, INK, MM, Box, Pen, Side
from kiosk.documents.rows import Block, Row, Setting, draw_rows, height, text_rows
from kiosk.documents.table import Amounts
from kiosk.documents.text import one_line, spans

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper in millimetres, its margin, and the body sizes in points that suit it.

    The first size is the one it is set in; the others are tried, in turn, for what would spill
    over onto a second page and need not.
    """

    width: float
    height: float
    margin: float
    sizes: tuple[float, ...]

    @property
    def roll(self) -> bool:
        """A roll is cut where the text ends."""
        return self.height == 0


A4 = Paper(210, 297, 17, (10.5,))
A5 = Paper(148, 210, 15, (11.5, 10.5, 9.7))
LETTER = Paper(215.9, 279.4, 17, (10.5,))
ROLL = Paper(80, 0, 5, (10,))
LABEL = Paper(62, 29, 2.5, (9,))

_LONGEST = 14_000.0
"""Points; a page of a PDF may not be longer than 14,400."""

_drawing = threading.Lock()
# ReportLab's faces remember where they read; two papers at once would mix their letters.


@dataclass(frozen=True, slots=True)
class Document:
    """A paper to be: its blocks in order, and what stands on every page."""

    title: str
    language: str
    paper: Paper
    body: tuple[Block, ...]
    foot: tuple[str, ...] = ()
    foot_rule: bool = False
    practice: str = ""
    """The word for practice, pale across every page; empty on a real paper."""
    size: float = 0
    """Another body size in points than the paper's: 18 for large print."""


def build(document: Document, *, strict: bool = False) -> bytes:
    """The PDF of `document`, the same bytes for the same document wherever it is made.

    A character that no face draws prints as a box with its code point; with `strict` it is
    refused as `MissingGlyph`, for texts of the house itself.
    """
    with _drawing:
        return _build(document, strict=strict)


def _build(document: Document, *, strict: bool) -> bytes:
    sizes = (document.size,) if document.size else document.paper.sizes
    set_ = [_set(document, sizes[0])]
    for size in sizes[1:]:
        if len(set_[-1].pages) == 2:
            set_.append(_set(document, size))
    fits = len(set_[-1].pages) == 1
    return _written(document, set_[-1] if fits else set_[0], strict=strict)


@dataclass(frozen=True, slots=True)
class _Set:
    """A document at one body size."""

    setting: Setting
    pages: list[list[Row]]
    foot: list[Row]


def _set(document: Document, size: float) -> _Set:
    paper = document.paper
    margin = paper.margin * MM
    width = paper.width * MM - 2 * margin
    setting = Setting(rtl=words.rtl(document.language), size=size, roll=paper.roll)
    high = _LONGEST if paper.roll else paper.height * MM
    foot = [] if paper is LABEL else _foot(document, setting, width)
    last: list[Row] = []
    if paper.roll or height(foot) > high / 4:
        # A roll has no foot, and a foot that crowds out the page becomes its small print.
        last, foot = foot, [] if paper.roll else _foot(replace(document, foot=()), setting, width)
    under = height(foot) + 1.4 * size if foot else 0.0
    amounts = [block for block in document.body if isinstance(block, Amounts)]
    figures = max((block.column(setting) for block in amounts), default=0) if setting.rtl else 0
    setting = replace(setting, room=high - 2 * margin - under, figures=figures)
    rows = [row for block in document.body for row in block.rows(setting, width)]
    rows += [Row(1.2 * size, None, keep=True), *last] if last else []
    pages = _filled(rows, setting.room, _running(document, setting, width))
    return _Set(setting, pages, foot)


def _foot(document: Document, setting: Setting, width: float) -> list[Row]:
    room = width if setting.roll else 0.76 * width
    side = Side.CENTRE if setting.roll else Side.LEADING
    rows: list[Row] = []
    for line in document.foot:
        found = setting.lines(line, room, size=setting.small)
        rows += text_rows(found, setting, room, side)
    if not rows and not setting.roll:
        rows = [Row(setting.small * setting.leading, None)]
    return rows


def _running(document: Document, setting: Setting, width: float) -> list[Row]:
    """What later pages begin with: the title, small, so that a lost page finds its paper."""
    found = setting.lines(document.title, width, size=setting.small)[:1]
    return [*text_rows(found, setting, width), Row(setting.size, None)]


# ------------------------------------------------------------------------------------ filling pages


def _filled(rows: list[Row], room: float, running: list[Row]) -> list[list[Row]]:
    """`rows` parted into pages of `room` points; what belongs together stays together."""
    pages: list[list[Row]] = []
    page: list[Row] = []
    begun = False
    for unit in _units(rows, 0.8 * room):
        white = all(row.draw is None for row in unit)
        if begun and height(page) + height(unit) > room + 0.01:
            if white:
                continue
            pages.append(page)
            page, begun = [*running, *unit[0].head], False
        if begun or not white:
            page.extend(unit)
            begun = True
    return [*pages, page]


def _units(rows: Iterable[Row], longest: float) -> Iterator[list[Row]]:
    """Rows that hang together; what hangs together over most of a page is let go."""
    unit: list[Row] = []
    for row in rows:
        unit.append(row)
        if not row.keep or height(unit) > longest:
            yield unit
            unit = []
    if unit:
        yield unit


# ---------------------------------------------------------------------------------------- writing


def _written(document: Document, made: _Set, *, strict: bool) -> bytes:
    setting, pages = made.setting, made.pages
    paper, margin = document.paper, document.paper.margin * MM
    wide = paper.width * MM
    out = io.BytesIO()
    canvas = _canvas(out, document)
    lost: dict[str, None] = {}
    for number, page in enumerate(pages, 1):
        high = height(page) + 2 * margin if paper.roll else paper.height * MM
        canvas.setPageSize((wide, high))
        ink = BLACK if paper.roll else INK
        pen = Pen(canvas, wide, high, setting.rtl, ink, lost)
        if document.practice:
            _mark_practice(document.practice, pen)
        draw_rows(page, pen, Box(margin, margin, wide - 2 * margin))
        if made.foot and not paper.roll:
            said = words.t(
                "Page {page} of {pages}", document.language, page=number, pages=len(pages)
            )
            _draw_foot(document, setting, pen, made.foot, said)
        canvas.showPage()
    if strict and lost:
        raise fonts.MissingGlyph("".join(lost))
    canvas.save()
    return out.getvalue()


def _canvas(out: io.BytesIO, document: Document) -> Canvas:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    # Nothing here reads from a network; what a later release might, it may not.
    rl_config.trustedHosts = []
    rl_config.trustedSchemes = []
    # Without a first face of ours every page would name Helvetica, which is not in the file.
    face: Any = fonts.face("AtkinsonHyperlegible-Regular").name
    canvas = Canvas(
        out, invariant=1, pageCompression=1, lang=document.language, initialFontName=face
    )
    title = "".join(span.text for span in spans(document.title))
    canvas.setTitle("".join(sign for sign in title if not fonts.invisible(sign)))
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Foyer")
    canvas.setProducer("Foyer")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _draw_foot(document: Document, setting: Setting, pen: Pen, foot: list[Row], said: str) -> None:
    margin = document.paper.margin * MM
    box = Box(margin, pen.height - margin - height(foot), pen.width - 2 * margin)
    if document.foot_rule:
        pen.rule(Box(box.x, box.top - 0.6 * setting.size, box.width))
    draw_rows(foot, pen, box)
    line = one_line(said, size=setting.small, rtl=setting.rtl)
    pen.text(line, box, box.top + height(foot) / 2 + 0.334 * setting.small, Side.TRAILING)


def _mark_practice(word: str, pen: Pen) -> None:
    broad = one_line(word, size=1, rtl=pen.rtl, bold=True).width or 1
    size = min(0.78 * pen.width / broad, 120)
    pen.watermark(one_line(word, size=size, rtl=pen.rtl, bold=True))
