"""The paper of an alarm, read and set on the reader's thread: a window's own thread draws no papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.ids import AlarmId
from kiosk.front_office.alarm import documents, service
from kiosk.records.settings import service as settings

if TYPE_CHECKING:
    from kiosk.database.acting import View


def paper_of(view: View, *, alarm: AlarmId, language: str) -> tuple[str, bytes]:
    """A plain file name and the PDF of an alarm as it stands."""
    told = service.board(view, alarm=alarm)
    assert told is not None, alarm
    head = settings.letterhead(view)
    pdf = documents.report(told, head, language, view.facts.zone, view.now)
    return f"alarm-{alarm}", pdf
