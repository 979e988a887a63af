"""Row 13: an invoice as a PDF beside the same page drawn by bare ReportLab.

The floor is a bare canvas, to which every call that our page ended in is made again: same faces, same
places, same compression. What ours adds is wording, cleaning, shaping, breaking and setting.

A thousand statements of account, a page each, stand beside the same tables set by platypus: pages a
second, whether the second half takes as long as the first, and how much memory stays behind.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.back_office.accounting.documents.invoice import Addressed, invoice
from kiosk.back_office.accounting.documents.statement import statement
from kiosk.back_office.accounting.rules import (
    EntryKind,
    InvoiceKind,
    InvoicePaper,
    InvoiceState,
    LineKind,
    OpenItem,
    PaperLine,
    PaperPayment,
    Statement,
    TaxRow,
    WayToPay,
    with_balance,
)
from kiosk.core.ids import CustomerId, InvoiceId, InvoiceLineId, OrderId, PaymentId
from kiosk.documents import page
from kiosk.records.settings.service import Letterhead
from tests.benchmarks.timing import Figure, clocked, figure, in_turn, median

PROMISED = 3.0
LANGUAGES = ("en", "de", "ar")
PAGES, LINES = 1_000, 20
"""Statements of a run, a page each, and what moved on one of them."""
CHUNK = 20
"""Pages of each in turn."""
OF_PLATYPUS = 1 / 0.6
"""So much longer than platypus may a page take: 0.6 of its pages a second."""
_HEAD = Letterhead("Harbour Lane", "Framing & Print", "4 Quay Street", "AT", demonstration=False)
_TO = Addressed("Lin Bo", ("Deichstrasse 4", "20459 Hamburg"))
_NAMES = ("Oak frame, 40 x 50 cm", "Art print, A2, number 14 of 60", "Double mat, ivory")


def an_invoice(lines: int) -> InvoicePaper:
    """A final invoice of so many lines, a deposit and the rest in cash."""
    goods = tuple(
        PaperLine(
            InvoiceLineId(place), LineKind.GOODS, _NAMES[place % 3], 1, 2_000, 5_000, 1_000, 6_000
        )
        for place in range(1, lines + 1)
    )
    net, tax = 5_000 * lines, 1_000 * lines
    deposit = PaperPayment(
        PaymentId(1), date(2026, 3, 27), WayToPay.CARD, 6_000, deposit=True, back=False
    )
    rest = net + tax - deposit.minor
    cash = PaperPayment(
        PaymentId(2), date(2026, 4, 13), WayToPay.CASH, rest, deposit=False, back=False
    )
    return InvoicePaper(
        id=InvoiceId(1), kind=InvoiceKind.FINAL, state=InvoiceState.PAID, number="2026-0331",
        day=date(2026, 4, 13), due_day=None, order=OrderId(1), order_number="1042", customer=CustomerId(1),
        currency="EUR", lines=goods, taxes=(TaxRow(2_000, net, tax, net + tax),), net=net, tax=tax,
        total=net + tax, deducted=net + tax, paid=0, open=0, payments=(deposit, cash),
    )  # fmt: skip


def measure(times: int) -> list[Figure]:
    """The invoice in every language, and statements of account by the thousand."""
    figures = []
    for language in LANGUAGES:
        made = _Numbered(an_invoice(3), language)
        pairs = in_turn(made.ours, bare(made.ours), times)
        figures.append(figure(13, f"invoice PDF, {language}", pairs, PROMISED))
    return [*figures, *statements(max(2, times // 20))]


class _Numbered:
    """An invoice with another number, name and address each time: nothing of it was seen before."""

    def __init__(self, paper: InvoicePaper, language: str) -> None:
        self.paper, self.language, self.number = paper, language, 0

    def ours(self) -> bytes:
        self.number += 1
        to = replace(_TO, name=f"Lin Bo{self.number}", lines=(f"Deichstrasse {self.number}",))
        paper = replace(self.paper, number=f"2026-{self.number:04d}")
        return invoice(paper, _HEAD, self.language, to=to)


# ---------------------------------------------------------------------------------- statements


def a_statement(number: int) -> Statement:
    """What moved on one customer's account, with two papers that are still open."""
    first = date(2026, 1, 14)
    rows: list[tuple[date, EntryKind, str, WayToPay | None, int]] = []
    for place in range(LINES // 2):
        day = first + timedelta(days=7 * place)
        minor = 6_000 + 10 * place + number
        rows.append((day, EntryKind.INVOICE, f"2026-{number + place:04d}", None, minor))
        rows.append((day + timedelta(days=2), EntryKind.PAYMENT, "", WayToPay.CARD, 500 - minor))
    lines = with_balance(1_000, rows)
    balance = lines[-1].balance
    due = date(2026, 4, 20)
    items = tuple(
        OpenItem(f"2026-{number + place:04d}", due - timedelta(days=14), due, 6_000, each, late)
        for place, each, late in ((1, balance - 1_000, 0), (2, 1_000, 9))
    )
    return Statement(
        CustomerId(number), "EUR", first, date(2026, 4, 13), 1_000, lines, items, balance, 0, 1_250
    )


def statements(rounds: int, pages: int = PAGES) -> list[Figure]:
    """So many statements beside platypus, in turn; `rounds` pairs of them all."""
    told = [a_statement(number) for number in range(pages)]
    for each in told[:5]:
        _ours(each)
        _platypus(each)
    gc.collect()
    pairs, halves, grown = [], [], []
    for _ in range(rounds):
        took, resident = [], [_resident()]
        for first in range(0, pages, CHUNK):
            some = told[first : first + CHUNK]
            took.append(
                (clocked(partial(_all, _ours, some)), clocked(partial(_all, _platypus, some)))
            )
            resident.append(_resident())
        half = len(took) // 2
        ours, floor = [pair[0] for pair in took], [pair[1] for pair in took]
        pairs.append((sum(ours), sum(floor)))
        # A machine that others use slows both: a half is as long as its floor says.
        halves.append(sum(ours[half:]) / sum(floor[half:]) * sum(floor[:half]) / sum(ours[:half]))
        grown.append(resident[-1] - resident[len(resident) // 2])
    made = figure(13, f"{pages} pages of statements, beside platypus", pairs, OF_PLATYPUS)
    more: dict[str, float | int | str] = {
        "pages": pages,
        "pages_a_second": round(pages / made.ours * 1e3),
        "pages_a_second_platypus": round(pages / made.floor * 1e3),
        "second_half_to_first": round(median(halves), 2),
        "memory_grown_mb": round(max(grown), 1),
    }
    return [replace(made, more=more)]


def _all(draw: Callable[[Statement], bytes], some: Sequence[Statement]) -> None:
    for each in some:
        draw(each)


def _ours(told: Statement) -> bytes:
    to = Addressed(f"Lin Bo{told.customer}", (f"Deichstrasse {told.customer}", "20459 Hamburg"))
    return statement(told, _HEAD, "en", to=to)


def _resident() -> float:
    """Megabytes that the process holds."""
    said = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(said[1]) * 4096 / 1e6


def _platypus(told: Statement) -> bytes:
    """The same tables set by the library's own layout, unshaped and unworded, in the same faces."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    styles, out = getSampleStyleSheet(), io.BytesIO()
    for name in ("Title", "Normal", "Heading1", "Heading2"):
        styles[name].fontName = _FACE if name == "Normal" else _BOLD
    moved = [["Day", "What", "Billed", "Settled", "Open, EUR"]]
    for each in told.lines:
        amount = f"{abs(each.minor) / 100:,.2f}"
        both = (amount, "") if each.minor > 0 else ("", amount)
        what = f"{each.kind} {each.number}"
        moved.append([each.day.isoformat(), what, *both, f"{each.balance / 100:,.2f}"])
    items = [["Number", "Day", "Due", "Total", "Open"]] + [
        [each.number, str(each.day), str(each.due_day), f"{each.total / 100:,.2f}",
         f"{each.open / 100:,.2f}"]
        for each in told.items
    ]  # fmt: skip
    story: list[Any] = [
        Paragraph(_HEAD.name, styles["Title"]), Paragraph(_HEAD.address, styles["Normal"]),
        Paragraph(f"Lin Bo{told.customer}", styles["Normal"]),
        Paragraph("Statement of account", styles["Heading1"]), Table(moved, style=_RULED),
        Spacer(1, 8), Paragraph(f"Open {told.balance / 100:,.2f}", styles["Heading2"]),
        Paragraph("Open items", styles["Heading2"]), Table(items, style=_RULED),
    ]  # fmt: skip
    SimpleDocTemplate(out, pagesize=A4, invariant=1, pageCompression=1).build(story)
    return out.getvalue()


_FACE, _BOLD = "AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"
_RULED: Any = [
    ("FONT", (0, 0), (-1, -1), _FACE), ("FONT", (0, 0), (-1, 0), _BOLD),
    ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"), ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
]  # fmt: skip


# -------------------------------------------------------------------------------------- the floor


class _Recorder:
    """A canvas, or a path of it, that notes what it is told and does it."""

    def __init__(self, real: Any, calls: list[Any]) -> None:
        self._real, self._calls = real, calls
        self.pages: list[None] = []

    def __getattr__(self, name: str) -> Any:
        def told(*said: Any, **named: Any) -> Any:
            plain = tuple(each._real if isinstance(each, _Recorder) else each for each in said)
            made = getattr(self._real, name)(*plain, **named)
            if name == "beginPath":
                path = _Recorder(made, [])
                self._calls.append((name, path._calls, {}))
                return path
            if name == "showPage":
                self.pages.append(None)
            paths = tuple(_THE_PATH if isinstance(each, _Recorder) else each for each in said)
            self._calls.append((name, paths, named))
            return made

        return told


_THE_PATH = object()
"""Stands for the path that was begun last."""


def _recorded(ours: Callable[[], bytes]) -> tuple[list[Any], _Recorder]:
    calls: list[Any] = []
    recorders: list[_Recorder] = []
    real = page._canvas

    def noted(out: io.BytesIO, document: page.Document) -> Any:
        recorders.append(_Recorder(real(out, document), calls))
        return recorders[0]

    with _instead(noted):
        ours()
    return calls, recorders[0]


@contextmanager
def _instead(made: Callable[..., Any]) -> Iterator[None]:
    kept, page._canvas = page._canvas, made
    try:
        yield
    finally:
        page._canvas = kept


def bare(ours: Callable[[], bytes]) -> Callable[[], bytes]:
    """What draws the very page of `ours` by a bare canvas alone."""
    from reportlab.pdfgen.canvas import Canvas

    calls, _recorder = _recorded(ours)

    def draw() -> bytes:
        out = io.BytesIO()
        first: Any = "AtkinsonHyperlegible-Regular"
        canvas: Any = Canvas(out, invariant=1, pageCompression=1, initialFontName=first)
        path: Any = None
        for name, said, named in calls:
            if name == "beginPath":
                path = canvas.beginPath()
                for step, places, more in said:
                    getattr(path, step)(*places, **more)
            else:
                given = (path if each is _THE_PATH else each for each in said)
                getattr(canvas, name)(*given, **named)
        return out.getvalue()

    return draw
