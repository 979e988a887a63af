"""The handover note before a role is taken: read, its money lines ticked, accepted with one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kiosk.cross_training.cover.rules.words import TICK_WITHIN
from kiosk.desk.roles import service, texts
from kiosk.desk.roles.rules import Note, RoleCard
from kiosk.desk.roles.screens.note_row import NoteRow
from kiosk.desk.roles.screens.sheet import NoteSheet
from kiosk.ui.context import Context
from kiosk.ui.screen import Screen

Accepted = Callable[[Note, tuple[int, ...]], None]


class NoteScreen(Screen):
    """Nothing is done by it: what was accepted and ticked goes back to the panel."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._note: Note | None = None
        self._card: RoleCard | None = None
        self._accepted: Accepted | None = None
        self._before: tuple[int, ...] = ()
        self._rows: list[NoteRow] = []
        self.sheet = NoteSheet("roles.note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self.sheet.go.pressed_open.connect(self._accept)
        self.sheet.later.pressed_open.connect(self.context.back)
        self.sheet.cross.pressed_open.connect(self.context.back)
        self.retext()

    @override
    def retext(self) -> None:
        self.sheet.cross.setAccessibleName(self.t("Close"))
        self.sheet.later.set_words(self.t("Not now"))
        self.sheet.go.set_words(self.t("Accept and go on"))
        self.sheet.go.set_icons(None, "corner-down-left")
        minutes = int(TICK_WITHIN.total_seconds() // 60)
        self.sheet.remark.setText(
            self.tn(
                "Other lines stay lit until you tick them, within {n} minute.",
                "Other lines stay lit until you tick them, within {n} minutes.",
                minutes,
            )
        )
        if self._note is not None:
            self._show(self._note)

    @override
    def opened(self, **arguments: Any) -> None:
        self._card, self._accepted = arguments["card"], arguments["accepted"]
        self._before = arguments.get("ticked", ())
        note: Note = arguments["note"]
        self._show(note)
        self.sheet.go.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        """Something changed meanwhile: another note is shown as it is now."""
        if self._note is not None:
            self.ask(service.note, then=self._look_again, role=self._note.role)

    def _look_again(self, note: Note) -> None:
        if self._note is not None and note.mark != self._note.mark:
            self._before = ()
            self._show(note)
            self.sheet.remark.setText(self.t("The note has changed. You see it as it is now."))

    def _show(self, note: Note) -> None:
        self._note = note
        language, zone, card = self.context.language, self.context.zone, self._card
        role = texts.role(note.role, language)
        time = texts.clock(note.written_at, zone)
        kept = self.t("Kept by the program, as of {time}. Most urgent first.", time=time)
        away = ""
        if card is not None and card.away:
            away = texts.from_whom(card, language, zone)
        title = self.t("Handover note, {role}", role=role)
        self.sheet.show_head(note.role, title, " ".join(part for part in (away, kept) if part))
        self._rows = [
            NoteRow(line, self.context, name=f"roles.note.{place}", done=place in self._before)
            for place, line in enumerate(note.lines)
        ]
        self.sheet.show_rows(self._rows, self.t("Nothing is left open."))
        self._show_band(card)

    def _show_band(self, card: RoleCard | None) -> None:
        language, zone = self.context.language, self.context.zone
        rest = self.t("Whoever comes back reads what you did, line by line.")
        if card is None or not card.away or card.away[0].until is None:
            self.sheet.show_band("", rest)
            return
        named = {"name": card.away[0].name, "time": texts.clock(card.away[0].until, zone)}
        closed = texts.closed(card.missing, language)
        strong = self.t("You are covering for {name} until {time}.", **named)
        self.sheet.show_band(strong, " ".join(part for part in (closed, rest) if part))

    def _accept(self) -> None:
        note, accepted = self._note, self._accepted
        if note is None or accepted is None:
            return
        ticked = tuple(place for place, row in enumerate(self._rows) if row.is_ticked)
        self.context.back()
        accepted(note, ticked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._accept()
        else:
            super().keyPressEvent(event)
