"""What accounting's pages ask for at once."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.back_office.accounting import service
from kiosk.back_office.accounting.rules import (
    Ageing,
    InvoiceList,
    Unfinished,
    WayTaken,
)
from kiosk.database.acting import View

PAGE = 50


@dataclass(frozen=True)
class Overview:
    """Invoices, what is unpaid by age, what came today, and what nobody knows yet."""

    text: str
    papers: InvoiceList
    ages: Ageing
    takings: tuple[WayTaken, ...]
    unfinished: tuple[Unfinished, ...]


@dataclass(frozen=True)
class Found:
    """What a search finds."""

    text: str
    papers: InvoiceList


def overview(view: View, *, text: str = "", limit: int = PAGE) -> Overview:
    """What the invoices' page shows beside the invoice that is chosen."""
    return Overview(
        text, service.invoices(view, text=text, limit=limit), service.ageing(view),
        service.takings(view), service.unfinished(view),
    )  # fmt: skip


def found(view: View, *, text: str) -> Found:
    """What a search finds, as somebody types it: nothing else of the page is read again."""
    return Found(text, service.invoices(view, text=text, limit=PAGE))
