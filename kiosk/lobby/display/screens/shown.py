"""A text that staff show: large on the display or on the customer's kiosk, where it may be answered."""

from __future__ import annotations

import functools

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kiosk.core import words
from kiosk.lobby.display import texts
from kiosk.lobby.display.rules import LONGEST, NO, YES, Shown
from kiosk.ui.arches import Logo
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.keyboard import OnScreenKeyboard
from kiosk.ui.screen import Screen
from kiosk.ui.text import Label
from kiosk.ui.text_poster import TextGround, TextPoster
from kiosk.ui.theme import Theme, theme_of, window_of

CLOCK_MS = 5_000


class ShownScreen(Screen):
    """It comes when staff begin to type and goes when they end it, and with it every word."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._typing = False
        self._build()
        self.yes.pressed_open.connect(functools.partial(self._answer, YES))
        self.no.pressed_open.connect(functools.partial(self._answer, NO))
        self.type.pressed_open.connect(self._toggle)
        self.keyboard.done.connect(self._answer_typed)
        self.field.entered.connect(self._answer_typed)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tell_time)
        self._clock.start(CLOCK_MS)
        self.retext()

    def _build(self) -> None:
        self.ground = TextGround(self)
        self.shop = Label("", "heading", "on_brand", name="text.shop")
        self.time = Label("", "heading", "on_brand", ltr=True, wrap=False, name="text.clock")
        self.poster = TextPoster(name="text.words")
        self.said = Label("", "body", "on_brand_soft", name="text.answered")
        self.yes = Button("", "lit", icon="check", size="tall", name="text.yes")
        self.no = Button("", "on_brand", icon="x", size="tall", name="text.no")
        self.type = Button("", "on_brand", icon="keyboard", size="tall", name="text.type")
        self.buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.buttons.addWidget(self.yes, 2)
        self.buttons.addWidget(self.no, 2)
        self.buttons.addWidget(self.type, 3)
        head = QHBoxLayout()
        head.addWidget(Logo(64))
        head.addSpacing(16)
        head.addWidget(self.shop, 1)
        head.addWidget(self.time)
        self.keys = QFrame()
        self.keys.setProperty("kind", "keys")
        self.field = Field("", "text", name="text.answer")
        self.field.edit.setMaxLength(LONGEST)
        self.keyboard = OnScreenKeyboard(
            "", self.context.language, languages=self.context.languages, name="text.keyboard"
        )
        self.keyboard.write_to(self.field.edit)
        foot = QVBoxLayout(self.keys)
        foot.addWidget(self.field)
        foot.addWidget(self.keyboard)
        self._foot = foot
        self._column = QVBoxLayout(self.ground)
        self._column.addLayout(head)
        self._column.addWidget(self.poster, 1)
        self._column.addWidget(self.said)
        self._column.addLayout(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.ground, 1)
        whole.addWidget(self.keys)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()
        self._tell_time()

    @override
    def refresh(self) -> None:
        from kiosk.lobby.display import service

        self.ask(service.shown_here, then=self._show, newest=True, where=self.context.station)

    @override
    def retext(self) -> None:
        t = self.t
        self.shop.setText(self.context.business_name)
        self.yes.set_words(t("Yes"))
        self.no.set_words(t("No"))
        self.field.set_texts(t("Your answer"), t("Nothing of it is kept."))
        self.keyboard.set_done(t("Show it"))
        self.keyboard.setAccessibleName(t("Keyboard"))
        self._stand()

    @override
    def wipe(self) -> None:
        self._shown = None
        super().wipe()

    # ---- inside

    @property
    def answers(self) -> bool:
        """Whether somebody can press and type here: a display takes no input."""
        return theme_of(self).window == "lobby"

    def _show(self, shown: Shown | None) -> None:
        self._shown = shown
        if shown is None:
            self._leave()
            return
        self.poster.say(shown.text, step=shown.step, plain=shown.plain)
        self.ground.set_plain(plain=shown.plain)
        self._stand()

    def _leave(self) -> None:
        """It is over: not a word is left, and what was here before is here again."""
        self.field.wipe()
        self.poster.wipe()
        self.said.setText("")
        self._typing = False
        if self.answers:
            self.context.back()
        else:
            self.context.home()

    def _answer(self, answer: str) -> None:
        from kiosk.lobby.display import service

        if self._shown is not None:
            busy = [self.yes, self.no, self.type]
            self.ask(service.answer_text, then=self._answered, otherwise=self._too_late, busy=busy,
                     shown=self._shown.id, answer=answer)  # fmt: skip

    def _answered(self, _shown: object) -> None:
        self._typing = False
        self.field.wipe()
        self.refresh()

    def _too_late(self, _refusal: object) -> None:
        self.refresh()

    def _answer_typed(self) -> None:
        typed = self.field.text()
        if typed:
            self._answer(typed)
        else:
            self._toggle()

    def _toggle(self) -> None:
        self._typing = not self._typing
        self._stand()
        if self._typing:
            self.field.edit.setFocus()

    def _stand(self) -> None:
        shown = self._shown
        answer = shown.answer if shown is not None else ""
        said = self.t("Your answer: {answer}", answer=texts.answer(answer, self.context.language))
        self.said.setText(said if answer else "")
        self.said.setVisible(bool(answer))
        for button in (self.yes, self.no):
            button.setVisible(self.answers and not self._typing)
        self.type.setVisible(self.answers)
        self.type.set_words(self.t("Do not type") if self._typing else self.t("Type an answer"))
        self.keys.setVisible(self.answers and self._typing)

    def _tell_time(self) -> None:
        if self.context.now is not None:
            self.time.setText(words.clock(self.context.now(), self.context.zone))

    # ---- how it looks

    def on_theme(self, theme: Theme) -> None:
        """Margins of the look; large words stack the answers."""
        window = window_of(self)
        lying = window.width() > window.height()
        side = theme.px(72 if lying else 64)
        self._column.setContentsMargins(side, theme.px(48), side, theme.px(56))
        self._column.setSpacing(theme.px(36))
        self._foot.setContentsMargins(side, theme.px(20), side, theme.px(24))
        self._foot.setSpacing(theme.px(16))
        self.buttons.setSpacing(theme.px(24))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        stacked = theme.scale > 1.0 or not lying
        self.buttons.setDirection(down if stacked else across)
        self.keyboard.set_low(low=lying)
        fit = theme.fit
        if theme.window == "display":
            wide, high = (1920, 1080) if lying else (1080, 1920)
            fit = min(window.width() / wide, window.height() / high)
        self.poster.set_fit(fit)
        self._stand()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.on_theme(theme_of(self))
