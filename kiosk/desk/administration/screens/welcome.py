"""The very first page: set up a business of one's own, or try the one of the demonstration."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.desk.administration.screens.brand import BrandSide
from kiosk.desk.administration.screens.sign_in import BRAND_SHARE
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.screen import Screen
from kiosk.ui.segments import LanguageRow
from kiosk.ui.text import Label

NARROW = 520


class WelcomeScreen(Screen):
    """Two doors and the languages by their own names."""

    set_up = Signal()
    try_it = Signal()

    def __init__(self, context: Context, *, begun: str = "", demonstration: bool = True) -> None:
        super().__init__(context)
        self._begun, self._demonstration = begun, demonstration
        self.brand = BrandSide()
        self.title = Label("", "hero", name="welcome.title")
        self.lead = Label("", "heading", "soft", bold=False, name="welcome.lead")
        self.mine = Button("", "primary", icon="store", icon_end="arrow-right", name="welcome.mine")
        self.mine_words = Label("", "body", "soft", name="welcome.mine_words")
        self.demo = Button("", icon="play", name="welcome.demo")
        self.demo_words = Label("", "body", "soft", name="welcome.demo_words")
        offered = tuple(words.DESK.items())
        self.languages = LanguageRow(offered, context.language, name="welcome.language")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.brand)
        row.addLayout(self._page(), 1000)
        row.addStretch(1)
        self.mine.pressed_open.connect(self.set_up)
        self.demo.pressed_open.connect(self.try_it)
        self.languages.chosen.connect(context.speak)
        self.retext()

    def _page(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(64, 56, 64, 40)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addSpacing(12)
        column.addWidget(self.lead)
        column.addSpacing(36)
        column.addWidget(self._door(self.mine, self.mine_words, "welcome.mine_card"))
        column.addSpacing(16)
        self.demo_card = self._door(self.demo, self.demo_words, "welcome.demo_card")
        column.addWidget(self.demo_card)
        if not self._demonstration:
            self.demo_card.hide()
        column.addStretch(3)
        self.languages.setMaximumWidth(NARROW)
        column.addWidget(self.languages)
        return column

    @staticmethod
    def _door(button: Button, said: Label, name: str) -> QWidget:
        card = Frame("card", name=name)
        card.setMaximumWidth(NARROW)
        button.setMinimumHeight(44)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 18)
        inside.setSpacing(12)
        inside.addWidget(said)
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    @override
    def retext(self) -> None:
        t = self.t
        self.brand.say("Foyer", "", t("The front desk of your business"))
        for part in (self.brand.day, self.brand.lobby):
            part.hide()
        self.title.setText(t("Welcome"))
        self.lead.setText(t("Everything stays on this PC, encrypted."))
        if self._begun:
            self.mine.set_words(t("Go on with {name}", name=self._begun))
            self.mine_words.setText(t("Your answers so far are kept."))
        else:
            self.mine.set_words(t("Set up mine"))
            self.mine_words.setText(t("Five short steps. You can stop and go on later."))
        self.demo.set_words(t("Try the demonstration"))
        self.demo_words.setText(t("A framing and print shop with customers, orders and staff."))
        self.languages.set_value(self.context.language)

    def _arrange(self) -> None:
        self.brand.fit(round(self.width() * BRAND_SHARE), self.height())
        self.brand.question.setMaximumWidth(round(self.width() * BRAND_SHARE) - 72)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()
