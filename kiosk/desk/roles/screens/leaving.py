"""Handing a role back: what the note will say, and one key."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kiosk.desk.roles import service, texts
from kiosk.desk.roles.rules import Leaving
from kiosk.desk.roles.screens.note_row import NoteRow
from kiosk.desk.roles.screens.sheet import NoteSheet
from kiosk.ui.context import Context
from kiosk.ui.screen import Screen


class LeavingScreen(Screen):
    """Shows what one leaves; *Hand back* ends the cover and goes back to one's own work."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._leaving: Leaving | None = None
        self._session = 0
        self.sheet = NoteSheet("roles.leaving")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self.sheet.go.pressed_open.connect(self._go)
        self.sheet.later.pressed_open.connect(self.context.back)
        self.sheet.cross.pressed_open.connect(self.context.back)
        self.retext()

    @override
    def retext(self) -> None:
        self.sheet.cross.setAccessibleName(self.t("Close"))
        self.sheet.later.set_words(self.t("Not yet"))
        self.sheet.go.set_words(self.t("Hand back"))
        self.sheet.go.set_icons(None, "corner-down-left")
        if self._leaving is not None:
            self._show(self._leaving)

    @override
    def opened(self, *, session: int = 0, **_more: Any) -> None:
        self._session = session
        self.refresh()
        self.sheet.go.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        self.ask(service.leaving, then=self._show, session=self._session)

    def _show(self, leaving: Leaving | None) -> None:
        if leaving is None:
            self.context.back()
            return
        self._leaving = leaving
        language, zone = self.context.language, self.context.zone
        role = texts.role(leaving.role, language)
        since = texts.clock(leaving.started_at, zone)
        name = leaving.absent
        second = (
            self.t("For {name}, since {time}. Written by the program.", name=name, time=since)
            if name
            else self.t("Since {time}. Written by the program.", time=since)
        )
        self.sheet.show_head(leaving.role, self.t("Hand back {role}", role=role), second)
        rows = [
            NoteRow(line, self.context, name=f"roles.leaving.{place}", boxed=False, chip=False)
            for place, line in enumerate(leaving.lines)
        ]
        self.sheet.show_rows(rows, self.t("Nothing was done and nothing is left open."))
        whose = self.t("{name} reads this, line by line.", name=name) if name else (
            self.t("Whoever takes the role next reads it as it is then.")
        )  # fmt: skip
        self.sheet.remark.setText(whose)
        self.sheet.show_band("", "")

    def _go(self) -> None:
        if self._leaving is not None:
            self.ask(
                service.hand_back, then=self._done, busy=[self.sheet.go], session=self._session
            )

    def _done(self, _lines: int) -> None:
        leaving = self._leaving
        self.context.home()
        if leaving is not None:
            role = texts.role(leaving.role, self.context.language)
            self.notice("ready", self.t("{role} is handed back.", role=role))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._go()
        else:
            super().keyPressEvent(event)
