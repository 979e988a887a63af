"""Row 13: an invoice as a PDF beside the same page drawn by bare ReportLab.

The floor is a bare canvas, to which every call that our page ended in is made again: same faces, same
places, same compression. What ours adds is wording, cleaning, shaping, breaking and setting.
There is no statement of account yet; a long invoice stands for many pages.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from kiosk.back_office.accounting.documents.invoice import Addressed, invoice
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
from kiosk.core.ids import CustomerId, InvoiceId, InvoiceLineId, OrderId, PaymentId
from kiosk.documents import page
from kiosk.records.settings.service import Letterhead
from tests.benchmarks.timing import Figure, figure, in_turn

PROMISED = 3.0
LANGUAGES = ("en", "de", "ar")
LONG = 700
"""Lines of the long invoice."""
NO_STATEMENTS = "There is no statement of account yet; a long invoice stands for it."
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
    """The invoice in every language, and the long one."""
    figures = []
    for language in LANGUAGES:
        made = _Numbered(an_invoice(3), language)
        pairs = in_turn(made.ours, bare(made.ours), times)
        figures.append(figure(13, f"invoice PDF, {language}", pairs, PROMISED))
    made = _Numbered(an_invoice(LONG), "en")
    pages = len(_recorded(made.ours)[1].pages)
    pairs = in_turn(made.ours, bare(made.ours), max(5, times // 4), warm=1)
    name = f"invoice PDF of {pages} pages"
    more: dict[str, float | str] = {"pages": pages, "statements": NO_STATEMENTS}
    long = figure(13, name, pairs, PROMISED, **more)
    return [*figures, replace(long, more=more | {"pages_a_second": round(pages / long.ours * 1e3)})]


class _Numbered:
    """An invoice with another number, name and address each time: nothing of it was seen before."""

    def __init__(self, paper: InvoicePaper, language: str) -> None:
        self.paper, self.language, self.number = paper, language, 0

    def ours(self) -> bytes:
        self.number += 1
        to = replace(_TO, name=f"Lin Bo{self.number}", lines=(f"Deichstrasse {self.number}",))
        paper = replace(self.paper, number=f"2026-{self.number:04d}")
        return invoice(paper, _HEAD, self.language, to=to)


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
