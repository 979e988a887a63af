"""My roles' verbs: what waits in each, taking one with its note, handing it back, taking it back."""

from kiosk.desk.roles.service.notes import at_work, back_note, kept, leaving, note, note_for, waits
from kiosk.desk.roles.service.panel import how_to, panel, unread
from kiosk.desk.roles.service.taking import end, hand_back, take_back, take_role

__all__ = [
    "at_work", "back_note", "end", "hand_back", "how_to", "kept", "leaving", "note", "note_for", "panel", "take_back",
    "take_role", "unread", "waits",
]  # fmt: skip
