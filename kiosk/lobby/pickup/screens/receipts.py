"""The receipt's paper, made on the reader's thread and never on the window's."""

from __future__ import annotations

from kiosk.core.ids import HandoverId
from kiosk.database.acting import View
from kiosk.lobby.pickup import documents, service
from kiosk.records.settings import service as settings


def paper(view: View, *, handover: HandoverId, language: str) -> bytes:
    """The receipt of a hand-over as a PDF."""
    facts = service.receipt_facts(view, handover=handover)
    return documents.receipt(facts, settings.letterhead(view), language)
