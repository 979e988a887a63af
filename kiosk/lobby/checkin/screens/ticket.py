"""The ticket's paper, made on the reader's thread and never on the window's."""

from __future__ import annotations

from kiosk.database.acting import View
from kiosk.lobby.checkin import documents


def paper(view: View, *, number: str, lines: tuple[tuple[str, str], ...], language: str) -> bytes:
    """The ticket as a PDF."""
    return documents.ticket_pdf(number, lines, view.facts.name, view.now, view.facts.zone, language)
