"""A note that was kept, confirmed line by line: *while you were away*, or the one a role was taken with."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.words import NoteKind
from kiosk.desk.roles import service, texts
from kiosk.desk.roles.rules import Kept
from kiosk.desk.roles.screens.note_row import NoteRow
from kiosk.desk.roles.screens.sheet import NoteSheet
from kiosk.ui.context import Context
from kiosk.ui.screen import Screen


class WhileAwayScreen(Screen):
    """Each line has its box; with the last one the note is accepted. OUT: of a role that one covers."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._kept: Kept | None = None
        self._session, self._kind = 0, NoteKind.BACK
        self.sheet = NoteSheet("roles.while_away")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self.sheet.later.hide()
        self.sheet.go.pressed_open.connect(self.context.back)
        self.sheet.cross.pressed_open.connect(self.context.back)
        self.retext()

    @override
    def retext(self) -> None:
        self.sheet.cross.setAccessibleName(self.t("Close"))
        self.sheet.go.set_words(self.t("Go on"))
        if self._kept is not None:
            self._show(self._kept)

    @override
    def opened(self, *, session: int = 0, kind: NoteKind = NoteKind.BACK, **_more: Any) -> None:
        self._session, self._kind = session, kind
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.kept, then=self._show, session=self._session, kind=self._kind)

    def _show(self, kept: Kept | None) -> None:
        if kept is None:
            self.context.back()
            return
        self._kept = kept
        language, zone = self.context.language, self.context.zone
        named = {
            "name": kept.person, "role": texts.role(kept.role, language),
            "time": texts.clock(kept.started_at, zone), "end": texts.clock(kept.written_at, zone),
        }  # fmt: skip
        if self._kind is NoteKind.BACK:
            title = self.t("While you were away")
            second = self.t("{name} covered {role} for you, {time} to {end}.", **named)
        else:
            title = self.t("Handover note, {role}", role=named["role"])
            second = self.t("Tick what you have seen to; money lines before you take any.")
        self.sheet.show_head(kept.role, title, second)
        rows = []
        for each in kept.lines:
            name = f"roles.while_away.{each.id}"
            row = NoteRow(
                each.line, self.context, name=name, boxed=True, done=each.ticked, chip=False
            )
            row.ticked.connect(lambda line=each.id: self._tick(line))
            rows.append(row)
        self.sheet.show_rows(rows, self.t("Nothing was done and nothing is left open."))
        left = sum(not each.ticked for each in kept.lines)
        self.sheet.remark.setText(
            self.tn("{n} line to confirm", "{n} lines to confirm", left)
            if left
            else self.t("All confirmed.")
        )
        self.sheet.show_band("", "")
        first = next((row.box for row in rows if row.box is not None and not row.is_ticked), None)
        (first or self.sheet.go).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, line: int) -> None:
        self.ask(
            cover.tick, then=lambda _left: self.refresh(), session=self._session, lines=(line,)
        )
