"""Papers of the till as a screen shows them: the report's facts, its PDFs and pictures of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.back_office.till import documents, service
from kiosk.back_office.till.rules import Report
from kiosk.core.ids import TillReportId
from kiosk.database.acting import View
from kiosk.documents import preview
from kiosk.documents.preview import Picture
from kiosk.records.settings import service as settings

DPI = 110


@dataclass(frozen=True)
class Paper:
    """A report, its A4 page as bytes and as pictures."""

    report: Report
    pdf: bytes
    pages: tuple[Picture, ...]


def paper(view: View, *, report: TillReportId, language: str) -> Paper:
    """A report as it was made, worded in `language`."""
    found = service.report(view, report=report)
    head = settings.letterhead(view)
    pdf = documents.report_page(found, head, language=language, zone=view.facts.zone)
    return Paper(found, pdf, tuple(preview.pictures(pdf, dpi=DPI)))


def photo_of(_view: View, *, path: str) -> bytes | None:
    """What a chosen file holds, no more of it than the till keeps; None where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(5_000_001)
    except OSError:
        return None
