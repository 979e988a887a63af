"""The receipt's paper, made on the reader's thread and never on the window's."""

from __future__ import annotations

from kiosk.core.ids import HandoverId
from kiosk.database.acting import View
from kiosk.devices.fiscal import Cause, Signed
from kiosk.documents.tape import Fiscal
from kiosk.lobby.pickup import documents, service
from kiosk.records.printing import service as printing
from kiosk.records.settings import service as settings


def paper(view: View, *, handover: HandoverId, language: str) -> bytes:
    """The receipt of a hand-over as a PDF, with what a fiscal device has said of it by now."""
    facts = service.receipt_facts(view, handover=handover)
    said = printing.fiscal_of(view, paper=service.RECEIPT, ref=handover)
    marks = Fiscal()
    if isinstance(said, Signed):
        marks = Fiscal(signed=(said.serial, said.counter, said.signature))
    elif said is not None:
        missing = said.cause is Cause.NO_DEVICE
        marks = Fiscal(outage=not missing, no_device=missing)
    return documents.receipt(facts, settings.letterhead(view), language, fiscal=marks)
