"""A receipt on a sheet of paper, read and set on the reader's thread: a window's own thread draws no papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.ids import SaleId
from kiosk.front_office.sales import documents
from kiosk.front_office.sales.service import receipt_facts
from kiosk.records.settings import service as settings

if TYPE_CHECKING:
    from kiosk.database.acting import View


def sheet_of(view: View, *, sale: SaleId, copy: int, language: str) -> tuple[str, bytes]:
    """A plain file name and the PDF of a sale's receipt, on the paper of the country."""
    facts = receipt_facts(view, sale=sale, copy=copy)
    name = f"receipt-{facts.sale.number}-copy-{copy}"
    return name, documents.receipt(facts, settings.letterhead(view), language)
