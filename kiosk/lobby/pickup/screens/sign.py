"""Signing for the goods: only where the owner's table asks for it. Who cannot draw types the name."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import OrderLineId
from kiosk.core.refusal import Refusal
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.rules import PickupRefusal, Requested, Signature, Waiting
from kiosk.lobby.pickup.screens import said, steps
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.flow import FlowScreen, stack
from kiosk.ui.keyboard import OnScreenKeyboard
from kiosk.ui.remarks import Remark
from kiosk.ui.signature import SignaturePad
from kiosk.ui.text import Heading, Label
from kiosk.ui.theme import theme_of

PARTS = 10_000
PAD, PAD_WIDE = 408, 300


class SignScreen(FlowScreen):
    """What is signed stands beside the pad, word by word as it is kept."""

    waits = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._waiting: Waiting | None = None
        self._lines: tuple[OrderLineId, ...] = ()
        self._collector = ""
        self._typing = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = Label("", "title", name="pickup.sign.title")
        self.how = Label("", "body", "soft", name="pickup.sign.how")
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self.list_head = Heading("", "action", name="pickup.sign.head")
        self.list_words = Label("", "body", name="pickup.sign.list")
        self.promise = Label("", "body", "soft", name="pickup.sign.promise")
        self._inside = inside = QVBoxLayout(self.card)
        inside.setSpacing(10)
        for part in (self.list_head, self.list_words, self.promise):
            inside.addWidget(part)
        self.pad = SignaturePad("", name="pickup.pad")
        self.name = Field("", "text", name="pickup.sign.name")
        self.remark = Remark("", "keyboard", name="pickup.sign.remark")
        self.sign = Button("", "primary", icon="pen-line", name="pickup.sign.do")
        self.other = Button("", "secondary", name="pickup.sign.other")
        self.refuse = Button("", "secondary", name="pickup.sign.refuse")
        stack(self.read, (self.title, 4), (self.how, 22), (self.card, 0))
        self.read.addStretch(1)
        stack(self.do, (self.pad, 20), (self.name, 8), (self.remark, 20))
        for button in (self.sign, self.other, self.refuse):
            self.do.addWidget(button)
            self.do.addSpacing(16)
        self.do.addStretch(1)
        self.keyboard = OnScreenKeyboard(
            "", self.context.language, languages=self.context.languages, name="pickup.sign.keyboard"
        )
        self.foot.addWidget(self.keyboard)
        self.keyboard.write_to(self.name.edit)

    def _connect(self) -> None:
        self.pad.changed.connect(self._word_sign)
        self.name.changed.connect(self._on_typed)
        self.keyboard.done.connect(self._hide_keys)
        self.sign.pressed_open.connect(self._sign)
        self.sign.explain.connect(self._why_closed)
        self.other.pressed_open.connect(self._turn)
        self.refuse.pressed_open.connect(self._refuse)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: Any) -> None:
        self._waiting = arguments["waiting"]
        self._lines = arguments["lines"]
        self._collector = arguments["collector"]
        self.retext()
        self.fill()

    @override
    def arrange(self, *, wide: bool, large: bool) -> None:
        self.pad.setFixedHeight(theme_of(self).px(PAD_WIDE if wide else PAD))
        self.do.setContentsMargins(0, 0 if wide else 24, 0, 0)
        up = 16 if wide else 28
        self._inside.setContentsMargins(36, up, 36, up)
        self.keyboard.set_low(low=wide)

    @override
    def retext(self) -> None:
        waiting, t, language = self._waiting, self.t, self.context.language
        if waiting is None:
            return
        names = steps.names(language, waiting=waiting, sign=True)
        self.show_steps(names, 2, steps.said(names, 2, language))
        who = self._collector or waiting.called
        self.title.setText(t("Please sign here, {name}.", name=who))
        drawn = t("Use your finger. It need not be pretty.")
        self.how.setText(t("Type your name, if you cannot draw it.") if self._typing else drawn)
        self.list_head.setText(t("Order {number}", number=words.island(waiting.order_number)))
        taken = [line for line in waiting.ready if line.line in self._lines]
        self.list_words.setText(
            "\n".join(f"{line.quantity} \u00d7 {said.own(line.name)}" for line in taken)
        )
        self.promise.setText(t("I collect these items."))
        self.pad.clear_button.set_words(t("Clear"))
        self.pad.setAccessibleName(t("Box to sign in"))
        self.pad.set_caption(self._caption(who))
        self.name.set_texts(t("Your name"), t("It counts as your signature."))
        self.remark.setText(t("We note that you typed it."))
        self.other.set_words(t("Draw it") if self._typing else t("I cannot draw: type my name"))
        self.refuse.set_words(t("I do not want to sign"))
        self.keyboard.set_done(t("Done"))
        self.keyboard.setAccessibleName(t("Keyboard"))
        self._show_way()
        self._word_sign()

    @override
    def wipe(self) -> None:
        self.pad.clear()
        self._waiting, self._lines, self._collector = None, (), ""
        super().wipe()

    # ---- inside

    def _caption(self, who: str) -> str:
        now = self.context.now() if self.context.now is not None else None
        if now is None:
            return who
        day = words.day(words.local_day(now, self.context.zone), self.context.language)
        clock = words.island(words.clock(now, self.context.zone))
        return self.t("{name}, {day}, {time}", name=who, day=day, time=clock)

    def _show_way(self) -> None:
        self.pad.setVisible(not self._typing)
        self.name.setVisible(self._typing)
        self.remark.setVisible(self._typing)
        if not self._typing:
            self.keys.hide()
        self._make_room()

    def _make_room(self) -> None:
        """While a name is typed, the other ways wait below the keyboard's last key."""
        for button in (self.other, self.refuse):
            button.setVisible(self.keys.isHidden())
        self.how.setVisible(self.keys.isHidden() or not self.wide)

    def _turn(self) -> None:
        self._typing = not self._typing
        self.retext()
        if self._typing:
            self.keys.show()
            self._make_room()
            self.name.edit.setFocus()

    def _hide_keys(self) -> None:
        self.keys.hide()
        self._make_room()

    def _on_typed(self, _text: str) -> None:
        self._word_sign()

    def _word_sign(self) -> None:
        number = len(self._lines)
        self.sign.set_words(self.tn("Sign for {n} item", "Sign for {n} items", number))
        why = None
        if self._typing and not self.name.text():
            why = self.t("Type your name first.")
        elif not self._typing and self.pad.is_empty():
            why = self.t("Sign in the box first.")
        self.sign.set_closed(why)

    def _signature(self) -> Signature:
        if self._typing:
            return Signature(typed=self.name.text())
        return Signature(
            tuple(
                tuple((round(p.x * PARTS), round(p.y * PARTS), p.ms) for p in stroke)
                for stroke in self.pad.strokes()
            )
        )

    def _sign(self) -> None:
        self.ask(
            service.request,
            then=self._requested,
            otherwise=self._refused,
            busy=[self.sign],
            lines=self._lines,
            collector=self._collector,
            signature=self._signature(),
        )

    def _requested(self, asked: Requested) -> None:
        self.pad.clear()
        self.name.wipe()
        self.context.go("pickup.waiting", visit=asked.visit)

    def _refused(self, refusal: Refusal) -> None:
        waiting = self._waiting
        if refusal.code is PickupRefusal.SOMEBODY_ELSE and waiting is not None:
            self.context.go("pickup.waiting", visit=waiting.visit)
        else:
            self.context.say_refusal(refusal)

    def _refuse(self) -> None:
        fact = self.t("Without a signature we hand this over at the desk only.")
        action = (self.t("Call somebody"), self._call_somebody)
        self.notice("supervised", fact, self.t("You need not sign here."), action)

    def _call_somebody(self) -> None:
        self.context.go("help.call")

    def _why_closed(self, reason: str) -> None:
        self.notice("waiting", reason)
