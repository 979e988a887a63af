"""Show text at the desk: what is typed stands at once, large, on a screen; the answer comes back here."""

from __future__ import annotations

import functools
from datetime import datetime

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import By
from kiosk.core.ids import ShownTextId, command_key
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.lobby.display import service, texts
from kiosk.lobby.display.rules import LONGEST, STEPS, Screens, Shown
from kiosk.lobby.display.screens.talk import Talk
from kiosk.ui.background import Call
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.screen import Screen
from kiosk.ui.select import SelectField
from kiosk.ui.text import Heading, Label, Small
from kiosk.ui.text_poster import TextGround, TextPoster
from kiosk.ui.theme import Theme, theme_of
from kiosk.ui.writing import Writing

PANEL, PREVIEW = 660, 0.5


class ShowTextScreen(Screen):
    """One text at a time. What was said stands here for as long as the talk goes on, and nowhere else."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: ShownTextId | None = None
        self._by: By | None = None
        self._sent: tuple[str, int, bool] | None = None
        self._step, self._plain, self._going, self._ending = 0, False, False, False
        self._answered: datetime | None = None
        self._who = self._wanted = ""
        self._build()
        self._connect()
        self.retext()

    def _build(self) -> None:
        self.title = Heading("", name="text.show.title")
        self.where_head = Small("", name="text.show.where_head")
        self.where = SelectField(name="text.show.where")
        self.box = Writing(most=LONGEST, name="text.show.box")
        self.count = Small("", name="text.show.count")
        self.smaller = Button("", name="text.show.smaller")
        self.larger = Button("", name="text.show.larger")
        self.plain = Button("", icon="contrast", name="text.show.plain")
        self.clear = Button("", "primary", icon="eraser", name="text.show.clear")
        self.often_head = Label("", "strong", name="text.show.often_head")
        self.often = [Button("", name=f"text.show.often.{place}") for place in range(6)]
        self.talk = Talk(self.context)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.smaller, self.larger, self.plain):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.clear)
        often = QGridLayout()
        often.setSpacing(8)
        for place, button in enumerate(self.often):
            often.addWidget(button, place // 2, place % 2)
        self.panel = QWidget()
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        above: tuple[QWidget, ...] = (
            self.title, self.where_head, self.where, self.box, self.count,
        )  # fmt: skip
        for each in above:
            column.addWidget(each)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self.often_head)
        column.addLayout(often)
        column.addSpacing(8)
        column.addWidget(self.talk)
        column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(20)
        whole.addWidget(self.panel, 1)
        whole.addWidget(self._preview(), 1)

    def _preview(self) -> QWidget:
        """The customer's side, small: what they read now."""
        self.ground = TextGround()
        self.seen_at = Label("", "strong", "on_brand_soft", name="text.show.seen_at")
        self.seen = TextPoster(name="text.show.seen")
        inside = QVBoxLayout(self.ground)
        inside.setContentsMargins(32, 28, 32, 28)
        inside.setSpacing(20)
        inside.addWidget(self.seen_at)
        inside.addWidget(self.seen, 1)
        return self.ground

    def _connect(self) -> None:
        self.box.edited.connect(self._on_edited)
        self.where.chosen.connect(self._on_where)
        self.smaller.pressed_open.connect(functools.partial(self._resize, -1))
        self.larger.pressed_open.connect(functools.partial(self._resize, 1))
        self.plain.pressed_open.connect(self._turn_plain)
        self.clear.pressed_open.connect(self.end)
        self.guard(self.clear, Task.TEXT_END)
        for place, button in enumerate(self.often):
            button.pressed_open.connect(functools.partial(self._often, place))
            self.guard(button, Task.TEXT_CHANGE)
        for button in (self.smaller, self.larger, self.plain):
            self.guard(button, Task.TEXT_CHANGE)

    # ---- what a screen offers

    @override
    def opened(self, *, who: str = "", where: str = "", **arguments: object) -> None:
        """`who` is a number or a name that this desk knows, `where` the screen that is meant."""
        if self._id is None:
            self._who, self._wanted = who, where
        self.retext()
        self.ask(service.screens, then=self._offer)
        self.refresh()
        self.box.setFocus()

    @override
    def refresh(self) -> None:
        if self._id is not None:
            self.ask(service.shown_text, then=self._heard, newest=True, shown=self._id)

    @override
    def retext(self) -> None:
        t, language = self.t, self.context.language
        title = t("Show text to {name}", name=self._who) if self._who else t("Show text")
        self.title.setText(title)
        self.where_head.setText(t("What you type stands at once, large, on this screen."))
        self.where.set_texts(t("Screen"))
        self.plain.set_words(t("White on black"))
        self.smaller.set_words(words.island("A\u2212"))
        self.larger.set_words(words.island("A+"))
        self.smaller.setAccessibleName(t("Smaller words"))
        self.larger.setAccessibleName(t("Larger words"))
        self.clear.set_words(t("Clear the screen"))
        self.often_head.setText(t("Often said"))
        for button, said in zip(self.often, texts.often_said(language), strict=True):
            button.set_words(said)
        self.talk.retext()
        self._say()

    @override
    def wipe(self) -> None:
        """Whoever showed it signs out: the screen is cleared with it."""
        if self._id is not None and self._by is not None:
            ends = Call(service.end_text, {"shown": self._id}, self._by, command_key())
            self.context.submit(ends)
        self._id = None
        self.talk.forget()
        super().wipe()

    # ---- where

    def _offer(self, screens: Screens) -> None:
        found = [(each, each) for each in (*screens.lobbies, *screens.displays)]
        if self._wanted and self._wanted not in dict(found):
            found.insert(0, (self._wanted, self._wanted))
        before = self._wanted or self.where.value()
        self.where.set_choices(found)
        if found:
            known = before if before in dict(found) else found[0][0]
            self.where.set_value(known)
        self._wanted = ""
        self._say()

    def _on_where(self, _value: str) -> None:
        """Another screen: the first one is cleared, the text goes there."""
        if self._id is not None:
            self.ask(service.end_text, then=self._moved, shown=self._id)
        else:
            self._pass_on()

    def _moved(self, _ended: bool) -> None:
        self._id, self._sent = None, None
        self._pass_on()

    # ---- what is typed

    def _on_edited(self, _text: str) -> None:
        self._say()
        self._pass_on()

    def _often(self, place: int) -> None:
        said = texts.often_said(self.context.language)[place]
        self.box.set_text(said.rstrip("…"))
        self.box.setFocus()

    def _resize(self, by: int) -> None:
        self._step = max(STEPS.start, min(STEPS.stop - 1, self._step + by))
        self._say()
        self._pass_on()

    def _turn_plain(self) -> None:
        self._plain = not self._plain
        self.plain.set_kind("chosen" if self._plain else "secondary")
        self._say()
        self._pass_on()

    def _pass_on(self) -> None:
        """One at a time; what was typed meanwhile follows with the answer."""
        now = (self.box.text(), self._step, self._plain)
        where = self.where.value()
        if self._going or self._ending or now == self._sent or not where:
            return
        if self._id is None and not now[0].strip():
            return
        self._going, self._sent = True, now
        text, step, plain = now
        if self._id is not None:
            self.ask(service.change_text, then=self._stands, otherwise=self._stopped, shown=self._id,
                     text=text, step=step, plain=plain)  # fmt: skip
            return
        self._by = self.context.by()
        self.ask(service.show_text, then=self._stands, otherwise=self._stopped, where=where, text=text,
                 language=self.context.language, step=step, plain=plain)  # fmt: skip

    def _stands(self, shown: ShownTextId) -> None:
        self._going, self._id = False, shown
        if self._ending:
            self._ending = False
            self.end()
            return
        self._say()
        self._pass_on()

    def _stopped(self, refusal: Refusal) -> None:
        self._going, self._id, self._sent = False, None, None
        self.context.say_refusal(refusal)

    @override
    def unanswered(self) -> None:
        self._going = False

    # ---- what comes back, and the end

    def _heard(self, shown: Shown | None) -> None:
        if shown is None:
            if not self._going:
                self._forget()
            return
        if shown.answered_at is not None and shown.answered_at != self._answered:
            self._answered = shown.answered_at
            said = texts.answer(shown.answer, self.context.language)
            self.talk.add(shown.text, said, words.clock(shown.answered_at, self.context.zone))

    def end(self) -> None:
        """The screen is cleared, and every word of the talk is gone from here too."""
        if self._going:
            # The first words are just on their way: it ends as soon as they stand.
            self._ending = True
        elif self._id is not None:
            self.ask(service.end_text, then=self._ended, busy=[self.clear], shown=self._id)
        else:
            self._forget()

    def _ended(self, _ended: bool) -> None:
        self._forget()

    def _forget(self) -> None:
        self._id, self._sent, self._answered = None, None, None
        self.box.wipe()
        self.talk.forget()
        self._say()

    def _say(self) -> None:
        text = self.box.text()
        self.count.setText(
            self.t("Shown as you type. {count} of {most} signs.", count=len(text), most=LONGEST)
        )
        self.seen.say(text, step=self._step, plain=self._plain)
        self.ground.set_plain(plain=self._plain)
        where = self.where.value() or ""
        stands = self.t("On {station} now", station=where) if self._id is not None else ""
        self.seen_at.setText(stands or self.t("Nothing is shown."))

    def on_theme(self, theme: Theme) -> None:
        """The panel is as wide as it was drawn, or half of a narrow desk."""
        grown = round(PANEL * max(1.0, theme.scale))
        self.panel.setMaximumWidth(grown)
        self.box.setMinimumHeight(round(140 * max(1.0, theme.scale)))
        self.box.setMaximumHeight(round(220 * max(1.0, theme.scale)))
        self.seen.set_fit(PREVIEW)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.on_theme(theme_of(self))
