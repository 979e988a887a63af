"""Beside the board: the number that is looked at, everything that may be done with it, and what it asks first."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import PersonId
from kiosk.front_office.queue import texts
from kiosk.front_office.queue.rules import desk
from kiosk.front_office.queue.rules.board import Listed
from kiosk.front_office.queue.rules.desk import Deed
from kiosk.front_office.queue.rules.kinds import Service
from kiosk.front_office.queue.rules.tickets import WaitCause
from kiosk.front_office.queue.screens import faces
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.select import SelectField

TICK_MS = 1_000
CAUSES = (WaitCause.NOT_READY, WaitCause.PAPER, WaitCause.MONEY, WaitCause.NOBODY)
ASKS = frozenset({Deed.HOLD, Deed.TRANSFER, Deed.FINISH_PART})
"""These are told something before they are done."""


class Chosen(QWidget):
    """One number. `wanted` carries a deed and what it was told; `left` when it is put away."""

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        name = "queue.chosen"
        self._context = context
        self._listed: Listed | None = None
        self._services: Mapping[int, Service] = {}
        self._me: PersonId | None = None
        self._asks: Deed | None = None
        self.panel = Panel(name=name)
        self.facts = {
            each: FactRow(name=f"{name}.{each}")
            for each in ("queue", "came", "state", "promised", "how")
        }
        for row in self.facts.values():
            self.panel.add(row)
        self.panel.body.addSpacing(8)
        self._line = QVBoxLayout()
        self._line.setSpacing(6)
        self.panel.body.addLayout(self._line)
        self.deeds: dict[Deed, Button] = {}
        for deed in Deed:
            button = Button("", icon=faces.ICONS[deed], size="small", name=f"{name}.{deed}")
            button.pressed_open.connect(functools.partial(self._press, deed))
            self.deeds[deed] = button
            self._line.addWidget(button)
        self._build_question(name)
        self.write = Button("", "quiet", icon="type", size="small", name=f"{name}.write")
        self.write.pressed_open.connect(self._write)
        self.panel.add(self.write)
        self.away = Button("", "quiet", size="small", name=f"{name}.away")
        self.away.pressed_open.connect(self.left)
        self.panel.add(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._close_again)

    def _build_question(self, name: str) -> None:
        self.question = QWidget()
        self.choice = SelectField(name=f"{name}.choice")
        self.said = Field("", name=f"{name}.said")
        self.agree = Button("", "primary", size="small", name=f"{name}.agree")
        self.back = Button("", "quiet", size="small", name=f"{name}.back")
        column = QVBoxLayout(self.question)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(8)
        for part in (self.choice, self.said, self.agree, self.back):
            column.addWidget(part)
        self.choice.chosen.connect(lambda _value: self._close_again())
        self.said.changed.connect(lambda _text: self._close_again())
        self.said.entered.connect(self._agree)
        self.agree.pressed_open.connect(self._agree)
        self.back.pressed_open.connect(self._ask_nothing)
        self.panel.add(self.question)

    # ---- what it shows

    @property
    def listed(self) -> Listed | None:
        """The number that is shown."""
        return self._listed

    def show_number(
        self, listed: Listed, services: Mapping[int, Service], me: PersonId | None
    ) -> None:
        """Show this one; a question for the same one stays open while it may still be answered."""
        same = self._listed is not None and self._listed.ticket.id == listed.ticket.id
        self._listed, self._services, self._me = listed, services, me
        if not same or (self._asks is not None and self._asks not in desk.deeds(listed)):
            self._asks = None
            self.said.wipe()
        self.retext()
        self._tick.start(TICK_MS)

    def _write(self) -> None:
        """Show text to this customer: what is typed stands large on a screen."""
        if self._listed is not None:
            self._context.go("text.show", who=self._listed.ticket.number)

    def put_away(self) -> None:
        """Show nothing."""
        self._tick.stop()
        self._listed, self._asks = None, None
        self.said.wipe()
        self.hide()

    def retext(self) -> None:
        """Word everything."""
        listed = self._listed
        if listed is None:
            self.hide()
            return
        t, context, ticket = self._context.t, self._context, listed.ticket
        language = context.language
        self.write.set_words(t("Show text"))
        self.panel.say(f"{words.island(ticket.number)}  {listed.customer or t('Customer')}")
        queue = faces.service_name(self._services.get(ticket.service), context)
        self.facts["queue"].say(t("Waits for"), queue)
        came = words.island(words.clock(ticket.arrived_at, context.zone))
        self.facts["came"].say(t("Came at"), came)
        self.facts["state"].say(t("Now"), texts.ticket_state(ticket.state, language))
        promised = ticket.promised_from is not None and ticket.promised_to is not None
        told = t("{n} to {m} min", n=ticket.promised_from, m=ticket.promised_to) if promised else ""
        self.facts["promised"].say(t("Promised"), told)
        self.facts["promised"].setVisible(promised)
        self.facts["how"].say(t("Called by"), texts.call_by(ticket.call_by, language))
        self._word_deeds(desk.deeds(listed))
        self.away.set_words(t("Back to the board"))
        self.away.setVisible(self._asks is None)
        self._word_question()
        self._close_again()
        self.show()

    def _word_deeds(self, there: Sequence[Deed]) -> None:
        """The next thing first, the way out of the queue last."""
        for deed in there:
            self._line.removeWidget(self.deeds[deed])
            self._line.addWidget(self.deeds[deed])
        for deed, button in self.deeds.items():
            button.set_words(
                texts.deed(deed, self._context.language, station=self._context.station)
            )
            button.setVisible(deed in there and self._asks is None)
            button.set_kind("secondary")
        if there:
            self.deeds[there[0]].set_kind("primary")

    def first(self) -> QWidget:
        """Where the focus goes."""
        shown = (each for each in self.deeds.values() if not each.isHidden())
        return next(shown, self.away)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._asks is None:
                self.left.emit()
            else:
                self._ask_nothing()
            return
        super().keyPressEvent(event)

    # ---- what it asks

    def _word_question(self) -> None:
        t, language = self._context.t, self._context.language
        asks = self._asks
        self.question.setVisible(asks is not None)
        if asks is None or self._listed is None:
            return
        self.choice.setVisible(asks is not Deed.FINISH_PART)
        self.said.setVisible(asks is Deed.FINISH_PART)
        if asks is Deed.HOLD:
            self.choice.set_texts(t("What do they wait for?"))
            offered = [(str(each), texts.cause(each, language)) for each in CAUSES]
        else:
            self.choice.set_texts(t("To which queue?"))
            mine = self._listed.ticket.service
            offered = [
                (str(each.id), faces.service_name(each, self._context))
                for each in self._services.values()
                if each.active and each.id != mine
            ]
        self.choice.set_choices([("", t("Choose")), *offered])
        self.said.set_texts(t("What is still to come?"), t("You see to it; it stays on the board."))
        self.agree.set_words(texts.deed(asks, language, station=self._context.station))
        self.back.set_words(t("Leave it as it is"))

    def _press(self, deed: Deed) -> None:
        if deed not in ASKS:
            self.wanted.emit(str(deed), "")
            return
        self._asks = deed
        self.choice.set_value("")
        self.said.wipe()
        self.retext()
        (self.said.edit if deed is Deed.FINISH_PART else self.choice).setFocus()

    def _ask_nothing(self) -> None:
        self._asks = None
        self.retext()
        self.first().setFocus()

    def _answer(self) -> str:
        return self.said.text() if self._asks is Deed.FINISH_PART else self.choice.value()

    def _agree(self) -> None:
        if self._asks is not None and self._answer().strip():
            self.wanted.emit(str(self._asks), self._answer())

    def _close_again(self) -> None:
        """A call may be made again after a minute: what is not open yet opens by itself."""
        if self._listed is None:
            return
        now = self._context.now() if self._context.now is not None else None
        for deed in (Deed.CALL_AGAIN, Deed.MISS):
            why = None if now is None else desk.not_yet(self._listed, deed, now)
            self.deeds[deed].set_closed(None if why is None else faces.why(why, self._context))
        if self._asks is not None:
            empty = not self._answer().strip()
            self.agree.set_closed(self._context.t("Answer this first.") if empty else None)
