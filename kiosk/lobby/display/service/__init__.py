"""Display's verbs.

Calls: the read `board`. Show text: the acts `show_text`, `change_text`, `answer_text`, `end_text`,
`end_left_text`; the reads `shown_here`, `shown_text`, `left_due`, `screens`.
Troubles of kiosks: the acts `note_trouble`, `trouble_over`, `see_to`; the read `troubles`.
"""

from __future__ import annotations

from kiosk.lobby.display.service.calls import board
from kiosk.lobby.display.service.showing import (
    answer_text,
    change_text,
    end_left_text,
    end_text,
    left_due,
    screens,
    show_text,
    shown_here,
    shown_text,
)
from kiosk.lobby.display.service.troubles import note_trouble, see_to, trouble_over, troubles

__all__ = [
    "answer_text", "board", "change_text", "end_left_text", "end_text", "left_due", "note_trouble",
    "screens", "see_to", "show_text", "shown_here", "shown_text", "trouble_over", "troubles",
]  # fmt: skip
